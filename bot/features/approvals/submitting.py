"""What happens when a form of an approval is handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.context import Body, Context, asked
from bot.features.approvals.doing import act, refusal, shown
from bot.forms import FieldRefused, refuse
from bot.interaction import about_of
from campaigns.approvals.actions import Action, Delegate, Override, RequestChanges, Withdraw
from campaigns.approvals.spans import WordsNotThere, locate
from campaigns.errors import CampaignError

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the forms."""

    @app.view_submission("approval_changes")
    async def changes(ack: AsyncAck, body: Body) -> None:
        try:
            span = await _span(context, body)
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        await _do(context, ack, body, RequestChanges(_comment(body), span=span))

    @app.view_submission("approval_override")
    async def override(ack: AsyncAck, body: Body) -> None:
        await _do(context, ack, body, Override(_comment(body)))

    @app.view_submission("approval_withdraw")
    async def withdraw(ack: AsyncAck, body: Body) -> None:
        await _do(context, ack, body, Withdraw(_comment(body)))

    @app.view_submission("approval_delegate")
    async def delegate(ack: AsyncAck, body: Body) -> None:
        to = str(state_of(body, "to").get("selected_user") or "")
        if to == asked(body).user:
            await refuse(context, ack, body, FieldRefused("to", "approval.form.to_yourself"))
            return
        await _do(context, ack, body, Delegate(_comment(body), to=to), field="to")


def state_of(body: Body, field: str) -> dict[str, Any]:
    """What a field holds; nothing for a field that the form does not have."""
    found: dict[str, Any] = body["view"]["state"]["values"].get(field, {}).get("value") or {}
    return found


def _comment(body: Body) -> str:
    return str(state_of(body, "comment").get("value") or "").strip()


async def _span(context: Context, body: Body) -> tuple[int, int] | None:
    """The part of the text that is meant: pasted words, in the chosen sentence if there is one; or that sentence."""
    chosen = (state_of(body, "sentence").get("selected_option") or {}).get("value")
    words = str(state_of(body, "quote").get("value") or "").strip()
    within = None
    if chosen:
        start, _, end = chosen.partition(":")
        within = int(start), int(end)
    if not words:
        return within
    about = about_of(body)
    each = await shown(context, about["a"])
    if each.approval.revision != about["r"]:
        return within  # the store says that the text has moved
    try:
        return locate(each.revision.text, words, within)
    except WordsNotThere as problem:
        key = "approval.form.quote_twice" if problem.times else "approval.form.quote_missing"
        if problem.times == 0 and within is not None:
            key = "approval.form.quote_elsewhere"
        raise FieldRefused("quote", key, n=problem.times) from None


async def _do(context: Context, ack: AsyncAck, body: Body, action: Action, *, field: str = "comment") -> None:
    value = about_of(body)
    outcome = await act(context, body, value, action, key=f"form:{body['view']['id']}")
    if isinstance(outcome, CampaignError):
        await refuse(context, ack, body, await refusal(context, body, outcome), field)
        return
    await ack(response_action="clear")
