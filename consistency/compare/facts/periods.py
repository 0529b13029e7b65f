"""Periods of days or hours: which end a value is, what lies inside them, and how two of them lie to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consistency.compare.parsed import EmbeddedStatement
from consistency.statements.model import Statement
from consistency.statements.values import Clock, Day

PERIOD_SIGNS = {
    "period_inside": "the period of which the one is an end lies inside the other's, or holds it",
    "periods_apart": "the two periods do not meet",
    "one_end": "the two periods differ in one end",
    "both_ends": "the two periods differ in both ends",
}
"""By name, what a sign of two periods stands for."""


def role_of(statement: Statement) -> str:
    """Whether a day or a time of day begins or ends a period: ``start``, ``end`` or neither."""
    ends = statement.also & {"start", "end"}
    return next(iter(ends)) if "period" in statement.also and len(ends) == 1 else ""


_ENDS = re.compile(
    r"[到至](?=$|[ ，。~])|截止|为止|截至|\b(?:until|till|ends?|last day|no later than)\b", re.IGNORECASE
)
"""A day told as the last one is no day inside a period."""


def within(bound: EmbeddedStatement, single: EmbeddedStatement, side: Sequence[EmbeddedStatement]) -> bool:
    """Whether a day or a time of day lies inside the period of which ``bound``, of ``side``, is one end."""
    s = bound.statement
    role = role_of(s)
    if not role or role_of(single.statement) or _ENDS.search(single.statement.subject):
        return False
    others = [e.statement for e in side if e.statement.clause == s.clause and role_of(e.statement) not in ("", role)]
    low, at, high = _place(s), _place(single.statement), _place(others[0]) if others else 0
    return bool(others) and min(low, high) < at < max(low, high)


def _place(statement: Statement) -> int:
    """A place on the clock or in the year, in minutes or days."""
    value = statement.value
    if isinstance(value, Clock):
        return value.minutes
    return value.month * 31 + (value.day or 15) if isinstance(value, Day) else 0


def periods_beside(
    one: EmbeddedStatement,
    other: EmbeddedStatement,
    first: Sequence[EmbeddedStatement],
    second: Sequence[EmbeddedStatement],
) -> dict[str, float]:
    """How the periods lie of which ``one``, of ``first``, and ``other`` are the same end; empty where one is none.

    Of ``PERIOD_SIGNS``: one holds the other, they do not meet, they differ in one end, they differ in both. A guest's
    nights lie inside the weeks of an offer, and two phases do not meet; a wrong date moves one end.
    """
    mine, theirs = _ends_of(one, first), _ends_of(other, second)
    if mine is None or theirs is None or role_of(one.statement) != role_of(other.statement):
        return {}
    (a, b), (x, y) = mine, theirs
    inside = (a <= x and y <= b) or (x <= a and b <= y)
    return dict(
        zip(PERIOD_SIGNS, map(float, (inside, b < x or y < a, (a == x) != (b == y), a != x and b != y)), strict=True)
    )


def _ends_of(said: EmbeddedStatement, side: Sequence[EmbeddedStatement]) -> tuple[int, int] | None:
    """First and last place of the period of which a statement of ``side`` is one end."""
    role = role_of(said.statement)
    if not role:
        return None
    other = next(
        (e for e in side if e.statement.clause == said.statement.clause and role_of(e.statement) not in ("", role)),
        None,
    )
    if other is None:
        return None
    low, high = sorted((_place(said.statement), _place(other.statement)))
    return low, high
