"""The outline of notes: under which heading each line stands, whose list it is in, for when, for which channel."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from campaigns.notes import roles, sections
from campaigns.notes.deadlines import Dates, Deadline
from campaigns.notes.people import Directory
from campaigns.notes.sections import Part
from campaigns.notes.structure import SHORT, Kind, Line

_FOR_WHEN = re.compile(r"\b(?:before|by|until|due|for)\b|之?前|截止", re.IGNORECASE)
_ENDS = re.compile(r"[.!?。！？；;，,]$")
_TITLE = re.compile(
    r"\b(?:notes|minutes|meeting|mtg|sync|catch[- ]?up|weekly|stand-?up|planning|recap|retro|debrief|huddle)\b|"
    r"会(?:\s|$|[（(])|例会|碰头|纪要|复盘|[周晨早晚]会",
    re.IGNORECASE,
)
"""The name of a meeting, which the first line of its notes gives."""
_LABELLED = re.compile(r"[:：]\s*\S")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands. ``heading`` is the heading's text, ``owner`` and ``deadline`` what it gives to all below."""

    part: Part = Part.UNKNOWN
    heading: str = ""
    owner: str | None = None
    deadline: Deadline | None = None
    carried: str | None = None
    is_heading: bool = False

    @property
    def in_actions(self) -> bool:
        """Whether the line stands in a list of actions."""
        return self.part is Part.ACTIONS and not self.is_heading


def outline(lines: Sequence[Line], directory: Directory, taken: Set[int], dates: Dates | None = None) -> list[Place]:
    """The place of each line; lines in ``taken`` (tables, chat) are never headings."""
    places: list[Place] = []
    place = Place()
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if index not in taken and _is_heading(line, following, directory, first=index == 0):
            place = _under(line.text, place, directory, dates, first=index == 0)
            places.append(replace(place, is_heading=True))
        else:
            if line.kind is Kind.PROSE and line.after_blank and place.owner and not place.is_heading:
                place = replace(place, owner=None)
            places.append(place)
    return places


def _is_heading(line: Line, following: Line | None, directory: Directory, *, first: bool) -> bool:
    text = line.text.strip(" *_")
    if line.kind is Kind.HEADING:
        return True
    if first and following is not None and following.after_blank and _TITLE.search(text) and not _ENDS.search(text):
        return len(text) <= 2 * SHORT and not roles.label(text)[1]
    if line.kind is not Kind.PROSE or line.ticked is not None or len(text) > SHORT or line.struck:
        return False
    if directory.alone(text.rstrip(":：")) and following is not None and following.kind is Kind.BULLET:
        return True
    if _LABELLED.search(text) and not first:
        return False
    if 0 < roles.label(text)[1] < len(text):
        return False
    if text.endswith((":", "：")):
        return True
    if _ENDS.search(text):
        return False
    if sections.names_a_part(text) and (
        first or following is None or following.kind is not Kind.PROSE or following.after_blank or line.after_blank
    ):
        return len(text.split()) <= 8
    return following is not None and following.kind is Kind.BULLET and len(text.split()) <= 8


def _under(text: str, before: Place, directory: Directory, dates: Dates | None, *, first: bool) -> Place:
    """The place that a heading opens. A name alone opens that person's list within the part it stands in."""
    owner = directory.alone(text.strip(" *_").rstrip(":："))
    if owner:
        part = Part.ACTIONS if before.part is Part.UNKNOWN else before.part
        return replace(
            before, part=part, owner=owner, heading=text, deadline=before.deadline if part is before.part else None
        )
    opened = sections.part_of(text, before.part)
    deadline = None
    if opened is Part.ACTIONS and dates and not first and _FOR_WHEN.search(text):
        deadline = dates.read(text)
    return Place(opened, text, None, deadline, sections.carried_from(text))
