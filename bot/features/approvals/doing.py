"""Doing something to an approval for whoever asked, and setting going what follows from it."""

from __future__ import annotations

from typing import Any

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.approvals import naming, reading
from bot.features.approvals.reading import Shown
from bot.features.approvals.views.lists import window
from bot.features.home.handlers import publish
from bot.features.tasks.reading import calendar
from campaigns.approvals import store
from campaigns.approvals.actions import Action
from campaigns.approvals.errors import NotNow, TextMoved
from campaigns.approvals.model import Approval
from campaigns.errors import CampaignError


def click_of(body: Body) -> str:
    """One click, however often it is delivered."""
    clicked = body["actions"][0]
    return f"click:{asked(body).user}:{clicked['action_id']}:{clicked['action_ts']}"


async def act(
    context: Context, body: Body, value: dict[str, Any], action: Action, *, key: str
) -> Approval | CampaignError:
    """Do ``action`` once for each ``key`` and set going what follows; the refusal where it cannot be done.

    ``value`` names the approval and what the person was looking at. Whatever comes of it, the cards are brought up to
    date: whoever clicked on a spent button was shown something else.
    """
    try:
        done = await context.write(
            store.act,
            value["a"],
            action,
            by=asked(body).user,
            now=context.now(),
            calendars=calendar,
            revision=value["r"],
            stage=value["s"],
            event_id=f"approval:{key}",
        )
    except CampaignError as refused:
        await context.walk("approvals.refresh", {"approval": value["a"]}, key=f"approvals:{key}")
        return await _plainly(context, value["a"], action, refused)
    await follow(context, value["a"])
    return done


async def _plainly(context: Context, approval: str, action: Action, refused: CampaignError) -> CampaignError:
    """What a person wants to hear of a text that moved on to where there is nothing to decide: where it stands."""
    if isinstance(refused, TextMoved) and refused.stage is None:
        status = (await context.read(store.get, approval)).status
        return NotNow(action.name, status)
    return refused


async def follow(context: Context, approval: str) -> None:
    """Set going, durably, what follows from the latest changes of an approval; what went already does nothing."""
    for name, values, key in await context.read(reading.begins, approval, context.now()):
        await context.walk(name, values, key=key)


async def after(context: Context, body: Body, outcome: Approval | CampaignError) -> None:
    """What the person who clicked sees: the window they are in as it is now, and why nothing happened."""
    view = body.get("view") or {}
    if view.get("type") == "home":
        await publish(context, body)
    elif view.get("private_metadata"):
        await show_window(context, body, view["private_metadata"], again=True)
    if isinstance(outcome, CampaignError):
        await context.tell(await refusal(context, body, outcome), body)


async def refusal(context: Context, body: Body, error: CampaignError) -> Refusal:
    """Why it could not be done, in the person's language."""
    return naming.refusal(error, (await context.reader(body)).language)


async def shown(context: Context, approval: str) -> Shown:
    """The approval as it stands."""
    return await context.read(reading.shown, approval, context.now())


async def show_window(context: Context, body: Body, approval: str, *, again: bool = False) -> None:
    """Open an approval with its whole text and record, or draw it ``again`` where the click was."""
    reader = await context.reader(body)
    view = window(await shown(context, approval), language=reader.language, reader=reader.user)
    if again:
        await context.gateway.update_view(view, view_id=body["view"]["id"], language=reader.language)
    elif (body.get("view") or {}).get("type") == "modal":
        await context.gateway.push_view(body["trigger_id"], view, language=reader.language)
    else:
        await context.gateway.open_view(body["trigger_id"], view, language=reader.language)
