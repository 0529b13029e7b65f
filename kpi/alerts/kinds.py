"""The kinds of stored monitor: which parameters each takes, how sensitive it can be, what a false alarm does to it.

What a false alarm does (``Watch.steps``, 0 to 5: one for each false alarm, half taken back by each alert that people
call true; ``watch.store.reset_tuning`` takes back all of it):

=============  ======================================================================================
anomaly,       the rarity wanted doubles for each step, at most to the default + 1.5 (``anomaly.learned``);
ratio, hourly  for these, true alerts also lower it, at most to the default - 0.5
change         the change wanted grows by 15 % for each step, at most by 75 %
goal_line,     the share of the way that may be missing grows by 0.02 for each step, at most by 0.1
pacing
mix_shift      half a standard deviation more for each step, at most 2.5
threshold      one more day on end for each whole step, at most 3
no_data        one more day of grace for each whole step, at most 3
broken_data    nothing: a zero is a zero (``NotTunable``)
=============  ======================================================================================
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kpi.alerts.errors import BadParameter
from kpi.alerts.model import Kind, Watch
from kpi.goals.pace import pacing_of
from kpi.model import Goal, Kpi
from kpi.monitors import daily, intraday
from kpi.monitors.anomaly import Anomaly, BrokenData, HourlyAnomaly, learned
from kpi.monitors.errors import BadMonitor
from kpi.monitors.freshness import NoData
from kpi.monitors.limits import Change, GoalLine, Threshold
from kpi.monitors.mix import MixShift
from kpi.monitors.model import Monitor
from kpi.monitors.pacing import Phase
from kpi.monitors.ratio import Ratio

Sensitivity = Literal["low", "normal", "high"]
SENSITIVITIES: tuple[Sensitivity, ...] = ("low", "normal", "high")
BARS: Mapping[Sensitivity, float] = {"low": 0.5, "normal": 0.0, "high": -0.4}
"""Added to the one default bar: half a decade rarer, the default, and two and a half times as many alerts."""
_SLACKS: Mapping[Sensitivity, float] = {"low": 0.1, "normal": 0.05, "high": 0.02}
_CHANGES: Mapping[Sensitivity, float] = {"low": 0.3, "normal": 0.2, "high": 0.1}
_POINTS: Mapping[Sensitivity, float] = {"low": 0.08, "normal": 0.05, "high": 0.03}
_WHOLE_STEPS = 3
PAST_DAYS = 460
"""Days that a monitor without a memory of its own may look back: a year and a comparable period before it."""
_WEEKS = 70
"""Days that are more than the eight weeks in which habits of weekdays are seen."""


@dataclass(frozen=True, slots=True)
class KindOf:
    """What a kind takes: names of its parameters, whether false alarms move its bar, and how many days before the one
    that it judges (and before those of its goal) it looks at."""

    parameters: frozenset[str]
    tunable: bool = True
    needs_goal: bool = False
    past_days: int = PAST_DAYS


_ANY = frozenset({"sensitivity"})
KINDS: Mapping[Kind, KindOf] = {
    "anomaly": KindOf(_ANY),
    "broken_data": KindOf(frozenset(), tunable=False),
    "no_data": KindOf(frozenset({"grace"}), past_days=_WEEKS),
    "pacing": KindOf(_ANY | {"slack"}, needs_goal=True, past_days=_WEEKS),
    "goal_line": KindOf(_ANY | {"slack", "days"}, needs_goal=True),
    "change": KindOf(_ANY | {"fall", "rise", "days", "versus"}),
    "threshold": KindOf(frozenset({"above", "below", "days"})),
    "mix_shift": KindOf(_ANY | {"by", "least_points"}),
    "ratio": KindOf(_ANY | {"numerator", "denominator"}),
    "hourly": KindOf(_ANY),
}


def bar_of(watch: Watch) -> float:
    """Evidence that an anomaly monitor wants: the default, its sensitivity, and what people called false."""
    base = intraday.BAR if watch.kind == "hourly" else daily.BAR
    shifted = learned(daily.BAR + BARS[sensitivity_of(watch)], watch.false_alarms, watch.confirmed)
    return base + shifted - daily.BAR


def sensitivity_of(watch: Watch) -> Sensitivity:
    """How sensitive it was made; BadParameter for a word that is none."""
    said = watch.parameters.get("sensitivity", "normal")
    if said not in SENSITIVITIES:
        raise BadParameter(watch.kind, f"sensitivity is one of {', '.join(SENSITIVITIES)}, not {said!r}")
    found: Sensitivity = said
    return found


def checked(watch: Watch, kpi: Kpi, goal: Goal | None) -> Watch:
    """``watch``, once everything in it holds together; BadParameter says what does not."""
    unknown = sorted(set(watch.parameters) - KINDS[watch.kind].parameters)
    if unknown:
        raise BadParameter(watch.kind, f"takes no {', '.join(unknown)}")
    if watch.kind != "hourly":
        monitor_of(watch, kpi, goal)
    return watch


def monitor_of(watch: Watch, kpi: Kpi, goal: Goal | None, phases: Sequence[Phase] = ()) -> Monitor:
    """The pure monitor that ``watch`` stands for, its bar moved as people have judged it; BadParameter. ``phases`` are
    those of the KPI's campaign.

    ``hourly`` reads points and not days: ``hourly_of``.
    """
    given, steps, sense = watch.parameters, watch.steps, sensitivity_of(watch)
    if KINDS[watch.kind].needs_goal and goal is None:
        raise BadParameter(watch.kind, "wants the goal of its KPI")
    try:
        match watch.kind:
            case "anomaly":
                return Anomaly(bar=bar_of(watch), least=watch.least)
            case "broken_data":
                return BrokenData()
            case "no_data":
                return NoData(grace=_whole(given, "grace", 0) + min(int(steps), _WHOLE_STEPS))
            case "threshold":
                return Threshold(
                    above=_number(given, "above"), below=_number(given, "below"),
                    days=_whole(given, "days", 1) + min(int(steps), _WHOLE_STEPS), least=watch.least,
                )  # fmt: skip
            case "change":
                fall, rise = _number(given, "fall"), _number(given, "rise")
                if fall is None and rise is None:
                    fall, rise = (_CHANGES[sense],) * 2
                more = 1.0 + 0.15 * steps
                return Change(
                    fall=None if fall is None else fall * more, rise=None if rise is None else rise * more,
                    days=_whole(given, "days", 7), versus=_whole(given, "versus", 7), least=watch.least,
                )  # fmt: skip
            case "goal_line":
                assert goal is not None
                per_days = pacing_of(goal, kpi).per_days
                return GoalLine(goal, days=_whole(given, "days", 7), slack=_slack(watch), per_days=per_days)
            case "pacing":
                assert goal is not None
                return pacing_of(goal, kpi, phases=phases, slack=_slack(watch))
            case "mix_shift":
                least = _number(given, "least_points")
                return MixShift(
                    least_points=_POINTS[sense] if least is None else least, sureness=4.0 + 0.5 * steps,
                    least=max(watch.least, 1.0) if watch.least else 100.0,
                )  # fmt: skip
            case "ratio":
                return Ratio(least=watch.least or 100.0, bar=bar_of(watch))
            case _:
                raise BadParameter(watch.kind, "judges hours and not days")
    except BadMonitor as problem:
        raise BadParameter(watch.kind, str(problem)) from problem


def hourly_of(watch: Watch) -> HourlyAnomaly:
    """The monitor of hours that ``watch`` stands for."""
    return HourlyAnomaly(bar=bar_of(watch))


def _slack(watch: Watch) -> float:
    given = _number(watch.parameters, "slack")
    return (_SLACKS[sensitivity_of(watch)] if given is None else given) + 0.02 * watch.steps


def _number(given: Mapping[str, Any], name: str) -> float | None:
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadMonitor(f"{name} is a number, not {value!r}.")
    return float(value)


def _whole(given: Mapping[str, Any], name: str, otherwise: int) -> int:
    value = _number(given, name)
    return otherwise if value is None else int(value)
