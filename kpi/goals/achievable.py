"""Whether a KPI has ever moved as far as a goal wants it to: the goal against the KPI's own past."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace

import numpy as np

from kpi.goals.draft import GoalDraft
from kpi.goals.lights import Light, Lights, Phrase, lights
from kpi.model import PER_DAYS, Goal
from kpi.monitors.model import DailySeries

WINDOW = 28
"""Days that are averaged into one level, so that weekdays and single days weigh nothing."""
STEP = 7
LEAST_MOVES = 8
"""Past moves that make a history; fewer say nothing of what is usual."""
FURTHEST = 4.0
"""A goal may last at most this many times as long as the moves it is compared with."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How far a KPI moved over stretches as long as the goal: ``usual`` (median) and ``best`` in the wanted direction.

    ``wanted``, ``usual``, ``best``: shares of the level before, or figures in the KPI's unit where ``shares`` is False
    (rates, scores, and series that touch zero). ``reached``: how many of the ``count`` moves went at least as far.
    ``days``: length of the moves that were seen.
    """

    wanted: float
    usual: float
    best: float
    reached: int
    count: int
    days: int
    shares: bool


def level(history: DailySeries) -> float | None:
    """The mean of the last 28 days of ``history``, when at least half of them are known; in the KPI's unit a day."""
    last = history.values[-WINDOW:]
    known = last[np.isfinite(last)]
    return float(known.mean()) if len(known) >= WINDOW / 2 else None


def moves(draft: GoalDraft, history: DailySeries) -> Moves | None:
    """The past moves of ``history`` beside the one that ``draft`` wants; None when either is not known well enough.

    The outside view: a plan is held against what comparable stretches of the past brought, not against its own reasons
    (D. Lovallo and D. Kahneman, "Delusions of Success", Harvard Business Review, July 2003; B. Flyvbjerg, "From Nobel
    Prize to Project Management", Project Management Journal 37, 2006). A move is the change of the 28-day mean over
    the goal's length, one taken every 7 days. Where the history is too short for that, shorter moves are stretched as
    a random walk with drift: the median with the length, the distance from it with its square root (R. J. Hyndman and
    G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 5.2 and 5.5).
    """
    now = level(history)
    if draft.metric is None or draft.change is None or draft.start is None or draft.end is None or now is None:
        return None
    means = _means(history)
    length = (draft.end - draft.start).days + 1
    days = min(length, len(means) - 1 - STEP * (LEAST_MOVES - 1))
    if days < WINDOW or length > days * FURTHEST:
        return None
    shares = draft.metric.unit not in {"%", "points", "ratio"} and bool(np.nanmin(means) > 0)
    wanted = _wanted(draft, now, length, shares=shares)
    if wanted is None or wanted == 0 or not math.isfinite(wanted):
        return None
    with np.errstate(invalid="ignore"):
        scaled = np.log(means) if shares else means
    seen = (scaled[days:] - scaled[:-days])[::-STEP]
    seen = seen[np.isfinite(seen)] * math.copysign(1.0, wanted)
    if len(seen) < LEAST_MOVES:
        return None
    stretch = length / days
    middle = float(np.median(seen))
    seen = middle * stretch + (seen - middle) * math.sqrt(stretch)
    sign = math.copysign(1.0, wanted)
    said = np.array([abs(wanted), middle * stretch, float(seen.max())]) * sign
    asked, usual, best = (float(each) for each in (np.expm1(said) if shares else said))
    return Moves(asked, usual, best, int((seen >= abs(wanted)).sum()), len(seen), days, shares)


def assess(
    draft: GoalDraft, *, today: dt.date | None = None, known: tuple[Goal, ...] = (), history: DailySeries | None = None
) -> Lights:
    """Every light of ``draft``: the five, relevance among ``known`` goals, achievability by the KPI's ``history``.

    A missing baseline is proposed from the history: the mean of its last 28 days.
    """
    found = lights(draft, today=today, known=known)
    found["achievability"] = achievability(draft, history)
    now = level(history) if history is not None else None
    if now is not None and not found["baseline"].on and draft.metric is not None:
        code = "goal.baseline.fix_history" if draft.metric.adds_up else "goal.baseline.fix_history_level"
        found["baseline"] = replace(found["baseline"], fix=Phrase(code, {"value": now}))
    return found


def achievability(draft: GoalDraft, history: DailySeries | None) -> Light:
    """The light: on when the KPI has moved that far before, off when never, None when the past cannot tell."""
    found = moves(draft, history) if history is not None else None
    if found is None:
        return Light(None, Phrase("goal.achievability.unknown"))
    kind = "share" if found.shares else "amount"
    suffix = "_share" if found.shares else ""
    params = {
        f"wanted{suffix}": found.wanted, f"usual{suffix}": found.usual, f"best{suffix}": found.best,
        "reached": found.reached, "count": found.count, "days": found.days,
    }  # fmt: skip
    same_way = found.usual * found.wanted > 0
    if found.reached == 0:
        fix = f"goal.achievability.fix_{kind}" if found.best * found.wanted > 0 else "goal.achievability.fix_never"
        return Light(False, Phrase(f"goal.achievability.beyond_{kind}", params), Phrase(fix, params))
    if same_way and abs(found.usual) >= abs(found.wanted):
        by_itself = Phrase(f"goal.achievability.itself_{kind}", params)
        return Light(True, by_itself, Phrase("goal.achievability.fix_more", params))
    return Light(True, Phrase(f"goal.achievability.reached_{kind}", params))


def _means(history: DailySeries) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The mean of the 28 days up to each day; NaN with fewer than half of them known. Empty for a short history."""
    if len(history.values) < WINDOW:
        return np.empty(0)
    windows = np.lib.stride_tricks.sliding_window_view(history.values, WINDOW)
    known = np.isfinite(windows)
    counts = known.sum(axis=1)
    sums = np.where(known, windows, 0.0).sum(axis=1)
    return np.where(counts >= WINDOW / 2, sums / np.maximum(counts, 1), np.nan)


def _wanted(draft: GoalDraft, now: float, length: int, *, shares: bool) -> float | None:
    """The wanted move: a logarithm of the ratio of levels, or a difference in the unit."""
    change = draft.change
    if change is None or draft.metric is None:
        return None
    if change.kind == "relative":
        factor = 1 + change.value
        if shares:
            return math.log(factor) if factor > 0 else None
        return (draft.baseline if draft.baseline is not None else now) * change.value
    if not shares and change.kind != "target":
        return change.value
    baseline, target = draft.baseline, draft.target
    if baseline is None:
        # Figures of the history are of one day; a number that adds up is of its month, or of the whole goal.
        over = (PER_DAYS[draft.per] if draft.per else float(length)) if draft.metric.adds_up else 1.0
        baseline, target = now * over, change.target(now * over)
    if target is None:
        return None
    if shares:
        return math.log(target / baseline) if target > 0 and baseline > 0 else None
    return target - baseline
