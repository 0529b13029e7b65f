"""What a campaign looks like: every card can be sent, and says which phase it is in the reader's words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from bot.features.campaigns.views.card import Setting, campaign_card, phase_words, window
from bot.features.campaigns.views.forms import brief_form, plan_form, roles_form
from bot.features.campaigns.views.lists import Line, home_section, listed
from bot.gateway.lint import problems
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign, CampaignChannel, Due, Phase
from campaigns.overview.store import NextMeeting, Overview
from campaigns.phases import kind_of
from campaigns.tasks.store_lists import Counts

NOW = dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC)
WILD = "<!channel> *bold* & `code` <@U1> " + "很长" * 200


def phase(name: str, start: str, end: str) -> Phase:
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    return Phase(campaign="c", name=name, kind=kind_of(name), start=days[0], end=days[1])


PHASES = (phase("预热", "2026-11-09", "2026-11-22"), phase("Launch · 引爆期", "2026-11-25", "2026-12-06"))


def seen(**more: Any) -> Overview:
    campaign = Campaign(
        id="c", brand="b", name="Spring", goal=WILD, owner="U1", home_channel="C1", audience=WILD, status="running",
        brief={"idea": WILD},
    )  # fmt: skip
    values: dict[str, Any] = {
        "campaign": campaign,
        "phases": PHASES,
        "channels": tuple(
            CampaignChannel(campaign="c", channel=f"ch{n}", role=WILD, owner="U1" if n else None) for n in range(20)
        ),
        "tasks": Counts(active=12, done=3, cancelled=0, late=2),
        "pending": 2,
        "decide_by": NOW,
        "content": ContentItem(
            id="i", campaign="c", title=WILD, channel="ch1", publish=Due(at="2026-11-21", zone="UTC", granularity="day")
        ),
        "meeting": NextMeeting(WILD, Due(at="2026-11-24T10:00", zone="Asia/Shanghai", granularity="minute")),
    }
    return Overview(**(values | more))


def at(language: str, **more: Any) -> Setting:
    return Setting(language=language, zone="Asia/Shanghai", now=NOW, channels={"ch0": "小红书"}, brand="Orlume", **more)


def marked(blocks: Any) -> list[str]:
    """Every text in which marks count."""
    if isinstance(blocks, list):
        return [text for each in blocks for text in marked(each)]
    if not isinstance(blocks, dict):
        return []
    return [blocks["text"]] if blocks.get("type") == "mrkdwn" else marked(list(blocks.values()))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_everything_that_is_shown_can_be_sent(language: str) -> None:
    full, here = seen(), at(language, words=("calendar", "agenda"), private=True)
    bare = seen(phases=(), channels=(), tasks=Counts(active=0, done=0, cancelled=0, late=0), pending=0,
                decide_by=None, content=None, meeting=None)  # fmt: skip
    closed = seen(campaign=replace(full.campaign, status="done"))
    lines = [Line(replace(full.campaign, id=f"c{n}", name=WILD), PHASES, n) for n in range(30)]
    messages = [campaign_card(each, here) for each in (full, bare, closed)]
    messages.append(listed("campaign.list.all", lines, language, today=NOW.date(), none="campaign.list.none",
                           closed=[full.campaign] * 30))  # fmt: skip
    for words, blocks in messages:
        assert problems("message", {"text": words, "blocks": blocks}) == []
        assert not any("<!" in text for text in marked(blocks))
    views = [
        window(full, here),
        plan_form(full.campaign, language=language, metadata="{}", brands=[("a", "A"), ("b", "B")],
                  channels=[("ch0", "小红书")], phases=PHASES, chosen=["ch0", "gone"]),
        plan_form(None, language=language, metadata="{}", brands=[("a", "A")], channels=[], owner="U1", home="C1"),
        roles_form(full.campaign, full.channels, {}, language=language, metadata="{}"),
        brief_form(full.campaign, language=language, metadata="{}"),
    ]  # fmt: skip
    for view in views:
        assert problems("modal", view) == []
    mine = [home_section(each, language, today=NOW.date()) for each in (lines, [])]
    home = {"type": "home", "blocks": [block for each in mine for block in each]}
    assert problems("home", home) == []


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        ("2026-11-01", "not begun; Teaser begins Mon 9 Nov", "尚未开始；预热期于11月9日（周一）开始"),
        ("2026-11-20", "Teaser, until Sun 22 Nov", "预热期，到11月22日（周日）"),
        ("2026-11-22", "Teaser, last day today", "预热期，今天最后一天"),
        ("2026-11-23", "between phases; Launch begins Wed 25 Nov", "阶段间隙；引爆期于11月25日（周三）开始"),
        ("2026-12-07", "all phases are over", "所有阶段均已结束"),
    ],
)
def test_the_phase_is_said_in_the_readers_words(day: str, english: str, chinese: str) -> None:
    today = dt.date.fromisoformat(day)
    assert (phase_words(PHASES, today, "en"), phase_words(PHASES, today, "zh")) == (english, chinese)


def test_a_channel_that_nobody_answers_for_comes_first_and_the_brief_says_what_it_lacks() -> None:
    _, blocks = campaign_card(seen(), at("zh"))
    words = str(blocks)
    assert words.index("小红书") < words.index("ch1（")
    assert "简报还缺：核心信息、支撑点。" in words
