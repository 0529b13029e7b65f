"""What two assets tell of money: the sums of each currency, the shares and the savings that are taken off them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from consistency.compare.parsed import ParsedAsset
from consistency.statements.model import Statement
from consistency.statements.values import Figure

LEAST = 2
"""Least sum from which others are reckoned."""
_LESS = frozenset({"saving", "trade_in", "deposit"})
"""Concepts of sums that are taken off another."""


@dataclass(frozen=True, slots=True)
class ToldSums:
    """Of two assets together, each value once and in order."""

    of_unit: Mapping[str, tuple[Decimal, ...]]
    """By currency, the sums from ``LEAST`` on."""
    shares: tuple[Decimal, ...]
    """Discounts as shares of 1."""
    savings: tuple[Decimal, ...]


def told_sums(assets: Iterable[ParsedAsset]) -> ToldSums:
    """The sums, shares and savings of all statements of ``assets``."""
    of_unit: dict[str, set[Decimal]] = {}
    shares, savings = set[Decimal](), set[Decimal]()
    for statement, value in _figures(assets):
        if statement.kind == "discount" and value.unit == "%":
            shares.add(value.low / 100)
        elif statement.kind == "money":
            of_unit.setdefault(value.unit, set()).add(value.low)
            if statement.topic in _LESS:
                savings.add(value.low)
    ordered = {unit: tuple(sorted(s for s in sums if s >= LEAST)) for unit, sums in of_unit.items()}
    return ToldSums(ordered, tuple(sorted(shares)), tuple(sorted(savings)))


def has_near(ordered: tuple[Decimal, ...], wanted: Decimal, slack: Decimal, *, but: Iterable[Decimal | None]) -> bool:
    """Whether a value less than ``slack`` from ``wanted`` stands in ``ordered``, other than those of ``but``."""
    at = bisect_right(ordered, wanted - slack)
    while at < len(ordered) and ordered[at] < wanted + slack:
        if ordered[at] not in but:
            return True
        at += 1
    return False


def _figures(assets: Iterable[ParsedAsset]) -> list[tuple[Statement, Figure]]:
    statements = [said.statement for parsed in assets for said in parsed.said]
    return [(s, s.value) for s in statements if isinstance(s.value, Figure)]
