"""Chinese stories that a brand tells: one person's case, a former life, what people say to it in their own words."""

from __future__ import annotations

import pytest

from consistency.whose.no_offer import is_no_offer
from consistency.whose.stories_zh import is_of_a_life, is_ones_case, is_said_to_us


@pytest.mark.parametrize(
    "text",
    [
        "老赵的相机摔在台阶上，两小时不到就修好了，没收钱。",
        "上个月，阿梅的镜头进了灰，我们 2 小时内免费给她换了一支。",
        "昨天夜里有位摄影师来取快门，一分钱没花就换好了。",
    ],
)
def test_what_happened_to_one_person_is_a_story(text: str) -> None:
    assert is_ones_case(text)


@pytest.mark.parametrize(
    "text",
    [
        "老客户的相机坏了，2 小时内免费修好。",
        "小店的镜头都可以免费换。",
        "老赵来了，你也快来，2 小时内免费换。",
        "相机坏了，2 小时内免费换。",
        "老师推荐的镜头，2 小时内免费换。",
    ],
)
def test_what_readers_are_offered_is_none(text: str) -> None:
    assert not is_ones_case(text)


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("师傅第一份工作在影楼，拍一天 150 块。", "150", True),
        ("他退役以后在仓库打包，一晚 90 元。", "90", True),
        ("小韩以前送外卖，一单挣 5 块。", "5", True),
        ("他退役以后来这里，如今我们一节课 90 元。", "90", False),
        ("拍一天 150 块。", "150", False),
    ],
)
def test_a_former_life_is_told_until_today_comes(text: str, figure: str, told: bool) -> None:
    assert is_of_a_life(text, text.index(figure)) is told


@pytest.mark.parametrize(
    ("text", "figure", "said"),
    [
        ("老王嘟囔，你们一卷才 19 元，怎么别人说 28。", "19", True),
        ("他打电话来问你们押金是不是要 800 元。", "800", True),
        ("我们常说，你们只要付 19 元。", "19", False),
        ("主播说：你们今晚只要 19 元。", "19", False),
        ("你们只要付 19 元。", "19", False),
    ],
)
def test_what_is_said_to_the_brand_is_somebody_elses_word(text: str, figure: str, said: bool) -> None:
    assert is_said_to_us(text, text.index(figure)) is said


@pytest.mark.parametrize("text", ["两家店的拿铁只差一块钱。", "离包邮还差 5 元。", "它们相差不到 3 元。"])
def test_a_difference_offers_nothing(text: str) -> None:
    start = next(at for at, char in enumerate(text) if char in "一53")
    assert is_no_offer(text, start, len(text) - 1)
