"""The picture of a KPI over time: its figures, what was expected, the goal, a comparable period, and what happened.

``picture(Chart(...), language, theme=...)`` draws one; nothing but the values is needed. Reviews use the same.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.charts.fonts import drawable, wrap
from bot.charts.kpi_canvas import SCALE, Canvas, Picture, Point, day_words, measured, tick_words, ticks
from bot.charts.palette import Theme
from bot.i18n import text as t
from kpi.monitors.wording import amount

WIDTH, PLOT = 680, 280
"""Chat shows a picture at about 480 points: the smallest words are then still ten of them high."""
LEFT, RIGHT, MARGIN = 66, 76, 20
_TITLE, _SAYS, _SMALL = 24, 16, 14
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Span:
    """Days that something happened on, both inside."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, all (days,) from ``first`` on, NaN where there is nothing.

    ``low`` and ``high`` bound what was expected, ``goal`` is where the goal wants it, ``before`` the comparable days of
    ``before_days`` days earlier. ``spans`` are marked. ``says`` is one sentence under the name.
    """

    name: str
    first: dt.date
    values: Floats
    unit: str = ""
    says: str = ""
    low: Floats | None = None
    high: Floats | None = None
    expected: Floats | None = None
    goal: Floats | None = None
    before: Floats | None = None
    before_days: int = 28
    spans: Sequence[Span] = ()

    @property
    def last(self) -> dt.date:
        """The last day."""
        return self.first + dt.timedelta(days=len(self.values) - 1)


def picture(chart: Chart, language: str, *, theme: Theme = "light") -> Picture:
    """Draw ``chart`` for a reader of ``language``."""
    said = wrap(drawable(chart.says), _SAYS * SCALE, (WIDTH - 2 * MARGIN) * SCALE, 2) if chart.says else []
    top = MARGIN + 36 + 23 * len(said) + 42
    canvas = Canvas(WIDTH, top + PLOT + 52, theme)
    palette = canvas.palette
    unit = f"  {chart.unit}" if chart.unit else ""
    canvas.text(MARGIN, MARGIN, chart.name, _TITLE, palette.ink, bold=True)
    canvas.text(MARGIN + measured(drawable(chart.name), _TITLE) + 4, MARGIN + 8, unit, _SMALL, palette.soft)
    for number, line in enumerate(said):
        canvas.text(MARGIN, MARGIN + 38 + 23 * number, line, _SAYS, palette.ink)
    _Plot(canvas, chart, language, top).draw()
    return canvas.done(alt_text(chart, language))


def alt_text(chart: Chart, language: str) -> str:
    """What the picture says: the name, the days, the last figure, what was expected, the goal, what is marked."""
    parts = [
        t(
            "alert.alt.series",
            language,
            name=chart.name,
            first=day_words(chart.first, language),
            last=day_words(chart.last, language),
        )
    ]
    if chart.says:
        parts.append(chart.says)
    known = np.flatnonzero(np.isfinite(chart.values))
    if len(known):
        at = int(known[-1])
        day = day_words(chart.first + dt.timedelta(days=at), language)
        low, high = float(np.nanmin(chart.values)), float(np.nanmax(chart.values))
        parts.append(
            t(
                "alert.alt.last",
                language,
                day=day,
                value=amount(float(chart.values[at])),
                low=amount(low),
                high=amount(high),
            )
        )
        if chart.low is not None and chart.high is not None and np.isfinite(chart.low[at]):
            parts.append(
                t("alert.alt.band", language, low=amount(float(chart.low[at])), high=amount(float(chart.high[at])))
            )
        if chart.goal is not None and np.isfinite(chart.goal[at]):
            parts.append(t("alert.alt.goal", language, goal=amount(float(chart.goal[at]))))
    for span in list(chart.spans)[:5]:
        key = "alert.alt.span" if span.first != span.last else "alert.alt.span_day"
        parts.append(t(key, language, first=day_words(span.first, language), last=day_words(span.last, language)))
    return t("alert.alt.join", language).join(part.strip().rstrip(".。") for part in parts)[:990]


class _Plot:
    """The plot itself, between ``top`` and ``top + PLOT``."""

    def __init__(self, canvas: Canvas, chart: Chart, language: str, top: float) -> None:
        self._canvas, self._chart, self._language, self._top = canvas, chart, language, top
        self._palette = canvas.palette
        self._ticks = ticks(*_range(chart))
        self._days = len(chart.values)

    def draw(self) -> None:
        chart, palette = self._chart, self._palette
        for span in chart.spans:
            self._span(span)
        self._grid()
        if chart.low is not None and chart.high is not None:
            self._band(chart.low, chart.high)
        if chart.before is not None:
            for run in self._runs(chart.before):
                self._canvas.dashes(run, palette.soft, 1.2, 2.5, 3.5)
        if chart.goal is not None:
            for run in self._runs(chart.goal):
                self._canvas.dashes(run, palette.good.ink, 2.0, 11, 6)
        for run in self._runs(chart.values):
            self._canvas.line(run, palette.ink, 2.2)
            if len(run) == 1:
                self._canvas.dot(*run[0], 2.4, palette.ink)
        self._marked()
        self._legend()
        self._ends()

    def _x(self, index: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * index / max(self._days - 1, 1)

    def _y(self, value: float) -> float:
        low, high = self._ticks[0], self._ticks[-1]
        share = (min(max(value, low), high) - low) / (high - low)
        return self._top + PLOT * (1 - share)

    def _runs(self, values: Floats) -> list[list[Point]]:
        """Points in stretches without a gap."""
        runs: list[list[Point]] = []
        known = False
        for index, value in enumerate(values):
            if math.isfinite(value):
                if not known:
                    runs.append([])
                runs[-1].append((self._x(index), self._y(float(value))))
            known = math.isfinite(value)
        return runs

    def _grid(self) -> None:
        right = WIDTH - RIGHT
        for value in self._ticks:
            y = self._y(value)
            self._canvas.line([(LEFT, y), (right, y)], self._palette.line)
            self._canvas.text(
                LEFT - 10, y - 9, tick_words(value, self._language), _SMALL, self._palette.soft, align="right"
            )
        first = self._chart.first
        mondays = [each for each in range(self._days) if (first + dt.timedelta(days=each)).weekday() == 0]
        step = max(1, -(-len(mondays) // 6))
        shown = mondays[::-1][::step] if self._days > 10 else range(self._days)
        for index in shown:
            x = self._x(index)
            self._canvas.line([(x, self._top + PLOT), (x, self._top + PLOT + 5)], self._palette.soft)
            words = day_words(first + dt.timedelta(days=index), self._language)
            self._canvas.text(x, self._top + PLOT + 10, words, _SMALL, self._palette.soft, align="middle")

    def _span(self, span: Span) -> None:
        """Shaded from half a day before to half a day after, under everything else."""
        first = max((span.first - self._chart.first).days - 0.5, 0.0)
        last = min((span.last - self._chart.first).days + 0.5, self._days - 1.0)
        if last >= 0 and first <= self._days - 1:
            x, right = self._x(first), max(self._x(last), self._x(first) + 3)
            tone = self._palette.bad
            self._canvas.box(x, self._top, right, self._top + PLOT, tone.ground)
            self._canvas.box(x, self._top, right, self._top + 4, tone.ink)

    def _band(self, low: Floats, high: Floats) -> None:
        known = np.isfinite(low) & np.isfinite(high)
        start = None
        for index in range(self._days + 1):
            inside = index < self._days and bool(known[index])
            if inside and start is None:
                start = index
            if not inside and start is not None:
                days = range(start, index)
                above = [(self._x(each), self._y(float(high[each]))) for each in days]
                below = [(self._x(each), self._y(float(low[each]))) for each in days]
                self._canvas.area(above + below[::-1], self._palette.quiet.ground)
                self._canvas.line(above, self._palette.quiet.edge)
                self._canvas.line(below, self._palette.quiet.edge)
                start = None

    def _marked(self) -> None:
        for span in self._chart.spans:
            for each in range((span.last - span.first).days + 1):
                index = (span.first - self._chart.first).days + each
                if 0 <= index < self._days and math.isfinite(self._chart.values[index]):
                    y = self._y(float(self._chart.values[index]))
                    self._canvas.dot(self._x(index), y, 5.0, self._palette.page)
                    self._canvas.dot(self._x(index), y, 4.0, self._palette.bad.ink)

    def _legend(self) -> None:
        chart, palette, y = self._chart, self._palette, self._top - 33
        x = float(LEFT)
        entries = [("alert.chart.value", "line")]
        if chart.low is not None:
            entries.append(("alert.chart.band", "band"))
        if chart.goal is not None:
            entries.append(("alert.chart.goal", "goal"))
        if chart.before is not None:
            entries.append(("alert.chart.before", "before"))
        if chart.spans:
            entries.append(("alert.chart.episode", "span"))
        for key, kind in entries:
            words = t(key, self._language, days=chart.before_days, n=chart.before_days // 7)
            middle = y + 9
            match kind:
                case "line":
                    self._canvas.line([(x, middle), (x + 24, middle)], palette.ink, 2.2)
                case "band":
                    self._canvas.box(x, middle - 7, x + 24, middle + 7, palette.quiet.ground, palette.quiet.edge)
                case "goal":
                    self._canvas.dashes([(x, middle), (x + 28, middle)], palette.good.ink, 2.0, 11, 6)
                case "before":
                    self._canvas.dashes([(x, middle), (x + 24, middle)], palette.soft, 1.2, 2.5, 3.5)
                case _:
                    self._canvas.box(x, middle - 7, x + 24, middle + 7, palette.bad.ground)
                    self._canvas.box(x, middle - 7, x + 24, middle - 4, palette.bad.ink)
                    self._canvas.dot(x + 12, middle + 1, 3.5, palette.bad.ink)
            self._canvas.text(x + 33, y, words, _SMALL, palette.soft)
            x += 33 + measured(words, _SMALL) + 22

    def _ends(self) -> None:
        """The last figure and the goal, written at their line's end; the goal gives way where they would meet."""
        known = np.flatnonzero(np.isfinite(self._chart.values))
        if not len(known):
            return
        at = int(known[-1])
        y = self._y(float(self._chart.values[at]))
        x = self._x(at)
        marked = any(span.first <= self._chart.first + dt.timedelta(days=at) <= span.last for span in self._chart.spans)
        colour = self._palette.bad.ink if marked else self._palette.ink
        self._canvas.text(x + 10, y - 10, amount(float(self._chart.values[at])), 17, colour, bold=True)
        goal = self._chart.goal
        if goal is not None and math.isfinite(goal[-1]):
            goal_y = self._y(float(goal[-1]))
            if abs(goal_y - y) < 20:
                goal_y = y + (20 if goal_y >= y else -20)
            self._canvas.text(WIDTH - RIGHT + 10, goal_y - 9, amount(float(goal[-1])), _SMALL, self._palette.good.ink)


def _range(chart: Chart) -> tuple[float, float]:
    """What the axis spans: every figure; the band, the goal and the past as far as that leaves the figures room."""
    own = chart.values[np.isfinite(chart.values)]
    if not len(own):
        return 0.0, 1.0
    low, high = float(own.min()), float(own.max())
    room = max(high - low, abs(high) * 0.1, 1e-9)
    for other in (chart.low, chart.high, chart.goal, chart.before):
        known = other[np.isfinite(other)] if other is not None else ()
        if len(known):
            low = min(low, max(float(np.min(known)), low - 1.5 * room))
            high = max(high, min(float(np.max(known)), high + 1.5 * room))
    if low >= 0 and low < 0.45 * high:
        low = 0.0
    return low, high
