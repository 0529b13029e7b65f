"""Meetings: a series, its agenda worked through, notes."""

from __future__ import annotations

from typing import Any

from bot.bench import work_seed as seed
from bot.bench.work_row import At, Rows, Steps

ROWS = Rows()


@ROWS.row("meeting: series kept")
async def _series(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", "meeting")
    yield
    await at.bot.hand_in(user, title="周会", people=[user], day="2026-04-02")


async def _agenda(at: At, wanted: str = "meeting.item.done") -> str:
    """Find an agenda in its channel that is worked through and has something to press; posted where it is not yet."""
    for _ in range(seed.CAMPAIGNS * 2):
        user, channel = at.user(), at.channel(at.campaign())
        at.bot.forget()
        at.bot.scroll_to(channel, "meeting.item.done|meeting.start|meeting.close")
        if not at.bot.said:
            await at.bot.command(user, "/campaign", "agenda", channel=channel)
            await at.bot.press(user, "meeting.post")
            at.bot.forget()
            at.bot.scroll_to(channel, "meeting.start")
        if at.bot.offers("meeting.start"):
            await at.bot.press(user, "meeting.start")
        if at.bot.offers(wanted):
            return user
    raise RuntimeError(f"no agenda offers {wanted} any more; measure fewer rounds")


@ROWS.row("meeting: agenda posted and begun")
async def _posted(at: At) -> Steps:
    # A series of its own, since each agenda is posted once.
    user, channel = at.user(), f"C-{at.chance.random()}"
    await at.bot.command(user, "/campaign", "meeting", channel=channel)
    day = {"title": "周会", "people": [user], "day": "2026-04-02", "channel": channel, "campaign": at.campaign()}
    await at.bot.hand_in(user, **day)
    await at.bot.command(user, "/campaign", "agenda", channel=channel)
    yield
    await at.bot.press(user, "meeting.post")
    at.bot.scroll_to(channel, "meeting.start")
    await at.bot.press(user, "meeting.start")


def _in_meeting(name: str, action: str, form: dict[str, Any] | None = None) -> None:
    async def pressed(at: At) -> Steps:
        user = await _agenda(at, action)
        yield
        await at.bot.press(user, action)
        if form is not None:
            await at.bot.hand_in(user, **form)

    ROWS.row(f"meeting: {name}")(pressed)


_in_meeting("point done", "meeting.item.done")
_in_meeting("point carried", "meeting.item.carry")
_in_meeting("taken back", "meeting.item.undo")
_in_meeting("decision", "meeting.item.decide", {"text": "先发微博", "owner": "U00011", "day": "2026-04-01"})
_in_meeting("point made a task", "meeting.item.task", {"title": "补一版文案", "day": "2026-04-01"})
_in_meeting("point added", "meeting.add", {"title": "预算怎么分"})


@ROWS.row("meeting: closed")
async def _closed(at: At) -> Steps:
    user = await _agenda(at, "meeting.close")
    yield
    await at.bot.press(user, "meeting.close")


NOTES = """notes: Launch weekly
- <@U00011> to send the media plan by Friday
- Decision: the teaser stays at 15 seconds
- 责任人：<@U00012> 周三前补齐商品页主图
"""


@ROWS.row("meeting: notes pasted")
async def _notes(at: At) -> Steps:
    yield
    await at.bot.write(at.user(), NOTES)


@ROWS.row("meeting: tasks made of notes")
async def _made(at: At) -> Steps:
    user = at.user()
    await at.bot.write(user, NOTES)
    yield
    await at.bot.press(user, "note.make")
