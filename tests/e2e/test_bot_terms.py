"""A term base from end to end: dropped in chat, told, published as a version, or left."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from unittest.mock import Mock

import pytest

from bot.sandbox.errors import SlackError
from bot.sandbox.state import Message
from campaigns.approvals.store_people import grant
from guidelines import store
from guidelines.model import GuidelineVersion
from guidelines.termbase.tbx import write_tbx
from tests.e2e.bot_rig import BotRig

BASE = b"id,preferred,forbidden,reason,colour\nnight-mode,Night Sight Plus,night vision plus,One name,blue\n"
WHEN = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)


def _words(message: Message) -> str:
    return json.dumps(message.body, ensure_ascii=False)


def _latest(bot: BotRig) -> GuidelineVersion:
    with bot.context.database.reading() as session:
        return store.latest(session, "orlume")


def _owner(bot: BotRig, user: str) -> None:
    with bot.context.database.session() as session:
        grant(session, "orlume", "brand_owner", user)


async def test_a_dropped_term_base_is_told_and_published_once(bot: BotRig):
    _owner(bot, "U0OWNER")
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "terms.csv", BASE)
    card = await bot.reply(ts, containing="read as a term base")
    assert all(each in _words(card) for each in ("1 new: Night Sight Plus", "“colour” is not known", "version 1"))
    assert _latest(bot).number == 1
    # Clicked twice, and left afterwards: the first click counts.
    await owner.click(card, "terms.publish")
    await owner.click(card, "terms.publish")
    await bot.until(lambda: "published Orlume version 2" in _words(card))
    found = _latest(bot)
    assert found.number == 2
    assert "night-mode" in {term.id for term in found.guideline.terms}
    assert "terms.csv" in found.note
    assert found.author in found.note
    assert "terms.publish" not in _words(card)
    # The same file again has nothing to change, and the checker holds copy against the new version.
    ts = await owner.upload(owner.im, "terms.csv", BASE)
    again = await bot.reply(ts, containing="nothing to publish")
    assert "terms.publish" not in _words(again)
    ts = await owner.say(owner.im, "Our new phone comes with night vision plus for every evening.")
    await bot.reply(ts, containing="Night Sight Plus")
    assert bot.complaints == []


async def test_only_brand_owners_publish_and_others_are_told_who_may(bot: BotRig):
    _owner(bot, "U0OWNER")
    writer, owner = bot.person("U0WRITER"), bot.person("U0OWNER")
    ts = await writer.upload(writer.im, "terms.csv", BASE, text="这是我们的术语表")
    card = await bot.reply(ts, containing="按术语表读取")
    assert "只有品牌负责人可以发布规范。把文件发到有我的频道，<@U0OWNER> 就可以在那里发布" in _words(card)
    assert "terms.publish" not in _words(card)
    # In a channel the owner can click on what somebody else dropped.
    ts = await writer.upload("C0LAUNCH", "terms.csv", BASE, text="@Unison 这是我们的术语表")
    card = await bot.reply(ts, containing="按术语表读取")
    await writer.click(card, "terms.publish")
    await bot.message("C0LAUNCH", "只有品牌负责人可以发布规范", seen_by="U0WRITER")
    assert _latest(bot).number == 1
    await owner.click(card, "terms.publish")
    await bot.until(lambda: "<@U0OWNER> published Orlume version 2" in _words(card))
    assert bot.complaints == []


async def test_a_version_that_came_in_between_is_shown_before_it_is_published(bot: BotRig):
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "terms.csv", BASE)
    card = await bot.reply(ts, containing="Publish as version 2")
    guideline = _latest(bot).guideline
    with bot.context.database.session() as session:
        fewer = guideline.model_copy(update={"terms": guideline.terms[1:]})
        store.publish(session, fewer, author="Lin", note="One less", now=WHEN)
    await owner.click(card, "terms.publish")
    await bot.until(lambda: "Version 2 was published in between" in _words(card))
    assert _latest(bot).number == 2
    await owner.click(card, "terms.leave")
    await bot.until(lambda: "left terms.csv alone" in _words(card))
    assert _latest(bot).number == 2
    assert bot.complaints == []


async def test_of_two_who_click_the_first_decides_and_a_card_taken_away_is_answered_all_the_same(bot: BotRig):
    one, other = bot.person("U0OWNER"), bot.person("U0WRITER")
    ts = await one.upload("C0LAUNCH", "terms.csv", BASE, text="@Unison our term base")
    card = await bot.reply(ts, containing="Publish as version 2")
    await asyncio.gather(one.click(card, "terms.publish"), other.click(card, "terms.leave"))
    await bot.until(lambda: "terms.publish" not in _words(card))
    decided = _words(card)
    assert ("published Orlume version 2" in decided) == (_latest(bot).number == 2)
    # The same file is dropped again, with one more row, and its card deleted meanwhile.
    ts = await one.upload(one.im, "more.csv", BASE + b"day-mode,Daylight Mode,sunny mode,,\n")
    card = await bot.reply(ts, containing="Daylight Mode")
    number = _latest(bot).number
    bot.sandbox.faults.plan("chat.update", "error", error="message_not_found")
    await one.click(card, "terms.publish")
    await bot.reply(ts, containing=f"published Orlume version {number + 1}")
    assert _latest(bot).number == number + 1


async def test_a_file_that_is_gone_when_it_is_published_changes_nothing(bot: BotRig, monkeypatch):
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "terms.csv", BASE)
    card = await bot.reply(ts, containing="Publish as version 2")
    monkeypatch.setattr(bot.sandbox.files, "get", Mock(side_effect=SlackError("file_not_found")))
    await owner.click(card, "terms.publish")
    await bot.until(lambda: "cannot be downloaded from Slack any more" in _words(card))
    assert _latest(bot).number == 1


async def test_words_beside_dates_and_numbers_may_be_a_term_base_too(bot: BotRig):
    owner = bot.person("U0OWNER")
    rows = "English,中文,created,used\nNight portrait,夜景人像,2026-01-05,12\nFree refund,免费退,2026-01-06,9\n"
    ts = await owner.upload(owner.im, "export.csv", rows.encode())
    card = await bot.reply(ts, containing="sources.as.terms")
    assert "sources.as.figures" in _words(card)
    await owner.click(card, "sources.as.terms")
    await bot.reply(ts, containing="4 terms")
    assert bot.complaints == []


@pytest.mark.parametrize("choice", ["terms", "copy"])
async def test_what_may_be_words_or_copy_is_asked(bot: BotRig, choice: str):
    owner = bot.person("U0OWNER")
    ts = await owner.upload(owner.im, "two.csv", "English,中文\nNight portrait,夜景人像\nFree refund,免费退\n".encode())
    card = await bot.reply(ts, containing="may be a term base")
    await owner.click(card, f"sources.as.{choice}")
    await bot.reply(ts, containing="4 terms" if choice == "terms" else "100")
    assert bot.complaints == []


async def test_tbx_and_faulty_rows_and_named_files(bot: BotRig):
    owner = bot.person("U0OWNER")
    tbx = write_tbx(_latest(bot).guideline.terms[:2], "orlume")
    ts = await owner.upload(owner.im, "terms.tbx", tbx)
    await bot.reply(ts, containing="terms.tbx read as a term base")
    ts = await owner.upload(owner.im, "bad.csv", b"term,status\nOne,preferred\nTwo,perhaps\n", text="Our term base")
    told = await bot.reply(ts, containing="bad.csv:3")
    assert "The status 'perhaps' is not known" in _words(told)
    # Sentences beside their translation are copy, whatever their columns are called.
    rows = "English,中文\nA phone that sees in the dark all night,一部整夜都能看清的手机，送给每一个人\n"
    ts = await owner.upload(owner.im, "copy.csv", rows.encode())
    await bot.until(lambda: any("copy.csv" in _words(each) for each in bot.messages(owner.im) if each.ts != ts))
    assert not any("term base, or copy" in _words(each) for each in bot.messages(owner.im))
    assert bot.complaints == []
