"""Which of many patterns could match a text at all, told by the letters that each of them cannot do without.

A hundred patterns that are tried one after another read a text a hundred times. One automaton over a string from each
reads it once, and only the patterns whose string is there are tried, and compiled when they are tried first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from consistency.nlp.surrogates import without_halves

T = TypeVar("T")

Cues = frozenset[str] | None
"""Strings of which one stands, case ignored, in whatever a pattern matches; None where no letters are needed."""

_TOKEN = re.compile(
    r"""
    (?P<letter>\\[^bBdDwWsSAZ])
    | (?P<other>\\. | \[\^?\]?(?:\\.|[^\]\\])*\] | [.^$])
    | (?P<asserts>\(\?<?[=!])
    | (?P<open>\((?:\?(?:P<\w+>|[a-zA-Z-]*:))?)
    | (?P<close>\))
    | (?P<or>\|)
    | (?P<maybe>(?:[?*]|\{0?,?\d*\})[?+]?)
    | (?P<times>(?:\+|\{[1-9]\d*(?:,\d*)?\})[?+]?)
    | (?P<text>[^\\\[().^$|?*+{}]+)
    """,
    re.VERBOSE | re.DOTALL,
)


def cues(pattern: str) -> Cues:
    """The cues of ``pattern``, a regular expression without comments and back references.

    Groups, assertions, classes and repetitions are read; what they leave open is no cue. Raises ``ValueError`` for
    brackets that do not close.
    """
    tokens: list[tuple[str, str]] = []
    at = 0
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None:
            raise ValueError(f"a class that does not end in {pattern!r}")
        tokens.append((token.lastgroup or "", token[0]))
        at = token.end()
    reader = _Reader(tokens)
    found = reader.alternatives()
    if not reader.done:
        raise ValueError(f"a bracket too many in {pattern!r}")
    return found


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._tokens)

    def _kind(self) -> str:
        return "" if self.done else self._tokens[self._at][0]

    def alternatives(self) -> Cues:
        """The cues of everything up to the bracket that closes: one of any alternative's."""
        found = [self._sequence()]
        while self._kind() == "or":
            self._at += 1
            found.append(self._sequence())
        return frozenset().union(*(each for each in found if each)) if all(found) else None

    def _sequence(self) -> Cues:
        """The most telling cues of one alternative, whose shortest is the longest."""
        best: Cues = None
        run = ""
        while not self.done and self._kind() not in ("or", "close"):
            kind, text = self._tokens[self._at]
            self._at += 1
            if kind in ("text", "letter"):
                text = text[1:] if kind == "letter" else text
                repeated = self._kind()
                if repeated not in ("maybe", "times"):
                    run += text
                    continue
                # What may be missing, or stands several times, is the last letter alone.
                self._at += 1
                best = _better(best, _one(run + (text if repeated == "times" else text[:-1])))
                run = ""
                continue
            inside = self._group(asserts=kind == "asserts") if kind in ("open", "asserts") else None
            if self._kind() in ("maybe", "times"):
                inside = None if self._kind() == "maybe" else inside
                self._at += 1
            best = _better(_better(best, _one(run)), inside)
            run = ""
        return _better(best, _one(run))

    def _group(self, *, asserts: bool) -> Cues:
        found = self.alternatives()
        if self.done:
            raise ValueError("a bracket too few in a pattern")
        self._at += 1
        return None if asserts else found


def _one(run: str) -> Cues:
    return frozenset({run}) if run else None


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled ``pattern``, kept for the life of the process. For patterns of ours, never for a person's."""
    return re.compile(pattern, flags)


def _better(one: Cues, other: Cues) -> Cues:
    if not one or not other:
        return one or other
    return max(one, other, key=lambda each: (min(map(len, each)), -len(each)))


class Cued(Generic[T]):
    """Things that have a pattern each, in their order, with the automaton over the patterns' cues."""

    def __init__(self, things: Iterable[T], pattern_of: Callable[[T], str]) -> None:
        self.things = tuple(things)
        owners: dict[str, list[int]] = {}
        always = []
        for index, thing in enumerate(self.things):
            found = cues(pattern_of(thing))
            if found is None:
                always.append(index)
            for cue in found or ():
                owners.setdefault(cue.casefold(), []).append(index)
        self._owners = tuple(owners.values())
        self._always = frozenset(always)
        self._automaton = AhoCorasick(list(owners))

    def possible(self, text: str) -> Iterator[T]:
        """The things whose pattern could match somewhere in ``text``, in order."""
        letters = without_halves(text.casefold())
        hits = self._automaton.find_matches_as_indexes(letters, overlapping=True)
        found = {index for cue in {hit[0] for hit in hits} for index in self._owners[cue]}
        return (self.things[index] for index in sorted(self._always | found))


class Either:
    """Many patterns as one alternation, case ignored, of which only those are tried whose letters a text holds."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = Cued(patterns, str)

    def finditer(self, text: str, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches in ``text[:end]``, which are those of all patterns in their order."""
        possible = "|".join(self._patterns.possible(text))
        return (
            re.compile(possible, re.IGNORECASE).finditer(text, 0, len(text) if end is None else end)
            if possible
            else iter(())
        )
