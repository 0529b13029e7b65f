"""The voice model of one brand and language: trained on lessons, it scores a text and says what moved the score.

The score is linear: numbers, counted pieces and the encoder's vector, each with a weight. Above zero a text is nearer
to the brand's on-brand examples than to its off-brand ones. Weights start where most house styles agree (``house``)
and move with the brand's examples.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from consistency.nlp.encoder_api import Encoder
from consistency.voice.features import Numbers, Seen, features
from consistency.voice.grams import SPREADS
from consistency.voice.house import house
from consistency.voice.learn import DECIMALS, Floats, fit, product
from guidelines.model import Language

VECTOR_SPREAD = 1.5
"""Prior variance of a weight of the vector."""
ALONE = 0.3
"""Weight of a single example beside a pair's 1."""
OFFSET_SPREAD = 4.0
ROUNDED = 6
"""Decimals of a score."""


@cache
def _families(language: Language) -> tuple[tuple[str, ...], NDArray[np.intp]]:
    """Families of the numbers of ``language``, and for each number the position of its own."""
    families = [feature.family for feature in features(language)]
    names = tuple(dict.fromkeys(families))
    return names, np.array([names.index(family) for family in families], np.intp)


@dataclass(frozen=True, slots=True)
class Lesson:
    """Row numbers of texts: a do above a don't, or (``dont`` or ``do`` None) one text on its side of the mean."""

    do: int | None
    dont: int | None


@dataclass(frozen=True, slots=True, eq=False)
class VoiceModel:
    """Weights of the score; ``grams`` come on top of the house's. ``expected`` are the mean numbers of the on-brand
    examples, for explanations.
    """

    language: Language
    numbers: Numbers
    grams: Mapping[str, float]
    vector: Numbers
    offset: float
    expected: Numbers
    expected_vector: Numbers
    shunned: frozenset[str] = frozenset()
    """Words, as pieces, that ``SHUNNED_IN`` off-brand examples or more use and no on-brand one."""

    def score(self, seen: Seen) -> float:
        """How much the brand's: the higher the better, 0 is even; rounded to ``ROUNDED`` places."""
        total = float((self.numbers * seen.numbers).sum()) + float((self.vector * seen.vector).sum()) + seen.shared
        grams = self.grams
        total += fsum([grams[gram] * seen.grams[gram] for gram in seen.grams.keys() & grams.keys()])
        return round(seen.share * total - self.offset, ROUNDED)

    def moved(self, seen: Seen) -> tuple[tuple[str, float], ...]:
        """Families of measures by what they took from the score against the on-brand mean, most harmful first."""
        names, member = _families(self.language)
        taken = np.bincount(member, self.numbers * (seen.numbers - self.expected), len(names))
        parts: dict[str, float] = dict(zip(names, taken.tolist(), strict=True))
        parts["likeness"] = float((self.vector * (seen.vector - self.expected_vector)).sum())
        grams, pieces = self.grams, house(self.language).pieces
        by_kind: dict[str, list[float]] = {}
        for gram in (seen.grams.keys() & grams.keys()) | (seen.grams.keys() & pieces.keys()):
            weight = grams.get(gram, 0.0) + pieces.get(gram, 0.0)
            by_kind.setdefault("pattern" if gram[0] == "s" else "words", []).append(weight * seen.grams[gram])
        for family, each in by_kind.items():
            parts[family] = parts.get(family, 0.0) + fsum(each)
        ordered = sorted((round(part, 3), family) for family, part in parts.items())
        return tuple((family, part) for part, family in ordered if part < 0)

    def words(self, seen: Seen, most: int = 3) -> tuple[str, ...]:
        """The words of the text that off-brand examples use and on-brand ones never do, the most harmful first."""
        harmful = sorted(
            (round(self.grams.get(gram, 0.0) * value, 3), gram[1:])
            for gram, value in seen.grams.items()
            if gram in self.shunned
        )
        return tuple(word for part, word in harmful[:most] if part < 0)


SHUNNED_IN = 2
"""Off-brand examples that must use a word before it is named: one may do so by chance."""


class Workshop:
    """The texts of one brand and language with their covariances, computed once for every fit of a cross-validation."""

    def __init__(self, seen: Sequence[Seen], language: Language, encoder: Encoder) -> None:
        self.seen = tuple(seen)
        self.language: Language = language
        told = features(language)
        self._share = np.array([s.share for s in self.seen])
        self._numbers = self._scaled([s.numbers for s in self.seen])
        self._spread = np.array([f.spread for f in told])
        self._prior = _prior(language)
        self._prior_vector = house(language).of_vector(encoder)
        self._vectors = self._scaled([s.vector for s in self.seen])
        vocabulary = sorted({gram for s in self.seen for gram in s.grams})
        place = {gram: at for at, gram in enumerate(vocabulary)}
        self._vocabulary = vocabulary
        self._gram_spread = np.array([SPREADS[gram[0]] for gram in vocabulary])
        self._pieces = np.zeros((len(self.seen), len(vocabulary)))
        for row, s in enumerate(self.seen):
            for gram, value in s.grams.items():
                self._pieces[row, place[gram]] = s.share * value
        numbers = product(self._numbers * self._spread, self._numbers.T)
        vectors = VECTOR_SPREAD * product(self._vectors, self._vectors.T)
        self.covariance: Floats = numbers + vectors + product(self._pieces * self._gram_spread, self._pieces.T)
        self.mean: Floats = product(self._numbers, self._prior) + product(self._vectors, self._prior_vector)
        self.mean += self._share * np.array([s.shared for s in self.seen])

    def _scaled(self, rows: Sequence[Numbers]) -> Floats:
        """What was counted of each text, by its share."""
        return self._share[:, None] * np.array(rows)

    def train(self, lessons: Sequence[Lesson]) -> VoiceModel:
        """The model of ``lessons``, whose numbers are rows of the texts; at least one lesson."""
        centre, selection, sides, weights = self._rows(lessons)
        covariance = product(product(selection, self.covariance), selection.T)
        covariance += OFFSET_SPREAD * np.outer(sides, sides)
        a = fit(covariance, product(selection, self.mean[:, None])[:, 0], weights)
        each = product(selection.T, a[:, None])[:, 0]
        numbers = self._prior + self._spread * product(self._numbers.T, each[:, None])[:, 0]
        vector = self._prior_vector + VECTOR_SPREAD * product(self._vectors.T, each[:, None])[:, 0]
        pieces = self._gram_spread * product(self._pieces.T, each[:, None])[:, 0]
        scores = self.mean + product(self.covariance, each[:, None])[:, 0]
        offset = float(centre @ scores) - OFFSET_SPREAD * float(sides @ a)
        dos = sorted({lesson.do for lesson in lessons if lesson.do is not None})
        return VoiceModel(
            language=self.language,
            numbers=numbers.round(DECIMALS),
            grams=MappingProxyType(
                {
                    gram: value
                    for gram, value in zip(self._vocabulary, pieces.round(DECIMALS).tolist(), strict=True)
                    if value
                }
            ),
            vector=vector.round(DECIMALS),
            offset=round(offset, DECIMALS),
            expected=np.mean([self.seen[do].numbers for do in dos], axis=0).round(DECIMALS),
            expected_vector=np.mean([self.seen[do].vector for do in dos], axis=0).round(DECIMALS),
            shunned=self._shunned(lessons),
        )

    def _shunned(self, lessons: Sequence[Lesson]) -> frozenset[str]:
        donts = Counter(
            gram for row in {x.dont for x in lessons if x.dont is not None} for gram in self.seen[row].grams
        )
        dos = {gram for row in {x.do for x in lessons if x.do is not None} for gram in self.seen[row].grams}
        return frozenset(
            gram
            for gram, times in donts.items()
            if times >= SHUNNED_IN and gram not in dos and gram[0] == "w" and gram[1].isalpha()
        )

    def _rows(self, lessons: Sequence[Lesson]) -> tuple[Floats, Floats, Floats, Floats]:
        """Mean text (T,), selection of texts by row (n, T), side of each single row (n,; 0 for pairs), weights (n,)."""
        texts = len(self.seen)
        centre = np.zeros(texts)
        for lesson in lessons:
            for row in (lesson.do, lesson.dont):
                if row is not None:
                    centre[row] += 1
        centre /= centre.sum()
        pairs = [(x.do, x.dont) for x in lessons if x.do is not None and x.dont is not None]
        dos = sorted({x.do for x in lessons if x.do is not None})
        donts = sorted({x.dont for x in lessons if x.dont is not None})
        selection = np.zeros((len(pairs) + len(dos) + len(donts), texts))
        sides = np.zeros(len(selection))
        weights = np.full(len(selection), ALONE)
        weights[: len(pairs)] = 1.0
        for at, (do, dont) in enumerate(pairs):
            selection[at, do] += 1
            selection[at, dont] -= 1
        for at, (row, side) in enumerate([(r, 1.0) for r in dos] + [(r, -1.0) for r in donts], start=len(pairs)):
            selection[at] = -side * centre
            selection[at, row] += side
            sides[at] = side
        return centre, selection, sides, weights


def prior_model(language: Language, encoder: Encoder) -> VoiceModel:
    """The model before any example: what most house styles agree on."""
    numbers = _prior(language)
    return VoiceModel(
        language=language,
        numbers=numbers,
        grams=MappingProxyType({}),
        vector=house(language).of_vector(encoder),
        offset=0.0,
        expected=np.zeros(len(numbers)),
        expected_vector=np.zeros(encoder.dimensions),
    )


def _prior(language: Language) -> Numbers:
    numbers = house(language).numbers
    return np.array([numbers[feature.name] for feature in features(language)])
