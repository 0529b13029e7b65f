"""A task that was understood and is not made yet: small enough to travel in the buttons of its confirm card."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from bot.features.tasks.understand import Understood
from campaigns.due.model import Due as ReadDue
from campaigns.model import Due, Granularity
from campaigns.tasks.model import Origin, Task

TITLE = 300
"""Characters of a title that travel in a button; a longer one is cut, and the form has the rest."""
NAME = 100
"""Characters of a campaign's name that travel with it."""
READINGS = 2
"""Other readings that are offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """``readings`` are the due dates the words can mean, the likeliest first, each with the reason of the reading.

    ``named`` is a name that was said and is nobody's mention. ``place`` is channel and thread of the conversation,
    ``campaign`` id and name of the one that is at home there.
    """

    id: str
    title: str
    owner: str
    named: str | None = None
    contributors: tuple[str, ...] = ()
    readings: tuple[tuple[Due, str], ...] = ()
    recurrence: str | None = None
    origin: Origin | None = None
    place: tuple[str, str] | None = None
    campaign: tuple[str, str] | None = None

    @property
    def due(self) -> Due | None:
        """The reading that holds."""
        return self.readings[0][0] if self.readings else None

    def with_reading(self, number: int) -> Self:
        """The draft with another reading first."""
        if not 0 <= number < len(self.readings):
            return self
        rest = [each for place, each in enumerate(self.readings) if place != number]
        return replace(self, readings=(self.readings[number], *rest))

    def task(self, *, by: str, now: dt.datetime) -> Task:
        """The task as it is made."""
        return Task(
            id=self.id,
            title=self.title,
            owner=self.owner,
            created_at=now,
            created_by=by,
            contributors=self.contributors,
            due=self.due,
            campaign=self.campaign[0] if self.campaign else None,
            recurrence=self.recurrence if self.due else None,
            origin=self.origin,
        )

    def to_json(self, **more: Any) -> str:
        """The draft as the value of a button, with what else the button says."""
        told: dict[str, Any] = {"i": self.id, "t": self.title[:TITLE].rstrip(), "o": self.owner}
        told |= {"n": self.named} if self.named else {}
        told |= {"c": self.contributors[:8]} if self.contributors else {}
        told |= {"d": [[due.at, due.zone, why] for due, why in self.readings]} if self.readings else {}
        told |= {"r": self.recurrence} if self.recurrence else {}
        told |= {"f": [self.origin.kind, self.origin.ref, self.origin.link]} if self.origin else {}
        told |= {"p": self.place} if self.place else {}
        told |= {"k": [self.campaign[0], self.campaign[1][:NAME]]} if self.campaign else {}
        return json.dumps(told | more, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Self:
        """The draft that ``to_json`` wrote, read as JSON."""
        origin, place, campaign = told.get("f"), told.get("p"), told.get("k")
        return cls(
            id=told["i"],
            title=told["t"],
            owner=told["o"],
            named=told.get("n"),
            contributors=tuple(told.get("c", ())),
            readings=tuple((_due(at, zone), why) for at, zone, why in told.get("d", ())),
            recurrence=told.get("r"),
            origin=Origin(kind=origin[0], ref=origin[1], link=origin[2]) if origin else None,
            place=(place[0], place[1]) if place else None,
            campaign=(campaign[0], campaign[1]) if campaign else None,
        )


def draft_of(
    understood: Understood,
    *,
    id: str,
    speaker: str,
    origin: Origin | None = None,
    place: tuple[str, str] | None = None,
    campaign: tuple[str, str] | None = None,
) -> Draft:
    """The draft of what was understood."""
    return Draft(
        id=id,
        title=understood.title[:TITLE].rstrip(),
        owner=understood.owner or speaker,
        named=understood.named,
        contributors=understood.contributors,
        readings=readings_of(understood.due),
        recurrence=understood.recurrence,
        origin=origin,
        place=place,
        campaign=campaign,
    )


def readings_of(due: ReadDue | None) -> tuple[tuple[Due, str], ...]:
    """Every way to read a due date, the likeliest first, with the catalogue key of its reason (none for the first)."""
    if due is None:
        return ()
    others = [(_due(each.iso, due.zone), each.reason.value) for each in due.alternatives[:READINGS]]
    return ((_due(due.iso, due.zone), ""), *others)


def _due(at: str, zone: str) -> Due:
    granularity: Granularity = "minute" if "T" in at else "day"
    return Due(at=at, zone=zone, granularity=granularity)
