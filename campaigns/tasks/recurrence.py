"""Repeating due dates: RFC 5545 rules over local wall time, so that every Friday at six stays six o'clock."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from dateutil.rrule import rrulestr

from campaigns.errors import InvalidField
from campaigns.model import Due
from campaigns.moments import at_minute, on_day, wall_of

_SEARCHED = 5000
"""How many occurrences are looked at for the next one: a daily task of thirteen years."""


def check_rule(rule: str) -> None:
    """InvalidField unless ``rule`` is a recurrence rule (without DTSTART) whose shortest step is a day."""
    if "DTSTART" in rule.upper() or "\n" in rule:
        raise InvalidField("recurrence", "give the rule alone, such as FREQ=WEEKLY;BYDAY=FR")
    parts = dict(part.split("=", 1) for part in rule.upper().removeprefix("RRULE:").split(";") if "=" in part)
    if parts.get("FREQ") not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise InvalidField("recurrence", f"{rule!r} does not repeat by day, week, month or year")
    try:
        rrulestr(rule, dtstart=dt.datetime.fromisoformat("2026-01-01"), ignoretz=True)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise InvalidField("recurrence", f"{rule!r} is not a rule such as FREQ=WEEKLY;BYDAY=FR") from None


def wall_time(due: Due) -> dt.datetime:
    """The due date as a naive wall time; of a day, its midnight."""
    return dt.datetime.fromisoformat(due.at)


def next_due(rule: str, start: str, due: Due, now: dt.datetime) -> tuple[Due | None, int]:
    """The next due date after ``due`` that is not over by ``now``, and how many occurrences it leaves out.

    None when the rule has ended. ``start`` is the wall time of the first task of the series: a COUNT counts from there.
    A task done late therefore comes back in the future, not as a pile of late ones.
    """
    here = wall_of(now, due.zone)
    if due.granularity == "day":
        here = dt.datetime.combine(here.date(), dt.time())
    occurrences = rrulestr(rule, dtstart=dt.datetime.fromisoformat(start), ignoretz=True)
    missed = 0
    for wall in islice(occurrences.xafter(wall_time(due)), _SEARCHED):
        if wall >= here:
            return (on_day(wall.date(), due.zone) if due.granularity == "day" else at_minute(wall, due.zone)), missed
        missed += 1
    return None, missed
