"""A slow answer from the guideline leaves nothing standing that is no longer true."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from bot.features.guide import handlers, walks
from bot.i18n import text as t
from bot.readers import Reader

BODY: Any = {"response_url": "https://slack.example/answer"}


@pytest.mark.parametrize("slow", [True, False])
async def test_only_a_slow_answer_is_announced_and_in_words_that_hold_beside_it(
    slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    told = asyncio.Event()

    async def respond(url: str, *, text: str, blocks: Any = None) -> None:
        said.append(text)
        told.set()

    async def ask(*question: Any) -> list[Any]:
        if slow:
            await told.wait()
        return []

    async def reader(body: Any) -> Reader:
        return Reader(user="U", language="en", time_zone="UTC", name="Grace")

    monkeypatch.setattr(walks, "PROMPT_SECONDS", 0.01 if slow else 60)
    context: Any = SimpleNamespace(
        reader=reader,
        guidelines=SimpleNamespace(current=lambda: None),
        language=SimpleNamespace(ask=ask),
        gateway=SimpleNamespace(respond=respond),
    )
    await handlers._answer(context, BODY, "what is our slogan?")
    answer = t("guide.none", "en", question="what is our slogan?")
    assert said == ([t("jobs.coming", "en"), answer] if slow else [answer])
    assert t("jobs.thinking", "en") not in said


@pytest.mark.parametrize("slow", [True, False])
async def test_a_message_that_waits_long_for_its_answer_is_told_so_alone(
    slow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    told = asyncio.Event()

    async def ephemeral(channel: str, user: str, *, text: str, thread_ts: str) -> None:
        said.append(f"{channel} {user} {thread_ts} {text}")
        told.set()

    async def post_once(channel: str, *, text: str, **_: Any) -> None:
        said.append(text)

    async def ask(*question: Any) -> list[Any]:
        if slow:
            await told.wait()
        return []

    async def reader(*_: str) -> Reader:
        return Reader(user="U", language="zh", time_zone="UTC", name="林晓")

    async def step(_: str, function: Any, *given: Any) -> Any:
        return await function(*given)

    monkeypatch.setattr(walks, "PROMPT_SECONDS", 0.01 if slow else 60)
    context: Any = SimpleNamespace(
        step=step,
        post_once=post_once,
        readers=SimpleNamespace(reader=reader),
        guidelines=SimpleNamespace(current=lambda: None),
        language=SimpleNamespace(ask=ask),
        gateway=SimpleNamespace(ephemeral=ephemeral),
    )
    values = {"team": "T", "user": "U", "text": "口号是什么？", "channel": "D1", "thread": "1.0", "ts": "1.0"}
    await walks.answer(context, values)
    answer = t("guide.none", "zh", question="口号是什么？")
    assert said == ([f"D1 U 1.0 {t('jobs.coming', 'zh')}", answer] if slow else [answer])
