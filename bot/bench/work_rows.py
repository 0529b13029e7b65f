"""What people do with campaign work, one row each: every word of the commands, Home, and what the buttons lead to.

A row is an asynchronous generator. What comes before its ``yield`` leads up to the thing (a card has to be shown before
it can be clicked on) and is not timed; what comes after is.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.bench import work_seed as seed
from bot.bench.work_seed import Size
from bot.bench.work_slack import Bot
from campaigns.calendar import files, store, table
from campaigns.calendar.store_loading import preview
from campaigns.feeds import store as feeds
from campaigns.feeds.model import Feed
from campaigns.feeds.store_shelf import Shelf

Steps = AsyncIterator[None]


@dataclass
class At:
    """The bot, and somebody by chance for each thing that is done."""

    bot: Bot
    size: Size
    chance: random.Random
    shelf: Shelf = field(default_factory=Shelf)

    def user(self) -> str:
        """One of the people."""
        return seed.user(self.chance.randrange(self.size.people))

    def reviewer(self) -> str:
        """One of those who approve."""
        return seed.user(self.chance.randrange(seed.reviewers(self.size)))

    def campaign(self) -> str:
        """One of the campaigns."""
        return seed.campaign(self.chance.randrange(seed.CAMPAIGNS))

    def channel(self, campaign: str) -> str:
        """A campaign's home."""
        return seed.home(campaign)


ROWS: list[tuple[str, Callable[[At], Steps]]] = []


def row(name: str) -> Callable[[Callable[[At], Steps]], Callable[[At], Steps]]:
    """Put a row into the list; ``name`` is what a person types or clicks on."""

    def note(steps: Callable[[At], Steps]) -> Callable[[At], Steps]:
        ROWS.append((name, steps))
        return steps

    return note


def _typed(name: str, command: str, text: str = "") -> None:
    """A row for a line that is typed; ``{}`` in it is a campaign, at whose home it is typed."""

    async def steps(at: At) -> Steps:
        campaign = at.campaign()
        yield
        await at.bot.command(at.user(), command, text.replace("{}", campaign), channel=at.channel(campaign))

    row(name)(steps)


@row("Home")
async def _home(at: At) -> Steps:
    yield
    await at.bot.look_home(at.user())


# /campaign

_typed("/campaign", "/campaign")
_typed("/campaign help", "/campaign", "help")
for _word, _line in (
    ("new", "new"), ("list", "list"), ("show", "show {}"), ("edit", "edit {}"), ("close", "close {}"),
    ("brief", "brief {}"), ("approvals", "approvals"), ("approvals new", "approvals new"),
("meeting", "meeting"), ("meetings", "meetings"), ("agenda", "agenda"),
    ("calendar", "calendar"), ("rules", "rules"), ("feed", "feed"), ("digest", "digest"),
):  # fmt: skip
    _typed(f"/campaign {_word}", "/campaign", _line)


@row("/campaign approvals flow")
async def _flow(at: At) -> Steps:
    yield
    await at.bot.command(at.reviewer(), "/campaign", "approvals flow")


@row("/campaign approvals export")
async def _export(at: At) -> Steps:
    campaign = at.campaign()
    yield
    await at.bot.command(seed.LEAD, "/campaign", f"approvals export {campaign}")


@row("campaign: planned by form")
async def _plan(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", "new")
    yield
    name = f"Launch {at.chance.random()}"
    await at.bot.hand_in(user, name=name, goal="8,000 sold", home=None, channels=[])


@row("campaign: edited by form")
async def _edit(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", f"edit {at.campaign()}")
    yield
    await at.bot.hand_in(user, goal=f"{at.chance.randrange(9000)} sold")


@row("campaign: brief handed in")
async def _brief(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", f"brief {at.campaign()}")
    yield
    words = {each["block_id"]: "Words" for each in at.bot.form()["blocks"] if each["type"] == "input"}
    await at.bot.hand_in(user, **{k: v for k, v in words.items() if k != "landing_link"})


@row("campaign: card put into a channel")
async def _share(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/campaign", f"show {at.campaign()}")
    yield
    await at.bot.press(user, "campaign.share")


# /task

_typed("/task", "/task")
_typed("/task help", "/task", "help")
_typed("/task list", "/task", "list")
_typed("/task SENTENCE", "/task", "让 <@U00007> 周五前交白皮书初稿")


@row("a task in a message to the bot")
async def _said(at: At) -> Steps:
    yield
    await at.bot.write(at.user(), "assign <@U00009> the white paper draft by Friday")


@row("task: created from its confirm card")
async def _created(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/task", "ask <@U00007> to send the white paper draft by Friday")
    yield
    await at.bot.press(user, "task.create")


@row("task: created by form")
async def _by_form(at: At) -> Steps:
    user = at.user()
    await at.bot.command(user, "/task", "new")
    yield
    await at.bot.hand_in(user, title="新任务", day="2026-04-01")


@row("task: shortcut on a message")
async def _shortcut(at: At) -> Steps:
    yield
    await at.bot.shortcut(at.user(), "make_task", "The white paper draft is still missing")


async def _card(at: At) -> str:
    """Open a person's first task, whose card stands in a channel too."""
    while True:
        user = at.user()
        at.bot.forget()
        await at.bot.command(user, "/task", "list")
        if at.bot.offers("task.open"):
            await at.bot.press(user, "task.open")
            if at.bot.offers("task.done"):
                return user


def _on_card(name: str, action: str, form: dict[str, Any] | None = None, **chosen: Any) -> None:
    """A row for a button of the card, and one for the form it opens."""

    async def pressed(at: At) -> Steps:
        user = await _card(at)
        yield
        await at.bot.press(user, action, **chosen)

    async def handed_in(at: At) -> Steps:
        user = await _card(at)
        await at.bot.press(user, action, **chosen)
        yield
        await at.bot.hand_in(user, **(form or {}))

    row(f"task: {name}")(pressed)
    if form is not None:
        row(f"task: {name}, handed in")(handed_in)


@row("task: its card opened")
async def _opened(at: At) -> Steps:
    user = ""
    while not at.bot.offers("task.open"):
        user = at.user()
        await at.bot.command(user, "/task", "list")
    yield
    await at.bot.press(user, "task.open")


_on_card("snooze", "task.snooze", option=0)
_on_card("reassign", "task.reassign", {"owner": "U00011", "reason": "换人"})
_on_card("comment", "task.comment", {"words": "好"})
_on_card("more", "task.more")
_on_card("done", "task.done")


@row("task: edit, handed in")
async def _edited(at: At) -> Steps:
    user = await _card(at)
    await at.bot.press(user, "task.more")
    await at.bot.press(user, "task.edit")
    yield
    await at.bot.hand_in(user, title=f"白皮书 {at.chance.random()}")


@row("task: what it waits for, searched")
async def _needs(at: At) -> Steps:
    user = await _card(at)
    await at.bot.press(user, "task.more")
    await at.bot.press(user, "task.edit")
    yield
    await at.bot.search(user, "task.needs", "白皮书")


# Approvals


async def _waiting(at: At) -> str:
    while True:
        user = at.reviewer()
        at.bot.forget()
        await at.bot.command(user, "/campaign", "approvals")
        if at.bot.offers("approval.open"):
            return user


@row("approval: opened")
async def _approval(at: At) -> Steps:
    user = await _waiting(at)
    yield
    await at.bot.press(user, "approval.open")


@row("approval: approved")
async def _approved(at: At) -> Steps:
    user = await _waiting(at)
    await at.bot.press(user, "approval.open")
    yield
    await at.bot.press(user, "approval.approve")


@row("approval: changes asked for")
async def _changes(at: At) -> Steps:
    user = await _waiting(at)
    await at.bot.press(user, "approval.open")
    await at.bot.press(user, "approval.changes")
    yield
    await at.bot.hand_in(user, comment="换一个说法", quote="")


# Meetings


@row("meeting: series kept")
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


@row("meeting: agenda posted and begun")
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

    row(f"meeting: {name}")(pressed)


_in_meeting("point done", "meeting.item.done")
_in_meeting("point carried", "meeting.item.carry")
_in_meeting("taken back", "meeting.item.undo")
_in_meeting("decision", "meeting.item.decide", {"text": "先发微博", "owner": "U00011", "day": "2026-04-01"})
_in_meeting("point made a task", "meeting.item.task", {"title": "补一版文案", "day": "2026-04-01"})
_in_meeting("point added", "meeting.add", {"title": "预算怎么分"})


@row("meeting: closed")
async def _closed(at: At) -> Steps:
    user = await _agenda(at, "meeting.close")
    yield
    await at.bot.press(user, "meeting.close")


NOTES = """notes: Launch weekly
- <@U00011> to send the media plan by Friday
- Decision: the teaser stays at 15 seconds
- 责任人：<@U00012> 周三前补齐商品页主图
"""


@row("meeting: notes pasted")
async def _notes(at: At) -> Steps:
    yield
    await at.bot.write(at.user(), NOTES)


@row("meeting: tasks made of notes")
async def _made(at: At) -> Steps:
    user = at.user()
    await at.bot.write(user, NOTES)
    yield
    await at.bot.press(user, "note.make")


# The content calendar


async def _item(at: At) -> str:
    """Open an item from the calendar's card."""
    user, campaign = at.user(), at.campaign()
    number = at.chance.randrange(at.size.items)
    await at.bot.command(user, "/campaign", f"calendar {campaign}", channel=at.channel(campaign))
    await at.bot.press(user, "calendar.open", selected_option={"value": seed.item(number)})
    return user


def _on_calendar(name: str, action: str, form: dict[str, Any] | None = None) -> None:
    async def pressed(at: At) -> Steps:
        user, campaign = at.user(), at.campaign()
        await at.bot.command(user, "/campaign", f"calendar {campaign}", channel=at.channel(campaign))
        if form is not None:
            await at.bot.press(user, action)
        yield
        if form is None:
            await at.bot.press(user, action)
        else:
            await at.bot.hand_in(user, **form)

    row(f"calendar: {name}")(pressed)


def _on_item(name: str, action: str, form: dict[str, Any] | None = None) -> None:
    async def pressed(at: At) -> Steps:
        user = await _item(at)
        while not at.bot.offers(action):
            at.bot.forget()
            user = await _item(at)
        if form is not None:
            await at.bot.press(user, action)
        yield
        if form is None:
            await at.bot.press(user, action)
        else:
            await at.bot.hand_in(user, **form)

    row(f"calendar: {name}")(pressed)


@row("calendar: an item opened")
async def _item_opened(at: At) -> Steps:
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"calendar {campaign}", channel=at.channel(campaign))
    yield
    await at.bot.press(user, "calendar.open", selected_option={"value": seed.item(at.chance.randrange(at.size.items))})


@row("calendar: an item searched")
async def _searched(at: At) -> Steps:
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"calendar {campaign}", channel=at.channel(campaign))
    yield
    await at.bot.search(user, "calendar.open", "内容")


_on_calendar("item planned by form", "calendar.add", {"title": "新内容", "channel": "ad", "day": "2026-04-01"})
_on_item("item moved by form", "calendar.edit", {"day": "2026-04-03"})
_on_item("item handed over", "calendar.hand_over", {"owner": "U00013"})
_on_item("item published", "calendar.publish")
_on_item("approved copy, form opened", "calendar.link")
_on_calendar("picture drawn again", "calendar.picture")
_on_calendar("CSV", "calendar.export.csv")
_on_calendar("XLSX", "calendar.export.xlsx")
_on_calendar("rules opened", "calendar.rules")


@row("calendar: a rule made")
async def _rule(at: At) -> Steps:
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"rules {campaign}", channel=at.channel(campaign))
    await at.bot.press(user, "calendar.rule.new")
    yield
    await at.bot.hand_in(user, when_channel="ad", then_channel="email", days="2")


@row("calendar: a table of 250 items compared")
async def _table(at: At) -> Steps:
    campaign, context = at.campaign(), at.bot.context
    data = files.write_csv(table.rows_of(await context.read(store.of_campaign, campaign, limit=5000), "zh"))
    known = table.Known(campaign=campaign, zone=seed.ZONE)
    yield
    items = table.read(files.read(data), known)
    await context.read(preview, items)


# What calendar programs and the clock ask for


def _feed(kind: Any, ref: Callable[[At], str], name: str) -> None:
    async def steps(at: At) -> Steps:
        feed = Feed(id="f", kind=kind, ref=ref(at), created_by="U0", created_at=seed.NOW)
        yield
        await at.bot.context.read(feeds.render, feed, "zh")

    row(f"feed: {name}")(steps)


_feed("person", At.user, "of a person")
_feed("campaign", At.campaign, "of a campaign")
_feed("brand", lambda at: seed.BRAND, "of a brand")


@row("feed: of a brand, asked for again")
async def _again(at: At) -> Steps:
    feed = Feed(id="f", kind="brand", ref=seed.BRAND, created_by="U0", created_at=seed.NOW)
    await at.bot.context.read(at.shelf.take, feed, "zh", seed.NOW)
    yield
    await at.bot.context.read(at.shelf.take, feed, "zh", seed.NOW)


@row("feed: address made")
async def _address(at: At) -> Steps:
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"feed {campaign}", channel=at.channel(campaign))
    yield
    await at.bot.press(user, "feeds.make.person")


def commands() -> frozenset[str]:
    """Every word of ``/campaign``, as its help names it, that has a row."""
    return frozenset(name.split()[1] for name, _ in ROWS if name.startswith("/campaign "))
