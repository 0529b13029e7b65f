"""Tasks, content and phases as an iCalendar file (RFC 5545). Pure: the same contents give the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo

from campaigns.calendar.headings import STATUSES
from campaigns.calendar.model import ContentItem
from campaigns.feeds.lines import day, folded, moment, wall, words
from campaigns.feeds.zones import vtimezone
from campaigns.model import Due, Phase
from campaigns.moments import DAY, day_of
from guidelines.model import Language

PRODUCT = "-//Unison//Campaign calendar//EN"
LENGTH = dt.timedelta(minutes=30)
"""How long something that has a time of day is shown."""
YEARS = 10
"""For how long the rules of a zone are spelled out; a slip of the pen is due in the year 2226."""
UTC = ("UTC", "Etc/UTC")


class Dated(Protocol):
    """What a feed needs to know of a task: a ``Task`` is one."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def details(self) -> str: ...
    @property
    def due(self) -> Due | None: ...
    @property
    def created_at(self) -> dt.datetime: ...
    @property
    def changed_at(self) -> dt.datetime | None: ...
    @property
    def version(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a feed as it stands in the file; ``clock`` is the zone and year of what has a time of day."""

    lines: bytes
    clock: tuple[str, int] | None


def assembled(
    name: str, events: Sequence[Event], phases: Sequence[Phase], issued: dt.datetime, language: Language
) -> bytes:
    """The file of events that are written already.

    Days are all-day events whose end is the day after (exclusive); a UID never changes for the same thing. ``issued``
    stands as the time stamp of a phase, which has none of its own.
    """
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME;LANGUAGE={language}:{words(name)}",
        f"X-WR-CALNAME:{words(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    )
    file = [folded(line) for line in head]
    file += _zones(event.clock for event in events if event.clock)
    file += [event.lines for event in events]
    for phase in phases:
        file += _phase(phase, issued)
    return b"".join((*file, folded("END:VCALENDAR")))


def _zones(clocks: Iterable[tuple[str, int]]) -> Iterator[bytes]:
    """The rules of every zone in which something has a time of day, for the years that are shown."""
    years: dict[str, list[int]] = {}
    for zone, year in clocks:
        years.setdefault(zone, []).append(year)
    for zone, seen in sorted(years.items()):
        yield vtimezone(zone, min(seen), min(max(seen), min(seen) + YEARS))


def task_event(task: Dated) -> Event | None:
    """A task; None for one without a date."""
    if task.due is None:
        return None
    more = (f"DESCRIPTION:{words(task.details)}",) if task.details else ()
    return _event(f"task-{task.id}", task.title, task.due, task.changed_at or task.created_at, task.version, more)


def item_event(item: ContentItem, issued: dt.datetime, language: Language) -> Event | None:
    """A piece of content; None for one without a date, or that was cancelled."""
    if item.publish is None or not item.live:
        return None
    # RFC 5545 knows of a plan that is fixed and one that is not.
    fixed = item.status in ("approved", "scheduled", "published")
    more = (
        f"DESCRIPTION:{words(STATUSES[item.status][language])}",
        f"CATEGORIES:{words(item.channel)}",
        f"STATUS:{'CONFIRMED' if fixed else 'TENTATIVE'}",
    )
    title = f"{item.title} · {item.channel}"
    return _event(f"content-{item.id}", title, item.publish, item.changed_at or issued, item.version, more)


def _event(uid: str, title: str, due: Due, changed: dt.datetime, version: int, more: tuple[str, ...]) -> Event:
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uid}@unison",
        f"DTSTAMP:{moment(changed)}",
        f"SEQUENCE:{version - 1}",
        f"SUMMARY:{words(title)}",
        *_when(due),
        *more,
        "END:VEVENT",
    )
    timed = due.granularity == "minute" and due.zone not in UTC
    return Event(b"".join(map(folded, lines)), (due.zone, day_of(due).year) if timed else None)


def _when(due: Due) -> tuple[str, ...]:
    if due.granularity == "day":
        return _days(day_of(due), day_of(due))
    start = dt.datetime.fromisoformat(due.at)
    if due.zone in UTC:
        aware = start.replace(tzinfo=dt.UTC)
        return f"DTSTART:{moment(aware)}", f"DTEND:{moment(aware + LENGTH)}"
    # The end is so many minutes later by any clock, also when clocks are changed in between.
    end = (start.replace(tzinfo=ZoneInfo(due.zone)).astimezone(dt.UTC) + LENGTH).astimezone(ZoneInfo(due.zone))
    return f"DTSTART;TZID={due.zone}:{wall(start)}", f"DTEND;TZID={due.zone}:{wall(end.replace(tzinfo=None))}"


def _days(first: dt.date, last: dt.date) -> tuple[str, ...]:
    """All-day, both days included, and nobody is busy because of it."""
    return f"DTSTART;VALUE=DATE:{day(first)}", f"DTEND;VALUE=DATE:{day(last + DAY)}", "TRANSP:TRANSPARENT"


def _phase(phase: Phase, issued: dt.datetime) -> Iterator[bytes]:
    name = phase.name.encode(errors="replace").hex()
    lines = (
        f"UID:phase-{phase.campaign}-{name}@unison",
        f"DTSTAMP:{moment(issued)}",
        f"SUMMARY:{words(phase.name)}",
        *_days(phase.start, phase.end),
    )
    for line in ("BEGIN:VEVENT", *lines, "END:VEVENT"):
        yield folded(line)
