"""A text as the voice model sees it: named numbers, counted pieces and a vector, with what is expected of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log1p
from types import MappingProxyType

import numpy as np
import regex
from numpy.typing import NDArray

from consistency.nlp.encoder_api import Encoder
from consistency.nlp.familiarity import piece_scores
from consistency.nlp.words import tokenize
from consistency.tone.english import is_passive
from consistency.tone.syllables import syllables
from consistency.voice.compounds import compounds
from consistency.voice.grams import grams, share
from consistency.voice.house import house
from consistency.voice.mechanics import mechanics
from consistency.voice.names import NO_NAMES, Names
from consistency.voice.patterns import MARKS, hits
from consistency.voice.spelling import british
from consistency.voice.usage import count_kinds, kinds
from guidelines.model import Language

Numbers = NDArray[np.float64]

LONGEST = 2_000
"""Characters of a text that are read; what follows does not count."""
STYLE_SPREAD, RULE_SPREAD = 1.4, 1.0
"""Prior variance of the weight of a style measure and of a rule that most brands share."""
SHARED = 0.7
"""How far such a rule is believed before any example: its listed weight counts by this share."""

_HAN = regex.compile(r"\p{Han}")
_WORD = regex.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")
_SENTENCE = regex.compile(r"[^.!?。！？；]+[.!?。！？；]*")
_ENDED = regex.compile(r"(?:[^.!?。！？]|[.!?](?![\s”’\"')\]]|$))+(?:[.!?。！？]+[”’\"')\]」』）】]*|$)")
_UNIT = regex.compile(r"\p{Han}|\p{Latin}+(?:['’]\p{Latin}+)*|\d+|[^\s]")
_STARTS_CAPITAL = regex.compile(r"\W*[A-Z]")
_ENDS_STOP = regex.compile(r"[.。]\W*$")
_ENDS_MARK = regex.compile(r"[.。!！?？]$")


@dataclass(frozen=True, slots=True)
class Feature:
    """A number of a text. Before even the house edits are learned (``house``) its weight is expected at ``prior``, give
    or take the square root of ``spread``, which holds for what a brand's examples change as well.
    """

    name: str
    family: str
    prior: float
    spread: float


_STYLE = (
    ("length", "length", -0.06), ("characters", "length", 0.0), ("sentences", "sentences", 0.0),
    ("sentence_length", "sentences", 0.0), ("longest_sentence", "sentences", 0.0), ("starts_capital", "capitals", 0.0),
    ("ends_stop", "punctuation", 0.0), ("ends_mark", "punctuation", 0.0), ("familiarity", "words", 0.06),
    ("rarest", "words", 0.0), ("pieces", "length", 0.0), ("pieces_per_word", "words", 0.0),
)  # fmt: skip
_STYLE_EN = (
    ("word_length", "words", 0.0), ("syllables", "words", -0.06), ("long_words", "words", -0.15),
    ("long_word_count", "words", -0.1), ("capital_share", "capitals", 0.0), ("capital_count", "capitals", -0.12),
    ("passive", "verbs", -0.2),
)  # fmt: skip
_KINDS = {
    "wordy": ("padding", -2.0), "hidden_verbs": ("padding", -2.0), "redundant": ("padding", -1.4),
    "filler": ("padding", -1.0), "colloquial": ("hype", -1.4), "puffery": ("hype", -1.0), "latin": ("padding", -2.0),
    "interface": ("interface", -1.0), "harsh": ("framing", -0.8), "excluding": ("inclusion", -2.0),
    "dated": ("spelling", -1.4), "loose": ("words", -0.6), "official": ("office", -1.4),
}  # fmt: skip
_MECHANICS = {
    "en": {
        "miscased": ("capitals", -3.0), "title_case": ("capitals", -1.4), "capital_inside": ("capitals", -0.6),
        "serial_comma": ("punctuation", 1.4), "spaced_slash": ("punctuation", -1.4),
        "spaced_span": ("numbers", -1.4), "tight_time": ("numbers", -1.0), "loose_percent": ("numbers", -1.0),
        "stop_in_quotes": ("punctuation", 0.0), "ly_hyphen": ("spelling", -1.4), "shouting": ("capitals", -1.4),
        "many_commas": ("punctuation", -0.6), "dangling": ("punctuation", -1.0), "unbalanced": ("punctuation", -1.0),
        "doubled_word": ("padding", -1.4), "open_modifier": ("spelling", -1.4),
    },
    "zh": {
        "miscased": ("capitals", -3.0), "spaced_slash": ("punctuation", -1.4), "spaced_span": ("numbers", -1.4),
        "number_words": ("numbers", -0.8), "straight_beside_han": ("punctuation", -1.4),
        "latin_stop": ("punctuation", -1.4), "dangling": ("punctuation", -1.0), "unbalanced": ("punctuation", -1.0),
    },
}  # fmt: skip
_COMPOUNDS = {
    "glued": -2.0, "unknown": -2.0, "hyphenated": -0.4, "hyphen_known": -2.0, "split": -2.0, "initials": -0.8,
}  # fmt: skip


@cache
def features(language: Language) -> tuple[Feature, ...]:
    """The numbers of a text in ``language``, in the order of ``numbers``."""
    found = [Feature(f"style.{name}", family, prior, STYLE_SPREAD) for name, family, prior in _style_of(language)]
    found += [Feature(f"mark.{m.name}", m.family, m.prior, STYLE_SPREAD) for m in MARKS[language]]
    found += [Feature(f"kind.{name}", *_KINDS[name], RULE_SPREAD) for name in kinds(language)]
    found += [Feature(f"mechanics.{name}", *told, RULE_SPREAD) for name, told in _MECHANICS[language].items()]
    found.append(Feature("names.other_form", "names", -2.0, RULE_SPREAD))
    if language == "en":
        found.append(Feature("spelling.british", "spelling", -0.8, RULE_SPREAD))
        found += [Feature(f"compound.{name}", "spelling", prior, RULE_SPREAD) for name, prior in _COMPOUNDS.items()]
    return tuple(replace(f, prior=SHARED * f.prior) if f.spread == RULE_SPREAD else f for f in found)


def numbers(text: str, language: Language) -> Numbers:
    """The values of ``features(language)`` for ``text``, whose names count as written the brand's way."""
    style, written = _style(text, language), mechanics(text)
    values = [style[name] for name, *_ in _style_of(language)]
    values += map(log1p, hits(text, language).values())
    values += map(log1p, count_kinds(text, language).values())
    values += [written[name] for name in _MECHANICS[language]]
    values.append(0.0)
    if language == "en":
        joined = compounds(text)
        values.append(log1p(british(text)))
        values += [joined[name] if name == "initials" else log1p(joined[name]) for name in _COMPOUNDS]
    return np.array(values)


def _style_of(language: Language) -> tuple[tuple[str, str, float], ...]:
    return (*_STYLE, *_STYLE_EN) if language == "en" else _STYLE


def _style(text: str, language: Language) -> dict[str, float]:
    """Lengths are ln(1 + n); shares are of the words; familiarity is a mean log probability, halved."""
    words = _WORD.findall(text)
    size = len(words) + len(_HAN.findall(text))
    sentences = [s for s in _SENTENCE.findall(text) if s.strip()]
    scores = [score for token in tokenize(text) for score in piece_scores(token.text)]
    found = {
        "length": log1p(size),
        "characters": log1p(len(text)),
        "sentences": log1p(len(sentences)),
        "sentence_length": log1p(size / max(1, len(sentences))),
        "longest_sentence": log1p(max((len(_UNIT.findall(s)) for s in sentences), default=0)),
        "starts_capital": float(_STARTS_CAPITAL.match(text) is not None),
        "ends_stop": float(_ENDS_STOP.search(text) is not None),
        "ends_mark": float(_ENDS_MARK.search(text) is not None),
        "familiarity": sum(scores) / max(1, len(scores)) / 2,
        "rarest": min(scores, default=0.0) / 4,
        "pieces": log1p(len(scores)),
        "pieces_per_word": len(scores) / max(1, size),
    }
    return found | _english_style(text, words) if language == "en" else found


def _english_style(text: str, words: list[str]) -> dict[str, float]:
    sounds = [syllables(word.lower()) for word in words]
    several = sum(count >= 3 for count in sounds)
    capitals = sum(word[0].isupper() for word in words[1:])
    return {
        "word_length": sum(map(len, words)) / max(1, len(words)) / 3,
        "syllables": sum(sounds) / max(1, len(sounds)),
        "long_words": several / max(1, len(words)),
        "long_word_count": log1p(several),
        "capital_share": capitals / max(1, len(words) - 1),
        "capital_count": log1p(capitals),
        "passive": float(is_passive(text)),
    }


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A text as the model sees it: numbers (``features``), pieces, and the encoder's vector in double precision.

    ``shared`` is what the pieces are worth before any example (``house``); all four count by ``share``.
    """

    text: str
    numbers: Numbers
    grams: Mapping[str, float]
    shared: float
    share: float
    vector: Numbers


_Pieces = tuple[Mapping[str, float], float, float]
"""Grams, shared and share of ``Seen``."""


def see(texts: Sequence[str], language: Language, encoder: Encoder, names: Names = NO_NAMES) -> list[Seen]:
    """Each of ``texts``, read up to ``LONGEST`` characters; ``names`` count as plain words."""
    read = [text[:LONGEST] for text in texts]
    return [
        Seen(text, *_with_forms(names.other_forms(text), language, *_counted(hidden, language)), vector)
        for text, hidden, vector in zip(read, map(names.hide, read), _vectors(read, encoder), strict=True)
    ]


def _vectors(texts: Sequence[str], encoder: Encoder) -> Iterator[Numbers]:
    """The direction of each text: the mean of its sentences' vectors, which other checks ask for as well."""
    sentences = [[s for found in _ENDED.findall(text) if (s := found.strip())] or [text] for text in texts]
    every = list(dict.fromkeys(s for each in sentences for s in each))
    row = {s: at for at, s in enumerate(every)}
    vectors = encoder.encode(every).astype(np.float64)
    for each in sentences:
        if len(each) == 1:
            yield vectors[row[each[0]]]
            continue
        mean = vectors[[row[s] for s in each]].mean(axis=0)
        length = float(np.sqrt(np.sum(mean * mean)))
        yield mean / length if length else mean


def _with_forms(other: int, language: Language, counted: Numbers, *rest: *_Pieces) -> tuple[Numbers, *_Pieces]:
    """What was counted, which is shared between brands, with the one number that is the brand's own."""
    if other:
        counted = counted.copy()
        counted[[feature.name for feature in features(language)].index("names.other_form")] = log1p(other)
    return counted, *rest


@lru_cache(maxsize=2048)
def _counted(text: str, language: Language) -> tuple[Numbers, *_Pieces]:
    """What is counted of ``text``, remembered: most sentences of a second draft are those of the first."""
    values = numbers(text, language)
    values.setflags(write=False)
    pieces = grams(text)
    return values, MappingProxyType(pieces), house(language).of_pieces(pieces), share(pieces)
