"""Where copy says what the guide itself gives as an example of what the brand does not say, word for word or nearly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.document import Document, Sentence
from consistency.matching.fold import fold
from consistency.matching.stretches import Stretches
from consistency.nlp.scripts import count_han, has_han
from consistency.nlp.traditional import simplified
from consistency.voice.examples import own_words
from guidelines.model import LANGUAGES, Guideline

NEAR = 0.75
"""Dice coefficient of two texts' words, or pairs of Chinese characters, from which one is as good as the other."""
_WORD = re.compile(r"[a-z0-9]+")
_BETWEEN = re.compile(r"[\W_]+")
FEWEST = 4
"""Words or pairs of characters under which a text is no example that can stand inside another sentence."""


@dataclass(frozen=True, slots=True)
class Dont:
    """An example of what the brand does not say, and what it says instead where the guide has that."""

    attribute: str
    text: str
    instead: str


@dataclass(frozen=True, slots=True)
class Said:
    """``sentences`` of a document say ``dont``."""

    dont: Dont
    sentences: tuple[Sentence, ...]
    verbatim: bool


@dataclass(frozen=True, slots=True)
class _Held:
    dont: Dont
    letters: str
    grams: frozenset[str]


class Donts:
    """The don't examples of a guideline's voice attributes."""

    def __init__(self, guideline: Guideline) -> None:
        self._held = tuple(
            _Held(Dont(attribute.id, text, dos[at % len(dos)] if dos else ""), _letters(text), _grams(text))
            for attribute in guideline.voice.attributes
            for language in LANGUAGES
            for dos in [attribute.do.get(language)]
            for at, text in enumerate(attribute.dont.get(language))
            if _letters(text)
        )
        dos = [t for a in guideline.voice.attributes for each in LANGUAGES for t in a.do.get(each)]
        self._ours = tuple(map(_grams, (*dos, *(t for each in LANGUAGES for t in own_words(guideline, each)))))
        self._by_gram: dict[str, list[int]] = defaultdict(list)
        for index, held in enumerate(self._held):
            for gram in held.grams:
                self._by_gram[gram].append(index)

    def find(self, document: Document) -> Iterator[Said]:
        """What ``document`` says of them outside quotations, in order of place, each sentence once."""
        if not self._held:
            return
        letters = _letters(document.plain)
        quoted = Stretches((p.start, p.end) for p in document.protected if p.kind in ("quote", "code"))
        taken: set[int] = set()
        found: list[Said] = []
        places: list[int] = []
        for held in self._held:
            at = letters.find(held.letters)
            while at >= 0:
                places = places or _places(document.plain)
                start, end = places[at], places[at + len(held.letters) - 1] + 1
                at = letters.find(held.letters, at + 1)
                over = tuple(s for s in document.sentences if s.start < end and start < s.end)
                whole = sum(len(_letters(s.text)) for s in over) == len(held.letters)
                bounded = _is_bounded(document.plain, start, end)
                if bounded and (whole or len(held.grams) >= FEWEST) and not quoted.touch(start, end):
                    found.append(Said(held.dont, over, verbatim=True))
                    taken.update(s.index for s in over)
        for sentence in document.sentences:
            if sentence.index in taken or quoted.touch(sentence.start, sentence.end):
                continue
            if (dont := self._near(sentence.text)) is not None:
                found.append(Said(dont, (sentence,), verbatim=False))
        found.sort(key=lambda said: said.sentences[0].start)
        seen: set[int] = set()
        for said in found:
            if not seen.intersection(s.index for s in said.sentences):
                seen.update(s.index for s in said.sentences)
                yield said

    def _near(self, text: str) -> Dont | None:
        grams = _grams(text)
        if len(grams) < FEWEST:
            return None
        candidates = sorted({index for gram in grams for index in self._by_gram.get(gram, ())})
        likeness = [(_dice(grams, self._held[index].grams), -index) for index in candidates]
        best, index = max(likeness, default=(0.0, 0))
        if best < NEAR or any(_dice(grams, ours) >= best for ours in self._ours):
            return None
        return self._held[-index].dont


def _letters(text: str) -> str:
    """Letters and figures of ``text``, folded to one case and Simplified Chinese."""
    return _BETWEEN.sub("", simplified(text).lower())


def _places(text: str) -> list[int]:
    """The place in ``text`` of each of its ``_letters``; a character whose lower case is two stands twice."""
    return [at for at, char in enumerate(simplified(text)) for low in char.lower() if _BETWEEN.match(low) is None]


def _is_bounded(plain: str, start: int, end: int) -> bool:
    """Whether the place cuts no Latin word in two."""
    before, after = plain[start - 1 : start], plain[end : end + 1]
    return not (before.isascii() and before.isalnum() and plain[start].isascii()) and not (
        after.isascii() and after.isalnum() and plain[end - 1].isascii()
    )


def _grams(text: str) -> frozenset[str]:
    """The words of an English text; the pairs of neighbouring characters of a Chinese one."""
    plain = simplified(text)
    if count_han(plain) * 2 < len(plain.split()):
        return frozenset(_WORD.findall(fold(plain)))
    letters = "".join(filter(str.isalnum, plain.lower()))
    return frozenset(letters[i : i + 2] for i in range(len(letters) - 1) if has_han(letters[i : i + 2]))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
