"""Arithmetic on approved sums is right: two of a thing, two things, what is saved or left, what one part costs."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.claims.sums.derived import DerivedSums
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term


def claim(name: str, en: str, zh: str) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en, zh=zh), evidence="File 1")


GUIDELINE = Guideline(
    brand=Brand(id="b", names=Localized(en="Norrby", zh="松井"), languages=("en", "zh")),
    terms=(
        Term(id="oil", preferred="Fir Oil", kind="product"),
        Term(id="lamp", preferred="Glow S3", kind="product"),
    ),
    claims=Claims(
        approved=(
            claim("oil", "Fir Oil costs £40 for 50 ml.", "松针精油 50 毫升售价 320 元。"),
            claim("lamp", "Glow S3 from £210.", "暖灯 1,650 元起。"),
            claim("offer", "15% off Glow S3 in May.", "会员购暖灯 85 折。"),
            claim("cut", "£30 off orders over £200.", "全场满 499 元减 60 元。"),
            claim("refill", "Save at least £7 with every refill.", "每次补充装立省 55 元。"),
            claim("fee", "Norrby Plus costs £5 a month.", "会员每月 35 元。"),
            claim("wool", "Wool costs £25 and thread £6.", "毛线 2.4 元，1.5 公斤装毛线 150 元。"),
            claim("card", "Paying by card costs 2% plus £0.30.", "邀请好友，双方各得 10 元券。"),
            claim("nights", "Rooms from £70 a night.", "成年猫每公斤体重每天喂 12 到 15 克。"),
            claim("guild", "Guild members save 10% on a room.", "线上课五折。"),
            claim("senior", "Pensioners get 10% off Fir Oil.", "教师买松针精油九折。"),
            claim("post", "Delivery costs £3.95.", "运费 12 元。"),
            claim("back", "4% cashback on food with Norrby Plus.", "会员买食品返现 4%。"),
        )
    ),
)


@cache
def sums() -> DerivedSums:
    return DerivedSums(GUIDELINE)


def follow(text: str) -> list[str]:
    """The figures of ``text`` that follow from approved ones."""
    read = facts(text)
    starts = sums().starts(parse(text), read)
    return [fact.text for fact in read if fact.start in starts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two bottles of Fir Oil cost £80.", ["£80"]),
        ("After four refills that is at least £28.", ["£28"]),
        ("Two refills save you £14.", ["£14"]),
        ("Norrby Plus is £5 a month, so £60 a year.", ["£60"]),
        ("Fir Oil and Glow S3 together cost £250.", ["£250"]),
        ("Glow S3 with two bottles of Fir Oil: £290.", ["£290"]),
        ("In May, 15% off Glow S3: £31.50 saved.", ["£31.50"]),
        ("In May you save £31.50 on Glow S3, which is 15%.", ["£31.50"]),
        ("Spend £50 on food with Norrby Plus and get £2 back.", ["£50", "£2"]),
        ("Fir Oil is £40 for 50 ml, so each ml costs £0.80.", ["£0.80"]),
        ("A week in a room from £490.", ["£490"]),
        ("A year of Norrby Plus is £60.", ["£60"]),
        ("As a Guild member you save 10%. A £100 room comes to £90.", ["£100", "£90"]),
        ("Paying by card costs 2% plus £0.30, and on a £100 bill that is £2.30.", ["£100", "£2.30"]),
        ("A £48 lamp comes to £51.95 with delivery.", ["£48", "£51.95"]),
        ("Fir Oil costs £170 less than Glow S3.", ["£170"]),
        ("Glow S3 is £170 a piece more than Fir Oil.", ["£170"]),
        ("The discount on a room leaves £63 a night.", ["£63"]),
        ("Pensioners pay £36 for Fir Oil.", ["£36"]),
        ("教师买松针精油 288 元。", ["288 元"]),
        ("Glow S3 is £170 dearer.", ["£170"]),
        ("暖灯比松针精油贵 1,330 元。", ["1,330 元"]),
        ("会员买暖灯 1,402.5 元。", ["1,402.5 元"]),
        ("Thread instead of wool: you save £19.", ["£19"]),
        ("毛线大包每公斤 100 元，一斤 50 元。", ["100 元", "50 元"]),
        ("六公斤的猫，一天喂 72 到 90 克。", ["72 到 90 克"]),
        ("满 399 元减 60 元，实付 339 元。", ["339 元"]),
        ("松针精油两瓶 640 元。", ["640 元"]),
        ("松针精油三瓶，一共 960 元。", ["960 元"]),
        ("暖灯加两瓶松针精油，2,290 元起。", ["2,290 元"]),
        ("松针精油两瓶 640 元，满 499 减 60，到手 580 元。", ["640 元", "580 元"]),
        ("会员 85 折买暖灯，省 247.5 元。", ["247.5 元"]),
        ("松针精油 50 毫升 320 元，每毫升不到 7 元。", ["7 元"]),
        ("面膜买二送一，相当于打 67 折。", ["67 折"]),
        ("会员每月 35 元，一年 420 元。", ["420 元"]),
    ],
)
def test_what_a_sentence_reckons_from_approved_sums_follows(text: str, expected: list[str]):
    assert follow(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Two bottles of Fir Oil cost £70.",
        "Fir Oil costs £80.",
        "Norrby Plus is £5 a month, so £50 a year.",
        "Fir Oil and Glow S3 together cost £230.",
        "Glow S3 costs £250.",
        "Wool costs £19.",
        "A room costs £63 a night.",
        "Glow S3 in May: £178.50.",
        "买暖灯 1,402.5 元。",
        "Norrby Plus is £15 for children of three years.",
        "A £48 lamp comes to £53.95 with delivery.",
        "Fir Oil costs £150 less than Glow S3.",
        "暖灯比松针精油贵 1,230 元。",
        "Wool costs £20 a month.",
        "A £100 room comes to £80 for Guild members.",
        "毛线 1.9 元。",
        "线上课五折，毛线 1.4 元。",
        "邀请好友，双方各得 20 元券。",
        "双方各得 50 元券，每月最多邀请 5 人。",
        "毛线大包每公斤 90 元。",
        "六公斤的猫，一天喂 60 到 90 克。",
        "In May, 15% off Glow S3: £45 saved.",
        "Get £31.50 back on every order.",
        "Spend £50 on food with Norrby Plus and get £5 back.",
        "松针精油两瓶 500 元。",
        "松针精油 640 元。",
        "会员 85 折买暖灯，省 300 元。",
        "松针精油 50 毫升 320 元，每毫升不到 4 元。",
        "面膜买二送一，相当于打 5 折。",
    ],
)
def test_what_does_not_add_up_follows_from_nothing(text: str):
    assert follow(text) == []


def test_nothing_follows_in_a_list_of_prices_without_an_end():
    assert follow("Two bottles of Fir Oil cost £80.") == ["£80"]
    assert follow("Two bottles of Fir Oil cost £80" + ", and a tin £9" * 50) == []


def test_from_an_offer_that_is_over_nothing_follows():
    text = "In May, 15% off Glow S3: £31.50 saved."
    [offer] = (c for c in GUIDELINE.claims.approved if c.id == "offer")
    ended = offer.model_copy(update={"expires": dt.date(2026, 5, 31)})
    over = GUIDELINE.model_copy(update={"claims": Claims(approved=(ended, *GUIDELINE.claims.approved[:2]))})
    read = facts(text)
    assert DerivedSums(over).starts(parse(text), read, dt.date(2026, 5, 31))
    assert not DerivedSums(over).starts(parse(text), read, dt.date(2026, 6, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The old lamp weighed 300 g. Ours weighs 240 g, which is 60 g less.", ["60 g"]),
        ("旧款重 300 克，新款 240 克，轻了 60 克。", ["60 克"]),
        ("The old lamp weighed 300 g. Ours weighs 240 g, which is 90 g less.", []),
        ("The lamp weighs 300 g and its foot 240 g, and the cable 60 g.", []),
    ],
)
def test_a_difference_of_two_amounts_follows_from_them(text: str, expected: list[str]):
    assert follow(text) == expected
