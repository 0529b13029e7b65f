"""How often Chinese copy says that something is done, held to the claim that says how often."""

from __future__ import annotations

import pytest

from consistency.claims.limits.intervals_zh import IntervalsZh
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized, Term

TEXTS = ("滤芯每 3 个月换新。", "水箱每周清洗一次。", "浴巾三天一换。", "月票每月 199 元。", "大堂香氛每季度更换配方。")
DONE = IntervalsZh(
    Guideline(
        brand=Brand(id="qs", names=Localized(zh="清宿"), languages=("zh",)),
        terms=(Term(id="t", preferred="月票", kind="product"),),
        claims=Claims(
            approved=tuple(
                ApprovedClaim(id=f"c{n}", text=Localized(zh=text), evidence="规程") for n, text in enumerate(TEXTS)
            )
        ),
    )
)


def others(text: str) -> list[str]:
    return [text[each.start : each.end] for each in DONE.others(parse(text))]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("滤芯每个月换新，喝着放心。", "每个月"),
        ("滤芯每半年换新一次。", "每半年"),
        ("水箱每天清洗。", "每天"),
        ("浴巾一周一换。", "一周"),
        ("大堂香氛每个月更换配方。", "每个月"),
    ],
)
def test_another_interval_is_told(text: str, quote: str) -> None:
    assert others(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "滤芯每季度换新。",
        "滤芯三个月一换，都是新的。",
        "水箱七天清洗一次。",
        "水箱每 7 天清洗。",
        "月票每年 1990 元。",
        "滤芯建议每个月看一眼。",
        "他每天换三条浴巾。",
        "每周都有新客人来。",
        "滤芯不用每个月换新。",
    ],
)
def test_the_same_interval_and_other_habits_are_not(text: str) -> None:
    assert others(text) == []
