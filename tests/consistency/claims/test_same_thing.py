"""A figure is held to an approved one only where copy speaks of the same thing, told by topic, names and words."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.claims.claim_use import ApprovedClaims
from consistency.claims.values.approved import ApprovedValues
from consistency.claims.values.other_use import ApprovedUses
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term


def claim(name: str, text: str, disclaimer: str | None = None) -> ApprovedClaim:
    zh = any(c >= "一" for c in text)
    told = Localized(zh=text) if zh else Localized(en=text)
    under = None if disclaimer is None else Localized(en=disclaimer)
    return ApprovedClaim(id=name, text=told, evidence="File 1", disclaimer=under)


EN = Guideline(
    brand=Brand(id="b", names=Localized(en="Norrby"), languages=("en",)),
    terms=(Term(id="oil", preferred="Fir Oil", kind="product"), Term(id="balm", preferred="Moss Balm", kind="product")),
    claims=Claims(
        approved=(
            claim("oil", "Fir Oil costs £40 for 50 ml."),
            claim("offer", "15% off Fir Oil from 3 May to 17 May 2026."),
            claim("scent", "Up to 12 hours of scent from Fir Oil."),
            claim("weight", "The Fir Oil bottle weighs 180 g."),
            claim("people", "More than 400,000 people shop with Norrby.", "Survey of 2,500 adults in the UK."),
            claim("shops", "36 shops between Oslo and Bergen."),
            claim("reply", "A reply to every letter in under 20 minutes."),
            claim("returns", "Return it within 40 days."),
            claim("plus", "Norrby Plus costs £5 a month."),
        )
    ),
)
ZH = Guideline(
    brand=Brand(id="b", names=Localized(zh="松井"), languages=("zh",)),
    terms=(Term(id="oil", preferred="松针精油", kind="product"), Term(id="lamp", preferred="暖灯 S3", kind="product")),
    claims=Claims(
        approved=(
            claim("oil", "松针精油 50 毫升售价 320 元。"),
            claim("lamp", "暖灯 S3 充一次电最多可用 30 次。"),
            claim("sold", "累计售出 80 万瓶。"),
            claim("course", "课程开始后 10 天内可退款。"),
            claim("teachers", "90 位老师，平均教龄 7 年。"),
            claim("group", "每班不超过 15 人。"),
            claim("lessons", "全套课程共 60 节直播课。"),
            claim("trial", "9.9 元体验 4 节课。"),
            claim("cut", "全场满 399 元减 50 元。"),
        )
    ),
)


@cache
def compiled(guideline_id: str) -> tuple[ApprovedClaims, ApprovedValues]:
    guideline = EN if guideline_id == "en" else ZH
    return ApprovedClaims(guideline), ApprovedValues(guideline)


def wrong(text: str) -> list[tuple[str, str]]:
    claims, values = compiled("zh" if any(c >= "一" for c in text) else "en")
    document, read = parse(text), facts(text)
    judged, _ = values.contradicted(document, read, claims.uses(document, read))
    return [(text[j.start : j.end], j.claim.id) for j in judged if j.fault == "wrong_value"]


@pytest.mark.parametrize(
    "text",
    [
        "30 people work in our Leeds kitchen.",
        "Two people can share one bottle.",
        "Survey of 2,500 adults in the UK.",
        "The country has lost 5,000 shops in ten years.",
        "Our guided walk starts on 9 May.",
        "The giveaway ends on 12 May.",
        "Come to the spring fair from 4 May.",
        "Use Fir Oil from 6 May with the new lamp.",
        "Moss Balm costs £22.",
        "Your bath is ready in 8 minutes.",
        "Return your empty bottles within 6 months and we recycle them.",
        "Most families spend £60 a month on presents.",
        "这周上两节课，下周休息。",
        "课上有两位老师，一位讲一位答。",
        "小班 8 人也开课。",
        "下课休息 10 分钟。",
        "上课前 5 分钟进直播间。",
        "一天用两次，早晚各一次。",
        "送你两瓶旅行装。",
        "松井有九十位老师，教龄平均七年。",
        "每周两节，一共 24 周上完。",
        "Norrby Plus costs £5 a month.",
        "双十二满399减50。",
        "全场满三百九十九减五十。",
    ],
)
def test_a_figure_of_another_thing_is_held_to_no_claim(text: str):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "quote", "held"),
    [
        ("Fir Oil costs £45.", "£45", "oil"),
        ("Fir Oil costs £400 for 50 ml.", "£400", "oil"),
        ("Fir Oil is 15% off until 27 May.", "27 May", "offer"),
        ("The offer on Fir Oil ends on 31 May.", "31 May", "offer"),
        ("Fir Oil keeps its scent for 24 hours.", "24 hours", "scent"),
        ("The Fir Oil bottle weighs 1,800 g.", "1,800 g", "weight"),
        ("The Fir Oil bottle weighs 180 kg.", "180 kg", "weight"),
        ("More than 600,000 people shop with Norrby.", "600,000 people", "people"),
        ("46 shops between Oslo and Bergen.", "46 shops", "shops"),
        ("A reply to every letter in under 20 hours.", "20 hours", "reply"),
        ("Send it back: returns within 14 days.", "14 days", "returns"),
        ("Norrby Plus costs £5 a year.", "£5 a year", "plus"),
        ("Fir Oil costs €40 for 50 ml.", "€40", "oil"),
        ("松针精油 50 毫升售价 380 元。", "380 元", "oil"),
        ("暖灯 S3 充一次电最多可用 50 次。", "50 次", "lamp"),
        ("累计售出 60 万瓶。", "60 万瓶", "sold"),
        ("累计售出 8 万瓶。", "8 万瓶", "sold"),
        ("累计售出 0.8 亿瓶。", "0.8 亿瓶", "sold"),
        ("120 位老师，平均教龄 7 年。", "120 位老师", "teachers"),
        ("老师近两百位。", "两百位", "teachers"),
        ("松针精油只要两百六。", "两百六", "oil"),
        ("双十二满300减50。", "满300减50", "cut"),
        ("全场满 399 元减 80 元。", "满 399 元减 80 元", "cut"),
        ("全场满三百减五十。", "满三百减五十", "cut"),
        ("90 位老师，平均教龄 9 年。", "9 年", "teachers"),
        ("每班不超过 20 人。", "20 人", "group"),
        ("全套课程共 48 节直播课。", "48 节直播", "lessons"),
        ("9.9 元体验 6 节课。", "6 节课", "trial"),
    ],
)
def test_another_figure_of_the_same_thing_is_held_to_the_claim_that_shares_most(text: str, quote: str, held: str):
    assert wrong(text) == [(quote, held)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每班 12 人。", []),
        ("每班至少 20 人。", [("20 人", "group")]),
        ("Fir Oil is under £45.", []),
        ("Up to 18 hours of scent from Fir Oil.", [("18 hours", "scent")]),
        ("At least 18 hours of scent from Fir Oil.", [("18 hours", "scent")]),
        ("Up to 25% off Fir Oil.", [("25% off", "offer")]),
    ],
)
def test_a_bound_may_understate_but_not_overstate(text: str, expected: list[tuple[str, str]]):
    assert wrong(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moss Balm costs £40.", [("£40", "Fir Oil costs £40 for 50 ml.")]),
        ("12 hours of scent from Moss Balm.", [("12 hours", "Up to 12 hours of scent from Fir Oil.")]),
        ("Fir Oil costs £40.", []),
        ("Unlike Moss Balm, Fir Oil costs £40.", []),
        ("If Moss Balm is too rich, the oil costs £40.", []),
        ("It costs £40.", []),
    ],
)
def test_the_figure_of_one_of_our_things_is_not_approved_for_another(text: str, expected: list[tuple[str, str]]):
    claims, _ = compiled("en")
    document, read = parse(text), facts(text)
    told = ApprovedUses(EN).elsewhere(document, read, claims.uses(document, read))
    assert [(fact.text, claim) for fact, claim in told] == expected
