"""Who a sentence names as the owners of a goal."""

from __future__ import annotations

import pytest

from kpi.goals.people import owners


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("负责人：张三", ("张三",)),
        ("由李明和张三负责", ("李明", "张三")),
        ("由李明、<@U12>牵头", ("李明", "<@U12>")),
        ("owner: Anna and Bob", ("Anna", "Bob")),
    ],
)
def test_owners_are_named_in_either_language(sentence: str, who: tuple[str, ...]):
    (said,) = owners(sentence)
    assert said.who == who


@pytest.mark.parametrize("word", ["和", "由和", "王及李与"])
def test_a_row_of_the_word_for_and_names_nobody_and_is_read_through(word: str):
    assert owners(word * 300) == ()
