"""Reviews from end to end: Monday comes, the review with its pictures, and what is decided becomes a task."""

from __future__ import annotations

import asyncio
import datetime as dt
from dataclasses import replace

from bot.demo.figures import catch_up, plant_kpis
from bot.demo.planting import plant_campaign
from bot.demo.story import campaign
from bot.features.reviews.views.form import AUTO, EVERYTHING
from bot.jobs import rounds
from bot.sandbox.state import Message
from campaigns import store as campaigns
from campaigns.tasks import store as tasks
from kpi.reviews import store
from kpi.reviews.schedule import Schedule
from tests.e2e.bot_rig import BotRig, fill

# A Monday, 10:00 in Shanghai.
NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)
NEXT_MONDAY = dt.datetime(2026, 11, 30, 1, 0, tzinfo=dt.UTC)


def _set(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = bot.context.reminders.now = lambda: now


async def _move(bot: BotRig, now: dt.datetime) -> None:
    _set(bot, now)
    await bot.context.write(catch_up, NOW.date(), now.date(), now)
    await rounds.go(bot.context)


def _plant(bot: BotRig) -> None:
    _set(bot, NOW)
    with bot.context.database.session() as session:
        plant_campaign(session)
        plant_kpis(session, NOW.date(), NOW)


def _said(bot: BotRig, channel: str, words: str) -> list[Message]:
    return [each for each in bot.messages(channel) if each.by_bot and words in str(each.body)]


def _under(bot: BotRig, message: Message) -> list[Message]:
    return [each for each in bot.messages(message.channel) if each.body.get("thread_ts") == message.ts]


async def test_on_monday_the_review_comes_once_and_what_is_decided_becomes_a_task(bot: BotRig):
    _plant(bot)
    owner = bot.person("U0OWNER")
    await owner.command("C0LAUNCH", "/kpi", "review schedule")
    form = await bot.modal("U0OWNER", "When reviews come")
    given = {"review_channel": "C0LAUNCH", "period": "week", "weekday": "0", "time": "09:00", "language": "en"}
    given["scope"] = EVERYTHING
    assert list(await fill(owner, form, **given, zone="Nowhere")) == ["zone"]
    assert await fill(owner, form, **given, zone="Asia/Shanghai") == {}
    await bot.message(owner.im, "The review of the week comes to")
    # The launch has one of its own, in another channel.
    await owner.command("C0LAUNCH", "/kpi", "review schedule campaign")
    form = await bot.modal("U0OWNER", "When reviews come")
    assert "<#C0LAUNCH>: week, Monday 09:00" in str(form.definition["blocks"])
    mine = {**given, "scope": campaign().campaign.id, "review_channel": "C0BRAND", "language": AUTO}
    assert await fill(owner, form, **mine, zone="Asia/Shanghai") == {}
    await bot.message(owner.im, "until the campaign is over")

    await _move(bot, NEXT_MONDAY - dt.timedelta(minutes=1))
    assert _said(bot, "C0LAUNCH", "Weekly review") == []
    await asyncio.gather(_move(bot, NEXT_MONDAY), _move(bot, NEXT_MONDAY))
    review = await bot.message("C0LAUNCH", "Weekly review")
    words = str(review.body)
    assert all(each in words for each in ("23 Nov to 29 Nov", "search −33%", "7,500 product page visits", "To decide"))
    theirs = await bot.message("C0BRAND", "Weekly review")
    assert "Aurora X" in str(theirs.body["blocks"][0])
    await bot.until(lambda: sum(bool(each.body.get("files")) for each in _under(bot, review)) == 2)
    pictures = [each.body["files"][0] for each in _under(bot, review) if each.body.get("files")]
    assert all(each["alt_txt"] and each["mimetype"] == "image/png" for each in pictures)
    await bot.until(lambda: any("The rest of the review" in str(each.body) for each in _under(bot, review)))

    # Another process, and a later round of the same morning, send nothing again.
    await bot.restart()
    await _move(bot, NEXT_MONDAY + dt.timedelta(hours=1))
    assert len(_said(bot, "C0LAUNCH", "Weekly review")) == len(_said(bot, "C0BRAND", "Weekly review")) == 1

    with bot.context.database.reading() as session:
        (name,) = [f"{each.channel}-week-2026-11-30" for each in store.schedules(session, "C0LAUNCH")]
        marks = list(store.sent(session, name).proposals)
    coordinator = bot.person("U0COORD")
    for _ in range(2):
        await coordinator.click(review, "review.accepted", block_id=_block(review, "review.accepted", marks[0]))
    await bot.until(lambda: "<@U0COORD> decided this" in str(review.body))
    assert "review.accepted" in str(review.body), "the other proposals are still to decide"
    await bot.until(lambda: any("Stop or set anew" in str(each.body) for each in _under(bot, review)))
    with bot.context.database.reading() as session:
        (decided,) = store.sent(session, name).decisions.values()
        task = tasks.get(session, str(decided.task))
    assert (task.owner, task.created_by) == ("U0COORD", "U0COORD")
    assert task.origin is not None
    assert task.origin.link
    assert len([each for each in _under(bot, review) if "Stop or set anew" in str(each.body)]) == 1
    await owner.click(review, "review.declined", block_id=_block(review, "review.declined", marks[1]))
    await bot.until(lambda: "Put aside by <@U0OWNER>" in str(review.body))

    # A campaign that is over has no more reviews.
    with bot.context.database.session() as session:
        campaigns.update_campaign(session, campaign().campaign.id, status="done")
    await _move(bot, NEXT_MONDAY + dt.timedelta(days=7))
    await bot.until(lambda: len(_said(bot, "C0LAUNCH", "Weekly review")) == 2)
    assert len(_said(bot, "C0BRAND", "Weekly review")) == 1
    await owner.command("C0BRAND", "/kpi", "review schedule off month campaign Aurora X")
    await bot.message("C0BRAND", "No review comes to this channel", seen_by="U0OWNER")
    await owner.command("C0BRAND", "/kpi", "review schedule off campaign Aurora X")
    await bot.message("C0BRAND", "1 schedule of this channel is off", seen_by="U0OWNER")

    await owner.click(review, "review.pdf")
    await bot.until(lambda: any(".pdf" in str(each.body.get("files")) for each in _under(bot, review)))
    # As a canvas, once however many press, with the pictures and what was decided, for everybody in the channel.
    for _ in range(2):
        await coordinator.click(review, "review.canvas")
    there = await bot.until(lambda: [each for each in _under(bot, review) if "as a canvas" in str(each.body)])
    canvas = _canvas(there[0])
    await bot.until(lambda: bot.sandbox.canvases.find(canvas).given == {"C0LAUNCH": "read"})
    shown = bot.sandbox.canvases.shown_to(canvas, "U0WRITER")
    assert shown.title == "Weekly review, 23 Nov to 29 Nov"
    assert "![](@U0COORD) decided this" in shown.markdown
    assert shown.markdown.count("/files/F") == 2
    assert len([each for each in _under(bot, review) if "as a canvas" in str(each.body)]) == 1
    assert bot.complaints == []


async def test_a_chinese_channel_gets_chinese_and_a_review_now_is_private_or_for_all(bot: BotRig):
    _plant(bot)
    schedule = Schedule(
        channel="C0LAUNCH", period="week", weekday=0, time=dt.time(9), zone="Asia/Shanghai", language="zh",
        created_by="U0OWNER",
    )  # fmt: skip
    closed = Schedule(channel="C0SOCIAL", period="week", weekday=0, time=dt.time(9), zone="UTC", created_by="U0OWNER")
    with bot.context.database.session() as session:
        store.set_schedule(session, schedule, now=NOW)
        # The bot is no member there.
        store.set_schedule(session, closed, now=NOW)
    await _move(bot, NEXT_MONDAY)
    review = await bot.message("C0LAUNCH", "周度复盘")
    assert all(each in str(review.body) for each in ("详情页访问量", "主要来自 search", "待决策", "止损"))
    await bot.until(lambda: sum(bool(each.body.get("files")) for each in _under(bot, review)) == 2)

    owner, writer = bot.person("U0OWNER"), bot.person("U0WRITER")
    await _move(bot, NEXT_MONDAY + dt.timedelta(hours=8))
    await bot.message(owner.im, "could not post the review")
    await owner.command("C0LAUNCH", "/kpi", "review month")
    monthly = await bot.message(owner.im, "Monthly review")
    assert "1 Oct to 31 Oct" in str(monthly.body)
    await bot.message("C0LAUNCH", "in our direct messages", seen_by="U0OWNER")
    await owner.command("C0LAUNCH", "/kpi", "review here")
    await bot.until(lambda: len(_said(bot, "C0LAUNCH", "周度复盘")) == 2)
    await writer.command(writer.im, "/kpi", "复盘 季度")
    await bot.message(writer.im, "季度复盘")
    await writer.command(writer.im, "/kpi", "review yearly")
    await bot.message(writer.im, "我不认识", seen_by="U0WRITER")
    # Of one campaign: by its name, or that of the channel; nothing but what belongs to it.
    await owner.command(owner.im, "/kpi", "review campaign no such thing")
    await bot.message(owner.im, "no such thing", seen_by="U0OWNER")
    await owner.command("C0LAUNCH", "/kpi", "review campaign month")
    await bot.until(lambda: any("Aurora X" in str(each.body["blocks"][0]) for each in _said(bot, owner.im, "Monthly")))
    await writer.command(writer.im, "/kpi", "review campaign")
    await bot.message(writer.im, "哪个营销活动", seen_by="U0WRITER")
    await owner.command("C0LAUNCH", "/kpi", "review schedule off")
    await bot.message("C0LAUNCH", "1 schedule of this channel is off", seen_by="U0OWNER")
    # In a direct conversation the reader alone gets the canvas; a plan or an app without canvases gives the PDF.
    await writer.command(writer.im, "/kpi", "复盘 周")
    mine = await bot.message(writer.im, "周度复盘")
    await writer.click(mine, "review.canvas")
    there = await bot.until(lambda: [each for each in _under(bot, mine) if "复盘画布" in str(each.body)])
    await bot.until(lambda: bot.sandbox.canvases.find(_canvas(there[0])).given == {"U0WRITER": "read"})
    bot.sandbox.faults.plan("canvases.create", "error", error="free_teams_cannot_create_non_tabbed_canvases")
    await owner.click(monthly, "review.canvas")
    await bot.until(lambda: any("come with a paid plan" in str(each.body) for each in _under(bot, monthly)))
    await bot.until(lambda: any(".pdf" in str(each.body.get("files")) for each in _under(bot, monthly)))
    surface = bot.workspace.app
    bot.workspace.app = replace(surface, scopes=frozenset(surface.scopes or ()) - {"canvases:write"})
    await owner.click(review, "review.canvas")
    await bot.until(lambda: any("创建画布的权限" in str(each.body) for each in _under(bot, review)))
    await bot.until(lambda: any(".pdf" in str(each.body.get("files")) for each in _under(bot, review)))
    assert [each for each in bot.complaints if "canvases:write" not in each] == []


def _canvas(message: Message) -> str:
    """The id of the canvas that a message links to."""
    return str(message.body["text"]).partition("|")[0].rpartition("/")[2]


def _block(message: Message, action: str, mark: str) -> str:
    """The block whose button of that name is about a proposal."""
    return next(
        each["block_id"]
        for each in message.body["blocks"]
        for button in each.get("elements", ())
        if button.get("action_id") == action and mark in button.get("value", "")
    )
