"""What links copy to an approved claim are words of its thing: no function words, no words of the trade or of a sum."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.document import parse
from consistency.facts import facts
from consistency.matching.claim_use import ApprovedClaims
from consistency.statements.approved import ApprovedValues
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Language, Localized

EN = {
    "supper": "The Cellar Supper is cooked over wood and served until 10 pm every day.",
    "desk": "Our repair desk in Hull answers letters in under 4 hours, 9 am to 6 pm on weekdays.",
    "fitting": "A free fitting worth £70 for all who order this spring.",
    "nights": "Stay two nights and we carry your bags.",
    "cats": "Cats stay for £12 a stay.",
    "trial": "Try Heddle Loom free for 20 days. No card needed.",
    "cloth": "30% off Heddle Loom for the first two months.",
}
ZH = {
    "parking": "来店洗车，免 2 小时停车费。",
    "wash": "洗车满 12 次送一次。",
    "points": "洗车积分可换礼品。",
    "card": "月卡 29.9 元，年卡 268 元。",
    "line": "客服 24 小时在线，平均 50 秒接通。",
}


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
                ApprovedClaim(id=name, text=text, evidence="File 1", disclaimer=new if name == "cloth" else None)
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
    judged, _ = values.contradicted(document, read, claims.uses(document, read))
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
    ],
)
def test_words_of_no_thing_link_copy_to_no_claim(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Supper is served until 9 pm.", [("9 pm.", "supper", "10 pm")]),
        ("A free fitting worth £90.", [("£90", "fitting", "£70")]),
        ("We charge £20 per stay for each cat.", [("£20", "cats", "£12")]),
        ("年卡只要 198 元。", [("198 元", "card", "268 元")]),
        ("客服平均 20 秒接通。", [("20 秒", "line", "50 秒")]),
    ],
)
def test_a_word_of_the_thing_does_and_the_value_that_was_compared_is_the_approved_one(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert wrong(text) == expected


def test_a_disclaimer_that_promises_something_else_excuses_no_promise_turned_round() -> None:
    assert [claim for _, claim, _ in wrong("A credit card is required for the trial of Heddle Loom.")] == ["trial"]
