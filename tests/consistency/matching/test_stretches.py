"""Stretches answer as a look at every one of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from consistency.matching.stretches import Stretches

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda p: (min(p), max(p))), max_size=8)


@given(PLACES, st.integers(0, 30), st.integers(1, 6))
def test_a_place_touches_when_it_shares_a_character_with_any(places: list[tuple[int, int]], start: int, length: int):
    end = start + length
    shared = any(set(range(low, high)) & set(range(start, end)) for low, high in places)
    assert Stretches(places).touch(start, end) == shared


@given(PLACES, st.integers(0, 30))
def test_an_insertion_parts_a_stretch_only_inside_it(places: list[tuple[int, int]], position: int):
    assert Stretches(places).part(position) == any(low < position < high for low, high in places)
