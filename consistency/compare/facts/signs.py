"""Reads the signs of two statements that say different values: what speaks for one thing, and what for two."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence

from consistency.compare.facts.addressed import of_oneself, to_one_person
from consistency.compare.facts.alignment import COMMON, FAMILIES, agrees, comparable, related
from consistency.compare.facts.answers import THRESHOLDS, answer
from consistency.compare.facts.arithmetic import (
    adds_up,
    differs_by_its_unit,
    follows,
    looks_like_a_slip,
    looks_rounded,
)
from consistency.compare.facts.distance import FARTHEST, distance_of
from consistency.compare.facts.nearness import behind, own_words
from consistency.compare.facts.offsets import is_offset
from consistency.compare.facts.pairs import PairContext
from consistency.compare.facts.periods import periods_beside, role_of, within
from consistency.compare.facts.sign_names import SIGNS
from consistency.compare.facts.third_pieces import told_of
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.compare.telling_words import telling_words
from consistency.statements.model import Statement
from consistency.statements.values import OTHER, Figure
from consistency.statements.variants import one_sided

_MUCH = 0.5
_FAR = 0.75
_OTHER_THING = 3.5
"""Thirty times as much is never another value of the same thing."""
_OF_ANY_SIZE = 0.3
"""How much the distance of two values counts where both clauses name one telling concept: returns in 7 and 30 days."""
_BARE = 4
"""Characters of a clause below which it says next to nothing."""
_OTHER_NOUN = 0.4
_MOST = 2
_MOST_CROWD = 2.5
"""Log of some three hundred pairs: beyond them a campaign is no more crowded."""
_NEIGHBOURS = 5
"""Statements on either side of a value that tell what it is about: those farther off in a list are of other things."""
_SHARES = frozenset({"percentage", "discount", "offer"})
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]*(?![a-z])")
_NO_NAMES = re.compile(
    "an?|the|our|your|we|you|its?|from|for|with|all|every|this|these|that|in|on|at|to|by|of|until|only|free|price|new"
    "|then|try|save|get|start|plus|and|or|if|when|no|not|after|before|each|both|now|here|per|up"
)


def signs(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """Every sign of ``SIGNS`` for ``a`` of ``context.one`` and ``b`` of ``context.other``, an open pair of it."""
    made = dict.fromkeys(SIGNS, 0.0)
    made |= _of_concepts(a, b, context)
    made |= _of_words(a, b, context)
    made |= _of_values(a, b, made["same_topic"] > 0)
    made |= _of_rest_of_pair(a, b, context)
    made |= _of_rivals(a, b, context, made["other_topic"] > 0)
    made |= _of_third_pieces(a, b, context)
    made |= _of_periods(a, b, context)
    made |= _of_readers(a, b, context)
    made["role_confirmed"] = made["role_same"] * made["confirmed"]
    made["derived"] = follows(a, b, context) if a.statement.kind == "money" else float(adds_up(a, b, context))
    kind = "share" if a.statement.kind in _SHARES else a.statement.kind
    if kind in made:
        made[kind] = 1.0
    return made


def names(statement: Statement) -> frozenset[str]:
    """Capitalised words of the clause, in lower case: products, places and plans that it speaks of."""
    return frozenset(w for m in _NAME.finditer(statement.subject) if not _NO_NAMES.fullmatch(w := m[0].lower()))


def _of_concepts(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """What the concepts and the nouns of the two say."""
    s, t = a.statement, b.statement
    made = {"settled": float(bool({s.topic, t.topic} & context.settled))}
    if s.kind == "count":
        same = bool(s.topic) and s.topic == t.topic
        nouns = max(0.0, a.noun_likeness(b))
        made["same_topic"] = float(same or (s.noun == t.noun and len(s.noun) > 1))
        made["other_topic"] = float(bool(s.topic and t.topic) and not same)
        made["nouns"] = nouns
        made["counts_other"] = float(nouns < _OTHER_NOUN and not same)
        return made
    if not (s.sure and t.sure and s.topic and t.topic):
        return made | {"one_named": float(bool((s.topic and s.sure) or (t.topic and t.sure)))}
    if s.topic == t.topic:
        return made | {"same_topic": 1.0}
    if s.topic in t.also or t.topic in s.also or {s.topic, t.topic} == THRESHOLDS:
        return made | {"beside_topic": 1.0}
    return made | {"family" if any(s.topic in f and t.topic in f for f in FAMILIES) else "other_topic": 1.0}


def _of_words(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """What the words of the two clauses and of their sentences say."""
    s, t = a.statement, b.statement
    one_language = s.language == t.language
    alike = max(0.0, a.likeness(b))
    mine, theirs = names(s), names(t)
    words = min(_MOST, len(a.words & b.words)) if one_language else 0
    around = len(_words_around(a, context.one) & _words_around(b, context.other)) - words
    made = {
        "likeness" if one_language else "across": alike,
        "much_alike": max(0.0, alike - _MUCH),
        "scope" if one_language else "scope_across": max(0.0, a.scope_likeness(b)),
        "words": float(words),
        "names": float(min(_MOST, len(mine & theirs))),
        "other_names": float(bool(mine and theirs) and not mine & theirs),
        "around": float(max(0, min(_MOST, around))),
        "own_words": float(min(_MOST, own_words(a, b, context.first, context.second)) if one_language else 0),
        "bare": float(min(len(s.subject), len(t.subject)) < _BARE),
    }
    if one_language and a.label and b.label:
        made["label_same" if a.label == b.label else "label_other"] = 1.0
    return made


def _of_values(a: EmbeddedStatement, b: EmbeddedStatement, same_topic: bool) -> dict[str, float]:
    """What the two values say, and what narrows them down."""
    s, t = a.statement, b.statement
    other_unit = differs_by_its_unit(s, t)
    distance = 0.0 if other_unit else distance_of(s, t)
    if same_topic and s.kind != "count" and s.topic not in COMMON and distance < _OTHER_THING:
        distance *= _OF_ANY_SIZE
    dated = [any(kind == "of day" for kind, _ in each.qualifiers) for each in (s, t)]
    classes = {kind for kind, _ in s.qualifiers} ^ {kind for kind, _ in t.qualifiers}
    return {
        "other_unit": float(other_unit),
        "unit_other": float(getattr(s.value, "unit", "") != getattr(t.value, "unit", "")),
        "distance": min(FARTHEST, distance),
        "far": float(distance > _FAR),
        "rounded": float(looks_rounded(s, t)),
        "slip": float(looks_like_a_slip(s, t)),
        "room": float(answer(s, t) != OTHER),
        "bounds": float(_bound(s) != _bound(t)),
        "narrowed": float(min(_MOST, len(s.qualifiers & t.qualifiers))),
        "narrower": float(min(_MOST, len(classes))),
        "one_sided": float(one_sided(s.qualifiers, t.qualifiers) + (dated[0] != dated[1])),
    }


def _of_rest_of_pair(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """What else the two assets say: beside the two, alike with them, or of their group."""
    explained = [x for x in (a, b) if x in context.explained]
    near = context.near[a, b]
    alike, other = _neighbours(_beside(a, context.one), _beside(b, context.other))
    return {
        "neighbours": alike,
        "neighbours_other": other,
        "explained": float(bool(explained)),
        "behind": max((behind(x, context.explained[x], near, context.near) for x in explained), default=0.0),
        "ahead": context.ahead[a, b],
        "sentence_ahead": context.lead[a, b],
        "both_single": float(len(context.first) == len(context.second) == 1),
        "single": float(min(len(context.first), len(context.second)) == 1),
        "crowd": min(_MOST_CROWD, math.log10(1 + context.crowd)),
        "many": min(_MOST_CROWD, math.log10(1 + len(context.pairs))),
        "open": _left_open(a, context.first, context) + _left_open(b, context.second, context),
    }


def _of_rivals(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext, other_topic: bool) -> dict[str, float]:
    """How many other unexplained pairs hold one of the two."""
    rivals = [p for each in (a, b) for p in context.unexplained[each] if p != (a, b)]
    related_rivals = any(related(x.statement, y.statement) for x, y in rivals)
    return {"rivals": math.log1p(len(rivals)), "alone": float(not other_topic and not related_rivals)}


def _of_third_pieces(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """What the other assets of the campaign say of the two values."""
    third = context.third
    said = third.says(a), third.says(b)
    both, one = told_of(*said)
    both_plainly, one_plainly = told_of(third.says_plainly(a), third.says_plainly(b))
    return {
        "third": max(0.0, third.through(a, b), third.through(b, a)),
        "known_apart": float(any(x and y for x, y in zip(*said, strict=True))),
        "both_elsewhere": both,
        "confirmed": one,
        "both_plainly": both_plainly,
        "confirmed_plainly": one_plainly,
    }


def _of_periods(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """How the periods lie whose ends the two are, and whether one is a distance in time."""
    roles = role_of(a.statement), role_of(b.statement)
    return {
        "role_same": float(roles[0] == roles[1] != ""),
        "role_other": float("" not in roles and roles[0] != roles[1]),
        "within": float(within(a, b, context.first) or within(b, a, context.second)),
        "offset": float(is_offset(a, context.one) != is_offset(b, context.other)),
        **periods_beside(a, b, context.first, context.second),
    }


def _of_readers(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """Whether one of the two tells a case of one person and the other what holds for all."""
    ours, theirs = context.one.asset.copy.text, context.other.asset.copy.text
    mine, yours = (of_oneself(_sentence_text(x, asset)) for x, asset in ((a, context.one), (b, context.other)))
    return {"to_one_person": float(to_one_person(ours) != to_one_person(theirs)), "of_oneself": abs(mine - yours)}


def _left_open(said: EmbeddedStatement, side: Sequence[EmbeddedStatement], context: PairContext) -> float:
    """Log of how many statements of ``side``, of which ``said`` is one, are unexplained; 0 where ``said`` is not."""
    if said in context.explained:
        return 0.0
    return math.log(max(1, sum(each not in context.explained for each in side)))


def _sentence_text(said: EmbeddedStatement, parsed: ParsedAsset) -> str:
    sentence = parsed.sentence_of(said)
    return sentence.text if sentence else ""


def _words_around(said: EmbeddedStatement, parsed: ParsedAsset) -> frozenset[str]:
    """Stems of the telling words of the whole sentence."""
    return telling_words(_sentence_text(said, parsed)) | said.words


def _neighbours(mine: Sequence[EmbeddedStatement], theirs: Sequence[EmbeddedStatement]) -> tuple[float, float]:
    """How many statements of either side agree with one of the other, and how many only differ; halved, at most 2.

    Where what stands beside two values agrees, they differ in one thing; where it differs too, they are of two things.
    """
    met = [(x, y) for x in mine for y in theirs if comparable(x.statement, y.statement)]
    agreed = [pair for pair in met if agrees(*pair)]
    alike = [len({pair[side] for pair in agreed}) for side in (0, 1)]
    other = [len({pair[side] for pair in met}) - alike[side] for side in (0, 1)]
    return _half(alike), _half(other)


def _half(counts: Sequence[int]) -> float:
    return sum(min(_MOST, n) for n in counts) / 2


def _beside(said: EmbeddedStatement, parsed: ParsedAsset) -> list[EmbeddedStatement]:
    """The other statements of its sentence, those next to it; of a cell of a table, those of its row."""
    document, sentence = parsed.document, parsed.sentence_of(said)
    if sentence is None or sentence.block != "table":
        return _next_to(said, parsed.beside(said))
    text, at = document.original, sentence.span.start
    first, last = text.rfind("\n", 0, at) + 1, (text.find("\n", at) + 1 or len(text)) - 1
    row = [s for s in document.sentences if first <= s.span.start <= last]
    start, end = min(s.start for s in (sentence, *row)), max(s.end for s in (sentence, *row))
    return _next_to(said, [s for s in parsed.said if s is not said and start <= s.statement.start < end])


def _next_to(said: EmbeddedStatement, others: Sequence[EmbeddedStatement]) -> list[EmbeddedStatement]:
    """Of ``others``, in order of place, at most ``_NEIGHBOURS`` before ``said`` and as many after it."""
    at = bisect_left(others, said.statement.start, key=lambda s: s.statement.start)
    return [*others[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]]


def _bound(statement: Statement) -> str:
    return statement.value.bound if isinstance(statement.value, Figure) else ""
