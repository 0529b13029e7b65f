"""A long load tells on its card how far it is: at once, and again only when there is something new to tell."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.features.sources import loading
from bot.features.sources.views.card import About
from bot.gateway.errors import SlackUnavailable
from kpi.sources.record.store import Drop

DROP = Drop(id="d", version=1, values={"channel": "C1", "ts": "1.1"})
ABOUT = About(drop="d", version=1, name="week.csv", kpis={})


class Gateway:
    """Keeps what was told; ``closed`` refuses all of it."""

    def __init__(self, *, closed: bool = False) -> None:
        self.told: list[str] = []
        self.news: asyncio.Queue[str] = asyncio.Queue()
        self.closed = closed

    async def update(self, channel: str, ts: str, *, text: str, blocks: list[Any]) -> None:
        self.told.append(f"{channel} {ts} {text} {blocks}")
        self.news.put_nowait(text)
        if self.closed:
            raise SlackUnavailable("chat.update", "no answer", 1.0)


class Surroundings:
    """Of a context only the gateway is asked."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway


@pytest.mark.parametrize("closed", [False, True])
async def test_progress_is_told_at_once_and_when_it_changes(monkeypatch: pytest.MonkeyPatch, closed: bool):
    monkeypatch.setattr(loading, "TELL_EVERY", 0.02)
    gateway = Gateway(closed=closed)
    far = loading._Far(Surroundings(gateway), DROP, ABOUT, "en")  # type: ignore[arg-type]
    async with far:
        async with asyncio.timeout(30):
            await gateway.news.get()
        await asyncio.sleep(0.2)
        assert len(gateway.told) == 1
        far.at("read", 250_000, 1_000_000)
        async with asyncio.timeout(30):
            await gateway.news.get()
    assert "25 %" in gateway.told[1]
    assert all("week.csv" in each for each in gateway.told)
    far.at("read", 500_000, 1_000_000)
    await asyncio.sleep(0.1)
    assert len(gateway.told) == 2


class Slow(Gateway):
    """Takes until ``arrives`` is set to show what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.arrives = asyncio.Event(), asyncio.Event()
        self.shown: list[str] = []

    async def update(self, channel: str, ts: str, *, text: str, blocks: list[Any]) -> None:
        await super().update(channel, ts, text=text, blocks=blocks)
        self.began.set()
        await self.arrives.wait()
        self.shown.append(text)


async def loaded(gateway: Slow) -> None:
    """A load that is over while the first word of it is still on its way."""
    async with loading._Far(Surroundings(gateway), DROP, ABOUT, "en"):  # type: ignore[arg-type]
        await gateway.news.get()
    gateway.shown.append("what it came to")


async def test_what_a_load_came_to_is_shown_after_the_progress_that_is_on_its_way():
    gateway = Slow()
    load = asyncio.create_task(loaded(gateway))
    await gateway.began.wait()
    gateway.arrives.set()
    await load
    assert [each == "what it came to" for each in gateway.shown] == [False, True]
    assert len(gateway.told) == 1


async def test_a_load_that_is_interrupted_does_not_wait_for_its_progress():
    gateway = Slow()
    load = asyncio.create_task(loaded(gateway))
    await gateway.began.wait()
    load.cancel()
    with pytest.raises(asyncio.CancelledError):
        await load
    assert gateway.shown == []
