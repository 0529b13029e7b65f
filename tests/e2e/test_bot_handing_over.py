"""Somebody's open work goes to somebody else at once; everybody it concerns hears of it once."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import store as campaigns_store
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign, Due
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BotRig, fill


@pytest.fixture
def launch(bot: BotRig) -> BotRig:
    """Two open tasks and a done one of the writer's, and a piece of content."""
    now = bot.context.now()
    with bot.context.database.session() as session:
        campaigns_store.add_campaign(
            session, Campaign(id="launch", name="Aurora launch", brand="orlume", goal="Sell it", owner="U0COORD")
        )
        for name, title in (("a", "White paper draft"), ("b", "门店话术"), ("c", "Old banner")):
            due = Due(at=(now + dt.timedelta(days=3)).date().isoformat(), zone="UTC", granularity="day")
            tasks.add(session, Task(id=name, title=title, owner="U0WRITER", created_at=now, due=due))
        tasks.change(session, "c", Finish(), by="U0WRITER", now=now)
        calendar.add(
            session, ContentItem(id="x", campaign="launch", title="Unboxing", channel="weibo", owner="U0WRITER"), now
        )
    return bot


def owners(bot: BotRig) -> dict[str, str | None]:
    with bot.context.database.reading() as session:
        return {name: tasks.get(session, name).owner for name in "abc"} | {"x": calendar.get(session, "x").owner}


def said(bot: BotRig, user: str, *parts: str) -> int:
    return sum(all(p in str(m.body) for p in parts) for m in bot.messages(bot.person(user).im) if m.by_bot)


def seen(bot: BotRig, words: str) -> bool:
    """Whether the coordinator alone was shown ``words``."""
    coordinator = bot.person("U0COORD")
    return any(words in str(m.body) for m in bot.messages(coordinator.im, seen_by=coordinator.user))


async def test_all_open_work_of_somebody_goes_to_another_and_each_hears_of_it_once(launch: BotRig):
    bot, coordinator = launch, launch.person("U0COORD")
    await coordinator.command(coordinator.im, "/task", "交接 林晓")
    form = await bot.modal("U0COORD", "交接工作")
    assert all(each in str(form.definition) for each in ("White paper draft", "门店话术", "Unboxing"))
    assert "Old banner" not in str(form.definition)
    given = {"work": ["tasks:a", "tasks:b", "content:x"], "reason": "林晓下周休假"}
    (wrong,) = (await fill(coordinator, form, **given, to="U0WRITER")).items()
    assert wrong == ("to", "这些工作本来就由这位同事负责，请选择其他人。")
    assert await fill(coordinator, form, **given, to="U0OWNER") == {}
    await bot.until(lambda: said(bot, "U0COORD", "已交接", "3 项"))
    assert owners(bot) == {"a": "U0OWNER", "b": "U0OWNER", "c": "U0WRITER", "x": "U0OWNER"}
    assert said(bot, "U0OWNER", "gives you 3 pieces of work of <@U0WRITER>", "White paper draft", "Unboxing") == 1
    assert said(bot, "U0WRITER", "把您的 3 项工作交给了 <@U0OWNER>", "林晓下周休假") == 1
    assert bot.complaints == []


async def test_what_was_done_meanwhile_stays_and_is_counted(launch: BotRig):
    bot, writer = launch, launch.person("U0WRITER")
    await writer.command(writer.im, "/task", "handover")
    form = await bot.modal("U0WRITER", "交接工作")
    with bot.context.database.session() as session:
        tasks.change(session, "a", Finish(), by="U0WRITER", now=bot.context.now())
    given = {"work": ["tasks:a", "tasks:b"], "to": "U0COORD", "reason": "休假"}
    assert await fill(writer, form, **given) == {}
    await bot.until(lambda: said(bot, "U0WRITER", "已交接", "1 项", "保持不变"))
    assert owners(bot) == {"a": "U0WRITER", "b": "U0COORD", "c": "U0WRITER", "x": "U0WRITER"}
    assert said(bot, "U0COORD", "把 1 项工作交给您", "门店话术") == 1
    assert bot.complaints == []


async def test_whose_work_it_is_must_be_somebody_with_work(launch: BotRig):
    bot, coordinator = launch, launch.person("U0COORD")
    await coordinator.command(coordinator.im, "/task", "handover Nobody")
    await bot.until(lambda: seen(bot, "没有找到“Nobody”"))
    await coordinator.command(coordinator.im, "/task", "handover")
    await bot.until(lambda: seen(bot, "无需交接"))
    assert bot.complaints == []
