"""A promise is given on its approved conditions: not to everybody, not on every sum, and with none added."""

from __future__ import annotations

from functools import cache

import pytest

from consistency.claims.claim_use import ApprovedClaims
from consistency.claims.limits.promised_to import Conditions
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term


def claim(name: str, en: str, zh: str, *values: str) -> ApprovedClaim:
    return ApprovedClaim(id=name, text=Localized(en=en, zh=zh), values=values, evidence="Terms")


@cache
def guide() -> Guideline:
    return Guideline(
        brand=Brand(id="tin", names=Localized(en="Tin", zh="汀禾"), languages=("en", "zh")),
        terms=(Term(id="lamp", preferred="Lamp 2", kind="product"),),
        claims=Claims(
            approved=(
                claim("delivery", "Free delivery on orders over £50.", "满 99 元包邮。"),
                claim("members", "Members only, 15% off skincare.", "仅限会员，护肤品 85 折。", "15%", "85 折"),
                claim("sample", "New customers get a free 3 ml sample.", "新客免费领取 3 毫升试用装一份。", "3 ml"),
                claim("returns", "Return anything within 60 days, even opened.", "60 天内可退货，拆封也能退。"),
                claim("price", "Lamp 2 from £249.", "Lamp 2 售价 1,899 元起。", "£249", "1,899 元"),
                claim("week", "Members get 20% off everything.", "首发周全场 8 折，仅限会员。", "20%", "8 折"),
                claim(
                    "cancel",
                    "Free cancellation until 6 pm the day before on all flexible rates.",
                    "在合作场站停车，免 2 小时停车费。",
                ),
                claim("kids", "Children under 12 stay free.", "适合 4 月龄以上的小狗。"),
                claim("dogs", "Dogs stay for £15, up to two dogs in a room.", "新客试吃装每人限购一份。", "£15"),
                claim("chat", "Our team answers chats from 8 am to 8 pm.", "每晚 23 点到次日 7 点，服务费五折。"),
                claim(
                    "swap", "Swap a lamp within 14 days with your receipt.", "凭小票 14 天内换灯。", "14 days", "14 天"
                ),
                claim("money", "Your money is protected up to £85,000.", "存款保障最高 50 万元。"),
            )
        ),
    )


def broken(text: str) -> list[tuple[str, str]]:
    document = parse(text)
    uses = ApprovedClaims(guide()).uses(document, facts(document.plain))
    found = Conditions(guide()).broken(document, uses)
    return [(each.claim.id, document.plain[each.start : each.end]) for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Free delivery on all orders.", ("delivery", "on all orders")),
        ("Swap your lamp within 14 days, with or without a receipt.", ("swap", "with or without a receipt")),
        ("Swap a lamp within 14 days. No receipt needed.", ("swap", "No receipt needed")),
        (
            "Whether you've been with us for ten years or ten minutes, get a free 3 ml sample.",
            ("sample", "Whether you've been with us for ten years or"),
        ),
        ("Cancel free of charge at any time on flexible rates.", ("cancel", "at any time")),
        ("All our rates can be cancelled free of charge.", ("cancel", "All our rates")),
        ("在所有场站停车，免停车费。", ("cancel", "所有场站")),
        ("在合作场站停车，停车费全免。", ("cancel", "全免")),
        ("Children stay free, whatever their age.", ("kids", "whatever their age")),
        ("全年龄的小狗都适合。", ("kids", "全年龄")),
        ("A dog is £15 a stay. Bring as many dogs as you like.", ("dogs", "as many dogs as you like")),
        ("新客试吃装不限购。", ("dogs", "不限购")),
        ("Our team answers chats around the clock.", ("chat", "around the clock")),
        ("服务费全天五折。", ("chat", "全天")),
        ("Delivery is free on every order, however small.", ("delivery", "on every order")),
        ("No minimum spend: delivery is free.", ("delivery", "No minimum spend")),
        ("全场包邮，慢慢挑。", ("delivery", "全场")),
        ("不限金额包邮。", ("delivery", "不限金额")),
        ("单单包邮，不设门槛。", ("delivery", "单单")),
        ("Everyone gets 15% off skincare.", ("members", "Everyone")),
        ("护肤品 85 折，人人可享。", ("members", "人人")),
        ("护肤品全部 85 折。", ("members", "全部")),
        ("Existing customers get a free 3 ml sample too.", ("sample", "Existing customers")),
        ("老客也能免费领取 3 毫升试用装。", ("sample", "老客")),
        ("所有人都能免费领取试用装一份。", ("sample", "所有人")),
        ("Lamp 2 costs £249, whichever set you choose.", ("price", "whichever")),
        ("All your money is protected, however much.", ("money", "All your money")),
        ("Free cancellation at any time.", ("cancel", "at any time")),
    ],
)
def test_a_condition_that_is_lifted_for_everybody_is_told(text: str, found: tuple[str, str]) -> None:
    assert broken(text) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Only members get free delivery over £50.", ("delivery", "Only members")),
        ("仅限会员，满 99 元包邮。", ("delivery", "仅限会员")),
        ("Only unopened bottles can be returned.", ("returns", "unopened")),
        ("Return it within 60 days, as long as it is sealed.", ("returns", "sealed")),
        ("未拆封才可退货。", ("returns", "未拆封")),
    ],
)
def test_a_condition_that_nobody_approved_is_told(text: str, found: tuple[str, str]) -> None:
    assert broken(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Free delivery on all orders over £50.",
        "On all flexible rates you cancel free of charge until 6 pm the day before.",
        "Come at any time. You can cancel your flexible rate free of charge until 6 pm the day before.",
        "在合作场站停车，免 2 小时停车费，全天开放。",
        "Dogs of any age stay for £15.",
        "Delivery is free from £50 and not on every order.",
        "Is delivery free on all orders?",
        "Delivery has its price on all orders under £50.",
        "Anyone can join and get 15% off skincare.",
        "Everybody loves 15% off skincare; join us.",
        "Existing customers often ask how to get a free 3 ml sample.",
        "We read letters around the clock; our team answers chats until 8 pm.",
        "We read every order twice.",
        "Everyone deserves good skincare.",
        "15% off skincare for all members.",
        "Members get 15% off skincare, and anyone can become one.",
        "Return anything within 60 days, opened or unopened.",
        "Swap your lamp within 14 days with your receipt.",
        "Swap your lamp within 14 days. No voucher needed, only the receipt.",
        "Whether you come by bus or by car, new customers get a free 3 ml sample.",
        "Your money is protected up to £85,000, all of your savings included.",
        "满 99 元包邮，新老客都一样。",
        "护肤品 85 折，所有会员都能用。",
        "护肤品 85 折，仅限会员，人人都能免费入会。",
        "我们从不对所有人承诺 85 折。",
        "所有人都可以来门店逛逛。",
        "凑够 99 元就包邮。",
        "首发周全场 8 折。",
    ],
)
def test_a_promise_on_its_conditions_and_everybody_elsewhere_are_fine(text: str) -> None:
    assert broken(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("Lamp 2 is open seven days a week.", ["seven days a week"]), ("Our garden is open seven days a week.", [])],
)
def test_one_word_gives_no_promise_of_something_with_a_name(text: str, found: list[str]) -> None:
    shop = ApprovedClaim(
        id="shop", text=Localized(en="Lamp 2 is open Monday to Friday, 9 am to 5 pm."), evidence="Terms"
    )
    held = Conditions(Guideline(brand=guide().brand, terms=guide().terms, claims=Claims(approved=(shop,))))
    assert [text[each.start : each.end] for each in held.broken(parse(text), ())] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lessons can be dropped right up to the moment they start, for full credit.", ["right up to the moment"]),
        ("Lessons can be dropped at the last minute for full credit.", ["at the last minute"]),
        ("Lessons can be dropped until the last minute for full credit.", ["until the last minute"]),
        ("Lessons can be dropped at any time up to 48 hours before the start for full credit.", []),
        ("If you drop a lesson at the last minute, we can't give you full credit.", []),
        ("Lessons dropped two days before bring full credit; at the last minute, half of it.", []),
        ("If we drop a lesson at the last minute, you get full credit.", []),
        ("Write to us about your lesson at any time.", []),
    ],
)
def test_a_deadline_before_something_is_lifted_where_the_promise_is_given(text: str, found: list[str]) -> None:
    lesson = "Lessons can be dropped up to 48 hours before the start for full credit."
    school = ApprovedClaim(id="drop", text=Localized(en=lesson), values=("48 hours",), evidence="Terms")
    held = Conditions(Guideline(brand=guide().brand, claims=Claims(approved=(school,))))
    assert [text[each.start : each.end] for each in held.broken(parse(text), ())] == found
