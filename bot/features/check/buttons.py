"""The buttons of a card and of its windows."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

from bot.blocks import Block, button
from bot.blocks import context as context_block
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.check.forms import campaign_choices
from bot.features.check.views import findings_modal, fixed_text_modal, recheck_modal, why_modal
from bot.gateway.gateway import ShownView
from bot.i18n import text as t
from bot.interaction import value_in
from bot.jobs.answers import Checked
from bot.jobs.described import goes_live
from bot.jobs.request import Revised
from bot.jobs.workflows import revise
from campaigns.precision import store as precision
from consistency.report_json import report_to_dict

NOTED = "check-noted"
"""Block that says who found the card not helpful."""

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons."""

    @app.action("check.apply_fixes")
    async def apply_fixes(ack: AsyncAck, body: Body) -> None:
        value, who = value_in(body), asked(body)
        private = _is_private(body)
        revised = Revised(
            # One click and ten clicks apply the fixes of a revision once.
            key=f"{value['submission']}:{value['revision']}:apply",
            submission=value["submission"],
            base=value["revision"],
            actor=who.user,
            apply=True,
            response_url=who.response_url if private else None,
        )
        await context.jobs.start(revise, revised.to_dict(), key=revised.key)
        await ack()
        if private:
            context.soon(body, _show_fixed(context, body, value))

    @app.action("check.all_findings")
    async def all_findings(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _all_findings(context, body))

    @app.action(re.compile(r"check\.findings_page(\..*)?"))
    async def findings_page(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _all_findings(context, body))

    @app.action("check.why")
    async def why(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _why(context, body))

    @app.action("check.again")
    async def again(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _again(context, body))

    @app.action("check.not_helpful")
    async def not_helpful(ack: AsyncAck, body: Body) -> None:
        await asyncio.to_thread(_store_feedback, context, body)
        await ack()
        context.soon(body, _noted(context, body))

    @app.action("check.take_back")
    async def take_back(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _take_back(context, body))


async def _all_findings(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    checked = await _checked(context, value)
    view = findings_modal(
        checked.report,
        text=checked.text,
        language=reader.language,
        submission_id=value["submission"],
        revision=value["revision"],
        page=int(value.get("page", 0)),
    )
    if "page" in value:
        await context.gateway.update_view(view, view_id=body["view"]["id"], language=reader.language)
    else:
        await _show(context, body, view)


async def _why(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    checked = await _checked(context, value)
    finding = next((each for each in checked.report.findings if each.id == value["finding"]), None)
    if finding is None:
        raise Refusal("campaigns.unknown_revision")
    view = why_modal(
        finding,
        checked.version.guideline,
        language=reader.language,
        text=checked.text,
        submission_id=value["submission"],
        revision=value["revision"],
        version=str(checked.version.number),
    )
    await _show(context, body, view)


async def _again(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    checked = await _checked(context, value)
    about = {"submission": value["submission"], "revision": value["revision"]}
    if _is_private(body):
        about["response_url"] = body["response_url"]
    known = checked.submission
    live = goes_live(known, context.readers.today(reader))
    campaigns = await context.read(campaign_choices, known.brand, known.campaign)
    view = recheck_modal(
        (await asyncio.to_thread(context.guidelines.current)).guideline,
        language=reader.language,
        campaigns=campaigns,
        initial={
            "text": checked.text,
            "channel": known.channel,
            "stage": known.stage,
            "campaign": known.campaign,
            "language": known.copy_language,
            "audience": known.audience,
            "as_of": live.isoformat() if live else None,
        },
        private_metadata=json.dumps(about),
    )
    await _show(context, body, view)


async def _show_fixed(context: Context, body: Body, value: dict[str, Any]) -> None:
    reader = await context.reader(body)
    checked = await _checked(context, value)
    fixed = await context.language.apply_fixes(checked.text, report_to_dict(checked.report))
    skipped = len(checked.report.findings) - len(fixed.applied)
    await _show(context, body, fixed_text_modal(fixed.text, len(fixed.applied), skipped, language=reader.language))


def _store_feedback(context: Context, body: Body) -> None:
    value = value_in(body)
    checked = context.desk.answers.checked(value["submission"], value["revision"])
    finding = next((each for each in checked.report.findings if each.id == value.get("finding")), None)
    with context.database.session() as session:
        precision.give_feedback(
            session,
            submission_id=value["submission"],
            revision=value["revision"],
            finding_id=finding.id if finding else "",
            code=finding.code if finding else "report",
            item_kind=finding.item.kind if finding and finding.item else None,
            item_id=finding.item.id if finding and finding.item else None,
            user=asked(body).user,
            now=context.now(),
        )


async def _noted(context: Context, body: Body) -> None:
    """Instead of the button stands who pressed it, and the way back."""
    reader, value = await context.reader(body), value_in(body)
    if body.get("view"):
        said = t("jobs.noted", reader.language)
    else:
        said = t("jobs.noted_by", reader.language, person=f"<@{reader.user}>")
    back = button(t("card.take_back", reader.language), "check.take_back", {**value, "by": reader.user})
    await _redraw(context, body, back, said)


async def _take_back(context: Context, body: Body) -> None:
    """Whoever found something not helpful did not mean it: the button stands there again."""
    value, reader = value_in(body), await context.reader(body)
    by = str(value.pop("by"))
    if by != reader.user:
        raise Refusal("jobs.noted_by_other", person=f"<@{by}>")
    place = (value["submission"], value["revision"], value.get("finding") or "")
    await context.write(precision.take_back, *place, user=by)
    await _redraw(context, body, button(t("card.not_helpful", reader.language), "check.not_helpful", value), None)


async def _redraw(context: Context, body: Body, new: Block, said: str | None) -> None:
    """``new`` in the place of the button that was pressed, and ``said`` under its row."""
    pressed = body["actions"][0]["action_id"]
    if body.get("view"):
        view = {
            key: body["view"][key] for key in ("type", "title", "close", "private_metadata") if body["view"].get(key)
        }
        view["blocks"] = swapped(body["view"]["blocks"], pressed, new, said)
        language = (await context.reader(body)).language
        await context.gateway.update_view(view, view_id=body["view"]["id"], language=language)
        return
    if _is_private(body):
        words, blocks = context.desk.answers.card(await _checked(context, value_in(body)))
        blocks = swapped(blocks, "check.not_helpful", new, said)
        await context.gateway.respond(body["response_url"], text=words, blocks=blocks, replace_original=True)
        return
    message, where = body["message"], asked(body)
    blocks = swapped(message["blocks"], pressed, new, said)
    await context.gateway.update(str(where.channel), message["ts"], text=message["text"], blocks=blocks)


def swapped(blocks: list[Block], action_id: str, new: Block, said: str | None) -> list[Block]:
    """``blocks`` with ``new`` in the place of that button in a row, and under the row what is ``said`` of it now."""
    kept: list[Block] = []
    for block in blocks:
        if block.get("block_id") == NOTED:
            continue
        if block.get("type") != "actions" or all(each["action_id"] != action_id for each in block["elements"]):
            kept.append(block)
            continue
        row = [new if each["action_id"] == action_id else each for each in block["elements"]]
        kept.append({**block, "elements": row})
        if said:
            kept.append({**context_block(said), "block_id": NOTED})
    return kept


async def _show(context: Context, body: Body, view: Block) -> ShownView:
    """A window: on top of the one the button is in, if it is in one."""
    show = context.gateway.push_view if body.get("view") else context.gateway.open_view
    return await show(body["trigger_id"], view)


async def _checked(context: Context, value: dict[str, Any]) -> Checked:
    return await asyncio.to_thread(context.desk.answers.checked, value["submission"], value["revision"])


def _is_private(body: Body) -> bool:
    """Whether the button is on a card that only this person sees."""
    return bool((body.get("container") or {}).get("is_ephemeral"))
