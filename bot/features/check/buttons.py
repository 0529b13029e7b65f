"""The buttons of a card and of its windows."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

from bot.blocks import Block
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
    """The spent button goes; who pressed it stays."""
    reader = await context.reader(body)
    action = body["actions"][0]
    said = t("jobs.noted_by", reader.language, person=f"<@{reader.user}>")
    if body.get("view"):
        said = t("jobs.noted", reader.language)
        view = {
            key: body["view"][key] for key in ("type", "title", "close", "private_metadata") if body["view"].get(key)
        }
        view["blocks"] = without_button(body["view"]["blocks"], action["action_id"], said)
        await context.gateway.update_view(view, view_id=body["view"]["id"], language=reader.language)
        return
    value = value_in(body)
    if _is_private(body):
        words, blocks = context.desk.answers.card(await _checked(context, value))
        blocks = without_button(blocks, action["action_id"], said)
        await context.gateway.respond(body["response_url"], text=words, blocks=blocks, replace_original=True)
        return
    message, where = body["message"], asked(body)
    blocks = without_button(message["blocks"], action["action_id"], said)
    await context.gateway.update(str(where.channel), message["ts"], text=message["text"], blocks=blocks)


def without_button(blocks: list[Block], action_id: str, said: str) -> list[Block]:
    """``blocks`` without that button in a row of buttons, and ``said`` under the row."""
    kept: list[Block] = []
    for block in blocks:
        if block.get("type") != "actions" or all(each["action_id"] != action_id for each in block["elements"]):
            kept.append(block)
            continue
        rest = [each for each in block["elements"] if each["action_id"] != action_id]
        if rest:
            kept.append({**block, "elements": rest})
        kept.append(context_block(said))
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
