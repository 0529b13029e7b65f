"""The stages of a brand set in chat: who decides in each, how many it takes, how long, what a new revision does."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from sqlalchemy.orm import Session

from bot.blocks import Block
from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.approvals.submitting import state_of
from bot.features.approvals.views.forms import STAGES, flow_form, role_of
from bot.forms import FieldRefused, refuse
from bot.i18n import text as t
from bot.interaction import about_of
from campaigns.approvals.model import OnRevision, Policy, Reviewer, Stage
from campaigns.approvals.store_people import members, policy_of, set_members, set_policy

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

OWNER = role_of("brand")


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the form."""

    @app.view_submission("approval_flow")
    async def save(ack: AsyncAck, body: Body) -> None:
        brand = about_of(body)["brand"]
        try:
            await context.write(_save, context, body, brand)
        except FieldRefused as refused:
            await refuse(context, ack, body, refused)
            return
        await ack()
        context.soon(body, _told(context, body))


async def open_flow(context: Context, body: Body) -> None:
    """Open the form for the brand in force; a Refusal for whoever may not change its stages."""
    reader = await context.reader(body)
    version = await asyncio.to_thread(context.guidelines.current)

    def read(session: Session) -> Block:
        _allowed(session, version.brand, reader.user)
        policy = policy_of(session, version.brand)
        roles = {who.who for stage in policy.stages for who in stage.reviewers if who.kind == "role"} | {OWNER}
        return flow_form(
            policy,
            {role: members(session, version.brand, role) for role in roles},
            brand=version.guideline.brand.names.best(reader.language),
            language=reader.language,
            metadata=json.dumps({"brand": version.brand}),
        )

    await context.gateway.open_view(body["trigger_id"], await context.read(read), language=reader.language)


def _allowed(session: Session, brand: str, user: str) -> None:
    """Brand owners change the stages; while a brand has none, whoever sets it up names them."""
    owners = members(session, brand, OWNER)
    if owners and user not in owners:
        raise Refusal("approval.flow.not_yours", people=", ".join(f"<@{each}>" for each in owners))


def _save(session: Session, context: Context, body: Body, brand: str) -> None:
    user = asked(body).user
    try:
        _allowed(session, brand, user)
    except Refusal as refusal:
        raise FieldRefused("people:brand", refusal.key, **refusal.params) from refusal
    before = policy_of(session, brand)
    own = str(state_of(body, "name").get("value") or "").strip()
    again = cast(OnRevision, _chosen(body, "again"))
    stages: list[Stage] = []
    for name in (*STAGES, "own"):
        stage_id = own if name == "own" else name
        people = tuple(state_of(body, f"people:{name}").get("selected_users") or ())
        if not people:
            continue
        if not stage_id or (name == "own" and (stage_id in STAGES or ":" in stage_id)):
            raise FieldRefused("name", "approval.flow.no_name")
        stages.append(
            Stage(
                id=stage_id,
                reviewers=(Reviewer("role", role_of(stage_id)),),
                need="all" if _chosen(body, f"need:{name}") == "all" else "one",
                days=int(state_of(body, f"days:{name}").get("value") or 0),
                on_revision=again,
            )
        )
        set_members(session, brand, role_of(stage_id), people)
    policy = Policy(stages=tuple(stages), overriders=(Reviewer("role", OWNER),))
    kept = replace(policy, gate=before.gate, own_text=before.own_text, zone=before.zone, country=before.country)
    set_policy(session, brand, kept, by=user, now=context.now())


def _chosen(body: Body, field: str) -> str:
    return str((state_of(body, field).get("selected_option") or {}).get("value") or "")


async def _told(context: Context, body: Body) -> None:
    reader = await context.reader(body)
    await context.gateway.post(reader.user, text=t("approval.flow.saved", reader.language))
