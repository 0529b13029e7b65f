"""Addresses of messages: asked for once, forgotten when there are too many, and asked again where none was given."""

from __future__ import annotations

import pytest

from bot.gateway.errors import SlackUnavailable
from bot.permalinks import Permalinks


class Slack:
    """A gateway that knows addresses, and writes down what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.silent = False

    async def permalink(self, channel: str, ts: str) -> str:
        self.asked.append(ts)
        if self.silent:
            raise SlackUnavailable("chat.getPermalink", "timeout", 1.0)
        return f"https://slack.example/{channel}/{ts}"


async def test_an_address_is_asked_for_once():
    slack = Slack()
    links = Permalinks(slack)  # type: ignore[arg-type]
    assert [await links.of("C1", "1"), await links.of("C1", "1")] == ["https://slack.example/C1/1"] * 2
    assert slack.asked == ["1"]


async def test_where_slack_gives_none_it_is_asked_again():
    slack = Slack()
    links = Permalinks(slack)  # type: ignore[arg-type]
    slack.silent = True
    assert await links.of("C1", "1") is None
    slack.silent = False
    assert await links.of("C1", "1") == "https://slack.example/C1/1"


async def test_only_the_latest_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.permalinks.KEPT", 2)
    slack = Slack()
    links = Permalinks(slack)  # type: ignore[arg-type]
    for ts in ("1", "2", "3", "3", "2", "1"):
        await links.of("C1", ts)
    assert slack.asked == ["1", "2", "3", "1"]
