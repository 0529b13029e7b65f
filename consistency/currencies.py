"""Currencies: which words and signs give each of them, and to which reader."""

from __future__ import annotations

from typing import Literal

from consistency.word_lists import list_beside

Column = Literal["after", "before", "sign", "compared", "letters", "named", "tells"]

_LISTED: dict[str, dict[Column, str]] = list_beside(__file__, "currencies.yaml")


def currencies(column: Column) -> dict[str, str]:
    """The codes of the currencies that have something in ``column`` of ``currencies.yaml``, with what they have."""
    return {code: row[column] for code, row in _LISTED.items() if column in row}
