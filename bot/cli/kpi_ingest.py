"""`unison kpi ingest`: the figures of a file into the database, or a look at how they would be read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import BAD_INPUT, FINDINGS, clear_errors, fail

if TYPE_CHECKING:
    from kpi.sources.ingest.model import Choices, Note, Progress, Refused, Report

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


def refuse(refused: Refused, output: Format, language: str) -> NoReturn:
    """Say that rows have faults and which, and end: nothing was loaded."""
    from bot.i18n import text as t

    if output is Format.JSON:
        _print_json(refused.report, language)
    typer.secho(t(refused.code, language, **refused.params), err=True, fg=typer.colors.RED)
    if output is Format.TEXT:
        for line in fault_lines(refused.report, language):
            typer.echo(line, err=True)
    raise typer.Exit(BAD_INPUT)


def fault_lines(report: Report, language: str) -> list[str]:
    """The faults of ``report``, a sentence each, and how many more there are."""
    from bot.i18n import text as t

    lines = []
    for fault in report.faults:
        reason = t(fault.code, language, **fault.params)
        key = "kpi_sources.fault_in" if fault.column else "kpi_sources.fault"
        lines.append("  " + t(key, language, row=fault.row, reason=reason, column=fault.column))
    more = report.bad_rows - len(report.faults)
    return [*lines, "  " + t("kpi_sources.more_faults", language, n=more)] if more else lines


def print_report(report: Report, output: Format, language: str) -> None:
    """Print what was loaded, or how it would be read."""
    if output is Format.JSON:
        _print_json(report, language)
    else:
        _print(report, language)


def _print(report: Report, language: str) -> None:
    from bot.i18n import text as t

    if report.loaded is None:
        known = {"source": report.source, "rows": report.rows}
        if report.figures:
            shown = {
                "figures": report.figures,
                "first": _when(report, report.first),
                "last": _when(report, report.last),
            }
            typer.echo(t("kpi_sources.preview", language, **known, **shown))
        else:
            typer.echo(t("kpi_sources.preview_nothing", language, **known))
        for line in schema_lines(report, language):
            typer.echo("  " + line)
        for at, kpi, dimensions, value in report.sample:
            cut = "".join(f"  {name}={label}" for name, label in dimensions.items())
            typer.echo(f"  {_when(report, at)}  {kpi}{cut}  {value:,.10g}")
    else:
        done = report.loaded
        counts = {"new": done.new, "restated": done.restated, "unchanged": done.unchanged}
        said = t("kpi_sources.loaded", language, source=report.source, duplicates=done.duplicates, **counts)
        typer.echo(said)
        if done.totals:
            typer.echo(t("kpi_sources.totals_added", language, n=done.totals))
        elif report.schema.summed and report.bad_rows:
            typer.echo(t("kpi_sources.no_totals", language))
        for each in report.restated:
            cut = "".join(f"  {name}={label}" for name, label in each.dimensions.items())
            at = _when(report, each.at.replace(tzinfo=None).isoformat())
            typer.echo(f"  {at}  {each.kpi}{cut}  {each.before:,.10g} → {each.after:,.10g}")
    for note in report.notes:
        typer.echo(_sentence(note, language))
    if report.bad_rows:
        key = "kpi_sources.preview_faults" if report.loaded is None else "kpi_sources.skipped"
        share = f"{100 * report.bad_rows / report.rows:.2g}"
        typer.echo(t(key, language, n=report.bad_rows, rows=report.rows, share=share))
        for line in fault_lines(report, language):
            typer.echo(line)


def _when(report: Report, at: str | None) -> str:
    """A time of ``report`` as people read it: the day, or the hour in the zone of the source."""
    from zoneinfo import ZoneInfo

    moment = datetime.fromisoformat(str(at)).replace(tzinfo=UTC)
    if report.grain == "day":
        return f"{moment:%Y-%m-%d}"
    return f"{moment.astimezone(ZoneInfo(report.schema.zone)):%Y-%m-%d %H:%M}"


def schema_lines(report: Report, language: str) -> list[str]:
    """How each column is read, a sentence each."""
    from bot.i18n import text as t

    schema = report.schema
    lines = [t("kpi_sources.reads_date", language, column=schema.date, zone=schema.zone)]
    if schema.kpi_column:
        lines.append(t("kpi_sources.reads_value", language, column=schema.kpi_column, value=schema.value))
    for each, kpi in schema.kpis.items():
        key = "kpi_sources.reads_share" if kpi in schema.shares else "kpi_sources.reads_kpi"
        lines += [t(key, language, column=each, kpi=kpi)] if kpi else []
    return lines + [t("kpi_sources.reads_dimension", language, column=each) for each in schema.dimensions]


def _sentence(note: Note, language: str) -> str:
    from bot.i18n import text as t

    return t(note.code, language, **note.params)


def _print_json(report: Report, language: str) -> None:
    from dataclasses import asdict

    from bot.i18n import text as t

    answer = {
        "source": report.source,
        "kind": report.kind,
        "schema": report.schema.as_dict(),
        "grain": report.grain,
        "period": report.period,
        "rows": report.rows,
        "bad_rows": report.bad_rows,
        "good_rows": report.good_rows,
        "figures": report.figures,
        "blanks": report.blanks,
        "first": report.first and _when(report, report.first),
        "last": report.last and _when(report, report.last),
        "loaded": asdict(report.loaded) if report.loaded else None,
        "restated": [
            {
                "at": _when(report, each.at.replace(tzinfo=None).isoformat()),
                "kpi": each.kpi,
                "dimensions": dict(each.dimensions),
                "before": each.before,
                "after": each.after,
            }
            for each in report.restated
        ],
        "notes": [{"code": each.code, "message": _sentence(each, language)} for each in report.notes],
        "faults": [
            {
                "row": each.row,
                "column": each.column,
                "code": each.code,
                "message": t(each.code, language, **each.params),
            }
            for each in report.faults
        ],
        "sample": [
            {"at": _when(report, at), "kpi": kpi, "dimensions": dict(dimensions), "value": value}
            for at, kpi, dimensions, value in report.sample
        ],
    }
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
