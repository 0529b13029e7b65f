"""A proposal decided: recorded with who and when, shown in its place, and made a task."""

from __future__ import annotations

import asyncio
import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.blocks import Block
from bot.context import Body, Context, asked
from bot.features.reviews.views.message import decided_blocks, mark
from bot.features.tasks.doing import create, tell
from bot.features.tasks.submitting import made
from bot.gateway.latest import keep
from bot.interaction import value_in
from campaigns import store as campaigns_store
from campaigns.model import Due
from campaigns.tasks.model import Origin, Task
from kpi.alerts.routing import is_person
from kpi.goals.people import split_owners
from kpi.reviews import store
from kpi.reviews.model import Decision

DAYS = 7
"""What is decided is done by the next review."""


async def decide(context: Context, body: Body) -> None:
    """Take a click on a proposal: recorded at once, the rest follows durably. The first click counts."""
    clicked, who = body["actions"][0], asked(body)
    value = value_in(body)
    decision = cast(Decision, str(clicked["action_id"]).partition(".")[2])
    zone = context.tasks.zone(await context.reader(body))

    def record(session: Session) -> None:
        sent = store.sent(session, value["review"])
        about = sent.proposals[value["proposal"]]
        task = (
            uuid.uuid5(uuid.NAMESPACE_OID, f"review:{sent.id}:{about['key']}").hex if decision == "accepted" else None
        )
        store.decide(session, sent.id, about["key"], decision, by=who.user, now=context.now(), task=task)

    await context.write(record)
    values = {**value, "team": who.team, "zone": zone}
    await context.walk("reviews.decided", values, key=f"review:{value['review']}:{value['proposal']}:decided")


async def decided_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of what follows from a decision: the task, and the message with the decision in the buttons' place."""
    await context.step("task", _task, context, dict(values))
    await context.step("message", _show, context, values["review"])


async def _task(context: Context, values: dict[str, Any]) -> None:
    sent = await context.read(store.sent, values["review"])
    about = sent.proposals[values["proposal"]]
    decided = sent.decisions[about["key"]]
    if decided.task is None or sent.place is None:
        return
    named = [name.strip("<@>") for name in split_owners(about["owner"])]
    day = decided.at.astimezone(ZoneInfo(values["zone"])).date() + dt.timedelta(days=DAYS)
    known = await context.read(lambda session: {each.id for each in campaigns_store.campaigns(session)})
    link = await context.gateway.permalink(*sent.place)
    task = Task(
        id=decided.task,
        title=about["title"][:300],
        details=about["details"],
        owner=next((each for each in named if is_person(each)), decided.by),
        created_at=decided.at,
        created_by=decided.by,
        due=Due(at=day.isoformat(), zone=values["zone"], granularity="day"),
        campaign=about["campaign"] if about["campaign"] in known else None,
        origin=Origin(kind="message", ref=":".join(sent.place), link=link),
    )
    task = await asyncio.to_thread(create, context, task)
    await tell(context, made(task, {"place": list(sent.place)}, team=values["team"], by=decided.by))


async def _show(context: Context, review: str) -> None:
    sent = await context.read(store.sent, review)
    if sent.place is None:
        return
    channel, ts = sent.place

    async def draw() -> list[Block]:
        decided = (await context.read(store.sent, review)).decisions
        decisions = {mark(key): each for key, each in decided.items()}
        return decided_blocks(sent.message["blocks"], decisions, sent.language)

    async def put(blocks: list[Block]) -> None:
        await context.gateway.update(channel, ts, text=sent.message["text"], blocks=blocks, language=sent.language)

    await keep(draw, put)
