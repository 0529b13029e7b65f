"""What to scale, adjust or stop: each proposal follows from a rule, and says the numbers it follows from.

``out_of_reach`` (stop)
    A third of the goal's time is gone, and even the best end of its projection misses the target: by a quarter of the
    way for a level; a sum would besides need half as much again each day as lately.
``behind`` (adjust)
    Projected to end short, and not out of reach. Named with it: the part that grows, else the one that fell most.
``sure`` (scale)
    Even the low end of the projection reaches the target, with a week or more to go.
``part_grows`` (scale)
    Over four weeks a part that makes up a tenth or more grew by 15 % or more, beyond its usual scatter, and twice as
    fast as the rest.
``part_falls`` (stop)
    Over four weeks a part fell by 25 % or more beyond its usual scatter, and in the last week still, while the rest
    held and no alert explains it.

Nothing is proposed on figures in doubt, on goals too thin to judge, or again within four weeks of a decision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpi.model import Goal
from kpi.monitors.model import ONE_DAY, Param
from kpi.reviews.model import PROPOSAL_KINDS, GoalLine, Inputs, Measured, Proposal
from kpi.reviews.movers import SURPRISE, change_of, usual_changes

AT_MOST = 3
"""Proposals in one review: more are not decided."""
AGAIN_AFTER = dt.timedelta(days=28)
"""What was decided is not proposed again for so long."""
_STOP_ELAPSED = 1 / 3
_STOP_EFFORT = 1.5
_STOP_WAY = 0.75
_SURE_DAYS_LEFT = 7
_RECENT = 28
_GROWS, _GROWING_SHARE = 0.15, 0.1
_FALLS, _FALLING_SHARE = -0.25, 0.05
_HOLDS = -0.05


@dataclass(frozen=True, slots=True)
class _Part:
    dimension: str
    name: str
    change: float
    rest: float
    share: float
    clear: bool
    lately: float


def proposals(inputs: Inputs, lines: Sequence[GoalLine], doubtful: frozenset[str]) -> tuple[Proposal, ...]:
    """At most three: what to stop first, then what to adjust, then what to scale; at most one a goal."""
    by_kpi = {each.kpi.id: each for each in inputs.measured}
    goals = {goal.id: goal for goal in inputs.goals}
    alerted = {member.kpi for alert in inputs.alerts for member in alert.members if alert.state != "false_alarm"}
    found: list[Proposal] = []
    for line in lines:
        if line.kpi is not None and line.kpi.id not in doubtful:
            found += _of_goal(line, _parts(by_kpi[line.kpi.id], inputs.stretch.last))
    for each in inputs.measured:
        goal = goals.get(each.kpi.goal)
        if goal is not None and goal.start <= inputs.stretch.last <= goal.end and each.kpi.id not in doubtful:
            found += _of_parts(each, goal, inputs.stretch.last, each.kpi.id in alerted)
    ordered = sorted(found, key=lambda each: (PROPOSAL_KINDS.index(each.kind), -each.strength, each.key))
    chosen: dict[str, Proposal] = {}
    for proposal in ordered:
        if proposal.key not in inputs.settled:
            chosen.setdefault(proposal.goal.id, proposal)
    return tuple(chosen.values())[:AT_MOST]


def _of_goal(line: GoalLine, parts: Sequence[_Part]) -> Iterator[Proposal]:
    pace, goal, kpi = line.pace, line.goal, line.kpi
    if pace is None or kpi is None or line.day is None:
        return
    start = 0.0 if line.adds_up else goal.baseline
    best, worst = sorted(((each - start) / (goal.target - start) for each in (pace.low, pace.high)), reverse=True)
    elapsed = ((line.day - goal.start).days + 1) / ((goal.end - goal.start).days + 1)
    if line.stand == "behind":
        far = pace.needed > _STOP_EFFORT * pace.rate if line.adds_up else best < _STOP_WAY
        kind = "sum" if line.adds_up else "level"
        if elapsed >= _STOP_ELAPSED and best < 1.0 and far:
            reach: dict[str, Param] = {"best": pace.high if goal.target > start else pace.low}
            yield Proposal(
                kind="stop", rule="out_of_reach", goal=goal, kpi=kpi, code=f"review.proposal.out_of_reach.{kind}",
                params={**line.params, **reach}, strength=line.short,
            )  # fmt: skip
            return
        code, params, part = _with_part(f"review.proposal.behind.{kind}", line.params, parts, kpi.direction)
        yield Proposal(
            kind="adjust", rule="behind", goal=goal, kpi=kpi, code=code, params=params, part=part, strength=line.short
        )
    elif line.stand in ("on_course", "reached") and worst >= 1.0 and pace.days_left >= _SURE_DAYS_LEFT:
        reach = {"worst": pace.low if goal.target > start else pace.high}
        yield Proposal(
            kind="scale", rule="sure", goal=goal, kpi=kpi, code="review.proposal.sure", params={**line.params, **reach},
            strength=worst,
        )  # fmt: skip


def _with_part(
    code: str, params: Mapping[str, Param], parts: Sequence[_Part], direction: str
) -> tuple[str, dict[str, Param], tuple[str, str] | None]:
    """The sentence, with the part that helps or hurts most where one stands out."""
    sign = 1 if direction == "up" else -1
    clear = [each for each in parts if each.clear and each.share >= _FALLING_SHARE]
    grows = max((p for p in clear if p.change * sign >= _GROWS), key=lambda p: p.change * sign, default=None)
    falls = min((p for p in clear if p.change * sign < -_GROWS), key=lambda p: p.change * sign * p.share, default=None)
    part = grows or falls
    if part is None:
        return code, dict(params), None
    more: dict[str, Param] = {"part": part.name, "dimension": part.dimension, "part_signed": part.change}
    return f"{code}.{'grows' if part is grows else 'falls'}", {**params, **more}, (part.dimension, part.name)


def _of_parts(each: Measured, goal: Goal, last: dt.date, alerted: bool) -> Iterator[Proposal]:
    if each.kpi.direction != "up":
        return
    for part in _parts(each, last):
        params: dict[str, Param] = {
            "part": part.name, "dimension": part.dimension, "part_signed": part.change, "rest_signed": part.rest,
            "share_pct": part.share,
        }  # fmt: skip
        named = (part.dimension, part.name)
        if part.clear and part.share >= _GROWING_SHARE and part.change >= max(_GROWS, 2 * part.rest):
            yield Proposal(
                kind="scale", rule="part_grows", goal=goal, kpi=each.kpi, code="review.proposal.part_grows",
                params=params, part=named, strength=part.change * part.share,
            )  # fmt: skip
        still = part.change <= _FALLS and part.lately <= _FALLS and part.rest >= _HOLDS
        if part.clear and still and part.share >= _FALLING_SHARE and not alerted:
            yield Proposal(
                kind="stop", rule="part_falls", goal=goal, kpi=each.kpi, code="review.proposal.part_falls",
                params=params, part=named, strength=-part.change * part.share,
            )  # fmt: skip


def _parts(each: Measured, last: dt.date) -> list[_Part]:
    """How each part did over the last four weeks against the weeks before, and the rest of the KPI without it."""
    if each.series is None:
        return []
    first, week = last - ONE_DAY * (_RECENT - 1), last - ONE_DAY * 6
    whole = change_of(each.series, first, last)
    found: list[_Part] = []
    for dimension, parts in sorted(each.parts.items()):
        for name, series in sorted(parts.items()):
            moved, lately = change_of(series, first, last), change_of(series, week, last)
            usual = usual_changes(series, last + ONE_DAY)
            if moved is None or lately is None or usual is None or whole is None or whole[1] <= moved[1]:
                continue
            now, before, change = moved
            rest = (whole[0] - now) / (whole[1] - before) - 1.0
            clear = abs(change) >= SURPRISE * usual[1]
            found.append(_Part(dimension, name, change, rest, before / whole[1], clear, lately[0] / before - 1.0))
    return found
