"""Digests from end to end: the campaign's Monday, once and in its language; and a morning with more than tasks."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.jobs import rounds
from campaigns import store as campaigns_store
from campaigns.calendar import store
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.model import Campaign, Due, Phase
from campaigns.people import remember_person
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BotRig

SHANGHAI = "Asia/Shanghai"
CHINA = dt.timezone(dt.timedelta(hours=8))
# The Sunday before the launch.
NOW = dt.datetime(2026, 11, 22, 10, tzinfo=CHINA)


async def at(bot: BotRig, moment: dt.datetime) -> None:
    """Move the clock; whatever is due by then is done."""
    await bot.sandbox.move_clock(offset=(moment - dt.datetime.now(dt.UTC)).total_seconds())


def day(text: str) -> Due:
    return Due(at=text, zone=SHANGHAI, granularity="minute" if "T" in text else "day")


@pytest.fixture
async def launch(bot: BotRig) -> BotRig:
    """A campaign in #launch with work of two people in Shanghai and one in Los Angeles."""
    await at(bot, NOW)
    with bot.context.database.session() as session:
        for user, language, zone in (
            ("U0WRITER", "zh", SHANGHAI),
            ("U0COORD", "zh", SHANGHAI),
            ("U0OWNER", "en", "America/Los_Angeles"),
        ):
            remember_person(session, "T0", user, now=NOW, language=language, time_zone=zone)
        made = Campaign(id="launch", brand="orlume", name="极光 X", goal="g", status="running", home_channel="C0LAUNCH")
        campaigns_store.add_campaign(session, made)
        phase = Phase(
            campaign="launch", name="引爆期", kind="launch", start=dt.date(2026, 11, 23), end=dt.date(2026, 12, 6)
        )
        campaigns_store.add_phase(session, phase)
        for name, owner, until in (
            ("落地页", "U0COORD", "2026-11-20"),
            ("Press kit", "U0OWNER", "2026-11-26"),
            ("白皮书", "U0WRITER", "2026-11-18"),
        ):
            tasks.add(
                session, Task(id=name, title=name, owner=owner, created_at=NOW, due=day(until), campaign="launch")
            )
        tasks.change(session, "白皮书", Finish(), by="U0WRITER", now=NOW - dt.timedelta(days=3))
        for name, owner, when in (("首发海报", "U0WRITER", "2026-11-23T20:00"), ("开箱笔记", None, "2026-11-25")):
            item = ContentItem(
                id=name, campaign="launch", title=name, channel="xiaohongshu", owner=owner, publish=day(when)
            )
            store.add(session, item, NOW)
        rule = CoordinationRule(
            id="r", campaign="launch", when=Selector(channel="xiaohongshu"), then=Selector(channel="ad"), within_days=2
        )
        store.set_rule(session, rule)
    return bot


def weeks(bot: BotRig) -> list[str]:
    """The weekly digests in the channel."""
    return [str(each.body) for each in bot.messages("C0LAUNCH") if "本周概览" in str(each.body)]


async def test_monday_brings_the_week_once_in_the_zone_and_language_of_the_campaign(launch: BotRig):
    await at(launch, dt.datetime(2026, 11, 23, 8, 55, tzinfo=CHINA))
    assert weeks(launch) == []
    # Nine o'clock, again a minute later, and by another process over the same database.
    await at(launch, dt.datetime(2026, 11, 23, 9, 1, tzinfo=CHINA))
    await launch.until(lambda: weeks(launch))
    await at(launch, dt.datetime(2026, 11, 23, 9, 2, tzinfo=CHINA))
    launch.context._begun.clear()
    await rounds.go(launch.context)
    (week,) = weeks(launch)
    told = (
        "11月23日（周一）至11月29日（周日）|当前阶段：引爆期|进行中 2 项，逾期 1 项|已逾期（1）|落地页|"
        "本周到期（1）|Press kit|本周发布（2）|首发海报|1 条无人负责|尚未安排跟进|"
        "11月16日（周一）以来的完成与决定（1）|白皮书"
    )
    for said in told.split("|"):
        assert said in week, said
    # The morning of the one who has to publish tells so, although they have no task.
    morning = await launch.message(launch.person("U0WRITER").im, "待发布（1）")
    assert "首发海报" in str(morning.body)
    await launch.person("U0WRITER").click(morning, "calendar.show")
    await launch.modal("U0WRITER", "首发海报")
    # Next week the next one.
    await at(launch, dt.datetime(2026, 11, 30, 9, 1, tzinfo=CHINA))
    await launch.until(lambda: len(weeks(launch)) == 2)
    assert launch.complaints == []


async def test_a_digest_is_sent_now_to_the_campaigns_channel_wherever_it_is_asked_for(launch: BotRig):
    owner = launch.person("U0OWNER")
    await owner.command("C0BRAND", "/campaign", "digest 极光")
    await launch.until(lambda: weeks(launch))
    await launch.message("C0BRAND", "Sent to <#C0LAUNCH>", seen_by="U0OWNER")
    card = next(each for each in launch.messages("C0LAUNCH") if "本周概览" in str(each.body))
    await owner.click(card, "digests.calendar")
    await launch.message("C0LAUNCH", "without an owner")
    assert launch.complaints == []
