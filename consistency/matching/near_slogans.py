"""Slogans in other words: a line that stands by itself and is almost, but not quite, the brand's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from consistency.document import Document
from consistency.matching.fold import fold
from consistency.matching.stretches import Place, Stretches
from consistency.nlp.fuzzy import likeness
from consistency.nlp.scripts import has_han
from guidelines.model import Guideline, Term

ALMOST, ALIKE = 0.75, 0.86
"""Similarities from which a line is looked at, and from which the slogan is surely meant."""
_SHORT = 0.9
_FEW_WORDS, _FEW_CHARACTERS = 3, 6
_WORD = re.compile(r"[a-z0-9]+(?:['\u2019][a-z]+)?")
_HAN = re.compile(r"[一-鿿0-9a-z]")
_PART = re.compile(r"[^:：—|\n\u201c\u201d\"「」『』《》]+")
_EDGES = " \t\r,，.。!！?？…;；*_#·-–~、"


@dataclass(frozen=True, slots=True)
class NearSlogan:
    """``plain[start:end]`` says ``term``'s slogan in other words; ``similarity`` is from ``ALMOST`` to 1."""

    term: Term
    start: int
    end: int
    similarity: float


@dataclass(frozen=True)
class _Slogan:
    term: Term

    @cached_property
    def units(self) -> list[str]:
        return _units(self.term.preferred)

    @cached_property
    def least(self) -> float:
        few = _FEW_CHARACTERS if self.has_han else _FEW_WORDS
        return ALMOST if len(self.units) >= few else _SHORT

    @cached_property
    def has_han(self) -> bool:
        return has_han(self.term.preferred)

    def similarity(self, units: list[str]) -> float:
        """Of a line of ``units``, from 0 to 1."""
        shared = 2 * sum((Counter(units) & Counter(self.units)).values()) / (len(units) + len(self.units))
        if self.has_han:
            return shared
        # Words count as well as letters: "beyond imagination" has most letters of "imaging beyond imagination".
        return (shared + likeness(units, self.units)) / 2


class NearSlogans:
    """The slogans of a guideline."""

    def __init__(self, guideline: Guideline) -> None:
        slogans = (_Slogan(term) for term in guideline.terms if term.kind == "slogan")
        self._slogans = tuple(slogan for slogan in slogans if len(slogan.units) > 1)

    def find(self, document: Document, skip: Stretches) -> Iterator[NearSlogan]:
        """The lines of ``document`` that touch no place of ``skip``, each with the slogan it comes nearest to.

        Lines of other lengths are not compared, for a sentence may well play with a slogan's words.
        """
        for start, end in _lines(document) if self._slogans else ():
            if skip.touch(start, end):
                continue
            text = document.plain[start:end]
            units, han = _units(text), has_han(text)
            like = (s for s in self._slogans if s.has_han == han and -1 <= len(units) - len(s.units) <= 2)
            alike = [(slogan.similarity(units), slogan) for slogan in like]
            similarity, best = max(alike, key=lambda each: each[0], default=(0.0, None))
            if best is not None and similarity >= best.least:
                yield NearSlogan(best.term, start, end, similarity)


def _units(text: str) -> list[str]:
    return (_HAN if has_han(text) else _WORD).findall(fold(text))


def _lines(document: Document) -> Iterator[Place]:
    """Sentences, and their parts beside colons, dashes and quotation marks, without the punctuation round them."""
    for sentence in document.sentences:
        for part in _PART.finditer(sentence.text):
            text = part[0].rstrip(_EDGES)
            begin = len(text) - len(text.lstrip(_EDGES))
            if begin < len(text):
                yield sentence.start + part.start() + begin, sentence.start + part.start() + len(text)
