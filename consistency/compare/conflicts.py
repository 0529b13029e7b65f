"""Finds the pairs of statements of two assets that speak of one thing and say different values of it.

What both assets say alike is taken away first, so that only leftovers can contradict: a page with two variants agrees
with a post that names one of them. Two leftovers contradict when each is the other's nearest, nothing that narrows
them down differs, and they share a concept or their clauses are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.compare.speech import Said, Speech
from consistency.statements.model import Statement
from consistency.statements.values import OPEN, OTHER, SAME, Answer, Day, Figure, Stand, compare_values
from consistency.statements.variants import compatible, shared

SAME_LANGUAGE = 0.55
"""Likeness of two clauses from which an unnamed subject counts as shared; across languages ``CROSS``."""
CROSS = 0.45
QUANTITY_EASE = 0.12
"""Less likeness is asked where the unit alone tells much: grams, pixels, watts."""
NOUNS = 0.62
ALONE = -0.2
"""Likeness asked of two amounts of one unit that no other figure explains: nearly none."""
ALONE_EASE = 0.15
WORDS = 0.12
"""Less likeness is asked for each telling word that two clauses share, up to two."""
LOOSE = 0.2
"""Likeness that two clauses of one common concept, such as a price, need beside it."""
_VAGUE = frozenset({"start", "end"})
_COMMON = frozenset({"price", "saving", "weight", "battery", "opening", "on_sale"})
_THRESHOLDS = {"minimum_spend", "shipping_threshold"}
_FAMILIES = (
    frozenset({"on_sale", "start", "opening", "class_start", "race", "first_flight", "travel"}),
    frozenset({"end", "closing", "deadline_early", "order_by", "registration", "booking", "travel"}),
    frozenset({"trial", "returns"}),
    frozenset({"go_live", "delivery"}),
    frozenset({"check_out", "closing", "end"}),
    frozenset({"check_in", "opening", "start"}),
    frozenset({"event", "start", "opening"}),
    frozenset({"net_weight", "weight"}),
    frozenset({"replacement", "warranty"}),
    frozenset({"minimum_balance", "price", "minimum_spend"}),
    frozenset({"annual_fee", "price"}),
    frozenset({"steep", "heating", "keeps_warm"}),
    frozenset({"cancel_notice", "returns", "contract"}),
    frozenset({"course_length", "lesson_length", "visit"}),
)


@dataclass(frozen=True, slots=True, eq=False)
class Conflict:
    """Two statements of different assets that contradict; ``strength`` is how surely they speak of one thing."""

    one: Said
    other: Said
    strength: float
    currency: bool = False


def conflicts(one: Speech, other: Speech) -> Iterator[Conflict]:
    """The contradictions between two assets."""
    groups = sorted({_group(s.statement) for s in (*one.said, *other.said)})
    for group in groups:
        first = [s for s in one.said if _group(s.statement) == group]
        second = [s for s in other.said if _group(s.statement) == group]
        if not first or not second:
            continue
        if group[0] == "promise":
            yield from _promises(first, second)
        elif group[0] == "version":
            yield from _versions(first, second)
        else:
            yield from _leftovers(first, second)
    yield from _currencies(one, other)


def _group(statement: Statement) -> tuple[str, str]:
    """Statements of one group can be compared: money of one currency, amounts of one unit."""
    value = statement.value
    if statement.kind in ("money", "quantity") and isinstance(value, Figure):
        return statement.kind, value.unit
    if statement.kind in ("percentage", "discount") and isinstance(value, Figure):
        return "share", value.unit
    return statement.kind, ""


def _leftovers(first: list[Said], second: list[Said]) -> Iterator[Conflict]:
    left = [a for a in first if not any(agrees(a, b) for b in second)]
    right = [b for b in second if not any(agrees(b, a) for a in first)]
    open_pairs = [
        (a, b)
        for a in left
        for b in right
        if compatible(a.statement.qualifiers, b.statement.qualifiers)
        and not _of_one_market(a.statement, b.statement)
        and answer(a.statement, b.statement) == OTHER
    ]
    settled = frozenset(a.statement.topic for a in first if a not in left)
    scored = [
        (strength, a, b)
        for a, b in open_pairs
        if (strength := alignment(a, b, alone=_alone(a, b, open_pairs), settled=settled)) > 0
    ]
    best: dict[int, float] = {}
    for strength, a, b in scored:
        for each in (a, b):
            best[id(each)] = max(best.get(id(each), 0.0), strength)
    taken: set[int] = set()
    for strength, a, b in scored:
        if best[id(a)] == strength == best[id(b)] and not taken & {id(a), id(b)}:
            taken |= {id(a), id(b)}
            yield Conflict(a, b, strength)


def _alone(one: Said, other: Said, pairs: list[tuple[Said, Said]]) -> bool:
    """Whether neither of the two could contradict anything else: what is left by elimination belongs together."""
    return not any(
        (a is one) != (b is other) and _related(a.statement, b.statement) for a, b in pairs if a is one or b is other
    )


def _related(one: Statement, other: Statement) -> bool:
    """Whether the concepts of two statements leave it open that they speak of one thing."""
    if not (one.sure and other.sure and one.topic and other.topic):
        return True
    if one.topic == other.topic or one.also & other.also:
        return True
    return any(one.topic in f and other.topic in f for f in _FAMILIES)


def _of_one_market(one: Statement, other: Statement) -> bool:
    """Whether only one of the two is narrowed down to a market abroad: it says nothing of the others."""
    markets = [dict(s.qualifiers).get("market", "cn") for s in (one, other)]
    return markets[0] != markets[1]


def agrees(one: Said, other: Said) -> bool:
    """Whether both say the same value of what may be the same thing."""
    a, b = one.statement, other.statement
    if a.kind != b.kind and {a.kind, b.kind} != {"percentage", "discount"}:
        return False
    if answer(a, b) != SAME or not compatible(a.qualifiers, b.qualifiers):
        return False
    if a.kind == "count":
        return _one_noun(one, other)
    if isinstance(a.value, Day) and isinstance(b.value, Day) and (a.value.day is None) != (b.value.day is None):
        return a.topic == b.topic
    return True


def _one_noun(one: Said, other: Said) -> bool:
    """Whether two counts may count the same things."""
    a, b = one.statement, other.statement
    if a.topic and b.topic:
        return a.topic == b.topic
    if min(len(a.noun), len(b.noun)) <= 1:
        return one.likeness(other) >= LOOSE
    return a.noun == b.noun or one.noun_likeness(other) >= LOOSE + 0.2


_DEADLINE = re.compile(r"\b(?:before|prior|notice|ahead)\b|之?前|提前", re.IGNORECASE)


def answer(one: Statement, other: Statement) -> Answer:
    """``compare_values``, where "at least 30" and "up to 30" contradict too, except before a deadline."""
    value = compare_values(one.value, other.value)
    if value == SAME and opposed(one, other):
        return OTHER
    if value == OPEN and (_same_variant(one, other) or _same_limit(one, other)):
        return OTHER
    return value


_ROOMY = frozenset({"saving", "price", "trade_in", "prize", "gift_value", "", "cashback", "bill"})


def _same_limit(one: Statement, other: Statement) -> bool:
    """Whether a most and a plain figure are one limit: a cover of up to 6 million is no cover of 3 million."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.unit != b.unit or a.high or b.high:
        return False
    return {a.bound, b.bound} == {"", "up_to"} and one.topic == other.topic and one.topic not in _ROOMY


def _same_variant(one: Statement, other: Statement) -> bool:
    """Whether a from-price and a price name one variant: from $1,299 with 32 GB has no room for $1,399."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or a.unit != b.unit or a.high or b.high:
        return False
    named = {"tier", "size", "code", "room", "people", "body"}
    return any(kind.startswith("of ") or kind in named for kind, _ in one.qualifiers & other.qualifiers)


def opposed(one: Statement, other: Statement) -> bool:
    """Whether one names a least and the other a most, of something that is no deadline."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or {a.bound, b.bound} != {"from", "up_to"}:
        return False
    return not (_DEADLINE.search(one.subject) or _DEADLINE.search(other.subject))


def alignment(one: Said, other: Said, *, alone: bool = False, settled: frozenset[str] | None = None) -> float:
    """How surely two statements of one group speak of the same thing: 0 for not at all, else up to about 2.

    ``alone``: they are the only two left that could contradict, so less likeness is asked. ``settled``: concepts on
    which the two assets agree elsewhere; a second price beside an agreed one needs likeness, a first one does not.
    """
    a, b = one.statement, other.statement
    alike = one.likeness(other)
    extra = 0.5 * max(0.0, alike) + 0.15 * shared(a.qualifiers, b.qualifiers)
    if a.kind == "count":
        return _counted(one, other, extra)
    if {a.kind, b.kind} == {"percentage", "discount"}:
        return 0.0
    if a.kind in ("discount", "offer"):
        return 0.8 + extra
    telling = len(one.words & other.words) if a.language == b.language else 0
    if a.topic and a.topic == b.topic and ((a.sure and b.sure) or a.topic == "price"):
        return 1.0 + extra if _certain(a, b, alike, telling, settled, alone) else 0.0
    enough = (SAME_LANGUAGE if a.language == b.language else CROSS) - WORDS * min(2, telling)
    if a.kind == "quantity":
        enough -= QUANTITY_EASE
    if a.sure and b.sure and a.topic and b.topic:
        if a.topic in b.also or b.topic in a.also or {a.topic, b.topic} == _THRESHOLDS:
            return 0.8 + extra
        if any(a.topic in f and b.topic in f for f in _FAMILIES):
            certain = alone or alike >= LOOSE + 0.1 or telling or shared(a.qualifiers, b.qualifiers)
            return 0.6 + extra if certain else 0.0
        return 0.4 + extra if alike >= enough + 0.2 else 0.0
    if alone:
        enough = {"quantity": ALONE, "time": LOOSE}.get(a.kind, enough - ALONE_EASE)
    return 0.4 + extra if alike >= enough else 0.0


def _certain(
    a: Statement, b: Statement, alike: float, telling: int, settled: frozenset[str] | None, alone: bool
) -> bool:
    """Whether one shared concept is enough: a common one needs more, such as alike clauses or a telling word."""
    if a.topic in _VAGUE:
        periods = ("period" in a.also) + ("period" in b.also)
        named = (a.also & b.also) - _VAGUE - {"period"}
        if periods == 1 and not named:
            return alike >= LOOSE + 0.25
        return bool(periods or named or telling) or alike >= (LOOSE if alone else LOOSE + 0.15)
    first = settled is not None and a.topic not in settled
    return a.topic not in _COMMON or first or bool(shared(a.qualifiers, b.qualifiers)) or telling > 0 or alike >= LOOSE


def _counted(one: Said, other: Said, extra: float) -> float:
    a, b = one.statement, other.statement
    if a.topic and a.topic == b.topic:
        return 1.0 + extra
    if a.noun == b.noun and len(a.noun) > 1:
        return 1.0 + extra
    if a.topic and b.topic:
        return 0.0
    nouns = one.noun_likeness(other)
    if nouns >= NOUNS:
        return 0.6 + extra + 0.3 * nouns
    bare = min(len(a.noun), len(b.noun)) <= 1
    enough = (SAME_LANGUAGE if a.language == b.language else CROSS) + (0.0 if bare else 0.15)
    return 0.3 + extra if one.likeness(other) >= enough and (bare or nouns >= 0.4) else 0.0


def _promises(first: list[Said], second: list[Said]) -> Iterator[Conflict]:
    for topic in sorted({s.statement.topic for s in first} & {s.statement.topic for s in second}):
        left = [s for s in first if s.statement.topic == topic]
        right = [s for s in second if s.statement.topic == topic]
        if any(_torn(side) for side in (left, right)):
            continue
        pair = next(
            (
                (a, b)
                for a in left
                for b in right
                if compare_values(a.statement.value, b.statement.value) == OTHER
                and compatible(a.statement.qualifiers, b.statement.qualifiers)
            ),
            None,
        )
        if pair:
            yield Conflict(*pair, 1.0)


def _torn(side: list[Said]) -> bool:
    """Whether one asset both promises and denies, without saying of what: then it takes no stand."""
    stands = [s.statement for s in side if isinstance(s.statement.value, Stand)]
    return any(
        a.value != b.value and compatible(a.qualifiers, b.qualifiers) for i, a in enumerate(stands) for b in stands[i:]
    )


def _versions(first: list[Said], second: list[Said]) -> Iterator[Conflict]:
    """Two assets disagree on a version only when they share none of that name."""
    for topic in sorted({s.statement.topic for s in first} & {s.statement.topic for s in second}):
        left = [s for s in first if s.statement.topic == topic]
        right = [s for s in second if s.statement.topic == topic]
        shared_value = {s.statement.value for s in left} & {s.statement.value for s in right}
        kept = [s for s in (left[0], right[0]) if ("past", "yes") not in s.statement.qualifiers]
        if not shared_value and len(kept) == 2:
            yield Conflict(left[0], right[0], 0.9)


_FAR = frozenset({"CNY", "HKD", "TWD", "JPY", "KRW", "INR"})


def _currencies(one: Speech, other: Speech) -> Iterator[Conflict]:
    """One number in two currencies, by assets that each know a single one: of those, one sign is wrong."""
    first = [s for s in one.said if s.statement.kind == "money"]
    second = [s for s in other.said if s.statement.kind == "money"]
    units = [
        {s.statement.value.unit for s in side if isinstance(s.statement.value, Figure)} for side in (first, second)
    ]
    if any(len(each) != 1 for each in units) or units[0] == units[1]:
        return
    same_market = bool(one.said) and bool(other.said) and first[0].statement.language == second[0].statement.language
    if not same_market and not (units[0] | units[1]) & _FAR:
        return
    for a in first:
        for b in second:
            x, y = a.statement, b.statement
            markets = {k for k, _ in x.qualifiers | y.qualifiers if k == "market"}
            if (
                isinstance(x.value, Figure)
                and isinstance(y.value, Figure)
                and x.value.low == y.value.low
                and x.value.low >= 5
                and x.topic == y.topic
                and not markets
                and compatible(x.qualifiers, y.qualifiers)
            ):
                yield Conflict(a, b, 0.9, currency=True)
                return
