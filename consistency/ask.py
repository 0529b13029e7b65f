"""Questions to the guideline, answered by meaning and by spelling, in English and Chinese alike."""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final, Literal

import numpy as np

from consistency.asking.entries import entries
from consistency.asking.entry import WORD, Entry, Spelling
from consistency.asking.intents import asks_time, intents, is_greeting, wording_asked_about
from consistency.model import ItemRef
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.encoder_api import Encoder, Vectors
from consistency.nlp.fuzzy import cutoff_for, edits
from consistency.nlp.pinyin import sounds_like
from consistency.nlp.scripts import HAN, is_han
from guidelines.model import Guideline, Language

MatchedBy = Literal["exact", "spelling", "sound", "meaning"]

LONGEST_QUESTION: Final = 400
"""Characters of a question that are read."""

FLOOR: Final = 0.46
"""Least similarity that answers by itself. Calibrated on the tests' questions: those about other things stay below."""

INTENDED_FLOOR: Final = 0.40
"""The same for an item of the kind that the wording of the question asks for."""

TIME_FLOOR: Final = 0.33
"""The same for an item that gives a time of day, where the question asks for one: few do, and 几点关门 says little."""

WORD_FLOOR: Final = 0.35
"""The same for an item of which the question holds no name, only a word of its id."""

_INTENDED: Final = 0.15
_MEANING: Final = 0.25
_PART: Final = 0.7
_KEPT: Final = 16
_WORD = re.compile(rf"[{HAN}]|[^\W{HAN}_]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """A guideline item that answers a question: what to do, why, how sure (0 to 1) and how it was found.

    ``matched_by``: ``exact`` as spelt in the question, ``spelling`` up to case, joints, script or a slip, ``sound`` by
    Chinese homophones, ``meaning`` by similarity.
    """

    item: ItemRef
    title: str
    body: str
    reason: str | None
    score: float
    matched_by: MatchedBy


@dataclass(frozen=True, slots=True)
class _Index:
    entries: tuple[Entry, ...]
    vectors: Vectors
    owners: np.ndarray
    """Row of ``vectors`` to place in ``entries``."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    score: float
    matched_by: MatchedBy


def ask(
    question: str, guideline: Guideline, encoder: Encoder, language: Language = "en", limit: int = 5
) -> tuple[Answer, ...]:
    """The items of ``guideline`` that answer ``question`` (any language), best first, written in ``language``.

    At most ``limit``; empty when nothing is near enough. Deterministic. The index is made once for each guideline
    content and encoder and shared between threads.
    """
    text = " ".join(question[:LONGEST_QUESTION].split())
    if not _WORD.search(text) or is_greeting(text):
        return ()
    index = _index(guideline, encoder)
    similarities = _similarities(index, encoder.encode([text])[0])
    wanted = intents(text)
    hits = _outermost([_hits(entry, _Question(text)) for entry in index.entries])
    found = []
    for place, entry in enumerate(index.entries):
        near = float(similarities[place])
        intended = entry.group in wanted
        hit = max(hits[place], key=lambda h: (h.score, h.end - h.start), default=None)
        timed = entry.tells_time and asks_time(text)
        floor = TIME_FLOOR if timed else INTENDED_FLOOR if intended else FLOOR
        if hit and hit.score <= WORD and not intended and near < WORD_FLOOR:
            hit = None  # a common word alone, such as the night of a pillar in "last night"
        if hit is None and near < floor:
            continue
        spelt = hit.score + 0.1 * (hit.end - hit.start) / len(text) if hit else 0.0
        score = max(spelt + _MEANING * max(near, 0.0), near) + (_INTENDED if intended else 0.0)
        by: MatchedBy = hit.matched_by if hit else "meaning"
        found.append((score, place, entry, by))
    found.sort(key=lambda f: (-round(f[0], 6), f[1]))
    # What is far behind the best answer only distracts from it.
    kept = [f for f in found[:limit] if f[0] >= found[0][0] * 0.6]
    return tuple(_answer(entry, language, score, by) for score, _, entry, by in kept)


def _answer(entry: Entry, language: Language, score: float, by: MatchedBy) -> Answer:
    reply = entry.replies[0 if language == "en" else 1]
    return Answer(entry.item, reply.title, reply.body, reply.reason, round(min(score / 1.5, 1.0), 3), by)


class _Question:
    """A question in the forms that spellings are compared with."""

    def __init__(self, text: str) -> None:
        self.text = text
        words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
        self.words = words
        self.wording = _fold(wording_asked_about(text))
        self.folded = [_fold(text[start:end]) for start, end in words]


def _fold(text: str) -> str:
    """Letters, digits and Chinese characters only: lower case, half width, Simplified."""
    plain = to_simplified(unicodedata.normalize("NFKC", text)).casefold()
    return "".join(char for char in plain if char.isalnum())


def _hits(entry: Entry, question: _Question) -> list[_Hit]:
    hits = [hit for spelling in entry.spellings if (hit := _find(spelling, question))]
    if hits or entry.group not in ("prohibited", "pack") or len(question.wording) < 2:
        return hits
    # 能不能说最好 is answered by the rule against 最好的.
    begun = any(_fold(spelling.text).startswith(question.wording) for spelling in entry.spellings)
    return [_Hit(0, len(question.wording), _PART, "spelling")] if begun else []


def _find(spelling: Spelling, question: _Question) -> _Hit | None:
    """The best place of ``spelling`` in the question: windows of whole words, joined, against the joined form."""
    wanted = _fold(spelling.text)
    if not wanted:
        return None
    best: _Hit | None = None
    cutoff = cutoff_for(len(wanted)) if spelling.fuzzy and not is_han(wanted[0]) else 0
    for first in range(len(question.words)):
        joined = ""
        for last in range(first, len(question.words)):
            joined += question.folded[last]
            if len(joined) > len(wanted) + max(cutoff, 2):
                break
            if len(joined) < len(wanted) - cutoff:
                continue
            start, end = question.words[first][0], question.words[last][1]
            hit = _compare(spelling, wanted, joined, question.text[start:end], (start, end), cutoff)
            if hit and (best is None or hit.score > best.score):
                best = hit
    return best


def _compare(
    spelling: Spelling, wanted: str, joined: str, written: str, at: tuple[int, int], cutoff: int
) -> _Hit | None:
    if joined == wanted or joined in (wanted + "s", wanted + "es"):
        exact = written == spelling.text
        return _Hit(*at, spelling.weight if exact else spelling.weight - 0.02, "exact" if exact else "spelling")
    if cutoff and joined[0] == wanted[0]:
        distance = edits(joined, wanted, cutoff)
        if distance <= cutoff:
            return _Hit(*at, spelling.weight - 0.08 * distance, "spelling")
    if spelling.sound and len(wanted) > 1 and is_han(wanted[0]) and sounds_like(joined, wanted):
        return _Hit(*at, spelling.weight - 0.1, "sound")
    return None


def _outermost(found: list[list[_Hit]]) -> list[list[_Hit]]:
    """Hits less those inside a longer one: X is a channel, but not in Aurora X."""
    every = {(hit.start, hit.end) for hits in found for hit in hits}

    def inside(hit: _Hit) -> bool:
        return any(s <= hit.start and hit.end <= e and (e - s) > (hit.end - hit.start) for s, e in every)

    return [[hit for hit in hits if not inside(hit)] for hits in found]


def _similarities(index: _Index, vector: Vectors) -> Vectors:
    """The best cosine of each entry's passages with the question."""
    best = np.full(len(index.entries), -1.0, np.float32)
    np.maximum.at(best, index.owners, np.einsum("ij,j->i", index.vectors, vector))
    return best


_indexes: OrderedDict[tuple[str, str], _Index] = OrderedDict()
_lock = Lock()


def _index(guideline: Guideline, encoder: Encoder) -> _Index:
    key = (guideline.content_hash(), encoder.name)
    with _lock:
        known = _indexes.get(key)
        if known:
            _indexes.move_to_end(key)
            return known
    every = entries(guideline)
    passages = [(place, text) for place, entry in enumerate(every) for text in entry.passages]
    vectors = encoder.encode([text for _, text in passages])
    made = _Index(every, vectors, np.array([place for place, _ in passages]))
    with _lock:
        _indexes[key] = made
        while len(_indexes) > _KEPT:
            _indexes.popitem(last=False)
    return made
