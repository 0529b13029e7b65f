"""How near two statements stand to each other, and whether either stands nearer to another one of the other asset.

Nearness is a rough sum of likeness, shared words and concepts, of equal and of different values alike: it says which
statement of the other asset is the counterpart, and ``same_subject`` how surely a difference is one of one thing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from operator import itemgetter

import numpy as np

from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.statements.variants import shared, unopposed

Nearness = Mapping[tuple[EmbeddedStatement, EmbeddedStatement], float]
"""By pair of a statement of one asset and one of the other; a greater number is nearer."""
WORD = 0.25
"""Added for each telling word that two clauses share."""
_CONCEPT = 0.5
"""Added for one concept, taken off for two."""
_NARROWED = 0.4
"""Added for each qualifier that two statements share."""
_OPPOSED = 0.8
"""Taken off where their qualifiers exclude each other."""
_MOST = 1.0
_MOST_LEAD = 0.5
"""Beyond these a statement is no nearer to another, whatever the sum."""


def nearness(first: Sequence[EmbeddedStatement], second: Sequence[EmbeddedStatement]) -> Nearness:
    """How near each of ``first`` stands to each of ``second``."""
    return {(a, b): _near(a, b) for a, b in product(first, second)}


def _near(a: EmbeddedStatement, b: EmbeddedStatement) -> float:
    s, t = a.statement, b.statement
    near = a.likeness(b) + a.scope_likeness(b) + _NARROWED * min(2, shared(s.qualifiers, t.qualifiers))
    if s.language == t.language:
        near += WORD * min(3, len(a.words & b.words))
    if s.topic and t.topic and s.sure and t.sure:
        near += _CONCEPT if s.topic == t.topic else -_CONCEPT
    if s.kind == "count":
        near += a.noun_likeness(b)
    return near if unopposed(s.qualifiers, t.qualifiers) else near - _OPPOSED


def leads(near: Nearness) -> Nearness:
    """By how much each two stand nearer to each other than either to any other, -1 to 1; 0 where there is no other."""
    best: dict[EmbeddedStatement, list[tuple[float, EmbeddedStatement]]] = {}
    for (a, b), value in near.items():
        for each, partner in ((a, b), (b, a)):
            row = best.setdefault(each, [])
            row.append((value, partner))
            row.sort(key=itemgetter(0), reverse=True)
            del row[2:]
    made = {}
    for (a, b), value in near.items():
        rivals = [there for each, own in ((a, b), (b, a)) for there, partner in best[each] if partner is not own]
        made[a, b] = max(-_MOST, min(_MOST, value - max(rivals))) if rivals else 0.0
    return made


def behind(said: EmbeddedStatement, partners: Sequence[EmbeddedStatement], pair: float, near: Nearness) -> float:
    """By how much ``said`` stands nearer to one of ``partners``, who say the same, than ``pair``, -1 to 1."""
    best = max(near.get((said, p), near.get((p, said), -_MOST)) for p in partners)
    return max(-_MOST, min(_MOST, best - pair))


def own_words(
    a: EmbeddedStatement, b: EmbeddedStatement, first: Sequence[EmbeddedStatement], second: Sequence[EmbeddedStatement]
) -> int:
    """How many telling words the two clauses share that no other clause of the two assets' statements has."""
    common = a.words & b.words
    for said, side in ((a, first), (b, second)):
        for each in side:
            if common and each.statement.clause != said.statement.clause:
                common -= each.words
    return len(common)


def sentence_lead(
    pairs: Sequence[tuple[EmbeddedStatement, EmbeddedStatement]], one: ParsedAsset, other: ParsedAsset
) -> Nearness:
    """By how much the sentences of each pair stand nearer to each other than the better of them to any third.

    From -0.5 to 0.5; where the other asset says nothing else, it counts as not alike at all.
    """
    if not pairs:
        return {}
    places = [np.array([_sentence_number(each, parsed) for each in parsed.said]) for parsed in (one, other)]
    alike = np.stack([each.scope for each in one.said]) @ np.stack([each.scope for each in other.said]).T
    at = {each: index for parsed in (one, other) for index, each in enumerate(parsed.said)}
    made = {}
    for a, b in pairs:
        i, j = at[a], at[b]
        best = min(
            float(row[there != there[k]].max(initial=-1.0)) if (there != there[k]).any() else 0.0
            for row, there, k in ((alike[i], places[1], j), (alike[:, j], places[0], i))
        )
        made[a, b] = max(-_MOST_LEAD, min(_MOST_LEAD, round(float(alike[i, j]) - best, 3)))
    return made


def _sentence_number(said: EmbeddedStatement, parsed: ParsedAsset) -> int:
    """Which sentence of its asset a statement stands in, from 0; -1 between sentences."""
    sentence = parsed.sentence_of(said)
    return sentence.index if sentence else -1
