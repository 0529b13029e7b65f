"""The desk of alerts: the card and its thread as the alert is, whoever has to be told, and what stands in the way."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.blocks import section, without_actions
from bot.charts.kpi_series import picture
from bot.context import Context
from bot.features.kpi import days_off, drawing, reading
from bot.features.kpi.reading import AlertShown
from bot.features.kpi.views.card import alert_card, line_of, person
from bot.gateway.errors import MessageGone, SlackRefused
from bot.gateway.gateway import Posted
from bot.i18n import text as t
from kpi.alerts import store
from kpi.alerts.model import SAID, Alert, AlertEvent
from kpi.alerts.routing import is_person
from kpi.monitors.model import ONE_DAY

log = logging.getLogger(__name__)

Place = tuple[str, str]
_telling: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
"""One telling of an alert at a time in this process; across processes the keys of messages keep them single."""
TROUBLES = ("not_in_channel", "is_archived", "restricted", "missing_scope")
"""Refusals that are told apart; of any other the channel is not there."""


async def tell(context: Context, values: Mapping[str, Any]) -> None:
    """The walk that brings chat up to an alert's version: card, thread, and once the picture."""
    await context.step("tell", _tell, context, values["alert"], int(values["version"]))
    if int(values["version"]) == 1:
        await context.step("picture", _picture, context, values["alert"])
    if values.get("to"):
        await context.step("person", _person, context, values["alert"], values["to"], values["by"], values["version"])


async def after(context: Context, alert: Alert, *, to: str | None = None, by: str | None = None) -> None:
    """Set going what follows from a change of an alert; ``to``: whoever it was given to by ``by``."""
    values = {"alert": alert.id, "version": alert.version, "to": to if to != by else None, "by": by}
    await context.walk("kpi.tell", values, key=f"alert:{alert.id}:{alert.version}")


def today(context: Context) -> Any:
    """The day that is running where the team is."""
    return reading.today_of(context.now(), context.settings.time_zone)


async def link_of(context: Context, alert: Alert) -> str | None:
    """Address of an alert's card, None while it has none."""
    return await context.permalinks.of(*alert.place) if alert.place else None


async def _tell(context: Context, alert_id: str, version: int) -> None:
    async with _telling[alert_id]:

        def read(session: Session) -> tuple[AlertShown, tuple[AlertEvent, ...]]:
            return reading.shown(session, alert_id, today(context)), store.history(session, alert_id)

        shown, events = await context.read(read)
        alert = shown.alert
        if alert.told >= version:
            return
        place, language = await _card(context, shown)
        if place is None:
            await context.write(store.told, alert_id, alert.version)
            return
        for event in events:
            if alert.told < event.version <= alert.version and event.action in SAID:
                place, language = await _line(context, shown, event, place, language)
                if event.action == "escalated":
                    await _escalate(context, shown, event)
        await context.write(store.told, alert_id, alert.version)


async def _card(context: Context, shown: AlertShown) -> tuple[Place | None, str]:
    """The card as the alert is now: changed where it stands, else posted where it belongs, else with its owner."""
    alert = shown.alert
    if alert.place is not None:
        language = alert.language or context.settings.language
        words, blocks = alert_card(shown, language=language)
        try:
            await context.gateway.update(*alert.place, text=words, blocks=blocks, language=language)
        except MessageGone:
            log.info("the card of alert %s was deleted; it is posted again", alert.id)
        except SlackRefused as refused:
            log.warning("the card of alert %s cannot be changed: %s", alert.id, refused)
            await _trouble(context, shown, alert.place[0], refused)
        else:
            return alert.place, language
        return await _to_owner(context, shown, f"alert:{alert.id}:moved:{alert.version}")
    if alert.route is not None:
        said = await context.read(reading.language_of, alert.route, context.tasks.habits)
        language = said or context.settings.language
        words, blocks = alert_card(shown, language=language)
        try:
            posted = await context.post_once(
                alert.route, text=words, blocks=blocks, key=f"alert:{alert.id}", language=language
            )
        except SlackRefused as refused:
            await _trouble(context, shown, alert.route, refused)
        else:
            await context.write(store.works_again, alert.route)
            return await _placed(context, alert, posted, language)
    return await _to_owner(context, shown, f"alert:{alert.id}:owner")


async def _to_owner(context: Context, shown: AlertShown, key: str) -> tuple[Place | None, str]:
    """The card in the conversation with whoever answers for it."""
    alert = shown.alert
    who = next((each for each in (alert.answers, shown.watch.owner, shown.watch.created_by) if is_person(each)), None)
    if who is None:
        log.error("alert %s has no channel that works and no owner who can be told", alert.id)
        return None, context.settings.language
    language = (await context.readers.reader("", who)).language
    words, blocks = alert_card(shown, language=language)
    try:
        channel = await context.tasks.direct(who)
        posted = await context.post_once(channel, text=words, blocks=blocks, key=key, language=language)
    except SlackRefused as refused:
        log.error("%s cannot be told of alert %s: %s", who, alert.id, refused)
        return None, language
    return await _placed(context, alert, posted, language)


async def _placed(context: Context, alert: Alert, posted: Posted, language: str) -> tuple[Place, str]:
    await context.write(store.place, alert.id, posted.channel, posted.ts, language)
    return (posted.channel, posted.ts), language


async def _line(
    context: Context, shown: AlertShown, event: AlertEvent, place: Place, language: str
) -> tuple[Place, str]:  # fmt: skip
    """What happened since, said in the thread once, with the figures of that day however late it is told."""
    day = reading.today_of(event.at, context.settings.time_zone)
    then = await context.read(reading.shown, event.alert, day)
    words = line_of(then, event, language)
    key = f"alert:{event.alert}:{event.version}:line"
    channel, ts = place
    metadata = {"event_type": "unison", "event_payload": {"key": key}}
    try:
        if await context.gateway.find_by_key(channel, ts, key) is None:
            await context.gateway.post(channel, text=words, thread_ts=ts, metadata=metadata, language=language)
    except SlackRefused as refused:
        log.warning("the thread of alert %s takes nothing more: %s", event.alert, refused)
        await _trouble(context, shown, channel, refused)
        moved, language = await _to_owner(context, shown, f"alert:{event.alert}:moved:{event.version}")
        if moved is not None and moved != place:
            words = line_of(then, event, language)
            await context.gateway.post(moved[0], text=words, thread_ts=moved[1], metadata=metadata, language=language)
            return moved, language
    return place, language


async def _escalate(context: Context, shown: AlertShown, event: AlertEvent) -> None:
    """Whoever answers for an alert that nobody looked at hears of it directly, once."""
    alert = shown.alert
    if alert.place and alert.place[0].startswith("D"):
        return
    hours = round((event.at - (alert.post_at or alert.opened_at)).total_seconds() / 3600)
    for who in filter(is_person, shown.answering):
        reader = await context.readers.reader("", who)
        headline = t("alert.escalated.dm", reader.language, hours=hours)
        key = f"alert:{alert.id}:{event.version}:escalated:{who}"
        await _direct(context, shown, who, reader.language, headline, key)


async def _person(context: Context, alert_id: str, to: str, by: str, version: int) -> None:
    """Whoever is given an alert by somebody else hears of it once."""
    shown = await context.read(reading.shown, alert_id, today(context))
    reader = await context.readers.reader("", to)
    headline = t("alert.told.assigned", reader.language, person=person(by, reader.language))
    await _direct(context, shown, to, reader.language, headline, f"alert:{alert_id}:{version}:given")


async def _direct(context: Context, shown: AlertShown, who: str, language: str, headline: str, key: str) -> None:
    link = await link_of(context, shown.alert)
    words, blocks = alert_card(shown, language=language, headline=headline)
    # The card stands in its thread and changes there; here it is only told where that is.
    blocks = [each for each in without_actions(blocks) if "accessory" not in each]
    if link:
        blocks.append(section(t("alert.list.link", language, link=link)))
    try:
        channel = await context.tasks.direct(who)
        await context.post_once(channel, text=words, blocks=blocks, key=key, language=language)
    except SlackRefused as refused:
        log.warning("%s cannot be told of alert %s: %s", who, shown.alert.id, refused)


def why_closed(refused: SlackRefused) -> str:
    """Why a channel takes no alerts, as people are told."""
    reason = refused.code.removeprefix("gateway.")
    return reason if reason in TROUBLES else "channel_not_found"


async def _trouble(context: Context, shown: AlertShown, channel: str, refused: SlackRefused) -> None:
    """Tell whoever set the monitor up, once, that a channel takes no alerts any more, and how to mend it."""
    why = why_closed(refused)
    log.warning("alerts cannot be posted in %s: %s", channel, refused)
    who = next((e for e in (shown.watch.created_by, shown.alert.owner, shown.watch.owner) if is_person(e)), None)
    if who is None or channel.startswith("D"):
        return
    if not await context.write(store.trouble, channel, why, who, now=context.now()):
        return
    language = (await context.readers.reader("", who)).language
    how = t(f"alert.trouble.how.{'not_in_channel' if why == 'not_in_channel' else 'other'}", language)
    words = t(
        "alert.trouble.channel", language, channel=channel, why=t(f"alert.trouble.{why}", language), how=how
    )  # fmt: skip
    try:
        direct = await context.tasks.direct(who)
        await context.post_once(direct, text=words, blocks=None, key=f"trouble:{channel}:{why}:{shown.alert.id}")
    except SlackRefused as unheard:
        log.warning("%s cannot be told that %s takes no alerts: %s", who, channel, unheard)


async def _picture(context: Context, alert_id: str) -> None:
    """The alert's chart, in its thread."""
    until, off = today(context) - ONE_DAY, days_off.of_workspace(context.settings)

    def draw(session: Session) -> tuple[Any, Alert, str] | None:
        shown = reading.shown(session, alert_id, until + ONE_DAY)
        language = shown.alert.language or context.settings.language
        says = reading.words_of(shown.alert.lead.said, language)
        chart = drawing.alert_chart(session, shown.alert, until, language, says, shown.watch.cut, off)
        return (picture(chart, language), shown.alert, chart.name) if chart is not None else None

    drawn = await context.read(draw)
    if drawn is None:
        return
    image, alert, name = drawn
    if alert.place is None:
        return
    channel, ts = alert.place
    try:
        await context.upload_once(
            channel,
            image.png,
            filename="alert.png",
            title=name,
            alt_text=image.alt,
            key=f"alert:{alert.id}:picture",
            thread_ts=ts,
        )
    except SlackRefused as refused:
        log.warning("the picture of alert %s is missing: %s", alert.id, refused)
