"""What happens when a form of an item is handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.context import Body, Context, asked
from bot.features.calendar.items import change, follow, redraw
from bot.features.calendar.views.forms import Filled
from bot.forms import FieldRefused, refuse
from bot.interaction import about_of, entered
from campaigns.calendar import store
from campaigns.calendar.errors import ParentCycle
from campaigns.calendar.model import OUT, ContentItem
from campaigns.errors import CampaignError, InvalidField
from campaigns.model import Due
from campaigns.moments import over

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    @app.view_submission("calendar_new")
    async def new(ack: AsyncAck, body: Body) -> None:
        about = about_of(body)
        try:
            fields = _fields(read_filled(body), about["zone"])
            not_past(fields, None, context.now())
            made = ContentItem(id=about["id"], campaign=about["campaign"], **fields)
            item = await context.write(store.add, made, context.now())
        except (FieldRefused, CampaignError) as refused:
            await _refuse(context, ack, body, refused)
            return
        await follow(context, item)
        await _tell(context, body, item, before=None)
        await ack()

    @app.view_submission("calendar_edit")
    async def edit(ack: AsyncAck, body: Body) -> None:
        about = about_of(body)

        def fields(before: ContentItem) -> dict[str, Any]:
            found = _fields(read_filled(body), about["zone"])
            not_past(found, before, context.now())
            return found

        await _change(context, ack, body, fields)

    @app.view_submission("calendar_hand_over")
    async def hand_over(ack: AsyncAck, body: Body) -> None:
        await _change(context, ack, body, lambda _: {"owner": read_filled(body).owner})

    @app.view_submission("calendar_link")
    async def link(ack: AsyncAck, body: Body) -> None:
        await _change(context, ack, body, lambda _: {"submission": read_filled(body).submission})


def read_filled(body: Body) -> Filled:
    """What was written and chosen."""
    given = entered(body)
    known = {name: given[name] for name in Filled.__dataclass_fields__ if given.get(name)}
    known["title"] = " ".join(str(given.get("title") or "").split())
    return Filled(**known)


def _fields(filled: Filled, zone: str) -> dict[str, Any]:
    """The fields of an item as a form gives them. Raises ``FieldRefused``."""
    if not filled.title:
        raise FieldRefused("title", "calendar.form.no_title")
    if not (filled.channel or "").strip():
        raise FieldRefused("channel", "calendar.form.no_channel")
    if filled.day is None and filled.time is not None:
        raise FieldRefused("day", "calendar.form.time_without_day")
    publish = None
    if filled.day is not None and filled.time is not None:
        publish = Due(at=f"{filled.day}T{filled.time}", zone=zone, granularity="minute")
    elif filled.day is not None:
        publish = Due(at=filled.day, zone=zone, granularity="day")
    kept = ("title", "channel", "stage", "phase", "format", "owner", "status", "submission", "parent", "hands_off_to")
    return {**{name: getattr(filled, name) for name in kept}, "publish": publish}


def not_past(fields: dict[str, Any], before: ContentItem | None, now: dt.datetime) -> None:
    """Refuse a moment that is over, newly chosen for what is still to go out. Raises ``FieldRefused``."""
    publish = fields["publish"]
    kept = before is not None and before.publish == publish
    if publish is not None and not kept and fields["status"] not in OUT and over(publish) <= now:
        raise FieldRefused("day", "calendar.form.past")


async def _change(
    context: Context, ack: AsyncAck, body: Body, changes: Callable[[ContentItem], dict[str, Any]]
) -> None:
    about = about_of(body)
    before = await context.read(store.get, about["item"])
    try:
        item = await change(context, about["item"], about["v"], **changes(before))
    except (FieldRefused, CampaignError) as refused:
        await _refuse(context, ack, body, refused)
        return
    await _tell(context, body, item, before=before)
    await ack()
    view = body["view"]
    # The window under the form shows the item as it was.
    below = view.get("previous_view_id")
    if below:
        context.soon(body, redraw(context, body, item.id, below))


async def _tell(context: Context, body: Body, item: ContentItem, *, before: ContentItem | None) -> None:
    """Whoever is given an item by somebody else hears of it once."""
    who = asked(body)
    if item.owner in (None, who.user) or (before is not None and before.owner == item.owner):
        return
    values = {"item": item.id, "owner": item.owner, "by": who.user, "team": who.team}
    await context.walk("calendar.told", values, key=f"calendar:told:{item.id}:{item.version}")


async def _refuse(context: Context, ack: AsyncAck, body: Body, refused: FieldRefused | CampaignError) -> None:
    """Say what is wrong beside the field that it is about, or beside the first where the form has no such field."""
    there = [block["block_id"] for block in body["view"]["blocks"] if block.get("type") == "input"]
    about = refused.field if isinstance(refused, InvalidField) else "parent" if isinstance(refused, ParentCycle) else ""
    field = about if about in there else there[0]
    if isinstance(refused, InvalidField) and about in ("parent", "hands_off_to"):
        refused = FieldRefused(field, "calendar.form.itself")
    await refuse(context, ack, body, refused, field)
