"""The scoring of the Numenta Anomaly Benchmark, written after its paper: how early and how truly a detector speaks.

Source: Lavin and Ahmad, "Evaluating Real-time Anomaly Detection Algorithms: the Numenta Anomaly Benchmark", ICMLA
2015 (section III and equations 1 to 4), with the weights of its three application profiles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PROBATION = 0.15
PROBATION_CAP = 5000
"""The first 15 % of a file, of at most 5,000 rows, teach the detector and are not scored."""
FAR_BEHIND = 3.0
"""Window widths behind the last window from which on a false alert costs its full weight."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a caught window earns, and what a false alert and a missed window cost."""

    name: str
    caught: float
    false_alert: float
    missed: float


PROFILES: tuple[Profile, ...] = (
    Profile("standard", 1.0, 0.11, 1.0),
    Profile("reward_low_fp", 1.0, 0.22, 1.0),
    Profile("reward_low_fn", 1.0, 0.11, 2.0),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One file: the detector's ``scores`` (rows,) and the ``windows`` as first and last row, both inside."""

    scores: Floats
    windows: tuple[tuple[int, int], ...]


def window_rows(times: Sequence[object], windows: Sequence[tuple[object, object]]) -> tuple[tuple[int, int], ...]:
    """Windows of times as rows of ``times``; a window whose ends are not rows takes the rows between them."""
    found = []
    for start, end in windows:
        inside = [row for row, time in enumerate(times) if start <= time <= end]  # type: ignore[operator]
        if inside:
            found.append((inside[0], inside[-1]))
    return tuple(sorted(found))


def _sigma(position: Floats) -> Floats:
    """Equation 1: about 1 at a window's left edge (-1), 0 at its right edge (0), -1 far behind it."""
    weight: Floats = 2.0 / (1.0 + np.exp(5.0 * np.minimum(position, 50.0))) - 1.0
    return np.where(position >= FAR_BEHIND, -1.0, weight)


@dataclass(frozen=True, slots=True)
class _Points:
    """Every scored row of all files: its score, what it earns, and its window (-1 outside)."""

    scores: Floats
    earns: Floats
    window: NDArray[np.int64]
    windows: int


def _points(runs: Sequence[Run], profile: Profile) -> _Points:
    scores, earns, owner, count = [], [], [], 0
    for run in runs:
        rows = len(run.scores)
        row = np.arange(rows, dtype=np.float64)
        window = np.full(rows, -1, dtype=np.int64)
        past = np.full(rows, FAR_BEHIND)
        for number, (first, last) in enumerate(run.windows):
            width = last - first + 1
            following = run.windows[number + 1][0] if number + 1 < len(run.windows) else rows
            past[first : last + 1] = -(last - row[first : last + 1] + 1) / width
            window[first : last + 1] = count + number
            past[last + 1 : following] = (row[last + 1 : following] - last) / max(width - 1, 1)
        weight = _sigma(past)
        earn = np.where(
            window >= 0, weight * profile.caught / _sigma(np.array([-1.0]))[0], weight * profile.false_alert
        )
        start = int(min(np.floor(PROBATION * rows), PROBATION * PROBATION_CAP))
        scores.append(run.scores[start:])
        earns.append(earn[start:])
        owner.append(window[start:])
        count += len(run.windows)
    return _Points(np.concatenate(scores), np.concatenate(earns), np.concatenate(owner), count)


def _normalised(raw: float, windows: int, profile: Profile) -> float:
    """Equation 4: 0 for a detector that says nothing, 100 for one that catches every window at once."""
    if windows == 0:
        return raw
    silent = -profile.missed * windows
    return 100.0 * (raw - silent) / (profile.caught * windows - silent)


def score_at(runs: Sequence[Run], profile: Profile, threshold: float) -> float:
    """The normalised score when a row is an alert from ``threshold`` on, for all files alike."""
    points = _points(runs, profile)
    seen = set(points.window[points.window >= 0].tolist())
    alert = points.scores >= threshold
    outside = float(points.earns[alert & (points.window < 0)].sum())
    best = dict.fromkeys(seen, -profile.missed)
    for window, earn in zip(points.window[alert], points.earns[alert], strict=True):
        if window >= 0:
            best[int(window)] = max(best[int(window)], float(earn))
    return _normalised(outside + sum(best.values()), len(seen), profile)


def optimise(runs: Sequence[Run], profile: Profile) -> tuple[float, float]:
    """(threshold, normalised score) of the best single threshold over all files, as the benchmark chooses it."""
    points = _points(runs, profile)
    windows = len(set(points.window[points.window >= 0].tolist()))
    order = np.argsort(-points.scores, kind="stable")
    best_of = {int(window): -profile.missed for window in set(points.window[points.window >= 0].tolist())}
    raw = sum(best_of.values())
    best_raw, best_threshold = raw, 1.1
    scores, earns, owner = points.scores[order], points.earns[order], points.window[order]
    for index, (score, earn, window) in enumerate(zip(scores, earns, owner, strict=True)):
        if window < 0:
            raw += float(earn)
        elif earn > best_of[int(window)]:
            raw += float(earn) - best_of[int(window)]
            best_of[int(window)] = float(earn)
        last_of_its_score = index + 1 == len(scores) or scores[index + 1] != score
        if last_of_its_score and raw > best_raw:
            best_raw, best_threshold = raw, float(score)
    return best_threshold, _normalised(best_raw, windows, profile)
