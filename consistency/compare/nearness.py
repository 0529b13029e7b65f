"""How near two statements stand to each other, and whether either stands nearer to another one of the other asset.

Nearness is a rough sum of likeness, shared words and concepts, of equal and of different values alike: it says which
statement of the other asset is the counterpart, where kinship says how surely a difference is one of one thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

from consistency.compare.speech import Said
from consistency.statements.variants import shared, unopposed

Nearness = Mapping[tuple[int, int], float]
"""Of every statement of one asset to every one of the other, by their identities."""
WORD = 0.25
_CONCEPT = 0.5
_NARROWED = 0.4
_OPPOSED = 0.8
_MOST = 1.0


def nearness(first: Sequence[Said], second: Sequence[Said]) -> Nearness:
    """How near each of ``first`` stands to each of ``second``."""
    return {(id(a), id(b)): _near(a, b) for a, b in product(first, second)}


def _near(a: Said, b: Said) -> float:
    s, t = a.statement, b.statement
    near = a.likeness(b) + a.scope_likeness(b) + _NARROWED * min(2, shared(s.qualifiers, t.qualifiers))
    if s.language == t.language:
        near += WORD * min(3, len(a.words & b.words))
    if s.topic and t.topic and s.sure and t.sure:
        near += _CONCEPT if s.topic == t.topic else -_CONCEPT
    if s.kind == "count":
        near += a.noun_likeness(b)
    return near if unopposed(s.qualifiers, t.qualifiers) else near - _OPPOSED


def ahead(a: Said, b: Said, near: Nearness) -> float:
    """By how much the two stand nearer to each other than either to any other, -1 to 1; 0 where there is no other."""
    rivals = [value for (x, y), value in near.items() if (x == id(a)) != (y == id(b))]
    if not rivals:
        return 0.0
    return max(-_MOST, min(_MOST, near[id(a), id(b)] - max(rivals)))


def behind(said: Said, partners: Sequence[Said], pair: float, near: Nearness) -> float:
    """By how much ``said`` stands nearer to one of ``partners``, who say the same, than ``pair``, -1 to 1."""
    best = max(near.get((id(said), id(p)), near.get((id(p), id(said)), -_MOST)) for p in partners)
    return max(-_MOST, min(_MOST, best - pair))


def own_words(a: Said, b: Said, first: Sequence[Said], second: Sequence[Said]) -> int:
    """How many telling words the two clauses share that no other clause of the two assets' statements has."""
    common = a.words & b.words
    for said, side in ((a, first), (b, second)):
        for each in side:
            if common and each.statement.clause != said.statement.clause:
                common -= each.words
    return len(common)
