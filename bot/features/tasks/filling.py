"""Forms of tasks: opened with what is known, read, and what is wrong said beside the field."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from sqlalchemy.orm import Session

from bot.blocks import Block, cut
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.tasks.draft import Draft
from bot.features.tasks.views.forms import Choice, Fields, checklist_of, fields_of, task_form
from bot.forms import FieldRefused
from bot.interaction import entered
from bot.readers import Reader
from campaigns import store as campaigns_store
from campaigns.model import Due
from campaigns.moments import over
from campaigns.tasks import store
from campaigns.tasks.actions import Action, Edit, Reschedule, StopWaiting, Wait
from campaigns.tasks.model import Origin, OriginKind, Priority, Task

LABEL = 75


async def open_new(
    context: Context,
    body: Body,
    fields: Fields,
    about: Mapping[str, Any],
    *,
    push: bool = False,
    callback: str = "task_submit",
) -> None:
    """Open the form of a new task; ``about`` travels with it (id, origin, where its card goes). Another ``callback``
    is for a feature that does more with the form than make the task."""
    reader = await context.reader(body)
    channel = asked(body).channel
    if fields.campaign is None and channel and (home := await context.read(campaigns_store.at_home, channel)):
        # What is agreed where a campaign lives belongs to it, unless the person says otherwise in the form.
        fields = replace(fields, campaign=home.id)
    view = await new_form(context, reader, fields, about, callback=callback)
    show = context.gateway.push_view if push else context.gateway.open_view
    await show(body["trigger_id"], view, language=reader.language)


async def new_form(
    context: Context, reader: Reader, fields: Fields, about: Mapping[str, Any], *, callback: str = "task_submit"
) -> Block:
    """The form of a new task, as ``open_new`` opens it."""
    zone = about.get("zone") or context.tasks.zone(reader)
    view = task_form(
        fields,
        language=reader.language,
        metadata=json.dumps({**about, "zone": zone}, ensure_ascii=False),
        callback="task_submit",
        zone=zone,
        **await _choices(context, reader.language),
    )
    return view | {"callback_id": callback}


async def open_draft(context: Context, body: Body, draft: Draft, confirm: Mapping[str, Any]) -> None:
    """Open the form with what was understood; ``confirm`` says where the confirm card stands."""
    at = draft.due.at if draft.due else ""
    fields = Fields(
        title=draft.title,
        owner=draft.owner,
        contributors=draft.contributors,
        day=at[:10] or None,
        time=at[11:] or None,
        recurrence=draft.recurrence,
        campaign=draft.campaign[0] if draft.campaign else None,
    )
    about: dict[str, Any] = {"id": draft.id, "place": draft.place, **confirm}
    if draft.origin:
        about["origin"] = [draft.origin.kind, draft.origin.ref, draft.origin.link]
    if draft.due:
        about["zone"] = draft.due.zone
    await open_new(context, body, fields, about)


async def open_edit(context: Context, body: Body, task_id: str) -> None:
    """Open the form of a task that is there, on top of its window."""
    reader = await context.reader(body)

    def read(session: Session) -> tuple[Task, list[Choice]]:
        task = store.get(session, task_id)
        return task, [(each, store.get(session, each).title[:LABEL]) for each in task.needs]

    task, needed = await context.tasks.read(read)
    zone = task.due.zone if task.due else context.tasks.zone(reader)
    view = task_form(
        fields_of(task),
        language=reader.language,
        metadata=json.dumps({"task": task.id, "v": task.version, "zone": zone}),
        callback="task_edit",
        needed=needed,
        zone=zone,
        **await _choices(context, reader.language),
    )
    inside = (body.get("view") or {}).get("type") == "modal"
    show = context.gateway.push_view if inside else context.gateway.open_view
    await show(body["trigger_id"], view, language=reader.language)


async def _choices(context: Context, language: str) -> dict[str, list[Choice]]:
    def read() -> dict[str, list[Choice]]:
        with context.database.reading() as session:
            known = [(each.id, each.name) for each in campaigns_store.campaigns(session)]
        try:
            guideline = context.guidelines.current().guideline
        except Refusal:
            return {"campaigns": known[:100], "channels": []}
        return {
            "campaigns": known[:100],
            "channels": [(each.id, each.name.best(language)) for each in guideline.channels],
        }

    return await asyncio.to_thread(read)


def read_fields(body: Body) -> Fields:
    """What was written and chosen."""
    found = entered(body)
    return Fields(
        title=" ".join(str(found.get("title") or "").split()),
        details=str(found.get("details") or "").strip(),
        owner=found.get("owner"),
        contributors=tuple(found.get("with") or ()),
        day=found.get("day"),
        time=found.get("time"),
        campaign=found.get("campaign"),
        channel=found.get("channel"),
        priority=cast("Priority", found.get("priority") or "normal"),
        steps=str(found.get("steps") or ""),
        recurrence=found.get("repeats"),
        needs=tuple(found.get("needs") or ()),
    )


def due_of(fields: Fields, zone: str) -> Due | None:
    """The due date of a form. Raises ``FieldRefused``."""
    if fields.day is None:
        if fields.time is not None:
            raise FieldRefused("day", "task.form.time_without_day")
        if fields.recurrence is not None:
            raise FieldRefused("day", "task.form.repeats_without_day")
        return None
    if fields.time is None:
        return Due(at=fields.day, zone=zone, granularity="day")
    return Due(at=f"{fields.day}T{fields.time}", zone=zone, granularity="minute")


def new_task(fields: Fields, about: Mapping[str, Any], *, by: str, now: dt.datetime) -> Task:
    """The task of a filled form. Raises ``FieldRefused``."""
    due = _checked(fields, about["zone"])
    if due is not None and over(due) <= now:
        raise FieldRefused("day", "task.form.past")
    kind, ref, link = about.get("origin") or (None, None, None)
    return Task(
        id=about["id"],
        title=fields.title,
        owner=fields.owner or by,
        created_at=now,
        created_by=by,
        details=fields.details,
        contributors=fields.contributors,
        due=due,
        campaign=fields.campaign,
        channel=fields.channel,
        priority=fields.priority,
        needs=fields.needs,
        checklist=checklist_of(fields.steps),
        recurrence=fields.recurrence,
        origin=Origin(kind=cast("OriginKind", kind), ref=str(ref), link=link) if kind else None,
    )


def changes_of(task: Task, fields: Fields, about: Mapping[str, Any], *, now: dt.datetime) -> list[Action]:
    """What a filled form changes of a task, in an order in which each step holds together. Raises ``FieldRefused``."""
    due = _checked(fields, about["zone"])
    if due is not None and due != task.due and over(due) <= now:
        raise FieldRefused("day", "task.form.past")
    edit = Edit(
        title=fields.title,
        details=fields.details,
        contributors=fields.contributors,
        campaign=fields.campaign or "",
        channel=fields.channel or "",
        priority=fields.priority,
        checklist=checklist_of(fields.steps, task.checklist),
        recurrence=fields.recurrence or "",
    )
    moved = [Reschedule(due=due)] if due != task.due else []
    changes: list[Action] = [*moved, edit] if due is not None else [edit, *moved]
    changes += [StopWaiting(needs=each) for each in task.needs if each not in fields.needs]
    changes += [Wait(needs=each) for each in fields.needs if each not in task.needs]
    return changes


def _checked(fields: Fields, zone: str) -> Due | None:
    if not fields.title:
        raise FieldRefused("title", "task.form.no_title")
    return due_of(fields, zone)


def title_of(text: str) -> tuple[str, str]:
    """Title and details of a message that becomes a task: its first line, and the whole where there is more."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    title = cut(first, 200)
    return title, text[:3000] if title != text.strip() else ""
