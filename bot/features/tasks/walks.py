"""The durable work of tasks that starts with a name: who is called so, and a task for them or copy to check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.context import Context
from bot.features.meetings.roster import names_of
from bot.features.tasks.called import mentioned
from bot.features.tasks.request import Asked
from bot.features.tasks.understand import understand
from bot.features.tasks.workflows import task_asked
from bot.jobs.workflows import submit

Values = Mapping[str, Any]


async def called(context: Context, values: Values) -> None:
    """Walk: ``asked`` may ask somebody by name. Where it asks nobody known, it is the ``copy`` that came with it."""
    told = await context.step("names", _named, context, dict(values["asked"]))
    asked = Asked.from_dict(told)
    if asked.said or asked.surely:
        await context.jobs.start(task_asked, told, key=asked.key)
    else:
        await context.jobs.start(submit, values["copy"], key=values["copy"]["key"])


async def _named(context: Context, told: dict[str, Any]) -> dict[str, Any]:
    """What was asked, with the name as a mention where that makes it a task of whoever is called so."""
    asked = Asked.from_dict(told)
    found = mentioned(asked.text, await names_of(context))
    if found is None:
        return told
    now = dt.datetime.fromisoformat(asked.at).astimezone(context.settings.zone)
    task = understand(found[0], now=now, surely=asked.surely)
    if task is None or task.owner != found[1] or (task.due is None and not asked.surely):
        return told
    return replace(asked, text=found[0], said=asked.text).to_dict()


WALKS = {"called": called}
