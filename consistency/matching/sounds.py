"""Chinese names written with a wrong character: one that sounds the same, or one that merely differs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from consistency.matching.edges import WordEdges
from consistency.matching.fold import Skeleton, skeleton
from consistency.matching.forms import NAMES
from consistency.nlp.lexicon import in_chinese_lexicon
from consistency.nlp.pinyin import syllable
from consistency.nlp.scripts import count_han, has_han, is_han
from guidelines.model import Guideline, Term

_LONG_ENOUGH = 4
"""Characters from which a single other character is a slip and not another word."""

_EVERYDAY = frozenset("要也有我你您他她它这那在和就都不没很太会能可与为被把给让到从向往再又还只才上下里外大小多少")
"""Characters that are words of every sentence: nobody writes one for a rarer character of the same sound by mistake,
and beside another word they are a phrase (拍照要光 is no misspelt 曜光)."""

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SoundAlike:
    """``plain[start:end]`` stands for ``term.preferred``: ``homophone`` when it is read aloud the same way."""

    term: Term
    start: int
    end: int
    homophone: bool


class ChineseNames:
    """The Chinese names of a guideline by sound, and by all characters but one."""

    def __init__(self, guideline: Guideline) -> None:
        self._sounding: list[tuple[str, Term]] = []
        self._by_rest: dict[tuple[int, str], list[Term]] = defaultdict(list)
        self._halves: tuple[dict[str, set[int]], dict[str, set[int]]] = (defaultdict(set), defaultdict(set))
        """Of each first and second half of a name the lengths of such names: with one wrong character one is right."""
        self._lengths: set[int] = set()
        for term in guideline.terms:
            text = skeleton(term.preferred).text
            han = count_han(text)
            if han < 2:
                continue
            if term.sound_alikes:
                self._sounding.append((text, term))
                self._lengths.add(len(text))
            if term.fuzzy and term.kind in NAMES and han >= _LONG_ENOUGH:
                for index in range(len(text)):
                    if is_han(text[index]):
                        self._by_rest[index, text[:index] + text[index + 1 :]].append(term)
                for half, known in zip(_halves(text), self._halves, strict=True):
                    known[half].add(len(text))
                self._lengths.add(len(text))
        self._sizes = tuple(frozenset(map(len, known)) for known in self._halves)
        self._sounded = frozenset(len(text) for text, _ in self._sounding)

    @cached_property
    def _by_sound(self) -> dict[_Key, list[Term]]:
        """Made by the first Chinese text: only then is the dictionary of sounds needed."""
        found: dict[_Key, list[Term]] = {}
        for text, term in self._sounding:
            found.setdefault(_sound(text), []).append(term)
        return found

    def find(self, plain: str, edges: WordEdges, skip: Iterable[tuple[int, int]]) -> tuple[SoundAlike, ...]:
        """Wrongly written names in ``plain`` outside the ``skip`` places, in order, none overlapping."""
        if not self._lengths or not has_han(plain):
            return ()
        text = skeleton(plain)
        closed = {index for start, end in skip for index in range(start, end)}
        found: list[SoundAlike] = []
        sounds = _sound(text.text) if self._sounding else ()
        for length, first in sorted(self._possible(text.text, sounds), key=lambda place: (-place[0], place[1])):
            near = self._at(text, sounds, first, length, edges)
            if near is not None and closed.isdisjoint(range(near.start, near.end)):
                found.append(near)
                closed.update(range(near.start, near.end))
        return tuple(sorted(found, key=lambda near: near.start))

    def _possible(self, text: str, sounds: _Key) -> set[tuple[int, int]]:
        """The lengths of names with the places where one could stand: its sounds do, or half of its characters."""
        found: set[tuple[int, int]] = set()
        for is_right, (known, sizes) in enumerate(zip(self._halves, self._sizes, strict=True)):
            for size in sizes:
                for at in range(len(text) - size + 1):
                    if lengths := known.get(text[at : at + size]):
                        found.update((length, at - is_right * (length // 2)) for length in lengths)
        for length in self._sounded:
            for first in range(len(sounds) - length + 1):
                if sounds[first : first + length] in self._by_sound:
                    found.add((length, first))
        return {(length, first) for length, first in found if 0 <= first <= len(text) - length}

    def _at(self, text: Skeleton, sounds: _Key, first: int, length: int, edges: WordEdges) -> SoundAlike | None:
        written = text.text[first : first + length]
        for term in self._by_sound.get(sounds[first : first + length], ()) if sounds else ():
            start, end = text.place(first, first + length)
            name = skeleton(term.preferred).text
            if written != name and _plausible(written, start, end, edges) and not _is_phrase(written, name):
                return SoundAlike(term, start, end, homophone=True)
        for term in self._one_off(written):
            start, end = text.place(first, first + length)
            if edges.hold(start, end, strict=True, compounds=True) and not _of_words(written, edges, start):
                return SoundAlike(term, start, end, homophone=False)
        return None

    def _one_off(self, written: str) -> Iterator[Term]:
        for index, char in enumerate(written):
            if is_han(char):
                for term in self._by_rest.get((index, written[:index] + written[index + 1 :]), ()):
                    if skeleton(term.preferred).text[index] != char:
                        yield term


def _halves(text: str) -> tuple[str, str]:
    middle = len(text) // 2
    return text[:middle], text[middle:]


def _sound(text: str) -> _Key:
    """One entry a character: a syllable without its tone for Chinese, the character itself for anything else.

    Each is read by itself, in its commonest reading, so that equal characters sound equal everywhere.
    """
    return tuple(map(syllable, text))


def _plausible(written: str, start: int, end: int, edges: WordEdges) -> bool:
    """Whether a homophone is a slip: it stands as words, and is no word of its own (激光 is a laser, not 极光)."""
    if not edges.hold(start, end, strict=True, compounds=True):
        return False
    return not all(map(is_han, written)) or not in_chinese_lexicon(written)


def _is_phrase(written: str, name: str) -> bool:
    """Whether an everyday word stands where a name of two characters has another character."""
    return len(name) == 2 and any(a != b and a in _EVERYDAY for a, b in zip(written, name, strict=True))


def _of_words(written: str, edges: WordEdges, start: int) -> bool:
    """Whether ``written`` is made of ordinary words of two characters and more, and so says something else."""
    cuts = [0, *edges.inner(start, start + len(written)), len(written)]
    pieces = [written[a:b] for a, b in pairwise(cuts)]
    return all(len(piece) > 1 and in_chinese_lexicon(piece) for piece in pieces if has_han(piece))
