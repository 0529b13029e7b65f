"""Exceptions from a finding's window, the form, and ending one."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.blocks import cut
from bot.context import Body, Context
from bot.errors import Refusal, refusal_of
from bot.features.check.views.finding import sentence
from bot.features.compare.reading import may_except
from bot.features.compare.running import today
from bot.features.exceptions import listing
from bot.features.exceptions.views import exception_form, not_yours
from bot.features.guide.naming import RuleNames
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from bot.jobs.request import Revised
from bot.jobs.workflows import revise
from campaigns.exceptions import store
from campaigns.exceptions.store import USUAL, BadException, Granted
from consistency.exceptions import rule_of
from consistency.model import Finding

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

    from bot.jobs.answers import Checked
    from bot.readers import Reader


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons and the form."""

    @app.action("exceptions.new")
    async def new(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open(context, body))

    @app.action("exceptions.end")
    async def end(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _end(context, body))

    @app.view_submission("exception_make")
    async def make(ack: AsyncAck, body: Body) -> None:
        await _make(context, ack, body)


async def _found(context: Context, value: dict[str, Any]) -> tuple[Checked, Finding]:
    checked = await asyncio.to_thread(context.desk.answers.checked, value["submission"], value["revision"])
    finding = next((each for each in checked.report.findings if each.id == value["finding"]), None)
    if finding is None:
        raise Refusal("campaigns.unknown_revision")
    return checked, finding


def _rule(checked: Checked, finding: Finding, reader: Reader) -> str:
    return RuleNames(checked.version.guideline, reader.language).rule(rule_of(finding))


async def _open(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    checked, finding = await _found(context, value)
    about, day = checked.submission, today(context)
    if not await context.read(may_except, about.brand, reader.user, day, about.campaign):
        # A message would stand behind the window that the person looks at.
        await context.gateway.push_view(body["trigger_id"], not_yours(reader.language), language=reader.language)
        return
    offered = []
    if finding.quote:
        words = cut(" ".join(finding.quote.split()), 40)
        offered.append(("phrase", t("exceptions.form.phrase", reader.language, words=words)))
    offered.append(("rule", t("exceptions.form.rule", reader.language, rule=cut(_rule(checked, finding, reader), 50))))
    offered.append(("submission", t("exceptions.form.submission", reader.language)))
    channel = checked.version.guideline.channel(about.channel) if about.channel else None
    view = exception_form(
        offered,
        offered[0][0],
        (day + USUAL).isoformat(),
        language=reader.language,
        metadata=json.dumps(value),
        narrow=channel.name.best(reader.language) if channel else None,
    )
    await context.gateway.push_view(body["trigger_id"], view, language=reader.language)


async def _make(context: Context, ack: AsyncAck, body: Body) -> None:
    """Keep the exception and check the text again under it."""
    value, reader = about_of(body), await context.reader(body)
    written, form = body["view"]["state"]["values"], body["view"]["id"]
    checked, finding = await _found(context, value)
    about = checked.submission
    what = written["what"]["value"]["selected_option"]["value"]
    only = "only" in written and bool(written["only"]["value"].get("selected_options"))
    day = written["until"]["value"].get("selected_date")
    name = {"phrase": f"“{finding.quote}”", "rule": _rule(checked, finding, reader)}
    granted = Granted(
        id=hashlib.sha256(form.encode()).hexdigest()[:10],
        brand=about.brand,
        title=cut(f"{name.get(what, '')} {sentence(finding, reader.language)}".strip(), 400),
        reason=str(written["reason"]["value"].get("value") or "").strip(),
        author=reader.user,
        created_at=context.now(),
        until=dt.date.fromisoformat(day) if day else dt.date.min,
        phrase=finding.quote if what == "phrase" else None,
        rule=rule_of(finding),
        channel=about.channel if only else None,
        submission=about.id if what == "submission" else None,
        campaign=about.campaign,
    )

    def keep(session: Session) -> None:
        if not may_except(session, about.brand, reader.user, today(context), about.campaign):
            raise BadException("reason", "exceptions.not_yours")
        store.grant(session, granted, today=today(context))

    try:
        await context.write(keep)
    except BadException as refused:
        why = refusal_of(refused)
        await ack(response_action="errors", errors={refused.field: t(why.key, reader.language) if why else ""})
        return
    key = f"exception:{granted.id}"
    revised = Revised(key=key, submission=about.id, base=checked.number, actor=reader.user, again=True)
    await context.jobs.start(revise, revised.to_dict(), key=key)
    await ack(response_action="clear")


async def _end(context: Context, body: Body) -> None:
    reader, day = await context.reader(body), today(context)
    granted = await context.read(store.get, value_in(body)["x"])
    if not await context.read(may_except, granted.brand, reader.user, day, granted.campaign):
        raise Refusal("exceptions.not_yours")
    await context.write(store.end, granted.id, by=reader.user, now=context.now())
    words, blocks = await listing.listed(context, reader)
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks, replace_original=True)
