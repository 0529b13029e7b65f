"""What an entry of notes adds to an item read in it: its topic, who leads it, which of its sentences is the task."""

from __future__ import annotations

import re
from dataclasses import replace

from campaigns.notes import owners, sentences
from campaigns.notes.chinese_words import DATED, DELIVERS
from campaigns.notes.deadlines import Dates
from campaigns.notes.model import ActionItem
from campaigns.notes.owners import Owners
from campaigns.notes.wording import SMALL_VERB, is_verb
from consistency.nlp.scripts import has_han

_TOPIC = 40
"""Most characters of a topic."""
_REASON = 100
"""Most characters of a sentence that says why."""
_SAYS_BY_WHEN = re.compile(
    r"\W*(?:(?:(?:s?he|they|i)\s+(?:thinks?|hopes?|says?|said|reckons?|promised)\s+)?(?:that\s+)?(?:s?he|they|i)"
    r"(?:\s+can|\s+will|\s+could|['’]ll|['’]d|\s+hopes?\s+to|\s+wants?\s+to)\s+(?:do|have|finish|get|send|deliver)\s+"
    r"(?:it|this|that|them|those)(?:\s+(?:all\s+)?(?:done|ready|finished|out|over|round))?|"
    r"(?:would\s+be|will\s+be|is)\s+(?:fine|good|great|perfect|ok(?:ay)?|enough|early\s+enough|soon\s+enough)|"
    r"(?:a|the|her|his|their)\s+(?:first\s+)?draft\s+(?:(?:is|has)\s+to|will|should)\s+(?:go\s+(?:round|out)|be\s+(?:there|ready|sent)|follow)|"
    r"(?:it\s+(?:must|has\s+to|needs\s+to|should)\s+be\s+)?(?:done|ready)|please|pls|thanks|at\s+the\s+latest|latest|)\W*",
    re.IGNORECASE,
)
"""What a sentence says beside the day by which the work before it will be done: she thinks she can do it by Monday."""
_DO_THAT = re.compile(r"do (?:that|this|it)(?: please| pls)?", re.IGNORECASE)
_NEED = re.compile(r"\b(?:needs?|must|ha(?:s|ve)\s+to|(?:is|are)\s+missing|lacks?|requires?)\b", re.IGNORECASE)
"""What makes a sentence that "do that" points to a thing to be done."""
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
    """``item`` with the sentence before it, where its action is a bare English verb: "Fix: the title is old".

    "Do that" is what that sentence says is needed.
    """
    reason = before[slice(*sentences.split(before)[-1])].strip(" .") if before.strip() else ""
    if _DO_THAT.fullmatch(item.action) and _NEED.search(reason):
        return replace(item, action=reason)
    if not reason or len(reason) > _REASON or not is_verb(item.action):
        return item
    return replace(item, action=f"{item.action}: {reason}")


def dated_next(item: ActionItem, sentence: str, dates: Dates) -> ActionItem:
    """``item`` with the day that the ``sentence`` after it, which says little else, gives it: 谁来？6月1日前必须交."""
    deadline = dates.read(sentence) if item.due is None else None
    if deadline is None:
        return item
    rest = sentence[: deadline.start] + sentence[deadline.end :]
    said = DATED.sub("", rest) if has_han(rest) else rest
    by_when = DELIVERS.match(said) if has_han(rest) else _SAYS_BY_WHEN.fullmatch(said)
    return replace(item, due=deadline.due) if by_when else item


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
