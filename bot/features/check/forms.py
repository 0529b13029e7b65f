"""The forms: the command and shortcut that open them, and what is said about what was written in them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.check.views import check_modal
from bot.forms import FieldRefused, refuse
from bot.interaction import about_of, entered
from bot.jobs.request import HandedIn, Revised
from bot.jobs.workflows import revise, submit
from campaigns import store
from guidelines.model import LANGUAGES

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

FIELDS = ("channel", "stage", "campaign", "language", "audience", "as_of")


def register(app: AsyncApp, context: Context) -> None:
    """Listen for the shortcut and the forms."""

    @app.shortcut({"type": "shortcut", "callback_id": "check_copy"})
    async def check_copy(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_check(context, body))

    @app.action("home.check")
    async def check_from_home(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_check(context, body))

    @app.view_submission("check_submit")
    async def check_submit(ack: AsyncAck, body: Body) -> None:
        written = values(body)
        try:
            about = await asyncio.to_thread(_about, context, written)
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        who = asked(body)
        key = f"form:{body['view']['id']}"
        handed = HandedIn(key=key, source="modal", team=who.team, author=who.user, text=written["text"], about=about)
        await context.jobs.start(submit, handed.to_dict(), key=key)
        await ack()

    @app.view_submission("recheck_submit")
    async def recheck_submit(ack: AsyncAck, body: Body) -> None:
        written = values(body)
        try:
            about = await asyncio.to_thread(_about, context, written)
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        shown = about_of(body)
        revised = Revised(
            key=f"form:{body['view']['id']}",
            submission=shown["submission"],
            base=shown["revision"],
            actor=asked(body).user,
            text=written["text"],
            about=about,
            response_url=shown.get("response_url"),
        )
        await context.jobs.start(revise, revised.to_dict(), key=revised.key)
        await ack()


async def open_check(context: Context, body: Body, *, text: str = "") -> None:
    """Open the form, with ``text`` already in it."""
    reader = await context.reader(body)
    version = await asyncio.to_thread(context.guidelines.current)
    channel = str(asked(body).channel or "")
    here = await context.read(store.at_home, channel) if channel else None
    initial = {"text": text, "campaign": here.id if here else None}
    campaigns = await context.read(campaign_choices, version.brand)
    view = check_modal(version.guideline, language=reader.language, initial=initial, campaigns=campaigns)
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


def campaign_choices(session: Session, brand: str, chosen: str | None = None) -> list[tuple[str, str]]:
    """Id and name of the brand's campaigns under way, and of the one that was chosen before."""
    known = store.campaigns(session, brand=brand)
    return [(each.id, each.name) for each in known if each.active or each.id == chosen]


def values(body: Body) -> dict[str, str]:
    """What was written and chosen, by field; empty fields are left out."""
    return {field: str(value) for field, value in entered(body).items() if value}


def _about(context: Context, written: Mapping[str, str]) -> dict[str, str]:
    """What the form says about the copy; raises ``FieldRefused`` for what cannot be checked."""
    if not written.get("text", "").strip():
        raise FieldRefused("text", "copy.empty")
    about = {name: written[name].strip() for name in FIELDS if written.get(name, "").strip()}
    try:
        guideline = context.guidelines.current().guideline
    except Refusal as refusal:
        raise FieldRefused("text", refusal.key, **refusal.params) from refusal
    # The guideline may have changed while the form was open.
    if "channel" in about and guideline.channel(about["channel"]) is None:
        known = ", ".join(each.id for each in guideline.channels) or "-"
        raise FieldRefused("channel", "copy.unknown_channel", channel=about["channel"], known=known)
    if "stage" in about and guideline.stage(about["stage"]) is None:
        known = ", ".join(each.id for each in guideline.stages) or "-"
        raise FieldRefused("stage", "copy.unknown_stage", stage=about["stage"], known=known)
    if "campaign" in about:
        with context.database.reading() as session:
            running = {each.id for each in store.campaigns(session)}
        if running and about["campaign"] not in running:
            raise FieldRefused("campaign", "campaigns.unknown_campaign", campaign=about["campaign"])
    if about.get("language", LANGUAGES[0]) not in LANGUAGES:
        raise FieldRefused("language", "errors.unknown_language", language=about["language"])
    if "as_of" in about:
        try:
            dt.date.fromisoformat(about["as_of"])
        except ValueError:
            raise FieldRefused("as_of", "errors.bad_date", value=about["as_of"]) from None
    return about
