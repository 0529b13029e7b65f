"""Anomalies in hourly and five-minute series: one point at a time, calibrated on its own past, said once.

A series is read on three scales at once (``kpi.monitors.intraday_scale``): as it is, and under two logarithms, since
the noise of prices and of mentions grows with their size. A scale counts the more, the better its forecasts have lately
fitted, by the likelihood of what came (A. P. Dawid, "Statistical theory: the prequential approach", JRSS A 147, 1984),
and the rarest word holds. It is a chance counted by the hour, so that one bar means one alert budget at any
cadence. A series that is often surprising is believed less: the incidents of its own past have a tail of their own. A
point is news only as a new maximum of its direction within 40 hours and, once an alert was told, only as a much rarer
one.

Strictly causal: a point's score uses that point and those before it, and the state is a few hundred numbers a scale
and the surprises of four hours.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from math import e, floor, log10
from statistics import mean, median

from kpi.monitors.intraday_scale import WARM_UP, OnScale

BAR = 3.34
"""Evidence (-log10 of the chance in an hour) from which a point is an alert, the one default: once in the 2,184 hours
of a quarter."""

_OFFSETS = (1.0, 0.07)
"""Offsets of the logarithms, in the size of the series' first points."""
_FIT_DAYS = 16.0
_FIT_WORST = 0.6
"""How far below the best scale's a mean log-likelihood of a point is worth nothing: up to there in proportion."""
_HABIT_FROM, _HABIT_PRIOR, _HABIT_CAP, _HABIT_DAYS, _HABIT_SHARE = 1.7, 4.7, 3.7, 0.5, 0.45
"""Decades from which a surprise is an incident, how many of them the prior is worth, what one teaches at most beyond,
the days that part two of them, and how much is believed of a series' own habit."""
_HABIT_MOST = 1.0
_NEWS_DAYS = 5 / 3
_NEWS_STEP = 0.25
_NEWS_TOLD = 1.67
_TOLD_RANK = 1000
_MOST = 60.0


@dataclass(frozen=True, slots=True)
class PointScore:
    """``score`` in [0, 1], 0.5 at the bar; ``fired`` an alert; ``expected`` NaN during the warm-up."""

    score: float
    fired: bool
    expected: float


@dataclass(slots=True)
class Habit:
    """The tail of a series' own incidents: how many there were, and the sum of what their highest were beyond."""

    points: int = 0
    incidents: float = 0.0
    excess: float = 0.0
    highest: float = 0.0
    last: int = -(10**9)

    def tempered(self, evidence: float, points_a_day: float) -> float:
        """``evidence`` by the hour, drawn towards the chance that it has in this series; then learn from it."""
        self.points += 1
        beyond = evidence - _HABIT_FROM
        hours = self.points * 24.0 / points_a_day
        rate = (_HABIT_PRIOR + self.incidents) / (_HABIT_PRIOR * 10.0**_HABIT_FROM + hours)
        at = min(-log10(rate), _HABIT_FROM + _HABIT_MOST)
        if beyond <= 0:
            own = evidence / _HABIT_FROM * at
        else:
            mean_excess = (_HABIT_PRIOR * log10(e) + self.excess) / (_HABIT_PRIOR + self.incidents)
            own = at + beyond / mean_excess * log10(e)
            self._learn(min(beyond, _HABIT_CAP), int(_HABIT_DAYS * points_a_day))
        return _HABIT_SHARE * own + (1.0 - _HABIT_SHARE) * evidence

    def _learn(self, beyond: float, gap: int) -> None:
        if self.points - self.last > gap:
            self.incidents += 1
            self.excess += beyond
            self.highest, self.last = beyond, self.points
        elif beyond > self.highest:
            self.excess += beyond - self.highest
            self.highest = beyond


@dataclass(slots=True)
class IntradayState:
    """All that is remembered of one series; ``points_a_day`` is read off the gaps of the warm-up. ``fits`` are mean
    log-likelihoods by scale. ``news``: the maxima of what was above, and of what was below."""

    waiting: list[tuple[datetime, float]] = field(default_factory=list)
    points_a_day: float = 0.0
    point: int = 0
    scales: list[OnScale] = field(default_factory=list)
    fits: list[float] = field(default_factory=list)
    negative: bool = False
    habit: Habit = field(default_factory=Habit)
    news: tuple[deque[tuple[int, int]], deque[tuple[int, int]]] = field(default_factory=lambda: (deque(), deque()))


def advance(state: IntradayState, when: datetime, value: float, bar: float = BAR) -> PointScore:
    """Judge one point and learn from it. Points come in the order of time; gaps are tolerated."""
    if state.points_a_day == 0.0:
        state.waiting.append((when, value))
        if len(state.waiting) == WARM_UP:
            _begin(state, bar)
        return PointScore(0.0, False, float("nan"))
    evidence, above, expected = _read(state, when, value)
    evidence = _news(state, evidence, above, bar)
    return PointScore(1.0 - 0.5 ** (evidence / bar), evidence >= bar, expected)


def _begin(state: IntradayState, bar: float) -> None:
    """Fit the first estimates to the warm-up, then read it as if for the first time."""
    times, values = [when for when, _ in state.waiting], [value for _, value in state.waiting]
    gaps = [(b - a).total_seconds() for a, b in pairwise(times)]
    state.points_a_day = 86_400.0 / max(median(gaps), 1.0)
    sizes = [abs(value) for value in values]
    size = max(median(sizes), mean(sizes)) + 1e-9
    offsets: Sequence[float | None] = (None, *(share * size for share in _OFFSETS))
    state.scales = [OnScale.fitted(offset, state.points_a_day, values) for offset in offsets]
    state.fits = [0.0] * len(offsets)
    for when, value in state.waiting:
        evidence, above, _ = _read(state, when, value)
        _news(state, evidence, above, bar)
    state.waiting = []


def _read(state: IntradayState, when: datetime, value: float) -> tuple[float, bool, float]:
    """(evidence by the hour, whether it is of a rise, expected value) of a point, and learn from it."""
    a_day = state.points_a_day
    # A logarithm has no place for what is below zero: from then on the series is read as it is.
    state.negative = state.negative or value < 0
    weekday, hour, by_the_hour = when.weekday(), when.hour, log10(a_day / 24.0)
    seen = [scale.read(value, weekday, hour) for scale in state.scales]
    usable = state.fits[:1] if state.negative else state.fits
    best = max(usable)
    evidence, above = 0.0, False
    for each, fit in zip(seen, usable, strict=False):
        word = (each.evidence - by_the_hour) * max(1.0 - (best - fit) / _FIT_WORST, 0.0)
        if word > evidence:
            evidence, above = word, each.above
    expected = seen[usable.index(best)].expected
    gain = max(1.0 / (_FIT_DAYS * a_day), 1.0 / (state.point + 20))
    state.fits = [fit + gain * (each.fit - fit) for fit, each in zip(state.fits, seen, strict=True)]
    state.point += 1
    return min(state.habit.tempered(evidence, a_day), _MOST), above, expected


def _news(state: IntradayState, evidence: float, above: bool, bar: float) -> float:
    """``evidence`` where it ranks above all of its direction within 40 hours, else 0; ``point`` was just counted."""
    rank = floor(evidence / _NEWS_STEP) if evidence < bar else _TOLD_RANK + floor((evidence - bar) / _NEWS_TOLD)
    last = state.point - int(_NEWS_DAYS * state.points_a_day)
    maxima = state.news[above]
    while maxima and maxima[0][0] < last:
        maxima.popleft()
    news = not maxima or rank > maxima[0][1]
    while maxima and maxima[-1][1] <= rank:
        maxima.pop()
    maxima.append((state.point, rank))
    return evidence if news else 0.0
