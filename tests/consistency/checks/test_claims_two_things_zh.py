"""Chinese claims that speak of two of the brand's things, of a part, of what is left; disclaimers in plain words."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, ProhibitedClaim, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))


def claim(name: str, zh: str, disclaimer: str = "") -> ApprovedClaim:
    told = Localized(zh=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(zh=zh), evidence=f"文件 {name}", disclaimer=told)


SCOOTERS = Guideline(
    brand=Brand(id="fy", names=Localized(zh="风驿"), languages=("zh",)),
    terms=tuple(Term(id=f"t{n}", preferred=name, kind="product") for n, name in enumerate(("轻骑款", "越野款"))),
    claims=Claims(
        approved=(
            claim("charge", "轻骑款每次充电 3 小时，越野款每次充电 5 小时。"),
            claim("range", "一块电池最多能跑 65 公里。"),
            claim("rent", "租来的电池满两年可以买断。"),
            claim("battery", "电池坏了 2 小时内免费更换。", "人为拆解和浸水除外。"),
            claim("harvest", "越野款在 4 月 4 日前交车。"),
            claim("tested", "刹车 216 项检测全部合格。", "检测批次为 2026 年 4 月。"),
            claim("land", "试车场占地 320 亩。"),
            claim("card", "骑行卡每月 289 元。", "每人每月最多送 30 天。"),
            claim("unused", "骑行卡未使用 7 天内可全额退款。"),
            claim("trial", "越野款试骑 98 元。"),
            claim("student", "越野款学生试骑 68 元。"),
            claim("riders", "18 名教练全部持有驾驶证。"),
            claim("towns", "服务覆盖 31 座城市。"),
            claim("second", "二宝同行 8 折。", "须为同一家庭的两个孩子，不与骑行卡优惠同享。"),
            claim("days", "周三和周六上午上门换电。"),
            claim("gift", "首次订阅送头盔一顶。"),
            claim("refund", "办卡后 14 天内可退余下月费。"),
        ),
        prohibited=(
            ProhibitedClaim(id="gain", phrases={"en": (), "zh": ("保值增值",)}, reason=Localized(zh="不得承诺收益。")),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(SCOOTERS, RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    copy = Copy(text, as_of=dt.date(2026, 11, 24))
    findings = claims.CHECK.run(parse(text), copy, compiled(), RESOURCES).findings
    return [(each.code.removeprefix("claims."), each.quote) for each in findings]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("越野款每次充电 3 小时，出门前插上就行。", "3 小时"),
        ("轻骑款每次充电 5 小时。", "5 小时"),
        ("一块电池跑 90 公里不在话下。", "90 公里"),
        ("越野款在 4 月 15 日前交车。", "4 月 15 日"),
        ("办卡后 21 天内，余下月费说退就退。", "21 天"),
    ],
)
def test_a_value_of_another_thing_of_a_part_and_of_what_is_left_is_wrong(text: str, quote: str) -> None:
    assert found(text) == [("wrong_value", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "越野款每次充电 5 小时，轻骑款 3 小时。",
        "轻骑款每次充电 3 小时。",
        "装上一块电池，骑去 90 公里外的县城，路上换了一回。",
        "办卡后两周内，余下月费都退。",
        "电池坏了 2 小时内免费更换，自己拆过的、泡过水的不在内。",
    ],
)
def test_the_right_ones_and_other_ways_are_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("周三、周六、周日上午上门换电。", "周三、周六、周日"),
        ("周二和周六上午上门换电。", "周二和周六"),
        ("周三、周日上午上门换电，下雨也来。", "周三、周日"),
        ("新老用户订阅都送头盔一顶。", "新老用户"),
    ],
)
def test_other_days_without_a_word_for_every_and_other_customers_are_told(text: str, quote: str) -> None:
    assert [quote] == [q for _, q in found(text)]


@pytest.mark.parametrize(
    "text",
    ["周六和周三上午上门换电。", "这周二和周五上午，我去上门换电。", "周一到周五上班的人，选周六上门换电。"],
)
def test_the_same_days_and_those_of_one_week_are_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("n", "codes"), [("260", ["wrong_value"]), ("216", [])])
def test_a_total_that_names_its_thing_before_it_is_held_to_the_claim(n: str, codes: list[str]) -> None:
    told = found(f"刹车检测一共 {n} 项，检测批次为 2026 年 4 月。")
    assert [code for code, _ in told] == codes


@pytest.mark.parametrize(
    ("text", "code", "quote"),
    [
        ("试车场占地 520 亩。", "wrong_value", "520 亩"),
        ("骑行卡没用过的，30 天内可全额退款。", "wrong_value", "30 天"),
        ("18 名教练里大部分持有驾驶证。", "wrong_condition", "大部分"),
        ("服务覆盖全国所有城市。", "wrong_condition", "全国所有城市"),
        ("二宝同行 8 折，亲戚家的孩子凑一起也算，还能用骑行卡优惠。", "missing_disclaimer", "8 折"),
    ],
)
def test_land_refunds_all_of_them_and_a_refusal_granted_are_held_to_their_claims(
    text: str, code: str, quote: str
) -> None:
    assert found(text) == [(code, quote)]


@pytest.mark.parametrize(
    "text",
    [
        "试车场占地三百二十亩。",
        "学生党周末来，越野款试骑 68 元。",
        "18 名教练全部持有驾驶证，大部分会修车。",
        "骑行卡每月 289 元，每人每月最多送 30 天。",
    ],
)
def test_the_same_in_other_words_is_right(text: str) -> None:
    assert found(text) == []


def test_what_is_told_twice_in_one_breath_is_found_once() -> None:
    assert found("这车越放越值钱，只涨不跌，比存银行强。") == [("prohibited", "越放越值钱")]


def test_a_disclaimer_that_is_not_told_is_still_missed() -> None:
    assert found("电池坏了 2 小时内免费更换，自己拆过的不要紧。") == [("missing_disclaimer", "2 小时")]
