"""Sums of money that differ in their currency alone."""

from __future__ import annotations

import re

from consistency.statements.model import Statement
from consistency.statements.values import Figure

_WRITTEN = re.compile(r"[$£€¥￥元镑块]|[A-Za-z]{3}")
_DOLLARS = frozenset({"USD", "HKD", "TWD", "SGD", "AUD", "CAD", "NZD"})
_YUAN = frozenset({"CNY", "HKD", "TWD", "SGD", "MOP"})


def sum_of(statement: Statement) -> Figure | None:
    """The sum of a statement on money, None for any other."""
    return statement.value if statement.kind == "money" and isinstance(statement.value, Figure) else None


def otherwise_paid(said: Statement, approved: Statement) -> bool:
    """Whether a sum is the approved number in another currency, for what is written: 元 and $ are many countries'."""
    one, other = sum_of(said), sum_of(approved)
    if one is None or other is None or one.low != other.low or one.unit == other.unit or not _WRITTEN.search(said.text):
        return False
    if re.search("元|块", said.text) and not re.search("美|欧|港|人民币", said.text):
        return other.unit not in _YUAN
    if re.search(r"\$|dollar", said.text, re.IGNORECASE) and "US" not in said.text:
        return other.unit not in _DOLLARS
    return "¥" not in said.text or other.unit not in ("CNY", "JPY")
