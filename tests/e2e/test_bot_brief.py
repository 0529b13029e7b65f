"""Copy handed in at the home of the demo campaign is held to its brief, in the writer's language."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo.planting import plant_campaign
from tests.e2e.bot_rig import BotRig

TEASER = dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC)
"""A Friday of the teaser phase: no price yet, and the day on which sales begin must be said."""


@pytest.mark.parametrize(
    ("user", "copy", "card", "why"),
    [
        (
            "U0WRITER",
            "极光 X 来了，售价 4999 元起，每个夜晚都拍得清。",
            ("Aurora X launch · 极光 X 上市 · 预热期", "说早了", "2026 年 12 月 7 日开售"),
            ("“Aurora X launch · 极光 X 上市”活动简报：不能说的话", "要到2026年11月23日才能提"),
        ),
        (
            "U0OWNER",
            "Meet Aurora X™, a phone for every night. It starts at $699.",
            ("Aurora X launch · 极光 X 上市, Teaser", "comes too early", "Sales begin on 7 December 2026"),
            ("Brief of Aurora X launch · 极光 X 上市: What must not be said", "not before 23 Nov 2026"),
        ),
    ],
    ids=["zh", "en"],
)
async def test_copy_is_held_to_the_brief_of_the_demo_campaign(
    bot: BotRig, user: str, copy: str, card: tuple[str, ...], why: tuple[str, ...]
):
    await bot.sandbox.move_clock(offset=(TEASER - dt.datetime.now(dt.UTC)).total_seconds())
    await bot.context.write(plant_campaign)
    person = bot.person(user)
    ts = await person.say("C0LAUNCH", f"@Unison {copy}")
    report = await bot.reply(ts, containing=card[0])
    assert all(words in str(report.body) for words in card)
    await person.click(report, "check.why")
    window = await bot.modal(person.user, why[0])
    assert all(words in str(window.definition) for words in why)
    assert bot.complaints == []
