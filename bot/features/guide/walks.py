"""The durable work of the guideline: a question asked in a message, answered in its thread."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from bot.blocks import actions, button
from bot.context import Context
from bot.errors import refusal_of
from bot.features.guide.views import answers
from bot.gateway.errors import GatewayError
from bot.i18n import text as t
from bot.jobs.answers import Message
from bot.readers import Reader

Values = Mapping[str, Any]

PROMPT_SECONDS = 2.0
"""A question that is not answered by then is said to be in hand."""


async def found(context: Context, reader: Reader, question: str) -> Message:
    """What the guideline in force says to ``question``, in the reader's language. A Refusal without a guideline."""
    version = await asyncio.to_thread(context.guidelines.current)
    told = await context.language.ask(version, question, reader.language)
    return answers(question, told, language=reader.language)


async def found_in_time(
    context: Context, reader: Reader, question: str, coming: Callable[[str], Awaitable[Any]]
) -> Message:
    """What ``found`` finds; where that takes long, as it does right after a start, the person is told it is coming."""
    looking = asyncio.create_task(found(context, reader, question))
    done, _ = await asyncio.wait([looking], timeout=PROMPT_SECONDS)
    if not done:
        await coming(t("jobs.coming", reader.language))
    return await looking


async def answer(context: Context, values: Values) -> None:
    """Walk: answer the question ``text`` of ``user`` in ``channel`` and ``thread``; ``ts`` is its message."""
    await context.step("post", _post, context, dict(values))


async def _post(context: Context, values: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])

    async def coming(words: str) -> None:
        place = (values["channel"], values["user"])
        with suppress(GatewayError):
            await context.gateway.ephemeral(*place, text=words, thread_ts=values["thread"])

    try:
        words, blocks = await found_in_time(context, reader, values["text"], coming)
    except Exception as error:
        why = refusal_of(error)
        if why is None:
            raise
        words, blocks = t(why.key, reader.language, **why.params), []
    asked = {"x": values["text"], "ts": values["ts"], "thread": values["thread"], "user": values["user"]}
    copy = actions([button(t("task.button.is_copy", reader.language), "guide.is_copy", asked)])
    await context.post_once(
        values["channel"],
        text=words,
        blocks=[*blocks, copy] if blocks else None,
        key=f"guide:{values['channel']}:{values['ts']}",
        thread_ts=values["thread"],
    )


WALKS = {"answer": answer}
