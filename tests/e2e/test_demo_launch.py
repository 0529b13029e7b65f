"""The demo's launch as one story: planned, assigned, discussed, approved, published, closed by three in two languages.

Zhou Hang (Chinese, Shanghai) leads, Lin Xiao (Chinese, Shanghai) writes, Grace Chen (English, Los Angeles) owns the
brand. Nothing is put into the database: all that happens is said, clicked or filled in, and the clock is moved.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import select

from bot.demo import campaign
from bot.sandbox.state import Message
from campaigns.approvals import store_lists
from campaigns.approvals.frozen import intact
from campaigns.approvals.tables import ApprovalRow
from tests.e2e.bot_rig import BotRig, fill
from tests.e2e.sandbox_rig import Actor

CHINA = dt.timezone(dt.timedelta(hours=8))
HOME = "C0LAUNCH"
NAME = "极光 X 上市"
FILM = "夜拍短片"
COPY = "Meet Aurora X™ by Orlume®, a phone for every night. See the stars as you saw them."


def day(number: int, hour: int, minute: int = 0, month: int = 11) -> dt.datetime:
    """A moment of 2026 by clocks in Shanghai."""
    return dt.datetime(2026, month, number, hour, minute, tzinfo=CHINA)


def words(message: Message) -> str:
    return str(message.body)


class Story:
    """The three and what they do."""

    def __init__(self, bot: BotRig) -> None:
        self.bot = bot
        self.zhou, self.lin, self.grace = (bot.person(user) for user in ("U0COORD", "U0WRITER", "U0OWNER"))

    async def at(self, moment: dt.datetime) -> None:
        """Move the clock; what is due by then happens."""
        await self.bot.sandbox.move_clock(offset=(moment - dt.datetime.now(dt.UTC)).total_seconds())

    def said_to(self, person: Actor, containing: str) -> list[Message]:
        return [each for each in self.bot.messages(person.im) if each.by_bot and containing in words(each)]

    def boards(self) -> list[Message]:
        """The agendas in the channel that wait for something, oldest first."""
        found = [each for each in self.bot.messages(HOME) if each.by_bot and "meeting." in words(each)]
        return [each for each in found if (each.body.get("blocks") or [{}])[0].get("type") == "header"]

    async def shows(self, message: Message, *parts: str, without: str = "\0") -> None:
        await self.bot.until(lambda: all(p in words(message) for p in parts) and without not in words(message))

    # planned

    async def plan(self) -> Message:
        launch = campaign()
        for person, hello in ((self.zhou, "我的任务"), (self.lin, "我的任务"), (self.grace, "My tasks")):
            await person.open_home()
            await self.bot.home(person.user, hello)
        await self.zhou.command(HOME, "/campaign", "新建")
        form = await self.bot.modal(self.zhou.user, "新建营销活动")
        phases = "\n".join(f"{p.name.split(' · ')[1]} {p.start} ~ {p.end}" for p in launch.phases)
        plan: dict[str, Any] = {"name": NAME, "goal": "12 月 6 日前 1.2 万人预约", "audience": "每晚都拍的人"}
        assert await fill(self.zhou, form, **plan, phases=phases, channels=["ad", "xiaohongshu", "support"]) == {}
        roles = await self.bot.modal(self.zhou.user, "渠道分工")
        owners = {"owner:ad": "U0OWNER", "owner:xiaohongshu": "U0WRITER", "role:xiaohongshu": "种草"}
        assert await fill(self.zhou, roles, **owners) == {}
        brief = await self.bot.modal(self.zhou.user, "活动简报")
        told = {name: launch.campaign.brief[name] for name in ("idea", "core_message", "proof")}
        assert await fill(self.zhou, brief, **told) == {}
        card = await self.bot.message(HOME, "campaign-actions")
        await self.shows(card, "筹备中", "预热期，到11月22日", "还没有负责人", "<@U0COORD> 总负责")
        # The same launch in her language.
        await self.grace.command(self.grace.im, "/campaign", "show 极光")
        shown = await self.bot.message(self.grace.im, "Teaser, until Sun 22 Nov", seen_by=self.grace.user)
        await self.grace.click(shown, "campaign.edit")
        form = await self.bot.modal(self.grace.user, "Edit campaign")
        assert await fill(self.grace, form, status="running") == {}
        roles = await self.bot.modal(self.grace.user, "Who does what")
        assert await fill(self.grace, roles) == {}
        await self.bot.no_modal(self.grace.user)
        await self.shows(card, "进行中")
        # Who approves: she for the brand, Zhou for legal.
        await self.grace.command(self.grace.im, "/campaign", "approvals flow")
        form = await self.bot.modal(self.grace.user, "Approval stages")
        assert await fill(self.grace, form, **{"people:brand": ["U0OWNER"], "people:legal": ["U0COORD"]}) == {}
        await self.bot.message(self.grace.im, "The approval stages are saved")
        return card

    # assigned

    async def assign(self) -> tuple[Message, Message]:
        lin, zhou = (f"@{self.bot.workspace.person(each).name}" for each in ("U0WRITER", "U0COORD"))
        note = await self._agreed(self.zhou, HOME, f"@Unison 让 {lin} 周五前交夜拍笔记", "要创建吗", "11月20日（周五）")
        script = await self._agreed(
            self.grace,
            HOME,
            f"@Unison assign {zhou} the store script by Thursday next week",
            "Shall I create it",
            "26 Nov",
        )
        call = await self._agreed(self.zhou, self.zhou.im, "提醒我明天下午三点给印刷厂打电话", "要创建吗", "15:00")
        told = await self.bot.message(self.lin.im, "给您安排了一项任务")
        await self.lin.click(told, "task.start")
        await self.shows(note, "进行中")
        await self.bot.message(self.zhou.im, "Store script")
        await self.lin.say(HOME, "夜拍笔记今晚给初稿")
        return script, call

    async def _agreed(self, person: Actor, channel: str, text: str, ask: str, understood: str) -> Message:
        ts = await person.say(channel, text)
        confirm = await self.bot.reply(ts, containing=ask)
        assert understood in words(confirm)
        await person.click(confirm, "task.create")
        await self.shows(confirm, "task.start")
        return confirm

    # approved

    async def approve(self) -> str:
        ts = await self.lin.say(HOME, f"@Unison {COPY}")
        check = await self.bot.reply(ts, containing="approval.ask")
        assert NAME in words(check)
        await self.lin.click(check, "approval.ask")
        assert await fill(self.lin, await self.bot.modal(self.lin.user, "提交审批")) == {}
        card = await self.bot.reply(ts, containing="approval.more")
        mine = await self.bot.message(self.grace.im, "asks for your approval (Brand)")
        await self.grace.click(mine, "approval.changes")
        form = await self.bot.modal(self.grace.user, "Request changes")
        assert await fill(self.grace, form, quote="the stars", comment="Say the sky: it is broader.") == {}
        await self.bot.reply(ts, containing="要求修改第 1 版")
        await self.shows(card, "已退回修改", "Say the sky")
        await self.lin.click(card, "check.again")
        again = await self.bot.modal(self.lin.user)
        assert await fill(self.lin, again, text=COPY.replace("the stars", "the sky")) == {}
        await self.bot.message(self.grace.im, "Revision 2 is here")
        await self.shows(mine, "approval.approve", "sky")
        await self.grace.click(mine, "approval.approve")
        await self.bot.message(self.zhou.im, "请您审批（法务）")
        return ts

    async def approved(self, ts: str) -> None:
        asked = await self.bot.message(self.zhou.im, "请您审批（法务）")
        await self.zhou.click(asked, "approval.approve")
        await self.bot.reply(ts, containing="审批通过")
        await self.bot.until(lambda: self.said_to(self.grace, "Seal `"))
        (mine,) = self.said_to(self.grace, "Seal `")
        assert "Approved" in words(mine)

    # published

    async def schedule(self) -> Message:
        """Zhou plans a film for Tuesday and gives it to Lin; the calendar's card."""
        await self.zhou.command(HOME, "/campaign", "日历")
        card = await self.bot.message(HOME, "calendar.add")
        await self.zhou.click(card, "calendar.add")
        form = await self.bot.modal(self.zhou.user, "添加内容")
        film = {"title": FILM, "channel": "ad", "owner": "U0WRITER", "day": "2026-11-24"}
        assert await fill(self.zhou, form, **film) == {}
        await self.shows(card, FILM, "11月24日", "此前分享的图片")
        return card

    async def link(self) -> None:
        """Lin joins the film with the text that was approved."""
        told = await self.bot.message(self.lin.im, FILM)
        await self.lin.click(told, "calendar.show")
        window = await self.bot.modal(self.lin.user, FILM)
        await self.lin.click(window, "calendar.link")
        form = await self.bot.modal(self.lin.user, "本活动已通过审批的文案")
        (copy,) = await self.lin.suggestions(form, "calendar.find.submission", "Aurora")
        assert await self.lin.submit(form, {"calendar.find.submission": copy}) == {}
        await self.bot.until(lambda: "the sky" in str(window.definition))

    async def move(self, card: Message) -> None:
        """Grace, who answers for the channel, lets it go out a day later."""
        blocks = card.body["blocks"]
        row = next(b["block_id"] for b in blocks if "calendar.open" in str(b.get("elements")))
        (film,) = await self.grace.suggestions(card, "calendar.open", FILM, block_id=row)
        await self.grace.click(card, "calendar.open", block_id=row, chosen=film)
        window = await self.bot.modal(self.grace.user, FILM)
        await self.grace.click(window, "calendar.edit")
        form = await self.bot.modal(self.grace.user, "Leads to")
        assert await fill(self.grace, form, day="2026-11-25") == {}
        await self.shows(card, "11月25日", without="11月24日")

    async def publish(self, card: Message) -> None:
        """On the day, Lin's morning speaks of it, and it goes out."""
        morning = next(each for each in reversed(self.said_to(self.lin, "待发布（1）")) if FILM in words(each))
        await self.lin.click(morning, "calendar.show")
        window = await self.bot.modal(self.lin.user, FILM)
        await self.lin.click(window, "calendar.publish")
        await self.shows(card, "已发布")

    # discussed

    async def call_meeting(self) -> None:
        await self.zhou.command(HOME, "/campaign", "会议")
        form = await self.bot.modal(self.zhou.user)
        people = ["U0COORD", "U0OWNER", "U0WRITER"]
        fields = {"title": "每周校准会", "day": "2026-11-23", "time": "10:00", "people": people, "language": "zh"}
        assert await fill(self.zhou, form, **fields) == {}
        ts = await self.grace.say(HOME, "@Unison add pricing to the agenda")
        await self.bot.reply(ts, containing="On the agenda of 每周校准会")
        ts = await self.lin.say(HOME, "@Unison 把奖项授权加到议程")
        await self.bot.reply(ts, containing="奖项授权")
        ts = await self.lin.say(HOME, "@Unison 把晒图回复加到议程")
        await self.bot.reply(ts, containing="晒图回复")

    async def meet(self, board: Message) -> None:
        await self.zhou.click(board, "meeting.start")
        await self.shows(board, "meeting.item.decide")
        await self.grace.click(board, "meeting.item.decide", block_id=_buttons(board, "Pricing"))
        form = await self.bot.modal(self.grace.user, "Decision")
        assert await fill(self.grace, form, text="One price: $699", owner="U0OWNER", day="2026-11-27") == {}
        await self.shows(board, "One price: $699")
        await self.lin.click(board, "meeting.item.task", block_id=_buttons(board, "奖项授权"))
        form = await self.bot.modal(self.lin.user, "奖项授权")
        assert await fill(self.lin, form, title="撤下 2025 年奖项", owner="U0COORD", day="2026-11-24") == {}
        await self.shows(board, "撤下 2025 年奖项")
        await self.zhou.click(board, "meeting.close")
        form = await self.bot.modal(self.zhou.user, "结束会议之前")
        who = {
            b["block_id"]: "U0WRITER" for b in form.definition["blocks"] if b.get("block_id", "").startswith("owner-")
        }
        assert await fill(self.zhou, form, **who) == {}
        await self.shows(board, without="meeting.item")
        minutes = await self.bot.reply(board.ts, containing="One price: $699")
        assert all(each in words(minutes) for each in ("撤下 2025 年奖项", "晒图回复", "11月30日（周一）"))


def _buttons(board: Message, title: str) -> str:
    """The block id of the row of buttons under a point."""
    blocks = board.body["blocks"]
    place = next(n for n, block in enumerate(blocks) if title in str(block.get("text")) and "accessory" not in block)
    return str(blocks[place + 1]["block_id"])


async def test_the_launch_is_planned_assigned_discussed_approved_and_closed_by_three_in_two_languages(bot: BotRig):
    story = Story(bot)
    zhou, lin, grace = story.zhou, story.lin, story.grace
    # Thursday: planned, handed out, sent for approval; a meeting is called.
    await story.at(day(19, 10))
    card = await story.plan()
    script, _ = await story.assign()
    await story.call_meeting()
    plan = await story.schedule()
    thread = await story.approve()

    # Friday: each morning is told what is due, the agenda is there before the weekend, a call is reminded of.
    await story.at(day(20, 9, 1))
    morning = await bot.message(lin.im, "今日任务")
    assert "夜拍笔记" in words(morning)
    await bot.until(lambda: story.said_to(zhou, "今日任务"))
    assert "待您审批（1）" in words(story.said_to(zhou, "今日任务")[0])
    await story.at(day(20, 10, 1))
    await bot.until(story.boards)
    (board,) = story.boards()
    await story.shows(board, "Pricing", "奖项授权", "晒图回复")
    await story.at(day(20, 15, 1))
    reminder = await bot.message(zhou.im, "到期了")
    assert "给印刷厂打电话" in words(reminder)
    await zhou.click(reminder, "task.done")
    await story.shows(reminder, without="task.done")
    await story.approved(thread)
    await story.link()

    # Monday: the week in the channel, a nudge to whoever is late, and the meeting.
    await story.at(day(21, 12))
    await story.at(day(23, 9, 1))
    week = await bot.message(HOME, "本周概览")
    assert all(each in words(week) for each in ("当前阶段：引爆期", "已逾期（1）", "夜拍笔记", "每周校准会"))
    await bot.until(lambda: len(story.said_to(lin, "今日任务")) == 2)
    assert "已逾期（1）" in words(story.said_to(lin, "今日任务")[1])
    await story.shows(card, "引爆期")
    await story.at(day(23, 10, 5))
    await story.meet(board)
    await story.move(plan)

    # The task of the meeting is late by Wednesday; Grace reads the same work in English, at nine by her clock.
    await bot.message(zhou.im, "撤下 2025 年奖项")
    await story.at(day(25, 9, 1))
    await bot.until(lambda: any("撤下 2025 年奖项" in words(e) for e in story.said_to(zhou, "已逾期（1）")))
    await story.publish(plan)
    ask = f"@Unison assign @{bot.workspace.person('U0OWNER').name} 最终价目表 by 24 November"
    price = await bot.reply(await grace.say(HOME, ask), containing="Shall I create it")
    await grace.click(price, "task.create")
    await story.shows(price, "task.start")
    # Wednesday at nine in Los Angeles; the day after is a holiday there, on which she is left alone.
    await story.at(day(26, 1, 1))
    mine = await bot.message(grace.im, "Your day")
    assert "Late (1)" in words(mine)
    assert "最终价目表" in words(mine)

    # A week on, what was not settled is on the next agenda and says since when.
    await story.at(day(27, 10, 1))
    following = await bot.until(lambda: next((each for each in story.boards() if each.ts != board.ts), None))
    assert "晒图回复" in words(following)
    assert "11月23日（周一）" in words(following)

    # Closed: the tasks are done, the launch leaves what is under way, everybody reads so in their language.
    await zhou.click(script, "task.done")
    await story.shows(script, without="task.done")
    await zhou.click(card, "campaign.close")
    await story.shows(card, "活动已结案")
    await grace.command(grace.im, "/campaign", f"show {NAME}")
    await bot.message(grace.im, "no longer count as under way", seen_by=grace.user)
    with bot.context.database.reading() as session:
        submission = session.scalars(select(ApprovalRow.submission).filter_by(status="approved")).one()
        frozen = store_lists.frozen(session, submission)
    assert frozen is not None
    assert intact(frozen)
    assert "the sky" in frozen.text
    assert bot.complaints == []
