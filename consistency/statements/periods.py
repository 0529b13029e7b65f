"""The period that a sum or a number is for: £6 a month is not £6 a year, twice a week not twenty on one charge."""

from __future__ import annotations

import re

from consistency.statements.model import Statement
from consistency.statements.values import SAME, compare_values

_AFTER = re.compile(
    r" ?(?:(?:a|an|per|each|every) |/ ?)(?:hour|day|night|week|month|year)\b|/ ?[天日周月年]", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:每(?:个)?[天日周月年]|一年|一个月)[^，。；0-9]{0,3}$")


def period_of(statement: Statement) -> str:
    """What a statement is per: ``month``; empty when it does not say."""
    return dict(sorted(statement.qualifiers)).get("per", "")


def of_another_period(approved: Statement, said: Statement) -> bool:
    """Whether two sums are the same but for another period."""
    one, other = period_of(approved), period_of(said)
    return (
        approved.kind == said.kind == "money"
        and bool(one and other)
        and one != other
        and compare_values(approved.value, said.value) == SAME
    )


def with_period(text: str, start: int, end: int) -> tuple[int, int]:
    """``start`` and ``end`` of a figure in ``text`` with the words for its period that stand right beside it."""
    after, before = _AFTER.match(text, end), _BEFORE.search(text, 0, start)
    return (before.start() if before else start), (after.end() if after else end)
