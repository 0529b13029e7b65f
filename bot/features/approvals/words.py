"""The word of ``/campaign`` for approvals: what waits, a new request, the stages, the audit as a file."""

from __future__ import annotations

import asyncio

from bot.context import Body, Context
from bot.errors import Refusal
from bot.features.approvals import reading
from bot.features.approvals.asking import open_form
from bot.features.approvals.flow import open_flow
from bot.features.approvals.views.lists import approvals_list
from bot.features.command import Word
from bot.i18n import text as t
from bot.readers import Reader
from campaigns import store as campaigns_store
from campaigns.approvals import store_lists
from campaigns.approvals.store_people import auditors
from campaigns.errors import UnknownCampaign
from campaigns.moments import wall_of

NEW = frozenset({"new", "ask", "新建", "提交", "送审"})
FLOW = frozenset({"flow", "stages", "流程", "环节"})
NAMED = 5
"""People named to whoever may not have the record."""
EXPORT = frozenset({"export", "csv", "导出"})


async def take(context: Context, body: Body, rest: str) -> None:
    """``approvals``, ``approvals new``, ``approvals flow``, ``approvals export [campaign]``."""
    word, _, more = rest.partition(" ")
    if word.lower() in NEW:
        await open_form(context, body)
    elif word.lower() in FLOW:
        await open_flow(context, body)
    elif word.lower() in EXPORT:
        await _export(context, body, more.strip())
    elif word:
        raise Refusal("approval.help.unknown", word=word[:40])
    else:
        await show_approvals(context, body)


async def show_approvals(context: Context, body: Body) -> None:
    """Show what waits for the person and what they asked for."""
    reader = await context.reader(body)
    now = context.now()
    waiting = await context.read(reading.waiting, reader.user, now, context.tasks.zone(reader))
    asked = await context.read(reading.asked, reader.user, now)
    words, blocks = approvals_list(waiting, asked, reader.language)
    await context.answer(body, text=words, blocks=blocks)


async def _export(context: Context, body: Body, campaign: str) -> None:
    """The record of the brand, or of one campaign, as a file in the person's own conversation."""
    reader = await context.reader(body)
    version = await asyncio.to_thread(context.guidelines.current)
    if campaign:
        names = await context.read(reading.names_of, version.brand)
        said = campaign.lower()
        found = next((key for key, name in names.items() if said in (key.lower(), name.lower())), None)
        if found is None:
            known = tuple(each.id for each in await context.read(campaigns_store.campaigns, brand=version.brand))
            raise UnknownCampaign(campaign, known)
        campaign = found
    await _allow(context, reader, version.brand, campaign or None)
    content = await context.read(store_lists.audit_csv, brand=version.brand, campaign=campaign or None)
    day = context.now().date().isoformat()
    title = t("approval.export.title", reader.language, day=day)
    await context.gateway.upload(
        await context.tasks.direct(reader.user),
        content,
        filename=f"approvals-{campaign or version.brand}-{day}.csv",
        title=title,
        alt_text=title,
        comment=t("approval.export.comment", reader.language),
    )
    await context.gateway.respond(body["response_url"], text=t("approval.export.done", reader.language))


async def _allow(context: Context, reader: Reader, brand: str, campaign: str | None) -> None:
    """The record holds what was said about everybody's texts: it is for those who answer for them, and for admins of
    the workspace. A Refusal for anybody else; while nobody is named yet, whoever asks sets things up."""
    today = wall_of(context.now(), context.tasks.zone(reader)).date()
    known = await context.read(auditors, brand, campaign, today)
    if not known or reader.user in known:
        return
    told = (await context.calls.read("users.info", user=reader.user))["user"]
    if told.get("is_admin") or told.get("is_owner"):
        return
    named = t("list.comma", reader.language).join(f"<@{each}>" for each in sorted(known)[:NAMED])
    raise Refusal("approval.export.not_yours", people=named)


WORDS = {"/campaign": (Word(names=("approvals", "approval", "审批"), take=take, help="approval.help.command"),)}
