"""`unison kpi`: scores of a series in a file, and measurements of the monitors."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.check import Format
from bot.cli.fail import fail
from bot.cli.kpi_days_off import Holidays, days_off

if TYPE_CHECKING:
    from bot.bench.kpi_series import ProfileScore

app = typer.Typer(help="KPIs: score a series, measure the monitors.", no_args_is_help=True)
bench = typer.Typer(help="Measure the monitors.", no_args_is_help=True)
app.add_typer(bench, name="bench")

Output = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
AtDatabase = Annotated[
    str | None, typer.Option("--database", help="Address of an empty database, such as postgresql://…, to use instead.")
]


class Table(StrEnum):
    """What `score` prints."""

    CSV = "csv"
    JSON = "json"


@contextmanager
def clear_kpi_errors() -> Iterator[None]:
    """Turn what a person can get wrong with a KPI into one sentence and exit code 2."""
    from kpi.errors import KpiError

    try:
        yield
    except KpiError as problem:
        fail(str(problem))


@app.command("score")
def score(
    file: Annotated[Path, typer.Argument(help="A CSV file with a header, sorted by time.")],
    timestamp_col: Annotated[str, typer.Option("--timestamp-col", help="Column of the times.")] = "timestamp",
    value_col: Annotated[str, typer.Option("--value-col", help="Column of the values.")] = "value",
    holidays: Holidays = None,
    output: Annotated[Table, typer.Option("--format", help="csv or json.")] = Table.CSV,
) -> None:
    """Anomaly score of every point, from the points before it only: timestamp, value, anomaly_score, flag.

    Any cadence from minutes to weeks. The score is between 0 and 1; an alert, flag 1, is at 0.5 or more. Below a day
    only what is news scores: a point that is not the strongest of its last 40 hours, of rises or of falls, scores 0. A
    day that has no line is flagged on the next line.
    """
    from kpi.monitors.points import score as score_points
    from kpi.monitors.table import read_points

    with clear_kpi_errors():
        points = read_points(file, timestamp_col, value_col)
        scored = score_points(((point.when, point.value) for point in points), days_off(holidays))
    if output is Table.CSV:
        lines = csv.writer(sys.stdout, lineterminator="\n")
        lines.writerow(["timestamp", "value", "anomaly_score", "flag"])
        for point, each in zip(points, scored, strict=True):
            lines.writerow([point.timestamp, point.text, repr(each.score), int(each.flag)])
        return
    rows = [
        {"timestamp": p.timestamp, "value": p.value, "anomaly_score": s.score, "flag": s.flag, "why": s.why}
        for p, s in zip(points, scored, strict=True)
    ]
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


@bench.command("simulate")
def simulate(
    series: Annotated[int, typer.Option(min=10, help="KPIs of each regime.")] = 200,
    seed: Annotated[int, typer.Option(help="Seed of the simulator.")] = 7,
    output: Output = Format.TEXT,
) -> None:
    """Recall by regime and shape, and false alerts per KPI and quarter, on 66 simulated weeks at the one default."""
    from bot.bench.kpi_simulate import run

    results = list(run(series, seed))
    if output is Format.JSON:
        json.dump([asdict(each) for each in results], sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    from rich.console import Console
    from rich.table import Table as Printed

    table = Printed(box=None, padding=(0, 2, 0, 0))
    for name in ("", *(each.regime for each in results)):
        table.add_column(name, justify="left" if not name else "right")
    table.add_row("false alerts per KPI and quarter", *(f"{each.false_alerts:.2f}" for each in results))
    for shape in results[0].recall:
        table.add_row(f"{shape}, caught", *(f"{each.recall[shape]:.0%}" for each in results))
    Console(highlight=False).print(table)


@bench.command("series")
def series(
    path: Annotated[Path, typer.Argument(help="Folder with windows.json and data/**.csv.")],
    output: Output = Format.TEXT,
) -> None:
    """Scores of the Numenta Anomaly Benchmark: at the product's own threshold, and at the best single one."""
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table as Printed

    from bot.bench.kpi_series import FIXED, run

    with clear_kpi_errors(), Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        result = run(path, lambda name, n, of: bar.update(task, description=name, completed=n - 1, total=of))
    if output is Format.JSON:
        json.dump(asdict(result), sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    console = Console(highlight=False)
    console.print(f"{result.files} files, {result.points} points, {result.windows} windows")
    table = Printed(box=None, padding=(0, 2, 0, 0))
    table.add_column("", no_wrap=True)
    for each in result.scores:
        table.add_column(each.profile, justify="right", no_wrap=True)
    for name, scores in (("all", result.scores), *result.folders.items()):
        table.add_row(f"{name}, at {FIXED}", *(f"{each.fixed:.1f}" for each in scores))
        table.add_row(f"{name}, best", *map(_best, scores))
    console.print(table)


def _best(score: ProfileScore) -> str:
    return f"{score.optimised:.1f} @ {score.threshold:.2f}"


@bench.command("ingest")
def bench_ingest(
    rows: Annotated[int, typer.Option(min=1, help="Rows of the generated file.")] = 1_000_000,
    kpis: Annotated[int, typer.Option(min=1, help="KPIs in it.")] = 500,
    mb: Annotated[int, typer.Option(min=0, help="Size of the file; remarks fill it up. 0: as the rows are.")] = 0,
    database: AtDatabase = None,
    output: Output = Format.TEXT,
) -> None:
    """Seconds and memory to load a generated file of daily figures into an empty database, twice.

    On SQLite and, where the development packages are installed, on a PostgreSQL of its own.
    """
    from bot.bench.databases import empty_databases
    from bot.bench.kpi_ingest import run

    results = [run(rows, kpis, each, file_mb=mb) for each in empty_databases(database)]
    if output is Format.JSON:
        json.dump([asdict(each) for each in results], sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    for each in results:
        typer.echo(f"{each.database}: {each.rows:,} rows, {each.file_mb:.0f} MB")
        typer.echo(f"  the first time: {each.first:.1f} s, of our processor time {each.first_cpu:.1f} s")
        typer.echo(f"  the same again: {each.again:.1f} s, of our processor time {each.again_cpu:.1f} s")
        typer.echo(f"  memory grown by: {each.grown_mb:.0f} MB")


@bench.command("speed")
def speed(
    kpis: Annotated[int, typer.Option(min=1, help="Daily KPIs.")] = 2000,
    days: Annotated[int, typer.Option(min=30, help="Days of each.")] = 1095,
    database: AtDatabase = None,
    output: Output = Format.TEXT,
) -> None:
    """Seconds for all monitors of many daily KPIs over their whole past, and over one more day, database included.

    On SQLite and, where the development packages are installed, on a PostgreSQL of its own.
    """
    from bot.bench.databases import empty_databases
    from bot.bench.kpi_speed import run

    results = [run(each, kpis, days) for each in empty_databases(database)]
    if output is Format.JSON:
        json.dump([asdict(each) for each in results], sys.stdout, indent=2)
        sys.stdout.write("\n")
        return
    for each in results:
        typer.echo(f"{each.database}: {each.kpis:,} KPIs x {each.days:,} days, {each.monitors:,} monitors")
        for name, timing in (
            ("the whole past", each.full),
            ("one more day loaded", each.day_load),
            ("one more day judged", each.day),
        ):
            typer.echo(f"  {name}: {timing.seconds:.1f} s, of our processor time {timing.cpu:.1f} s")
        typer.echo(f"  memory of an anomaly monitor: {each.state_bytes:.0f} bytes")
