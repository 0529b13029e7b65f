"""The button and the form that hand work over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from bot.blocks import section
from bot.context import Body, Context, asked
from bot.features.handing_over.views import OFFERED, hand_over_form
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from bot.wording import person
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.tasks import store_lists
from campaigns.tasks.model import Task

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the button and the form."""

    @app.action("handing.open")
    async def opened(ack: AsyncAck, body: Body) -> None:
        await ack()
        value = value_in(body)
        context.soon(body, open_form(context, body, of=value["of"], to=value["to"], why=value["why"]))

    @app.view_submission("handing_submit")
    async def submit(ack: AsyncAck, body: Body) -> None:
        about, who, reader = about_of(body), asked(body), await context.reader(body)
        found = body["view"]["state"]["values"]
        to = found["to"]["value"]["selected_user"]
        reason = str(found["reason"]["value"].get("value") or "").strip()
        if to == about["of"]:
            wrong = {"to": t("handing.form.same", reader.language)}
        elif not reason:
            wrong = {"reason": t("tasks.reason_missing", reader.language)}
        else:
            wrong = {}
        if wrong:
            await ack(response_action="errors", errors=wrong)
            return
        chosen = [option["value"].partition(":") for option in found["work"]["value"]["selected_options"]]
        values = {
            "key": f"handing:{body['view']['id']}",
            "of": about["of"],
            "to": to,
            "by": who.user,
            "team": who.team,
            "reason": reason,
            **{kind: [name for found, _, name in chosen if found == kind] for kind in ("tasks", "content")},
        }
        await context.walk("handing_over.hand", values, key=values["key"])
        await ack()


async def open_form(context: Context, body: Body, *, of: str = "", to: str = "", why: str = "") -> None:
    """The form for the open work of ``of`` (empty: of whoever asks), or a sentence where there is none."""
    reader = await context.reader(body)
    of = of or reader.user

    def work(session: Session) -> tuple[tuple[Task, ...], tuple[ContentItem, ...]]:
        return store_lists.owned(session, of, limit=OFFERED), calendar.of_owner(session, of)

    tasks, content = await context.read(work)
    if not tasks and not content:
        words = t("handing.none", reader.language, person=person(of))
        await context.answer(body, text=words, blocks=[section(words)])
        return
    view = hand_over_form(
        tasks,
        content,
        of=of,
        to="" if to == of else to,
        why=why,
        language=reader.language,
        metadata=json.dumps({"of": of}),
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)
