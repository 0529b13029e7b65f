"""The buttons of a comparison's card, and its forms."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import json
import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.blocks import cut
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.compare import reading, words
from bot.features.compare.drafting import draft
from bot.features.compare.running import today
from bot.features.compare.views.flow import pillar_window
from bot.features.compare.views.forms import accept_form, change_form
from bot.features.tasks.doing import tell
from bot.features.tasks.filling import new_form, new_task, open_new, read_fields
from bot.features.tasks.submitting import made
from bot.forms import FieldRefused, refuse
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from campaigns import store as campaigns_store
from campaigns.comparisons import store
from campaigns.comparisons.model import Compared, Disagreement, DisagreementGone
from campaigns.errors import CampaignError
from campaigns.exceptions import store as exceptions
from campaigns.exceptions.store import USUAL, BadException, Granted
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from guidelines.model import GuidelineVersion

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the buttons and the forms."""

    @app.action("compare.campaign")
    async def campaign(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _campaign(context, body))

    @app.action("compare.change")
    async def change(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_change(context, body))

    @app.action("compare.accept")
    async def accept(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_accept(context, body))

    @app.action("compare.task")
    async def task(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_task(context, body))

    @app.action("compare.apart")
    async def apart(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _tell_apart(context, body))

    @app.action("compare.together")
    async def together(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _take_back(context, body))

    @app.action("compare.pillars")
    async def pillars(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_pillars(context, body))

    @app.view_submission("compare_change")
    async def changed(ack: AsyncAck, body: Body) -> None:
        await _change(context, ack, body)

    @app.view_submission("compare_accept")
    async def accepted(ack: AsyncAck, body: Body) -> None:
        await _accept(context, ack, body)

    @app.view_submission("compare_task")
    async def task_made(ack: AsyncAck, body: Body) -> None:
        await _make_task(context, ack, body)


async def _campaign(context: Context, body: Body) -> None:
    found = await context.read(campaigns_store.campaign, value_in(body)["campaign"])
    await words.begin(context, body, found)


async def _known(context: Context, body: Body, value: dict[str, Any]) -> tuple[Compared, Disagreement]:
    """What the button is about; a spent one brings its card up to date and says so."""

    def read(session: Session) -> tuple[Compared, Disagreement, bool]:
        one = store.disagreement(session, value["d"])
        return store.get(session, one.comparison), one, store.unsettled(session, one, today(context))

    compared, one, waiting = await context.read(read)
    # Whoever was told which side is right may still make a task of it.
    if not waiting and (one.status != "given" or one.task):
        await _follow(context, one.comparison, f"click:{body['trigger_id']}")
        raise Refusal("compare.gone")
    return compared, one


async def _follow(context: Context, comparison: str, form: str, **more: Any) -> None:
    key = f"compare:{comparison}:{form}"
    await context.walk("compare.refresh", {"comparison": comparison, "form": form, **more}, key=key)


async def _open_pillars(context: Context, body: Body) -> None:
    reader = await context.reader(body)
    shown = await context.read(reading.shown, value_in(body)["c"], today(context))
    view = pillar_window(shown, await _version(context, shown.compared), reader.language)
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _open_change(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    compared, one = await _known(context, body, value)
    version = await _version(context, compared)
    comma = t("list.comma", reader.language)
    offered = []
    for place, each in enumerate(reading.positions(one)):
        who = comma.join(reading.label_of(compared, asset, version, reader.language) for asset in each.assets)
        label = t("compare.card.side", reader.language, quote=each.quote, who=who)
        offered.append((str(place), cut(label, 75)))
    view = change_form(
        reading.about(one, reader.language), offered, "0", language=reader.language, metadata=json.dumps(value)
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _open_accept(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    compared, one = await _known(context, body, value)
    day = today(context)
    if not await context.read(reading.may_except, compared.brand, reader.user, day, compared.campaign):
        raise Refusal("exceptions.not_yours")
    version = await _version(context, compared)
    view = accept_form(
        reading.line(one, compared, version, reader.language),
        (day + USUAL).isoformat(),
        language=reader.language,
        metadata=json.dumps(value),
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _open_task(context: Context, body: Body) -> None:
    value, reader = value_in(body), await context.reader(body)
    compared, one = await _known(context, body, value)
    version = await _version(context, compared)
    fields, about = draft(compared, one, version, today(context), reader.language)
    about["id"] = uuid.uuid5(uuid.NAMESPACE_OID, f"disagreement:{body['trigger_id']}").hex
    await open_new(context, body, fields, about, callback="compare_task")


async def _tell_apart(context: Context, body: Body) -> None:
    """Both sides speak of two things: nothing more to settle. One click, and one to take it back."""
    reader = await context.reader(body)
    _, one = await _known(context, body, value_in(body))
    await context.write(store.tell_apart, one.id, by=reader.user, now=context.now())
    await _follow(context, one.comparison, f"click:{body['trigger_id']}")


async def _take_back(context: Context, body: Body) -> None:
    reader, value = await context.reader(body), value_in(body)
    try:
        one = await context.write(store.take_back, value["d"], by=reader.user, now=context.now())
    except DisagreementGone:
        await _follow(context, value["c"], f"click:{body['trigger_id']}")
        raise
    await _follow(context, one.comparison, f"click:{body['trigger_id']}")


async def _version(context: Context, compared: Compared) -> GuidelineVersion:
    return await asyncio.to_thread(reading.version_of, context.guidelines, compared)


async def _change(context: Context, ack: AsyncAck, body: Body) -> None:
    """Keep which side is right, tell the others, and go on to the task."""
    value, reader = about_of(body), await context.reader(body)
    chosen = int(body["view"]["state"]["values"]["right"]["value"]["selected_option"]["value"])

    def settle(session: Session) -> tuple[Compared, Disagreement]:
        one = store.disagreement(session, value["d"])
        right = reading.positions(one)[chosen].value
        one = store.give(session, one.id, by=reader.user, now=context.now(), right=right, task=None)
        return store.get(session, one.comparison), one

    try:
        compared, one = await context.write(settle)
    except DisagreementGone as gone:
        await refuse(context, ack, body, gone, "right")
        return
    await _follow(context, compared.id, body["view"]["id"], disagreement=one.id, right=one.right, by=reader.user)
    version = await _version(context, compared)
    fields, about = draft(compared, one, version, today(context), reader.language)
    about["id"] = uuid.uuid5(uuid.NAMESPACE_OID, f"disagreement:{body['view']['id']}").hex
    view = await new_form(context, reader, fields, about, callback="compare_task")
    await ack(response_action="update", view=view)


async def _accept(context: Context, ack: AsyncAck, body: Body) -> None:
    value, reader = about_of(body), await context.reader(body)
    written = body["view"]["state"]["values"]
    reason = str(written["reason"]["value"].get("value") or "").strip()
    day = written["until"]["value"].get("selected_date")
    now, form = context.now(), body["view"]["id"]

    def settle(session: Session) -> Disagreement:
        one = store.disagreement(session, value["d"])
        compared = store.get(session, one.comparison)
        version = reading.version_of(context.guidelines, compared)
        granted = Granted(
            id=hashlib.sha256(form.encode()).hexdigest()[:10],
            brand=one.brand,
            title=reading.line(one, compared, version, reader.language),
            reason=reason,
            author=reader.user,
            created_at=now,
            until=dt.date.fromisoformat(day) if day else dt.date.min,
            disagreement=one.key,
            campaign=one.campaign,
        )
        exceptions.grant(session, granted, today=today(context))
        return store.accept(session, one.id, exception=granted.id, by=reader.user, now=now)

    try:
        one = await context.write(settle)
    except (BadException, DisagreementGone) as refused:
        field = refused.field if isinstance(refused, BadException) else "reason"
        await refuse(context, ack, body, refused, field)
        return
    await _follow(context, one.comparison, form)
    await ack()


async def _make_task(context: Context, ack: AsyncAck, body: Body) -> None:
    about, who = about_of(body), asked(body)

    def make(session: Session) -> tuple[Task, Disagreement]:
        task = tasks.add(session, new_task(read_fields(body), about, by=who.user, now=context.now()))
        return task, store.give(session, about["d"], by=who.user, now=context.now(), task=task.id)

    try:
        task, one = await context.write(make)
    except (FieldRefused, CampaignError) as refused:
        await refuse(context, ack, body, refused, "title")
        return
    await tell(context, made(task, about, team=who.team, by=who.user))
    await _follow(context, one.comparison, body["view"]["id"] + ":task")
    await ack()
