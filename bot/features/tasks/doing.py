"""Doing something to a task for whoever asked, and setting going what follows from it."""

from __future__ import annotations

import asyncio

from bot.context import Body, Context, asked
from bot.errors import Refusal, refusal_of
from bot.features.home.handlers import publish
from bot.features.tasks import reading
from bot.features.tasks.request import Told
from bot.features.tasks.views.more import card_window, more_window
from bot.features.tasks.workflows import task_told
from campaigns.errors import CampaignError
from campaigns.tasks import store
from campaigns.tasks.actions import Action
from campaigns.tasks.errors import TaskClosed
from campaigns.tasks.model import Task
from campaigns.tasks.store import Changed

REFRESH = "refresh"
"""The action of a ``Told`` that only brings the cards up to date."""


async def act(
    context: Context, body: Body, task: str, action: Action, *, expected: int | None, key: str
) -> Changed | CampaignError:
    """Do ``action``, once for each ``key``, and set going what follows; the refusal where it cannot be done.

    Whatever comes of it, the cards are brought up to date: whoever clicked was shown something else.
    """
    who = asked(body)

    def do() -> Changed:
        with context.database.session() as session:
            return store.change(session, task, action, by=who.user, now=context.now(), expected=expected, event_id=key)

    outcome: Changed | CampaignError
    try:
        outcome = await asyncio.to_thread(do)
    except CampaignError as refused:
        outcome = refused
    done = outcome if isinstance(outcome, Changed) and outcome.event else None
    await tell(
        context,
        Told(
            key=f"task:{key}",
            task=task,
            team=who.team,
            by=who.user,
            action=action.name if done else REFRESH,
            note=action.note,
            spawned=done.spawned.id if done and done.spawned else None,
            freed=tuple(each.id for each in done.freed) if done else (),
        ),
    )
    return outcome


async def tell(context: Context, told: Told) -> None:
    """Set going what follows, durably."""
    await context.jobs.start(task_told, told.to_dict(), key=told.key)


def create(context: Context, task: Task) -> Task:
    """Store a new task; the one that is there when it was made before. Touches the database."""
    with context.database.session() as session:
        return store.add(session, task)


async def after(context: Context, body: Body, outcome: Changed | CampaignError) -> None:
    """What the person who clicked sees: the window they are in as it is now, and why nothing happened."""
    view = body.get("view") or {}
    if view.get("type") == "home":
        await publish(context, body)
    elif view:
        await show_window(context, body)
    if (why := spent(outcome)) is not None:
        await context.tell(why, body)


def spent(outcome: Changed | CampaignError) -> Refusal | None:
    """Why a click led to nothing, None where it led to something."""
    if isinstance(outcome, TaskClosed):
        return Refusal(f"task.spent.{outcome.status}")
    if isinstance(outcome, CampaignError):
        return refusal_of(outcome) or Refusal("tasks.closed")
    if outcome.event is not None:
        return None
    status = outcome.task.status
    return Refusal(f"task.spent.{status if status != 'open' else 'same'}")


async def show_window(context: Context, body: Body, *, kind: str = "", task: str = "") -> None:
    """Open the window ``kind`` of a task, or draw the one the click was in as it is now."""
    view = body.get("view") or {}
    again = not kind
    if again:
        kind, _, task = str(view.get("private_metadata") or "").partition(":")
    reader = await context.reader(body)
    shown = await context.tasks.read(reading.shown, task, context.tasks.habits)
    if kind == "card":
        window = card_window(shown, language=reader.language, now=context.now())
    else:
        events = await context.tasks.read(store.history, task)
        window = more_window(shown, events, language=reader.language)
    if again:
        await context.gateway.update_view(window, view_id=view["id"], language=reader.language)
    elif view.get("type") == "modal":
        await context.gateway.push_view(body["trigger_id"], window, language=reader.language)
    else:
        await context.gateway.open_view(body["trigger_id"], window, language=reader.language)
