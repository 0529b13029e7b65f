"""Coordination rules: made by form, listed with how they stand, dropped; and told of when one is broken."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.features.calendar.items import choices, show_form
from bot.features.calendar.naming import campaign_meant
from bot.features.calendar.showing import read_shown
from bot.features.calendar.views.forms import SELECTORS, rule_form
from bot.features.calendar.views.rules import broken_message, rules_window
from bot.gateway.errors import SlackRefused, ViewClosed
from bot.i18n import text as t
from bot.interaction import about_of, value_in
from campaigns import store as campaigns_store
from campaigns.calendar import store
from campaigns.calendar.coordination import watch
from campaigns.calendar.model import CoordinationRule, Selector, Watched
from campaigns.digests.store_audience import audience
from campaigns.moments import wall_of
from campaigns.reminders.model import Habits

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck

TOLD_WITHIN = 7
"""Days after which nobody is told of a broken rule any more: one that was made today speaks of today."""
OPENS, CLOSES = dt.time(9), dt.time(19)
"""By the campaign's clock: nobody is told at night."""


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the window of rules and to the form."""

    @app.action("calendar.rules")
    async def opened(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open(context, body, value_in(body)["campaign"]))

    @app.action("calendar.rule.new")
    async def new(ack: AsyncAck, body: Body) -> None:
        await ack()
        context.soon(body, _open_form(context, body))

    @app.action("calendar.rule.drop")
    async def drop(ack: AsyncAck, body: Body) -> None:
        value = value_in(body)
        await context.write(store.remove_rule, value["rule"])
        await _follow(context, value["campaign"], f"drop:{value['rule']}")
        await ack()
        context.soon(body, _redraw(context, body, value["campaign"], (body.get("view") or {}).get("id")))

    @app.view_submission("calendar_rule")
    async def made(ack: AsyncAck, body: Body) -> None:
        about, reader = about_of(body), await context.reader(body)
        given = {block: next(iter(each.values())) for block, each in body["view"]["state"]["values"].items()}

        def side(name: str) -> Selector:
            chosen = {s: (given.get(f"{name}_{s}") or {}).get("selected_option") or {} for s in SELECTORS}
            return Selector(**{s: option.get("value") for s, option in chosen.items()})

        when, then = side("when"), side("then")
        for name, chosen in (("when", when), ("then", then)):
            if chosen == Selector():
                field = next(block for block in given if block.startswith(f"{name}_"))
                await ack(response_action="errors", errors={field: t("calendar.rule.empty", reader.language)})
                return
        rule = CoordinationRule(
            id=uuid.uuid5(uuid.NAMESPACE_OID, body["view"]["id"]).hex,
            campaign=about["campaign"],
            when=when,
            then=then,
            within_days=int(given["days"].get("value") or 0),
            reason=str((given.get("reason") or {}).get("value") or "").strip(),
        )
        await context.write(store.set_rule, rule)
        await _follow(context, about["campaign"], f"rule:{rule.id}")
        await ack()
        if below := body["view"].get("previous_view_id"):
            context.soon(body, _redraw(context, body, about["campaign"], below))


async def show_rules(context: Context, body: Body, rest: str) -> None:
    """Answer ``/campaign rules`` with the window of the campaign's rules."""
    campaign = (await context.read(campaign_meant, rest, asked(body).channel)).id
    await _open(context, body, campaign)


async def _follow(context: Context, campaign: str, what: str) -> None:
    await context.walk("calendar.refresh", {"campaign": campaign}, key=f"calendar:{what}")


async def _open(context: Context, body: Body, campaign: str) -> None:
    await show_form(context, body, await _window(context, body, campaign))


async def _window(context: Context, body: Body, campaign: str) -> dict[str, Any]:
    reader = await context.reader(body)
    return rules_window(await read_shown(context, campaign, reader.language), reader.language)


async def _redraw(context: Context, body: Body, campaign: str, view: str | None) -> None:
    if view is None:
        return
    try:
        await context.gateway.update_view(await _window(context, body, campaign), view_id=view)
    except ViewClosed:
        return


async def _open_form(context: Context, body: Body) -> None:
    reader, campaign = await context.reader(body), value_in(body)["campaign"]
    name = (await context.read(campaigns_store.campaign, campaign)).name
    offered = await choices(context, campaign, reader.language)
    metadata = json.dumps({"campaign": campaign})
    await show_form(context, body, rule_form(offered, campaign=name, language=reader.language, metadata=metadata))


AT_ONCE = 5
"""Campaigns looked at in one reading of the database."""

_looked: dict[int, dict[str, tuple[object, ...]]] = {}
"""By bot: how a campaign's content and rules stood, and in which hour, when they were last looked at."""


def broken_now(
    session: Session, now: dt.datetime, habits: Habits, looked: dict[str, tuple[object, ...]]
) -> tuple[list[dict[str, Any]], bool]:
    """Rules of campaigns under way that were broken of late, each with the item it speaks of; none at night.

    ``looked`` remembers from call to call what was looked at: days change by the hour somewhere, the rest when somebody
    changes something. Few campaigns are looked at in one call; the answer says whether there are more.
    """
    found: list[dict[str, Any]] = []
    hour = now.replace(minute=0, second=0, microsecond=0)
    states = {campaign: (hour, *marks) for campaign, marks in store.ruled(session).items()}
    fresh = [campaign for campaign, state in states.items() if looked.get(campaign) != state]
    for campaign in fresh[:AT_ONCE]:
        looked[campaign] = states[campaign]
        seen = campaigns_store.campaign(session, campaign)
        if not seen.active:
            continue
        there = audience(session, campaign, habits)
        wall = wall_of(now, there.zone)
        if not OPENS <= wall.time() < CLOSES:
            continue
        since = wall.date() - dt.timedelta(days=TOLD_WITHIN)
        rules = store.rules(session, campaign)
        longest = max(rule.within_days for rule in rules) + TOLD_WITHIN
        # What went out before that is over and told.
        items = store.around(session, campaign, now, dt.timedelta(days=longest + 2))
        found += [
            {"campaign": campaign, "rule": each.rule.id, "item": each.item.id, "until": each.until.isoformat(),
             "language": there.language}
            for each in watch(rules, items, now, there.zone)
            if each.state == "broken" and each.until >= since
        ]  # fmt: skip
    return found, len(fresh) > AT_ONCE


async def broken_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a broken rule: the campaign's channel and the owner are told, each once."""
    seen = await read_shown(context, values["campaign"], values["language"])
    # It may have been mended between the look and the walk.
    found = next(
        (
            each
            for each in seen.watched
            if each.state == "broken" and (each.rule.id, each.item.id) == (values["rule"], values["item"])
        ),
        None,
    )
    if found is None:
        return
    key = f"calendar:broken:{values['rule']}:{values['item']}:{values['until']}"
    if seen.campaign.home_channel:
        await context.step("channel", _tell, context, seen.campaign.home_channel, dict(values), f"{key}:channel")
    owner = found.item.owner or await context.read(_owner_of_channel, found)
    if owner:
        await context.step("owner", _tell_owner, context, owner, dict(values), f"{key}:owner")


def _owner_of_channel(session: Session, found: Watched) -> str | None:
    """Who answers for the channel that should have followed."""
    channels = campaigns_store.channels(session, found.rule.campaign)
    return next((each.owner for each in channels if each.channel == found.rule.then.channel), None)


async def _tell(context: Context, channel: str, values: dict[str, Any], key: str) -> None:
    seen = await read_shown(context, values["campaign"], values["language"])
    found = [each for each in seen.watched if (each.rule.id, each.item.id) == (values["rule"], values["item"])]
    if not found:
        return
    words, blocks = broken_message(found[0], seen, values["language"])
    try:
        await context.post_once(channel, text=words, blocks=blocks, key=key, language=values["language"])
    except SlackRefused:
        # A channel without the bot: the owner is told all the same.
        return


async def _tell_owner(context: Context, owner: str, values: dict[str, Any], key: str) -> None:
    reader = await context.readers.reader("", owner)
    channel = await context.tasks.direct(owner)
    await _tell(context, channel, {**values, "language": reader.language}, key)


async def look(context: Context) -> None:
    """What the round does: every rule that was broken since is told of, once."""
    looked = _looked.setdefault(id(context), {})
    before = dict(looked)
    try:
        more = True
        while more:
            found, more = await context.read(broken_now, context.now(), context.tasks.habits, looked)
            for values in found:
                key = f"calendar:broken:{values['rule']}:{values['item']}:{values['until']}"
                await context.walk("calendar.broken", values, key=key)
    except Exception:
        # Not begun: the next round looks again.
        looked.clear()
        looked.update(before)
        raise
