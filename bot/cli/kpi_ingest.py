"""`unison kpi ingest`: the figures of a file into the database, or a look at how they would be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import FINDINGS, clear_errors, fail
from bot.cli.render_figures import print_report, refuse

if TYPE_CHECKING:
    from kpi.sources.ingest.model import Choices, Progress

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


def register(app: typer.Typer) -> None:
    """Add the command to ``app``, the group `unison kpi`."""
    app.command("ingest")(ingest)


def ingest(
    file: Annotated[str, typer.Argument(help="A .csv, .tsv, .xlsx or .jsonl file.")],
    source: Annotated[str, typer.Option(help="Name of the source; how its columns are read is remembered under it.")],
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", help="COLUMN=KPI, or LABEL=KPI where a column names the KPI; COLUMN= leaves it out."),
    ] = None,
    date_col: Annotated[str | None, typer.Option(help="Column of the times.")] = None,
    kpi_col: Annotated[str | None, typer.Option(help="Column that names the KPI, one figure a row.")] = None,
    value_col: Annotated[str | None, typer.Option(help="Column of the figures beside --kpi-col.")] = None,
    dim: Annotated[list[str] | None, typer.Option(help="Column that cuts the figures, such as city.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Column to leave out.")] = None,
    share: Annotated[
        list[str] | None, typer.Option(help="KPI in percent whose figures are shares of one here: 0.64 is 64 %.")
    ] = None,
    totals: Annotated[
        bool | None,
        typer.Option(
            help="Whether figures of the whole are added up where the file has only parts; it is, unless said."
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="Sheet of the workbook.")] = None,
    dates: Annotated[str | None, typer.Option(help="dmy or mdy: the order of day and month.")] = None,
    year: Annotated[
        int | None, typer.Option(help="Year of days written without one, such as 11月9日.", min=1990, max=2099)
    ] = None,
    decimal: Annotated[str | None, typer.Option(help="The decimal sign, a point or a comma.")] = None,
    tz: Annotated[str | None, typer.Option("--tz", help="Zone of times without one, such as Asia/Shanghai.")] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show how the file is read; store nothing.")] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Load the good rows of a file with bad ones.")
    ] = False,
    output: Output = Format.TEXT,
    lang: Annotated[Reader | None, typer.Option(help="Language of the answer.")] = None,
) -> None:
    """Load the figures of KPIs from a file: all of it or nothing, and again without harm.

    Exit code 0: loaded whole, or a preview without faults; 1: rows with faults were skipped, or shown by --preview;
    2: nothing was loaded.
    """
    from bot.i18n import text as t
    from bot.settings import load
    from kpi.errors import KpiError
    from kpi.sources.ingest.errors import SourceError
    from kpi.sources.ingest.model import Refused
    from kpi.sources.ingest.run import ingest as run
    from storage import migrate
    from storage.session import Database

    with clear_errors(lang.value if lang else "en"):
        settings = load()
    language = lang.value if lang else settings.language
    choices = _choices(
        mapped, date_col, kpi_col, value_col, dim, ignore, share, totals, sheet, dates, year, decimal, tz
    )
    database = Database(settings.database)
    try:
        with clear_errors(language):
            migrate.upgrade(database.engine)
            try:
                with progress_bar(t("kpi_sources.working", language, name=Path(file).name)) as progress:
                    report = run(
                        database,
                        file,
                        source,
                        now=datetime.now(UTC),
                        choices=choices,
                        zone=str(settings.time_zone),
                        preview=preview,
                        skip_bad_rows=skip_bad_rows,
                        progress=progress,
                    )
            except Refused as refused:
                refuse(refused, output, language)
            except SourceError as problem:
                fail(t(problem.code, language, **problem.params))
            except KpiError as problem:
                fail(str(problem))
    finally:
        database.dispose()
    print_report(report, output, language)
    if report.bad_rows:
        raise typer.Exit(FINDINGS)


def _choices(
    mapped: list[str] | None,
    date: str | None,
    kpi_column: str | None,
    value: str | None,
    dimensions: list[str] | None,
    ignored: list[str] | None,
    shares: list[str] | None,
    totals: bool | None,
    sheet: str | None,
    order: str | None,
    year: int | None,
    decimal: str | None,
    zone: str | None,
) -> Choices:
    from kpi.sources.ingest.model import DATE_ORDERS, DECIMALS, Choices

    pairs: dict[str, str] = {}
    for each in mapped or ():
        # A title may hold the sign itself; an id of a KPI never does.
        column, sign, kpi = each.rpartition("=")
        if not sign or not column.strip():
            raise typer.BadParameter(f"{each!r} is not COLUMN=KPI.", param_hint="--map")
        pairs[column.strip()] = kpi.strip()
    if order is not None and order not in DATE_ORDERS:
        raise typer.BadParameter(f"{order!r} is not dmy (day first) or mdy (month first).", param_hint="--dates")
    if decimal is not None and decimal not in DECIMALS:
        raise typer.BadParameter(f"{decimal!r} is not a point or a comma.", param_hint="--decimal")
    return Choices(
        kpis=pairs,
        date=date,
        kpi_column=kpi_column,
        value=value,
        dimensions=tuple(dimensions or ()),
        ignored=tuple(ignored or ()),
        shares=tuple(shares) if shares else None,
        totals=totals,
        sheet=sheet,
        date_order=next((each for each in DATE_ORDERS if each == order), None),
        decimal=next((each for each in DECIMALS if each == decimal), None),
        zone=zone,
        year=year,
    )


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A bar on standard error, which goes when the work is done and is not drawn where nobody looks."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda phase, done, of: bar.update(task, completed=done, total=of)
