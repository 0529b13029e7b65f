"""The exceptions of the brand, for the person who asks."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.context import Body, Context
from bot.features.compare.reading import may_except
from bot.features.compare.running import today
from bot.features.exceptions.views import exception_list, rule_list
from bot.features.guide.naming import RuleNames
from bot.readers import Reader
from campaigns.exceptions import store
from campaigns.precision import store as precision


async def show(context: Context, body: Body, rest: str = "") -> None:
    """``/brand exceptions``."""
    words, blocks = await listed(context, await context.reader(body))
    await context.answer(body, text=words, blocks=blocks)


async def listed(context: Context, reader: Reader) -> Any:
    """Text and blocks of those in force."""
    version, day = await asyncio.to_thread(context.guidelines.current), today(context)
    found = await context.read(store.in_force, version.brand, day)
    may_end = await context.read(may_except, version.brand, reader.user, day)
    names = await asyncio.to_thread(RuleNames, version.guideline, reader.language)
    return exception_list(found, names, reader.language, may_end=may_end)


async def show_rules(context: Context, body: Body, rest: str = "") -> None:
    """``/brand rules``: how precise each rule is, and what those on trial would have found."""
    language = (await context.reader(body)).language
    version = await asyncio.to_thread(context.guidelines.current)
    found = await context.read(precision.rules, version.brand)
    names = await asyncio.to_thread(RuleNames, version.guideline, language)
    words, blocks = rule_list(found, names, language)
    await context.answer(body, text=words, blocks=blocks)
