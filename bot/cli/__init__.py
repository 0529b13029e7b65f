"""The command line: every domain function without Slack. Commands import what they need only when they run."""

from __future__ import annotations

import sys

import typer

from bot.cli import (
    actions,
    bench,
    check,
    compare,
    doctor,
    due,
    guide,
    kpi,
    kpi_goals,
    kpi_ingest,
    kpi_preview,
    kpi_review,
    kpi_sources,
    serve,
)

app = typer.Typer(
    name="unison",
    help="Keeps a brand speaking with one voice: checks draft copy, in English and Chinese.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
)
check.register(app)
app.add_typer(guide.app, name="guide")
app.add_typer(bench.app, name="bench")
compare.register(app)
due.register(app)
actions.register(app)
kpi_ingest.register(kpi.app)
kpi_goals.register(kpi.app)
kpi_preview.register(kpi.app)
kpi_review.register(kpi.app)
kpi_sources.register(kpi.app)
app.add_typer(kpi.app, name="kpi")
serve.register(app)
doctor.register(app)


def main() -> None:
    """Run the command line. Exit code 0: clean; 1: findings; 2: wrong use or bad input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()
