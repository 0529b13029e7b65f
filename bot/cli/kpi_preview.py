"""`unison kpi backtest` and `unison kpi preview`: how a monitor would have fired on the figures of a file."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.check import Format, Reader
from bot.cli.fail import fail
from bot.cli.kpi_days_off import Holidays, days_off

if TYPE_CHECKING:
    from kpi.monitors.model import DailySeries, DaysOff
    from kpi.monitors.preview import Preview

File = Annotated[Path, typer.Argument(help="A CSV file with a header, one line a day, sorted by time.")]
Column = Annotated[str, typer.Option("--timestamp-col", help="Column of the days.")]
ValueColumn = Annotated[str, typer.Option("--value-col", help="Column of the values.")]
Kind = Annotated[str, typer.Option("--kind", help="anomaly, broken_data, no_data, change or threshold.")]
Sensitivity = Annotated[str, typer.Option(help="low, normal or high.")]
Limit = Annotated[float | None, typer.Option(help="For a threshold.")]
Lang = Annotated[Reader | None, typer.Option(help="Language of the answer.")]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``, the group `unison kpi`."""
    app.command("backtest")(backtest)
    app.command("preview")(preview)


def backtest(
    file: File,
    timestamp_col: Column = "date",
    value_col: ValueColumn = "value",
    kind: Kind = "anomaly",
    sensitivity: Sensitivity = "normal",
    above: Limit = None,
    below: Limit = None,
    holidays: Holidays = None,
    days: Annotated[int | None, typer.Option(min=1, help="Days to replay; else all that can be judged.")] = None,
    output: Annotated[Format, typer.Option("--format", help="text for people, json for programs.")] = Format.TEXT,
    lang: Lang = None,
) -> None:
    """Replay a monitor over a file, each day from the days before it: the alerts it would have opened.

    Says as well the smallest change that these figures can show.
    """
    from bot.cli.kpi import clear_kpi_errors
    from bot.i18n import text as t

    language = lang.value if lang else "en"
    with clear_kpi_errors():
        series = _series(file, timestamp_col, value_col)
        found = _replay(series, kind, sensitivity, above, below, days or len(series.values), days_off(holidays))
    if output is Format.JSON:
        json.dump(_as_dict(found, language), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    n = len(found.episodes)
    typer.echo(
        t("kpi.backtest.found", language, n=n, first=found.first, last=found.last, rate=f"{found.per_quarter:.1f}")
    )
    for row in _as_dict(found, language)["alerts"]:
        typer.echo(f"{row['first']}  {row['text']}")
    if found.unknown:
        typer.echo(t("monitors.preview.unknown", language, n=found.unknown))
    typer.echo(_plain(t("monitors.preview.smallest", language, smallest=_smallest(found, language))))


def preview(
    file: File,
    out: Annotated[Path, typer.Option("--out", help="The picture to write, a PNG.")],
    timestamp_col: Column = "date",
    value_col: ValueColumn = "value",
    kind: Kind = "anomaly",
    sensitivity: Sensitivity = "normal",
    above: Limit = None,
    below: Limit = None,
    holidays: Holidays = None,
    theme: Annotated[str, typer.Option(help="light or dark.")] = "light",
    name: Annotated[str | None, typer.Option(help="Name of the KPI on the picture; else the file's.")] = None,
    lang: Lang = None,
) -> None:
    """Draw how a monitor would have fired over the last quarter of a file; prints what the picture says."""
    from bot.charts.kpi_series import Chart, Span, picture
    from bot.cli.kpi import clear_kpi_errors
    from bot.features.kpi.previewing import says
    from kpi.monitors.anomaly import scores_upto
    from kpi.monitors.preview import QUARTER_DAYS

    if theme not in ("light", "dark"):
        fail("The theme is light or dark.")
    language = lang.value if lang else "en"
    with clear_kpi_errors():
        series = _series(file, timestamp_col, value_col)
        days = min(QUARTER_DAYS, len(series.values))
        off = days_off(holidays)
        found = _replay(series, kind, sensitivity, above, below, days, off)
    scores = scores_upto(series, series.end, off=off)
    chart = Chart(
        name=name or file.stem,
        first=found.first,
        values=series.window(series.end, days),
        says=says(found, language),
        low=scores.low[0, -days:],
        high=scores.high[0, -days:],
        spans=[Span(each.first, each.last) for each in found.episodes],
    )
    image = picture(chart, language, theme="dark" if theme == "dark" else "light")
    try:
        out.write_bytes(image.png)
    except OSError as problem:
        fail(f"{out} cannot be written: {problem.strerror}. Give a path in a folder that exists.")
    typer.echo(image.alt)


def _series(file: Path, timestamp_col: str, value_col: str) -> DailySeries:
    import numpy as np

    from kpi.monitors.errors import BadSeries
    from kpi.monitors.model import DailySeries
    from kpi.monitors.table import read_points

    points = read_points(file, timestamp_col, value_col)
    first, last = points[0].when.date(), points[-1].when.date()
    values = np.full((last - first).days + 1, np.nan)
    seen: set[dt.date] = set()
    for number, point in enumerate(points, start=2):
        day = point.when.date()
        if day in seen:
            raise BadSeries(f"{day} is there twice. Give one line a day.", number)
        seen.add(day)
        values[(day - first).days] = np.nan if point.value is None else point.value
    return DailySeries(first, values)


def _replay(
    series: DailySeries,
    kind: str,
    sensitivity: str,
    above: float | None,
    below: float | None,
    days: int,
    off: DaysOff,
) -> Preview:
    from kpi.alerts.errors import BadParameter
    from kpi.alerts.kinds import monitor_of
    from kpi.alerts.model import Watch
    from kpi.model import Kpi, Name
    from kpi.monitors.preview import preview as replay

    known = ("anomaly", "broken_data", "no_data", "change", "threshold")
    if kind not in known:
        raise BadParameter(kind, f"cannot be replayed on a file alone. Choose one of {', '.join(known)}.")
    limits = {"above": above, "below": below} if kind == "threshold" else {}
    parameters: dict[str, Any] = {name: value for name, value in limits.items() if value is not None}
    if kind in ("anomaly", "change"):
        parameters["sensitivity"] = sensitivity
    watch = Watch(id="file", kpi="file", kind=kind, parameters=parameters)  # type: ignore[arg-type]
    kpi = Kpi(id="file", name=Name("file"), unit="users", direction="up", goal="none")
    from kpi.monitors.model import Figures

    return replay(Figures(series, off=off), monitor_of(watch, kpi, None), series.end, days)


def _as_dict(found: Preview, language: str) -> dict[str, Any]:
    """The contract of ``--format json``: ``format`` 1."""
    import math

    from bot.features.kpi.reading import words_of
    from kpi.alerts.judge import said_of

    names = ("day_up", "day_down", "two_days_down", "level_down", "trend_down")
    smallest = {name: getattr(found.smallest, name) for name in names}
    return {
        "format": 1,
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "per_quarter": round(found.per_quarter, 2),
        "unknown_days": found.unknown,
        "alerts": [
            {
                "began": each.began.isoformat(),
                "first": each.first.isoformat(),
                "last": each.last.isoformat(),
                "open": each.open,
                "code": each.reading.code,
                "text": words_of(said_of(each.reading), language),
            }
            for each in found.episodes
        ],
        "smallest_change": {name: value if math.isfinite(value) else None for name, value in smallest.items()},
    }


def _smallest(found: Preview, language: str) -> str:
    from bot.features.kpi.views.lists import smallest_words

    return smallest_words(found.smallest, language)


def _plain(words: str) -> str:
    return words.replace(":mag: ", "")
