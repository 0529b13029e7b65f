"""Rounds and walks: what features do by the clock and durably, whatever one of them does wrong."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from bot import features
from bot.context import Context
from bot.jobs import rounds


async def test_a_round_that_fails_does_not_keep_the_next_from_going(monkeypatch: pytest.MonkeyPatch):
    seen: list[str] = []

    async def fails(context: Any) -> None:
        seen.append("first")
        raise RuntimeError

    async def goes(context: Any) -> None:
        seen.append("second")

    found = {"a": SimpleNamespace(go_round=fails), "b": SimpleNamespace(go_round=goes)}
    monkeypatch.setattr(features, "parts", lambda part: found)
    await rounds.go(SimpleNamespace())  # type: ignore[arg-type]
    assert seen == ["first", "second"]


def starting(started: list[str]) -> Context:
    """A context of which only the engine is there, which writes down what it starts."""

    async def start(workflow: Any, *arguments: Any, key: str) -> None:
        await asyncio.sleep(0)
        started.append(key)

    context = object.__new__(Context)
    context.jobs, context._begun = SimpleNamespace(start=start), {}  # type: ignore[assignment]
    return context


async def test_a_walk_with_the_same_key_is_recorded_once():
    started: list[str] = []
    context = starting(started)
    for _ in range(3):
        await context.walk("meetings.agenda", {}, key="agenda:1")
    assert started == ["agenda:1"]


async def test_only_the_latest_walks_are_remembered_and_older_ones_are_the_engines_to_know(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("bot.context.BEGUN", 2)
    started: list[str] = []
    context = starting(started)
    for number in (1, 2, 3, 3, 2, 1):
        await context.walk("meetings.agenda", {}, key=f"agenda:{number}")
    assert started == ["agenda:1", "agenda:2", "agenda:3", "agenda:1"]
    assert len(context._begun) == 2


async def test_people_are_reminded_in_the_round_before_what_can_wait():
    parts = features.parts("rounds")
    assert next(iter(parts)) == "tasks"
    ticks: list[str] = []

    async def tick() -> None:
        ticks.append("tick")

    await parts["tasks"].go_round(SimpleNamespace(reminders=SimpleNamespace(tick=tick)))
    assert ticks == ["tick"]
