"""Whether a copy carries a disclaimer: its words in neighbouring sentences, and every date and number as approved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.document import Document, Sentence
from consistency.matching.claim_use import content_words
from consistency.matching.fold import fold, skeleton
from consistency.matching.rivals import Place
from consistency.nlp.traditional import simplified
from consistency.statements.dates import days
from consistency.statements.values import OTHER, Value, compare_values

_HELD = 0.8
"""Share of a disclaimer's words that the copy must hold, in neighbouring sentences."""
_ITS_OWN = 0.4
"""Share of a sentence's words that are a disclaimer's where the sentence is a part of it."""
_NUMBER = re.compile(
    r"(?:(?P<before>[A-Za-z]+|[一-鿿]{2}) ?)?(?<![0-9A-Za-z.])(?P<n>[0-9]+(?:[.,][0-9]+)*)"
    r"(?: ?(?P<after>[A-Za-z%]+|[一-鿿%]))?"
)


@dataclass(frozen=True, slots=True)
class _Number:
    place: Place
    written: str
    beside: frozenset[str]
    """The words before and after it, marked as such."""


def carried(document: Document, disclaimer: str) -> tuple[Place, ...] | None:
    """The places of other dates and numbers in the disclaimer that ``document``, in Simplified Chinese, carries.

    Empty where it is carried as approved, give or take a word; None where it is not carried.
    """
    text = simplified(disclaimer)
    if skeleton(text).text.strip() in skeleton(document.plain).text:
        return ()
    wanted = content_words(text)
    said = [content_words(sentence.text) for sentence in document.sentences]
    reach = len(re.findall(r"[.。!！?？]", text)) + 1
    faults: tuple[Place, ...] | None = None
    for first in range(len(said)):
        near = range(first, min(first + reach, len(said)))
        held = wanted & frozenset[str]().union(*(said[i] for i in near))
        if not held or len(held) < _HELD * len(wanted):
            continue
        parts = [document.sentences[i] for i in near if len(said[i] & wanted) >= max(1, _ITS_OWN * len(said[i]))]
        found = tuple(_other_values(text, parts))
        if not found:
            return ()
        faults = faults or found
    return faults


def _other_values(text: str, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """The dates and numbers of ``sentences`` that stand for others in ``text``."""
    dates, numbers = _dates(text, 0), _numbers(text, 0)
    for sentence in sentences:
        for place, value in _dates(sentence.text, sentence.start):
            if dates and all(compare_values(value, known) == OTHER for _, known in dates):
                yield place
        for number in _numbers(sentence.text, sentence.start):
            same = [known for known in numbers if known.beside & number.beside]
            if same and all(known.written != number.written for known in same):
                yield number.place


def _dates(text: str, start: int) -> list[tuple[Place, Value]]:
    return [((start + day.start, start + day.end), day.value) for day in days(text)]


def _numbers(text: str, start: int) -> list[_Number]:
    for day in days(text):
        text = text[: day.start] + "\n" * (day.end - day.start) + text[day.end :]
    return [
        _Number(
            (start + m.start("n" if m["after"] else 0), start + m.end()), m["n"].replace(",", ""), frozenset(_beside(m))
        )
        for m in _NUMBER.finditer(text)
    ]


def _beside(match: re.Match[str]) -> Iterator[str]:
    if match["before"]:
        yield f"{fold(match['before'])} #"
    if match["after"]:
        yield f"# {fold(match['after'])}"
