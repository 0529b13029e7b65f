"""What an entry of notes adds to an item read in it: its topic, who leads it, which of its sentences is the task."""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.notes import owners, sentences
from campaigns.notes.model import ActionItem
from campaigns.notes.owners import Owners
from campaigns.notes.wording import SMALL_VERB, is_verb
from consistency.nlp.scripts import has_han

_TOPIC = 40
"""Most characters of a topic."""
_REASON = 100
"""Most characters of a sentence that says why."""
_PARTED = re.compile(r"(\w+) (?:it|this|them)( (?:up|out|in|off|on|down|over))?")
"""A verb around the word for its topic: set it up, send them."""


def about_topic(item: ActionItem, topic: str) -> ActionItem:
    """``item`` with the ``topic`` that stands before its arrow or colon, where its action is a bare verb.

    "usage rights -> Legal to confirm" is to confirm usage rights, 价格表：陈恩惠发出 is 发出价格表. A long topic is
    left out.
    """
    topic = topic.rsplit(":", 1)[-1].strip()
    if not topic or len(topic) > _TOPIC:
        return item
    if has_han(item.action):
        return replace(item, action=f"{item.action}{topic}") if len(item.action) < SMALL_VERB else item
    parted = _PARTED.fullmatch(item.action)
    verb, particle = (parted[1], parted[2] or "") if parted else (item.action, "")
    return replace(item, action=f"{verb}{particle} {_inside(topic)}") if is_verb(verb) else item


def with_reason(item: ActionItem, before: str) -> ActionItem:
    """``item`` with the sentence before it, where its action is a bare English verb: "Fix: the title is old"."""
    reason = before[slice(*sentences.split(before)[-1])].strip(" .") if before.strip() else ""
    if not reason or len(reason) > _REASON or not is_verb(item.action):
        return item
    return replace(item, action=f"{item.action}: {reason}")


def _inside(topic: str) -> str:
    """A topic within a sentence: its first letter small, unless it is an abbreviation."""
    return topic if topic[1:2].isupper() else topic[0].lower() + topic[1:]


def led_by(item: ActionItem, who: Owners | None) -> ActionItem:
    """``item`` led by the one whom its entry says to lead, where that is one of its people."""
    if who is None or who.owner not in (item.owner, *item.contributors):
        return item
    everyone = owners.merged(Owners(who.owner), Owners(item.owner, item.contributors))
    return replace(item, owner=everyone.owner, contributors=everyone.contributors)


def last_sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the last sentence of ``text[start:end]`` stands in ``text``: what comes before it is the reason."""
    spans = sentences.split(text[start:end])
    if len(spans) < 2:
        return start, end
    first, last = spans[-1]
    return start + first, start + last
