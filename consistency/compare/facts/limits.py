"""How much of one asset is held against the others: pairs of statements grow with the square of a price list."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from types import MappingProxyType

from consistency.compare.facts.alignment import group_of
from consistency.compare.parsed import ParsedAsset
from consistency.model import NotChecked, Param

MOST = 60
"""Statements of one group, such as sums of one currency, of which one asset's are compared."""


def within_limit(parsed: ParsedAsset) -> tuple[ParsedAsset, NotChecked | None]:
    """``parsed`` with the first ``MOST`` statements of each group, and how many were left out, if any (``n``)."""
    seen: Counter[tuple[str, str]] = Counter()
    kept = []
    for said in parsed.said:
        group = group_of(said.statement)
        seen[group] += 1
        if seen[group] <= MOST:
            kept.append(said)
    left = len(parsed.said) - len(kept)
    if not left:
        return parsed, None
    params: dict[str, Param] = {"asset": parsed.asset.title, "n": left, "limit": MOST}
    not_checked = NotChecked("compare", "compare.too_many_figures", MappingProxyType(params))
    return replace(parsed, said=tuple(kept)), not_checked
