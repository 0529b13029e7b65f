"""One thing a guideline can be asked about, and the small parts that its entry is put together from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from consistency.asking.phrases import say
from consistency.model import ItemRef
from guidelines.model import LANGUAGES, Examples, Language, Localized

Group = Literal[
    "term", "claim", "prohibited", "channel", "stage", "pillar", "tone", "voice", "pack", "message", "brand"
]

NAME, PHRASE, VALUE = 0.9, 0.8, 0.7
WORD = 0.6
"""Weight of a word of an item's id: it may be common, so it needs the meaning beside it."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A form by which an item is found; ``weight`` is the score of finding it as written."""

    text: str
    weight: float
    fuzzy: bool = False
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in one language."""

    title: str
    body: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that can be asked about; ``passages`` say in both languages what it is about."""

    item: ItemRef
    group: Group
    spellings: tuple[Spelling, ...]
    passages: tuple[str, ...]
    replies: tuple[Reply, Reply]
    """English and Chinese."""
    tells_time: bool = False
    """Whether it gives a time of day."""


def texts(localized: Localized | None) -> tuple[str, ...]:
    """The texts of ``localized`` in all its languages."""
    if localized is None:
        return ()
    return tuple(text for language in LANGUAGES if (text := localized.get(language)))


def examples(examples: Examples) -> tuple[str, ...]:
    """Examples of all languages."""
    return (*examples.en, *examples.zh)


def plain_id(name: str) -> str:
    """An id as words: ``product-page`` is product page."""
    return re.sub(r"[._-]+", " ", name)


def about(name: str) -> str:
    """A question that is about the item of that id."""
    return f"What is the {plain_id(name)}?"


def id_words(name: str) -> tuple[Spelling, ...]:
    """An id is written by the brand in its own words: its longer parts are ways to ask for the item."""
    words = [word for word in re.split(r"[._-]+", name) if len(word) > 3 and not word.isdigit()]
    return tuple(dict.fromkeys(Spelling(text, WORD) for text in (plain_id(name), *words)))


def listed(items: Iterable[str], language: Language) -> str:
    """Items as a list in a sentence."""
    return say("list", language).join(items)


def quoted(items: Iterable[str], language: Language) -> str:
    """Wordings as a list in a sentence, each in quotation marks."""
    return say("quoted_list", language).join(items).join("“”")


def joined(parts: Iterable[str], joint: str = "\n") -> str:
    """The parts that are not empty, joined."""
    return joint.join(part for part in parts if part)


def in_range(low: float | None, high: float | None, language: Language) -> str:
    """A range in words; empty without limits."""
    if low is not None and high is not None:
        return say("between", language, min=f"{low:g}", max=f"{high:g}")
    if high is not None:
        return say("at_most", language, max=f"{high:g}")
    return say("at_least", language, min=f"{low:g}") if low is not None else ""


def first_of(reasons: Iterable[Localized | None], language: Language) -> str | None:
    """The first reason given, in ``language``."""
    return next((reason.best(language) for reason in reasons if reason), None)


def reason_and_source(reason: Localized, source: str | None, language: Language) -> str:
    """A reason and, where known, its source."""
    parts = [reason.best(language), say("source", language, text=source) if source else ""]
    return joined(parts, say("joint", language))
