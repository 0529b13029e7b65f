"""Beside Socket Mode a small server answers what is not Slack's, where a port is set for it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from bot.bootstrap import bootstrap
from bot.context import Context
from bot.settings import SettingsError, load
from bot.web import beside
from tests.e2e.sandbox_rig import without_proxies


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port that was free a moment ago."""
    with socket.socket() as probe, without_proxies():
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        yield port


def context(folder: Path, **more: str) -> Context:
    return bootstrap(load({"UNISON_DATA_DIR": str(folder), "SLACK_BOT_TOKEN": "xoxb-1", **more}))


async def test_feeds_health_and_metrics_are_served_and_an_unknown_feed_is_not_found(tmp_path: Path, free_port: int):
    made = context(tmp_path, UNISON_WEB_PORT=str(free_port))
    assert made.settings.web_address == f"http://127.0.0.1:{free_port}"
    async with beside(made), aiohttp.ClientSession() as web:
        for path, status in (("health", 200), ("metrics", 200), ("calendar/guess.ics", 404), ("slack/events", 404)):
            async with web.get(f"{made.settings.web_address}/{path}") as answer:
                assert (path, answer.status) == (path, status)
    made.database.dispose()


async def test_a_port_that_is_taken_is_one_sentence(tmp_path: Path, free_port: int):
    made = context(tmp_path, UNISON_WEB_PORT=str(free_port))
    async with beside(made):
        with pytest.raises(SettingsError, match=f"UNISON_WEB_PORT={free_port} cannot be listened on"):
            async with beside(made):
                pass
    made.database.dispose()


async def test_nothing_is_served_where_no_port_is_set(tmp_path: Path):
    made = context(tmp_path)
    assert made.settings.web_address is None
    async with beside(made):
        pass
    made.database.dispose()


def test_the_address_is_the_public_one_where_it_is_set_and_that_of_the_mode_otherwise():
    assert load({"UNISON_MODE": "http"}).web_address == "http://127.0.0.1:8080"
    assert load({"UNISON_PUBLIC_URL": "https://unison.example.com/"}).web_address == "https://unison.example.com"
    with pytest.raises(SettingsError, match="is not an address; allowed are such as"):
        load({"UNISON_PUBLIC_URL": "unison.example.com"})
