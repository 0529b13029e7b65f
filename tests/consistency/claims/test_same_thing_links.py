"""What links copy to an approved claim are words of its thing: no function words, no words of the trade or of a sum."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.claims.claim_use import ApprovedClaims
from consistency.claims.values.approved import ApprovedValues
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Language, Localized

EN = {
    "supper": "The Cellar Supper is cooked over wood and served until 10 pm every day.",
    "desk": "Our repair desk in Hull answers letters in under 4 hours, 9 am to 6 pm on weekdays.",
    "fitting": "A free fitting worth £70 for all who order this spring.",
    "nights": "Stay two nights and the third is free.",
    "cats": "Cats stay for £12 a stay.",
    "trial": "Try Heddle Loom free for 20 days. No card needed.",
    "cloth": "30% off Heddle Loom for the first two months.",
    "letters": "You can read your letters for 90 days after you leave.",
    "points": "Thrum Club members get 10% back on wool.",
    "shops": "More than 4,000 small shops sell with Heddle.",
    "shuttle": "Every shuttle is made of 100% ash wood.",
    "october": "20% off wool bought in October.",
    "chair": "The Heddle Chair costs £250.",
    "autumn": "The Heddle Chair costs £199 all autumn.",
}
ZH = {
    "parking": "来店洗车，免 2 小时停车费。",
    "wash": "洗车满 12 次送一次。",
    "points": "洗车积分可换礼品。",
    "card": "月卡 29.9 元，年卡 268 元。",
    "line": "客服 24 小时在线，平均 50 秒接通。",
    "refund": "余额随时可退，3 个工作日内到账。",
    "bottles": "浓缩皂液 1 升装 45 元，4 升装 148 元。",
    "first": "新客首单满 50 元立减 18 元。",
    "invite": "请好友来，双方立减 12 元。",
    "tests": "每批送检 146 项指标，报告扫码可看。",
    "towns": "净行在 86 座城市开店。",
}


TODAY = dt.date(2026, 12, 1)


def guideline(language: Language, texts: dict[str, str]) -> Guideline:
    told = {
        name: Localized(en=text, zh=None) if language == "en" else Localized(en=None, zh=text)
        for name, text in texts.items()
    }
    new = Localized(en="New customers only.")
    return Guideline(
        brand=Brand(id="b", names=Localized(en="Heddle", zh="净行"), languages=(language,)),
        claims=Claims(
            approved=tuple(
                ApprovedClaim(
                    id=name,
                    text=text,
                    evidence="File 1",
                    disclaimer=new if name == "cloth" else None,
                    expires=dt.date(2026, 11, 30) if name == "autumn" else None,
                )
                for name, text in told.items()
            )
        ),
    )


@cache
def compiled(language: Language) -> tuple[ApprovedClaims, ApprovedValues]:
    made = guideline(language, EN if language == "en" else ZH)
    return ApprovedClaims(made), ApprovedValues(made)


def wrong(text: str) -> list[tuple[str, str, str]]:
    claims, values = compiled("zh" if any(c >= "一" for c in text) else "en")
    document, read = parse(text), facts(text)
    judged, _ = values.contradicted(document, read, claims.uses(document, read), TODAY)
    return [(text[j.start : j.end], j.claim.id, j.approved) for j in judged if j.fault == "wrong_value"]


@pytest.mark.parametrize(
    "text",
    [
        "We are mending the website on Sunday from 2 am to 4 am.",
        "The lift is out of order until 5 pm.",
        "Our shop is open from 10 am to 4 pm.",
        "You have 3 parcels due this week, worth £1,240.",
        "Stay three nights and you will know the whole town.",
        "If you stay five nights, ask for the top floor.",
        "洗车一般半小时，刚好喝杯茶。",
        "我洗车用了 40 分钟。",
        "Join Thrum Club and get 10% back on wool.",
        "新客首单立减 18 元，满 50 元可用。",
        "我们有 600 名店员，分布在 50 座城市。",
    ],
)
def test_what_shares_no_word_of_a_thing_or_is_what_another_claim_gives_contradicts_none(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supper is served until 9 pm.", [("9 pm", "supper", "10 pm")]),
        ("Stay three nights and the fourth is free.", [("three nights", "nights", "two nights")]),
        ("A free fitting worth £90.", [("£90", "fitting", "£70")]),
        ("We charge £20 per stay for each cat.", [("£20", "cats", "£12")]),
        ("5,500 small shops sell with Heddle.", [("5,500 small shops", "shops", "4,000 small shops")]),
        ("All our shuttles are made of 80% ash wood.", [("80%", "shuttle", "100%")]),
        ("年卡只要 198 元。", [("198 元", "card", "268 元")]),
        ("You can read your letters for 30 days after you leave.", [("30 days", "letters", "90 days")]),
        ("余额随时可退，12 个工作日内到账。", [("12 个工作日", "refund", "3 个工作日")]),
        ("浓缩皂液 1 升装 148 元。", [("148 元", "bottles", "45 元")]),
        ("每批送检 46 项指标，报告扫码可看。", [("46 项指标", "tests", "146 项指标")]),
        ("净行已进驻 100 多座城市。", [("100 多座城市", "towns", "86 座城市")]),
        ("客服 12 小时在线，平均 50 秒接通。", [("12 小时", "line", "24 小时")]),
        ("客服平均 20 秒接通。", [("20 秒", "line", "50 秒")]),
    ],
)
def test_a_word_of_the_thing_does_and_the_value_that_was_compared_is_the_approved_one(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert wrong(text) == expected


def test_a_disclaimer_that_promises_something_else_excuses_no_promise_turned_round() -> None:
    assert [claim for _, claim, _ in wrong("A credit card is required for the trial of Heddle Loom.")] == ["trial"]


def test_a_claim_that_is_over_is_no_measure_and_its_value_makes_it() -> None:
    _, values = compiled("en")
    for text, expected in (("The Heddle Chair costs £199.", ["autumn"]), ("The Heddle Chair costs £250.", [])):
        document, read = parse(text), facts(text)
        judged, made = values.contradicted(document, read, (), TODAY)
        assert (judged, [use.claim.id for use in made if use.claim.id == "autumn"]) == ((), expected), text
    assert wrong("The Heddle Chair costs £220.") == [("£220", "chair", "£250")]
