"""Whether English copy speaks of what a claim says, told by their telling words and figures in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.limits.promise_words import stems
from consistency.currencies import currencies
from consistency.document import Document, Sentence
from consistency.nlp.scripts import has_han
from consistency.statements.figures import figures, without_figures
from consistency.whose.denials import is_negated
from consistency.whose.unasserted import is_unasserted
from consistency.whose.wishes import is_for_some_day, is_wished
from consistency.word_lists import word_set

_SAME = {
    **dict.fromkeys(("travel", "ride", "go", "get in", "enter", "come", "visit", "board"), "go"),
    **dict.fromkeys(("kid", "child", "children", "youngster", "toddler", "teenager"), "child"),
    **dict.fromkeys(("deliver", "delivery", "arrive"), "deliver"),
}
"""Stems of words that say one thing of a service."""
_GET_IN = re.compile(r"\bget(?:s|ting)? in\b", re.IGNORECASE)
_LIGHT = word_set(
    "am pm between under over old aged age too also year day week mon tue wed thu fri sat sun from until till"
)
"""Words of a time, an age or a day, whatever it is of."""
_FEWEST = 2
_CURRENCIES = frozenset(currencies("sign")) | frozenset(currencies("named"))


def english_statements(document: Document) -> Iterator[Sentence]:
    """The sentences of ``document`` that state something in English."""
    return (sentence for sentence in document.sentences if not sentence.asks and not has_han(sentence.text))


def tokens(text: str) -> frozenset[object]:
    """The stems of the telling words of ``text`` and its figures, each as unit and value."""
    words = stems(without_figures(_GET_IN.sub("enter", text)))
    return frozenset[object](_SAME.get(word, word) for word in words - _LIGHT) | {
        (f.unit, f.low) for f in figures(text)
    }


def is_given(claim: frozenset[object], said: frozenset[object]) -> bool:
    """Whether what is ``said`` holds half of what a ``claim`` is made of, and two of it where it has two.

    What has a price that the claim does not speak of is something else.
    """
    held = len(claim & said)
    if any(map(_is_sum, said - claim)) and not any(map(_is_sum, claim)):
        return False  # late check-out is £20 on Mondays, where it is free on Sundays
    return held > 0 and held >= min(_FEWEST, len(claim)) and 2 * held >= len(claim)


def is_told(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether ``plain[start:end]`` of ``sentence`` is told as so today: not denied, not of the past, no aim."""
    text, (first, last) = sentence.text, sentence.place(start, end)
    return not (
        is_negated(document, start)
        or is_unasserted(text, first, last)
        or is_wished(text, first)
        or is_for_some_day(text, first, last)
    )


def _is_sum(token: object) -> bool:
    return isinstance(token, tuple) and token[0] in _CURRENCIES
