"""From the pieces of one reading to a day or a minute, its other readings, its stretch, and whether it is past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from campaigns.due.atoms import Clock, Context, Day, Part
from campaigns.due.groups import Group
from campaigns.due.model import Due, Granularity, Reading, Reason

_DAY = timedelta(days=1)
_MOST = 3
"""Other readings shown: a person chooses from a few."""


def resolve(text: str, one: Group, context: Context) -> Due:
    """The due date that a group of pieces means; ``text`` is the message as written."""
    zone = one.zone or str(context.now.tzinfo)
    now = context.now.astimezone(ZoneInfo(one.zone)) if one.zone else context.now
    local = now.replace(tzinfo=None)
    others: list[Reading] = []
    period: tuple[date | datetime, date | datetime] | None = None
    if one.moment is not None:
        when: date | datetime = one.moment
    elif one.clock is None:
        assert one.day is not None
        when, others = _day(one.day, context.today)
        if one.day.first != one.day.last:
            period = one.day.first, one.day.last
        elif one.part:
            period = datetime.combine(when, one.part.first), datetime.combine(when, one.part.last)
    else:
        clock = _half(one.clock, one.part)
        if one.day is None and clock.eod and local.time() > time(clock.hour, clock.minute):
            when = local.date()
        elif one.day is None:
            when, others = _next_time(clock, local)
        else:
            when, others = _at(one.day, clock, local)
        if clock.until and isinstance(when, datetime):
            period = when, when.replace(hour=clock.until[0], minute=clock.until[1])
            others.append(Reading(period[1], Reason.PERIOD_END))
    start, end = _trimmed(text, one.start, one.end)
    return Due(
        when,
        Granularity.MINUTE if isinstance(when, datetime) else Granularity.DAY,
        zone,
        start,
        end,
        text[start:end],
        _distinct(when, others),
        period,
        is_past(when, local),
        bool(one.day and one.day.recurring),
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its ends, with the bracket that closes one opened inside."""
    while start < end and text[start].isspace():
        start += 1
    for opening, closing in ("()", "（）"):
        if opening in text[start:end] and closing not in text[start:end] and text[end : end + 1] == closing:
            end += 1
    return start, end


def is_past(when: date | datetime, now: datetime) -> bool:
    """Whether a moment, or a whole day, lies before ``now`` (all in one zone, without zone information)."""
    if isinstance(when, datetime):
        return when < now.replace(second=0, microsecond=0)
    return when < now.date()


def _distinct(when: date | datetime, others: list[Reading]) -> tuple[Reading, ...]:
    seen = {when}
    kept = []
    for other in others:
        if other.when not in seen:
            seen.add(other.when)
            kept.append(other)
    return tuple(kept[:_MOST])


def _day(day: Day, today: date) -> tuple[date, list[Reading]]:
    return day.due, [Reading(other, reason) for other, reason in day.options]


def _moment(day: date, clock: Clock) -> datetime:
    return datetime.combine(day, time(clock.hour, clock.minute)) + clock.shift * _DAY


def _half(clock: Clock, part: Part | None) -> Clock:
    """A bare hour beside a part of the day is in that half."""
    if part is None or clock.certain:
        return clock
    hour = clock.hour % 12 + (12 if part.afternoon else 0)
    return replace(clock, hour=hour, certain=True)


def _other_half(clock: Clock) -> Clock:
    return replace(clock, hour=(clock.hour + 12) % 24, certain=True)


def _at(day: Day, clock: Clock, now: datetime) -> tuple[datetime, list[Reading]]:
    others = [Reading(_moment(other, clock), reason) for other, reason in day.options]
    when = _moment(day.due, clock)
    todays = [each for each in others if each.reason is Reason.TODAY]
    if todays and isinstance(todays[0].when, datetime) and todays[0].when >= now:
        return todays[0].when, [Reading(when, Reason.WEEK_AFTER), *others]
    if not clock.certain:
        other = _moment(day.due, _other_half(clock))
        if when < now <= other:
            return other, others
        if other >= now or when < now:
            others.append(Reading(other, Reason.OTHER_HALF))
    return when, others


def _next_time(clock: Clock, now: datetime) -> tuple[datetime, list[Reading]]:
    now = now.replace(second=0, microsecond=0)
    times = [clock] if clock.certain else [clock, _other_half(clock)]
    coming = [
        min(each for each in (_moment(now.date() + ahead * _DAY, one) for ahead in (0, 1)) if each >= now)
        for one in times
    ]
    return coming[0], [Reading(other, Reason.OTHER_HALF) for other in coming[1:]]
