"""A disclaimer is carried only with its own dates and numbers."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from bot.demo import story
from consistency.check_api import Resources
from consistency.checks import claims
from consistency.checks.claims import CompiledClaims
from consistency.document import parse
from consistency.model import Copy, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.folder import load

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
BONUS, BONUS_ZH = "Get up to $100 extra for your old phone with trade-in. ", "以旧换新最高加补 600 元。"
LIGHT, LIGHT_ZH = "NightGlass gathers four times the light of Aurora 9. ", "夜瞳的进光量是极光 9 的 4 倍。"


@cache
def demo() -> CompiledClaims:
    return claims.CHECK.compile(load(story.guideline_path()), RESOURCES)


def found(text: str) -> list[tuple[str, str]]:
    findings = claims.CHECK.run(parse(text), Copy(text, as_of=dt.date(2026, 12, 8)), demo(), RESOURCES).findings
    assert all(f.severity is Severity.WARNING for f in findings)
    return [(f.code.removeprefix("claims."), f.quote) for f in findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BONUS + "Depends on model and condition. Ends on 31 March 2027.", "31 March 2027"),
        (BONUS + "Depends on model and condition, ends 28 Feb 2027.", "28 Feb 2027"),
        (BONUS_ZH + "补贴金额以旧机型号和成色为准，活动至 2027 年 3 月 31 日。", "2027 年 3 月 31 日"),
        (LIGHT + "Compared with Aurora 9 under 5 lux, Orlume Imaging Lab, July 2026.", "5 lux"),
        (LIGHT + "Compared with Aurora 8 under 1 lux, Orlume Imaging Lab, July 2026.", "8 under"),
        (LIGHT_ZH + "数据来自曜光影像实验室，2024 年 7 月，1 lux 环境下与极光 9 对比。", "2024 年 7 月"),
        (LIGHT_ZH + "数据来自曜光影像实验室，2026 年 7 月，5 lux 环境下与极光 9 对比。", "5 lux"),
        (LIGHT_ZH + "數據來自曜光影像實驗室，2026 年 7 月，5 lux 環境下與極光 9 對比。", "5 lux"),
    ],
)
def test_another_date_or_number_in_a_disclaimer_is_told(text: str, words: str) -> None:
    assert found(text) == [("wrong_disclaimer", words)]


@pytest.mark.parametrize(
    "text",
    [
        BONUS + "Depends on model and condition. Ends on 31 January 2027.",
        BONUS + "Depends on model and condition, ends 31 Jan 2027. On sale on 7 December 2026.",
        "On sale on 7 December 2026. Depends on model and condition. Ends on 31 January 2027. " + BONUS,
        BONUS + "It depends on the model and the condition of your phone and ends on 31 January. We have 120 stores.",
        LIGHT + "Compared with Aurora 9 under 1 lux, Orlume Imaging Lab, July 2026.",
        BONUS_ZH + "补贴金额以旧机型号和成色为准，活动至 1 月 31 日。",
        "12 月 7 日开售。" + BONUS_ZH + "补贴金额以旧机型号和成色为准，活动至 2027 年 1 月 31 日。",
        LIGHT_ZH + "数据来自曜光影像实验室，2026年7月，1 lux 环境下与极光 9 对比。",
    ],
)
def test_a_disclaimer_with_its_own_values_is_carried(text: str) -> None:
    assert found(text) == []


def test_a_disclaimer_that_is_left_out_is_still_missing() -> None:
    assert found(BONUS) == [("missing_disclaimer", "$100")]
