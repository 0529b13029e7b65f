"""Goals, KPIs and observations as plain frozen types. No database, no arithmetic of monitors."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from kpi.errors import InvalidField

GoalKind = Literal["brand", "performance", "relationship"]
GOAL_KINDS: tuple[GoalKind, ...] = get_args(GoalKind)
Level = Literal["top", "channel", "content"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From the top down: a goal's parent stands on its own level or above."""
Direction = Literal["up", "down"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
Grain = Literal["day", "hour"]
GRAINS: tuple[Grain, ...] = get_args(Grain)
Per = Literal["day", "week", "month", "quarter", "year", "total"]
PERS: tuple[Per, ...] = get_args(Per)
PER_DAYS: Mapping[str, float] = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "quarter": 365.25 / 4, "year": 365.25}

LARGEST_FIGURE = 1e18
"""A larger figure, above zero or below, is a mistake of writing; sums and squares of smaller ones stay finite."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name per language; at least one is given."""

    en: str | None = None
    zh: str | None = None

    def __post_init__(self) -> None:
        if not (self.en or "").strip() and not (self.zh or "").strip():
            raise InvalidField("name", "give the name in English, in Chinese or in both")

    def best(self, language: str) -> str:
        """The name in ``language`` or, failing that, in the other one."""
        return (self.zh or self.en or "") if language == "zh" else (self.en or self.zh or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """Where a number should be by when, and who answers for it. ``start`` and ``end`` are both inside.

    ``baseline`` and ``target`` are in ``unit``; a target below the baseline is a goal to lower the metric. ``per``: the
    days they are the figure of, ``total`` for all days of the goal together, None where nobody said. ``channel``: the
    marketing channel whose ``metric`` is meant. ``phased``: the days of its sum weigh as the phases of the campaign do.
    ``ended_on``: the last day of a goal that was given up before its end.
    """

    id: str
    name: Name
    kind: GoalKind
    level: Level
    metric: str
    unit: str
    baseline: float
    target: float
    owner: str
    start: dt.date
    end: dt.date
    parent: str | None = None
    per: Per | None = None
    channel: str | None = None
    phased: bool = False
    ended_on: dt.date | None = None

    def __post_init__(self) -> None:
        _slug("id", self.id)
        if self.per is not None:
            _one_of("per", self.per, PERS)
        _one_of("kind", self.kind, GOAL_KINDS)
        _one_of("level", self.level, LEVELS)
        for name in ("metric", "unit", "owner"):
            _filled(name, getattr(self, name))
        _finite("baseline", self.baseline)
        _finite("target", self.target)
        if self.target == self.baseline:
            raise InvalidField("target", f"{self.target:g} is the baseline; a goal asks for a change")
        if self.end <= self.start:
            raise InvalidField("end", f"{self.end} is not after the start, {self.start}")
        if self.parent == self.id:
            raise InvalidField("parent", "a goal cannot be its own parent")

    @property
    def measured_by(self) -> str:
        """The id of the KPI that measures it."""
        return f"{self.metric}.{self.channel}" if self.channel else self.metric

    def runs(self, day: dt.date) -> bool:
        """Whether ``day`` is one of its days."""
        return self.start <= day <= self.end and not self.over(day)

    def over(self, day: dt.date) -> bool:
        """Whether it was over before ``day``."""
        return day > self.end or (self.ended_on is not None and day > self.ended_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi:
    """A measured number that serves a goal. ``direction`` says which way is good.

    ``channel`` and ``campaign`` are ids, None for a number of the whole brand. ``formula`` is None for a number that
    is recorded, else how it is derived from others.
    """

    id: str
    name: Name
    unit: str
    direction: Direction
    goal: str
    channel: str | None = None
    campaign: str | None = None
    formula: str | None = None

    def __post_init__(self) -> None:
        _slug("id", self.id)
        _filled("unit", self.unit)
        _one_of("direction", self.direction, DIRECTIONS)
        if self.formula is not None:
            _filled("formula", self.formula)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure of a KPI, for a calendar day (``at`` is a date) or for an hour (an aware datetime on the hour).

    ``dimensions`` narrow it, such as {"city": "上海"}; empty for the total. ``revision`` counts from 1: a figure that
    is stated again with another value gets the next one. ``recorded_at`` is when this revision was stored.
    """

    kpi: str
    at: dt.date | dt.datetime
    value: float
    dimensions: Mapping[str, str] = field(default_factory=dict)
    revision: int = 1
    recorded_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        _finite("value", self.value)
        if isinstance(self.at, dt.datetime):
            if self.at.tzinfo is None:
                raise InvalidField("at", f"{self.at.isoformat()} has no time zone")
            if self.at != self.at.replace(minute=0, second=0, microsecond=0):
                raise InvalidField("at", f"{self.at.isoformat()} is not on the hour")
        for name, value in self.dimensions.items():
            _filled("dimensions", name)
            _filled("dimensions", value)

    @property
    def grain(self) -> Grain:
        """Whether the figure is of a day or of an hour."""
        return "hour" if isinstance(self.at, dt.datetime) else "day"


def dimension_key(dimensions: Mapping[str, str]) -> str:
    """SHA-256 (hex) that is equal exactly for equal dimensions, whatever their order; "" for none."""
    if not dimensions:
        return ""
    return hashlib.sha256(json.dumps(dict(dimensions), sort_keys=True).encode()).hexdigest()


def moment_of(at: dt.date | dt.datetime) -> dt.datetime:
    """When a figure is stored as of: its own moment, or the first of its day, in UTC."""
    return at if isinstance(at, dt.datetime) else dt.datetime.combine(at, dt.time(), dt.UTC)


def _slug(name: str, text: str) -> None:
    if not _SLUG.fullmatch(text):
        raise InvalidField(name, f"{text!r} is not lower case letters, digits, dots and dashes, at most 64")


def _filled(name: str, text: str) -> None:
    if not text.strip():
        raise InvalidField(name, "give at least one word")


def _finite(name: str, number: float) -> None:
    if not math.isfinite(number):
        raise InvalidField(name, f"{number} is not a number")


def _one_of(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise InvalidField(name, f"{value!r} is not one of {', '.join(known)}")
