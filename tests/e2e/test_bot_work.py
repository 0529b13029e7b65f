"""Questions how the work stands, in the words people use, are answered from it."""

from __future__ import annotations

import datetime as dt

import pytest

from campaigns import store as campaigns_store
from campaigns.model import Campaign, Due
from campaigns.tasks import store as tasks
from campaigns.tasks.actions import Finish
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BotRig


@pytest.fixture
def launch(bot: BotRig) -> BotRig:
    """A campaign with a task under way and one that is done."""
    now = bot.context.now()
    with bot.context.database.session() as session:
        campaigns_store.add_campaign(
            session,
            Campaign(id="launch", name="Aurora launch · 极光上市", brand="orlume", goal="Sell it", owner="U0COORD"),
        )
        for name, title, owner in (("a", "White paper draft", "U0WRITER"), ("b", "门店话术", "U0COORD")):
            due = Due(at=(now + dt.timedelta(days=3)).date().isoformat(), zone="UTC", granularity="day")
            session_task = Task(id=name, title=title, owner=owner, created_at=now, due=due, campaign="launch")
            tasks.add(session, session_task)
        tasks.change(session, "b", Finish(), by="U0COORD", now=now)
    return bot


async def test_who_has_something_is_told_and_nothing_is_checked(launch: BotRig):
    owner, writer = launch.person("U0OWNER"), launch.person("U0WRITER")
    await owner.say(owner.im, "who is working on the white paper?")
    told = await launch.message(owner.im, "What I know about “the white paper”")
    assert "<@U0WRITER>" in str(told.body)
    await owner.click(told, "task.open")
    await launch.modal("U0OWNER", "White paper draft")
    await writer.say(writer.im, "门店话术写好了吗")
    assert ":white_check_mark:" in str((await launch.message(writer.im, "关于“门店话术”")).body)
    assert not [each for each in (*launch.messages(owner.im), *launch.messages(writer.im)) if "/100" in str(each.body)]
    assert launch.complaints == []


async def test_what_is_new_is_the_week_of_the_campaign_for_the_one_who_asks(launch: BotRig):
    owner, writer = launch.person("U0OWNER"), launch.person("U0WRITER")
    await owner.say("C0LAUNCH", "@Unison any news on the launch?")
    told = await launch.message("C0LAUNCH", "Aurora launch", seen_by="U0OWNER")
    assert told.only_for == "U0OWNER"
    assert "Done and decided" in str(told.body)
    await writer.say(writer.im, "最近有什么进展")
    await launch.message(writer.im, "以来的完成与决定（1）")
    await owner.say(owner.im, "what is Lin Xiao working on?")
    await launch.message(owner.im, "has 1 open task")
    assert launch.complaints == []


async def test_what_nothing_is_called_is_said_so_and_was_maybe_copy(launch: BotRig):
    owner = launch.person("U0OWNER")
    ts = await owner.say(owner.im, "any news on the brochure?")
    told = await launch.message(owner.im, "I know of no task, content or campaign called “the brochure”")
    await owner.click(told, "guide.is_copy")
    await launch.reply(ts, containing="/100")
    ts = await owner.say(owner.im, "Is the night ready?")
    await launch.reply(ts, containing="/100")
    assert launch.complaints == []


async def test_exceptions_and_the_rules_are_asked_for_in_a_message(launch: BotRig):
    owner, writer = launch.person("U0OWNER"), launch.person("U0WRITER")
    await owner.say(owner.im, "do we have exceptions?")
    await launch.message(owner.im, "then *Make an exception")
    await writer.say(writer.im, "哪些规则不准？")
    await launch.message(writer.im, "还没有规则发现过问题")
    assert launch.complaints == []


async def test_a_campaign_asked_for_in_a_sentence_begins_its_form_with_its_days(launch: BotRig):
    owner = launch.person("U0OWNER")
    await owner.say(owner.im, "plan a campaign for the spring sale from 1 to 31 March")
    await owner.click(await launch.message(owner.im, "A campaign “spring sale”"), "campaign.begin")
    form = await launch.modal("U0OWNER", "spring sale")
    assert "-03-01 ~ " in str(form.definition)
    assert launch.complaints == []
