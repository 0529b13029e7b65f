"""One hourly or five-minute series on one scale: what was to be expected of a point, and how rare the rest of it is.

A scale is the value itself or log(1 + value / offset). The forecast is a level of about two days plus a profile of
hours and of hours of the week, which counts only as far as it has lately made the forecast better. Three statistics
read what is left: the point itself, held back a little, the point against the last few, and the mean of a few hours;
the last two only where the point itself lies on their side. Each becomes a chance by the series' own tail (peaks over a
threshold, the first of a cluster teaching; see ``kpi.monitors.tails`` for the source).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import e, expm1, log, log1p, log10
from statistics import median

WARM_UP = 50
"""Points looked at before anything is said."""

_SLOTS = 24
_LEVEL_DAYS = 2.0
_LEVEL_CLIP = 3.0
_PROFILE_GAIN = 0.08
_WEEK_SHARE = 0.31
_BENEFIT_DAYS = 2.3
_SPREAD_DAYS = 2.6
_WIDTH_DAYS = (14.0, 6.0, 19.0)
_HANDICAP = (0.9, 0.05, 0.01)
_FLOOR = 0.04
_FLOOR_DAYS = 5.0
_FAST = 0.37
_WINDOW_DAYS = 0.18
_ABS_NORMAL = 1.2533
"""sqrt(pi / 2): a normal's standard deviation over its mean absolute deviation."""
_FIT_CAP = 4.7

_THRESHOLD, _SHARE, _SHARE_POINTS, _EXCESS, _PEAKS, _CAP, _LEAST = 2.0, 0.04, 200.0, 0.41, 18.0, 3.0, 0.05
_CLUSTER_DAYS = 0.5


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


@dataclass(frozen=True, slots=True)
class Seen:
    """``evidence``: -log10 of the chance of the rarest statistic of a point; ``above``: it is of a rise. ``expected``:
    the value forecast. ``fit``: log-likelihood of the value under that forecast (Laplace, the surprise winsorised), in
    the same unit on every scale."""

    evidence: float
    above: bool
    expected: float
    fit: float


@dataclass(slots=True)
class OnScale:
    """All that is remembered of a series on one scale: ``offset`` of the logarithm, None for the value itself."""

    offset: float | None
    points_a_day: float
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

    @classmethod
    def fitted(cls, offset: float | None, points_a_day: float, values: Sequence[float]) -> OnScale:
        """The first estimates, from the points of the warm-up."""
        self = cls(offset, points_a_day)
        scaled = [self._forward(value) for value in values]
        self.level = self.middle = median(scaled[:20])
        middle = median(scaled)
        self.range = median(abs(value - self.middle) for value in scaled)
        self.spread = median(abs(value - middle) for value in scaled) * 1.5 + 1e-9
        self.error_flat = self.error_profile = self.spread
        self.width = [self.spread] * 3
        return self

    def read(self, value: float, weekday: int, hour: int) -> Seen:
        """Judge the next point by those before it, and learn from it."""
        a_day, point, scaled = self.points_a_day, self.point, self._forward(value)
        left = self._surprise(scaled, weekday, hour)
        expected = self._back(scaled - left)
        gain = max(1.0 / (_FLOOR_DAYS * a_day), 1.0 / (point + 20))
        self.middle += gain * (scaled - self.middle)
        self.range += gain * (abs(scaled - self.middle) - self.range)
        least = _FLOOR * self.range + 1e-3 * abs(self.middle) + 1e-12

        mean = max(self.width[0], least) / _ABS_NORMAL
        fit = -log(mean) - min(abs(left) / mean, _FIT_CAP)
        if self.offset is not None:
            fit -= log(max(value, 0.0) + self.offset)

        jump = left - self.fast
        self.fast += _FAST * (left - self.fast)
        self.window.append(left)
        self.window_sum += left
        if len(self.window) > max(int(_WINDOW_DAYS * a_day), 2):
            self.window_sum -= self.window.popleft()
        deviations = (left, jump, self.window_sum / len(self.window))

        evidence, above = 0.0, False
        gap = int(_CLUSTER_DAYS * a_day)
        for each, deviation in enumerate(deviations):
            width, size = max(self.width[each], least), abs(deviation)
            rare = self.tails[each].rarity(size / width, point, gap) - _HANDICAP[each]
            # The way back from a burst is a jump as well, and no news.
            if rare > evidence and deviation * left >= 0:
                evidence, above = rare, bool(deviation > 0)
            gain = max(1.0 / (_WIDTH_DAYS[each] * a_day + 1), 1.0 / (point + 20))
            self.width[each] += gain * (_ABS_NORMAL * min(size, 3 * width) - self.width[each])
        self.point += 1
        return Seen(evidence, above, expected, fit)

    def _forward(self, value: float) -> float:
        return value if self.offset is None else log1p(max(value, 0.0) / self.offset)

    def _back(self, scaled: float) -> float:
        return scaled if self.offset is None else self.offset * expm1(min(max(scaled, 0.0), 700.0))

    def _surprise(self, scaled: float, weekday: int, hour: int) -> float:
        """The point less its forecast; learn level, spread and profile from winsorised errors."""
        a_day, point, slot = self.points_a_day, self.point, weekday * _SLOTS + hour
        profile = self.hour[hour] + self.week[slot]
        benefit = 1.5 * (1.0 - self.error_profile / max(self.error_flat, 1e-12))
        share = min(max(benefit, 0.0), 1.0) if self.hour_seen[hour] else 0.0
        flat = scaled - self.level
        left = flat - share * profile

        limit = 4.0 * self.spread
        flat_error = min(max(flat, -limit), limit)
        error = min(max(flat - profile, -limit), limit)
        if self.hour_seen[hour] >= a_day / _SLOTS:
            gain = 1.0 / (_BENEFIT_DAYS * a_day)
            self.error_flat += gain * (abs(flat_error) - self.error_flat)
            self.error_profile += gain * (abs(error) - self.error_profile)
        if point > WARM_UP:
            self.spread += (1.25 * abs(error) - self.spread) / (_SPREAD_DAYS * a_day)
        else:
            self.spread += (1.25 * abs(flat_error) - self.spread) / (point + 20)
        steady = min(_PROFILE_GAIN * _SLOTS / a_day, 0.5)
        gain = max(steady, 1.0 / (self.hour_seen[hour] + 1))
        self.hour_seen[hour] += 1
        self.hour[hour] += gain * (error if self.hour_seen[hour] > 1 else flat_error)
        gain = max(steady, 1.0 / (self.week_seen[slot] + 2.0 * a_day / _SLOTS))
        self.week_seen[slot] += 1
        self.week[slot] += min(gain, 1.0) * _WEEK_SHARE * error
        clip = _LEVEL_CLIP * self.spread
        self.level += max(1.0 / (_LEVEL_DAYS * a_day + 1), 1.0 / (point + 5)) * min(max(left, -clip), clip)
        return left
