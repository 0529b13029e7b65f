"""How surely two unmatched statements have one subject: signs in the copy, weighed by a model fitted on campaigns.

The weights stand in ``same_subject.yaml``, written by ``scripts/fit_same_subject.py``: a logistic regression over
unmatched statements of the campaigns of ``unison bench compare``, planted contradictions against all others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
from consistency.compare.facts.nearness import Nearness, ahead, behind, own_words
from consistency.compare.facts.offsets import is_offset
from consistency.compare.facts.periods import PERIOD_SIGNS, periods_beside, role_of, within
from consistency.compare.facts.third_pieces import says, says_plainly, through_a_third, told_of
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.compare.telling_words import telling_words
from consistency.statements.model import Statement
from consistency.statements.values import OTHER, Figure
from consistency.statements.variants import one_sided
from consistency.word_lists import list_beside

SIGNS = (
    "same_topic",
    "beside_topic",
    "family",
    "other_topic",
    "one_named",
    "likeness",
    "much_alike",
    "across",
    "words",
    "names",
    "around",
    "other_names",
    "narrowed",
    "neighbours",
    "neighbours_other",
    "distance",
    "far",
    "rivals",
    "alone",
    "explained",
    "behind",
    "ahead",
    "own_words",
    "role_same",
    "role_other",
    "narrower",
    "unit_other",
    "rounded",
    "both_single",
    "third",
    "within",
    "other_unit",
    "bounds",
    "known_apart",
    "both_elsewhere",
    "counts_other",
    "nouns",
    "bare",
    "settled",
    "single",
    "one_sided",
    "room",
    "scope",
    "scope_across",
    "slip",
    "confirmed",
    "both_plainly",
    "confirmed_plainly",
    "derived",
    "label_same",
    "label_other",
    "offset",
    *PERIOD_SIGNS,
    "role_confirmed",
    "to_one_person",
    "of_oneself",
    "open",
    "sentence_ahead",
    "share",
    "duration",
    "money",
    "quantity",
    "count",
    "time",
    "weekday",
    "date",
)
"""What is weighed, each about 0 to 2."""
_MUCH = 0.5
_FAR = 0.75
_OTHER_THING = 3.5
"""Thirty times as much is never another value of the same thing."""
_BARE = 4
_OTHER_NOUN = 0.4
_SHARES = frozenset({"percentage", "discount", "offer"})
_NAME = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]*(?![a-z])")
_NO_NAMES = re.compile(
    "an?|the|our|your|we|you|its?|from|for|with|all|every|this|these|that|in|on|at|to|by|of|until|only|free|price|new"
    "|then|try|save|get|start|plus|and|or|if|when|no|not|after|before|each|both|now|here|per|up"
)
TOLD_ALIKE = 1.5
"""How much surer than the weights say it must be where the other asset says the same as one of the two elsewhere.

Of what was wrongly believed a fifth was so, of what was rightly believed a hundredth.
"""
_OF_ANY_SIZE = 0.3
"""How much the distance of two values counts where both clauses name one telling concept: returns in 7 and 30 days."""


@dataclass(frozen=True, slots=True)
class PairContext:
    """Two assets, the ``rest`` of the campaign, and the open pairs of one group among which a pair stands."""

    one: ParsedAsset
    other: ParsedAsset
    rest: tuple[ParsedAsset, ...]
    pairs: tuple[tuple[EmbeddedStatement, EmbeddedStatement], ...]
    settled: frozenset[str]
    """Concepts on which the two assets agree elsewhere."""
    first: Sequence[EmbeddedStatement]
    """All statements of the group of the one asset, and of the other."""
    second: Sequence[EmbeddedStatement]
    explained: Mapping[int, tuple[EmbeddedStatement, ...]]
    """Of a statement, by its identity, those of the other asset that say the same."""
    near: Nearness
    lead: Nearness
    """Of an open pair, by how much its sentences stand nearer than the next best."""


def same_subject(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> float:
    """Log odds that ``a`` of ``context.one`` and ``b`` of ``context.other`` speak of one thing."""
    weights, bias = _weights()
    told = signs(a, b, context)
    return bias + sum(weights[name] * value for name, value in told.items() if value) - TOLD_ALIKE * told["explained"]


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, float], float]:
    read = list_beside(__file__, "same_subject.yaml")
    return {name: float(read["weights"].get(name, 0.0)) for name in SIGNS}, float(read["bias"])


def signs(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> dict[str, float]:
    """Every sign of ``SIGNS`` for two unmatched statements of one group whose values cannot both hold."""
    s, t = a.statement, b.statement
    made = dict.fromkeys(SIGNS, 0.0)
    _about(made, a, b)
    alike, one_language = max(0.0, a.likeness(b)), s.language == t.language
    made["likeness" if one_language else "across"] = alike
    made["much_alike"] = max(0.0, alike - _MUCH)
    made["words"] = min(2, len(a.words & b.words)) if one_language else 0.0
    mine, theirs = names(s), names(t)
    made["names"] = min(2, len(mine & theirs))
    made["other_names"] = float(bool(mine and theirs) and not mine & theirs)
    made["around"] = max(
        0, min(2, len(_words_around(a, context.one) & _words_around(b, context.other)) - made["words"])
    )
    made["narrowed"] = min(2, len(s.qualifiers & t.qualifiers))
    made["neighbours"], made["neighbours_other"] = _neighbours(_beside(a, context.one), _beside(b, context.other))
    made["other_unit"] = float(differs_by_its_unit(s, t))
    distance = 0.0 if made["other_unit"] else distance_of(s, t)
    if made["same_topic"] and s.kind != "count" and s.topic not in COMMON and distance < _OTHER_THING:
        distance *= _OF_ANY_SIZE
    made["distance"] = min(FARTHEST, distance)
    made["far"] = float(distance > _FAR)
    explained = [x for x in (a, b) if id(x) in context.explained]
    made["explained"] = float(bool(explained))
    near = context.near[id(a), id(b)]
    made["behind"] = max((behind(x, context.explained[id(x)], near, context.near) for x in explained), default=0.0)
    made["ahead"] = ahead(a, b, context.near)
    made["own_words"] = min(2, own_words(a, b, context.first, context.second)) if one_language else 0.0
    roles = role_of(s), role_of(t)
    made["role_same"] = float(roles[0] == roles[1] != "")
    made["role_other"] = float("" not in roles and roles[0] != roles[1])
    classes = {kind for kind, _ in s.qualifiers} ^ {kind for kind, _ in t.qualifiers}
    made["narrower"] = min(2, len(classes))
    made["unit_other"] = float(getattr(s.value, "unit", "") != getattr(t.value, "unit", ""))
    made["third"] = max(0.0, *(through_a_third(x, y, context.rest) for x, y in ((a, b), (b, a))))
    made["within"] = float(within(a, b, context.first) or within(b, a, context.second))
    made["rounded"] = float(looks_rounded(s, t))
    made["both_single"] = float(len(context.first) == len(context.second) == 1)
    open_pairs = [p for p in context.pairs if not any(id(x) in context.explained for x in p)]
    rivals = [p for p in open_pairs if (p[0] is a) != (p[1] is b)]
    made["rivals"] = math.log1p(len(rivals))
    made["alone"] = float(not made["other_topic"] and not any(related(x.statement, y.statement) for x, y in rivals))
    made["bounds"] = float(_bound(s) != _bound(t))
    said = [(says(each, a), says(each, b)) for each in context.rest]
    plainly = [(says_plainly(each, a), says_plainly(each, b)) for each in context.rest]
    made["known_apart"] = float(any(x and y for x, y in said))
    made["both_elsewhere"], made["confirmed"] = told_of(said)
    made["both_plainly"], made["confirmed_plainly"] = told_of(plainly)
    made["bare"] = float(min(len(s.subject), len(t.subject)) < _BARE)
    made["settled"] = float(bool({s.topic, t.topic} & context.settled))
    made["single"] = float(min(len(context.first), len(context.second)) == 1)
    dated = [any(kind == "of day" for kind, _ in each.qualifiers) for each in (s, t)]
    made["one_sided"] = float(one_sided(s.qualifiers, t.qualifiers) + (dated[0] != dated[1]))
    if one_language and a.label and b.label:
        made["label_same" if a.label == b.label else "label_other"] = 1.0
    made["room"] = float(answer(s, t) != OTHER)
    made["scope" if one_language else "scope_across"] = max(0.0, a.scope_likeness(b))
    made |= periods_beside(a, b, context.first, context.second)
    made["role_confirmed"] = made["role_same"] * made["confirmed"]
    made["to_one_person"] = float(
        to_one_person(context.one.asset.copy.text) != to_one_person(context.other.asset.copy.text)
    )
    made["of_oneself"] = abs(of_oneself(_sentence(a, context.one)) - of_oneself(_sentence(b, context.other)))
    made["open"] = _left_open(a, context.first, context) + _left_open(b, context.second, context)
    made["sentence_ahead"] = context.lead[id(a), id(b)]
    made["offset"] = float(is_offset(a, context.one) != is_offset(b, context.other))
    made["slip"] = float(looks_like_a_slip(s, t))
    made["derived"] = follows(a, b, context) if s.kind == "money" else float(adds_up(a, b, context))
    kind = "share" if s.kind in _SHARES else s.kind
    if kind in made:
        made[kind] = 1.0
    return made


def names(statement: Statement) -> frozenset[str]:
    """Capitalised words of the clause, in lower case: products, places and plans that it speaks of."""
    return frozenset(w for m in _NAME.finditer(statement.subject) if not _NO_NAMES.fullmatch(w := m[0].lower()))


def _about(made: dict[str, float], a: EmbeddedStatement, b: EmbeddedStatement) -> None:
    """What the concepts and nouns of the two say."""
    s, t = a.statement, b.statement
    sure = s.sure and t.sure and s.topic and t.topic
    if s.kind == "count":
        same = bool(s.topic) and s.topic == t.topic
        nouns = max(0.0, a.noun_likeness(b))
        made["same_topic"] = float(same or (s.noun == t.noun and len(s.noun) > 1))
        made["other_topic"] = float(bool(s.topic and t.topic) and not same)
        made["nouns"] = nouns
        made["counts_other"] = float(nouns < _OTHER_NOUN and not same)
    elif sure and s.topic == t.topic:
        made["same_topic"] = 1.0
    elif sure and (s.topic in t.also or t.topic in s.also or {s.topic, t.topic} == THRESHOLDS):
        made["beside_topic"] = 1.0
    elif sure and any(s.topic in f and t.topic in f for f in FAMILIES):
        made["family"] = 1.0
    elif sure:
        made["other_topic"] = 1.0
    elif (s.topic and s.sure) or (t.topic and t.sure):
        made["one_named"] = 1.0


def _left_open(said: EmbeddedStatement, side: Sequence[EmbeddedStatement], context: PairContext) -> float:
    """The log of how many statements of ``side`` the other asset does not say alike, ``said`` being one of them."""
    if id(said) in context.explained:
        return 0.0
    return math.log(max(1, sum(id(each) not in context.explained for each in side)))


def _sentence(said: EmbeddedStatement, parsed: ParsedAsset) -> str:
    sentence = parsed.document.sentence_at(said.statement.start)
    return sentence.text if sentence else ""


def _words_around(said: EmbeddedStatement, parsed: ParsedAsset) -> frozenset[str]:
    """Stems of the telling words of the whole sentence."""
    sentence = parsed.document.sentence_at(said.statement.start)
    return telling_words(sentence.text) | said.words if sentence else said.words


def _neighbours(mine: Sequence[EmbeddedStatement], theirs: Sequence[EmbeddedStatement]) -> tuple[int, int]:
    """How many statements beside the one say the same as one beside the other, and how many only other things.

    Where the rest agrees, the difference is about one thing; where it differs too, of two. Each at most 2.
    """
    against = [(x, [y for y in theirs if comparable(x.statement, y.statement)]) for x in mine]
    alike = [any(agrees(x, y) for y in ys) for x, ys in against if ys]
    return min(2, sum(alike)), min(2, len(alike) - sum(alike))


def _beside(said: EmbeddedStatement, parsed: ParsedAsset) -> list[EmbeddedStatement]:
    document = parsed.document
    sentence = document.sentence_at(said.statement.start)
    if sentence is None:
        return []
    start, end = sentence.start, sentence.end
    if sentence.block == "table":
        text, at = document.original, sentence.span.start
        first, last = text.rfind("\n", 0, at) + 1, (text.find("\n", at) + 1 or len(text)) - 1
        start = min(start, *(s.start for s in document.sentences if first <= s.span.start <= last))
        end = max(end, *(s.end for s in document.sentences if first <= s.span.start <= last))
    return [s for s in parsed.said if s is not said and start <= s.statement.start < end]


def _bound(statement: Statement) -> str:
    return statement.value.bound if isinstance(statement.value, Figure) else ""
