"""Pieces that belong together: a date, its weekday and a time that stand side by side become one reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from campaigns.due import periods
from campaigns.due.atoms import Atom, Clock, Context, Day, Length, Moment, Part, Sort, Zone
from campaigns.due.days import point, valid
from campaigns.due.model import Reason

_GLUE = re.compile(
    r"[\s,;()（）\[\]【】\"'·|/-]*(?:(?:at|on|by|of|the|in|around|before|until|till|no later than|latest|@|and|"
    r"or|for|starting|"
    r"的|在|于|当天|那天|当日|大概|大约|左右|就|前|之前|之前的|,|is|最晚|最迟|不晚于|截止|:)[\s,()（）:]*){0,3}"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces read as one, from ``start`` to ``end`` of the text."""

    start: int
    end: int
    day: Day | None = None
    clock: Clock | None = None
    part: Part | None = None
    zone: str | None = None
    moment: datetime | None = None
    length: Length | None = None
    alone: bool = False
    moved: bool = False


def group(text: str, atoms: list[Atom], context: Context) -> list[Group]:
    """The readings that neighbouring pieces make; ``text`` is the masked message the pieces come from."""
    groups: list[Group] = []
    for atom in atoms:
        one = _single(atom)
        if groups and (joined := _join(groups[-1], one, text[groups[-1].end : one.start], context)):
            groups[-1] = joined
        else:
            groups.append(one)
    return _ranges(text, groups)


def _single(atom: Atom) -> Group:
    made = Group(atom.start, atom.end, alone=atom.alone)
    for value in atom.values:
        match value:
            case Day():
                made = replace(made, day=value)
            case Clock():
                made = replace(made, clock=value)
            case Part():
                made = replace(made, part=value)
            case Zone():
                made = replace(made, zone=value.name)
            case Moment():
                made = replace(made, moment=value.when)
            case Length():
                made = replace(made, length=value)
    return made


def _join(left: Group, right: Group, gap: str, context: Context) -> Group | None:
    if not _GLUE.fullmatch(gap) or left.length or right.length or left.moment or right.moment:
        return None
    if (left.clock and right.clock) or (left.zone and right.zone) or (left.part and right.part):
        return None
    if (right.zone and not left.clock) and not (left.day or left.part):
        return None
    day = left.day or right.day
    if left.day and right.day:
        day = _same_day(left.day, right.day, context)
        if day is None:
            return None
    if re.search(r"(?<![a-z])(?:and|or|for)(?![a-z])", gap):
        return None
    return Group(
        left.start,
        right.end,
        day,
        left.clock or right.clock,
        left.part or right.part,
        left.zone or right.zone,
        alone=left.alone or right.alone or bool(left.day and right.day),
        moved=left.moved or right.moved,
    )


def _same_day(one: Day, two: Day, context: Context) -> Day | None:
    """Both as one day: a weekday beside a date, a day of the month or a week; None when they are two days."""
    for day, other in ((one, two), (two, one)):
        if day.dom is not None and other.sort is Sort.MONTH:
            found = valid(other.first.year, other.first.month, day.dom)
            return point(found) if found else None
        if day.weekday is None:
            continue
        if other.sort is Sort.WEEK:
            return point(other.first + timedelta(days=day.weekday))
        if other.dom is not None:
            return _weekday_and_number(context, day.weekday, other.dom) or other
        if other.weekday is None and other.sort in {Sort.POINT, Sort.WEEKDAY} and other.first == other.last:
            if other.due.weekday() == day.weekday:
                return replace(other, options=())
            return replace(other, options=((_nearest(other.due, day.weekday), Reason.WEEKDAY_SAID),))
    if (
        one.due == two.due
        and one.sort in {Sort.POINT, Sort.WEEKDAY, Sort.DOM}
        and two.sort in {Sort.POINT, Sort.WEEKDAY, Sort.DOM}
    ):
        return one
    for day, other in ((one, two), (two, one)):
        if (
            day.sort is Sort.WEEKDAY
            and other.sort is Sort.POINT
            and day.weekday is None
            and other.due.weekday() == day.due.weekday()
        ):
            return other
    return None


def _nearest(day: date, weekday: int) -> date:
    """The day of that weekday within three days of ``day``."""
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def _weekday_and_number(context: Context, weekday: int, number: int) -> Day | None:
    """The next day of the month with that number that is that weekday: Friday the 13th."""
    first = context.today.replace(day=1)
    for ahead in range(36):
        month = periods.add_months(first, ahead)
        day = valid(month.year, month.month, number)
        if day and day >= context.today and day.weekday() == weekday:
            return point(day)
    return None


def _ranges(text: str, groups: list[Group]) -> list[Group]:
    """Two days with "to" between them are one stretch, due at its end."""
    made: list[Group] = []
    for right in groups:
        left = made[-1] if made else None
        between = text[left.end : right.start] if left else ""
        if (
            left
            and left.day
            and right.day
            and not (left.clock or right.clock or left.day.recurring)
            and re.fullmatch(r"\s*(?:-|~|to|through|thru|until|till|到|至|—)\s*(?:the\s+)?", between)
            and left.day.due < (last := _later_weekday(left.day, right.day)).last
            and not re.search(
                r"(?:mov\w+|push\w*|shift\w*|chang\w+|reschedul\w+|postpon\w+|delay\w*|extend\w*)[^.;]*from\s+$",
                text[: left.start],
            )
        ):
            whole = Day(left.day.first, last.last, last.due, options=((left.day.due, Reason.PERIOD_START),))
            start = left.start - 5 if text[: left.start].endswith("from ") else left.start
            made[-1] = replace(left, start=start, end=right.end, day=whole, alone=left.alone or right.alone)
        else:
            made.append(right)
    return made


def _later_weekday(first: Day, last: Day) -> Day:
    """``last``, or where it only names a weekday, that one after ``first``: next Tuesday to Thursday."""
    if last.weekday is None or last.due > first.due:
        return last
    return point(first.due + timedelta(days=(last.weekday - first.due.weekday()) % 7))
