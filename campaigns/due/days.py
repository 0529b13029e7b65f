"""Days as both languages count them: weekdays around today, days of the month, dates, lengths from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from campaigns.due.atoms import Context, Day, Length, Moment, Sort
from campaigns.due.model import Reason
from campaigns.due.periods import WEEK, add_months


def point(day: date) -> Day:
    """Exactly that day."""
    return Day(day, day, day)


def relative(context: Context, ahead: int) -> Day:
    """Today and the days around it."""
    return point(context.today + timedelta(days=ahead))


def weekday(context: Context, number: int) -> Day:
    """A bare weekday: the next one after today; said on that very weekday, today is the other reading."""
    ahead = (number - context.today.weekday()) % 7
    today = context.today
    if ahead == 0:
        return Day(today + WEEK, today + WEEK, today + WEEK, Sort.WEEKDAY, ((today, Reason.TODAY),), weekday=number)
    day = today + timedelta(days=ahead)
    return Day(day, day, day, Sort.WEEKDAY, weekday=number)


def weekday_of_week(context: Context, number: int, ahead: int) -> Day:
    """The weekday of the calendar week ``ahead`` weeks from this one."""
    day = context.today + timedelta(days=number - context.today.weekday()) + ahead * WEEK
    return replace(point(day), sort=Sort.WEEKDAY)


def next_weekday(context: Context, number: int) -> Day:
    """English "next Friday": of next week; the coming one of this week is the other reading."""
    day = weekday_of_week(context, number, 1)
    coming = day.due - WEEK
    if coming > context.today:
        return replace(day, options=((coming, Reason.COMING_WEEK),))
    return day


def this_weekday(context: Context, number: int) -> Day:
    """English "this Friday": the coming one, today included."""
    day = context.today + timedelta(days=(number - context.today.weekday()) % 7)
    return replace(point(day), sort=Sort.WEEKDAY)


def day_of_month(context: Context, number: int, start: date | None = None) -> Day | None:
    """A bare day of the month: the first that is not before today and exists; ``start`` moves the first month tried."""
    if not 1 <= number <= 31:
        return None
    first = start or context.today.replace(day=1)
    for ahead in range(13):
        month = add_months(first, ahead)
        day = valid(month.year, month.month, number)
        if day and (day >= context.today or start):
            options: tuple[tuple[date, Reason], ...] = ()
            if not start and ahead and (passed := valid(first.year, first.month, number)):
                options = ((passed, Reason.SAME_MONTH),)
            return Day(day, day, day, Sort.DOM, options, dom=number)
    return None


def month_day(context: Context, month: int, number: int, year: int | None = None) -> Day | None:
    """A date; without a year the first that is not before today (a leap day may be years away)."""
    if year is not None:
        day = valid(year, month, number)
        return point(day) if day else None
    for candidate in range(context.today.year, context.today.year + 9):
        day = valid(candidate, month, number)
        if day and day >= context.today:
            return point(day)
    return None


def numeric(context: Context, one: int, two: int, year: int | None = None) -> Day | None:
    """3/15 or 15/3; of two dates the settings choose, unless theirs is past, and the other is the other reading."""
    orders = [(two, one), (one, two)] if context.settings.day_first else [(one, two), (two, one)]
    days = [day for month, number in orders if (day := month_day(context, month, number, year))]
    if not days:
        return None
    if len(days) > 1 and days[0].due < context.today <= days[1].due:
        days.reverse()
    if len(days) > 1 and days[0].due != days[1].due:
        return replace(days[0], options=((days[1].due, Reason.DAY_FIRST),))
    return days[0]


def full_year(digits: str | None) -> int | None:
    """26 and 2026 as a year."""
    if not digits:
        return None
    number = int(digits)
    return number + (2000 if number < 70 else 1900) if number < 100 else number


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plus(context: Context, day: date, length: Length, sign: int = 1) -> date:
    """``day`` moved by a length of days or more; half a month is fifteen days."""
    count = length.amount * sign
    if length.unit == "workday":
        return context.calendar.add(day, round(count))
    if length.unit in {"month", "year"}:
        months = count * (12 if length.unit == "year" else 1)
        whole = int(months)
        return add_months(day, whole) + timedelta(days=round((months - whole) * 30))
    return day + timedelta(days=round(count * (7 if length.unit == "week" else 1)))


def from_now(context: Context, length: Length) -> Day | Moment:
    """What is due when a length has passed: a moment for minutes and hours, a day for anything longer."""
    if length.unit in {"minute", "hour"}:
        step = timedelta(minutes=length.amount * (60 if length.unit == "hour" else 1))
        return Moment(shift(context.now, step))
    return point(plus(context, context.today, length))


def shift(now: datetime, step: timedelta) -> datetime:
    """``now`` moved by elapsed time, through any change of the clocks, as a wall time to the minute."""
    moved = (now.astimezone(UTC) + step).astimezone(now.tzinfo)
    return moved.replace(second=0, microsecond=0, tzinfo=None)
