"""The card of a calendar says first where content is missing soonest, and counts channels, not weeks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.features.calendar.reading import Names, Shown
from bot.features.calendar.views.card import calendar_card
from campaigns.calendar.matrix import by_stage, by_week
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign, Due, Phase

NOW = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)
ZONE = "Asia/Shanghai"
CHANNELS = ("ad", "email", "blog")
PHASES = (Phase(campaign="l", name="上市", kind="launch", start=dt.date(2026, 11, 23), end=dt.date(2027, 2, 28)),)


def shown(*items: ContentItem) -> Shown:
    return Shown(
        campaign=Campaign(id="l", brand="orlume", name="Launch", goal="g"),
        phases=PHASES,
        items=items,
        weeks=by_week(items, CHANNELS, PHASES, NOW, ZONE),
        stages=by_stage(items, (), CHANNELS, PHASES, NOW),
        rules=(),
        watched=(),
        names=Names(channels={"ad": "广告", "email": "邮件", "blog": "博客"}),
        zone=ZONE,
        now=NOW,
    )


def item(channel: str, day: str) -> ContentItem:
    publish = Due(at=day, zone=ZONE, granularity="day")
    return ContentItem(id=f"{channel}{day}", campaign="l", title="海报", channel=channel, owner="U1", publish=publish)


def lines(blocks: list[Any]) -> list[str]:
    return [block["text"]["text"] for block in blocks if "没有安排" in str(block.get("text"))]


def test_the_channel_that_is_empty_soonest_stands_first_with_its_weeks_in_spans() -> None:
    text, blocks = calendar_card(
        shown(item("ad", "2026-11-24"), item("ad", "2026-12-08"), item("blog", "2026-11-25")), "zh"
    )
    assert "3 个渠道有空档" in text
    said = lines(blocks)
    assert [next(name for name in ("广告", "邮件", "博客") if name in line) for line in said] == [
        "邮件",
        "博客",
        "广告",
    ]
    assert "11月23日至2月22日所在周" in said[0]
    assert "11月30日、12月14日至2月22日所在周" in said[2]
