"""What goes into the reading of meeting notes and what comes out: people, channels, the date reader, action items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from campaigns.due.model import Due, DueSettings


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody notes may name: the name shown, what else they are called, and their Slack id where known."""

    name: str
    aliases: tuple[str, ...] = ()
    slack_id: str | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the campaign: its key, and the words that name it."""

    key: str
    names: tuple[str, ...] = ()


class Status(StrEnum):
    """Where an item stands by the word of the notes."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class DueReader(Protocol):
    """What reads a date: ``campaigns.due.reader.read_due`` or anything of its shape."""

    def __call__(self, text: str, *, now: datetime, settings: DueSettings | None = None) -> Due | None: ...


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something the notes say is to be done.

    ``action`` is worded as an order; ``owner`` is the one accountable person (the name of a known one, else as written;
    None when the notes name nobody), ``contributors`` the others. ``due`` is a day, or a wall time to the minute; its
    offsets count within the stretch it was read from.
    ``text[start:end]`` of the notes is what the action was read from. ``confidence`` is 0 to 1: how plainly the notes
    say it. ``carried_from`` is the meeting or week an item is said to come from.
    """

    action: str
    owner: str | None
    contributors: tuple[str, ...]
    due: Due | None
    channel: str | None
    start: int
    end: int
    confidence: float
    status: Status = Status.OPEN
    carried_from: str | None = None

    @property
    def when(self) -> date | datetime | None:
        """The due day or minute, None without."""
        return self.due.when if self.due else None
