"""The buttons of an approval's card, of its window and of lists."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.approvals import reading
from bot.features.approvals.doing import act, after, click_of, follow, refusal, show_window, shown
from bot.features.approvals.views.forms import changes_form, delegate_form, reason_form
from bot.features.approvals.views.lists import stamp
from bot.features.tasks.reading import calendar
from bot.interaction import value_in
from campaigns.approvals import store
from campaigns.approvals.actions import Approve, HandOver
from campaigns.approvals.errors import ApprovalError, NotNow, NotYours, TextMoved
from campaigns.approvals.model import OPEN, Approval
from campaigns.errors import CampaignError

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck
    from sqlalchemy.orm import Session


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons."""

    @app.action("approval.approve")
    async def approve(ack: AsyncAck, body: Body) -> None:
        outcome = await act(context, body, value_in(body), Approve(), key=click_of(body))
        await ack()
        context.soon(body, after(context, body, outcome))

    @app.action("approval.again")
    async def again(ack: AsyncAck, body: Body) -> None:
        outcome = await act(context, body, value_in(body), HandOver(), key=click_of(body))
        await ack()
        context.soon(body, after(context, body, outcome))

    @app.action("approval.approve_all")
    async def approve_all(ack: AsyncAck, body: Body) -> None:
        told = await _approve_all(context, body)
        await ack()
        if told is not None:
            context.soon(body, context.tell(told, body))

    @app.action("approval.changes")
    async def changes(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open(context, body, "changes", value_in(body)))

    @app.action("approval.more")
    async def more(ack: AsyncAck, body: Body) -> None:
        await ack()
        name, approval, revision, stage = body["actions"][0]["selected_option"]["value"].split(":", 3)
        context.soon(body, _open(context, body, name, {"a": approval, "r": int(revision), "s": stage or None}))

    @app.action("approval.open")
    async def open_card(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, show_window(context, body, value_in(body)["a"]))


async def _open(context: Context, body: Body, name: str, value: dict[str, Any]) -> None:
    """Open the form of an action, unless the person may not or the card is spent: then say so at once."""
    reader, each = await context.reader(body), await shown(context, value["a"])
    try:
        _may(name, each, reader.user, value)
    except CampaignError as refused:
        await context.walk("approvals.refresh", {"approval": value["a"]}, key=f"approvals:{click_of(body)}")
        await after(context, body, refused)
        return
    about = json.dumps(value)
    if name == "changes":
        view = changes_form(each.revision.text, language=reader.language, metadata=about)
    elif name == "delegate":
        view = delegate_form(language=reader.language, metadata=about)
    else:
        view = reason_form(name, language=reader.language, metadata=about)
    inside = (body.get("view") or {}).get("type") == "modal"
    show = context.gateway.push_view if inside else context.gateway.open_view
    await show(body["trigger_id"], view, language=reader.language)


def _may(name: str, each: reading.Shown, user: str, value: dict[str, Any]) -> None:
    """The refusal that the form would end in, before anybody fills it; the store judges again when it is sent."""
    approval, opened = each.approval, each.approval.open_stage
    there = opened.stage.id if opened else None
    allowed = {"changes": ("review",), "delegate": ("review",), "override": ("review", "changes")}
    if approval.status not in allowed.get(name, OPEN):
        raise NotNow(name, approval.status)
    if (approval.revision, there) != (value["r"], value["s"]):
        raise TextMoved(approval.id, approval.revision, there)
    if name in ("changes", "delegate") and opened is not None and user not in each.deciders:
        raise NotYours(user, opened.stage.id, tuple(map(str, opened.stage.reviewers)))
    if name == "override" and not each.court.seats(each.policy.overriders, user):
        raise NotYours(user, there or "check", tuple(map(str, each.policy.overriders)))


async def _approve_all(context: Context, body: Body) -> Refusal | None:
    """Approve everything that the batch's card showed as waiting for the person; what could not be, in one sentence."""
    value, user, now = value_in(body), asked(body).user, context.now()

    def do(session: Session) -> tuple[tuple[Approval, ApprovalError | None], ...] | None:
        found = [each for each in reading.of_batch(session, value["b"], now) if user in each.deciders]
        if stamp(found) != value["h"]:
            return None
        seen = {
            each.approval.id: (each.approval.revision, each.approval.open_stage.stage.id)
            for each in found
            if each.approval.open_stage
        }
        return store.act_on_batch(
            session, value["b"], Approve(), by=user, now=now, calendars=calendar, seen=seen, event_id=click_of(body)
        )

    told = await context.write(do)
    if told is None:
        await context.walk("approvals.refresh_batch", {"batch": value["b"]}, key=f"approvals:{click_of(body)}")
        return Refusal("approvals.batch_moved")
    for approval, _ in told:
        await follow(context, approval.id)
    failed = [error for _, error in told if error is not None]
    return await refusal(context, body, failed[0]) if failed else None
