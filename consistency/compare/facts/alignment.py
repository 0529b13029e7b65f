"""How surely two statements speak of one thing, and whether they then contradict.

A concept that both name counts most; without one, likeness of the clauses, a telling word that both use, or that
nothing else is left which they could speak of.
"""

from __future__ import annotations

from consistency.compare.facts.answers import THRESHOLDS, just_under, says_same
from consistency.compare.parsed import EmbeddedStatement
from consistency.statements.model import Statement
from consistency.statements.values import Day, Figure
from consistency.statements.variants import shared, unopposed

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
MULTIPLE = 2
"""Sums and amounts further apart than this need a shared subject to contradict; elimination is not enough."""
LOOSE = 0.2
"""Likeness that two clauses of one common concept, such as a price, need beside it."""
_VAGUE = frozenset({"start", "end"})
COMMON = frozenset({"price", "saving", "weight", "battery", "opening", "on_sale"})
"""Concepts of which one piece of copy may state several values."""
FAMILIES = (
    frozenset({"on_sale", "start", "opening", "class_start", "race", "first_flight", "travel"}),
    frozenset({"end", "closing", "deadline_early", "order_by", "registration", "booking", "travel"}),
    frozenset({"price_change", "end", "deadline_early", "presale"}),
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


def group_of(statement: Statement) -> tuple[str, str]:
    """Statements of one group can be compared: money of one currency, amounts of one unit."""
    value = statement.value
    if statement.kind in ("money", "quantity", "offer", "count") and isinstance(value, Figure):
        return statement.kind, value.unit
    if statement.kind == "date" and isinstance(value, Figure):
        return value.unit, ""
    if statement.kind in ("percentage", "discount") and isinstance(value, Figure):
        return "share", value.unit
    return statement.kind, ""


def comparable(one: Statement, other: Statement) -> bool:
    """Whether the values of two statements are of one group."""
    return group_of(one) == group_of(other)


def related(one: Statement, other: Statement) -> bool:
    """Whether the concepts of two statements leave it open that they speak of one thing."""
    if not (one.sure and other.sure and one.topic and other.topic):
        return True
    if one.topic == other.topic or one.also & other.also:
        return True
    return any(one.topic in f and other.topic in f for f in FAMILIES)


def agrees(one: EmbeddedStatement, other: EmbeddedStatement) -> bool:
    """Whether both say the same value of what may be the same thing."""
    a, b = one.statement, other.statement
    if a.kind != b.kind and {a.kind, b.kind} != {"percentage", "discount"}:
        return False
    if not (says_same(a, b) or just_under(a, b)) or not unopposed(a.qualifiers, b.qualifiers):
        return False
    if a.kind == "count":
        return _one_noun(one, other)
    if isinstance(a.value, Day) and isinstance(b.value, Day) and (a.value.day is None) != (b.value.day is None):
        return a.topic == b.topic
    return True


def _one_noun(one: EmbeddedStatement, other: EmbeddedStatement) -> bool:
    """Whether two counts may count the same things."""
    a, b = one.statement, other.statement
    if a.topic and b.topic:
        return a.topic == b.topic
    if min(len(a.noun), len(b.noun)) <= 1:
        return one.likeness(other) >= LOOSE
    return a.noun == b.noun or one.noun_likeness(other) >= LOOSE + 0.2


def alignment(
    one: EmbeddedStatement, other: EmbeddedStatement, *, alone: bool = False, settled: frozenset[str] | None = None
) -> float:
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
        if a.topic in b.also or b.topic in a.also or {a.topic, b.topic} == THRESHOLDS:
            return 0.8 + extra
        if any(a.topic in f and b.topic in f for f in FAMILIES):
            certain = alone or alike >= LOOSE + 0.1 or telling or shared(a.qualifiers, b.qualifiers)
            return 0.6 + extra if certain else 0.0
        return 0.4 + extra if alike >= enough + 0.2 else 0.0
    if alone and not _far_apart(a, b):
        unnamed = not (a.topic or b.topic)
        eased = {"quantity": ALONE, "time": LOOSE, "date": LOOSE, "duration": LOOSE if unnamed else enough - ALONE_EASE}
        enough = eased.get(a.kind, enough - ALONE_EASE)
    return 0.4 + extra if alike >= enough else 0.0


_SCALED = ("money", "quantity", "duration")


def _far_apart(one: Statement, other: Statement) -> bool:
    """Whether one figure is a multiple of the other: that is rather another thing than another value of it."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or one.kind not in _SCALED:
        return False
    if a.unit != b.unit and one.kind == "duration":
        return True
    ends = [sorted((x, y)) for x in (a.low, a.high) for y in (b.low, b.high) if x is not None and y is not None]
    return all(high > low * MULTIPLE for low, high in ends)


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
    if a.topic == "price" and _far_apart(a, b):
        return alike >= SAME_LANGUAGE
    first = settled is not None and a.topic not in settled and (alone or a.topic != "price")
    if not first and a.topic == "price":
        return bool(shared(a.qualifiers, b.qualifiers)) or telling > 0 or alike >= LOOSE + 0.2
    return a.topic not in COMMON or first or bool(shared(a.qualifiers, b.qualifiers)) or telling > 0 or alike >= LOOSE


def _counted(one: EmbeddedStatement, other: EmbeddedStatement, extra: float) -> float:
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
    enough = (SAME_LANGUAGE if a.language == b.language else CROSS) + (0.0 if bare or nouns >= NOUNS - 0.12 else 0.15)
    return 0.3 + extra if one.likeness(other) >= enough and (bare or nouns >= 0.4) else 0.0
