"""Anomalies in hourly and five-minute series: one point at a time, calibrated on its own past, said once.

The forecast is a level of about two days plus a profile of hours and of hours of the week, which counts only as far
as it has lately made the forecast better. Three statistics read what is left: the point itself, the point against the
last few, and the mean of six hours. Each becomes a chance by the series' own tail (peaks over a threshold, the first of
a cluster teaching; see ``kpi.monitors.tails`` for the source), counted by the hour so that one bar means one alert
budget at any cadence. A point is news only as a new maximum within 30 hours, in steps of a quarter of a decade.

Strictly causal: a point's score uses that point and those before it, and the state is a few hundred numbers.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from math import e, floor, log10
from statistics import median

BAR = 3.34
"""Evidence (-log10 of the chance in an hour) from which a point is an alert, the one default: once in the 2,184 hours
of a quarter."""
WARM_UP = 50
"""Points looked at before anything is said."""

_SLOTS = 24
_LEVEL_DAYS = 2.0
_LEVEL_CLIP = 3.0
_PROFILE_GAIN = 0.25
_WEEK_SHARE = 0.5
_BENEFIT_DAYS = 3.0
_SPREAD_DAYS = 2.0
_WIDTH_DAYS = (10.0, 10.0, 15.0)
_FLOOR = 0.05
_FLOOR_DAYS = 5.0
_FAST = 0.2
_WINDOW_DAYS = 0.25
_HANDICAP = (0.0, 0.0, 0.7)
_ABS_NORMAL = 1.2533
"""sqrt(pi / 2): a normal's standard deviation over its mean absolute deviation."""
_NEWS_DAYS = 1.25
_NEWS_STEP = 0.25
_MOST = 60.0

_THRESHOLD, _SHARE, _SHARE_POINTS, _EXCESS, _PEAKS, _CAP, _LEAST = 2.0, 0.04, 300.0, 0.8, 20.0, 3.0, 0.05
_CLUSTER_DAYS = 0.5


@dataclass(frozen=True, slots=True)
class PointScore:
    """``score`` in [0, 1], 0.5 at the bar; ``fired`` an alert; ``expected`` NaN during the warm-up."""

    score: float
    fired: bool
    expected: float


@dataclass(slots=True)
class Tail:
    """The running tail of one statistic: points, points beyond the threshold, peaks, their excess, last peak."""

    points: float = 0.0
    beyond: float = 0.0
    peaks: float = 0.0
    excess: float = 0.0
    last: int = -(10**9)

    def rarity(self, size: float, point: int, gap: int) -> float:
        """-log10 of the chance of a deviation of ``size``, by what was seen before; then learn from it."""
        share = (_SHARE * _SHARE_POINTS + self.beyond) / (_SHARE_POINTS + self.points)
        mean_excess = max((_EXCESS * _PEAKS + self.excess) / (_PEAKS + self.peaks), _LEAST)
        at_threshold = -log10(share)
        self.points += 1
        if size <= _THRESHOLD:
            return size / _THRESHOLD * at_threshold
        self.beyond += 1
        if point - self.last > gap:
            self.excess += min(size - _THRESHOLD, _CAP)
            self.peaks += 1
            self.last = point
        return at_threshold + (size - _THRESHOLD) / mean_excess * log10(e)


@dataclass(slots=True)
class IntradayState:
    """All that is remembered of one series; ``points_a_day`` is read off the gaps of the warm-up."""

    waiting: list[tuple[datetime, float]] = field(default_factory=list)
    points_a_day: float = 0.0
    point: int = 0
    level: float = 0.0
    spread: float = 0.0
    hour: list[float] = field(default_factory=lambda: [0.0] * _SLOTS)
    hour_seen: list[int] = field(default_factory=lambda: [0] * _SLOTS)
    week: list[float] = field(default_factory=lambda: [0.0] * (_SLOTS * 7))
    week_seen: list[int] = field(default_factory=lambda: [0] * (_SLOTS * 7))
    error_flat: float = 0.0
    error_profile: float = 0.0
    middle: float = 0.0
    range: float = 0.0
    fast: float = 0.0
    window: deque[float] = field(default_factory=deque)
    window_sum: float = 0.0
    width: list[float] = field(default_factory=lambda: [0.0] * 3)
    tails: list[Tail] = field(default_factory=lambda: [Tail(), Tail(), Tail()])
    news: deque[tuple[int, int]] = field(default_factory=deque)


def advance(state: IntradayState, when: datetime, value: float, bar: float = BAR) -> PointScore:
    """Judge one point and learn from it. Points come in the order of time; gaps are tolerated."""
    if state.points_a_day == 0.0:
        state.waiting.append((when, value))
        if len(state.waiting) == WARM_UP:
            _begin(state)
        return PointScore(0.0, False, float("nan"))
    evidence, expected = _read(state, when, value)
    evidence = _news(state, evidence)
    return PointScore(1.0 - 0.5 ** (evidence / bar), evidence >= bar, expected)


def _begin(state: IntradayState) -> None:
    """Fit the first estimates to the warm-up, then read it as if for the first time."""
    times, values = [when for when, _ in state.waiting], [value for _, value in state.waiting]
    gaps = [(b - a).total_seconds() for a, b in pairwise(times)]
    state.points_a_day = 86_400.0 / max(median(gaps), 1.0)
    state.level = state.middle = median(values[:20])
    middle = median(values)
    state.range = median(abs(value - state.middle) for value in values)
    state.spread = median(abs(value - middle) for value in values) * 1.5 + 1e-9
    state.error_flat = state.error_profile = state.spread
    state.width = [state.spread] * 3
    for when, value in state.waiting:
        _news(state, _read(state, when, value)[0])
    state.waiting = []


def _read(state: IntradayState, when: datetime, value: float) -> tuple[float, float]:
    """(evidence by the hour, expected value) of a point, and learn from it."""
    left, expected = _surprise(state, when, value)
    a_day, point = state.points_a_day, state.point
    gain = max(1.0 / (_FLOOR_DAYS * a_day), 1.0 / (point + 20))
    state.middle += gain * (value - state.middle)
    state.range += gain * (abs(value - state.middle) - state.range)
    least = _FLOOR * state.range + 1e-3 * abs(state.middle) + 1e-12

    jump = left - state.fast
    state.fast += _FAST * (left - state.fast)
    length = max(int(_WINDOW_DAYS * a_day), 2)
    state.window.append(left)
    state.window_sum += left
    if len(state.window) > length:
        state.window_sum -= state.window.popleft()
    deviations = (left, jump, state.window_sum / len(state.window))

    evidence = 0.0
    for each, deviation in enumerate(deviations):
        width = max(state.width[each], least)
        size = abs(deviation) / width
        rare = state.tails[each].rarity(size, point, int(_CLUSTER_DAYS * a_day)) - _HANDICAP[each]
        evidence = max(evidence, rare)
        gain = max(1.0 / (_WIDTH_DAYS[each] * a_day + 1), 1.0 / (point + 20))
        state.width[each] += gain * (_ABS_NORMAL * min(abs(deviation), 3 * width) - state.width[each])
    state.point += 1
    return min(max(evidence - log10(a_day / 24.0), 0.0), _MOST), expected


def _surprise(state: IntradayState, when: datetime, value: float) -> tuple[float, float]:
    """(value less forecast, forecast), and learn level, spread and profile from winsorised errors."""
    a_day, point = state.points_a_day, state.point
    hour, slot = when.hour, when.weekday() * _SLOTS + when.hour
    profile = state.hour[hour] + state.week[slot]
    benefit = 1.5 * (1.0 - state.error_profile / max(state.error_flat, 1e-12))
    share = min(max(benefit, 0.0), 1.0) if state.hour_seen[hour] else 0.0
    flat = value - state.level
    left = flat - share * profile
    expected = value - left

    limit = 4.0 * state.spread
    flat_error = min(max(flat, -limit), limit)
    error = min(max(flat - profile, -limit), limit)
    if state.hour_seen[hour] >= a_day / _SLOTS:
        gain = 1.0 / (_BENEFIT_DAYS * a_day)
        state.error_flat += gain * (abs(flat_error) - state.error_flat)
        state.error_profile += gain * (abs(error) - state.error_profile)
    if point > WARM_UP:
        state.spread += (1.25 * abs(error) - state.spread) / (_SPREAD_DAYS * a_day)
    else:
        state.spread += (1.25 * abs(flat_error) - state.spread) / (point + 20)
    steady = min(_PROFILE_GAIN * _SLOTS / a_day, 0.5)
    gain = max(steady, 1.0 / (state.hour_seen[hour] + 1))
    state.hour_seen[hour] += 1
    state.hour[hour] += gain * (error if state.hour_seen[hour] > 1 else flat_error)
    gain = max(steady, 1.0 / (state.week_seen[slot] + 2.0 * a_day / _SLOTS))
    state.week_seen[slot] += 1
    state.week[slot] += min(gain, 1.0) * _WEEK_SHARE * error
    clip = _LEVEL_CLIP * state.spread
    state.level += max(1.0 / (_LEVEL_DAYS * a_day + 1), 1.0 / (point + 5)) * min(max(left, -clip), clip)
    return left, expected


def _news(state: IntradayState, evidence: float) -> float:
    """``evidence`` where it is a new maximum within the last 30 hours, else 0; ``point`` has just been counted."""
    step = floor(evidence / _NEWS_STEP)
    last = state.point - int(_NEWS_DAYS * state.points_a_day)
    while state.news and state.news[0][0] < last:
        state.news.popleft()
    news = not state.news or step > state.news[0][1]
    while state.news and state.news[-1][1] <= step:
        state.news.pop()
    state.news.append((state.point, step))
    return evidence if news else 0.0
