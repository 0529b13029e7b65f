"""The pieces a due date is said with, as the rules find them: days, times, parts of a day, lengths, zones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from campaigns.due.calendar import Calendar
from campaigns.due.model import DueSettings, Reason


class Sort(StrEnum):
    """What kind of day was named; it decides what "before" and "by" mean."""

    POINT = "point"
    WEEKDAY = "weekday"
    DOM = "day of month"
    EDGE = "edge"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks and when: the present moment in the person's zone, the team's settings, the working-day calendar."""

    now: datetime
    settings: DueSettings
    calendar: Calendar

    @property
    def today(self) -> date:
        """The person's local day."""
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the stretch ``first`` to ``last`` of which ``due`` is the day that is meant.

    ``weekday`` and ``dom`` are set where only a weekday or a day of the month was said, so that neighbours can join;
    ``options`` are other days that the words could mean.
    """

    first: date
    last: date
    due: date
    sort: Sort = Sort.POINT
    options: tuple[tuple[date, Reason], ...] = ()
    weekday: int | None = None
    dom: int | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; ``certain`` when morning or afternoon was said; ``shift`` counts days (24:00 is one);
    ``until`` ends a range; ``eod`` marks the team's end of day."""

    hour: int
    minute: int = 0
    certain: bool = True
    shift: int = 0
    until: tuple[int, int] | None = None
    eod: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, from ``first`` to ``last``; ``afternoon`` says which half a bare hour beside it is in."""

    first: time
    last: time
    afternoon: bool


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: ``amount`` of ``unit`` (minute, hour, day, week, month, year, workday)."""

    amount: float
    unit: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment counted from now."""

    when: datetime


@dataclass(frozen=True, slots=True)
class Zone:
    """An IANA zone that was said."""

    name: str


Value = Day | Clock | Part | Length | Moment | Zone


@dataclass(frozen=True, slots=True)
class Atom:
    """What the characters ``start`` to ``end`` say. ``alone``: it may be read without a cue such as "by" beside it."""

    start: int
    end: int
    values: tuple[Value, ...]
    alone: bool = True

    def of(self, kind: type[Value]) -> bool:
        """Whether one of the values is of that kind."""
        return any(isinstance(value, kind) for value in self.values)


Made = Value | tuple[Value, ...] | None
Build = Callable[[re.Match[str], Context], Made]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over folded text and what a match of it means; ``build`` answers None for "no date after all"."""

    pattern: re.Pattern[str]
    build: Build
    alone: bool = True


def english(pattern: str, build: Build, *, alone: bool = True) -> Rule:
    """A rule whose pattern stands between non-letters (Chinese characters count as such)."""
    return Rule(re.compile(rf"(?<![a-z0-9])(?:{pattern})(?![a-z0-9])"), build, alone)


def chinese(pattern: str, build: Build, *, alone: bool = True) -> Rule:
    """A rule in Chinese, where words touch; digits of a longer number are never cut."""
    return Rule(re.compile(rf"(?<![0-9.])(?:{pattern})"), build, alone)


def scan(text: str, rules: Iterable[Rule], context: Context) -> list[Atom]:
    """Every piece in the masked ``text``, in order, without overlaps: the longest match wins, then the earlier rule."""
    found: list[tuple[int, int, Atom]] = []
    for place, rule in enumerate(rules):
        for match in rule.pattern.finditer(text):
            if match.end() == match.start():
                continue
            made = rule.build(match, context)
            if made is not None:
                values = made if isinstance(made, tuple) else (made,)
                found.append((match.start() - match.end(), place, Atom(match.start(), match.end(), values, rule.alone)))
    found.sort(key=lambda each: each[:2])
    kept: list[Atom] = []
    for _, _, atom in found:
        if all(atom.end <= other.start or atom.start >= other.end for other in kept):
            kept.append(atom)
    return sorted(kept, key=lambda atom: atom.start)
