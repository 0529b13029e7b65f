"""What a measure gives: a value and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from consistency.document import Sentence
from consistency.tone.sample import Place, Sample

PER = 100
"""Rates are per 100 words (English) or 100 characters (Chinese)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value rounded to one decimal; ``high`` and ``low`` are the sentences that push it up and down, worst first.

    ``places`` are the words that were counted, where the measure counts words.
    """

    value: float
    high: tuple[Sentence, ...] = ()
    low: tuple[Sentence, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What measures take from the guideline: its names in capitals, its set phrases, and its own jargon."""

    acronyms: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    jargon_en: tuple[str, ...] = ()
    jargon_zh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spec:
    """How a measure is taken, and how much text it needs: words or characters in all, sentences of running text."""

    read: Callable[[Sample, Lexicon], Reading]
    least_size: int = 1
    least_sentences: int = 0


def share(part: float, whole: float) -> float:
    """``part`` in percent of ``whole``, one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0


def density(sample: Sample, places: Sequence[Place]) -> Reading:
    """Hits per 100 words or characters; a text under 100 counts as 100, so one hit in a headline is one, not ten."""
    return Reading(
        value=round(PER * len(places) / max(PER, sample.size), 1),
        high=tuple(sample.holding(list(places))),
        places=tuple(places),
    )


def rate(sample: Sample, places: Sequence[Place]) -> Reading:
    """Hits per 100 words or characters of the text as long as it is; ``low`` holds the sentences without any."""
    holding = tuple(sample.holding(list(places)))
    held = {s.index for s in holding}
    without = tuple(s for s in sample.sentences if s.index not in held)
    return Reading(round(PER * len(places) / max(1, sample.size), 1), high=holding, low=without, places=tuple(places))


def mean_length(sample: Sample) -> Reading:
    """Mean length of the sentences of running text, in words (English) or characters (Chinese)."""
    lengths = sample.running
    mean = sum(n for _, n in lengths) / max(1, len(lengths))
    return Reading(
        round(mean, 1),
        high=by_size(pair for pair in lengths if pair[1] > mean) or by_size(lengths),
        low=by_size((pair for pair in lengths if pair[1] < mean), longest_first=False),
    )


def longest(sample: Sample) -> Reading:
    """Length of the longest sentence of running text."""
    ordered = by_size(sample.running)
    top = max((n for _, n in sample.running), default=0)
    return Reading(float(top), high=ordered, low=ordered[:1])


def by_size(pairs: Iterable[tuple[Sentence, float]], *, longest_first: bool = True) -> tuple[Sentence, ...]:
    """The sentences by their number, then in order of the text."""
    sign = -1 if longest_first else 1
    return tuple(s for s, _ in sorted(pairs, key=lambda pair: (sign * pair[1], pair[0].index)))
