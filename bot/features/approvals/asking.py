"""Asking for approval: the form from a card, a message or a list, and what becomes of it."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.approvals import naming, reading
from bot.features.approvals.doing import follow, show_window
from bot.features.approvals.submitting import state_of
from bot.features.approvals.views.forms import CHOICES, PIECES, Choice, ask_form
from bot.features.check.handlers import from_message, hand_in
from bot.features.check.views.seen import opening
from bot.features.tasks.reading import calendar
from bot.forms import FieldRefused, refuse
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from bot.jobs.request import HandedIn
from campaigns import revisions, submissions
from campaigns.approvals import store, store_lists
from campaigns.approvals.errors import AlreadyRequested, BadTerms, NobodyDecides, NoReviewer
from campaigns.approvals.model import Approval, Court, Policy, Terms
from campaigns.approvals.store_people import court, policy_of
from campaigns.errors import CampaignError
from campaigns.model import Submission
from campaigns.moments import wall_of

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

LABEL = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class _Offer:
    """What the form is made of."""

    policy: Policy
    court: Court
    there: Approval | None
    title: str | None
    campaign: str | None
    campaigns: list[Choice]
    pieces: list[tuple[str, list[Choice]]]


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the ways to ask."""

    @app.action("approval.ask")
    async def from_card(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_form(context, body, submission=value_in(body)["submission"]))

    @app.action("approval.new")
    async def new(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, open_form(context, body))

    @app.shortcut({"type": "message_action", "callback_id": "request_approval"})
    async def request_approval(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _from_message(context, body))

    @app.view_submission("approval_ask")
    async def ask(ack: AsyncAck, body: Body) -> None:
        try:
            made = await _request(context, body)
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        for each in made:
            await follow(context, each.id)
        await ack()


async def open_form(
    context: Context, body: Body, *, submission: str | None = None, message: Mapping[str, Any] | None = None
) -> None:
    """Open the form: about a submission, about a ``message`` (``HandedIn``) that is not checked yet, or about texts
    that are chosen in it. A text whose approval is under way opens that approval instead."""
    reader = await context.reader(body)
    brand = (await asyncio.to_thread(context.guidelines.current)).brand
    offer = await context.read(_offer, submission, brand, context.now())
    if offer.there is not None:
        await show_window(context, body, offer.there.id)
        return
    if not submission and not message and not offer.pieces:
        raise Refusal("approval.form.no_pieces")
    title = offer.title
    if message is not None:
        title = opening(str(message.get("text") or ""), naming.TITLE)
    none = t("approval.form.no_campaign", reader.language)
    view = ask_form(
        offer.policy,
        offer.court,
        language=reader.language,
        metadata=json.dumps({"submission": submission, "message": message, "brand": brand}, ensure_ascii=False),
        title=title,
        pieces=[(name or none, found) for name, found in offer.pieces],
        campaigns=offer.campaigns,
        campaign=offer.campaign,
    )
    inside = (body.get("view") or {}).get("type") == "modal"
    show = context.gateway.push_view if inside else context.gateway.open_view
    await show(body["trigger_id"], view, language=reader.language)


def _offer(session: Session, submission: str | None, brand: str, now: dt.datetime) -> _Offer:
    about = submissions.get(session, submission) if submission else None
    brand = about.brand if about else brand
    policy = policy_of(session, brand)
    names = reading.names_of(session, brand)
    pieces: dict[str, list[Choice]] = {}
    open_ones = store_lists.open_pieces(session, brand, limit=CHOICES)
    words = revisions.openings(session, [each.id for each in open_ones])
    for each in open_ones:
        if each.id != submission:
            title = naming.known_by(each, words[each.id], LABEL)
            pieces.setdefault(each.campaign or "", []).append((each.id, title))
    groups = sorted(pieces.items(), key=lambda group: (not group[0], group[0]))
    return _Offer(
        policy=policy,
        court=court(session, brand, wall_of(now, policy.zone).date()),
        there=store.of_submission(session, submission) if submission else None,
        title=naming.title_of(about, revisions.get(session, about.id)) if about else None,
        campaign=about.campaign if about else None,
        campaigns=[(key, name) for key, name in names.items()][:CHOICES],
        pieces=[(names.get(key, key), found) for key, found in groups],
    )


async def _from_message(context: Context, body: Body) -> None:
    """About the text of a message: of one that was checked, of a card itself, or of one that is checked on the way."""
    message, channel = body["message"], str(asked(body).channel)

    def known(session: Session) -> Submission | None:
        return submissions.by_message(session, channel, message["ts"]) or submissions.by_card(
            session, channel, message["ts"]
        )

    found = await context.read(known)
    if found is not None:
        await open_form(context, body, submission=found.id)
        return
    handed = from_message(body)
    if handed is None or handed.file is not None:
        raise Refusal("errors.no_text_there" if handed is None else "approval.form.file_first")
    # It stays the text of whoever wrote it, who may not approve it; the one who asks may.
    handed = replace(handed, author=str(message.get("user") or handed.author))
    values = {name: value for name, value in handed.to_dict().items() if value}
    if len(json.dumps(values, ensure_ascii=False)) > 2500:
        # A form carries no more along: such a text is checked first and asked for from its card.
        await hand_in(context, handed)
        raise Refusal("approval.form.long_first")
    await open_form(context, body, message=values)


async def _request(context: Context, body: Body) -> tuple[Approval, ...]:
    """Store what the form asks for; FieldRefused with the field that is wrong."""
    about = about_of(body)
    texts = [about["submission"]] if about["submission"] else []
    if about["message"]:
        texts.append(await _received(context, body, HandedIn.from_dict(about["message"])))
    chosen = [each["value"] for each in state_of(body, "pieces").get("selected_options") or ()]
    texts += [each for each in chosen if each not in texts]
    whole = (state_of(body, "whole").get("selected_option") or {}).get("value")
    terms = _terms(body)

    def store_it(session: Session) -> tuple[Approval, ...]:
        wanted = list(texts)
        if whole:
            pieces = store_lists.open_pieces(session, about["brand"], limit=CHOICES)
            wanted += [each.id for each in pieces if each.campaign == whole and each.id not in wanted]
        if not wanted:
            raise FieldRefused("pieces", "approval.form.nothing_chosen")
        if len(wanted) > PIECES:
            raise FieldRefused("whole", "approval.form.too_many", most=PIECES, n=len(wanted))
        return store.request(session, wanted, by=asked(body).user, now=context.now(), calendars=calendar, terms=terms)

    try:
        made = await context.write(store_it)
    except CampaignError as error:
        language = (await context.reader(body)).language
        field = _first(body)
        if isinstance(error, (NoReviewer, NobodyDecides)):
            field = f"who:{error.stage}"
        elif isinstance(error, BadTerms):
            field = error.field
        elif isinstance(error, AlreadyRequested) and "pieces" in body["view"]["state"]["values"]:
            field = "pieces"
        why = naming.refusal(error, language)
        raise FieldRefused(field, why.key, **why.params) from error
    return made


async def _received(context: Context, body: Body, handed: HandedIn) -> str:
    """Have a message checked that was not; its submission, which the check goes on with by itself."""
    try:
        submission = await context.desk.received(handed)
    except Refusal as refusal:
        raise FieldRefused(_first(body), refusal.key, **refusal.params) from refusal
    await hand_in(context, handed)
    return submission


def _first(body: Body) -> str:
    """The form's first field, beside which stands what is wrong with all of it."""
    return next(str(block["block_id"]) for block in body["view"]["blocks"] if block["type"] == "input")


def _terms(body: Body) -> Terms:
    named = {
        field.removeprefix("who:"): tuple(found["value"].get("selected_users") or ())
        for field, found in body["view"]["state"]["values"].items()
        if field.startswith("who:") and found["value"].get("selected_users")
    }
    day = state_of(body, "until").get("selected_date")
    campaign = (state_of(body, "campaign").get("selected_option") or {}).get("value")
    return Terms(
        named=named,
        until=dt.date.fromisoformat(day) if day else None,
        delegate=state_of(body, "delegate").get("selected_user") or None,
        campaign=campaign or (state_of(body, "whole").get("selected_option") or {}).get("value"),
    )
