"""Sparklines: a KPI's last weeks as small as a word, in text for messages and as a picture of several KPIs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.charts.fonts import drawable, shorten
from bot.charts.kpi_canvas import SCALE, Canvas, Picture
from bot.charts.palette import Theme, Tone
from bot.i18n import text as t

BARS = "▁▂▃▄▅▆▇█"
WIDTH, ROW, MARGIN = 740, 58, 24
_NAME, _NUMBER, _SMALL = 18, 20, 14
_SPARK = (250, 410)
_VALUE, _CHANGE = 512, 612
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """A KPI of the overview: figures of its last days, and what is written beside them. ``mark`` says how it stands:
    good, bad, open (cannot be told or nearly so) or quiet."""

    name: str
    values: Floats
    value: str
    change: str
    pace: str
    mark: str = "quiet"


def text_spark(values: Floats, width: int = 14) -> str:
    """The last ``width`` figures as bars from lowest to highest; a dot where one is missing."""
    shown = values[-width:]
    known = shown[np.isfinite(shown)]
    if not len(known):
        return ""
    low, span = float(known.min()), float(known.max() - known.min())
    return "".join(
        BARS[min(round((each - low) / span * 7), 7) if span else 3] if math.isfinite(each) else "·" for each in shown
    )


def overview(rows: Sequence[Row], title: str, language: str, *, theme: Theme = "light") -> Picture:
    """A picture of ``rows``: name, sparkline, value, change and pace."""
    canvas = Canvas(WIDTH, MARGIN * 2 + 62 + ROW * len(rows), theme)
    palette = canvas.palette
    canvas.text(MARGIN, MARGIN, title, 24, palette.ink, bold=True)
    y = MARGIN + 44.0
    for x, key, align in (
        (_SPARK[0], "alert.overview.lately", "left"),
        (_VALUE, "alert.overview.value", "right"),
        (_CHANGE, "alert.overview.change", "right"),
        (WIDTH - MARGIN, "alert.overview.pace", "right"),
    ):
        canvas.text(x, y, t(key, language), _SMALL, palette.soft, align=align)
    y += 26
    for row in rows:
        tone: Tone = {"good": palette.good, "bad": palette.bad, "open": palette.open}.get(row.mark, palette.quiet)
        canvas.line([(MARGIN, y), (WIDTH - MARGIN, y)], palette.line)
        name = shorten(drawable(row.name), _NAME * SCALE, (_SPARK[0] - MARGIN - 20) * SCALE)
        canvas.text(MARGIN, y + 18, name, _NAME, palette.ink)
        _spark(canvas, row.values, y + 10, ROW - 20, tone)
        canvas.text(_VALUE, y + 17, row.value, _NUMBER, palette.ink, align="right", bold=True)
        canvas.text(_CHANGE, y + 19, row.change, 16, palette.ink, align="right")
        canvas.text(WIDTH - MARGIN, y + 19, row.pace, 16, tone.ink, align="right")
        y += ROW
    said = [t("alert.overview.row", language, name=r.name, value=r.value, change=r.change, pace=r.pace) for r in rows]
    return canvas.done(t("alert.alt.join", language).join([title, *said])[:990])


def _spark(canvas: Canvas, values: Floats, y: float, high: float, tone: Tone) -> None:
    known = np.flatnonzero(np.isfinite(values))
    if len(known) < 2:
        return
    low, span = float(np.nanmin(values)), float(np.nanmax(values) - np.nanmin(values)) or 1.0
    left, right = _SPARK

    def place(index: int) -> tuple[float, float]:
        return (
            left + (right - left) * index / (len(values) - 1),
            y + high * (1 - (float(values[index]) - low) / span),
        )

    points = [place(int(index)) for index in known]
    canvas.area([*points, (points[-1][0], y + high), (points[0][0], y + high)], tone.ground)
    canvas.line(points, tone.ink, 1.8)
    canvas.dot(*points[-1], 3.6, tone.ink)
