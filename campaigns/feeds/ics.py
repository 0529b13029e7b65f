"""Tasks, content and phases as an iCalendar file (RFC 5545). Pure: the same contents give the same bytes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from campaigns.calendar.model import ContentItem
from campaigns.model import Due, Phase
from campaigns.moments import DAY, day_of
from campaigns.tasks.model import Task
from guidelines.model import Language

YEAR = dt.timedelta(days=366)
PRODUCT = "-//Unison//Campaign calendar//EN"
LENGTH = dt.timedelta(minutes=30)
"""How long something that has a time of day is shown."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a feed; ``name`` is how calendar programs call it."""

    name: str
    tasks: tuple[Task, ...] = ()
    items: tuple[ContentItem, ...] = ()
    phases: tuple[Phase, ...] = ()


def write(contents: Contents, issued: dt.datetime, language: Language) -> bytes:
    """The file. Days are all-day events whose end is the day after (exclusive); a UID never changes for the same thing.

    What has no date is not in it. ``issued`` stands as the time stamp of what has none of its own.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _clean(contents.name), parameters={"LANGUAGE": language})
    calendar.add("x-wr-calname", _clean(contents.name))
    calendar.add("refresh-interval", dt.timedelta(hours=1), parameters={"VALUE": "DURATION"})
    for task in contents.tasks:
        if task.due is not None:
            event = _event(f"task-{task.id}", task.title, task.due, task.changed_at or task.created_at, task.version)
            event.add("description", _clean(task.details))
            calendar.add_component(event)
    for item in contents.items:
        if item.publish is not None and item.live:
            title = f"{item.title} · {item.channel}"
            event = _event(f"content-{item.id}", title, item.publish, item.changed_at or issued, item.version)
            event.add("categories", [_clean(item.channel)])
            # RFC 5545 knows of a plan that is fixed and one that is not.
            event.add("status", "CONFIRMED" if item.status in ("approved", "scheduled", "published") else "TENTATIVE")
            calendar.add_component(event)
    for phase in contents.phases:
        calendar.add_component(_phase(phase, issued))
    days = [day_of(due) for due in (*(t.due for t in contents.tasks), *(i.publish for i in contents.items)) if due]
    if days:
        # Rules of zones are written for the time that is shown only: those of all times take longer than the rest.
        calendar.add_missing_timezones(first_date=min(days) - YEAR, last_date=max(days) + YEAR)
    return bytes(calendar.to_ical())


def _event(uid: str, title: str, due: Due, changed: dt.datetime, version: int) -> Event:
    event = Event()
    event.add("uid", f"{uid}@unison")
    event.add("dtstamp", changed.astimezone(dt.UTC))
    event.add("sequence", version - 1)
    event.add("summary", _clean(title))
    if due.granularity == "day":
        day = dt.date.fromisoformat(due.at)
        event.add("dtstart", day)
        event.add("dtend", day + DAY)
        event.add("transp", "TRANSPARENT")
    else:
        start = dt.datetime.fromisoformat(due.at).replace(tzinfo=ZoneInfo(due.zone))
        event.add("dtstart", start)
        event.add("dtend", start + LENGTH)
    return event


def _phase(phase: Phase, issued: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"phase-{phase.campaign}-{phase.name.encode().hex()}@unison")
    event.add("dtstamp", issued.astimezone(dt.UTC))
    event.add("summary", _clean(phase.name))
    event.add("dtstart", phase.start)
    event.add("dtend", phase.end + DAY)
    event.add("transp", "TRANSPARENT")
    return event


def _clean(text: str) -> str:
    """Text without what no calendar program takes: control characters and lone surrogates."""
    return _CONTROL.sub(" ", text)
