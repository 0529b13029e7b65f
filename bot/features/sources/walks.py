"""The durable work of sources by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.context import Context
from bot.features.sources import folder, loading, pulling, showing
from bot.features.sources.views import card
from bot.i18n import text as t
from kpi.sources.record import store


async def decided(context: Context, values: Mapping[str, Any]) -> None:
    """Somebody said what a file is: ``as`` figures, a calendar, a term base or copy."""
    drop = await context.step("decide", _decide, context, dict(values))
    if drop is None:
        return
    given = {name: drop[name] for name in ("file", "user", "team", "channel", "thread")}
    if values["as"] == "copy":
        await showing.as_copy(context, drop["copy"])
    elif values["as"] == "calendar":
        await context.walk("calendar.preview", {**given, "name": ""}, key=f"sources:calendar:{values['drop']}")
    elif values["as"] == "terms":
        await context.walk("terms.preview", given, key=f"sources:terms:{values['drop']}")


async def _decide(context: Context, values: dict[str, Any]) -> dict[str, Any] | None:
    found = await context.read(store.drop, values["drop"])
    if found is None:
        return None
    changes = {"sort": "figures"} if values["as"] == "figures" else {}
    changed = await context.write(store.change_drop, found.id, changes)
    if changed is None:
        return None
    if values["as"] == "figures":
        await showing.show(context, found.id)
    else:
        reader = await context.readers.reader(found.values["team"], values["user"])
        name = str(found.values["file"].get("name") or "")
        words = t(f"kpi_sources.card.as_{values['as']}", reader.language, name=name)
        await showing.put(context, changed, card.plain(words), reader.language)
    return dict(changed.values)


WALKS = {
    "look": showing.look_walk,
    "preview": showing.preview_walk,
    "decided": decided,
    "load": loading.load_walk,
    "folder": folder.file_walk,
    "pull": pulling.pull_walk,
    "told": pulling.told_walk,
}
