"""Meetings from end to end: planned, filled, worked through by three people, closed, carried on, in both languages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.features.meetings import rounds
from bot.sandbox.state import Message
from campaigns import store as campaigns_store
from campaigns.meetings import store as meetings
from campaigns.meetings import store_agenda
from campaigns.model import Campaign, Due
from campaigns.tasks import store as tasks
from campaigns.tasks import store_lists
from campaigns.tasks.model import Task
from tests.e2e.bot_rig import BotRig, fill
from tests.e2e.sandbox_rig import Actor

SHANGHAI = "Asia/Shanghai"
# Thursday 5 November, ten in the morning in Shanghai.
NOW = dt.datetime(2026, 11, 5, 2, 0, tzinfo=dt.UTC)


def at(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of 2026 by clocks in Shanghai."""
    return dt.datetime(2026, month, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def clock(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = bot.context.reminders.now = lambda: now


@pytest.fixture
def coordinator(bot: BotRig) -> Actor:
    """Chinese, Shanghai; the launch has its campaign, at home in #launch."""
    clock(bot, NOW)
    with bot.context.database.session() as session:
        campaigns_store.add_campaign(
            session,
            Campaign(
                id="aurora-x-launch",
                brand="orlume",
                name="Aurora X",
                goal="8,000 phones",
                status="running",
                home_channel="C0LAUNCH",
            ),
        )
    return bot.person("U0COORD")


@pytest.fixture
def owner(bot: BotRig) -> Actor:
    """English, Los Angeles."""
    return bot.person("U0OWNER")


@pytest.fixture
def writer(bot: BotRig) -> Actor:
    """Chinese, Shanghai."""
    return bot.person("U0WRITER")


def words(message: Message) -> str:
    return str(message.body)


async def planned(bot: BotRig, person: Actor, *, language: str = "en", **more: Any) -> str:
    """A weekly series on Mondays at ten, from 9 November; its id."""
    await person.command("C0LAUNCH", "/campaign", "meeting")
    form = await bot.modal(person.user)
    fields = {
        "title": "Weekly calibration",
        "day": "2026-11-09",
        "time": "10:00",
        "people": ["U0COORD", "U0OWNER", "U0WRITER"],
        "language": language,
        **more,
    }
    assert await fill(person, form, **fields) == {}
    with bot.context.database.reading() as session:
        return meetings.all_series(session)[-1].id


def late_task(bot: BotRig, name: str, owner: str, due: str | None) -> None:
    with bot.context.database.session() as session:
        made = Due(at=due, zone=SHANGHAI, granularity="day") if due else None
        task = Task(id=name, title=name, owner=owner, created_at=NOW, due=made, campaign="aurora-x-launch")
        tasks.add(session, task)


def buttons(message: Message, title: str) -> str:
    """The block id of the row of buttons under the point called ``title``."""
    blocks = message.body["blocks"]
    place = next(n for n, block in enumerate(blocks) if title in str(block.get("text")) and "accessory" not in block)
    return str(blocks[place + 1]["block_id"])


def agendas(bot: BotRig) -> list[Message]:
    return [
        each
        for each in bot.messages("C0LAUNCH")
        if each.by_bot and (each.body.get("blocks") or [{}])[0].get("type") == "header"
    ]


async def test_a_meeting_is_filled_worked_through_by_three_and_carries_on_over_a_restart(
    bot: BotRig, coordinator: Actor, owner: Actor, writer: Actor
):
    series = await planned(bot, coordinator)
    await bot.message("C0LAUNCH", "已设置", seen_by="U0COORD")
    late_task(bot, "Shoot the hero image", "U0WRITER", "2026-11-03")
    late_task(bot, "Retouch the video", "U0WRITER", None)

    # Points come from a sentence in either language, and from a message.
    ts = await owner.say("C0LAUNCH", "@Unison add pricing to the agenda")
    answer = await bot.reply(ts, containing="On the agenda of Weekly calibration")
    ts = await writer.say("C0LAUNCH", "@Unison 把奖项授权加到议程")
    await bot.reply(ts, containing="奖项授权")
    ts = await owner.say("C0LAUNCH", "@Unison add lunch to the agenda")
    mistake = await bot.reply(ts, containing="Lunch")
    await owner.click(mistake, "meeting.take_back")
    await bot.until(lambda: "Taken off" in words(mistake))
    ts = await writer.say("C0LAUNCH", "谁来回复用户的夜景照片？")
    await writer.message_shortcut("add_to_agenda", "C0LAUNCH", ts)
    form = await bot.modal("U0WRITER", "夜景照片")
    assert await fill(writer, form, title="谁来回复夜景照片") == {}
    assert "Pricing" in words(answer)

    # For one person's eyes, then for everybody's, once, however many look at the clock.
    await owner.command("C0LAUNCH", "/campaign", "agenda")
    private = await bot.message("C0LAUNCH", "Only you see this", seen_by="U0OWNER")
    assert all(each in words(private) for each in ("Pricing", "奖项授权", "谁来回复夜景照片", "Shoot the hero image"))
    assert "Lunch" not in words(private)
    # 24 hours before is a Sunday, so Friday at ten; not a minute earlier.
    clock(bot, at(11, 6, 9, 59))
    await rounds.go_round(bot.context)
    clock(bot, at(11, 6, 10, 1))
    for _ in range(3):
        await rounds.go_round(bot.context)
    board = await bot.message("C0LAUNCH", "5 points")
    await owner.click(private, "meeting.post")
    await bot.message("C0LAUNCH", "on its way", seen_by="U0OWNER")
    await bot.context.settled()
    assert len(agendas(bot)) == 1
    assert "Shoot the hero image" in words(board)
    assert "3 days late" in words(board)

    # The meeting: three people, one message.
    clock(bot, at(11, 9, 10, 5))
    await coordinator.click(board, "meeting.start")
    await bot.until(lambda: "*0 of 5*" in words(board))
    await owner.click(board, "meeting.item.decide", block_id=buttons(board, "Pricing"))
    form = await bot.modal("U0OWNER", "Decision")
    assert list(await fill(owner, form, text="One price", owner="U0OWNER", day="2026-11-02")) == ["day"]
    assert await fill(owner, form, text="One price: 699", owner="U0OWNER", day="2026-11-13") == {}
    await bot.until(lambda: "Decided: One price: 699" in words(board))
    await writer.click(board, "meeting.item.task", block_id=buttons(board, "奖项授权"))
    form = await bot.modal("U0WRITER", "奖项授权")
    assert list(await fill(writer, form, title="撤下奖项", owner="U0COORD")) == ["day"]
    assert await fill(writer, form, title="撤下奖项", owner="U0COORD", day="2026-11-12") == {}
    await bot.until(lambda: "Task: 撤下奖项" in words(board))
    await bot.message(coordinator.im, "撤下奖项")
    await writer.click(board, "meeting.item.done", block_id=buttons(board, "Shoot the hero image"))
    await bot.until(lambda: "~Shoot the hero image~" in words(board))
    with bot.context.database.reading() as session:
        assert tasks.get(session, "Shoot the hero image").status == "done"
        (made,) = [each for each in store_lists.owned(session, "U0COORD") if each.title == "撤下奖项"]
        assert made.origin is not None
        assert (made.origin.kind, bool(made.origin.link), made.campaign) == ("meeting", True, "aurora-x-launch")
    await owner.click(board, "meeting.item.carry", block_id=buttons(board, "夜景照片"))
    await bot.until(lambda: "Goes on to the next meeting" in words(board))
    carried = next(b["block_id"] for b in board.body["blocks"] if "Goes on to the next" in str(b))
    await owner.click(board, "meeting.item.undo", block_id=carried)
    await bot.until(lambda: "*3 of 5*" in words(board) and "Goes on to the next" not in words(board))

    # The process ends in the middle and another takes up where it was.
    await bot.restart()
    clock(bot, at(11, 9, 10, 55))
    await coordinator.click(board, "meeting.close")
    form = await bot.modal("U0COORD", "结束会议之前")
    asked = [block["block_id"] for block in form.definition["blocks"] if block["type"] == "input"]
    assert len(asked) == 3
    assert "2026-11-16" in str(form.definition)
    who = next(each for each in asked if each.startswith("owner-"))
    assert await fill(coordinator, form, **{who: "U0WRITER"}) == {}
    await bot.until(lambda: "*Closed.*" in words(board) and "meeting.item" not in words(board))
    minutes = await bot.message("C0LAUNCH", "what came of it")
    assert minutes.body["thread_ts"] == board.ts
    said = words(minutes)
    assert all(each in said for each in ("One price: 699", "撤下奖项", "Goes on to Mon 16 Nov (2)"))
    assert "carried since Mon 9 Nov, 1st time" in said
    with bot.context.database.reading() as session:
        assert tasks.get(session, "Retouch the video").due == Due(at="2026-11-16", zone=SHANGHAI, granularity="day")
    for _ in range(2):
        await rounds.go_round(bot.context)
    assert len(agendas(bot)) == 1

    # A week later nobody closes it; on the third Monday the point says since when.
    clock(bot, at(11, 13, 10, 1))
    await rounds.go_round(bot.context)
    await bot.until(lambda: len(agendas(bot)) == 2)
    second = agendas(bot)[1]
    assert "carried since Mon 9 Nov, 1st time" in words(second)
    await bot.until(lambda: _placed(bot, second))
    clock(bot, at(11, 16, 23, 30))
    await rounds.go_round(bot.context)
    await bot.until(lambda: "*Closed.*" in words(second))
    await bot.message("C0LAUNCH", "Nobody closed this meeting")
    clock(bot, at(11, 20, 10, 1))
    await rounds.go_round(bot.context)
    await bot.until(lambda: len(agendas(bot)) == 3)
    assert "carried since Mon 9 Nov, 2nd time" in words(agendas(bot)[2])
    await coordinator.open_home()
    await bot.home("U0COORD", "我的会议")
    with bot.context.database.reading() as session:
        trail = store_agenda.trail(session, series)
    left = sorted(each.title for each in trail if not each.settled)
    assert left == ["Retouch the video", "撤下奖项", "谁来回复夜景照片"]
    assert bot.complaints == []


async def test_a_public_holiday_skips_the_meeting_with_a_note_and_its_agenda_goes_on(
    bot: BotRig, coordinator: Actor, owner: Actor
):
    clock(bot, at(9, 22, 9))
    # Thursday 1 October is the National Day of China.
    await planned(bot, coordinator, language="zh", title="周会", day="2026-10-01", time="15:00", country="CN", lead="4")
    await owner.command("C0LAUNCH", "/campaign", "agenda")
    private = await bot.message("C0LAUNCH", "Nothing is on the agenda", seen_by="U0OWNER")
    await owner.click(private, "meeting.add")
    form = await bot.modal("U0OWNER", "Add to the agenda")
    assert await fill(owner, form, title="Stock") == {}
    clock(bot, at(9, 30, 16))
    for _ in range(2):
        await rounds.go_round(bot.context)
    note = await bot.message("C0LAUNCH", "适逢法定节假日")
    assert "10月8日（周四）" in words(note)
    assert agendas(bot) == []
    clock(bot, at(10, 8, 11, 30))
    await rounds.go_round(bot.context)
    await bot.message("C0LAUNCH", "自10月1日（周四）起顺延")
    assert len([each for each in bot.messages("C0LAUNCH") if "适逢法定节假日" in words(each)]) == 1
    assert bot.complaints == []


async def test_notes_become_tasks_only_when_somebody_says_so(
    bot: BotRig, coordinator: Actor, owner: Actor, writer: Actor
):
    clock(bot, at(11, 9, 11))
    text = (
        "@Unison notes: \n- Lin Xiao rewrites the ad by Friday\n- Grace Chen approves the price list by 12 November\n"
        "- Meng Qi adds the footnote to the product page by Tuesday\n- 周航 books the room by Wednesday\n"
        "\nDecided: the blue bottle leads"
    )
    ts = await owner.say("C0LAUNCH", text)
    card = await bot.reply(ts, containing="4 action items")
    assert "Who is Meng Qi?" in words(card)
    assert "Make 3 tasks" in words(card)
    assert "*Decided*\\n• the blue bottle leads" in words(card)
    with bot.context.database.reading() as session:
        assert [store_lists.owned(session, each) for each in ("U0WRITER", "U0OWNER", "U0COORD")] == [(), (), ()]
    # One is put right, one is dropped, one gets an owner; then all are made, once.
    await owner.click(card, "note.edit.1")
    form = await bot.modal("U0OWNER", "Action item")
    assert list(await fill(owner, form, title=" ")) == ["title"]
    assert await fill(owner, form, title="Rewrite the ad twice", day="2026-11-20") == {}
    await bot.until(lambda: "Rewrite the ad twice" in words(card) and "Fri 20 Nov" in words(card))
    await owner.click(card, "note.drop.4")
    await bot.until(lambda: "Dropped" in words(card))
    await owner.click(card, "note.owner.3", chosen="U0COORD")
    await bot.until(lambda: "Who is Meng Qi?" not in words(card))
    await owner.click(card, "note.make")
    await bot.until(lambda: "3 tasks were made" in words(card) and "note.make" not in words(card))
    assert "the blue bottle leads" in words(card)
    await bot.message(writer.im, "Rewrite the ad twice")
    with bot.context.database.reading() as session:
        (mine,) = store_lists.owned(session, "U0WRITER")
        (theirs,) = store_lists.owned(session, "U0COORD")
    assert (mine.due and mine.due.at, mine.campaign) == ("2026-11-20", "aurora-x-launch")
    assert mine.origin is not None
    assert (mine.origin.kind, bool(mine.origin.link)) == ("note", True)
    assert "footnote" in theirs.title.lower()
    await bot.until(lambda: sum("The notes it came from" in words(e) for e in bot.messages("C0LAUNCH")) == 3)
    assert bot.complaints == []


async def test_a_file_in_the_thread_of_a_meeting_and_a_message_are_read_as_its_notes(
    bot: BotRig, coordinator: Actor, writer: Actor
):
    await planned(bot, coordinator, language="zh", title="校准会")
    await coordinator.command("C0LAUNCH", "/campaign", "议程")
    await coordinator.click(await bot.message("C0LAUNCH", "仅您可见", seen_by="U0COORD"), "meeting.post")
    board = await bot.message("C0LAUNCH", "议程还是空的")
    await bot.until(lambda: _placed(bot, board))
    notes = "待办\n- 林晓：周五前改完广告\n- 孟琪：下周二前补上实验室说明\n".encode()
    ts = await writer.upload("C0LAUNCH", "纪要.md", notes, text="@Unison", thread_ts=board.ts)
    card = await bot.reply(ts, containing="从笔记中找到 2 项待办")
    assert "孟琪 是哪位？" in words(card)
    # Said on the day of the meeting, Monday the 9th.
    assert "11月13日（周五）" in words(card)
    await writer.click(card, "note.drop_all")
    await bot.until(lambda: "不需要：~" in words(card) and "note.make" not in words(card))
    ts = await writer.say("C0LAUNCH", "今天天气不错")
    await writer.message_shortcut("find_actions", "C0LAUNCH", ts)
    await bot.reply(ts, containing="没有找到待办事项")
    ts = await writer.say(writer.im, "纪要：会议决定主图用蓝色瓶身")
    answer = await bot.reply(ts, containing="没有找到待办事项")
    assert "*决定*\\n• 会议决定主图用蓝色瓶身" in words(answer)
    ts = await writer.say(writer.im, "纪要：周航周五前把价目表发给渠道")
    await bot.reply(ts, containing="从笔记中找到 1 项待办")
    assert bot.complaints == []


def _placed(bot: BotRig, board: Message) -> bool:
    from campaigns.meetings.cards.store import meeting_at

    with bot.context.database.reading() as session:
        return meeting_at(session, "C0LAUNCH", board.ts) is not None


async def test_two_series_in_one_channel_are_asked_about_and_a_long_agenda_has_pages(
    bot: BotRig, coordinator: Actor, owner: Actor
):
    await planned(bot, coordinator)
    await planned(bot, coordinator, title="Launch meeting", day="2026-11-10", rule="once", kind="launch")
    ts = await owner.say("C0LAUNCH", "@Unison add stock to the agenda")
    ask = await bot.reply(ts, containing="On which agenda")
    await owner.click(ask, "meeting.choose.1")
    await bot.until(lambda: "On the agenda of Launch meeting" in words(ask))
    ts = await owner.say("C0LAUNCH", "@Unison add returns to the agenda of the launch meeting")
    await bot.reply(ts, containing="On the agenda of Launch meeting")
    with bot.context.database.session() as session:
        (series,) = [each for each in meetings.all_series(session) if each.title == "Launch meeting"]
        meeting = meetings.next_meeting(session, series.id, bot.context.now())
        for number in range(20):
            store_agenda.add_item(
                session, meeting.id, f"Point {number:02d} " + "and what stands behind it " * 8, by="U1"
            )
    await owner.command("C0LAUNCH", "/campaign", "agenda launch")
    private = await bot.message("C0LAUNCH", "Launch meeting:", seen_by="U0OWNER")
    await owner.click(private, "meeting.post")
    board = await bot.message("C0LAUNCH", "22 points")
    assert "Page 1 of 2" in words(board)
    await owner.click(board, "meeting.start")
    await bot.until(lambda: "Page 1 of 3: points 1 to 8 of 22" in words(board))
    assert len(board.body["blocks"]) <= 50
    await owner.click(board, "meeting.turn.next")
    await bot.until(lambda: "points 9 to 16 of 22" in words(board) and "Points 17 to 22" in words(board))
    # What was shown is spent: somebody else was faster.
    row = buttons(board, "Point 10")
    before = board.body["blocks"]
    await coordinator.click(board, "meeting.item.done", block_id=row)
    await bot.until(lambda: "*1 of 22*" in words(board))
    board.body["blocks"] = before
    await owner.click(board, "meeting.item.carry", block_id=row)
    await bot.message("C0LAUNCH", "dealt with this point already", seen_by="U0OWNER")
    await bot.until(lambda: "*1 of 22*" in words(board))
    assert bot.complaints == []


async def test_where_the_bot_is_no_member_it_says_so_and_posts_once_it_is_invited(bot: BotRig, coordinator: Actor):
    await planned(bot, coordinator, channel="C0SOCIAL")
    await bot.message(coordinator.im, "我还不在")
    clock(bot, at(11, 6, 10, 1))
    for _ in range(2):
        await rounds.go_round(bot.context)
    refused = await bot.message(coordinator.im, "无法发布到")
    await coordinator.invite("C0SOCIAL")
    await coordinator.click(refused, "meeting.post")
    await bot.message("C0SOCIAL", "Nothing is on the agenda yet")
    await bot.until(lambda: "正在把议程发到频道" in words(refused))
    assert len([each for each in bot.messages(coordinator.im) if "无法发布到" in words(each)]) <= 1


async def test_a_series_is_changed_and_its_next_meeting_skipped(bot: BotRig, coordinator: Actor, owner: Actor):
    await planned(bot, coordinator)
    await coordinator.command("C0LAUNCH", "/campaign", "会议列表")
    listed = await bot.message("C0LAUNCH", "会议安排", seen_by="U0COORD")
    await coordinator.click(listed, "meeting.edit")
    form = await bot.modal("U0COORD", "修改会议")
    assert list(await fill(coordinator, form, title=" ")) == ["title"]
    assert list(await fill(coordinator, form, title="Weekly", rule="once", day="2026-11-02")) == ["day"]
    assert await fill(coordinator, form, title="Weekly", rule="FREQ=WEEKLY", day="2026-11-10", time="15:00") == {}
    await bot.message("C0LAUNCH", "11月10日（周二）15:00", seen_by="U0COORD")
    await coordinator.click(listed, "meeting.skip")
    await bot.message("C0LAUNCH", "Weekly on Tue 10 Nov is skipped. Its agenda goes on to Tue 17 Nov.")
    await owner.command(owner.im, "/campaign", "agenda")
    await bot.message(owner.im, "Weekly: Mon 16 Nov, 23:00", seen_by="U0OWNER")
    assert bot.complaints == []
