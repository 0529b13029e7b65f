"""What narrows a statement down: the plan, size, part, audience, market or phase it speaks of.

Two statements whose qualifiers of one class differ speak of different things: £549 for the double, £649 for the king.
"""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.matching.cues import Cued, compiled
from consistency.statements.model import Qualifier
from consistency.word_lists import list_beside


@lru_cache(maxsize=1)
def _lexicon() -> Cued[tuple[str, str, str, int]]:
    rows = list_beside(__file__, "variants.yaml")
    # ASCII: beside a Chinese character a Latin word ends as it does beside a space.
    patterns = (
        (row["class"], row["value"], row["words"], re.ASCII if row.get("cased") else re.ASCII | re.IGNORECASE)
        for row in rows
    )
    return Cued(patterns, lambda each: each[2])


LASTING = frozenset(
    {
        "tier",
        "size",
        "level",
        "code",
        "people",
        "member",
        "room",
        "desk",
        "age",
        "pack",
        "distance",
        "phase",
        "hours",
        "mode",
        "shutter",
        "market",
        "ticket",
        "visit",
        "shared",
        "persons",
        "place",
        "class",
        "body",
        "portion",
        "season",
        "act",
        "event",
        "leg",
        "way",
        "show",
        "meal",
        "bought",
        "customer",
        "sex",
        "nth",
    }
)
"""Classes that go on through the clauses of a sentence until another value of the class comes."""


_APART = frozenset(
    {
        ("past", "yes"),
        ("stage", "deposit"),
        ("stage", "balance"),
        ("derived", "yes"),
        ("left", "yes"),
        ("portion", "serving"),
        ("pack", "sample"),
        ("growth", "more"),
        ("place", "gym"),
        ("place", "pool"),
        ("place", "restaurant"),
        ("pack", "refill"),
        ("drink", "second"),
        ("card", "extra"),
        ("whose", "rival"),
        ("returned", "empties"),
        ("lead", "yes"),
        ("people", "group"),
        ("people", "child"),
        ("people", "student"),
        ("people", "senior"),
        ("member", "yes"),
        ("hours", "off_peak"),
        ("zone", "islands"),
        ("zone", "remote"),
        ("event", "preview"),
        ("eve", "yes"),
    }
)
"""Qualifiers that speak of another thing than a statement without them does: the student's price is not the price."""


def mentions(text: str) -> list[tuple[str, str, int, int]]:
    """(class, value, start, end) of everything in ``text`` that narrows a statement down, in order of place."""
    found = [
        (kind, value, match.start(), match.end())
        for kind, value, words, flags in _lexicon().possible(text)
        for match in compiled(words, flags).finditer(text)
    ]
    return sorted(found, key=lambda each: (each[2], each[3], each[0]))


def compatible(one: frozenset[Qualifier], other: frozenset[Qualifier]) -> bool:
    """Whether two sets of qualifiers may speak of the same thing: neither is of another thing than the other."""
    return not one_sided(one, other) and unopposed(one, other)


def unopposed(one: frozenset[Qualifier], other: frozenset[Qualifier]) -> bool:
    """Whether two sets of qualifiers share a value of every class that both name."""
    there, alike = {kind for kind, _ in other}, {kind for kind, _ in one & other}
    return all(kind in alike or kind not in there for kind, _ in one)


def one_sided(one: frozenset[Qualifier], other: frozenset[Qualifier]) -> int:
    """How many qualifiers that make another thing of a statement only one of two sets has."""
    return len((one ^ other) & _APART)


def shared(one: frozenset[Qualifier], other: frozenset[Qualifier]) -> int:
    """How many qualifiers both have."""
    return len(one & other)
