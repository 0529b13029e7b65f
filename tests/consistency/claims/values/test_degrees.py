"""Temperatures of copy, read below and above zero, and held to the approved ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from consistency.check_api import Resources
from consistency.checks import claims
from consistency.claims.values.degrees import degrees
from consistency.document import parse
from consistency.model import Copy
from consistency.nlp.encoder import make_encoder
from consistency.statements.values import Figure
from guidelines.model import ApprovedClaim, Brand, Claims, Guideline, Localized

TENTS = Guideline(
    brand=Brand(id="ry", names=Localized(zh="日野"), languages=("zh",)),
    claims=Claims(
        approved=tuple(
            ApprovedClaim(id=name, text=Localized(zh=text), evidence="测试")
            for name, text in (
                ("tent", "帐篷在零下 5 度到 30 度之间使用。"),
                ("bag", "睡袋零下 15 度仍能保暖。"),
                ("bath", "温泉水温常年保持 39 度。"),
            )
        )
    ),
)
RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
COMPILED = claims.CHECK.compile(TENTS, RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    findings = claims.CHECK.run(parse(text), Copy(text), COMPILED, RESOURCES).findings
    return [(each.code.removeprefix("claims."), each.quote) for each in findings]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("零下 15 度也能用", -15, None),
        ("零下十五度", -15, None),
        ("低至-20℃", -20, None),
        ("零下5度到25度", -5, 25),
        ("零下 20 度到零下 5 度", -20, -5),
        ("水温 39 度", 39, None),
        ("works down to minus 5 °C", -5, None),
    ],
)
def test_a_temperature_is_read_with_its_sign(text: str, low: int, high: int | None) -> None:
    (only,) = degrees(text)
    assert isinstance(only.value, Figure)
    assert (only.value.low, only.value.high) == (Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    "text", ["近视 300 度", "屏幕能转 180 度", "53 度白酒", "一个月用 80 度电", "昨晚零下 12 度。"]
)
def test_other_degrees_and_the_weather_are_none(text: str) -> None:
    assert not list(degrees(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("帐篷零下 10 度到 30 度都能用。", "零下 10 度到 30 度"),
        ("睡袋零下 25 度照样保暖。", "零下 25 度"),
        ("帐篷零下 15 度也能正常使用。", "零下 15 度"),
        ("帐篷 35 度的热天也能使用。", "35 度"),
        ("温泉水温常年 42 度。", "42 度"),
    ],
)
def test_another_temperature_is_told(text: str, quote: str) -> None:
    assert found(text) == [("wrong_value", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "帐篷零下5℃到30℃都能用。",
        "睡袋零下 10 度照样保暖。",
        "帐篷零下 2 度也能正常使用。",
        "温泉的水常年 39 度。",
        "昨晚零下 12 度，我们在帐篷里煮面。",
        "烤箱预热到 180 度，放进红薯。",
    ],
)
def test_the_same_temperature_a_milder_one_and_another_things_are_not(text: str) -> None:
    assert found(text) == []
