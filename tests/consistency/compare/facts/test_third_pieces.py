"""Lists of days, distances in time and what the other pieces say: what tells two values apart."""

from __future__ import annotations

import pytest

from consistency.compare import Asset
from consistency.compare.closer.reader import closer_reader
from consistency.compare.facts.distance import distance_of
from consistency.compare.facts.offsets import is_offset
from consistency.compare.facts.pairs import PairContext, meet, pair_context
from consistency.compare.facts.same_subject import signs
from consistency.compare.parsed import ParsedAsset, parse_assets
from consistency.document import parse
from consistency.model import Copy
from consistency.statements.read import read_statements
from consistency.statements.values import SAME, compare_values


def heard(*texts: str) -> tuple[ParsedAsset, ...]:
    from consistency.nlp.encoder import default_encoder

    return parse_assets([Asset(str(i), str(i), Copy(t)) for i, t in enumerate(texts)], default_encoder())


def met(kind: str, *texts: str) -> PairContext:
    """The statements of one kind of the first two of ``texts``."""
    one, other, *rest = heard(*texts)
    first, second = ([s for s in each.said if s.statement.kind == kind] for each in (one, other))
    meeting = meet(first, second, one, other)
    return pair_context(meeting, rest, len(meeting.pairs))


def test_of_two_lists_of_days_with_one_day_exchanged_the_two_left_are_open():
    seen = met("date", "发团：3 月 5 日、3 月 19 日、4 月 2 日。", "三月五号、三月二十号和四月二号发团。")
    texts = {(a.statement.text, b.statement.text) for a, b in seen.pairs if not {a, b} & set(seen.explained)}
    assert texts == {("3 月 19 日", "三月二十号")}


def test_days_of_a_longer_list_are_explained_by_the_one_that_is_told():
    seen = met("date", "Workshops on 4, 5 and 6 March.", "We begin with a workshop on 4 March and one on 7 March.")
    assert [a.statement.text for a in seen.first if a not in seen.explained] == []


def test_an_opening_and_a_closing_day_are_no_list():
    seen = met("date", "10 月 3 日开展，1 月 18 日闭展。", "3 October to 8 January.")
    assert [a.statement.text for a in seen.first if a not in seen.explained] == ["1 月 18 日"]


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
    (parsed,) = heard(text)
    (said,) = [s for s in parsed.said if s.statement.kind == "duration"]
    assert is_offset(said, parsed) is expected


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
        [s.statement for s in parsed.said if s.statement.kind == "percentage"]
        for parsed in heard("0% interest.", "Interest is 4.9%.")
    )
    assert distance_of(one, other) == 1


@pytest.mark.parametrize(("one", "other"), [("活动到晚上十二点。", "活动到 24:00。"), ("0:00 开抢。", "24:00 开抢。")])
def test_midnight_is_one_time_of_day(one, other):
    values = [s.statement.value for parsed in heard(one, other) for s in parsed.said if s.statement.kind == "time"]
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


def test_two_groups_of_people_named_together_narrow_no_price_down():
    assert ("people", "senior") not in qualifiers("Students and seniors pay ¥45.", "money")[0]


def test_instead_of_makes_only_what_follows_it_a_thing_of_once():
    assert qualifiers("By 31 March we fit it at £99 instead of £845.", "date") == [set()]
    sums = qualifiers("By 31 March we fit it at £99 instead of £845.", "money")
    assert [("once", "yes") in each for each in sums] == [False, True]


def test_the_price_instead_of_which_one_is_asked_stands_against_the_usual_one():
    seen = met("money", "Until then a day costs £49 instead of £59.", "Early bird £49, standard £65.")
    assert ("£59", "£65") in {(a.statement.text, b.statement.text) for a, b in seen.pairs}


def sign_of(name: str, kind: str, one: str, other: str, values: tuple[str, str]) -> float:
    seen = met(kind, one, other)
    pair = next(p for p in seen.pairs if (p[0].statement.text, p[1].statement.text) == values)
    return signs(*pair, seen)[name]


def test_a_price_for_one_of_many_follows_from_the_price_of_all():
    one, other = "小班：单次 180 元，10 次卡 1,500 元。", "10 次卡 1500 元，一次 150 元。"
    assert sign_of("derived", "money", one, other, ("180 元", "150 元")) == 0.5


def test_limits_do_not_add_up():
    one, other = "Core: up to 5 employees. Studio: up to 25 employees.", "Studio is for up to 30 people."
    assert sign_of("derived", "count", one, other, ("25 employees", "30 people")) == 0


def test_a_day_told_as_the_last_one_lies_inside_no_period():
    assert sign_of("within", "date", "今春限定 3.22—5.16。", "卖到 5 月 9 日。", ("5.16", "5 月 9 日")) == 0
    assert sign_of("within", "date", "今春限定 3.22—5.16。", "5 月 9 日有折扣。", ("5.16", "5 月 9 日")) == 1


def test_hours_lie_as_far_apart_as_the_clock_goes_round():
    (one,), (other,) = (
        [s.statement for s in parsed.said if s.statement.kind == "time"]
        for parsed in heard("营业到 24:00。", "营业到凌晨 2 点。")
    )
    assert distance_of(one, other) == 0.5


def test_what_each_person_may_buy_counts_no_persons():
    (parsed,) = heard("每个身份证最多买 6 张。")
    assert [s.statement.noun for s in parsed.said if s.statement.kind == "count"] == ["张"]


def test_what_begins_by_its_own_name_begins_not_when_the_doors_open():
    assert [("act", "doors") in each for each in qualifiers("Doors 9:00, first talk 10:00.", "time")] == [True, False]


def test_two_ways_to_say_a_least_sum_stand_beside_each_other():
    one, other = "Is delivery free? Yes, for orders above £30.", "Delivery is free over £20."
    seen = met("money", one, other)
    ((a, b),) = seen.pairs
    assert {a.statement.topic, b.statement.topic} <= {"minimum_spend", "shipping_threshold"}
    assert signs(a, b, seen)["other_topic"] == 0


def test_an_equal_number_of_other_things_confirms_nothing_plainly():
    pair = ("礼盒有 6 种口味。", "礼盒有 8 种口味。")
    seen = met("count", *pair, "礼盒装有 8 枚月饼。")
    ((a, b),) = seen.pairs
    assert signs(a, b, seen)["confirmed_plainly"] == 0
