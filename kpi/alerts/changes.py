"""From what a monitor says to what changed: fired, worse, again, over. State changes only."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kpi.alerts.judge import Verdict, day_of, said_of
from kpi.alerts.model import Kind, Said
from kpi.monitors.episodes import REFRACTORY_DAYS
from kpi.monitors.model import State

What = Literal["fired", "worsened", "recovered"]
WORSE = 1.5
"""A monitor with a number in it is worse when its distance has grown by half since it was last told."""
_SIZE: Mapping[Kind, str] = {
    "change": "change", "goal_line": "behind", "pacing": "short_pct", "mix_shift": "dissimilarity",
    "no_data": "missed_days",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """``fired``: a monitor went to alert on ``day``; ``again``: less than a week after its last alert.

    ``turned``: the episode that is over here ended because the opposite began: up became down."""

    verdict: Verdict
    what: What
    day: dt.date
    said: Said
    again: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a monitor's last episode: its last day, how it was told, and whether it goes on."""

    alert: str
    open: bool
    last_day: dt.date
    told: Said


def changes(verdict: Verdict, known: Known | None, now: dt.datetime) -> Iterator[Change]:
    """What became of a monitor, in order. ``known`` is its last episode. Muted and shadow ones change nothing."""
    quiet = verdict.watch.muted(now) or verdict.watch.shadow
    open_, last_day, told = (known.open, known.last_day, known.told) if known else (False, None, None)
    final = len(verdict.readings) - 1
    for number, reading in enumerate(verdict.readings):
        said, day = said_of(reading), day_of(reading)
        if reading.state is State.ALERT:
            if open_ and told is not None and _turned(told, said):
                yield Change(verdict, "recovered", day, said, turned=True)
                open_, last_day = False, None
            if not open_ and not quiet and _speaks(verdict, number, final):
                again = last_day is not None and (day - last_day).days < REFRACTORY_DAYS
                yield Change(verdict, "fired", day, said, again)
                open_, told = True, said
            elif open_ and told is not None and worse(verdict.watch.kind, told, said):
                yield Change(verdict, "worsened", day, said)
                told = said
            if open_:
                last_day = day
        elif reading.state is State.OK and open_:
            yield Change(verdict, "recovered", day, said)
            open_ = False


def _speaks(verdict: Verdict, number: int, final: int) -> bool:
    """A day of alert opens one when it is the last day, or when its figures came late and it began then."""
    if number == final:
        return True
    before = verdict.readings[number - 1].state if number else verdict.before.said.state if verdict.before else None
    return before is not None and before is not State.ALERT


def _turned(told: Said, said: Said) -> bool:
    return said.evidence.get("fired", 0.0) > 0 and _change(told) * _change(said) < 0


def worse(kind: Kind, told: Said, said: Said) -> bool:
    """Whether ``said`` is news to somebody who knows ``told``."""
    if kind in ("anomaly", "broken_data", "ratio", "hourly"):
        # The detector fires within an episode only when it has become much worse (kpi.monitors.episodes).
        fired = said.evidence.get("fired", 0.0) > 0
        return fired and (said.code != told.code or abs(_change(said)) >= WORSE * abs(_change(told)) > 0)
    before, after = size(kind, told), size(kind, said)
    return before > 0 and after >= WORSE * before


def size(kind: Kind, said: Said) -> float:
    """How far off: a share, or days without figures; 0 where the kind has no such number."""
    if kind == "threshold":
        value, limit = said.params.get("value"), said.params.get("limit")
        if isinstance(value, int | float) and isinstance(limit, int | float):
            return abs(value - limit) / max(abs(limit), 1e-12)
        return 0.0
    name = _SIZE.get(kind)
    found = said.evidence.get(name, said.params.get(name, 0.0)) if name else said.params.get("change_pct", 0.0)
    return abs(float(found)) if isinstance(found, int | float) and math.isfinite(found) else 0.0


def strength(kind: Kind, said: Said) -> float:
    """To compare alerts that belong together: the detector's score, else how far off, both up to 1."""
    score = said.evidence.get("score")
    if score is not None and math.isfinite(score):
        return score
    return min(0.5 + size(kind, said) / 2, 1.0)


def _change(said: Said) -> float:
    value = said.params.get("change_pct", 0.0)
    return float(value) if isinstance(value, int | float) else 0.0
