"""Copy that gives on another day, or at another part of the day, what an approved claim gives at its own."""

from __future__ import annotations

import pytest

from consistency.claims.limits.also_when_zh import AlsoWhen
from consistency.document import parse
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

TEXTS = ("采血只在上午进行。", "图书角周二到周日 9 点到 20 点开放。", "工作日午间有面包试吃。", "周五晚上讲故事。")
WHEN = AlsoWhen(
    Guideline(
        brand=Brand(id="ck", names=Localized(zh="窗口"), languages=("zh",)),
        claims=Claims(
            approved=tuple(
                ApprovedClaim(id=f"c{n}", text=Localized(zh=text), evidence="告示") for n, text in enumerate(TEXTS)
            )
        ),
    )
)


def added(text: str) -> list[str]:
    return [text[each.start : each.end] for each in WHEN.added(parse(text))]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("下午也采血，下班过来就行。", "下午也采血"),
        ("不光上午，下午照样可以采血。", "下午照样可以采血"),
        ("图书角周一也开放。", "周一也开放"),
        ("图书角周一照常营业，欢迎来。", "周一照常营业"),
        ("面包试吃周末也有试吃。", "周末也有试吃"),
        ("讲故事的活动，周六也讲故事。", "周六也讲故事"),
    ],
)
def test_another_time_is_told(text: str, quote: str) -> None:
    assert added(text) == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "下午也能取报告。",
        "图书角周三也开放。",
        "周一也不开放。",
        "下午也能采血吗？",
        "工作日也开放。",
        "周六也有人来。",
    ],
)
def test_another_thing_a_refusal_and_a_question_are_not(text: str) -> None:
    assert added(text) == []
