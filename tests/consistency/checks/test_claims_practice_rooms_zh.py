"""Chinese copy of practice rooms for music, held to its claims: whom a disclaimer keeps out, what a promise asks."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Finding, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, ProhibitedClaim

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 11, 23)


def claim(name: str, zh: str, disclaimer: str = "") -> ApprovedClaim:
    told = Localized(zh=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(zh=zh), evidence=f"文件 {name}", disclaimer=told)


ROOMS = Guideline(
    brand=Brand(id="qy", names=Localized(zh="琴隅"), languages=("zh",)),
    claims=Claims(
        approved=(
            claim("upright", "立式琴房每小时 38 元。"),
            claim("card", "琴友卡每年 299 元，琴房 8 折。", "暑假和春节期间不打折。"),
            claim("float", "浮力课每节 60 元。", "孕妇和高血压患者不可参加。"),
            claim("credit", "信用分 600 分以上免押金，最高 2000 元。"),
            claim("cancel", "开练前 12 小时取消全额退款。"),
            claim("gift", "工作日练两小时送半小时。", "限立式琴房。"),
            claim("staff", "30 位陪练老师都是全职在岗。"),
            claim("parts", "换弦只用原厂琴弦。"),
            claim("small", "1.2 米以下儿童旁听免费。"),
            claim("wear", "琴键正常磨损免赔。"),
            claim("sites", "杭州 4 家店，宁波 3 家店。"),
        ),
        prohibited=(
            ProhibitedClaim(
                id="noise", phrases={"en": (), "zh": ("没有噪音",)}, reason=Localized(zh="琴房隔音，但不是没有。")
            ),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(ROOMS, RESOURCES)


def findings(text: str) -> tuple[Finding, ...]:
    return claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES).findings


def codes(text: str) -> list[str]:
    return [finding.code.removeprefix("claims.") for finding in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "琴友卡 299 元一年，琴房 8 折，暑假也照样打八折。",
        "琴友卡 299 元一年，琴房八折，春节也一样划算。",
        "浮力课 60 元一节，孕妇也不用担心，老师会看着。",
        "浮力课每节 60 元，高血压患者也可以来。",
    ],
)
def test_whom_or_when_a_disclaimer_keeps_out_may_not_be_let_in(text: str) -> None:
    assert codes(text) == ["wrong_disclaimer"]


@pytest.mark.parametrize(
    "text",
    [
        "琴友卡 299 元一年，琴房 8 折，暑假和春节期间不打折，春节也不例外。",
        "琴友卡 299 元一年，琴房 8 折。暑假和春节期间不打折，但春节也可以来练。",
        "浮力课每节 60 元。孕妇和高血压患者不可参加，孕妇也可以在旁边听。",
    ],
)
def test_who_is_kept_out_may_still_do_something_else(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "练琴两小时送半小时，周末也算，限立式琴房。",
        "不管你信用分多少，谁来都不收押金。",
        "无论信用分高低都免押金。",
        "不看信用分，谁来都免押金。",
        "琴键不管坏成什么样都不用赔。",
        "琴键人为的也免赔。",
        "换弦的琴弦有原厂也有副厂，看预算。",
        "所有儿童旁听都免费。",
        "开练前随时能取消，全额退款。",
        "开练之前随时都能取消，全额退。",
        "30 位陪练老师里，一部分是从音乐学院请来的兼职。",
    ],
)
def test_what_a_promise_asks_is_lifted_in_words(text: str) -> None:
    assert codes(text) == ["wrong_condition"]


@pytest.mark.parametrize(
    "text",
    [
        "练两小时送半小时，工作日有效，限立式琴房，周末也开门。",
        "信用分 600 以上免押金，最高 2000 元，不管你信用分多少都欢迎来看看。",
        "开练前 12 小时取消全额退款，来之前随时打电话。",
        "要改时间随时说，开练前 12 小时取消全额退款。",
        "30 位陪练老师都是全职在岗，没有兼职。",
        "我们的 30 位陪练老师，有人从前兼职开过出租车。",
        "琴键正常磨损免赔，砸坏了要赔。",
        "换弦只用原厂琴弦，不用副厂的。",
        "1.2 米以下儿童旁听免费，所有儿童都要家长陪着。",
        "不看信用分，也要带身份证来登记。",
    ],
)
def test_a_promise_that_is_told_with_what_it_asks_is_not_lifted(text: str) -> None:
    assert codes(text) == []


def test_what_a_claim_counts_apart_may_be_counted_together() -> None:
    assert codes("我们有七家店，都在地铁口。") == []
    assert codes("杭州有五家店，都在地铁口。") == ["wrong_value"]


def test_a_price_may_be_counted_out_twice_over() -> None:
    assert codes("立式琴房一小时 38 元，一周三次，一次两小时，一周 228 元。") == []
    assert codes("立式琴房一小时 38 元，一周三次，一次两小时，一周 218 元。") == ["unapproved_number"]


def test_from_what_sum_a_card_pays_for_itself_follows_from_its_price_and_its_discount() -> None:
    told = "琴友卡 299 元一年，打八折，暑假和春节期间不打折，一年练琴花到 {} 元才回本。"
    assert codes(told.format(1495)) == []
    assert codes(told.format(995)) == ["unapproved_number"]


@pytest.mark.parametrize("text", ["没有噪音吧？有，只是小，关上门听不见。", "没有噪音吗？其实有一点。"])
def test_who_asks_whether_there_is_none_and_hears_that_there_is_was_told_the_truth(text: str) -> None:
    assert [finding.severity for finding in findings(text)] == [Severity.SUGGESTION]


@pytest.mark.parametrize("text", ["没有噪音吧？没有，您放心。", "是不是没有噪音？对，一点都听不见。"])
def test_who_hears_that_there_is_none_was_promised_it(text: str) -> None:
    assert [finding.severity for finding in findings(text)] == [Severity.ERROR]
