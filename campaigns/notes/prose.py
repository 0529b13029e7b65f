"""Running prose, sentence by sentence, for the work it hands out, and whom "she", "I" and "you" mean there."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaigns.notes import chinese, english, roles, sentences
from campaigns.notes.assemble import Maker
from campaigns.notes.deadlines import Dates
from campaigns.notes.english import Handed, Voices
from campaigns.notes.entry_words import BEFORE_COLON, LEADS, TOPIC_AHEAD
from campaigns.notes.finishing import about_topic, dated_next, led_by, with_reason
from campaigns.notes.model import ActionItem
from campaigns.notes.outline import Place
from campaigns.notes.owners import ranked
from campaigns.notes.people import Directory
from campaigns.notes.roles import Role
from campaigns.notes.sections import Part


@dataclass
class Prose:
    """Reads the sentences of one note. ``writer`` is "I" where nobody speaks; ``previous`` was named last."""

    notes: str
    directory: Directory
    dates: Dates
    maker: Maker
    writer: str | None
    previous: str | None = field(default=None, init=False)

    def read(
        self,
        start: int,
        end: int,
        place: Place,
        *,
        listed: bool | None = None,
        speaker: str | None = None,
        spoken_to: str | None = None,
    ) -> list[ActionItem]:
        """The work handed out in the sentences of ``notes[start:end]``; in a chat "you" is ``spoken_to`` by itself."""
        items: list[ActionItem] = []
        if place.part is Part.QUESTIONS:
            return items
        text = self.notes[start:end]
        mentions = self.directory.mentions(text)
        addressee = next((m.owner for m in mentions if m.at_sign), None if mentions else spoken_to)
        who = speaker or self.writer
        named = self.directory.resolve(who) if who else None
        for first, last in sentences.split(text):
            sentence = text[first:last]
            voices = Voices(named, addressee, self.previous)
            for handed in self._handed(sentence, voices, place.in_actions if listed is None else listed):
                if place.part is Part.DECISIONS and not self.dates.read(sentence):
                    continue
                item = self._made(start + first, sentence, handed, place)
                if item:
                    items.append(with_reason(item, text[:first]))
                    self.previous = item.owner
            if items and items[-1].end <= start + first:
                items[-1] = dated_next(items[-1], sentence, self.dates)
            if items and LEADS.match(masked := self.directory.mask(sentence)):
                items[-1] = led_by(items[-1], ranked(sentence[: len(masked)], self.directory))
            self._remember(sentence)
        return items

    def _handed(self, sentence: str, voices: Voices, in_actions: bool) -> list[Handed]:
        if sentences.is_chinese(sentence, self.directory):
            return chinese.handed_out(
                sentence, directory=self.directory, dates=self.dates, voices=voices, in_actions=in_actions
            )
        role = roles.role(sentence)
        if role not in (Role.UNKNOWN, Role.DECISION) and not english.asks_everybody(sentence, self.dates):
            return []
        return english.handed_out(
            sentence, directory=self.directory, dates=self.dates, voices=voices, in_actions=in_actions
        )

    def _made(self, offset: int, sentence: str, handed: Handed, place: Place) -> ActionItem | None:
        deadline = self.dates.read(sentence[slice(*handed.scope)])
        if deadline is None and handed.scope[0] > 0 and handed.topic:
            deadline = self.dates.read(sentence)
        item = self.maker.item(
            offset + handed.start,
            offset + handed.end,
            place,
            owners=handed.owners,
            due=deadline.due if deadline else None,
            sure=handed.sure,
            topic=handed.topic,
        )
        return about_topic(item, self._topic(sentence[: handed.start])) if item and not handed.topic else item

    def _topic(self, before: str) -> str:
        """What stands before a colon ahead of whoever is to act, "price list: Grace to send"; no person, no label."""
        found = BEFORE_COLON.match(before)
        topic = found["topic"] if found else ""
        return "" if self.directory.mentions(topic) or roles.label(before)[1] or self.dates.read(topic) else topic

    def _remember(self, sentence: str) -> None:
        """Who a following "she" or 他 means: whoever the sentence is about."""
        mentions = self.directory.mentions(sentence)
        before = sentence[: mentions[0].start] if mentions else ""
        if mentions and (TOPIC_AHEAD.match(before) or not before.strip(' \t，,-–—“"')):
            self.previous = mentions[0].owner
