"""Pieces become an action item: the date cut out of the action, the action worded, the channel found, spans kept."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campaigns.due.model import Due
from campaigns.notes import owners, roles, sections
from campaigns.notes.deadlines import Dates
from campaigns.notes.model import ActionItem, Channel, Status
from campaigns.notes.outline import Place
from campaigns.notes.owners import Owners
from campaigns.notes.people import EVERYBODY, NOBODY, Directory
from campaigns.notes.sections import Part
from campaigns.notes.tables import Row
from campaigns.notes.wording import SMALL_VERB, imperative, plain_participle
from consistency.nlp.scripts import has_han

_EDGE = " \t　,，.。;；:：、–—-→>*_~\n"
_DONE_TAIL = re.compile(r"[\s(（\[–—,，-]*(?:(?<![A-Za-z])(?:DONE|done)|已完成|完成了?|✅|✔️?|☑)\W*$")
_BEFORE_DATE = re.compile(r"^(?:还|也|再)?(?:要|需要?|会|将|答应|承诺|必须|务必|争取|负责|主动提出|提出|计划)?[于在]?$")
_BEFORE_THEN = re.compile(
    r"\s+(?:before|until)\s+(?:it|they|we|that|the\s+\w+)\s+(?:goes?|is|are|starts?|launch(?:es)?|opens?)(?:\s+(?:live|out|up))?\s*$"
)
"""What a date at the end leaves hanging: before it goes live (on Thursday)."""
_POINTS = re.compile(
    r"[\u4e00-\u9fff]|(?:take\s+care\s+of\s+)?(?:it|this|that|these|those|them)|[这那](?:个|些|件事|块|边)?|它们?|此事",
    re.IGNORECASE,
)
"""What only points at something said before, or is one Chinese character: nobody can do "it"."""
_LONG_TOPIC = 14
"""Characters from which what an action is about is a sentence rather than a thing."""
_SAYS = re.compile("[还差没了要是有太不]")
"""What makes a topic a sentence of its own rather than the thing acted on."""


@dataclass(frozen=True)
class Maker:
    """Makes the items of one note."""

    notes: str
    directory: Directory
    dates: Dates
    channels: tuple[Channel, ...]

    def item(
        self,
        start: int,
        end: int,
        place: Place,
        *,
        owners: Owners | None,
        due: Due | None,
        sure: float,
        status: Status = Status.OPEN,
        topic: str = "",
    ) -> ActionItem | None:
        """The item whose action is ``notes[start:end]``; None when nothing is left of it without date and signs."""
        start, end, middle = self._without_dates(start, end)
        if due is None and place.deadline and status is Status.OPEN:
            due = place.deadline.due
        said = self.notes[start:end]
        for first, last in sorted(middle, reverse=True):
            gap = "" if has_han(said[last - start : last - start + 1]) else " "
            said = said[: first - start] + gap + said[last - start :]
        action = _with_topic(imperative(_DONE_TAIL.sub("", said)), topic)
        if not re.search(r"[^\W_]", action) or _POINTS.fullmatch(action):
            return None
        owner = owners.owner if owners else None
        return ActionItem(
            action=action,
            owner=owner or place.owner,
            contributors=owners.contributors if owners else (),
            due=due,
            channel=self._channel(said) or self._channel_of_heading(place.heading),
            start=start,
            end=end,
            confidence=round(sure - (0.15 if not (owner or place.owner) else 0.0), 2),
            status=status,
            carried_from=place.carried,
        )

    def from_row(self, row: Row, place: Place) -> ActionItem | None:
        """The item of one row of a table or record; None where its action says that there is none."""
        action = row.cells["action"]
        if re.fullmatch(r"[\s/—–-]*", action.text):
            return None
        who = self._cell_owners(row)
        if who is None and roles.role(action.text) is roles.Role.INFORMATION:
            return None
        status = Status.DONE if place.part is Part.DONE else Status.OPEN
        said = row.cells["status"].text if "status" in row.cells else ""
        if re.match(r"~~.+~~$", action.text):
            status = Status.CANCELLED
        elif said:
            status = roles.status_cell(said) or status
        elif status is Status.OPEN:
            status = roles.status(action.text)
        deadline = self.dates.read(row.cells["due"].text) if "due" in row.cells else None
        start = action.start + (2 if action.text.startswith("~~") else 0)
        item = self.item(
            start, action.end, place, owners=who, due=deadline.due if deadline else None, sure=0.95, status=status
        )
        if item is None:
            return None
        channel = self._channel(row.cells["channel"].text) if "channel" in row.cells else None
        carried = (
            sections.carried_from(row.cells["carried"].text) or row.cells["carried"].text
            if "carried" in row.cells
            else None
        )
        changes = {"channel": channel or item.channel, "carried_from": carried or item.carried_from}
        return ActionItem(**{**{name: getattr(item, name) for name in item.__slots__}, **changes})

    def _cell_owners(self, row: Row) -> Owners | None:
        cell = row.cells.get("owner")
        if cell is None or NOBODY.match(cell.text) or EVERYBODY.match(cell.text):
            return None
        named = owners.only_people(cell.text, self.directory) or owners.ranked(cell.text, self.directory)
        if named.owner is None:
            first, *others = [
                self.directory.resolve(each) for each in re.split(r"\s*[,，、/&+;；]\s*|\s+and\s+", cell.text) if each
            ]
            named = Owners(first, tuple(others))
        if "helpers" in row.cells:
            named = owners.merged(named, owners.ranked(row.cells["helpers"].text, self.directory))
        return named

    def _without_dates(self, start: int, end: int) -> tuple[int, int, list[tuple[int, int]]]:
        """The action's bounds without a date at its edges, and where dates stand inside it."""
        start, end = self._trimmed(start, end)
        inside: list[tuple[int, int]] = []
        for _ in range(2):
            said = self.notes[start:end]
            for first, last in inside:
                said = said[: first - start] + "," * (last - first) + said[last - start :]
            deadline = self.dates.read(said)
            if deadline is None:
                break
            if not said[deadline.end :].strip(_EDGE + ")）]】"):
                start, end = self._trimmed(start, start + len(_BEFORE_THEN.sub("", said[: deadline.start])))
            elif not _BEFORE_DATE.sub("", said[: deadline.start].strip(_EDGE)):
                start, end = self._trimmed(start + deadline.end, end)
            else:
                inside.append((start + deadline.start, start + deadline.end))
        return (
            start,
            end,
            [(max(first, start), min(last, end)) for first, last in inside if first < end and last > start],
        )

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.notes[start] in _EDGE:
            start += 1
        while end > start and self.notes[end - 1] in _EDGE + "(（[":
            end -= 1
        return start, end

    def _channel(self, text: str) -> str | None:
        """The channel whose name comes first in ``text``, the longer one where two begin together."""
        found = []
        for channel in self.channels:
            for name in channel.names:
                edge = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"
                pattern = f"{edge[0]}{re.escape(name)}{edge[1]}" if name.isascii() else re.escape(name)
                flags = re.IGNORECASE if not name.isupper() else 0
                if match := re.search(pattern, text, flags):
                    found.append((match.start(), -len(name), channel.key))
        return min(found)[2] if found else None

    def _channel_of_heading(self, heading: str) -> str | None:
        """The channel when a heading is nothing but its name."""
        bare = heading.strip(" *_:：#")
        return next((c.key for c in self.channels if any(n.casefold() == bare.casefold() for n in c.names)), None)


def _with_topic(action: str, topic: str) -> str:
    """A verb left alone takes what it is about along: "swapped" of the banners gives "Swap the banners"."""
    if not topic or len(topic) > 40:
        return action
    if topic.isascii():
        verb = plain_participle(action.partition(" ")[0])
        return f"{verb.capitalize()} {topic[0].lower()}{topic[1:]}" if verb else action
    if len(action) < SMALL_VERB and not _SAYS.search(topic) and len(topic) <= _LONG_TOPIC:
        return action + topic
    if len(topic) > _LONG_TOPIC:
        return f"{action}：{topic}" if len(action) < SMALL_VERB else action
    return f"{topic}：{action}"
