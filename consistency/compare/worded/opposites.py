"""Ways that exclude each other: rain or shine and cancelled, picked by hand and by machine, open and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from consistency.compare.bilingual_words import english_of, in_english
from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.plain_text import plain_text
from consistency.compare.questions import telling
from consistency.compare.telling_words import telling_words
from consistency.compare.worded.stance_words import answered
from consistency.compare.worded.written import Written, differing
from consistency.document import Document
from consistency.matching.cues import Cued, compiled
from consistency.nlp.encoder_api import Encoder
from consistency.statements.dates import days
from consistency.statements.values import Day
from consistency.word_lists import list_beside

_ALIKE = 0.4
"""Likeness of two sentences from which they speak of one thing where a campaign may hold both ways."""
_CLAUSE = re.compile(r"[^;；。.!！?？，\n]+(?:,(?=[^,]*$))?|[^;；。!！?？，\n]+")
_OPEN = re.compile(
    r"(?<!not )\bopen\b|照常(?:开放|营业)|正常(?:开放|营业)|(?<![不停])营业(?!时间)|(?<!不)(?:对外)?开[放门](?!日)",
    re.I,
)
_CLOSED = re.compile(
    r"\b(?:closed?|not open|shut)\b(?! at\b| \d| in\b)|休息|闭[馆园店展](?!时间)|休[馆园]"
    r"|歇业|停业|不(?:营业|开放|开门|上班)|店休",
    re.IGNORECASE,
)
_GAP = 24
"""Characters between a day and the word that a place is open or closed on it."""
_SAVE = re.compile(r"\b(?:except|apart from|but not|other than)\b|除|(?<=[^,])以外", re.IGNORECASE)
_HOLIDAYS = {
    "12-24": r"christmas eve|平安夜",
    "12-25": r"christmas day|圣诞(?:节|日)?(?!树)",
    "12-26": r"boxing day",
    "12-31": r"new year's eve|跨年夜",
    "01-01": r"new year's day|元旦",
    "10-01": r"国庆(?:节|当天)?",
    "spring": r"spring festival|chinese new year|lunar new year|春节",
    "eve": r"除夕",
    "easter": r"easter (?:sunday|monday)|复活节",
    "holidays": r"(?:public|bank) holidays?|(?:法定)?节假日",
}


@dataclass(frozen=True, slots=True)
class _Way:
    """That the asset goes the one way (``first``) of the pair ``id`` at plain offsets; ``sentence`` says it."""

    id: str
    first: bool
    place: tuple[int, int]
    sentence: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    id: str
    one: str
    other: str
    near: bool


@lru_cache(maxsize=1)
def _pairs() -> Cued[_Pair]:
    rows = list_beside(__file__, "opposites.yaml")
    made = [_Pair(row["id"], row["one"], row["other"], bool(row.get("near"))) for row in rows]
    return Cued(made, lambda pair: f"{pair.one}|{pair.other}")


def opposites_that_differ(assets: Sequence[ParsedAsset], encoder: Encoder) -> list[Disagreement]:
    """What one asset does the one way and another the opposite way, when no asset does both."""
    read = [_by_id(ways(s.document)) for s in assets]
    known = english_of([s.document for s in assets], encoder)
    made: list[Disagreement] = []
    for key in sorted({k for each in read for k in each}):
        told = [each.get(key) for each in read]
        pairs = [(a, b) for a in told for b in told if a and b and a.first and not b.first]
        if any(not a.near or _of_one_thing(a, b, known, encoder) for a, b in pairs):
            forms = [
                Written(i, assets[i].document.span(*way.place), "yes" if way.first else "no")
                for i, way in enumerate(told)
                if way
            ]
            made.append(differing("promise", key, forms, assets, 0.7))
    return made


def ways(document: Document) -> Iterator[_Way]:
    """Every way that ``document`` names, or affirms or denies when asked."""
    for sentence, question in telling(document):
        plain = plain_text(sentence.text)
        said = answered(plain) if question is not None else None
        if question is not None and said is not None:
            asked = plain_text(question.text)
            for pair in _pairs().possible(asked):
                if compiled(pair.one, re.IGNORECASE).search(asked):
                    yield _Way(pair.id, said, (sentence.start, sentence.end), f"{asked} {plain}", pair.near)
        for pair in _pairs().possible(plain):
            for first, pattern in ((True, pair.one), (False, pair.other)):
                match = compiled(pattern, re.IGNORECASE).search(plain)
                if match:
                    place = (sentence.start + match.start(), sentence.start + match.end())
                    yield _Way(pair.id, first, place, plain, pair.near)
        for first, key, start, end in _days(plain):
            yield _Way(f"day {key}", first, (sentence.start + start, sentence.start + end), plain)


def _days(plain: str) -> Iterator[tuple[bool, str, int, int]]:
    """Days on which a place is open (True) or closed, with the words that say so."""
    for clause in _CLAUSE.finditer(plain):
        text, at = clause[0], clause.start()
        opens, shuts = _OPEN.search(text), _CLOSED.search(text)
        if bool(opens) == bool(shuts):
            continue
        cue = opens or shuts
        assert cue is not None
        for key, start, end in _named_days(text):
            if max(start, cue.start()) - min(end, cue.end()) > _GAP:
                continue
            save = _SAVE.search(text[:start])
            first = (cue is opens) != bool(save)
            yield first, key, at + min(start, cue.start()), at + max(end, cue.end())


def _named_days(text: str) -> Iterator[tuple[str, int, int]]:
    for moment in days(text):
        if isinstance(moment.value, Day) and moment.value.day is not None and not moment.role:
            yield f"{moment.value.month:02}-{moment.value.day:02}", moment.start, moment.end
    for key, pattern in _HOLIDAYS.items():
        for match in compiled(pattern, re.IGNORECASE).finditer(text):
            yield key, match.start(), match.end()


def _by_id(found: Iterator[_Way]) -> dict[str, _Way]:
    """By pair; what goes both ways in one asset takes none."""
    made: dict[str, _Way | None] = {}
    for way in found:
        known = made.get(way.id, way)
        made[way.id] = known if known is not None and known.first == way.first else None
    return {key: way for key, way in made.items() if way is not None}


def _of_one_thing(one: _Way, other: _Way, known: Mapping[str, str], encoder: Encoder) -> bool:
    if in_english(telling_words(one.sentence), known) & in_english(telling_words(other.sentence), known):
        return True
    a, b = encoder.encode([one.sentence, other.sentence])
    return float(np.dot(a, b)) >= _ALIKE
