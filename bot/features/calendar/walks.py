"""Durable work of the calendar: cards kept up to date, tables, who is told of what."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from bot.context import Context
from bot.features.calendar.importing import load_walk, preview_walk
from bot.features.calendar.reading import in_force, names_of
from bot.features.calendar.rules import broken_walk
from bot.features.calendar.showing import refresh
from bot.features.calendar.views.item import told_owner
from campaigns import store as campaigns_store
from campaigns.calendar import store


async def told(context: Context, values: Mapping[str, Any]) -> None:
    """Somebody was given an ``item`` by another person (``by``)."""
    await context.step("owner", _tell, context, dict(values))


async def _tell(context: Context, values: dict[str, Any]) -> None:
    item = await context.read(store.get, values["item"])
    if item.owner is None or item.owner != values["owner"]:
        return
    reader = await context.readers.reader(values["team"], item.owner)
    campaign = await context.read(campaigns_store.campaign, item.campaign)
    words, blocks = told_owner(
        item,
        campaign,
        by=values["by"],
        names=names_of(await asyncio.to_thread(in_force, context.guidelines.current), reader.language),
        language=reader.language,
        zone=context.tasks.zone(reader),
        now=context.now(),
    )
    key = f"calendar:told:{item.id}:{values['owner']}:{item.version}"
    await context.post_once(
        await context.tasks.direct(item.owner), text=words, blocks=blocks, key=key, language=reader.language
    )


WALKS = {"refresh": refresh, "preview": preview_walk, "load": load_walk, "told": told, "broken": broken_walk}
