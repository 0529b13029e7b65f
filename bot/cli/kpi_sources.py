"""`unison kpi sources`: the sources of sources.yaml listed, tried without storing anything, and pulled."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import FINDINGS, clear_errors, fail

if TYPE_CHECKING:
    from bot.settings import Settings
    from kpi.sources.configured.model import Configured
    from storage.session import Database

app = typer.Typer(help="Sources that KPI figures are pulled from.", no_args_is_help=True)

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
Language = Annotated[Reader | None, typer.Option(help="Language of the answer.")]
Name = Annotated[str, typer.Argument(help="Name of the source in sources.yaml.")]


def register(group: typer.Typer) -> None:
    """Add the commands to ``group``, the group `unison kpi`."""
    group.add_typer(app, name="sources")


@app.command("list")
def list_sources(output: Output = Format.TEXT, lang: Language = None) -> None:
    """List the sources of sources.yaml: kind, schedule, newest figure, last run and what was wrong with it.

    Exit code 0: every source ran well, or never yet; 1: one has a problem; 2: the file cannot be used.
    """
    from bot.i18n import text as t
    from kpi.sources.ingest import store as loaded
    from kpi.sources.record import store

    with _ready(lang) as (settings, database, language):
        found = _configured(settings, language)
        with database.reading() as session:
            runs = store.runs(session)
            known = {each.name: each for each in loaded.sources(session)}
        rows = [_row(each, runs.get(each.name), known.get(each.name)) for each in found]
    if output is Format.JSON:
        json.dump({"file": str(settings.sources_file), "sources": rows}, sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    elif not rows:
        typer.echo(t("kpi_sources.no_sources", language, file=settings.sources_file))
    else:
        never = t("kpi_sources.list.never", language)
        for row in rows:
            shown = {"newest": row["newest"] or never, "tried": row["tried_at"] or never}
            typer.echo(t("kpi_sources.list.line", language, name=row["name"], kind=row["kind"], **shown))
            if row["problem"]:
                typer.echo("  " + t(row["problem"]["code"], language, **row["problem"]["params"]))
    if any(row["problem"] for row in rows):
        raise typer.Exit(FINDINGS)


@app.command("test")
def try_source(name: Name, output: Output = Format.TEXT, lang: Language = None) -> None:
    """Pull a source and show how its figures would be read; nothing is stored.

    Exit code 0: all of it would be loaded; 1: rows have faults; 2: it cannot be pulled or read.
    """
    _pull(name, output, lang, preview=True)


@app.command("run")
def run_source(name: Name, output: Output = Format.TEXT, lang: Language = None) -> None:
    """Pull a source now and load its figures: all of them or none.

    Exit code 0: loaded whole; 1: rows with faults were skipped, as its entry says; 2: nothing was loaded.
    """
    _pull(name, output, lang, preview=False)


def _pull(name: str, output: Format, lang: Reader | None, *, preview: bool) -> None:
    from bot.cli.kpi_ingest import progress_bar
    from bot.cli.render_figures import print_report, refuse
    from bot.i18n import text as t
    from kpi.errors import KpiError
    from kpi.sources.configured import run as pulling
    from kpi.sources.ingest.errors import SourceError
    from kpi.sources.ingest.model import Refused
    from kpi.sources.record import store

    with _ready(lang) as (settings, database, language):
        sources = _configured(settings, language)
        source = next((each for each in sources if each.name == name), None)
        if source is None:
            known = ", ".join(each.name for each in sources) or "–"
            fail(t("kpi_sources.no_source", language, name=name, known=known))
        now = datetime.now(UTC)

        def keep(problem: dict[str, Any] | None) -> None:
            if not preview:
                with database.session() as session:
                    store.ran(session, name, now, problem)

        try:
            with progress_bar(t("kpi_sources.working", language, name=name)) as progress:
                report = pulling.pull(database, source, now=now, preview=preview, progress=progress)
        except Refused as refused:
            keep({"code": refused.code, "params": dict(refused.params)})
            refuse(refused, output, language)
        except SourceError as problem:
            keep({"code": problem.code, "params": dict(problem.params)})
            fail(t(problem.code, language, **problem.params))
        except KpiError as problem:
            keep({"code": "kpi_sources.other_problem", "params": {"why": str(problem)}})
            fail(str(problem))
        keep(None)
    print_report(report, output, language)
    if report.bad_rows:
        raise typer.Exit(FINDINGS)


@contextmanager
def _ready(lang: Reader | None) -> Iterator[tuple[Settings, Database, str]]:
    from bot.settings import load
    from storage import migrate
    from storage.session import Database

    with clear_errors(lang.value if lang else "en"):
        settings = load()
    language = lang.value if lang else settings.language
    database = Database(settings.database)
    try:
        with clear_errors(language):
            migrate.upgrade(database.engine)
            yield settings, database, language
    finally:
        database.dispose()


def _configured(settings: Settings, language: str) -> tuple[Configured, ...]:
    from bot.i18n import text as t
    from kpi.sources.configured.read import read
    from kpi.sources.ingest.errors import SourceError

    try:
        return read(settings.sources_file, zone=settings.time_zone)
    except SourceError as problem:
        fail(t(problem.code, language, **problem.params))


def _row(source: Configured, run: Any, known: Any) -> dict[str, Any]:
    return {
        "name": source.name,
        "kind": source.kind,
        "line": source.line,
        "owner": source.owner,
        "every_seconds": source.every,
        "at": f"{source.at:%H:%M}" if source.at else None,
        "newest": f"{known.newest:%Y-%m-%d}" if known is not None and known.newest else None,
        "tried_at": run.tried_at.isoformat(timespec="minutes") if run is not None else None,
        "problem": dict(run.problem) if run is not None and run.problem else None,
    }
