"""Whether two statements of one thing contradict: their values, and what a least, a most or a boundary leaves open."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from consistency.statements.model import Statement
from consistency.statements.values import OPEN, OTHER, SAME, Answer, Day, Figure, compare_values

THRESHOLDS = {"minimum_spend", "shipping_threshold"}
"""Concepts of a sum from which something is free or allowed."""
_DEADLINE = re.compile(r"\b(?:before|prior|notice|ahead)\b|之?前|提前", re.IGNORECASE)
_CONVERTING = Decimal("0.02")
"""Share by which two figures may differ for one to be the other in another system of units."""
_ROUND_WORDS = re.compile(
    r"(?:(?:an|half an|quarter of an) hour|[a-z]+ (?:in|out of) (?:ten|five|four|three)|half|a third|a quarter"
    r"|半(?:个)?(?:小时|钟头)|[一两三四五六七八九]成)\Z",
    re.IGNORECASE,
)
"""A figure told in round words: half an hour, nine out of ten, 七成."""
_ROUNDED = Decimal("0.1")
"""Share by which what is told in round words may differ from the figure."""
_NEARLY = Decimal("0.8")
"""Share of a most from which a figure all but reaches it."""
_HARDLY = Decimal("1.25")
"""How many times a rounder least a figure may be, to be hardly above it."""
_LAST = frozenset({"end", "closing", "deadline_early"})
"""Concepts of the last day of something."""
_FIRST = frozenset({"start", "price_change", "opening"})
"""Concepts of the first day of something."""
_WEEK_OF = re.compile(r"\bweek (?:of|beginning|commencing|starting)\b|当周|那[一]?周|这一?周", re.IGNORECASE)
"""Words that name a week by its first day."""
_ROOMY = frozenset({"saving", "price", "trade_in", "prize", "gift_value", "", "cashback", "bill"})
"""Concepts of sums of which "up to" leaves room for less: a prize of up to £100, and one of £50."""
_REFUSED = re.compile(
    r"\b(?:no|nobody|none|not|cannot|never)\b|n['’]t\b|谢绝|[不勿禁未]|别(?!墅|人|的|家|名|处|样|致)", re.IGNORECASE
)
"""Words that refuse: "nobody below 1.2 metres" and "from 1.2 metres" are one rule, told from two sides."""


def answer(one: Statement, other: Statement) -> Answer:
    """``compare_values``, where "at least 30" and "up to 30" contradict too, except before a deadline."""
    value = compare_values(one.value, other.value)
    if value == SAME and opposed(one, other):
        return OTHER
    if value == OPEN and _deadlines(one, other):
        return OTHER
    if value == OTHER and (
        _one_boundary(one, other)
        or _in_its_week(one, other)
        or just_under(one, other)
        or _converted(one, other)
        or _round_words(one, other)
        or _refused_outside(one, other)
    ):
        return OPEN
    if value == OPEN and (_same_variant(one, other) or _same_limit(one, other) or _same_least(one, other)):
        return OTHER
    return value


def says_same(one: Statement, other: Statement) -> bool:
    """Whether ``answer`` is ``SAME``, sooner told."""
    return compare_values(one.value, other.value) == SAME and not opposed(one, other)


def figures_of_one_unit(one: Statement, other: Statement) -> tuple[Figure, Figure] | None:
    """The values of two statements where both are figures of one unit; None where they are not."""
    a, b = one.value, other.value
    return (a, b) if isinstance(a, Figure) and isinstance(b, Figure) and a.unit == b.unit else None


def _single_figures(one: Statement, other: Statement) -> tuple[Figure, Figure] | None:
    """The same, where neither is a range."""
    pair = figures_of_one_unit(one, other)
    return None if pair is None or pair[0].high or pair[1].high else pair


def _converted(one: Statement, other: Statement) -> bool:
    """Whether one is the other in a unit of another system, as people round it: four foot and 120 cm."""
    pair = figures_of_one_unit(one, other)
    if pair is None or one.kind != "quantity":
        return False
    a, b = pair
    return a.written != b.written and abs(a.low - b.low) <= _CONVERTING * max(abs(a.low), abs(b.low))


def _round_words(one: Statement, other: Statement) -> bool:
    """Whether one says in round words what the other says to the minute or the point: an hour, 55 minutes."""
    pair = figures_of_one_unit(one, other)
    if pair is None:
        return False
    a, b = pair
    spoken = [_ROUND_WORDS.match(each.text.strip()) is not None for each in (one, other)]
    return spoken[0] != spoken[1] and abs(a.low - b.low) <= _ROUNDED * max(abs(a.low), abs(b.low))


def just_under(one: Statement, other: Statement) -> bool:
    """Whether one is a most that the other all but reaches: under 40 minutes, 38 minutes."""
    for most, plain in ((one, other), (other, one)):
        pair = figures_of_one_unit(most, plain)
        if pair is not None and most.kind in ("duration", "quantity"):
            a, b = pair
            single = a.bound == "up_to" and not b.bound and not a.high and not b.high
            if single and a.low * _NEARLY <= b.low < a.low:
                return True
    return False


def _more_than(one: Statement, other: Statement) -> bool:
    """Whether one is a rounder least that the other is hardly above: more than 3,000 teams, 3,200 teams."""
    for least, plain in ((one, other), (other, one)):
        a, b = least.value, plain.value
        if isinstance(a, Figure) and isinstance(b, Figure) and a.bound == "from" and not b.bound:
            rounder = len(a.low.normalize().as_tuple().digits) < len(b.low.normalize().as_tuple().digits)
            if rounder and a.low < b.low <= _HARDLY * a.low:
                return True
    return False


def leaves_room(one: Statement, other: Statement) -> bool:
    """Whether two figures that differ can both hold only because one is a least or a most: 12 笔 and 满 6 笔."""
    pair = figures_of_one_unit(one, other)
    if pair is None or one.kind == "money":
        return False
    a, b = pair
    if just_under(one, other) or _more_than(one, other) or _refused_outside(one, other):
        return False
    return bool(a.bound) != bool(b.bound) and a.high is None and b.high is None and a.low != b.low


def _deadlines(one: Statement, other: Statement) -> bool:
    """Whether both say how long before something: "up to 12 hours before" and "at least 24 hours before" differ."""
    if one.kind != "duration" or other.kind != "duration":
        return False
    return bool(_DEADLINE.search(one.subject) and _DEADLINE.search(other.subject))


def _one_boundary(one: Statement, other: Statement) -> bool:
    """Whether one names the last day and the other the first day after it: until 30 September, from 1 October."""
    for last, first in ((one, other), (other, one)):
        a, b = last.value, first.value
        if not isinstance(a, Day) or not isinstance(b, Day) or a.day is None or b.day is None:
            continue
        if not last.also & _LAST or not (first.also & _FIRST or ("phase", "later") in first.qualifiers):
            continue
        leap = a.year or b.year or 2028
        try:
            after = date(leap, a.month, a.day) + timedelta(days=1)
        except ValueError:
            continue
        if (after.month, after.day) == (b.month, b.day):
            return True
    return False


def _in_its_week(one: Statement, other: Statement) -> bool:
    """Whether one names a week by its first day and the other a day of it: the week of 19 April, Tuesday 20 April."""
    for week, day in ((one, other), (other, one)):
        a, b = week.value, day.value
        if isinstance(a, Day) and isinstance(b, Day) and a.day and b.day and _WEEK_OF.search(week.subject):
            return a.month == b.month and 0 < b.day - a.day < 7
    return False


def _same_limit(one: Statement, other: Statement) -> bool:
    """Whether a most and a plain figure are one limit: a cover of up to 6 million is no cover of 3 million."""
    pair = _single_figures(one, other)
    if pair is None:
        return False
    a, b = pair
    return {a.bound, b.bound} == {"", "up_to"} and one.topic == other.topic and one.topic not in _ROOMY


def _same_least(one: Statement, other: Statement) -> bool:
    """Whether a least differs from another way to say one: free over £25 and spend £30, from 5 years and 7 to 9."""
    pair = figures_of_one_unit(one, other)
    if pair is None or pair[0].low == pair[1].low:
        return False
    a, b = pair
    if {a.bound, b.bound} == {"from", "up_to"}:
        return bool(_REFUSED.search(one.subject)) != bool(_REFUSED.search(other.subject))
    if "up_to" in (a.bound, b.bound):
        return False
    if a.unit == "age":
        return "from" in (a.bound, b.bound)
    spent = {one.topic, other.topic}
    about = spent & THRESHOLDS and spent <= THRESHOLDS | {"price", "shipping_fee", ""}
    return bool(about) and not a.high and not b.high


def _same_variant(one: Statement, other: Statement) -> bool:
    """Whether a from-price and a price name one variant: from $1,299 with 32 GB has no room for $1,399."""
    if _single_figures(one, other) is None:
        return False
    named = {"tier", "size", "code", "room", "people", "body", "desk"}
    return any(kind.startswith("of ") or kind in named for kind, _ in one.qualifiers & other.qualifiers)


def _refused_outside(one: Statement, other: Statement) -> bool:
    """Whether one refuses what lies outside the other's limit: from 12 months of age, and at six months not yet."""
    for rule, case in ((one, other), (other, one)):
        pair = figures_of_one_unit(rule, case)
        if pair is None or not pair[0].bound or pair[1].bound:
            continue
        a, b = pair
        outside = b.low < a.low if a.bound == "from" else b.low > a.low
        if outside and _REFUSED.search(case.subject) and not _REFUSED.search(rule.subject):
            return True
    return False


def opposed(one: Statement, other: Statement) -> bool:
    """Whether one names a least and the other a most, of something that is no deadline."""
    a, b = one.value, other.value
    if not isinstance(a, Figure) or not isinstance(b, Figure) or {a.bound, b.bound} != {"from", "up_to"}:
        return False
    if a.low == b.low and (
        a.unit == "age" or bool(_REFUSED.search(one.subject)) != bool(_REFUSED.search(other.subject))
    ):
        return False  # Who is 12 and over and who is under 12 are two sides of one limit.
    return not (_DEADLINE.search(one.subject) or _DEADLINE.search(other.subject))
