"""Lines read one after the other: list entries, messages of a chat, paragraphs, each for the work it hands out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from campaigns.notes import addressed, arrows, dialogue, parts, roles, segments, sentences
from campaigns.notes.answers import Answers
from campaigns.notes.assemble import Maker
from campaigns.notes.chinese_words import WORKS
from campaigns.notes.deadlines import Dates
from campaigns.notes.dialogue import Turn
from campaigns.notes.entry_words import CLOSED, SIGNED, STATEMENT, WAITING
from campaigns.notes.finishing import about_topic, last_sentence, led_by
from campaigns.notes.model import ActionItem, Status
from campaigns.notes.outline import Place
from campaigns.notes.people import Directory
from campaigns.notes.prose import Prose
from campaigns.notes.roles import Role
from campaigns.notes.sections import Part
from campaigns.notes.structure import Kind, Line
from campaigns.notes.wording import is_verb
from consistency.nlp.scripts import has_han

_BELOW = 3
"""Lines that may stand between an action and what completes it."""


@dataclass
class Reader:
    """Reads the lines of one note in order and keeps in mind who spoke."""

    notes: str
    lines: Sequence[Line]
    places: Sequence[Place]
    turns: Mapping[int, Turn]
    directory: Directory
    dates: Dates
    maker: Maker
    writer: str | None
    _spoke: str | None = field(default=None, init=False)
    _answers: Answers = field(init=False)
    _prose: Prose = field(init=False)

    def __post_init__(self) -> None:
        self._prose = Prose(self.notes, self.directory, self.dates, self.maker, self.writer)
        self._answers = Answers(self.notes, self.dates, self.maker)

    def read(self, used: Set[int]) -> list[ActionItem]:
        """The items of every line that is neither a heading nor in ``used``."""
        items: list[ActionItem] = []
        for index, (line, place) in enumerate(zip(self.lines, self.places, strict=True)):
            if index in used or place.is_heading or line.kind in (Kind.HEADING, Kind.ROW):
                continue
            turn = self.turns.get(index)
            if items and not turn and self._completed(items, line):
                continue
            if turn:
                self._mark_done(items, turn, line)
                speaker = self.directory.resolve(self._said_by(turn))
                start = self._answers.read(turn.start, line.end, place, speaker, items)
                items += self._said(start, line, place, speaker)
                self._spoke = speaker
            elif line.kind is Kind.BULLET:
                items += self._sharing_a_day(line, place) or self._entry(line, place)
            else:
                found = self._sharing_a_day(line, place) or self._paragraph(line, place)
                items += found or (self._entry(line, place) if line.is_entry else [])
        return items

    def _said_by(self, turn: Turn) -> str:
        mention = self.directory.mentions(turn.who)
        return mention[0].owner if mention else turn.who

    def _said(self, start: int, line: Line, place: Place, speaker: str) -> list[ActionItem]:
        """What a message hands out: in its sentences, or by calling somebody and saying what and when."""
        found = self._prose.read(start, line.end, place, speaker=speaker, spoken_to=self._spoke)
        text = self.notes[start : line.end]
        if not found and addressed.by_mention(text, self.directory, self.dates) and self.dates.read(text):
            return self._entry(replace(line, kind=Kind.BULLET, start=start, text=text), place)
        return found

    def _mark_done(self, items: list[ActionItem], turn: Turn, line: Line) -> None:
        """A message that only says "done" closes the last item its speaker was given."""
        if items and dialogue.says_done(self.notes[turn.start : line.end]):
            who = self.directory.resolve(self._said_by(turn))
            if items[-1].owner == who:
                items[-1] = replace(items[-1], status=Status.DONE)

    def _completed(self, items: list[ActionItem], line: Line) -> bool:
        """Whether a line only says who or when, as "Owner: Tom" below its action does: it completes the last item."""
        if not segments.LABELLED.match(line.text):
            return False
        entry = segments.read(line.text, self.directory, self.dates)
        last = items[-1]
        if entry.end != entry.start or self.notes.count("\n", last.end, line.start) > _BELOW:
            return False
        who = entry.owners if entry.owners and last.owner is None else None
        items[-1] = replace(
            last,
            owner=who.owner if who else last.owner,
            contributors=who.contributors if who else last.contributors,
            due=last.due or (entry.deadline.due if entry.deadline else None),
        )
        return True

    def _sharing_a_day(self, line: Line, place: Place) -> list[ActionItem]:
        """Things and whose they are, with one day for all of them: copy: Ida; photos: Bo, both by Friday."""
        shared = parts.SHARED.search(self.directory.mask(line.text))
        day = self.dates.fills(line.text[slice(*shared.span("day"))]) if shared else None
        if shared is None or day is None:
            return []
        head = replace(line, end=line.start + shared.start(), text=line.text[: shared.start()])
        owned = [part for part in parts.of(head) if parts.OWNED.search(self.directory.mask(part.text))]
        found = [item for part in owned for item in self._entry(part, place)] if len(owned) > 1 else []
        return [replace(item, due=item.due or day.due) for item in found]

    def _asides(self, line: Line, place: Place, found: Sequence[ActionItem]) -> list[ActionItem]:
        """Parts of a line that say in brackets whose they are, terms (Hannah, 27 Nov), or that they are nobody's."""
        items: list[ActionItem] = []
        for part in parts.of(line):
            if any(part.start < item.end and item.start < part.end for item in found):
                continue
            entry = segments.read(part.text, self.directory, self.dates)
            if entry.nobody or parts.OWNED_ASIDE.search(self.directory.mask(part.text)):
                items += self._entry(part, place)
        return items

    def _paragraph(self, line: Line, place: Place) -> list[ActionItem]:
        """A line outside lists: an entry where a label or the list of actions it stands in makes it one, else prose."""
        if inline := parts.of_inline_list(line):
            listed = replace(place, part=Part.ACTIONS)
            return [item for part in inline for item in self._entry(part, listed)]
        label, at = roles.label(line.text)
        if label is Role.ACTION:
            return self._entry(line, place)
        if label is not Role.UNKNOWN and at:
            return []
        found = self._prose.read(line.start, line.end, place)
        found += self._asides(line, place, found)
        by_name = addressed.by_name(line.text, self.directory)
        if not found and (by_name or addressed.by_dashes(line.text, self.directory, self.dates)):
            return self._entry(line, place)
        if not found and (place.in_actions or addressed.by_mention(line.text, self.directory, self.dates)):
            entry = segments.read(line.text, self.directory, self.dates)
            if entry.owners and entry.owners.owner and entry.end > entry.start and len(sentences.split(line.text)) == 1:
                return self._entry(line, place)
        return found

    def _entry(self, line: Line, place: Place) -> list[ActionItem]:
        label, at = roles.label(line.text)
        if label in (Role.DECISION, Role.QUESTION, Role.IDEA, Role.INFORMATION):
            return []
        start, text = line.start + at, line.text[at:]
        listed = place.in_actions or label is Role.ACTION or line.ticked is not None
        arrow = arrows.after_problem(text, self.directory, self.dates)
        about = ""
        if arrow:
            if CLOSED.match(text[arrow:]):
                return []
            about = arrows.ARROW.split(text[:arrow])[-2]
            start, text, listed = start + arrow, text[arrow:], True
        entry = segments.read(text, self.directory, self.dates)
        status = self._status(line, place, entry.status, text)
        if entry.end == entry.start or place.part is Part.QUESTIONS:
            return []
        if entry.for_everybody and not (listed and (entry.deadline or self.dates.read(text))):
            return self._prose.read(start, line.end, place)
        who = entry.owners if entry.owners and entry.owners.owner else None
        apart = who is not None and not self._names_first(text[entry.start : entry.end])
        if apart:
            called = "@" in text and (
                line.kind is Kind.BULLET or addressed.by_mention(text, self.directory, self.dates)
            )
            return self._owned(start, text, entry, place, status, listed or called)
        found = self._prose.read(start, line.end, place, listed=listed, speaker=self.writer)
        if found:
            found = [led_by(replace(item, status=status) if status is not Status.OPEN else item, who) for item in found]
            return [about_topic(item, about) for item in found]
        if who is not None:
            return self._owned(start, text, entry, place, status, listed)
        if not (listed or entry.nobody or entry.for_everybody) or not self._islast_sentence(text, entry, line, place):
            return []
        due = entry.deadline or self.dates.read(text)
        first, last = last_sentence(text, entry.start, entry.end)
        item = self.maker.item(
            start + first, start + last, place, owners=None, due=due.due if due else None, sure=0.75, status=status
        )
        return [item] if item else []

    def _owned(
        self, start: int, text: str, entry: segments.Entry, place: Place, status: Status, listed: bool
    ) -> list[ActionItem]:
        """The item of an entry that says whose it is apart from what is to be done."""
        first, last = last_sentence(text, entry.start, entry.end)
        what = text[first:last]
        due = entry.deadline or self.dates.read(what)
        word = re.match(r"\W*(?:to\s+|please\s+)?([A-Za-z-]+)", what)
        works = (word is not None and is_verb(word[1])) or bool(due) or bool(WORKS.match(what))
        if status is Status.OPEN and roles.role(what) in (Role.INFORMATION, Role.QUESTION, Role.DECISION, Role.IDEA):
            return []
        signed = SIGNED.search(self.directory.mask(text)) and not (STATEMENT.search(what) or roles.is_past(what))
        if not (listed or works or signed) and status is Status.OPEN:
            return []
        if place.part in (Part.DECISIONS, Part.INFORMATION) and not (listed or due):
            return []
        if entry.owners:
            self._prose.previous = entry.owners.owner
        item = self.maker.item(
            start + first,
            start + last,
            place,
            owners=entry.owners,
            due=due.due if due else None,
            sure=0.95 if listed and due else 0.85,
            status=status,
        )
        return [item] if item else []

    def _names_first(self, text: str) -> bool:
        """Whether ``text`` begins with a name of its own and goes on: 李娜、王伟跟进 before 李娜为第一责任人."""
        mentions = self.directory.mentions(text)
        return bool(mentions) and not text[: mentions[0].start].strip()

    def _islast_sentence(self, text: str, entry: segments.Entry, line: Line, place: Place) -> bool:
        """Whether an entry of a list of actions without a name is a task and not a remark."""
        if line.ticked is not None or line.struck:
            return True
        if WAITING.match(text):
            return False
        what = text[slice(*last_sentence(text, entry.start, entry.end))]
        if roles.role(what) is not Role.UNKNOWN:
            return False
        word = re.match(r"\W*([A-Za-z-]+)", what)
        if (word and is_verb(word[1])) or entry.nobody:
            return True
        if STATEMENT.search(what) or roles.is_past(what):
            return False
        return bool(place.owner or entry.deadline or has_han(what) or self.dates.read(text))

    def _status(self, line: Line, place: Place, said: Status, text: str) -> Status:
        if line.struck:
            return Status.CANCELLED
        if line.ticked or place.part is Part.DONE:
            return Status.DONE
        return said if said is not Status.OPEN else roles.status(text)
