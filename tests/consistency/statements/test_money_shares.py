"""Shares told in money are percentages; prices and gifts for every pound are none."""

from __future__ import annotations

import pytest

from consistency.statements.money_shares import money_shares


def shares(text: str) -> list[tuple[str, float]]:
    return [(text[found.start : found.end], float(found.value.low)) for found in money_shares(text)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("72p of every £1 goes to the lifeboats.", [("72p of every £1", 72)]),
        ("72 cents in every dollar goes to sea.", [("72 cents in every dollar", 72)]),
        ("For every pound you give us, 72p goes to the lifeboats.", [("72p", 72)]),
        ("Of every £20 we raise, £14.40 is spent at sea.", [("£14.40", 72)]),
        ("Save 72p on every £10 you spend.", []),
        ("For every £10 you spend we give you £1.", []),
        ("It costs 72p.", []),
    ],
)
def test_a_share_told_in_money_is_a_percentage(text: str, found: list[tuple[str, float]]) -> None:
    assert shares(text) == found
