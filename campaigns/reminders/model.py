"""Who is reminded under which habits, what a reminder is, and when a person may be spoken to. Plain types, no clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from campaigns.errors import InvalidField
from campaigns.moments import DAY, moment_of, wall_of
from campaigns.tasks.model import Task
from campaigns.working_days import WorkingDays
from guidelines.model import Language

ReminderKind = Literal["before", "due", "overdue", "snoozed"]
REMINDER_KINDS: tuple[ReminderKind, ...] = get_args(ReminderKind)
ReminderState = Literal["pending", "claimed", "sent"]
REMINDER_STATES: tuple[ReminderState, ...] = get_args(ReminderState)

LAST_CALL = dt.timedelta(hours=1)
"""How long before the end of a person's day something is said that falls due at night."""

_SEARCHED_DAYS = 800
"""How far a day on which a person is there is looked for; a longer leave has no end worth planning for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What holds for everybody who has not said otherwise; ``opens`` to ``closes`` are the hours to be spoken to.

    ``country`` is an ISO code, empty for Monday to Friday without holidays; None takes that of each person's zone.
    """

    language: Language = "zh"
    zone: str = "Asia/Shanghai"
    country: str | None = None
    opens: dt.time = dt.time(9)
    closes: dt.time = dt.time(19)

    def __post_init__(self) -> None:
        check_hours(self.opens, self.closes)
        check_zone(self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A person as reminders see them. ``leave`` holds first and last days, both included, in the person's own zone."""

    user: str
    language: Language
    zone: str
    country: str | None
    opens: dt.time
    closes: dt.time
    leave: tuple[tuple[dt.date, dt.date], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Something to say to ``user`` about a task at ``send_at``. The same ``key`` is never said twice.

    ``basis`` is what it was planned from (owner and due date): a reminder whose basis is gone is not said. ``number``
    counts the nudges of an overdue task from 1; it is 0 for other kinds.
    """

    key: str
    task: str
    user: str
    kind: ReminderKind
    number: int
    basis: str
    send_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message to one person: every reminder due for them, at most one a task.

    ``id`` stays the same when the delivery is handed out again after a crash: whoever posts it leaves the id in the
    message and looks for it before posting when ``attempt`` is above 1.
    """

    id: str
    recipient: Recipient
    reminders: tuple[tuple[Reminder, Task], ...]
    attempt: int = 1


@dataclass(frozen=True, slots=True)
class Availability:
    """When a person may be spoken to: in their hours, on working days of their country, not on leave."""

    person: Recipient
    calendar: WorkingDays

    def there_on(self, day: dt.date) -> bool:
        """Whether the person works on that day."""
        return self.calendar.is_working(day) and not any(first <= day <= last for first, last in self.person.leave)

    def open_at(self, moment: dt.datetime) -> bool:
        """Whether the person may be spoken to at that moment."""
        wall = wall_of(moment, self.person.zone)
        return self.person.opens <= wall.time() < self.person.closes and self.there_on(wall.date())

    def at_or_after(self, moment: dt.datetime) -> dt.datetime | None:
        """That moment, or the next one at which the person may be spoken to; None when there is none in sight."""
        if self.open_at(moment):
            return moment
        wall = wall_of(moment, self.person.zone)
        first = wall.date() if wall.time() < self.person.opens else wall.date() + DAY
        day = first if self.there_on(first) else self.day_after(first)
        return None if day is None else self.morning(day)

    def morning(self, day: dt.date) -> dt.datetime:
        """The moment the person's hours begin on that day."""
        return moment_of(dt.datetime.combine(day, self.person.opens), self.person.zone)

    def last_call(self, day: dt.date) -> dt.datetime:
        """A while before the person's hours end on that day, but not before they begin."""
        end = moment_of(dt.datetime.combine(day, self.person.closes), self.person.zone)
        return max(end - LAST_CALL, self.morning(day))

    def day_before(self, day: dt.date) -> dt.date | None:
        """The last day before ``day`` on which the person is there."""
        return self._search(day, -DAY)

    def day_after(self, day: dt.date, count: int = 1) -> dt.date | None:
        """The ``count``-th day after ``day`` on which the person is there."""
        found: dt.date | None = day
        for _ in range(count):
            found = None if found is None else self._search(found, DAY)
        return found

    def _search(self, day: dt.date, step: dt.timedelta) -> dt.date | None:
        for _ in range(_SEARCHED_DAYS):
            day += step
            if self.there_on(day):
                return day
        return None


def check_hours(opens: dt.time, closes: dt.time) -> None:
    """InvalidField unless the hours are a part of one day."""
    if opens >= closes:
        raise InvalidField("hours", f"they end at {closes:%H:%M}, before they begin at {opens:%H:%M}")


def check_zone(zone: str) -> None:
    """InvalidField unless ``zone`` is an IANA name."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise InvalidField("zone", f"{zone!r} is not an IANA time zone such as Asia/Shanghai") from None
