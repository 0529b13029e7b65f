"""The picture of what moved in a review: each KPI's last weeks with the review's days marked, by how much, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.charts.fonts import drawable, shorten, wrap
from bot.charts.kpi_canvas import SCALE, Canvas, Picture, measured
from bot.charts.palette import Theme, Tone
from bot.i18n import text as t

WIDTH, ROW, MARGIN = 720, 92, 24
SPARK = (270, 450)
_TITLE, _NAME, _SMALL = 24, 17, 14
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Move:
    """A KPI that moved: figures of its last days, of which the last ``days`` are the review's; ``before`` is the mean
    day it is compared with. ``change`` and ``value`` are written at the right, ``why`` under the name."""

    name: str
    why: str
    values: Floats
    days: int
    before: float
    change: str
    value: str
    good: bool


def picture(moves: Sequence[Move], title: str, says: str, language: str, *, theme: Theme = "light") -> Picture:
    """Draw ``moves`` under a title and a sentence."""
    top = MARGIN + 100
    canvas = Canvas(WIDTH, top + ROW * len(moves) + MARGIN - 8, theme)
    palette = canvas.palette
    canvas.text(MARGIN, MARGIN, title, _TITLE, palette.ink, bold=True)
    canvas.text(MARGIN, MARGIN + 38, says, 16, palette.ink)
    x, y = float(MARGIN), MARGIN + 70.0
    for key in ("days", "before"):
        if key == "days":
            canvas.box(x, y + 2, x + 24, y + 16, palette.quiet.ground, palette.quiet.edge)
        else:
            canvas.dashes([(x, y + 9), (x + 24, y + 9)], palette.soft, 1.6, 5, 4)
        words = t(f"review.chart.{key}", language)
        canvas.text(x + 32, y, words, _SMALL, palette.soft)
        x += 32 + measured(words, _SMALL) + 24
    for number, move in enumerate(moves):
        _row(canvas, move, top + ROW * number)
    said = [
        t("review.alt.mover", language, name=m.name, change=m.change, value=m.value, why=_tail(m.why, language))
        for m in moves
    ]
    return canvas.done(t("alert.alt.join", language).join([title, says, *said])[:990])


def _tail(why: str, language: str) -> str:
    return t("review.mover.why", language, why=why) if why else ""


def _row(canvas: Canvas, move: Move, y: float) -> None:
    palette = canvas.palette
    tone: Tone = palette.good if move.good else palette.bad
    canvas.line([(MARGIN, y), (WIDTH - MARGIN, y)], palette.line)
    room = (SPARK[0] - MARGIN - 24) * SCALE
    canvas.text(MARGIN, y + 15, shorten(drawable(move.name), _NAME * SCALE, room), _NAME, palette.ink, bold=True)
    for number, line in enumerate(wrap(drawable(_narrow(move.why)), _SMALL * SCALE, room, 2)):
        canvas.text(MARGIN, y + 41 + 20 * number, line, _SMALL, palette.soft)
    _spark(canvas, move, y + 14, ROW - 30, tone)
    x = WIDTH - MARGIN
    canvas.text(x, y + 20, _narrow(move.change), 26, tone.ink, align="right", bold=True)
    canvas.text(x, y + 56, move.value, _SMALL, palette.soft, align="right")


def _narrow(words: str) -> str:
    """The font's minus is as wide as a Chinese character; a dash reads as one at the size of digits."""
    return words.replace("\u2212", "\u2013")


def _spark(canvas: Canvas, move: Move, y: float, high: float, tone: Tone) -> None:
    palette, values = canvas.palette, move.values
    known = np.flatnonzero(np.isfinite(values))
    if len(known) < 2:
        return
    there = [*values[known], *([move.before] if math.isfinite(move.before) else [])]
    low, span = float(min(there)), float(max(there) - min(there)) or 1.0
    left, right = SPARK

    def x_of(index: float) -> float:
        return left + (right - left) * index / (len(values) - 1)

    def y_of(value: float) -> float:
        return y + high * (1 - (value - low) / span)

    begin = max(len(values) - move.days, 0)
    canvas.box(x_of(begin - 0.5), y - 6, right + 5, y + high + 6, palette.quiet.ground, palette.quiet.edge)
    if math.isfinite(move.before):
        canvas.dashes([(left, y_of(move.before)), (right + 5, y_of(move.before))], palette.soft, 1.4, 5, 4)
    points = [(x_of(int(index)), y_of(float(values[index]))) for index in known]
    canvas.line([p for p, index in zip(points, known, strict=True) if index <= begin], palette.soft, 1.8)
    canvas.line([p for p, index in zip(points, known, strict=True) if index >= begin], tone.ink, 2.6)
    canvas.dot(*points[-1], 4.0, tone.ink)
