"""Who is right in a disagreement, from the sides on which an approved claim rules."""

from __future__ import annotations

import pytest

from consistency.compare.approved_claims import marked


@pytest.mark.parametrize(
    ("ruled", "values", "opposed", "marks"),
    [
        # One page is ruled right: who says the same is right too, and who contradicts any of them is wrong.
        ([True, None, None], ["15 day", "15 day", "1 month"], [(1, 2)], (True, True, False)),
        ([True, None, None], ["15 day", "15 day", "1 month"], [(2, 0)], (True, True, False)),
        # One page is ruled wrong: who says the same is wrong too; of a third value nothing is known.
        ([False, None, None], ["1 month", "1 month", "15 day"], [(0, 2)], (False, False, None)),
        # A value beside the right one that nobody contradicts is no fault.
        ([True, None], ["15 day", "2 year"], [], (True, None)),
        ([True, False, None], ["15 day", "15 day", "15 day"], [], (True, False, None)),
        ([None, None], ["15 day", "1 month"], [(0, 1)], (None, None)),
    ],
)
def test_a_side_takes_the_mark_of_a_ruled_side_with_its_value_and_an_opposed_one_is_wrong(
    ruled: list[bool | None], values: list[str], opposed: list[tuple[int, int]], marks: tuple[bool | None, ...]
) -> None:
    assert marked(ruled, values, opposed) == marks
