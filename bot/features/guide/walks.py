"""The durable work of the guideline: a question asked in a message, answered in its thread."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.blocks import actions, button
from bot.context import Context
from bot.errors import refusal_of
from bot.features.guide.views import answers
from bot.i18n import text as t
from bot.jobs.answers import Message
from bot.readers import Reader

Values = Mapping[str, Any]


async def found(context: Context, reader: Reader, question: str) -> Message:
    """What the guideline in force says to ``question``, in the reader's language. A Refusal without a guideline."""
    version = await asyncio.to_thread(context.guidelines.current)
    told = await context.language.ask(version, question, reader.language)
    return answers(question, told, language=reader.language)


async def answer(context: Context, values: Values) -> None:
    """Walk: answer the question ``text`` of ``user`` in ``channel`` and ``thread``; ``ts`` is its message."""
    await context.step("post", _post, context, dict(values))


async def _post(context: Context, values: dict[str, Any]) -> None:
    reader = await context.readers.reader(values["team"], values["user"])
    try:
        words, blocks = await found(context, reader, values["text"])
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
