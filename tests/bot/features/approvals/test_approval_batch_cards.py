"""The cards of several approvals asked for together are brought up to date from one reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from bot.features.approvals import walks
from bot.features.approvals.reading import BATCH
from campaigns.cards.store import Standing

NOW = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)


class Fake:
    """As much of the context as the cards need."""

    def __init__(self) -> None:
        self.reads = 0
        self.updated: list[tuple[str, str]] = []
        self.gateway = self

    def now(self) -> dt.datetime:
        return NOW

    async def read(self, fn: Callable[..., Any], *args: Any) -> Any:
        self.reads += 1
        return fn(None, *args)

    async def update(self, channel: str, ts: str, *, text: str, **rest: Any) -> None:
        self.updated.append((channel, text))


async def test_every_card_of_a_batch_shows_the_same_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    stand = [
        Standing(channel=f"D{who}", ts="1.0", subject=BATCH, about="b", language="en", reader=who) for who in "ABC"
    ]
    shown: list[list[str]] = []

    def of_batch(session: Any, batch: str, now: dt.datetime) -> list[str]:
        shown.append([batch])
        return shown[-1]

    monkeypatch.setattr(walks.cards, "standing", lambda session, subject, about: tuple(stand))
    monkeypatch.setattr(walks.reading, "of_batch", of_batch)
    monkeypatch.setattr(walks, "batch_card", lambda found, *, reader, **rest: (f"{found} for {reader}", []))
    context: Any = Fake()
    await walks._update_batch(context, "b")
    assert context.updated == [(f"D{who}", f"['b'] for {who}") for who in "ABC"]
    assert (context.reads, len(shown)) == (1, 1)
