"""What happens when a form of an approval is handed in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.approvals.doing import act, refusal, shown
from bot.i18n import text as t
from bot.interaction import about_of
from campaigns.approvals.actions import Action, Delegate, Override, RequestChanges, Withdraw
from campaigns.approvals.spans import WordsNotThere, locate
from campaigns.errors import CampaignError

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


_MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")


class FieldRefused(Exception):
    """A field does not hold what it should."""

    def __init__(self, field: str, refusal: Refusal) -> None:
        self.field, self.refusal = field, refusal
        super().__init__(f"{field}: {refusal}")


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
            await refuse(context, ack, body, FieldRefused("to", Refusal("approval.form.to_yourself")))
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
        raise FieldRefused("quote", Refusal(key, n=problem.times)) from None


async def _do(context: Context, ack: AsyncAck, body: Body, action: Action, *, field: str = "comment") -> None:
    value = about_of(body)
    outcome = await act(context, body, value, action, key=f"form:{body['view']['id']}")
    if isinstance(outcome, CampaignError):
        await refuse(context, ack, body, FieldRefused(field, await refusal(context, body, outcome)))
        return
    await ack(response_action="clear")


async def refuse(context: Context, ack: AsyncAck, body: Body, refused: FieldRefused) -> None:
    """Show beside the field what is wrong; the form stays open with everything in it."""
    reader = await context.reader(body)
    words = t(refused.refusal.key, reader.language, **refused.refusal.params)
    await ack(response_action="errors", errors={refused.field: await _with_names(context, body, words)})


async def _with_names(context: Context, body: Body, words: str) -> str:
    """What stands beside a field is plain text, in which a mention is no name."""
    for user in set(_MENTION.findall(words)):
        words = words.replace(f"<@{user}>", (await context.readers.reader(asked(body).team, user)).name)
    return words
