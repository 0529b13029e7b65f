"""A whole feed from plain objects, for tests of what stands in the file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from campaigns.calendar.model import ContentItem
from campaigns.feeds.ics import Dated, assembled, item_event, task_event
from campaigns.model import Phase
from guidelines.model import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a feed; ``name`` is how calendar programs call it."""

    name: str
    tasks: tuple[Dated, ...] = ()
    items: tuple[ContentItem, ...] = ()
    phases: tuple[Phase, ...] = ()


def write(contents: Contents, issued: dt.datetime, language: Language) -> bytes:
    """The file; what has no date is not in it."""
    events = (
        *(task_event(task) for task in contents.tasks),
        *(item_event(item, issued, language) for item in contents.items),
    )
    return assembled(contents.name, [event for event in events if event], contents.phases, issued, language)
