"""The form of a person's hours, and keeping what they say."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.blocks import actions, section
from bot.context import Body, Context
from bot.features.handing_over.offer import offer
from bot.features.home.handlers import publish
from bot.features.hours.reading import NONE, USUAL, countries_like, told
from bot.features.hours.views import country_option, hours_form, summary
from bot.features.tasks.when import span_words
from bot.i18n import text as t
from bot.interaction import about_of, entered, value_in
from campaigns.moments import day_of
from campaigns.reminders.store_people import add_leave, remove_leave, set_country, set_hours
from campaigns.tasks import store_lists

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

OFFERED = 100


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the button on the Home tab and to the form."""

    @app.action("hours.ask")
    async def change(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, ask(context, body))

    @app.action("hours.note")
    async def note(ack: AsyncAck, body: Body) -> None:
        value, reader = value_in(body), await context.reader(body)
        first, last = (dt.date.fromisoformat(value[name]) for name in ("first", "last"))
        await context.write(add_leave, reader.user, first, last)
        await ack()
        context.soon(body, _noted(context, body, first, last))

    @app.options("hours.country")
    async def country(ack: AsyncAck, body: Body) -> None:
        reader, typed = await context.reader(body), str(body.get("value") or "")
        said = await context.read(told, reader.user, context.now(), context.tasks.habits)
        codes = [code for code, _ in countries_like(typed, reader.language)]
        codes = codes if typed.strip() else [USUAL, NONE, *codes]
        await ack(options=[country_option(code, said, reader.language) for code in codes[:OFFERED]])

    @app.view_submission("hours_save")
    async def save(ack: AsyncAck, body: Body) -> None:
        reader, given = await context.reader(body), entered(body)
        wrong = problems(given)
        if wrong:
            errors = {field: t(key, reader.language) for field, key in wrong.items()}
            await ack(response_action="errors", errors=errors)
            return
        await context.write(_keep, reader.user, given)
        await ack()
        context.soon(body, _saved(context, body))


async def ask(context: Context, body: Body, rest: str = "") -> None:
    """`/campaign hours`: the form, filled in with what is known."""
    reader = await context.reader(body)
    said = await context.read(told, reader.user, context.now(), context.tasks.habits)
    # From the Home tab there is nowhere to answer: the tab itself shows it.
    metadata = json.dumps({"answer": body.get("response_url", "")})
    view = hours_form(said, reader.language, metadata=metadata)
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _noted(context: Context, body: Body, first: dt.date, last: dt.date) -> None:
    """In the place of the offer: what is noted now, and the work that is due on those days."""
    reader = await context.reader(body)
    said = await context.read(told, reader.user, context.now(), context.tasks.habits)
    words = t("hours.saved", reader.language, hours=summary(said, reader.language))
    days = t("hours.away", reader.language, days=span_words(first, last, reader.language, today=said.today))
    tasks = await context.read(store_lists.owned, reader.user)
    due = [each for each in tasks if each.due and first <= day_of(each.due) <= last]
    blocks = [section(words)]
    if due:
        blocks += [
            section(t("hours.away.due", reader.language, n=len(due))),
            actions([offer(reader.language, why=days, style="primary")]),
        ]
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks, replace_original=True)
    await publish(context, body)


def problems(given: dict[str, Any]) -> dict[str, str]:
    """What of a filled form cannot be, as catalogue keys by field."""
    first, last = given.get("first"), given.get("last")
    wrong = {}
    if given["opens"] >= given["closes"]:
        wrong["closes"] = "hours.form.order"
    if last and not first:
        wrong["first"] = "hours.form.no_first"
    elif first and last and last < first:
        wrong["last"] = "hours.form.days_order"
    return wrong


def _keep(session: Session, user: str, given: dict[str, Any]) -> None:
    set_hours(session, user, dt.time.fromisoformat(given["opens"]), dt.time.fromisoformat(given["closes"]))
    chosen = given["country"]
    set_country(session, user, None if chosen == USUAL else "" if chosen == NONE else chosen)
    for first in given.get("back") or ():
        remove_leave(session, user, dt.date.fromisoformat(first))
    if given.get("first"):
        first = dt.date.fromisoformat(given["first"])
        add_leave(session, user, first, dt.date.fromisoformat(given["last"]) if given.get("last") else first)


async def _saved(context: Context, body: Body) -> None:
    await publish(context, body)
    answer = about_of(body)["answer"]
    if answer:
        reader = await context.reader(body)
        said = await context.read(told, reader.user, context.now(), context.tasks.habits)
        words = t("hours.saved", reader.language, hours=summary(said, reader.language))
        await context.gateway.respond(answer, text=words)
