"""Where copy says what the guide itself gives as an example of what the brand does not say, word for word or nearly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.document import Document, Sentence
from consistency.matching.fold import fold
from consistency.matching.stretches import Stretches
from consistency.nlp.scripts import HAN, count_han, has_han
from consistency.nlp.traditional import simplified
from consistency.voice.dont_words import DontWords
from consistency.voice.examples import own_words
from guidelines.model import LANGUAGES, Guideline

NEAR = 0.75
"""Dice coefficient of two texts' words, or pairs of Chinese characters, from which one is as good as the other."""
TURNED = 0.85
"""The same of single Chinese characters: the words of a text in another order."""
LEAST_KNOWN = 0.25
"""Share of a text's words or pairs that don'ts must have, to be compared at all."""
FEWEST_TURNED = 6
"""Different characters that it takes for that."""
PART = 0.4
"""Share of a don't that a clause of it must hold to stand for it."""
OWN = 0.5
"""Share of such a clause that the brand's own sentence may have: what both sides of a pair say is no fault."""
_WORD = re.compile(r"[a-z0-9]+")
_PAIR = re.compile(rf"(?=([{HAN}].|.[{HAN}]))", re.DOTALL)
_BETWEEN = re.compile(r"[\W_]+")
_CLAUSE = re.compile(r"[，；。！？!?;…\n]+|[,.:](?=\s|$)|——")
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
    """``sentences`` of a document say ``dont``, word for word at the plain offsets ``place`` or as a whole."""

    dont: Dont
    sentences: tuple[Sentence, ...]
    place: tuple[int, int]
    verbatim: bool
    words: tuple[str, ...] = ()
    """The words of it and another don't that the sentence is made of, where neither stands in it as it is."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A don't, or a clause of one that stands for it."""

    dont: Dont
    letters: str
    grams: frozenset[str]
    characters: frozenset[str]


class Donts:
    """The don't examples of a guideline's voice attributes."""

    def __init__(self, guideline: Guideline) -> None:
        dos = [t for a in guideline.voice.attributes for each in LANGUAGES for t in a.do.get(each)]
        ours = (*dos, *(t for each in LANGUAGES for t in own_words(guideline, each)))
        self._ours = tuple(map(_grams, ours))
        donts = [
            Dont(attribute.id, text, of[at % len(of)] if of else "")
            for attribute in guideline.voice.attributes
            for language in LANGUAGES
            for of in [attribute.do.get(language)]
            for at, text in enumerate(attribute.dont.get(language))
            if _letters(text)
        ]
        self._held = tuple(_held(dont, part) for dont in donts for part in (dont.text, *self._parts(dont.text)))
        names = (term.preferred for term in guideline.terms)
        self._donts, self._words = donts, DontWords([dont.text for dont in donts], (*ours, *names))
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
                alone = sum(len(_letters(s.text)) for s in over) == len(held.letters)
                bounded = _is_bounded(document.plain, start, end)
                if bounded and (alone or len(held.grams) >= FEWEST) and not quoted.touch(start, end):
                    found.append(Said(held.dont, over, (start, end), verbatim=True))
                    taken.update(s.index for s in over)
        for sentence in document.sentences:
            if sentence.index in taken or quoted.touch(sentence.start, sentence.end):
                continue
            whole, grams = (sentence.start, sentence.end), _grams(sentence.text)
            if (dont := self._near_any(sentence.text, grams)) is not None:
                found.append(Said(dont, (sentence,), whole, verbatim=False))
            elif self._words.possible(grams) and (made := self._words.of(sentence.text)) is not None:
                found.append(Said(self._donts[made[0]], (sentence,), whole, verbatim=False, words=made[1]))
        found.sort(key=lambda said: said.sentences[0].start)
        seen: set[int] = set()
        for said in found:
            if not seen.intersection(s.index for s in said.sentences):
                seen.update(s.index for s in said.sentences)
                yield said

    def _parts(self, text: str) -> Iterator[str]:
        """The clauses of a don't that say enough by themselves, and nothing that the brand says."""
        whole = len(_letters(text))
        for clause in _clauses(text):
            grams = _grams(clause)
            if len(grams) < FEWEST or len(_letters(clause)) < PART * whole:
                continue
            if all(len(grams & ours) <= OWN * len(grams) for ours in self._ours):
                yield clause

    def _near_any(self, text: str, grams: frozenset[str]) -> Dont | None:
        """The don't that a sentence or a clause of it nearly says."""
        known = grams & self._by_gram.keys()
        if len(known) < FEWEST / 2 or not (has_han(text) or self._may_be_near(known)):
            return None
        each = ((text, grams), *((clause, _grams(clause)) for clause in _clauses(text)))
        return next(filter(None, (self._near(*one) for one in each)), None)

    def _may_be_near(self, known: frozenset[str]) -> bool:
        """Whether words enough of some don't stand among ``known`` for any part of the text to be as near as ``NEAR``.

        A part that has all n that they share, and nothing else, is at 2n / (n + size of the don't) at best.
        """
        shared = Counter(index for gram in known for index in self._by_gram[gram])
        return any(2 * n >= NEAR * (n + len(self._held[index].grams)) for index, n in shared.items())

    def _near(self, text: str, grams: frozenset[str]) -> Dont | None:
        known = grams & self._by_gram.keys()
        if len(grams) < FEWEST or len(known) < LEAST_KNOWN * len(grams):
            return None
        shared = Counter(index for gram in known for index in self._by_gram[gram])
        size = len(grams)
        best, index = max((2 * n / (size + len(self._held[at].grams)), -at) for at, n in shared.items())
        if best < NEAR:
            return self._turned(text, sorted(shared))
        return None if any(_dice(grams, ours) >= best for ours in self._ours) else self._held[-index].dont

    def _turned(self, text: str, candidates: list[int]) -> Dont | None:
        """The don't whose Chinese words ``text`` says in another order."""
        characters = _characters(text)
        if len(characters) < FEWEST_TURNED:
            return None
        held = (self._held[index] for index in candidates)
        return next((each.dont for each in held if _dice(characters, each.characters) >= TURNED), None)


def _held(dont: Dont, text: str) -> _Held:
    return _Held(dont, _letters(text), _grams(text), _characters(text))


def _clauses(text: str) -> list[str]:
    """The clauses of a text that has more than one."""
    found = [part for part in _CLAUSE.split(text) if _letters(part)]
    return found if len(found) > 1 else []


def _characters(text: str) -> frozenset[str]:
    """The different Chinese characters of a text that is mostly Chinese."""
    plain = simplified(text)
    return frozenset(filter(has_han, plain)) if count_han(plain) * 2 >= len(plain.split()) else frozenset()


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
    return frozenset(_PAIR.findall(letters))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
