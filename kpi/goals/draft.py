"""A goal as far as a sentence says it: frozen parts, and the stored goal they make once nothing is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from kpi.errors import InvalidField
from kpi.goals.metrics import Metric
from kpi.model import Goal, Level, Name, Per

ChangeKind = Literal["relative", "points", "delta", "target"]


@dataclass(frozen=True, slots=True)
class Change:
    """How far. ``relative``: a share (0.25 up a quarter, -0.15 down); ``points``: percentage points; ``delta``: in the
    metric's unit; ``target``: where it should be, in the metric's unit (3 for 3 %).

    ``unsure``: a per cent metric was to change "by 5 %", which may mean a share of it or percentage points.
    """

    kind: ChangeKind
    value: float
    unsure: bool = False

    def target(self, baseline: float | None) -> float | None:
        """Where the metric should end, from ``baseline``; None when that is needed and not known."""
        if self.kind == "target":
            return self.value
        if baseline is None:
            return None
        return baseline * (1 + self.value) if self.kind == "relative" else baseline + self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """One goal of a sentence; what was not said is None.

    ``metric`` is None for words the vocabulary does not measure; ``vague`` then holds the ids that would.
    ``start`` and ``end`` are both inside; ``open_start`` when only the end was said. ``compared``: the sentence
    names a past period to compare with, number or not. ``language``: of the sentence, "en" or "zh".
    """

    words: str
    language: str
    metric_words: str
    metric: Metric | None = None
    vague: tuple[str, ...] = ()
    change: Change | None = None
    baseline: float | None = None
    currency: str | None = None
    per: Per | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    open_start: bool = False
    compared: str | None = None
    owners: tuple[str, ...] = ()
    channel: str | None = None
    parent: str | None = None

    @property
    def unit(self) -> str | None:
        """The metric's unit, in the currency the sentence names."""
        if self.metric is None:
            return None
        return self.metric.unit.replace("money", self.currency) if self.currency else self.metric.unit

    @property
    def target(self) -> float | None:
        """Where the metric should end, in its unit; None while the number or a needed baseline is missing."""
        return self.change.target(self.baseline) if self.change else None

    @property
    def wanted(self) -> float | None:
        """The change as a share of the baseline (0.25 up a quarter); None when it cannot be known."""
        if self.change is not None and self.change.kind == "relative":
            return self.change.value
        target = self.target
        return (target - self.baseline) / abs(self.baseline) if target is not None and self.baseline else None

    @property
    def wrong_way(self) -> bool:
        """Whether the number asks for the worse: a higher cost, fewer leads."""
        if self.metric is None or self.change is None:
            return False
        size = self.change.value
        if self.change.kind == "target":
            if self.baseline is None:
                return False
            size = self.change.value - self.baseline
        return size < 0 if self.metric.direction == "up" else size > 0

    def goal(self, id: str, *, level: Level | None = None) -> Goal:
        """The goal to store; InvalidField names the first part that is missing."""
        if self.metric is None:
            raise InvalidField("metric", f"{self.metric_words!r} is not a metric that can be measured")
        if self.change is None or self.target is None:
            raise InvalidField("target", "say a number to reach, and the baseline when the number is a change")
        if self.baseline is None:
            raise InvalidField("baseline", "say where the metric stands now")
        if not self.owners:
            raise InvalidField("owner", "name the person who answers for the goal")
        if self.start is None or self.end is None:
            raise InvalidField("end", "say by when")
        return Goal(
            id=id, name=Name(**{self.language: self.words}), kind=self.metric.kind, level=level or self.metric.level,
            metric=self.metric.id, unit=self.unit or self.metric.unit, baseline=self.baseline, target=self.target,
            owner=", ".join(self.owners), start=self.start, end=self.end, parent=self.parent,
            per=self.per, channel=self.channel,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that sound like a goal and name nothing to measure; ``measured_by``: ids of metrics that would."""

    words: str
    what: str
    measured_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says: goals, however incomplete, and wishes."""

    drafts: tuple[GoalDraft, ...] = ()
    wishes: tuple[Wish, ...] = field(default=())
