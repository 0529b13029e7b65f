"""Statements read from copy: values, subjects and what narrows them down, in English and Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.compare.normal_form import normal
from consistency.document import parse
from consistency.statements.model import Statement
from consistency.statements.promises import concepts
from consistency.statements.read import read_statements
from consistency.statements.variants import mentions


def read(text: str) -> list[Statement]:
    return list(read_statements(parse(text)))


@pytest.mark.parametrize(
    ("text", "kind", "topic", "value"),
    [
        ("整机保修二十四个月。", "duration", "warranty", "24 months"),
        ("A two-year warranty.", "duration", "warranty", "24 months"),
        ("十二月七日正式开售。", "date", "on_sale", "12-07"),
        ("On sale on 7 December 2026.", "date", "on_sale", "2026-12-07"),
        ("Orders ship 2026-03-01.", "date", "delivery", "2026-03-01"),
        ("每天 16:00 前下单，当日送达。", "time", "order_by", "16:00"),
        ("The tasting starts at 6 pm.", "time", "event", "18:00"),
        ("首发价 129，能上飞机。", "money", "price", "CNY 129"),
        ("最高 300 万保额。", "money", "coverage", "CNY 3000000"),
        ("Free delivery over £20.", "money", "shipping_threshold", "GBP 20"),
        ("全场 85 折。", "discount", "discount", "−15 %"),
        ("Save 20% when you pay yearly.", "discount", "discount", "−20 %"),
        ("买二送一。", "offer", "offer", "2+1"),
        ("买一盒面膜，送一盒。", "offer", "offer", "1+1"),
        ("买 1 赠 1。", "offer", "offer", "1+1"),
        ("Buy two masks, get one free.", "offer", "offer", "2+1"),
        ("It connects to 40 integrations.", "count", "integrations", "40"),
        ("共 24 节课。", "count", "lessons", "24"),
        ("A 1,000-piece puzzle.", "count", "pieces", "1000"),
        ("容量 65 升。", "quantity", "", "65 L"),
        ("Needs Ferry app 4.2.", "version", "version ferry", "4.2"),
        ("没有广告。", "promise", "ads", "no"),
        ("Watch without ads.", "promise", "ads", "no"),
        ("It is free of fragrance.", "promise", "contains_fragrance", "no"),
        ("None of them has added sugar.", "promise", "contains_sugar", "no"),
        ("断网也能用。", "promise", "offline", "yes"),
        ("预售定金 50，尾款只要 399。", "money", "deposit", "CNY 50"),
        ("单日 299，双日 499。", "money", "price", "CNY 299"),
        ("最高可借二十万。", "money", "price", "CNY 200000"),
        ("12 个人的小团。", "count", "guests", "12"),
        ("A walk of two and a half hours.", "duration", "", "2.5 h"),
        ("Support: within four hours, Monday to Friday.", "duration", "response", "4 h"),
        ("可以和其他优惠叠加。", "promise", "stackable", "yes"),
        ("不能与其他优惠叠加。", "promise", "stackable", "no"),
        ("Groups of no more than 10.", "count", "guests", "10"),
        ("Listen for 38 hours with noise cancelling on.", "duration", "battery", "38 h"),
        ("| Plan | Price | Contacts |\n|---|---|---|\n| Core | $15 | 2,500 |", "count", "", "2500"),
        ("成都站：5 月 15—16 日。", "date", "start", "05-15"),
    ],
)
def test_a_statement_has_its_subject_and_a_value_written_one_way(text, kind, topic, value):
    assert (kind, topic, value) in {(s.kind, s.topic, normal(s)) for s in read(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Room 12 is on floor 3.", "version"),
        ("第 3 节课讲光线。", "count"),
        ("每 100 毫升含钙 120 毫克。", "date"),
        ("Is delivery free?", "promise"),
        ("开工后就不退款了。", "promise"),
        ("Connects 200 devices.", "version"),
        ("Hear 15 speakers on one stage.", "version"),
        ("LEEDS, 12 January. The tour returns.", "date"),
        ("Per serving of 45 g you get energy.", "quantity"),
        ("保护 2 个人信息。", "count"),
        ("这个特点很好。", "time"),
        ("买一部手机送一副耳机。", "offer"),
        ("买一送三年质保。", "offer"),
        ("Buy one sofa and get one cushion free.", "offer"),
        ("Buy one, get one half price.", "offer"),
    ],
)
def test_what_is_no_statement_is_left_alone(text, kind):
    assert [s for s in read(text) if s.kind == kind] == []


def test_a_bare_answer_takes_the_stand_that_its_question_asks_about():
    (yes,) = [s for s in read("Can I cancel? Yes, at any time.") if s.topic == "cancellable"]
    (no,) = [s for s in read("可以带上飞机吗？不可以，请托运。") if s.topic == "on_plane"]
    assert (normal(yes), normal(no)) == ("yes", "no")


def test_a_price_belongs_to_the_variant_named_with_it():
    sizes = {normal(s): dict(s.qualifiers).get("size") for s in read("Double £549, king £649.") if s.kind == "money"}
    assert sizes == {"GBP 549": "double_bed", "GBP 649": "king"}
    packs = {normal(s): dict(s.qualifiers) for s in read("30ml 售价 429 元，50ml 售价 639 元。") if s.kind == "money"}
    assert packs["CNY 429"]["of ml"] == "30"
    assert packs["CNY 639"]["of ml"] == "50"


def test_a_limit_is_told_from_a_start():
    bounds = {s.text: s.value.bound for s in read("Up to 36 hours. At least 30 hours. No more than 16 pupils.")}
    assert bounds == {"36 hours": "up_to", "30 hours": "from", "16 pupils": "up_to"}


def test_a_sentence_that_affirms_and_denies_takes_no_stand():
    assert [s for s in read("Premium has no ads, Basic comes with ads.") if s.topic == "ads"] == []


def test_every_concept_is_named_once():
    assert len(set(concepts())) == len(concepts())


@given(st.text(max_size=200))
def test_every_statement_lies_in_the_plain_text_and_reading_never_fails(text):
    document = parse(text)
    for s in read_statements(document):
        assert 0 <= s.clause[0] <= s.start < s.end <= len(document.plain)
        assert s.clause[1] <= len(document.plain)


_PIECES = st.lists(
    st.sampled_from(
        ["12 月 7 日", "$699 ", "两年", "保修", "7 December ", "8 折", "不含酒精", "，", "。", ". ", "3 点", "v4.2 "]
    ),
    max_size=12,
)


@given(_PIECES)
def test_figures_in_any_order_are_read_at_their_own_places(pieces):
    document = parse("".join(pieces))
    for s in read_statements(document):
        assert document.plain[s.start : s.end].strip()


def test_a_number_of_things_over_sixty_is_of_no_age_and_people_over_sixty_are() -> None:
    def people(text: str) -> set[str]:
        return {value for kind, value, _, _ in mentions(text) if kind == "people"}

    assert people("It connects with over 60 apps.") == set()
    assert people("Over 60s go free, and anyone over 65 pays less.") == {"senior"}


def test_half_an_hour_past_every_single_day_and_a_lady_spoken_to_narrow_nothing_down() -> None:
    for text in ("We leave at half past nine.", "Closed at half-term.", "Every single day.", "王女士，您预约的房间。"):
        assert not {kind for kind, *_ in mentions(text)} & {"distance", "pack", "sex"}, text
    assert ("phase", "later") in {each[:2] for each in mentions("After a year it drops to 3%.")}
