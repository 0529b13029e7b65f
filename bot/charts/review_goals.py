"""The picture of goals in a review: a bar each, a tick where it should be by now, a mark where it is heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.fonts import drawable, wrap
from bot.charts.kpi_canvas import SCALE, Canvas, Picture, measured
from bot.charts.palette import Theme, Tone
from bot.i18n import text as t

WIDTH, ROW, MARGIN = 720, 78, 24
LEFT, RIGHT = 262, 590
MOST = 1.2
"""How much of the way the bar has room for: what is beyond the goal is seen as beyond it."""
_TITLE, _NAME, _SMALL = 24, 17, 14
_BAR = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A goal. ``way``, ``due`` and ``end``: shares of the way done, due by now, and projected for the end; None where
    it cannot be told, and then ``says`` is why. ``done`` and ``target`` are those as text, ``stand`` is one word for
    how it stands, ``mark`` good, bad, open or quiet."""

    name: str
    says: str
    stand: str
    mark: str
    way: float | None
    due: float | None
    end: float | None
    done: str
    target: str


def picture(bars: Sequence[Bar], title: str, says: str, language: str, *, theme: Theme = "light") -> Picture:
    """Draw ``bars`` under a title and a sentence."""
    top = MARGIN + 100
    canvas = Canvas(WIDTH, top + ROW * len(bars) + MARGIN - 6, theme)
    canvas.text(MARGIN, MARGIN, title, _TITLE, canvas.palette.ink, bold=True)
    canvas.text(MARGIN, MARGIN + 38, says, 16, canvas.palette.ink)
    _legend(canvas, MARGIN + 70, language)
    for number, bar in enumerate(bars):
        _row(canvas, bar, top + ROW * number)
    said = [
        t("review.alt.goal", language, name=bar.name, stand=bar.stand, done=bar.done, target=bar.target)
        if bar.way is not None
        else t("review.alt.thin", language, name=bar.name, says=bar.says)
        for bar in bars
    ]
    return canvas.done(t("alert.alt.join", language).join([title, says, *said])[:990])


def _legend(canvas: Canvas, y: float, language: str) -> None:
    palette, x = canvas.palette, float(MARGIN)
    for key, kind in (("done", "box"), ("due", "tick"), ("end", "ring"), ("goal", "line")):
        middle = y + 9
        match kind:
            case "box":
                canvas.box(x, middle - 6, x + 24, middle + 6, palette.quiet.ink)
            case "tick":
                canvas.box(x + 10, middle - 9, x + 14, middle + 9, palette.ink)
            case "ring":
                _diamond(canvas, x + 12, middle, palette.ink, palette.page)
            case _:
                canvas.dashes([(x + 12, middle - 10), (x + 12, middle + 10)], palette.ink, 1.6, 4, 3)
        words = t(f"review.chart.{key}", language)
        canvas.text(x + 32, y, words, _SMALL, palette.soft)
        x += 32 + measured(words, _SMALL) + 24


def _row(canvas: Canvas, bar: Bar, y: float) -> None:
    palette = canvas.palette
    tone: Tone = {"good": palette.good, "bad": palette.bad, "open": palette.open}.get(bar.mark, palette.quiet)
    canvas.line([(MARGIN, y), (WIDTH - MARGIN, y)], palette.line)
    name = wrap(drawable(bar.name), _NAME * SCALE, (LEFT - MARGIN - 24) * SCALE, 2)
    for number, line in enumerate(name):
        canvas.text(MARGIN, y + (29 if len(name) == 1 else 18) + 23 * number, line, _NAME, palette.ink)
    x = WIDTH - MARGIN
    canvas.text(x, y + 28, bar.stand, 17, tone.ink, align="right", bold=True)
    if bar.way is None or bar.due is None or bar.end is None:
        said = wrap(drawable(bar.says), _SMALL * SCALE, (RIGHT - LEFT) * SCALE, 2)
        for number, line in enumerate(said):
            canvas.text(LEFT, y + (31 if len(said) == 1 else 20) + 20 * number, line, _SMALL, palette.soft)
        return
    high, low = y + 22, y + 22 + _BAR
    canvas.box(LEFT, high, _x(MOST), low, palette.quiet.ground)
    canvas.box(LEFT, high, max(_x(bar.way), LEFT + 3), low, tone.edge)
    canvas.dashes([(_x(1.0), high - 5), (_x(1.0), low + 5)], palette.ink, 1.6, 4, 3)
    canvas.box(_x(bar.due) - 2, high - 6, _x(bar.due) + 2, low + 6, palette.ink)
    _diamond(canvas, _x(bar.end), (high + low) / 2, palette.ink, palette.page)
    canvas.text(LEFT, low + 8, bar.done, _SMALL, palette.ink, bold=True)
    canvas.text(_x(1.0), low + 8, bar.target, _SMALL, palette.soft, align="middle")


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * min(max(share, 0.0), MOST) / MOST


def _diamond(canvas: Canvas, x: float, y: float, edge: str, ground: str) -> None:
    for size, colour in ((7.5, edge), (4.8, ground)):
        canvas.area([(x - size, y), (x, y - size), (x + size, y), (x, y + size)], colour)
