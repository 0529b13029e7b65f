"""Days and times counted from others: two weeks from Monday, 3月20日前两天, half an hour before 3pm, before Easter."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from campaigns.due import anchors
from campaigns.due.atoms import Clock, Context, Day, Length, Sort
from campaigns.due.days import plus, point
from campaigns.due.groups import Group
from campaigns.due.model import Reason
from consistency.nlp.scripts import HAN

_LENGTH_EN = re.compile(
    r"\s*(?P<way>before|prior to|ahead of|in advance of|after|following|from|out from|post)\s+(?:the\s+)?"
    r"(?:(?:(?:our|its|their|your|my)\s+)?(?:[a-z][a-z'-]*\s+){1,3}?(?:on\s+|of\s+|\()(?:the\s+)?)?"
)
"""Also with what the day is of: two days before the launch on 10 December."""
_LENGTH_ZH = re.compile(rf"\s*[)）]?[{HAN}]{{0,4}}?的?(?P<way>之?前|以前|之?后|以后|过后|结束后)的?\s*")
_AHEAD_ZH = re.compile(r"[^。!?;]{0,20}提前\s*")
"""How much before a day that was named, with what happens on it between: 30日上线的落地页，提前两个工作日给我."""
_BACK = re.compile("before|prior|ahead|advance|前")
_BEFORE_EN = re.compile(
    r"(?<![a-z])(?<!or )(?<!not )(?<!than )(?:before|prior to|ahead of|in advance of|in time for)"
    r"\s+(?:the\s+(?:start of\s+)?)?$"
)
_AFTER_EN = re.compile(r"(?<![a-z])(?:(?:right |straight |just )?after|following|post)[\s-]+(?:the\s+)?$")
_BEFORE_ZH = re.compile(rf"\s*(?:到来|来临|放假|假期|开始)?(?:之前|以前|前(?![{HAN}]?(?:期|端|面|景|言|往|沿|半|台)))")
_OVER_ZH = re.compile(r"过(?:完|了)(?:这个?|本)?$")
_AFTER_ZH = re.compile(rf"\s*(?:结束|过完|回来|假期)?(?:之后|以后|过后|后(?![{HAN}]?(?:期|台|续|端|面|天|半)))")


def moved(text: str, groups: list[Group], context: Context) -> list[Group]:
    """The groups with what the words beside them count from them or turn them into; ``text`` is the masked message."""
    return [_turned(text, each, context) for each in _counted(text, groups, context)]


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
        elif left and right.length and left.clock and _is_short(right.length) and (way := _LENGTH_ZH.fullmatch(gap)):
            made[-1] = replace(left, end=right.end, clock=_shifted(left.clock, right.length, way["way"]), moved=True)
        elif left and left.length and right.clock and _is_short(left.length) and (way := _LENGTH_EN.fullmatch(gap)):
            made[-1] = replace(
                right, start=left.start, clock=_shifted(right.clock, left.length, way["way"]), moved=True
            )
        elif left and left.day and right.length and (way := _LENGTH_ZH.fullmatch(gap)):
            found = _count(context, left.day, right.length, way["way"])
            made[-1:] = [replace(left, end=right.end, day=found, alone=True, moved=True)] if found else [left, right]
        elif left and left.day and right.length and _AHEAD_ZH.fullmatch(gap):
            found = _count(context, left.day, right.length, "提前")
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


def _is_short(length: Length) -> bool:
    return length.unit in {"minute", "hour"}


def _shifted(clock: Clock, length: Length, way: str) -> Clock:
    """So long before or after a time of day: half an hour before the 2pm call."""
    minutes = round(length.amount * (60 if length.unit == "hour" else 1))
    days, minute = divmod(clock.hour * 60 + clock.minute + (-minutes if _BACK.search(way) else minutes), 24 * 60)
    return Clock(minute // 60, minute % 60, clock.certain, shift=clock.shift + days)


def _weekday_beside(weekday: int, day: Day, way: str) -> Day:
    if way == "before":
        eve = day.due - timedelta(days=1)
        return point(eve - timedelta(days=(eve.weekday() - weekday) % 7))
    morrow = day.last + timedelta(days=1)
    return point(morrow + timedelta(days=(weekday - morrow.weekday()) % 7))


def _count(context: Context, day: Day, length: Length, way: str) -> Day | None:
    if _is_short(length):
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
