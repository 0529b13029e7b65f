"""Names that are almost written right: a letter off, two swapped, joined, split or hyphenated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from consistency.matching.fold import fold, squash
from consistency.matching.forms import NAMES
from consistency.nlp.fuzzy import edits
from consistency.nlp.lexicon import in_english_lexicon
from consistency.nlp.scripts import LATIN
from guidelines.model import Guideline, Term

_WORD = re.compile(rf"[{LATIN}0-9]+")
_JOINT = re.compile(r"[ \t\xa0]+|[ \t]*\n[ \t]*|[-\u2010\u2011]")
_INFLECTED = ("s", "d", "r", "n", "y")
_SHORT = 3
"""Words up to this length, and words with digits, tell one model from another: they must be written exactly."""

_REMEMBERED = 8_192
"""Words and neighbours whose names are remembered: copy is mostly made of the same words."""


@dataclass(frozen=True, slots=True)
class Near:
    """``plain[start:end]`` is nearly ``term.preferred``: ``distance`` edits apart, 0 when only the joints differ."""

    term: Term
    start: int
    end: int
    distance: int


@dataclass(frozen=True, slots=True)
class _Name:
    term: Term
    whole: str
    prefix: str
    core: str
    suffix: str
    words: int
    cutoff: int


class NearNames:
    """The Latin names of a guideline, indexed by what is left of them when letters are dropped."""

    def __init__(self, guideline: Guideline) -> None:
        self._by_key: dict[str, _Name | tuple[_Name, ...]] = {}  # most keys are of one name, and there are many
        self._shapes: set[tuple[int, str]] = set()
        self._longest = 0
        self._resembled = lru_cache(maxsize=_REMEMBERED)(self._resemblances)
        known = [term.preferred for term in guideline.terms] + list(guideline.brand.competitors)
        known += [text for text in (guideline.brand.names.en, guideline.brand.names.zh) if text]
        known += [variant.text for term in guideline.terms for variant in term.forbidden]
        self._known = frozenset(squash(text) for text in known)
        for term in guideline.terms:
            if term.fuzzy and (name := _name(term)) is not None:
                self._add(name)
        self._initials = frozenset(initial for _, initial in self._shapes)

    def _add(self, name: _Name) -> None:
        for key in _deletions(name.whole, name.cutoff):
            others = self._with_key(key)
            self._by_key[key] = (*others, name) if others else name
        for length in range(len(name.whole) - name.cutoff, len(name.whole) + name.cutoff + 1):
            self._shapes.add((length, name.whole[0]))
            if name.cutoff:
                self._shapes.add((length, name.whole[1]))
        self._longest = max(self._longest, name.words + 1)

    def _with_key(self, key: str) -> tuple[_Name, ...]:
        found = self._by_key.get(key, ())
        return found if isinstance(found, tuple) else (found,)

    def find(self, plain: str, skip: Iterable[tuple[int, int]]) -> tuple[Near, ...]:
        """Near misses in ``plain`` outside the ``skip`` places, best first where they overlap, then in order."""
        if not self._by_key:
            return ()
        words = [(match.start(), match.end()) for match in _WORD.finditer(plain)]
        closed = _closed(words, skip)
        found = list(self._windows(plain, words, closed))
        found.sort(key=lambda near: (near.distance, near.start - near.end, near.start, near.term.id))
        kept: list[Near] = []
        taken: set[int] = set()
        for near in found:
            if taken.isdisjoint(range(near.start, near.end)):
                kept.append(near)
                taken.update(range(near.start, near.end))
        return tuple(sorted(kept, key=lambda near: near.start))

    def _windows(self, plain: str, words: list[tuple[int, int]], closed: frozenset[int]) -> Iterator[Near]:
        squashed = [_squashed(plain[start:end]) for start, end in words]
        apart = {
            at for at, (one, other) in enumerate(pairwise(words), 1) if not _JOINT.fullmatch(plain, one[1], other[0])
        }
        for first, (start, _) in enumerate(words):
            if squashed[first][:1] not in self._initials:
                continue
            joined = ""
            for index in range(first, min(len(words), first + self._longest)):
                if index in closed or (index > first and index in apart):
                    break
                joined += squashed[index]
                if joined and (len(joined), joined[0]) in self._shapes and (names := self._resembled(joined)):
                    yield from _told(names, plain, start, words[index][1])

    def _resemblances(self, written: str) -> tuple[tuple[_Name, int], ...]:
        """The names that ``written`` is near, with the edits between; 0 is the name itself, written otherwise."""
        depth = 2 if len(written) >= 8 else 1
        names = {id(name): name for key in _deletions(written, depth) for name in self._with_key(key)}
        known = written in self._known
        found = []
        for name in names.values():
            distance = 0 if written == name.whole else None if known else _core_distance(written, name)
            if distance is not None:
                found.append((name, distance))
        return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _squashed(word: str) -> str:
    return squash(word)


def _told(names: Iterable[tuple[_Name, int]], plain: str, start: int, end: int) -> Iterator[Near]:
    """The ``names`` that ``plain[start:end]`` resembles and is no ordinary word or words for."""
    for name, distance in names:
        ordinary = _ordinary_change if distance else _ordinary_words
        if not ordinary(plain[start:end], name):
            yield Near(name.term, start, end, distance)


def _name(term: Term) -> _Name | None:
    parts = [squash(part) for part in _WORD.findall(term.preferred)]
    whole = "".join(parts)
    named = term.kind in NAMES or any(char.isupper() for char in term.preferred)
    if not named or len(whole) < 4 or whole != squash(term.preferred):
        return None
    fixed = [len(part) <= _SHORT or any(char.isdigit() for char in part) for part in parts]
    first = next((i for i, short in enumerate(fixed) if not short), len(parts))
    last = next((i for i in range(len(parts) - 1, -1, -1) if not fixed[i]), -1)
    prefix, core, suffix = "".join(parts[:first]), "".join(parts[first : last + 1]), "".join(parts[last + 1 :])
    cutoff = 0 if len(core) < 5 else 1 if len(core) < 9 else 2
    if not cutoff and len(parts) == 1:
        return None
    return _Name(term, whole, prefix, core, suffix, len(parts), cutoff)


def _core_distance(written: str, name: _Name) -> int | None:
    """Edits between the parts that may vary, or None when the names are different names."""
    if not name.cutoff or not (written.startswith(name.prefix) and written.endswith(name.suffix)):
        return None
    core = written[len(name.prefix) : len(written) - len(name.suffix)]
    if len(core) < 4 or (core.startswith(name.core) and (not name.suffix or core[len(name.core) :] in _INFLECTED)):
        return None
    if core[0] != name.core[0] and core[:2] != name.core[1::-1]:
        return None
    distance = edits(core, name.core, name.cutoff)
    return distance if 0 < distance <= name.cutoff else None


def _ordinary_words(surface: str, name: _Name) -> bool:
    """Whether a name's letters came together from ordinary words: ``open air`` is no misspelt OpenAir."""
    words = _WORD.findall(surface)
    if " ".join(words) == name.term.preferred:
        return True
    return surface == surface.lower() and all(in_english_lexicon(word) for word in words)


def _ordinary_change(surface: str, name: _Name) -> bool:
    """Whether a word that differs from the name is an ordinary word of its own, or a possessive or plural of one."""
    own = {fold(word) for word in _WORD.findall(name.term.preferred)}
    changed = [word for word in _WORD.findall(surface) if fold(word) not in own]
    return any(len(word) > 1 and in_english_lexicon(word) for word in changed)


def _deletions(text: str, depth: int) -> set[str]:
    """``text`` and what is left of it when up to ``depth`` letters are dropped."""
    keys = layer = {text}
    for _ in range(depth):
        layer = {word[:place] + word[place + 1 :] for word in layer for place in range(len(word))}
        keys = keys | layer
    return keys


def _closed(words: list[tuple[int, int]], skip: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Indexes of the words that touch a place to skip."""
    stretches = sorted(skip)
    closed = set()
    at = 0
    for index, (start, end) in enumerate(words):
        while at < len(stretches) and stretches[at][1] <= start:
            at += 1
        if at < len(stretches) and stretches[at][0] < end:
            closed.add(index)
    return frozenset(closed)
