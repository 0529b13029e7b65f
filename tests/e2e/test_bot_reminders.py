"""Reminders from end to end: the clock moves, each is said once, whatever happens in between."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.jobs.reminders import Reminders
from bot.jobs.worker import LanguageProcess
from bot.sandbox.state import Message
from campaigns.model import Due
from campaigns.people import remember_person
from campaigns.reminders.store_people import set_country
from campaigns.tasks import store
from campaigns.tasks.model import Task
from storage.session import Database
from tests.e2e.bot_rig import BotRig
from tests.e2e.sandbox_rig import Actor

SHANGHAI = "Asia/Shanghai"
# A Thursday, 10:00 in Shanghai.
NOW = dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC)


@pytest.fixture
def writer(bot: BotRig) -> Actor:
    """Chinese, Shanghai."""
    _set(bot, NOW)
    with bot.context.database.session() as session:
        remember_person(session, "T0", "U0WRITER", now=NOW, language="zh", time_zone=SHANGHAI)
        remember_person(session, "T0", "U0OWNER", now=NOW, language="en", time_zone="America/Los_Angeles")
        set_country(session, "U0OWNER", "US")
    return bot.person("U0WRITER")


def _set(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = bot.context.reminders.now = lambda: now


def _at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of November 2026 by clocks in Shanghai."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def _add(bot: BotRig, name: str, due: str, owner: str = "U0WRITER", **more: object) -> None:
    granularity = "minute" if "T" in due else "day"
    zone = "America/Los_Angeles" if owner == "U0OWNER" else SHANGHAI
    with bot.context.database.session() as session:
        task = Task(
            id=name,
            title=name,
            owner=owner,
            created_at=NOW,
            due=Due(at=due, zone=zone, granularity=granularity),
            **more,
        )  # type: ignore[arg-type]
        store.add(session, task)


async def _move(bot: BotRig, *moments: dt.datetime) -> None:
    """What the loop does from the moment the tasks were made to each of ``moments``."""
    for moment in (NOW - dt.timedelta(hours=1, minutes=30), *moments):
        _set(bot, moment)
        await bot.context.reminders.tick()


def _said(bot: BotRig, person: Actor) -> list[Message]:
    return [each for each in bot.messages(person.im) if each.by_bot]


async def test_a_reminder_comes_once_after_the_clock_moves_and_is_the_card(bot: BotRig, writer: Actor):
    _add(bot, "打电话", "2026-11-20T15:00")
    await _move(bot)
    assert _said(bot, writer) == []
    await _move(bot, _at(20, 15, 1), _at(20, 15, 1))
    (card,) = _said(bot, writer)
    assert "到期了" in str(card.body)
    await writer.click(card, "task.done")
    await bot.until(lambda: "task.done" not in str(card.body))
    _set(bot, _at(23, 9, 1))
    await bot.context.reminders.tick()
    assert len(_said(bot, writer)) == 1
    assert bot.complaints == []


async def test_the_morning_brings_one_digest_with_everything(bot: BotRig, writer: Actor):
    _add(bot, "海报", "2026-11-20")
    _add(bot, "名单", "2026-11-18")
    _add(bot, "合同", "2026-11-23")
    _add(bot, "Launch post", "2026-11-27", owner="U0OWNER", needs=("海报",))
    await _move(bot, _at(20, 9, 1))
    (morning,) = _said(bot, writer)
    words = str(morning.body)
    assert all(
        part in words for part in ("今日任务", "已逾期（1）", "今天（1）", "等您完成（1）", "Launch post", "合同")
    )
    await bot.context.reminders.tick()
    assert len(_said(bot, writer)) == 1
    # Nothing at night, nor on a Saturday; on Monday the next digest.
    for moment in (_at(20, 22), _at(21, 10), _at(22, 10)):
        _set(bot, moment)
        await bot.context.reminders.tick()
    assert len(_said(bot, writer)) == 1
    _set(bot, _at(23, 9, 5))
    await bot.context.reminders.tick()
    assert len(_said(bot, writer)) == 2
    assert bot.complaints == []


async def test_a_person_without_anything_due_gets_no_digest(bot: BotRig, writer: Actor):
    _add(bot, "年会", "2026-12-25")
    await _move(bot, _at(20, 9, 1))
    assert _said(bot, writer) == []


async def test_several_reminders_of_one_moment_are_one_message(bot: BotRig, writer: Actor):
    _add(bot, "打电话", "2026-11-20T15:00")
    _add(bot, "发邮件", "2026-11-20T15:00")
    await _move(bot, _at(20, 15, 1))
    (message,) = _said(bot, writer)
    assert "2 条提醒" in str(message.body)
    await writer.click(message, "task.open")
    assert "task.done" in str((await bot.modal("U0WRITER", "任务")).definition)


async def test_two_processes_do_not_double(bot: BotRig, writer: Actor):
    for number in range(4):
        _add(bot, f"任务{number}", "2026-11-20T15:00")
    await _move(bot)
    _set(bot, _at(20, 15, 1))
    other = _other(bot)
    await asyncio.gather(bot.context.reminders.tick(), other.tick())
    assert len(_said(bot, writer)) == 1


@pytest.mark.parametrize("fault", ["server_error", "lost"])
async def test_killed_between_claim_and_mark_another_process_says_it_once(bot: BotRig, writer: Actor, fault: str):
    _add(bot, "打电话", "2026-11-20T15:00")
    await _move(bot)
    _set(bot, _at(20, 15, 1))
    # With "lost" the message is posted and nobody hears of it; the process dies while it tries to find out.
    bot.sandbox.faults.plan("chat.postMessage", fault, count=1000)
    bot.sandbox.faults.plan("conversations.history", "server_error", count=1000)
    dying = asyncio.create_task(_other(bot).tick())
    await bot.until(lambda: bot.calls("chat.postMessage"))
    dying.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await dying
    bot.sandbox.faults.clear()
    before = len(_said(bot, writer))
    assert before == (1 if fault == "lost" else 0)
    await _other(bot).tick()
    assert len(_said(bot, writer)) == before, "the claim still holds"
    _set(bot, _at(20, 15, 7))
    await _other(bot).tick()
    await _other(bot).tick()
    (card,) = _said(bot, writer)
    assert "打电话" in str(card.body)
    await writer.click(card, "task.done")
    await bot.until(lambda: "task.done" not in str(card.body))


async def test_late_tasks_are_named_ever_more_rarely(bot: BotRig, writer: Actor):
    _add(bot, "打电话", "2026-11-20T15:00")
    await _move(bot)
    moments = []
    for day in (20, 23, 24, 25, 26, 27, 30):
        _set(bot, _at(day, 13))
        await bot.context.reminders.tick()
        moments.append(len(_said(bot, writer)))
    assert moments[-1] < 6
    assert moments[-1] >= 3


async def test_a_digest_speaks_the_language_of_the_person(bot: BotRig, writer: Actor):
    _add(bot, "Poster", "2026-11-19", owner="U0OWNER")
    owner = bot.person("U0OWNER")
    # Thursday 09:01 in Los Angeles.
    await _move(bot, dt.datetime(2026, 11, 19, 17, 1, tzinfo=dt.UTC))
    (morning,) = _said(bot, owner)
    assert "Your day" in str(morning.body)
    assert "Today (1)" in str(morning.body)


def _other(bot: BotRig) -> Reminders:
    """The loop of another process over the same database."""
    mine = bot.context.reminders
    return Reminders(jobs=bot.context.jobs, gateway=bot.context.gateway, desk=bot.context.tasks, now=lambda: mine.now())


async def test_an_hour_without_slack_and_a_restart_in_it_neither_lose_nor_double_a_reminder(bot: BotRig):
    async def at(hour: int, minute: int = 0) -> None:
        await bot.sandbox.move_clock(offset=(_at(20, hour, minute) - dt.datetime.now(dt.UTC)).total_seconds())

    await at(13)
    writer, owner = bot.person("U0WRITER"), bot.person("U0OWNER")
    with bot.context.database.session() as session:
        remember_person(session, "T0", "U0WRITER", now=NOW, language="zh", time_zone=SHANGHAI)
        remember_person(session, "T0", "U0OWNER", now=NOW, language="en", time_zone=SHANGHAI)
    for number, time in enumerate(("14:05", "14:30", "14:55")):
        _add(bot, f"任务{number}", f"2026-11-20T{time}")
    with bot.context.database.session() as session:
        due = Due(at="2026-11-20T14:40", zone=SHANGHAI, granularity="minute")
        store.add(session, Task(id="call", title="Call the lab", owner="U0OWNER", created_at=NOW, due=due))
    await at(14)
    # Slack answers nothing from two to three; the bot is started again in the middle of it.
    for method in ("chat.postMessage", "conversations.open", "conversations.history"):
        bot.sandbox.faults.plan(method, "server_error", count=10_000)
    # What fell due at five past was tried meanwhile, and is given up when the process ends.
    looked = asyncio.create_task(at(14, 6))
    await bot.until(lambda: bot.calls("chat.postMessage") or bot.calls("conversations.open"))
    await looked
    assert _said(bot, writer) == []
    await bot.restart()
    bot.sandbox.faults.clear()
    for minute in (1, 6, 12):
        await at(15, minute)
    words = [str(each.body) for each in _said(bot, writer)]
    assert [sum(f"任务{number}" in said for said in words) for number in range(3)] == [1, 1, 1]
    assert [sum("Call the lab" in str(each.body) for each in _said(bot, owner))] == [1]
    await at(18)
    assert len(_said(bot, writer)) == len(words)


@pytest.mark.parametrize(
    ("zone", "sunday"),
    [
        ("Europe/Berlin", dt.date(2026, 3, 29)),
        ("Europe/Berlin", dt.date(2026, 10, 25)),
        ("America/New_York", dt.date(2026, 3, 8)),
        ("America/New_York", dt.date(2026, 11, 1)),
    ],
)
async def test_nine_and_half_past_two_stay_what_clocks_say_over_a_change(bot: BotRig, zone: str, sunday: dt.date):
    friday, monday, there = sunday - dt.timedelta(days=2), sunday + dt.timedelta(days=1), ZoneInfo(zone)

    def moment(day: dt.date, hour: int, minute: int) -> dt.datetime:
        return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=there).astimezone(dt.UTC)

    made = moment(friday, 10, 0)
    _set(bot, made)
    with bot.context.database.session() as session:
        remember_person(session, "T0", "U0OWNER", now=made, language="en", time_zone=zone)
        for name, at in (("the-day", monday.isoformat()), ("the-call", f"{monday.isoformat()}T14:30")):
            due = Due(at=at, zone=zone, granularity="minute" if "T" in at else "day")
            store.add(session, Task(id=name, title=name, owner="U0OWNER", created_at=made, due=due))
    owner = bot.person("U0OWNER")
    seen = []
    # A minute before and after each moment, by the new clock; nothing comes an hour early or late.
    for day, hour, minute in (
        (friday, 10, 1),
        (sunday, 14, 31),
        (monday, 8, 59),
        (monday, 9, 1),
        (monday, 14, 29),
        (monday, 14, 31),
        (monday, 15, 31),
    ):
        _set(bot, moment(day, hour, minute))
        for _ in range(2):
            await bot.context.reminders.tick()
        seen.append(len(_said(bot, owner)))
    assert seen == [0, 0, 0, 1, 1, 2, 2]
    assert [name in str(_said(bot, owner)[place].body) for place, name in enumerate(("the-day", "the-call"))] == [
        True
    ] * 2
    assert bot.complaints == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_two_that_look_at_once_on_postgresql_say_each_reminder_once(
    tmp_path: Path, language_process: LanguageProcess, database: Database
):
    environment = {"UNISON_DATABASE_URL": database.url}
    async with BotRig(tmp_path / "bot", language_process, environment=environment) as bot:
        bot.context.now = bot.context.tasks.now = bot.context.reminders.now = lambda: NOW
        for user in ("U0WRITER", "U0COORD"):
            with bot.context.database.session() as session:
                remember_person(session, "T0", user, now=NOW, language="zh", time_zone=SHANGHAI)
            for number in range(5):
                _add(bot, f"{user}-{number}", f"2026-11-20T15:{number * 10:02d}", owner=user)
        # Planned after the morning on which the day before would have been named.
        await bot.context.reminders.tick()
        other = _other(bot)
        for minute in range(1, 60, 7):
            _set(bot, _at(20, 15, minute))
            await asyncio.gather(bot.context.reminders.tick(), other.tick())
        for user in ("U0WRITER", "U0COORD"):
            told = [str(each.body) for each in _said(bot, bot.person(user))]
            assert [sum(f"{user}-{number}" in said for said in told) for number in range(5)] == [1] * 5
        assert bot.complaints == []
