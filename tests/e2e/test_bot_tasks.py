"""Tasks from end to end: said, confirmed, shown on one card, done by buttons, in English and Chinese."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from bot.sandbox.state import Message
from campaigns.cards import store as cards
from campaigns.cards.store import Card
from campaigns.tasks import store, store_lists
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BAD, BotRig, fill
from tests.e2e.sandbox_rig import Actor

# A Thursday morning in Shanghai, Wednesday evening in Los Angeles.
NOW = dt.datetime(2026, 11, 19, 1, 30, tzinfo=dt.UTC)


@pytest.fixture
def owner(bot: BotRig) -> Actor:
    """English, Los Angeles."""
    _set(bot, NOW)
    return bot.person("U0OWNER")


@pytest.fixture
def writer(bot: BotRig) -> Actor:
    """Chinese, Shanghai."""
    return bot.person("U0WRITER")


def _set(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = lambda: now


def _tasks(bot: BotRig, user: str) -> list[Task]:
    with bot.context.database.reading() as session:
        return list(store_lists.owned(session, user))


def _words(message: Message) -> str:
    return str(message.body)


async def _confirmed(bot: BotRig, person: Actor, channel: str, text: str, ask: str = "Shall I create it") -> Message:
    ts = await person.say(channel, text)
    return await bot.reply(ts, containing=ask)


async def test_a_sentence_becomes_a_card_only_after_create_and_the_owner_is_told_once(
    bot: BotRig, owner: Actor, writer: Actor
):
    ts = await owner.say("C0LAUNCH", f"@Unison assign {_at(bot, writer)} the white paper draft by Friday")
    confirm = await bot.reply(ts, containing="Shall I create it")
    assert "White paper draft" in _words(confirm)
    assert "<@U0WRITER>" in _words(confirm)
    assert "Fri 20 Nov" in _words(confirm)
    assert _tasks(bot, "U0WRITER") == []
    await owner.click(confirm, "task.create")
    await bot.until(lambda: "task.start" in _words(confirm))
    (task,) = _tasks(bot, "U0WRITER")
    assert (task.title, task.created_by, task.due and task.due.at) == ("White paper draft", "U0OWNER", "2026-11-20")
    assert task.origin is not None
    assert task.origin.link
    told = await bot.message(writer.im, "给您安排了一项任务")
    assert "白皮书" not in _words(told)
    assert "11月20日（周五）" in _words(told)
    # Started in the owner's conversation, seen in the thread; done in the thread, seen by the owner.
    await writer.click(told, "task.start")
    await bot.until(lambda: "In progress" in _words(confirm) and "进行中" in _words(told))
    await owner.click(confirm, "task.done")
    await bot.until(lambda: "Done by <@U0OWNER>" in _words(confirm) and "task.done" not in _words(told))
    assert "于 " in _words(told)
    assert len([each for each in bot.messages(writer.im) if "任务" in _words(each)]) == 1
    assert bot.complaints == []


async def test_the_other_reading_is_a_button(bot: BotRig, owner: Actor):
    confirm = await _confirmed(bot, owner, owner.im, "remind me to book the studio by next Friday")
    assert "Fri 27 Nov" in _words(confirm)
    await owner.click(confirm, "task.other.1")
    await bot.until(lambda: "*Due:* Fri 20 Nov" in _words(confirm))
    await owner.click(confirm, "task.create")
    await bot.until(lambda: "task.start" in _words(confirm))
    assert [each.due and each.due.at for each in _tasks(bot, "U0OWNER")] == ["2026-11-20"]
    assert bot.complaints == []


async def test_what_was_copy_after_all_is_checked_and_no_task_is_made(bot: BotRig, owner: Actor):
    confirm = await _confirmed(bot, owner, owner.im, f"task: {BAD}")
    await owner.click(confirm, "task.is_copy")
    await bot.message(owner.im, "/100")
    await bot.until(lambda: "Checking it as copy" in _words(confirm))
    assert _tasks(bot, "U0OWNER") == []
    assert bot.complaints == []


async def test_copy_with_a_date_is_checked_as_ever(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, "Order by Friday and get free earbuds")
    await bot.reply(ts, containing="/100")


async def test_cancel_makes_nothing(bot: BotRig, owner: Actor):
    confirm = await _confirmed(bot, owner, owner.im, "remind me to call Kim tomorrow 3pm")
    await owner.click(confirm, "task.drop")
    await bot.until(lambda: "No task was made" in _words(confirm))
    assert _tasks(bot, "U0OWNER") == []


async def test_the_form_names_what_is_wrong_and_keeps_what_was_written(bot: BotRig, owner: Actor):
    confirm = await _confirmed(bot, owner, owner.im, "remind me to call Kim tomorrow 3pm")
    await owner.click(confirm, "task.edit_draft")
    form = await bot.modal("U0OWNER", "New task")
    assert "Call Kim" in str(form.definition)
    assert list(await fill(owner, form, title="  ")) == ["title"]
    assert list(await fill(owner, form, title="Call Kim", day="2026-11-01")) == ["day"]
    assert bot.sandbox.views.stack("U0OWNER") == [form]
    errors = await fill(
        owner,
        form,
        title="Call Kim about prices",
        day="2026-11-23",
        owner="U0WRITER",
        steps="Prices\n- Stock",
        priority="high",
    )
    assert errors == {}
    await bot.until(lambda: "Call Kim about prices" in _words(confirm) and "task.start" in _words(confirm))
    (task,) = _tasks(bot, "U0WRITER")
    assert (task.due and task.due.at, task.priority) == ("2026-11-23T15:00", "high")
    assert [step.text for step in task.checklist] == ["Prices", "Stock"]
    assert "0 of 2 done" in _words(confirm)
    assert bot.complaints == []


async def test_a_time_without_a_day_and_a_rhythm_without_a_date_are_named(bot: BotRig, owner: Actor):
    await owner.command(owner.im, "/task")
    form = await bot.modal("U0OWNER", "New task")
    assert list(await fill(owner, form, title="Call Kim", time="15:00")) == ["day"]
    assert list(await fill(owner, form, title="Call Kim", repeats="FREQ=WEEKLY")) == ["day"]
    assert bot.complaints == []


async def test_a_task_waits_for_another_and_its_owner_hears_when_it_can_go_on(bot: BotRig, owner: Actor, writer: Actor):
    first = await _made(bot, owner, "remind me to shoot the hero image by Friday")
    await owner.command(owner.im, "/task")
    form = await bot.modal("U0OWNER", "New task")
    offered = await owner.suggestions(form, "task.needs", "hero")
    assert [each["text"]["text"] for each in offered] == ["Shoot the hero image"]
    entries = {"task.needs": [offered[0]]}
    values = {"title": {"value": "Retouch the hero image"}, "owner": {"value": "U0WRITER"}}
    assert await _submit(owner, form, values, entries) == {}
    told = await bot.message(writer.im, "给您安排了一项任务")
    assert "需等待" in _words(told)
    await owner.click(first, "task.done")
    await bot.message(writer.im, "这项任务可以继续了")
    await bot.until(lambda: "需等待" not in _words(told))
    assert bot.complaints == []


async def test_reassigning_asks_for_a_reason_and_tells_the_new_owner(bot: BotRig, owner: Actor, writer: Actor):
    card = await _made(bot, owner, "remind me to call Kim tomorrow 3pm")
    await owner.click(card, "task.reassign")
    form = await bot.modal("U0OWNER", "Reassign")
    assert list(await fill(owner, form, owner="U0OWNER", reason="me again")) == ["owner"]
    assert list(await fill(owner, form, owner="U0WRITER", reason="   ")) == ["reason"]
    assert await fill(owner, form, owner="U0WRITER", reason="on leave this week") == {}
    told = await bot.message(writer.im, "转交给您")
    assert "on leave this week" in _words(told)
    await bot.until(lambda: "<@U0WRITER>" in _words(card))
    assert len(_tasks(bot, "U0WRITER")) == 1
    assert bot.complaints == []


async def test_a_redelivered_event_makes_one_confirm_card_and_two_clicks_one_task(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, "remind me to call Kim tomorrow 3pm")
    (event_id,) = bot.sandbox.delivery.sent
    for _ in range(3):
        bot.sandbox.delivery.redeliver(event_id)
    confirm = await bot.reply(ts, containing="Shall I create it")
    await bot.until(lambda: sum(each["event_id"] == event_id for each in bot.sandbox.delivery.attempts) == 4)
    await owner.click(confirm, "task.create")
    await bot.until(lambda: "task.start" in _words(confirm))
    assert len([each for each in bot.messages(owner.im) if "Call Kim" in _words(each) and each.by_bot]) == 1
    assert len(_tasks(bot, "U0OWNER")) == 1
    assert bot.complaints == []


async def test_a_click_on_a_spent_state_says_so_and_brings_the_card_up_to_date(bot: BotRig, owner: Actor):
    card = await _made(bot, owner, "remind me to call Kim tomorrow 3pm")
    open_card = card.body["blocks"]
    (task,) = _tasks(bot, "U0OWNER")
    await owner.click(card, "task.done")
    await bot.until(lambda: "Done by" in _words(card))
    card.body["blocks"] = open_card
    await owner.click(card, "task.start")
    await bot.message(owner.im, "This task is done already", seen_by="U0OWNER")
    await bot.until(lambda: "task.start" not in _words(card))
    with bot.context.database.reading() as session:
        assert [each.action for each in store.history(session, task.id)] == ["create", "done"]


async def test_a_click_before_the_card_is_known_still_changes_it(
    bot: BotRig, owner: Actor, monkeypatch: pytest.MonkeyPatch
):
    place = cards.place

    def slow(session: object, task: str, card: Card) -> None:
        time.sleep(1)
        place(session, task, card)  # type: ignore[arg-type]

    monkeypatch.setattr(cards, "place", slow)
    card = await _made(bot, owner, "remind me to call Kim tomorrow 3pm")
    await owner.click(card, "task.done")
    await bot.until(lambda: "Done by" in _words(card))


async def test_snoozing_commenting_and_the_history(bot: BotRig, owner: Actor):
    card = await _made(bot, owner, "remind me to call Kim tomorrow 3pm")
    (task,) = _tasks(bot, "U0OWNER")
    await owner.click(card, "task.snooze", chosen=f"{task.id}:1:monday")
    await bot.until(lambda: "quiet until Mon 23 Nov, 09:00" in _words(card))
    await owner.click(card, "task.comment")
    form = await bot.modal("U0OWNER", "Comment")
    assert list(await fill(owner, form, words=" ")) == ["words"]
    assert await fill(owner, form, words="Kim is back on Tuesday") == {}
    await bot.no_modal("U0OWNER")
    await owner.click(card, "task.more")
    window = await bot.modal("U0OWNER", "History")
    assert "Kim is back on Tuesday" in str(window.definition)
    assert "snoozed it" in str(window.definition)
    assert bot.complaints == []


async def test_a_task_is_edited_and_its_steps_are_ticked_in_its_window(bot: BotRig, owner: Actor):
    card = await _made(bot, owner, "remind me to call Kim tomorrow 3pm")
    await owner.click(card, "task.more")
    window = await bot.modal("U0OWNER", "History")
    await owner.click(window, "task.edit")
    form = await bot.modal("U0OWNER", "Edit task")
    assert await fill(owner, form, title="Call Kim twice", steps="Prices", day="2026-11-30") == {}
    await bot.until(lambda: "Call Kim twice" in _words(card) and "Mon 30 Nov" in _words(card))
    while bot.sandbox.views.stack("U0OWNER"):
        await owner.close(bot.sandbox.views.stack("U0OWNER")[-1])
    await owner.click(card, "task.more")
    window = await bot.modal("U0OWNER", "Prices")
    await owner.click(window, "task.tick.0")
    await bot.until(lambda: "1 of 1 done" in _words(card) and ":white_check_mark:" in str(window.definition))
    assert bot.complaints == []


async def test_the_command_makes_lists_and_explains(bot: BotRig, owner: Actor):
    await owner.command("C0SOCIAL", "/task", "White paper draft by Friday")
    confirm = await bot.message("C0SOCIAL", "Shall I create it", seen_by="U0OWNER")
    await owner.click(confirm, "task.create")
    await bot.message(owner.im, "task.start")
    await bot.message("C0SOCIAL", "Created: White paper draft", seen_by="U0OWNER")
    assert [each for each in bot.messages("C0SOCIAL") if each.by_bot] == []
    await owner.command("C0SOCIAL", "/task", "list")
    await bot.message("C0SOCIAL", "Next (1)", seen_by="U0OWNER")
    await owner.command("C0SOCIAL", "/task", "help")
    await bot.message("C0SOCIAL", "Say it", seen_by="U0OWNER")
    assert bot.complaints == []


async def test_a_message_becomes_a_task_that_links_back_to_it(bot: BotRig, owner: Actor, writer: Actor):
    ts = await writer.say("C0LAUNCH", "周五前要把价格表发给渠道")
    await writer.message_shortcut("make_task", "C0LAUNCH", ts)
    form = await bot.modal("U0WRITER", "新建任务")
    assert "2026-11-20" in str(form.definition)
    assert await fill(writer, form) == {}
    card = await bot.reply(ts, containing="task.start")
    assert "查看原消息" in _words(card)
    assert bot.complaints == []


async def test_a_finding_becomes_a_task_with_its_words(bot: BotRig, owner: Actor):
    ts = await owner.say(owner.im, BAD)
    card = await bot.reply(ts, containing="/100")
    await bot.until(lambda: bot.context.submission_of(owner.im, ts).card_ts)  # type: ignore[union-attr]
    await owner.click(card, "check.all_findings")
    window = await bot.modal("U0OWNER", "All findings")
    await owner.click(window, "task.from_finding")
    form = await bot.modal("U0OWNER", "New task")
    assert await fill(owner, form) == {}
    await bot.message(owner.im, "task.start")
    await bot.message(owner.im, "The copy it came from")
    (task,) = _tasks(bot, "U0OWNER")
    assert task.origin is not None
    assert task.origin.kind == "finding"
    assert bot.complaints == []


async def test_home_shows_my_tasks_and_done_there_counts(bot: BotRig, owner: Actor):
    await _made(bot, owner, "remind me to call Kim tomorrow 3pm")
    await owner.open_home()
    home = await bot.home("U0OWNER", "My tasks")
    assert "Call Kim" in str(home.definition)
    await owner.click(home, "task.open")
    await owner.close(await bot.modal("U0OWNER", "task.reassign"))
    await owner.click(home, "task.done")
    await bot.until(lambda: "Nothing to do" in str(bot.sandbox.views.homes["U0OWNER"].definition))
    assert bot.complaints == []


async def test_a_chinese_reader_reads_chinese_from_the_sentence_to_the_end(bot: BotRig, owner: Actor, writer: Actor):
    confirm = await _confirmed(bot, writer, writer.im, "提醒我明天下午三点给印刷厂打电话", "要创建吗")
    assert "给印刷厂打电话" in _words(confirm)
    assert "11月20日（周五）15:00" in _words(confirm)
    await writer.click(confirm, "task.create")
    await bot.until(lambda: "待办" in _words(confirm))
    await writer.click(confirm, "task.done")
    await bot.until(lambda: "task.done" not in _words(confirm))
    assert "已完成" in _words(confirm)
    await writer.command(writer.im, "/task", "列表")
    await bot.message(writer.im, "目前没有待办", seen_by="U0WRITER")
    assert bot.complaints == []


async def _made(bot: BotRig, person: Actor, text: str) -> Message:
    confirm = await _confirmed(bot, person, person.im, text)
    await person.click(confirm, "task.create")
    await bot.until(lambda: "task.start" in _words(confirm))
    return confirm


async def _submit(person: Actor, form: object, values: dict, entries: dict) -> dict[str, str]:
    from bot.sandbox import submissions
    from bot.sandbox.forms import find_element
    from tests.e2e.sandbox_rig import entered

    given: dict = {}
    for block, actions in values.items():
        for action, value in actions.items():
            element = find_element(form.definition["blocks"], action, block)[1]  # type: ignore[attr-defined,index]
            given.setdefault(block, {})[action] = {"type": element["type"], **entered(element, value)}
    for action, value in entries.items():
        block, element = find_element(form.definition["blocks"], action)  # type: ignore[attr-defined,misc]
        given.setdefault(block["block_id"], {})[action] = {"type": element["type"], **entered(element, value)}
    return await submissions.submit(person.rig.sandbox, person.user, form.id, given)  # type: ignore[attr-defined]


def _at(bot: BotRig, person: Actor) -> str:
    return "@" + bot.workspace.person(person.user).name
