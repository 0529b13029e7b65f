"""What a load of figures is told as, on the command line: how columns are read, counts, faults; as text or as JSON."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

import typer

from bot.cli.check import Format
from bot.cli.fail import BAD_INPUT

if TYPE_CHECKING:
    from kpi.sources.ingest.model import Note, Refused, Report


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
