"""Pieces that belong together: a date, its weekday and a time that stand side by side become one reading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from campaigns.due import anchors, periods
from campaigns.due.atoms import Atom, Clock, Context, Day, Length, Moment, Part, Sort, Zone
from campaigns.due.days import plus, point, valid
from campaigns.due.model import Reason
from consistency.nlp.scripts import HAN

_GLUE = re.compile(
    r"[\s,;()（）\[\]【】\"'·|/-]*(?:(?:at|on|by|of|the|in|around|before|until|till|no later than|latest|@|and|"
    r"or|for|starting|"
    r"的|在|于|当天|那天|当日|大概|大约|左右|就|前|之前|之前的|,|is|最晚|最迟|不晚于|截止|:)[\s,()（）:]*){0,3}"
)
_LENGTH_EN = re.compile(
    r"\s*(?P<way>before|prior to|ahead of|in advance of|after|following|from|out from|post)\s+(?:the\s+)?"
    r"(?:(?:(?:our|its|their|your|my)\s+)?(?:[a-z][a-z'-]*\s+){1,3}?(?:on\s+|of\s+|\()(?:the\s+)?)?"
)
"""Also with what the day is of: two days before the launch on 10 December."""
_LENGTH_ZH = re.compile(rf"\s*[{HAN}]{{0,4}}?的?(?P<way>之?前|以前|之?后|以后|过后|结束后)的?\s*")
_BACK = re.compile("before|prior|ahead|advance|前")
_BEFORE_EN = re.compile(
    r"(?<![a-z])(?<!or )(?<!not )(?<!than )(?:before|prior to|ahead of|in advance of|in time for)"
    r"\s+(?:the\s+(?:start of\s+)?)?$"
)
_AFTER_EN = re.compile(r"(?<![a-z])(?:(?:right |straight |just )?after|following|post)[\s-]+(?:the\s+)?$")
_BEFORE_ZH = re.compile(rf"\s*(?:到来|来临|放假|假期|开始)?(?:之前|以前|前(?![{HAN}]?(?:期|端|面|景|言|往|沿|半|台)))")
_OVER_ZH = re.compile(r"过(?:完|了)(?:这个?|本)?$")
_AFTER_ZH = re.compile(rf"\s*(?:结束|过完|回来|假期)?(?:之后|以后|过后|后(?![{HAN}]?(?:期|台|续|端|面|天|半)))")


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
    groups = _ranges(text, groups)
    groups = _counted(text, groups, context)
    return [_turned(text, each, context) for each in groups]


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


def _counted(text: str, groups: list[Group], context: Context) -> list[Group]:
    """Lengths counted from a day: two weeks from Monday, 3月20日前两天, the Friday before Christmas."""
    made: list[Group] = []
    for right in groups:
        left = made[-1] if made else None
        gap = text[left.end : right.start] if left else ""
        found: Day | None = None
        if left and left.length and right.day and (way := _LENGTH_EN.fullmatch(gap)):
            found = _count(context, right.day, left.length, way["way"])
            made[-1:] = (
                [replace(right, start=left.start, day=found, alone=True, moved=True)] if found else [left, right]
            )
        elif left and left.day and right.length and (way := _LENGTH_ZH.fullmatch(gap)):
            found = _count(context, left.day, right.length, way["way"])
            made[-1:] = [replace(left, end=right.end, day=found, alone=True, moved=True)] if found else [left, right]
        elif (
            left
            and left.day
            and left.day.weekday is not None
            and right.day
            and (way := re.fullmatch(r"\s+(before|after|following)\s+(?:the\s+)?", gap))
        ):
            made[-1:] = [
                replace(
                    right,
                    start=left.start,
                    day=_weekday_beside(left.day.weekday, right.day, way[1]),
                    alone=True,
                    moved=True,
                )
            ]
        else:
            made.append(right)
    return made


def _weekday_beside(weekday: int, day: Day, way: str) -> Day:
    if way == "before":
        eve = day.due - timedelta(days=1)
        return point(eve - timedelta(days=(eve.weekday() - weekday) % 7))
    morrow = day.last + timedelta(days=1)
    return point(morrow + timedelta(days=(weekday - morrow.weekday()) % 7))


def _count(context: Context, day: Day, length: Length, way: str) -> Day | None:
    if length.unit in {"minute", "hour"}:
        return None
    back = bool(_BACK.search(way))
    if length.unit == "workday":
        base = day.first if back else day.last
    else:
        base = day.due if back or day.sort is not Sort.HOLIDAY else day.last
    return point(plus(context, base, length, -1 if back else 1))


def _turned(text: str, one: Group, context: Context) -> Group:
    """A group with "before" or "after" beside it, as the day that this means."""
    if one.day is None or one.moved:
        return one
    before, after = text[: one.start], text[one.end :]
    day = one.day
    if found := _BEFORE_EN.search(before):
        if one.clock or day.sort is Sort.EDGE:
            return one
        return replace(one, start=found.start(), day=_before(context, day), moved=True, alone=True)
    if re.search(r"(?<![a-z])(?:by|until|till)\s+(?:the\s+)?$", before) and not one.clock:
        return replace(one, day=_by(context, day))
    if found := _BEFORE_ZH.match(after):
        if one.clock or day.sort not in {Sort.HOLIDAY, Sort.WEEK, Sort.WEEKEND, Sort.MONTH, Sort.QUARTER, Sort.YEAR}:
            return replace(one, alone=True)
        return replace(one, end=one.end + found.end(), day=_before(context, day), moved=True, alone=True)
    ends = _AFTER_EN.search(before) or _AFTER_ZH.match(after) or _OVER_ZH.search(before)
    if ends and not one.clock:
        return replace(one, day=anchors.after(context, day), moved=True, alone=True)
    return one


def _by(context: Context, day: Day) -> Day:
    """ "By the weekend" is the Friday before it; "by April" is its first day, the last being the other reading."""
    if day.sort is Sort.WEEKEND:
        return _before(context, day)
    if day.sort in {Sort.MONTH, Sort.QUARTER, Sort.YEAR} and day.first > context.today:
        return replace(day, due=day.first, options=((day.due, Reason.PERIOD_END),))
    return day


def _before(context: Context, day: Day) -> Day:
    if day.sort is Sort.HOLIDAY:
        return anchors.before(context, day)
    if day.sort is Sort.WEEK:
        due = day.first - timedelta(days=7 - context.settings.week_end)
        return point(max(due, context.today))
    if day.sort is Sort.WEEKEND:
        due = day.first - timedelta(days=5 - min(context.settings.week_end, 4))
        return point(max(due, context.today))
    eve: date = day.first - timedelta(days=1)
    if eve < context.today:
        return day
    if day.sort in {Sort.MONTH, Sort.QUARTER, Sort.YEAR}:
        return point(eve)
    return replace(point(eve), options=((day.due, Reason.THE_DAY_ITSELF),))
