"""What calendar programs ask for, and the address they ask at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.bench import work_seed as seed
from bot.bench.work_row import At, Rows, Steps
from campaigns.feeds import store as feeds
from campaigns.feeds.model import Feed

ROWS = Rows()


def _feed(kind: Any, ref: Callable[[At], str], name: str) -> None:
    async def steps(at: At) -> Steps:
        feed = Feed(id="f", kind=kind, ref=ref(at), created_by="U0", created_at=seed.NOW)
        yield
        await at.bot.context.read(feeds.render, feed, "zh")

    ROWS.row(f"feed: {name}")(steps)


_feed("person", At.user, "of a person")
_feed("campaign", At.campaign, "of a campaign")
_feed("brand", lambda at: seed.BRAND, "of a brand")


@ROWS.row("feed: of a brand, asked for again")
async def _again(at: At) -> Steps:
    feed = Feed(id="f", kind="brand", ref=seed.BRAND, created_by="U0", created_at=seed.NOW)
    await at.bot.context.read(at.shelf.take, feed, "zh", seed.NOW)
    yield
    await at.bot.context.read(at.shelf.take, feed, "zh", seed.NOW)


@ROWS.row("feed: address made")
async def _address(at: At) -> Steps:
    user, campaign = at.user(), at.campaign()
    await at.bot.command(user, "/campaign", f"feed {campaign}", channel=at.channel(campaign))
    yield
    await at.bot.press(user, "feeds.make.person")
