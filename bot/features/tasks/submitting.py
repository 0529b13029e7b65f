"""What happens when a form of a task is handed in."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.context import Body, Context, asked
from bot.features.tasks.doing import act, create, tell
from bot.features.tasks.filling import changes_of, new_task, read_fields
from bot.features.tasks.request import Told
from bot.forms import FieldRefused, refuse
from bot.interaction import about_of
from campaigns.errors import CampaignError
from campaigns.tasks import store
from campaigns.tasks.actions import Cancel, Comment, Reassign, Wait
from campaigns.tasks.errors import DependencyCycle, UnknownTask
from campaigns.tasks.model import Task

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    @app.view_submission("task_submit")
    async def submit(ack: AsyncAck, body: Body) -> None:
        about, who = about_of(body), asked(body)
        try:
            task = new_task(read_fields(body), about, by=who.user, now=context.now())
            task = await asyncio.to_thread(create, context, task)
        except (FieldRefused, CampaignError) as refused:
            await refuse(context, ack, body, refused, _beside(body, refused, "title"))
            return
        await tell(context, made(task, about, team=who.team, by=who.user))
        await ack()

    @app.view_submission("task_edit")
    async def edit(ack: AsyncAck, body: Body) -> None:
        try:
            task = await asyncio.to_thread(_edit, context, body)
        except (FieldRefused, CampaignError) as refused:
            await refuse(context, ack, body, refused, _beside(body, refused, "title"))
            return
        who = asked(body)
        key = f"task:form:{body['view']['id']}"
        await tell(context, Told(key=key, task=task.id, team=who.team, by=who.user, action="edit"))
        await ack()

    @app.view_submission("task_reassign")
    async def reassign(ack: AsyncAck, body: Body) -> None:
        found = body["view"]["state"]["values"]
        to, reason = found["owner"]["value"]["selected_user"], _words(found["reason"])
        current = await context.tasks.read(store.get, about_of(body)["task"])
        if to == current.owner:
            await refuse(context, ack, body, FieldRefused("owner", "task.form.same_owner"))
            return
        if not reason:
            await refuse(context, ack, body, FieldRefused("reason", "tasks.reason_missing"))
            return
        await _do(context, ack, body, Reassign(reason, to=to), otherwise="owner")

    @app.view_submission("task_comment")
    async def comment(ack: AsyncAck, body: Body) -> None:
        await _with_words(context, ack, body, Comment)

    @app.view_submission("task_cancel")
    async def cancel(ack: AsyncAck, body: Body) -> None:
        await _with_words(context, ack, body, Cancel)


def made(task: Task, about: dict[str, Any], *, team: str, by: str) -> Told:
    """What follows from a task that was made; ``about`` says where its card goes."""
    confirm, place = about.get("confirm"), about.get("place")
    return Told(
        key=f"task:made:{task.id}",
        task=task.id,
        team=team,
        by=by,
        action="create",
        confirm=(confirm[0], confirm[1]) if confirm else None,
        place=(place[0], place[1]) if place else None,
        response_url=about.get("response_url"),
    )


def _edit(context: Context, body: Body) -> Task:
    about, who, form = about_of(body), asked(body), body["view"]["id"]
    with context.database.session() as session:
        task = store.get(session, about["task"])
        for number, change in enumerate(changes_of(task, read_fields(body), about, now=context.now())):
            # Each dependency touches the same field; the form's own steps are no clash.
            expected = None if isinstance(change, Wait) else about["v"]
            task = store.change(
                session,
                task.id,
                change,
                by=who.user,
                now=context.now(),
                expected=expected,
                event_id=f"form:{form}:{number}",
            ).task
    return task


async def _with_words(context: Context, ack: AsyncAck, body: Body, action: type[Comment] | type[Cancel]) -> None:
    words = _words(body["view"]["state"]["values"]["words"])
    if not words:
        await refuse(context, ack, body, FieldRefused("words", "task.form.no_words"))
        return
    await _do(context, ack, body, action(words), otherwise="words")


async def _do(
    context: Context, ack: AsyncAck, body: Body, action: Reassign | Comment | Cancel, *, otherwise: str
) -> None:
    about = about_of(body)
    outcome = await act(context, body, about["task"], action, expected=about["v"], key=f"form:{body['view']['id']}")
    if isinstance(outcome, CampaignError):
        await refuse(context, ack, body, outcome, _beside(body, outcome, otherwise))
        return
    await ack()


def _beside(body: Body, refused: Exception, otherwise: str) -> str:
    """The field that an error is about."""
    has_needs = any(block.get("block_id") == "needs" for block in body["view"]["blocks"])
    return "needs" if has_needs and isinstance(refused, (DependencyCycle, UnknownTask)) else otherwise


def _words(block: dict[str, Any]) -> str:
    return str(block["value"].get("value") or "").strip()
