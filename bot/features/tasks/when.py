"""Days and moments as a person says them: with the weekday, and how far off. Pure."""

from __future__ import annotations

import datetime as dt

from bot.i18n import text as t
from bot.zones import zone_words
from campaigns.model import Due
from campaigns.moments import day_of, over, wall_of

NEAR = 14
"""Days within which a date is also said as so many days off."""


def day_words(day: dt.date, language: str, *, today: dt.date | None = None) -> str:
    """Fri 20 Nov, 11月20日（周五）; with the year when it is another one than today's."""
    key = "task.when.day" if today is None or today.year == day.year else "task.when.day_and_year"
    return t(
        key,
        language,
        weekday=t(f"task.when.weekday.{day.weekday()}", language),
        day=day.day,
        month=t(f"task.when.month.{day.month}", language),
        year=day.year,
    )


def span_words(first: dt.date, last: dt.date, language: str, *, today: dt.date) -> str:
    """Days in a row, both included: Thu 24 Dec to Fri 1 Jan 2027; a single one by itself."""
    words = day_words(first, language, today=today)
    return (
        words
        if first == last
        else t("task.when.span", language, first=words, last=day_words(last, language, today=today))
    )


def moment_words(moment: dt.datetime, zone: str, language: str) -> str:
    """An aware moment as clocks in ``zone`` show it."""
    wall = wall_of(moment, zone)
    return t("task.when.moment", language, day=day_words(wall.date(), language), time=f"{wall:%H:%M}")


def due_words(due: Due, language: str, *, zone: str | None = None, now: dt.datetime) -> str:
    """A due date as it was said; to the minute in the reader's ``zone``, or in its own with the zone's name."""
    today = wall_of(now, zone or due.zone).date()
    if due.granularity == "day":
        words = day_words(day_of(due), language, today=today)
        return words if zone in (None, due.zone) else _there(words, due, language)
    wall = wall_of(over(due), zone or due.zone)
    words = t("task.when.moment", language, day=day_words(wall.date(), language, today=today), time=f"{wall:%H:%M}")
    return words if zone else _there(words, due, language)


def _there(words: str, due: Due, language: str) -> str:
    return t("task.when.in_zone", language, when=words, zone=zone_words(due.zone, language))


def _far_off(due: Due, language: str, *, zone: str | None, now: dt.datetime) -> str:
    """How far off the day is that ``due_words`` names: today, tomorrow, in 3 days, 2 days late.

    Empty beyond ``NEAR``, and while the zone of a day that is not late has another date than the reader's: there one of
    them would count wrongly.
    """
    there = wall_of(now, due.zone).date()
    here = wall_of(now, zone or due.zone).date()
    if over(due) <= now:
        days = (there - day_of(due)).days
        return t("task.when.late_days", language, n=days) if days > 0 else t("task.when.late", language)
    if due.granularity == "day":
        if here != there:
            return ""
        days = (day_of(due) - there).days
    else:
        days = (wall_of(over(due), zone or due.zone).date() - here).days
    if days in (0, 1):
        return t(f"task.when.{('today', 'tomorrow')[days]}", language)
    return t("task.when.in_days", language, n=days) if days <= NEAR else ""


def due_and_relative(due: Due, language: str, *, zone: str | None = None, now: dt.datetime) -> str:
    """Fri 20 Nov (tomorrow)."""
    words, off = due_words(due, language, zone=zone, now=now), _far_off(due, language, zone=zone, now=now)
    return t("task.when.both", language, when=words, off=off) if off else words
