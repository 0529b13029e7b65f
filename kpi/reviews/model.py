"""A review and what it is made of, as plain frozen types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from kpi.alerts.drivers import Driver
from kpi.alerts.model import Alert
from kpi.model import Goal, Kpi
from kpi.monitors.model import DailySeries, Param
from kpi.monitors.pacing import Pace, Phase

Period = Literal["week", "month", "quarter"]
PERIODS: tuple[Period, ...] = get_args(Period)
Stand = Literal["on_course", "behind", "reached", "met", "missed", "thin"]
"""``met`` and ``missed`` are goals that ended within the review's days; ``thin``: too little is known to say."""
ProposalKind = Literal["stop", "adjust", "scale"]
PROPOSAL_KINDS: tuple[ProposalKind, ...] = get_args(ProposalKind)
Decision = Literal["accepted", "declined"]
DECISIONS: tuple[Decision, ...] = get_args(Decision)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of a review, both inside."""

    period: Period
    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A KPI with its daily figures up to the review's last day, None without any.

    ``parts`` is the KPI cut by one dimension at a time (dimension, part, figures). ``sides`` are the recorded KPIs that
    a derived one is made of, by id. ``phases``: those of its campaign.
    """

    kpi: Kpi
    series: DailySeries | None
    parts: Mapping[str, Mapping[str, DailySeries]] = field(default_factory=dict)
    sides: Mapping[str, DailySeries] = field(default_factory=dict)
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """All that a review is made from. ``alerts``: those that were open at some time in its days.

    ``settled`` are keys of proposals that were decided lately and are not made again.
    """

    stretch: Stretch
    goals: tuple[Goal, ...]
    measured: tuple[Measured, ...]
    alerts: tuple[Alert, ...] = ()
    settled: frozenset[str] = frozenset()

    def only(self, kpis: Collection[str]) -> Inputs:
        """Narrowed to KPIs by id, with the goals they serve and the alerts they are part of."""
        served = {each.kpi.goal for each in self.measured if each.kpi.id in kpis}
        return replace(
            self,
            goals=tuple(each for each in self.goals if each.id in served),
            measured=tuple(each for each in self.measured if each.kpi.id in kpis),
            alerts=tuple(each for each in self.alerts if any(member.kpi in kpis for member in each.members)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    """A goal as it stands on ``day``, the last with a figure. ``code`` and ``params``: its sentence (catalogue
    ``reviews``; spelled by ``kpi.monitors.wording``).

    ``way``, ``due`` and ``end`` say how much of the way to the target is done, should be done by now, and is projected
    for the goal's end, 1 for all of it; None where it is too thin to say. ``short``: how much of it will be missing.
    """

    goal: Goal
    kpi: Kpi | None
    stand: Stand
    code: str
    params: Mapping[str, Param]
    day: dt.date | None = None
    pace: Pace | None = None
    adds_up: bool = False
    way: float | None = None
    due: float | None = None
    end: float | None = None
    short: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """A KPI that moved more than it usually does. ``now`` and ``before``: its mean day, and that of the same weekdays
    of the weeks before; ``usual`` and ``noise``: what such changes are like otherwise. ``alerts`` are its episodes;
    ``alike``: it is cut into parts, and none of them stands out."""

    kpi: Kpi
    now: float
    before: float
    change: float
    usual: float
    noise: float
    good: bool
    drivers: tuple[Driver, ...] = ()
    sides: tuple[Driver, ...] = ()
    alerts: tuple[Alert, ...] = ()
    alike: bool = False

    @property
    def surprise(self) -> float:
        """How far beyond the usual, in spreads of what is usual."""
        return abs(self.change - self.usual) / self.noise


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertLine:
    """An alert of the review's days. ``fresh``: it began in them."""

    alert: Alert
    kpi: Kpi
    fresh: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something to decide, with its evidence. ``rule`` names the rule that makes it (see docs/review.md); ``code`` and
    ``params`` are its sentence. ``part``: dimension and part it is about. ``strength`` orders proposals of one kind."""

    kind: ProposalKind
    rule: str
    goal: Goal
    kpi: Kpi
    code: str
    params: Mapping[str, Param]
    part: tuple[str, str] | None = None
    strength: float = 0.0

    @property
    def key(self) -> str:
        """What it is about: the same from week to week."""
        return ":".join((self.kind, self.goal.id, self.kpi.id, *(self.part or ())))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review. ``calm`` counts KPIs that moved as they usually do, ``thin`` are KPIs with too few figures to say."""

    stretch: Stretch
    goals: tuple[GoalLine, ...]
    movers: tuple[Mover, ...]
    alerts: tuple[AlertLine, ...]
    proposals: tuple[Proposal, ...]
    calm: int
    thin: tuple[Kpi, ...]
    measured: tuple[Measured, ...] = ()
