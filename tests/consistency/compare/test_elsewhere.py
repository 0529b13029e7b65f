"""Lists of days, distances in time and what the other pieces say: what tells two values apart."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.closer.reader import closer_reader
from consistency.compare.conflicts import Scene, scene
from consistency.compare.distance import distance_of
from consistency.compare.kinship import signs
from consistency.compare.offsets import is_offset
from consistency.compare.speech import Speech, listen
from consistency.document import parse
from consistency.model import Copy
from consistency.statements.read import read_statements
from consistency.statements.values import SAME, compare_values


def heard(*texts: str) -> tuple[Speech, ...]:
    from consistency.nlp.encoder import default_encoder

    return listen([Asset(str(i), str(i), Copy(t)) for i, t in enumerate(texts)], default_encoder())


def met(kind: str, *texts: str) -> Scene:
    """The statements of one kind of the first two of ``texts``."""
    one, other, *rest = heard(*texts)
    first, second = ([s for s in each.said if s.statement.kind == kind] for each in (one, other))
    return scene(first, second, one, other, rest)


def test_of_two_lists_of_days_with_one_day_exchanged_the_two_left_are_open():
    seen = met("date", "发团：3 月 5 日、3 月 19 日、4 月 2 日。", "三月五号、三月二十号和四月二号发团。")
    texts = {(a.statement.text, b.statement.text) for a, b in seen.pairs if not {id(a), id(b)} & set(seen.explained)}
    assert texts == {("3 月 19 日", "三月二十号")}


def test_days_of_a_longer_list_are_explained_by_the_one_that_is_told():
    seen = met("date", "Workshops on 4, 5 and 6 March.", "We begin with a workshop on 4 March and one on 7 March.")
    assert [a.statement.text for a in seen.first if id(a) not in seen.explained] == []


def test_an_opening_and_a_closing_day_are_no_list():
    seen = met("date", "10 月 3 日开展，1 月 18 日闭展。", "3 October to 8 January.")
    assert [a.statement.text for a in seen.first if id(a) not in seen.explained] == ["1 月 18 日"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The half starts fifteen minutes later.", True),
        ("半程晚十五分钟。", True),
        ("提前 30 天通知。", True),
        ("The tour lasts 15 minutes.", False),
        ("质保 24 个月。", False),
    ],
)
def test_a_distance_in_time_is_told_from_a_length_of_time(text, expected):
    (speech,) = heard(text)
    (said,) = [s for s in speech.said if s.statement.kind == "duration"]
    assert is_offset(said, speech) is expected


def test_what_a_third_piece_says_of_something_alike_counts_apart_from_an_equal_figure():
    pair = ("The warranty lasts two years.", "A three-year warranty.")
    told = {}
    for third in ("Our warranty is two years.", "The cells last two years on a shelf in Oslo."):
        seen = met("duration", *pair, third)
        ((a, b),) = seen.pairs
        told[third] = signs(a, b, seen)
    assert [(t["confirmed"], t["confirmed_plainly"]) for t in told.values()] == [(1, 1), (1, 0)]


def test_no_interest_is_as_far_from_some_as_shares_go():
    (one,), (other,) = (
        [s.statement for s in speech.said if s.statement.kind == "percentage"]
        for speech in heard("0% interest.", "Interest is 4.9%.")
    )
    assert distance_of(one, other) == 1


@pytest.mark.parametrize(("one", "other"), [("活动到晚上十二点。", "活动到 24:00。"), ("0:00 开抢。", "24:00 开抢。")])
def test_midnight_is_one_time_of_day(one, other):
    values = [s.statement.value for speech in heard(one, other) for s in speech.said if s.statement.kind == "time"]
    assert compare_values(*values) == SAME


def qualifiers(text: str, kind: str) -> list[set[tuple[str, str]]]:
    return [set(s.qualifiers) for s in read_statements(parse(text), closer_reader([text])) if s.kind == kind]


def test_a_length_of_time_is_no_rate_of_itself():
    assert qualifiers("整机质保一年。", "duration") == [{("part", "whole")}]


def test_two_parts_named_together_narrow_nothing_down():
    assert qualifiers("3 years on motor and battery.", "duration") == [set()]
    assert qualifiers("3 years on the battery.", "duration") == [{("part", "battery")}]


def test_a_day_ahead_is_no_evening_before():
    assert ("eve", "yes") not in qualifiers("请提前一天打电话，早一天也行，前一天都可以。", "duration")[0]
