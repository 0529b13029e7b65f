"""What a sentence asks to be done, by whom and when; and that copy is no task. Pure, in English and Chinese."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from bot.features.tasks import tidy
from bot.features.tasks.patterns import CHECK_FIRST, CLOSE_BY, COPY_INSIDE, LOOSE, QUESTION, RULES, SPOKEN_TO, Rule
from campaigns.due.model import Due, DueSettings
from campaigns.due.reader import read_due

SENTENCE = 400
"""Characters of the longest request; what is longer is a text."""
LINES = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """A task as it was said. ``owner`` is None for the person who spoke; ``named`` a name that is nobody's mention.

    ``due`` was read with the speaker's habits; ``recurrence`` is an RFC 5545 rule.
    """

    title: str
    owner: str | None = None
    named: str | None = None
    contributors: tuple[str, ...] = ()
    due: Due | None = None
    recurrence: str | None = None


def understand(
    text: str, *, now: dt.datetime, settings: DueSettings | None = None, surely: bool = False
) -> Understood | None:
    """The task that ``text`` asks for, or None when it asks for none, such as copy to check.

    ``text`` is what the person typed with mentions as ``<@U1>``, without the bot's own; ``now`` is aware, in the
    speaker's zone. ``surely``: the person has said that it is a task (a command, a shortcut), so the words alone count.
    Words without a command are a task only where they name a person and a date and do not look like copy.
    """
    text = tidy.one_line(text) if surely else text.strip()
    if not text or (not surely and (len(text) > SENTENCE or text.count("\n") >= LINES or CHECK_FIRST.match(text))):
        return None
    text = tidy.one_line(text)
    for rule in RULES:
        found = rule.pattern.match(text)
        if found and (read := _read(rule, found, now, settings)):
            return read
    loose = _loose(text, now, settings)
    if loose or not surely:
        return loose
    owner, rest = tidy.first_mention(text)
    return _made(rest, owner, None, read_due(rest, now=now, settings=settings))


def might_be_task(text: str) -> bool:
    """Whether it is worth reading ``text`` with ``understand``: cheap, and never wrong when it says no."""
    if not text.strip() or len(text) > SENTENCE or CHECK_FIRST.match(text.strip()):
        return False
    flat = tidy.one_line(text)
    return "<@" in flat or any(rule.pattern.match(flat) for rule in RULES)


def _read(rule: Rule, found: re.Match[str], now: dt.datetime, settings: DueSettings | None) -> Understood | None:
    groups = found.groupdict()
    words = " ".join(part for part in (groups.get("head"), groups["what"], groups.get("tail")) if part)
    due = read_due(words, now=now, settings=settings)
    if rule.needs_due and due is None:
        return None
    if rule.needs_deadline and (due is None or not _deadline(words, due)):
        return None
    head = groups.get("head")
    # What stands before the command must be the date and nothing else: 开售提醒我 is the text of a button.
    if head and (due is None or tidy.without_due(head, due).strip()):
        return None
    owner = groups.get("who") or groups.get("who2")
    if rule.one_sentence and not tidy.one_sentence(words):
        return None
    return _made(words, owner, groups.get("named"), due)


def _loose(text: str, now: dt.datetime, settings: DueSettings | None) -> Understood | None:
    """A person, a date and a few words: 白皮书初稿 <@U1> 周五前."""
    if "<@" not in text or QUESTION.search(text) or COPY_INSIDE.search(text) or LOOSE.search(text):
        return None
    if not tidy.one_sentence(text):
        return None
    owner, rest = tidy.first_mention(text)
    due = read_due(rest, now=now, settings=settings)
    if due is None or owner is None:
        return None
    if not (SPOKEN_TO.match(text) or _deadline(rest, due)):
        return None
    return _made(rest, owner, None, due)


def _deadline(words: str, due: Due) -> bool:
    """Whether the date is said as one to keep: by Friday, due Friday, 周五前, 截止周五."""
    return bool(CLOSE_BY.search(words[max(0, due.start - 24) : due.end + 8]))


def _made(words: str, owner: str | None, named: str | None, due: Due | None) -> Understood | None:
    due = None if due is not None and tidy.names_a_thing(words, due) else due
    rhythm = tidy.recurrence(words) if due is not None and due.recurring else None
    bare = tidy.without_due(words, due) if due is not None else words
    helpers, bare = tidy.helpers(bare)
    title = tidy.title(bare)
    if len(title) < 2:
        return None
    return Understood(
        title=title,
        owner=owner,
        named=named,
        contributors=tuple(dict.fromkeys(each for each in helpers if each != owner)),
        due=due,
        recurrence=rhythm,
    )
