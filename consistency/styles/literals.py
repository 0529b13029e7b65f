"""Which alternatives of many rules a text can hold at all, seen in one pass over it.

Of most patterns some letters must stand in the text for them to match: "utili[sz]e" cannot without "utili". One
automaton looks for all of them; patterns without such letters are always tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import ahocorasick_rs

from consistency.nlp.scripts import has_han

_SHORTEST = 2
_MOST = 40


class Literals:
    """The alternatives of all rules by the letters they need; a rule without alternatives is always run."""

    def __init__(self, rules: Sequence[Sequence[str]]) -> None:
        self._always: dict[int, frozenset[int]] = {}
        owners: dict[str, list[tuple[int, int]]] = {}
        for rule, alternatives in enumerate(rules):
            if not alternatives:
                continue
            free = []
            for number, pattern in enumerate(alternatives):
                letters = needed(pattern)
                for each in letters:
                    owners.setdefault(each, []).append((rule, number))
                if not letters:
                    free.append(number)
            self._always[rule] = frozenset(free)
        self._owners = list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(owners)) if owners else None

    def hits(self, text: str) -> dict[int, set[int]]:
        """For each rule with alternatives those that ``text`` can hold."""
        found = {rule: set(free) for rule, free in self._always.items()}
        if self._automaton is not None:
            matches = self._automaton.find_matches_as_indexes(text.lower(), overlapping=True)
            for index in {match[0] for match in matches}:
                for rule, number in self._owners[index]:
                    found[rule].add(number)
        return found


@lru_cache(maxsize=65536)
def needed(pattern: str) -> frozenset[str]:
    """Runs of small letters of which one stands in everything that ``pattern`` matches; empty where none has to."""
    try:
        parsed = _parser.parse(re.sub(r"\(\?[a-z-]+\)", "", pattern))
    except (re.error, OverflowError, RecursionError):
        return frozenset()
    return _options(list(parsed)) or frozenset()


def _options(parsed: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best choice of runs that a sequence of parts offers; None where it offers none that is long enough."""
    offers: list[frozenset[str]] = []
    run = ""
    for kind, given in _flat(parsed):
        letter = _letter(kind, given)
        if letter:
            run += letter
            continue
        if kind is sre.AT:
            continue
        offers.append(frozenset({run}))
        run = ""
        if kind is sre.BRANCH:
            branches = [_options(list(branch)) for branch in given[1]]
            if all(branches):
                offers.append(frozenset().union(*(b for b in branches if b)))
        elif kind in (sre.MAX_REPEAT, sre.MIN_REPEAT) and given[0] > 0:
            offers.append(_options(list(given[2])) or frozenset({""}))
    offers.append(frozenset({run}))
    best = max(offers, key=lambda offer: min(map(len, offer)))
    long_enough = all(len(each) >= (1 if has_han(each) else _SHORTEST) for each in best)
    return best if long_enough and len(best) <= _MOST else None


def _flat(parsed: Sequence[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The parts of a sequence, those of plain groups among them."""
    for kind, given in parsed:
        if kind is sre.SUBPATTERN:
            yield from _flat(list(given[-1]))
        else:
            yield kind, given


def _letter(kind: Any, given: Any) -> str:
    """The one small letter that a part stands for: e, also where it is written [Ee]; empty for any other part."""
    if kind is sre.LITERAL:
        return chr(given).lower()
    if kind is sre.IN and all(k is sre.LITERAL for k, _ in given):
        letters = {chr(code).lower() for _, code in given}
        return letters.pop() if len(letters) == 1 else ""
    return ""
