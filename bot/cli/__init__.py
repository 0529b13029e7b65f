"""The command line: every domain function without Slack. Commands import what they need only when they run."""

from __future__ import annotations

import errno
import os
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
from bot.cli.fail import BAD_INPUT, complain

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
_NO_WAY_IN = frozenset({errno.EACCES, errno.EPERM, errno.ENAMETOOLONG, errno.ELOOP, errno.EIO})
"""What a disk, its owner or the name of a file forbids, which is no fault of the program."""

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
    """Run the command line. Exit code 0: clean; 1: findings; 2: wrong use, bad input or no room to write."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Where it was closed (>&-) Python has no such stream, and the next file opened would take its place.
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode, encoding="utf-8"))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as problem:
        if problem.errno not in _NO_ROOM | _NO_WAY_IN:
            raise
        if not problem.filename:
            # What could not be written stays in the stream, and Python would try again as it leaves.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        how = "opened" if problem.filename and problem.errno in _NO_WAY_IN else "written"
        complain(f"{problem.filename or 'The output'} cannot be {how}: {problem.strerror}.")
        sys.exit(BAD_INPUT)
