"""Chinese copy of a boat hire, held to its claims: prices without a unit, single days, ages, how soon, how cold."""

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
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
TODAY = dt.date(2026, 11, 24)


def claim(name: str, zh: str, disclaimer: str = "") -> ApprovedClaim:
    told = Localized(zh=disclaimer) if disclaimer else None
    return ApprovedClaim(id=name, text=Localized(zh=zh), evidence=f"文件 {name}", disclaimer=told)


BOATS = Guideline(
    brand=Brand(id="dy", names=Localized(zh="渡月"), languages=("zh",)),
    terms=(Term(id="cabin", preferred="船屋", kind="product", language="zh"),),
    claims=Claims(
        approved=(
            claim("weekday", "四人船屋平日 620 元一晚。"),
            claim("weekend", "四人船屋周末和节假日 860 元一晚。"),
            claim("age", "年满 16 周岁、会游泳就能划。"),
            claim("deposit", "船只押金在还船 20 天后原路退回。"),
            claim("lost", "确认遗失后 5 个工作日内赔付。"),
            claim("blanket", "出借的毛毯舒适温度为 8 °C。"),
            claim("cancel", "登船前 24 小时免费取消。"),
            claim("month", "划船月卡 320 元，含 20 次。"),
            claim("first", "新用户首单减 30 元。"),
            claim("shared", "拼船免费，一次最多 6 人。"),
            claim("cat", "每条船最多带 1 只猫，擦洗费 50 元。"),
            claim("coal", "木炭每袋 28 元。"),
            claim("score", "信用分 620 分以上免押金。"),
            claim("piers", "湖区有 24 个取船点。"),
            claim("rate", "2024 年渡船准点率 95.5%。", "统计自 2024 年 1 月至 12 月全部航次，不含大风停航日。"),
        ),
    ),
)


@cache
def compiled() -> CompiledClaims:
    return claims.CHECK.compile(BOATS, RESOURCES)


def findings(text: str) -> tuple[Finding, ...]:
    found = claims.CHECK.run(parse(text), Copy(text, as_of=TODAY), compiled(), RESOURCES).findings
    return tuple(each for each in found if each.severity is not Severity.SUGGESTION)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("四人船屋周日620一晚，订起来。", "620"),
        ("四人船屋周三只要 860。", "860"),
        ("年满 14 就能划船。", "年满 14"),
        ("船只押金 20 天内退回。", "20 天"),
        ("遗失的东西 24 小时内赔付。", "24 小时"),
        ("遗失后 20 天内赔付。", "20 天"),
        ("毛毯零下 3 度也盖得暖。", "零下 3 度"),
        ("登船前随时取消，不扣一分钱。", "随时"),
        ("登船当天取消也免费。", "当天取消也免费"),
        ("划船月卡 320 元，次数不限。", "次数不限"),
        ("新老用户每单都减 30 元。", "新老用户"),
        ("拼船不限人数，十个人也行。", "不限人数"),
        ("一条船带三只猫。", "三只猫"),
        ("小猫擦洗费全免。", "擦洗费全免"),
        ("木炭免费烤，烤多少拿多少。", "免费烤"),
        ("信用分 550 就能免押金。", "550"),
        ("全湖区超过 40 个取船点。", "40 个取船"),
        ("2024 年渡船准点率 99%，统计自 2024 年 1 月至 12 月全部航次，不含大风停航日。", "99%"),
    ],
)
def test_another_value_of_the_same_thing_is_found(text: str, quote: str) -> None:
    assert [each.quote for each in findings(text)] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "四人船屋周日860一晚，订起来。",
        "周五之前人少，四人船屋周三只要 620。",
        "周末船屋 860，平日 620。",
        "年满 16 就能划船，会游泳就行。",
        "船只押金 20 天后退回，急也没用。",
        "遗失后 7 天内赔付。",
        "毛毯 12 度也盖得暖。",
        "昨晚零下 3 度，毛毯全借光了。",
        "年满 60 的老人，请家人陪着。",
        "登船前一天都能免费取消。",
        "登船当天取消要扣一天租金。",
        "登船当天取消，我们帮你改到下周。",
        "划船月卡 320 元，二十次慢慢划。",
        "第一次来？首单减 30 元。",
        "昨天码头来了三只猫，都不怕水。",
        "擦洗费 50 元，不退。",
        "木炭 28 元一袋，隔壁烧烤店的木炭免费。",
        "信用分过了 620 就不用押金。",
        "东岸有 5 个取船点。",
    ],
)
def test_the_approved_in_other_words_is_left_alone(text: str) -> None:
    assert not findings(text)
