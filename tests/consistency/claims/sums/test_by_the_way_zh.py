"""Small prices that Chinese copy names by the way, and those that it offers."""

from __future__ import annotations

import pytest

from consistency.claims.sums.by_the_way import SmallPrices
from consistency.document import parse
from consistency.facts import facts
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

FILM = SmallPrices(
    Guideline(
        brand=Brand(id="kp", names=Localized(zh="快片"), languages=("zh",)),
        claims=Claims(
            approved=(ApprovedClaim(id="roll", text=Localized(zh="冲洗一卷胶卷 28 元。"), evidence="价目表"),)
        ),
    )
)


def by_the_way(text: str) -> bool:
    (fact,) = (each for each in facts(text) if each.dimension == "money")
    return FILM.is_by_the_way(parse(text), fact)


@pytest.mark.parametrize(
    "text",
    [
        "路口那家煎饼 8 块钱一套。",
        "忘带雨衣的话前台有卖，5 块钱一件。",
        "换个帽子扣子 45 块左右，老李自己拿线缝好了。",
        "驱蚊水在快片商店，18 块一瓶。",
    ],
)
def test_a_small_price_of_a_thing_no_claim_speaks_of_is_by_the_way(text: str) -> None:
    assert by_the_way(text)


@pytest.mark.parametrize(
    "text",
    [
        "胶卷 8 块钱一卷。",
        "胶卷在快片商店，18 块一卷。",
        "冲洗只要 9 元。",
        "办张年卡 50 元。",
        "新客首单 9 元。",
        "平均一个月 12 块多。",
        "换个相机包 245 块左右。",
        "我们的雨衣 35 块一件。",
        "只要 9 元。",
    ],
)
def test_what_the_brand_sells_is_not(text: str) -> None:
    assert not by_the_way(text)
