"""The content calendar from end to end: seen, filled, mended, loaded from a table, watched, and in people's own
calendars; in English and Chinese, with the clock moved."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import aiohttp
import icalendar
import openpyxl
import pytest

from bot.sandbox.state import Message
from campaigns import store as campaigns_store
from campaigns.calendar import store
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign, CampaignChannel, Due, Phase
from campaigns.people import remember_person
from tests.e2e.bot_rig import BotRig, fill
from tests.e2e.sandbox_rig import Actor

SHANGHAI = "Asia/Shanghai"
CHINA = dt.timezone(dt.timedelta(hours=8))
# A Thursday, 10:00 in Shanghai.
NOW = dt.datetime(2026, 11, 19, 10, tzinfo=CHINA)


async def at(bot: BotRig, moment: dt.datetime) -> None:
    """Move the clock; whatever is due by then is done."""
    await bot.sandbox.move_clock(offset=(moment - dt.datetime.now(dt.UTC)).total_seconds())


def item(name: str, title: str, channel: str, day: str | None = None, **more: Any) -> ContentItem:
    """An item of the launch; ``day`` may have a time."""
    granularity: Any = "minute" if day and "T" in day else "day"
    publish = Due(at=day, zone=SHANGHAI, granularity=granularity) if day else None
    return ContentItem(id=name, campaign="launch", title=title, channel=channel, publish=publish, **more)


@pytest.fixture
async def launch(bot: BotRig) -> BotRig:
    """A campaign at home in #launch with a late, an unowned and a planned piece."""
    await at(bot, NOW)
    with bot.context.database.session() as session:
        for user, language, zone in (("U0WRITER", "zh", SHANGHAI), ("U0OWNER", "en", "America/Los_Angeles")):
            remember_person(session, "T0", user, now=NOW, language=language, time_zone=zone)
        made = Campaign(
            id="launch", brand="orlume", name="Aurora X", goal="g", status="running", home_channel="C0LAUNCH"
        )
        campaigns_store.add_campaign(session, made)
        for name, first, last in (("Teaser", 9, 22), ("Launch", 23, 29)):
            days = dt.date(2026, 11, first), dt.date(2026, 11, last)
            phase = Phase(campaign="launch", name=name, kind="custom", start=days[0], end=days[1])
            campaigns_store.add_phase(session, phase)
        for channel in ("ad", "xiaohongshu"):
            campaigns_store.set_channel(session, CampaignChannel(campaign="launch", channel=channel, owner="U0WRITER"))
        for each in (
            item("late", "悬念海报", "ad", "2026-11-17", owner="U0WRITER", status="review"),
            item("unowned", "Launch film", "ad", "2026-11-24"),
            item("planned", "预约页", "product-page", "2026-11-20T10:00", owner="U0WRITER", stage="consideration"),
        ):
            store.add(session, each, NOW)
    return bot


def get(bot: BotRig, name: str) -> ContentItem:
    """An item as it is stored."""
    with bot.context.database.reading() as session:
        return store.get(session, name)


def found(bot: BotRig, title: str) -> ContentItem | None:
    """An item by its title."""
    with bot.context.database.reading() as session:
        return next((each for each in store.of_campaign(session, "launch") if each.title == title), None)


def words(message: Message) -> str:
    return str(message.body)


async def card_of(bot: BotRig, person: Actor, line: str = "calendar") -> Message:
    await person.command("C0LAUNCH", "/campaign", line)
    return await bot.until(
        lambda: next((each for each in reversed(bot.messages("C0LAUNCH")) if "calendar.add" in words(each)), None)
    )


async def test_the_card_shows_what_is_wrong_and_changes_in_place_as_it_is_mended(launch: BotRig):
    writer, owner = launch.person("U0WRITER"), launch.person("U0OWNER")
    card = await card_of(launch, writer, "日历")
    (picture,) = [file for each in launch.messages("C0LAUNCH") for file in each.body.get("files", ())]
    assert "逾期（1 条）：悬念海报" in picture["alt_txt"]
    first = words(card)
    assert "此前分享的图片" not in first
    assert first.index("悬念海报") < first.index("Launch film") < first.index("预约页")
    assert all(said in first for said in ("1 条逾期", "1 条无人负责", "没有安排", "calendar.publish"))
    # The next step for each: published; handed over, and the new owner hears of it.
    await writer.click(card, "calendar.publish")
    await launch.until(lambda: "1 条逾期" not in words(card))
    assert get(launch, "late").status == "published"
    # The picture that was shared says of when it is, and the card that newer ones can be drawn.
    assert "内容日历（" in picture["title"]
    assert "此前分享的图片" in words(card)
    assert "重新绘图" in words(card)
    await writer.click(card, "calendar.hand_over")
    form = await launch.modal("U0WRITER", "转交给谁")
    assert await fill(writer, form, owner="U0OWNER") == {}
    told = await launch.message(owner.im, "handed this content over to you")
    await launch.until(lambda: "无人负责" not in words(card))
    # Its window: linked, edited; what is wrong is said beside the field.
    await owner.click(told, "calendar.show")
    window = await launch.modal("U0OWNER", "Launch film")
    await owner.click(window, "calendar.edit")
    form = await launch.modal("U0OWNER", "Leads to")
    (offer,) = await owner.suggestions(form, "calendar.find.hands_off_to", "预约")
    assert await _fill(owner, form, time="09:00", day=None) == ["day"]
    assert await _fill(owner, form, status="scheduled", day="2026-12-24", phase="Launch", hands_off_to=offer) == []
    await launch.modal("U0OWNER", "Leads to")
    changed = get(launch, "unowned")
    assert (changed.status, changed.hands_off_to, changed.phase) == ("scheduled", "planned", "Launch")
    await launch.until(lambda: "不在所属阶段" in words(card))
    # The window under the form shows what it became; what somebody changed since is not overwritten.
    await launch.until(lambda: "预约页" in str(window.definition))
    with launch.context.database.session() as session:
        store.change(session, "unowned", now=NOW, title="Launch film, long")
    await owner.click(window, "calendar.publish")
    await launch.message(owner.im, "Somebody has just changed this content")
    assert get(launch, "unowned").status == "scheduled"
    assert launch.complaints == []


async def _fill(person: Actor, form: Any, **fields: Any) -> list[str]:
    """Fill a form by block id, the search fields too; the fields that were refused."""
    given: dict[str, dict[str, Any]] = {}
    for block in form.definition["blocks"]:
        name = block.get("block_id")
        if block.get("type") != "input" or name not in fields:
            continue
        element, value = block["element"], fields[name]
        kinds = {
            "datepicker": "selected_date", "timepicker": "selected_time", "users_select": "selected_user",
            "static_select": "selected_option", "external_select": "selected_option",
        }  # fmt: skip
        key = kinds.get(element["type"], "value")
        if element["type"] == "static_select":
            value = next(each for each in element["options"] if each["value"] == value)
        given[name] = {element["action_id"]: {"type": element["type"], key: value}}
    from bot.sandbox import submissions

    return list(await submissions.submit(person.rig.sandbox, person.user, form.id, given))


async def test_content_is_added_where_it_is_missing_and_a_rule_that_is_broken_is_told_once(launch: BotRig):
    writer, owner = launch.person("U0WRITER"), launch.person("U0OWNER")
    card = await card_of(launch, owner)
    assert "1 without an owner" in words(card)
    await owner.click(card, "calendar.rules")
    window = await launch.modal("U0OWNER", "No rule yet")
    await owner.click(window, "calendar.rule.new")
    form = await launch.modal("U0OWNER", "Within how many days")
    assert await _fill(owner, form, when_channel="ad", days="1") == ["then_channel"]
    assert await _fill(owner, form, when_channel="ad", then_channel="xiaohongshu", days="1") == []
    await launch.modal("U0OWNER", "within 1 day")
    await launch.until(lambda: "Nothing planned to follow" in words(card))
    # The poster of the 17th was to be followed by the 18th: said in the channel and to its owner, once.
    for _ in range(2):
        await at(launch, NOW + dt.timedelta(minutes=5))
    broken = await launch.message("C0LAUNCH", "仍没有内容跟进")
    await launch.message(writer.im, "仍没有内容跟进")
    await owner.click(broken, "calendar.add")
    form = await launch.modal("U0OWNER", "New content")
    assert "xiaohongshu" in str(form.definition)
    assert await _fill(owner, form, title="夜拍笔记", day="2026-11-25", owner="U0WRITER") == []
    made = await launch.until(lambda: found(launch, "夜拍笔记"))
    assert (made.channel, made.day, made.owner) == ("xiaohongshu", dt.date(2026, 11, 25), "U0WRITER")
    assert made.publish.zone == SHANGHAI
    await launch.message(writer.im, "转交给您")
    # At night nobody is told; the film of the 24th is followed on the 25th once that is out.
    with launch.context.database.session() as session:
        store.change(session, "unowned", now=NOW, status="published")
    await at(launch, dt.datetime(2026, 11, 26, 3, tzinfo=CHINA))
    assert sum("仍没有内容跟进" in words(each) for each in launch.messages("C0LAUNCH")) == 1
    with launch.context.database.session() as session:
        store.change(session, made.id, now=NOW, status="published")
    await at(launch, dt.datetime(2026, 11, 26, 10, tzinfo=CHINA))
    await launch.person("U0OWNER").open_home()
    await launch.home("U0OWNER")
    assert sum("仍没有内容跟进" in words(each) for each in launch.messages("C0LAUNCH")) == 1
    assert launch.complaints == []


async def test_a_table_goes_out_is_changed_and_comes_back_whole_or_not_at_all(launch: BotRig):
    writer = launch.person("U0WRITER")
    card = await card_of(launch, writer)
    await writer.click(card, "calendar.export.xlsx")

    def exported() -> Any:
        return next(
            (f for e in launch.messages("C0LAUNCH") for f in e.body.get("files", ()) if f["name"].endswith("xlsx")),
            None,
        )

    file = await launch.until(exported)
    book = openpyxl.load_workbook(io.BytesIO(launch.sandbox.files.get(file["id"]).content))
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    column = {name: place for place, name in enumerate(heads, start=1)}
    titles = {sheet.cell(row, column["标题"]).value: row for row in range(2, sheet.max_row + 1)}
    owner_cell = sheet.cell(titles["悬念海报"], column["责任人"])
    assert "林晓" in str(owner_cell.value)
    sheet.cell(titles["悬念海报"], column["状态"]).value = "已发布"
    sheet.cell(titles["Launch film"], column["责任人"]).value = owner_cell.value
    new = sheet.max_row + 1
    for name, value in (("标题", "开箱长图"), ("渠道", "小红书"), ("发布时间", "2026-11-27")):
        sheet.cell(new, column[name]).value = value
    good = io.BytesIO()
    book.save(good)
    sheet.cell(new, column["渠道"]).value = "天上"
    bad = io.BytesIO()
    book.save(bad)
    ts = await writer.upload(writer.im, "排期.xlsx", bad.getvalue(), text="排期")
    refused = await launch.reply(ts, containing="未导入任何内容")
    assert f"第 {new} 行" in words(refused)
    assert "“天上”无法识别" in words(refused)
    ts = await writer.upload(writer.im, "排期.xlsx", good.getvalue(), text="排期")
    preview = await launch.reply(ts, containing="新增 1 条，修改 2 条，1 条不变")
    assert "状态: 审核中 → 已发布" in words(preview)
    assert found(launch, "开箱长图") is None
    assert get(launch, "late").status == "review"
    # Clicked twice it is loaded once.
    await writer.click(preview, "calendar.load")
    await writer.click(preview, "calendar.load")
    await launch.until(lambda: "已导入" in words(preview))
    made = found(launch, "开箱长图")
    assert (made.channel, made.version, get(launch, "late").status) == ("xiaohongshu", 1, "published")
    assert get(launch, "unowned").owner == "U0WRITER"
    # By the form, and already as it is.
    await launch.until(lambda: "开箱长图" in words(card))
    await writer.click(card, "calendar.import")
    form = await launch.modal("U0WRITER", "CSV 或 XLSX")
    assert list(await fill(writer, form)) == ["file"]
    assert launch.complaints == []


async def test_a_feed_is_told_once_in_private_holds_what_has_a_date_and_can_be_revoked(launch: BotRig):
    owner = launch.person("U0OWNER")
    await owner.command("C0LAUNCH", "/campaign", "feed")
    offer = await launch.message("C0LAUNCH", "feeds.make.campaign", seen_by="U0OWNER")
    assert offer.only_for == "U0OWNER"
    await owner.click(offer, "feeds.make.campaign")
    made = await launch.message("C0LAUNCH", "/calendar/", seen_by="U0OWNER")
    address = re.search(r"`(http://[^`]+/calendar/[\w-]{40,}\.ics)`", words(made))[1]
    async with aiohttp.ClientSession() as web:
        async with web.get(address) as answer:
            assert (answer.status, answer.content_type) == (200, "text/calendar")
            tag, since = answer.headers["ETag"], answer.headers["Last-Modified"]
            calendar = icalendar.Calendar.from_ical(await answer.read())
        shown = {str(each["SUMMARY"]) for each in calendar.walk("VEVENT")}
        assert shown == {"悬念海报 · ad", "Launch film · ad", "预约页 · product-page", "Teaser", "Launch"}
        for header in ({"If-None-Match": tag}, {"If-Modified-Since": since}):
            async with web.get(address, headers=header) as answer:
                assert (answer.status, await answer.read()) == (304, b"")
        with launch.context.database.session() as session:
            store.change(session, "late", now=NOW, title="新海报")
        async with web.get(address, headers={"If-None-Match": tag, "If-Modified-Since": since}) as answer:
            assert answer.status == 200
            assert "新海报" in (await answer.text())
        async with web.head(address) as answer:
            assert answer.status == 200
        # Revoked, it is as if it had never been.
        await owner.click(made, "feeds.revoke")
        await launch.until(lambda: "feeds.revoke" not in words(made))
        answers = []
        for name in (address, address.replace("/calendar/", "/calendar/x")):
            async with web.get(name) as answer:
                answers.append((answer.status, await answer.read(), answer.headers.get("ETag")))
        assert answers[0] == answers[1]
        assert answers[0][0] == 404
    assert launch.complaints == []
