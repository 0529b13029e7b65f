"""Approvals from end to end: asked for, sent back, decided and frozen by three persons in two languages."""

from __future__ import annotations

import asyncio
import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.app import build_app
from bot.bootstrap import bootstrap
from bot.features.approvals import rounds
from bot.jobs.worker import LanguageProcess
from bot.sandbox.state import Message
from bot.working import working
from campaigns import store as campaigns_store
from campaigns.approvals import store, store_lists, store_people
from campaigns.approvals.frozen import intact
from campaigns.approvals.model import Approval, Policy, Reviewer, Stage
from campaigns.approvals.tables import ApprovalRow
from campaigns.model import Campaign
from campaigns.people import remember_person
from campaigns.reminders.store_people import set_country
from tests.e2e.bot_rig import BotRig, fill, manifest, publish_demo, settings_for
from tests.e2e.sandbox_rig import Actor, SandboxRig

# A Thursday, 10:00 in Shanghai; Wednesday evening in Los Angeles.
NOW = dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC)
GOOD = "Meet Aurora X™ by Orlume®, a phone for every night. See the stars as you saw them."
POLICY = Policy(
    stages=(
        Stage(id="brand", reviewers=(Reviewer("role", "brand_owner"),), days=1),
        Stage(id="legal", reviewers=(Reviewer("role", "legal"),), days=2),
    )
)


def _set(bot: BotRig, now: dt.datetime) -> None:
    bot.context.now = bot.context.tasks.now = lambda: now


def _at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of November 2026 by clocks in Shanghai."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def _flow(bot: BotRig, policy: Policy = POLICY) -> None:
    """Grace owns the brand, Zhou Hang is legal; the campaign is the demo's."""
    with bot.context.database.session() as session:
        store_people.set_policy(session, "orlume", policy, by="U0OWNER", now=NOW)
        store_people.set_members(session, "orlume", "brand_owner", ("U0OWNER",))
        store_people.set_members(session, "orlume", "legal", ("U0COORD",))
        campaigns_store.add_campaign(
            session, Campaign(id="launch", brand="orlume", name="Aurora X 上市", goal="12,000 sign-ups")
        )
        for user, language, zone in (
            ("U0WRITER", "zh", "Asia/Shanghai"),
            ("U0OWNER", "en", "America/Los_Angeles"),
            ("U0COORD", "zh", "Asia/Shanghai"),
        ):
            remember_person(session, "T0", user, now=NOW, language=language, time_zone=zone)  # type: ignore[arg-type]
        set_country(session, "U0OWNER", "US")


@pytest.fixture
def writer(bot: BotRig) -> Actor:
    """Chinese, Shanghai."""
    _set(bot, NOW)
    _flow(bot)
    return bot.person("U0WRITER")


@pytest.fixture
def owner(bot: BotRig) -> Actor:
    """English, Los Angeles; the brand owner."""
    return bot.person("U0OWNER")


@pytest.fixture
def counsel(bot: BotRig) -> Actor:
    """Chinese, Shanghai; legal."""
    return bot.person("U0COORD")


def _words(message: Message) -> str:
    return str(message.body)


def _buttons(message: Message) -> set[str]:
    return {
        element["action_id"]
        for block in message.body.get("blocks", ())
        for element in [*block.get("elements", ()), block.get("accessory") or {}]
        if "action_id" in element
    }


def _approval(bot: BotRig, submission: str | None = None) -> Approval:
    with bot.context.database.reading() as session:
        return store.get(session, session.scalars(select(ApprovalRow.id)).one())


async def _checked(bot: BotRig, writer: Actor, text: str = GOOD, channel: str = "C0LAUNCH") -> tuple[str, Message]:
    ts = await writer.say(channel, f"@Unison {text}")
    return ts, await bot.reply(ts, containing="approval.ask")


async def _asked(bot: BotRig, writer: Actor, text: str = GOOD, **fields: Any) -> tuple[str, Message]:
    """The thread and the approval's card in it."""
    ts, check = await _checked(bot, writer, text)
    await writer.click(check, "approval.ask")
    form = await bot.modal(writer.user, "提交审批")
    assert await fill(writer, form, **fields) == {}
    return ts, await bot.reply(ts, containing="approval.more")


def _thread(bot: BotRig, ts: str) -> list[Message]:
    return [each for each in bot.messages("C0LAUNCH") if each.by_bot and each.body.get("thread_ts") == ts]


async def test_a_text_goes_through_both_stages_with_changes_and_is_frozen(
    bot: BotRig, writer: Actor, owner: Actor, counsel: Actor
):
    thread, card = await _asked(bot, writer)
    assert "待审批：品牌" in _words(card)
    mine = await bot.message(owner.im, "asks for your approval (Brand)")
    assert "See the stars as you saw them" in _words(mine)
    assert "guideline version 1" in _words(mine)
    # Comments are about words that are there, said once and clearly.
    await owner.click(mine, "approval.changes")
    form = await bot.modal("U0OWNER", "Request changes")
    assert list(await fill(owner, form, quote="the moon", comment="no")) == ["quote"]
    assert list(await fill(owner, form, quote="a", comment="no")) == ["quote"]
    assert list(await fill(owner, form, quote="the stars", comment="  ")) == ["comment"]
    assert await fill(owner, form, quote="“See  the stars”", comment="Say the sky: it is broader.") == {}
    await bot.until(lambda: "已退回修改" in _words(card) and "approval.approve" not in _buttons(mine))
    told = await bot.reply(thread, containing="要求修改第 1 版")
    assert "<@U0WRITER>" in _words(told)
    assert "See the stars" in _words(card)
    assert "Say the sky" in _words(card)
    # The writer edits from the card; the difference is shown, the check runs, the owner is asked again.
    await writer.click(card, "check.again")
    again = await bot.modal("U0WRITER")
    assert await fill(writer, again, text=GOOD.replace("the stars", "the sky")) == {}
    note = await bot.message(owner.im, "Revision 2 is here")
    await bot.until(lambda: "第 2 版" in _words(card) and "待审批" in _words(card))
    await bot.until(lambda: "{'type': 'text', 'text': 'stars', 'style': {'strike': True}}" in _words(mine))
    assert "{'type': 'text', 'text': 'sky', 'style': {'bold': True}}" in _words(card)
    # From the note to the window, and approved there; legal follows in the thread's card.
    await owner.click(note, "approval.open")
    window = await bot.modal("U0OWNER", "Record")
    await owner.click(window, "approval.approve")
    asked = await bot.message(counsel.im, "请您审批（法务）")
    await bot.until(lambda: "approval.approve" not in _buttons(mine))
    await counsel.click(asked, "approval.approve")
    await bot.until(lambda: all("approval.approve" not in _buttons(each) for each in (card, mine, asked)))
    await bot.reply(thread, containing="审批通过")
    await bot.until(lambda: "Approved" in _words(mine) and "Seal `" in _words(mine))
    approval = _approval(bot)
    with bot.context.database.reading() as session:
        frozen = store_lists.frozen(session, approval.submission)
        assert [each.by for each in store.history(session, approval.id) if each.kind == "approve"] == [
            "U0OWNER",
            "U0COORD",
        ]
    assert frozen is not None
    assert intact(frozen)
    assert frozen.guideline_version == 1
    assert f"Seal `{frozen.seal[:12]}`" in _words(mine)
    # A later edit says so in the thread, and the approved text stays.
    check = next(each for each in _thread(bot, thread) if "approval.ask" in _buttons(each))
    await writer.click(check, "check.again")
    later = await bot.modal("U0WRITER", "the sky")
    assert await fill(writer, later, text=GOOD.replace("the stars", "the night")) == {}
    await bot.reply(thread, containing="通过之后改动了文本")
    await bot.until(lambda: "已通过，但之后有改动" in _words(card) and "approval.again" in _buttons(card))
    # Asked for again, it begins anew.
    await writer.click(card, "approval.again")
    await bot.until(lambda: "待审批：品牌" in _words(card))
    await bot.message(owner.im, "Revision 3 is here")
    # One card, and one line for each revision after the first.
    assert len([each for each in bot.messages(owner.im) if "approval.open" in _buttons(each)]) == 3
    assert bot.complaints == []


async def test_whoever_may_not_decide_is_told_so_once_and_nothing_happens_twice(
    bot: BotRig, writer: Actor, owner: Actor, counsel: Actor
):
    both = Policy(stages=(Stage(id="brand", reviewers=(Reviewer("role", "brand_owner"), Reviewer("role", "legal"))),))
    with bot.context.database.session() as session:
        store_people.set_policy(session, "orlume", both, by="U0OWNER", now=NOW)
    thread, card = await _asked(bot, writer)
    await writer.click(card, "approval.approve")
    await bot.message("C0LAUNCH", "不能在此审批（品牌）", seen_by="U0WRITER")
    await counsel.click(card, "approval.more", chosen=_option(card, "override"))
    await bot.message("C0LAUNCH", "不能在此审批", seen_by="U0COORD")
    before = card.body["blocks"]
    mine = await bot.message(owner.im, "asks for your approval")
    theirs = await bot.message(counsel.im, "请您审批")
    # Two at the same moment: one decides, the other reads why not.
    await asyncio.gather(owner.click(mine, "approval.approve"), counsel.click(theirs, "approval.approve"))
    await bot.until(
        lambda: any(
            "approved already" in _words(each) or "已经通过" in _words(each)
            for person in (owner, counsel)
            for each in bot.messages(person.im, seen_by=person.user)
        )
    )
    await bot.until(lambda: all("approval.approve" not in _buttons(each) for each in (card, mine, theirs)))
    with bot.context.database.reading() as session:
        events = [each.kind for each in store.history(session, _approval(bot).id)]
    assert events.count("approve") == 1
    await bot.reply(thread, containing="审批通过")
    assert len([each for each in _thread(bot, thread) if "审批通过" in _words(each)]) == 1
    # A stale button says how it stands, and the card is as it was.
    card.body["blocks"] = before
    await owner.click(card, "approval.changes")
    await bot.message("C0LAUNCH", "This text is approved already", seen_by="U0OWNER")
    await bot.until(lambda: "approval.changes" not in _buttons(card))
    assert bot.complaints == []


async def test_overruled_handed_on_and_withdrawn_with_a_reason(
    bot: BotRig, writer: Actor, owner: Actor, counsel: Actor
):
    thread, card = await _asked(bot, writer)
    mine = await bot.message(owner.im, "asks for your approval")
    await owner.click(mine, "approval.more", chosen=_option(mine, "delegate"))
    form = await bot.modal("U0OWNER", "Let somebody decide")
    assert list(await fill(owner, form, to="U0OWNER")) == ["to"]
    assert list(await fill(owner, form, to="U0WRITER")) == ["to"]
    assert await fill(owner, form, to="U0COORD", comment="travelling") == {}
    theirs = await bot.message(counsel.im, "请您代为审批这一篇")
    await counsel.click(theirs, "approval.approve")
    await bot.until(lambda: "代 <@U0OWNER> 通过" in _words(card))
    await bot.reply(thread, containing="travelling")
    await owner.click(card, "approval.more", chosen=_option(card, "override"))
    form = await bot.modal("U0OWNER", "Overrule")
    assert await fill(owner, form, comment="Legal saw the same text last week.") == {}
    await bot.until(lambda: "强制放行" in _words(card) and "已通过" in _words(card))
    other, second = await _asked(bot, writer, "Aurora X™ by Orlume® shows the night as you saw it.")
    await counsel.click(second, "approval.more", chosen=_option(second, "withdraw"))
    form = await bot.modal("U0COORD", "撤回")
    assert list(await fill(counsel, form, comment="no")) == ["comment"]
    await writer.click(second, "approval.more", chosen=_option(second, "withdraw"))
    form = await bot.modal("U0WRITER", "撤回")
    assert await fill(writer, form, comment="不投了") == {}
    await bot.until(lambda: "已撤回" in _words(second) and "approval.more" not in _buttons(second))
    await bot.reply(other, containing="不投了")
    assert bot.complaints == []


async def test_a_campaigns_texts_are_asked_for_and_approved_together_and_exported(
    bot: BotRig, writer: Actor, owner: Actor, counsel: Actor
):
    texts = [GOOD, "Aurora X™ by Orlume® shows the night as you saw it.", "=1+1 Aurora X™ by Orlume®, for every night."]
    checks = [(await _checked(bot, writer, text))[1] for text in texts]
    await writer.click(checks[0], "approval.ask")
    form = await bot.modal("U0WRITER", "提交审批")
    others = next(block for block in form.definition["blocks"] if block.get("block_id") == "pieces")
    values = [each["value"] for group in others["element"]["option_groups"] for each in group["options"]]
    assert len(values) == 2
    assert list(await fill(writer, form, pieces=values, **{"who:brand": ["U0WRITER"]})) == ["who:brand"]
    assert list(await fill(writer, form, pieces=values, until="2026-11-18")) == ["until"]
    assert list(await fill(writer, form, pieces=values, until="2026-11-20", delegate="U0WRITER")) == ["delegate"]
    assert await fill(writer, form, pieces=values, delegate="U0COORD", campaign="launch", **{"who:brand": []}) == {}
    together = await bot.message(owner.im, "3 texts for your approval")
    await bot.until(lambda: "Approve all 3" in _words(together))
    stale = together.body["blocks"]
    await owner.click(together, "approval.open")
    window = await bot.modal("U0OWNER", "Approve")
    await owner.click(window, "approval.changes")
    changes = await bot.modal("U0OWNER", "Which sentence")
    assert await fill(owner, changes, comment="=SUM(A1) shorter") == {}
    await bot.until(lambda: "Approve all 2" in _words(together))
    together.body["blocks"] = stale
    await owner.click(together, "approval.approve_all")
    await bot.message(owner.im, "One of these texts moved on", seen_by="U0OWNER")
    await bot.until(lambda: "Approve all 2" in _words(together))
    await owner.click(together, "approval.approve_all")
    await bot.until(lambda: "Nothing here waits for you" in _words(together))
    theirs = await bot.message(counsel.im, "篇文案待您审批")
    await bot.until(lambda: "全部通过（2）" in _words(theirs))
    assert len([each for each in bot.messages(owner.im) if "texts for your approval" in _words(each)]) == 1
    # Lists and Home say the same.
    await counsel.open_home()
    await bot.home("U0COORD", "待我审批（2）")
    await counsel.command(counsel.im, "/campaign", "审批")
    await bot.message(counsel.im, "待我审批（2）", seen_by="U0COORD")
    await writer.command(writer.im, "/campaign", "approvals")
    await bot.message(writer.im, "我提交或撰写的（3）", seen_by="U0WRITER")
    await owner.command(owner.im, "/campaign", "approvals export Aurora X 上市")
    await bot.message(owner.im, "The file is in our direct messages", seen_by="U0OWNER")
    shared = next(each for each in bot.messages(owner.im) if each.body.get("files"))
    content = bot.sandbox.files.get(shared.body["files"][0]["id"]).content or b""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["comment"] for row in rows if row["action"] == "request_changes"] == ["'=SUM(A1) shorter"]
    assert len({row["approval"] for row in rows}) == 3
    # It is for those who answer for texts, and for admins of the workspace.
    await writer.command("C0LAUNCH", "/campaign", "审批 导出")
    await bot.message("C0LAUNCH", "审批记录仅供审批人", seen_by="U0WRITER")
    assert not [each for each in bot.messages(writer.im) if each.body.get("files")]
    assert bot.complaints == []


async def test_a_message_that_nobody_checked_is_checked_on_the_way_and_stays_its_writers(
    bot: BotRig, writer: Actor, owner: Actor
):
    ts = await writer.say("C0LAUNCH", GOOD)
    await owner.message_shortcut("request_approval", "C0LAUNCH", ts)
    form = await bot.modal("U0OWNER", "Ask for approval")
    assert await fill(owner, form) == {}
    card = await bot.reply(ts, containing="approval.more")
    await bot.until(lambda: "待审批：品牌" in _words(card))
    assert _approval(bot).author == "U0WRITER"
    await owner.click(card, "approval.approve")
    await bot.until(lambda: "待审批：法务" in _words(card))
    # Asked a second time, the same message leads to its approval.
    await writer.message_shortcut("request_approval", "C0LAUNCH", ts)
    await bot.modal("U0WRITER", "审批记录")
    assert bot.complaints == []


async def test_the_stages_are_set_in_chat_by_brand_owners_alone(
    bot: BotRig, writer: Actor, owner: Actor, counsel: Actor
):
    await writer.command(writer.im, "/campaign", "approvals flow")
    await bot.message(writer.im, "只有品牌负责人可以修改流程", seen_by="U0WRITER")
    await owner.command(owner.im, "/campaign", "approvals flow")
    form = await bot.modal("U0OWNER", "Approval stages")
    people = {"people:own": ["U0COORD"]}
    assert list(await fill(owner, form, **people)) == ["name"]
    assert await fill(owner, form, name="Medical", **people, **{"days:own": "5", "need:legal": "all"}) == {}
    await bot.message(owner.im, "The approval stages are saved")
    with bot.context.database.reading() as session:
        policy = store_people.policy_of(session, "orlume")
        assert store_people.members(session, "orlume", "Medical") == ("U0COORD",)
    assert [(each.id, each.need, each.days) for each in policy.stages] == [
        ("brand", "one", 1),
        ("legal", "all", 2),
        ("Medical", "one", 5),
    ]
    assert bot.complaints == []


async def test_reviewers_are_reminded_in_their_hours_and_the_delegate_when_it_is_late(
    bot: BotRig, writer: Actor, owner: Actor, counsel: Actor
):
    legal = Policy(stages=(Stage(id="legal", reviewers=(Reviewer("role", "legal"),), days=2),))
    with bot.context.database.session() as session:
        store_people.set_policy(session, "orlume", legal, by="U0OWNER", now=NOW)
    _, card = await _asked(bot, writer, delegate="U0OWNER")
    await bot.message(counsel.im, "请您审批")

    def said(person: Actor, words: str) -> int:
        return len([each for each in bot.messages(person.im) if words in _words(each)])

    async def at(*moments: dt.datetime) -> None:
        for moment in moments:
            _set(bot, moment)
            await rounds.go_round(bot.context)

    # Due on Monday: nothing on the day it was asked, on Friday at nine, never at night or on the weekend.
    await at(_at(19, 15), _at(20, 8, 30))
    assert said(counsel, "项审批等待处理") == 0
    await at(_at(20, 9, 1))
    await bot.until(lambda: said(counsel, "请在下一个工作日内处理") == 1)
    await at(_at(20, 9, 2), _at(20, 21), _at(21, 11), _at(22, 11), _at(23, 9, 1))
    await bot.until(lambda: said(counsel, "请在今天处理") == 1)
    await at(_at(23, 18))
    # Late from Monday midnight in Shanghai, which is Monday morning in Los Angeles; the owner's day begins at nine.
    await at(_at(24, 0, 30))
    await bot.until(lambda: "已超时" in _words(card))
    await at(_at(24, 1, 5))
    late = await bot.message(owner.im, "Late: the reviewers have not decided")
    await at(_at(24, 2))
    assert said(owner, "Late: the reviewers") == 1
    assert said(counsel, "项审批等待处理") == 2
    await owner.click(late, "approval.open")
    await owner.click(await bot.modal("U0OWNER", "Approve"), "approval.approve")
    await bot.until(lambda: "代 <@U0COORD> 通过" in _words(card))
    assert bot.complaints == []


async def test_killed_between_the_click_and_the_card_another_process_brings_the_card_up_to_date(
    tmp_path: Path, language_process: LanguageProcess
):
    async with SandboxRig(manifest=manifest()) as rig:
        settings = settings_for(rig, tmp_path / "bot")
        first = bootstrap(settings, language=language_process)
        publish_demo(first.database)
        bot = _Dressed(rig, first)
        _flow(bot)  # type: ignore[arg-type]
        writer, owner = rig.person("U0WRITER"), rig.person("U0OWNER")
        async with working(first), rig.running(build_app(first)):
            _, card = await _asked(bot, writer)  # type: ignore[arg-type]
            mine = await rig.message(owner.im, "asks for your approval")
            rig.sandbox.faults.plan("chat.update", "server_error", count=1000)
            rig.sandbox.faults.plan("chat.postMessage", "server_error", count=1000)
            await owner.click(mine, "approval.approve")
            await rig.until(lambda: _approval(bot).stages[0].passed)  # type: ignore[arg-type]
        rig.sandbox.faults.clear()
        assert "approval.approve" in _buttons(mine)
        second = bootstrap(settings, language=language_process)
        async with working(second), rig.running(build_app(second)):
            await rig.until(lambda: "approval.approve" not in _buttons(mine))
            theirs = await rig.message(rig.person("U0COORD").im, "请您审批（法务）")
            await rig.until(lambda: "待审批：法务" in _words(card))
            assert "approval.approve" in _buttons(theirs)
            told = [each for each in rig.messages("U0COORD" and theirs.channel) if "请您审批" in _words(each)]
            assert len(told) == 1


class _Dressed:
    """A sandbox with a bot that can be stopped, where the helpers expect a BotRig."""

    def __init__(self, rig: SandboxRig, context: Any) -> None:
        self._rig, self.context = rig, context

    def __getattr__(self, name: str) -> Any:
        return getattr(self._rig, name)


def _option(message: Message, name: str) -> str:
    """The value of an entry of the card's menu."""
    for block in message.body["blocks"]:
        for element in block.get("elements", ()):
            if element.get("action_id") == "approval.more":
                return next(each["value"] for each in element["options"] if each["value"].startswith(f"{name}:"))
    raise AssertionError(f"There is no {name!r} in the menu.")
