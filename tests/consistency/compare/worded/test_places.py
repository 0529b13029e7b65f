"""Addresses that two pieces of a campaign give differently."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.places import places_that_differ
from consistency.document import parse
from consistency.model import Copy


def told(*texts: str) -> list[list[str]]:
    """What is quoted of each difference, in the order of the pieces."""
    assets = [ParsedAsset(Asset(f"a{i}", f"a{i}", Copy(text)), parse(text), ()) for i, text in enumerate(texts)]
    return [[s.quote for s in d.sides] for d in places_that_differ(assets)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Find us on Julu Road.", "安福路体验店同步开门！"), ["Julu Road", "安福路"]),
        (("We're at forty Mill Lane.", "14 Mill Lane, Chester"), ["forty Mill Lane", "14 Mill Lane"]),
        (("上课地点：滨江区江南大道校区。", "地址：滨江区长河路校区"), ["江南大道", "长河路"]),
        (("14 Mill Lane", "14 Priory Lane", "At Mill Lane"), ["14 Mill Lane", "14 Priory Lane", "Mill Lane"]),
    ],
)
def test_another_road_or_number_is_told(texts, expected):
    assert told(*texts) == [expected]


@pytest.mark.parametrize(
    "texts",
    [
        ("Find us on Changhe Road.", "滨江区长河路 20 号"),
        ("9 Dumballs Road", "Come to Dumballs Rd."),
        ("14 Mill Lane and 3 Cinder Lane", "3 Cinder Lane"),
        ("Shop one: 14 Mill Lane", "Shop two: 3 Cinder Lane", "Shop three: 8 Quay Street"),
        ("沿公路走到底。", "停在马路边。"),
        ("逛步行街。", "长河路店"),
    ],
)
def test_the_same_road_several_shops_and_mere_roads_are_no_difference(texts):
    assert told(*texts) == []
