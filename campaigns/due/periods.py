"""Weeks, months, quarters, halves and years around a day, and the day meant by their start, middle and end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from campaigns.due.atoms import Context, Day, Sort
from campaigns.due.model import Reason

WEEK = timedelta(days=7)


def add_months(day: date, count: int) -> date:
    """``day`` moved by months; the 31st becomes the last day of a shorter month."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def week(context: Context, ahead: int) -> Day:
    """The week ``ahead`` weeks from this one, Monday to Sunday, due on the team's last working day of the week."""
    monday = context.today - timedelta(days=context.today.weekday()) + ahead * WEEK
    sunday = monday + timedelta(days=6)
    due = monday + timedelta(days=context.settings.week_end)
    if ahead == 0 and due < context.today:
        due = sunday
    options = ((monday, Reason.PERIOD_START),) if ahead > 0 else ()
    return Day(monday, sunday, due, Sort.WEEK, options)


def month(first: date) -> Day:
    """The month that begins on ``first``, due on its last day."""
    last = month_end(first)
    return Day(first, last, last, Sort.MONTH, ((first, Reason.PERIOD_START),))


def month_ahead(context: Context, ahead: int) -> Day:
    """The month ``ahead`` months from this one."""
    return month(add_months(context.today.replace(day=1), ahead))


def named_month(context: Context, number: int, year: int | None = None) -> Day:
    """A month by its number, of ``year`` or else the first that is not over."""
    if year is None:
        year = context.today.year + (number < context.today.month)
    return month(date(year, number, 1))


def quarter(context: Context, number: int, year: int | None = None) -> Day:
    """A quarter by number, of the fiscal ``year`` (named by the year it ends in) or else the first that is not over."""
    start = context.settings.fiscal_start
    for candidate in (year,) if year else range(context.today.year - 1, context.today.year + 3):
        opening = date(candidate - (start > 1), start, 1)
        first = add_months(opening, 3 * (number - 1))
        last = add_months(first, 3) - timedelta(days=1)
        if year or last >= context.today:
            return Day(first, last, last, Sort.QUARTER)
    raise AssertionError("one of four years holds a quarter that is not over")


def quarter_ahead(context: Context, ahead: int) -> Day:
    """The quarter ``ahead`` quarters from the present one."""
    into = (context.today.month - context.settings.fiscal_start) % 3
    first = add_months(context.today.replace(day=1), 3 * ahead - into)
    last = add_months(first, 3) - timedelta(days=1)
    return Day(first, last, last, Sort.QUARTER)


def half(context: Context, number: int, year: int | None = None) -> Day:
    """The first or second half of the fiscal year."""
    closing = quarter(context, 2 * number, year)
    return Day(add_months(closing.first, -3), closing.last, closing.last, Sort.QUARTER)


def year(number: int) -> Day:
    """A calendar year, due on its last day."""
    return Day(date(number, 1, 1), date(number, 12, 31), date(number, 12, 31), Sort.YEAR)


def fiscal_year(context: Context, number: int | None = None) -> Day:
    """The fiscal year that ends in the year ``number``, or the one that today is in."""
    closing = quarter(context, 4, number)
    return Day(add_months(closing.first, -9), closing.last, closing.last, Sort.YEAR)


def edge(context: Context, whole: Day, which: str) -> Day:
    """The day meant by the ``which`` (start, early, middle, second, late, end) of a stretch.

    A month's tenth, fifteenth and twentieth close its early part, its middle and its second third (上旬 and 中旬).
    """
    first, last = whole.first, whole.last
    if which in {"end", "late"}:
        return Day(first, last, whole.due, Sort.EDGE)
    if whole.sort is Sort.WEEK:
        day = first + timedelta(days=2) if which in {"middle", "second"} else first
        options = ((first + timedelta(days=1), Reason.PERIOD_END),) if which == "early" else ()
        return Day(first, last, day, Sort.EDGE, options)
    if whole.sort is Sort.MONTH:
        days = {"start": 1, "early": 10, "middle": 15, "second": 20}
        return Day(first, last, first.replace(day=days[which]), Sort.EDGE)
    if which in {"start", "early"}:
        return Day(first, last, first, Sort.EDGE)
    middle = month_end(add_months(first, 5)) if whole.sort is Sort.YEAR else add_months(first, 1).replace(day=15)
    return Day(first, last, middle, Sort.EDGE)


def upcoming_edge(context: Context, which: str) -> Day:
    """The ``which`` of a month that was not named: of this month, or of the next when it has passed."""
    day = edge(context, month_ahead(context, 0), which)
    return day if day.due >= context.today else edge(context, month_ahead(context, 1), which)


def nth_weekday(whole: Day, weekday: int, count: int) -> Day | None:
    """The ``count``-th (-1 the last) ``weekday`` of a stretch; None when it has none."""
    if count < 0:
        day = whole.last - timedelta(days=(whole.last.weekday() - weekday) % 7)
    else:
        day = whole.first + timedelta(days=(weekday - whole.first.weekday()) % 7) + (count - 1) * WEEK
    return Day(day, day, day) if whole.first <= day <= whole.last else None


def nth_week(context: Context, whole: Day, count: int) -> Day:
    """The ``count``-th (-1 the last) week of a stretch: a week belongs where its Thursday lies, as in ISO 8601."""
    if count < 0:
        thursday = whole.last - timedelta(days=(whole.last.weekday() - 3) % 7)
    else:
        thursday = whole.first + timedelta(days=(3 - whole.first.weekday()) % 7) + (count - 1) * WEEK
    monday = thursday - timedelta(days=3)
    due = monday + timedelta(days=context.settings.week_end)
    return Day(monday, monday + timedelta(days=6), min(due, whole.last), Sort.EDGE)
