"""Ways to reach and to redeem that two pieces write nearly alike."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.parsed import parse_assets
from consistency.compare.worded.contacts import contacts_that_differ
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder


def quotes(*texts: str) -> list[set[str]]:
    assets = [Asset(f"a{i}", f"a{i}", Copy(text)) for i, text in enumerate(texts)]
    parsed = parse_assets(assets, make_encoder("bundled", long_lived=False))
    return [{s.quote for s in d.sides} for d in contacts_that_differ(parsed)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Call 0161 496 0123.", "Questions? 0161-496-0132", {"0161 496 0123", "0161-496-0132"}),
        (
            "Write to hello@northwind.example",
            "hallo@northwind.example",
            {"hello@northwind.example", "hallo@northwind.example"},
        ),
        ("Enter code WINTERSUN at checkout.", "Use WINTERSON today.", {"WINTERSUN", "WINTERSON"}),
    ],
)
def test_a_contact_a_slip_apart_is_told(one, other, expected):
    assert quotes(one, other) == [expected]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Call 0161 496 0123.", "Call 0161-496-0123."),
        ("Call 0161 496 0123.", "Fax 020 7946 0991."),
        ("Code INSTA10", "Code MAIL20"),
        ("From 2027-03-01", "From 2027-03-02"),
        ("example.com/shop", "https://www.example.com/shop/"),
    ],
)
def test_the_same_or_another_contact_is_no_slip(one, other):
    assert quotes(one, other) == []
