"""Which of many patterns could match a text at all, told by the letters that each of them cannot do without.

A hundred patterns that are tried one after another read a text a hundred times. One automaton over a string from each
reads it once, and only the patterns whose string is there are tried, and compiled when they are tried first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

Cues = frozenset[str] | None
"""Strings of which one stands, case ignored, in whatever a pattern matches; None where no letters are needed."""

_CLASSES = frozenset("bBdDwWsSAZ")


def cues(pattern: str) -> Cues:
    """The cues of ``pattern``, a regular expression without comments and back references.

    Groups, assertions, classes and repetitions are read; what they leave open is no cue. Raises ``ValueError`` for
    brackets that do not close.
    """
    reader = _Reader(pattern)
    found = reader.alternatives()
    if not reader.done:
        raise ValueError(f"a bracket too many in {pattern!r}")
    return found


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    @property
    def done(self) -> bool:
        return self._at >= len(self._pattern)

    def alternatives(self) -> Cues:
        """The cues of everything up to the bracket that closes: one of any alternative's."""
        found: list[Cues] = [self._sequence()]
        while not self.done and self._pattern[self._at] == "|":
            self._at += 1
            found.append(self._sequence())
        return frozenset().union(*(each for each in found if each)) if all(found) else None

    def _sequence(self) -> Cues:
        """The most telling cues of one alternative, whose shortest is the longest."""
        best: Cues = None
        run = ""
        while not self.done and self._pattern[self._at] not in "|)":
            literal, inside = self._item()
            least, repeated = self._times()
            run += literal if least else ""
            if not literal or not least or repeated:
                best = _better(best, _better(frozenset({run}) if run else None, inside if least else None))
                run = ""
        return _better(best, frozenset({run}) if run else None)

    def _item(self) -> tuple[str, Cues]:
        """One item: the letter that it is, or the cues of a group."""
        char = self._pattern[self._at]
        self._at += 1
        if char == "\\":
            char = self._pattern[self._at]
            self._at += 1
            return ("" if char in _CLASSES else char), None
        if char == "[":
            self._skip_class()
            return "", None
        if char == "(":
            return "", self._group()
        return ("" if char in ".^$" else char), None

    def _skip_class(self) -> None:
        # The first character of a class is its own, even a bracket.
        at = self._at + (2 if self._pattern.startswith("^", self._at) else 1)
        at += self._pattern[self._at] == "\\"
        while at < len(self._pattern) and self._pattern[at] != "]":
            at += 2 if self._pattern[at] == "\\" else 1
        if at >= len(self._pattern):
            raise ValueError(f"a class that does not end in {self._pattern!r}")
        self._at = at + 1

    def _group(self) -> Cues:
        asserts = False
        if self._pattern.startswith("?", self._at):
            asserts = self._pattern.startswith(("?=", "?!", "?<=", "?<!"), self._at)
            end = ">" if self._pattern.startswith("?P<", self._at) else "=!" if asserts else ":"
            while self._pattern[self._at] not in end:
                self._at += 1
            self._at += 1
        found = self.alternatives()
        if self.done:
            raise ValueError(f"a bracket too few in {self._pattern!r}")
        self._at += 1
        return None if asserts else found

    def _times(self) -> tuple[bool, bool]:
        """Whether the item must stand at least once, and whether it may stand more often."""
        sign = self._pattern[self._at : self._at + 1]
        if sign not in ("?", "*", "+", "{"):
            return True, False
        least = sign == "+" or (sign == "{" and self._pattern[self._at + 1] not in "0,")
        self._at = self._pattern.index("}", self._at) + 1 if sign == "{" else self._at + 1
        if self._pattern[self._at : self._at + 1] in ("?", "+"):
            self._at += 1
        return least, True


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled ``pattern``, kept for the life of the process. For patterns of ours, never for a person's."""
    return re.compile(pattern, flags)


def _better(one: Cues, other: Cues) -> Cues:
    if not one or not other:
        return one or other
    return max(one, other, key=lambda each: (min(map(len, each)), -len(each)))


class Cued:
    """Patterns in their order, with the automaton over their cues."""

    def __init__(self, patterns: Sequence[str]) -> None:
        owners: dict[str, list[int]] = {}
        always = []
        for index, pattern in enumerate(patterns):
            found = cues(pattern)
            if found is None:
                always.append(index)
            for cue in found or ():
                owners.setdefault(cue.casefold(), []).append(index)
        self._owners = tuple(owners.values())
        self._always = frozenset(always)
        self._automaton = AhoCorasick(list(owners))

    def possible(self, text: str) -> Iterator[int]:
        """Indices of the patterns that could match somewhere in ``text``, in order."""
        hits = self._automaton.find_matches_as_indexes(text.casefold(), overlapping=True)
        found = {index for cue in {hit[0] for hit in hits} for index in self._owners[cue]}
        return iter(sorted(self._always | found))
