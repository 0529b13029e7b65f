"""What people order in their own words is answered with what does it, and no such words are checked as copy."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.sandbox.state import Message
from campaigns import store as campaigns_store
from campaigns.model import Campaign, Due
from campaigns.reminders.store_people import leaves
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BotRig
from tests.e2e.sandbox_rig import Actor


@pytest.fixture
def launch(bot: BotRig) -> BotRig:
    """A campaign with a task of the writer's that is due in three days."""
    now = bot.context.now()
    due = Due(at=(now + dt.timedelta(days=3)).date().isoformat(), zone="UTC", granularity="day")
    with bot.context.database.session() as session:
        campaigns_store.add_campaign(
            session, Campaign(id="launch", name="Aurora launch", brand="orlume", goal="Sell it", owner="U0COORD")
        )
        tasks.add(session, Task(id="a", title="White paper draft", owner="U0WRITER", created_at=now, due=due))
    return bot


async def answer(bot: BotRig, person: Actor, text: str, *parts: str) -> Message:
    """What the bot says to ``text`` in the person's own conversation; a check it never is."""
    before = {message.ts for message in bot.messages(person.im)}
    await person.say(person.im, text)
    found: Message = await bot.until(
        lambda: next(
            (
                each
                for each in bot.messages(person.im)
                if each.by_bot and each.ts not in before and all(part in str(each.body) for part in parts)
            ),
            None,
        )
    )
    assert "/100" not in str(found.body)
    return found


async def test_days_away_are_noted_from_a_message_and_known_to_others(launch: BotRig):
    bot, writer, owner = launch, launch.person("U0WRITER"), launch.person("U0OWNER")
    first = bot.context.now().date()
    last = first + dt.timedelta(days=5)
    card = await answer(bot, writer, f"我{first.month}月{first.day}日到{last.month}月{last.day}日请假", "是否记下")
    await writer.click(card, "hours.note")
    await bot.until(lambda: "已记录" in str(card.body) and "1 项任务在那几天到期" in str(card.body))
    with bot.context.database.reading() as session:
        assert leaves(session, first, first) == {"U0WRITER": ((first, last),)}
    await writer.click(card, "handing.open")
    form = await bot.modal("U0WRITER", "White paper draft")
    assert "休假" in str(form.definition)
    await answer(bot, owner, "who is away this week?", "<@U0WRITER>")
    await answer(bot, owner, "is Lin Xiao away?", "<@U0WRITER>")
    await answer(bot, owner, "when is Zhou Hang back?", "has told me of no days away")
    assert bot.complaints == []


async def test_work_is_handed_over_and_called_off_by_its_name(launch: BotRig):
    bot, coordinator = launch, launch.person("U0COORD")
    card = await answer(bot, coordinator, "把林晓的任务都交给Grace Chen", "White paper draft")
    await coordinator.click(card, "handing.open")
    form = await bot.modal("U0COORD", "White paper draft")
    assert "'initial_user': 'U0OWNER'" in str(form.definition)
    await answer(bot, coordinator, "move the white paper draft to next Friday", "White paper draft", "改期")
    await answer(bot, coordinator, "取消下周的例会", "会议")
    await answer(bot, coordinator, "close the Aurora launch", "结案并归档")
    await answer(bot, coordinator, "把海报初稿推迟到下周五", "没有找到", "这是文案")
    assert bot.complaints == []


async def test_copy_that_sounds_like_an_order_is_checked(launch: BotRig):
    writer = launch.person("U0WRITER")
    for copy in ("Cancel the noise and end the day with tea, wherever you are tonight.", "把复杂的工作交给极光 X。"):
        ts = await writer.say(writer.im, copy)
        await launch.reply(ts, containing="/100")
    assert launch.complaints == []
