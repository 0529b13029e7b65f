"""What one person asks of meetings: a new series, the list of them, an agenda for their eyes only."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.kpi.reading import language_of as channel_language
from bot.features.meetings import saying, state
from bot.features.meetings.adding import choice
from bot.features.meetings.state import Coming
from bot.features.meetings.views.forms import COUNTRIES, NOBODY, ONCE, SeriesFields, add_form, series_form
from bot.features.meetings.views.lists import agenda_window, private_agenda, series_list
from bot.features.tasks.reading import calendar
from bot.interaction import value_in
from campaigns import store as campaigns_store
from campaigns.countries import country_of_zone
from campaigns.meetings import store
from campaigns.moments import wall_of
from campaigns.working_days import working_days_after


async def new_series(context: Context, body: Body, rest: str) -> None:
    """Open the form of a new series; ``rest`` of the line is its name."""
    who, reader = asked(body), await context.reader(body)
    zone, channel = context.tasks.zone(reader), who.channel
    channel = channel if channel and channel[0] in "CG" else None
    every = await context.read(campaigns_store.campaigns)
    home = next((each for each in every if channel and each.home_channel == channel), None)
    spoken = await context.read(channel_language, channel or "", context.tasks.habits)
    country = country_of_zone(zone)
    fields = SeriesFields(
        title=rest,
        campaign=home.id if home else None,
        channel=channel,
        participants=(who.user,),
        day=working_days_after(calendar(country), wall_of(context.now(), zone).date(), 1).isoformat(),
        zone=zone,
        country=country if country in COUNTRIES else NOBODY,
        language=spoken or reader.language,
    )
    view = series_form(
        fields,
        language=reader.language,
        metadata=json.dumps({"channel": channel}),
        new=True,
        campaigns=[(each.id, each.name) for each in every][:100],
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def edit_series(context: Context, body: Body) -> None:
    """Open the form of a series that is there."""
    reader = await context.reader(body)
    series = await context.read(store.series, value_in(body)["s"])
    every = await context.read(campaigns_store.campaigns)
    spoken = await context.read(state.language_of, series, context.tasks.habits)
    fields = SeriesFields(
        title=series.title,
        kind=series.kind,
        campaign=series.campaign,
        channel=series.channel,
        participants=series.participants,
        day=series.first.at[:10],
        time=series.first.at[11:],
        zone=series.first.zone,
        rule=series.rule or ONCE,
        minutes=series.minutes,
        lead=series.lead_hours,
        country=series.country or NOBODY,
        language=spoken,
    )
    view = series_form(
        fields,
        language=reader.language,
        metadata=json.dumps({"s": series.id, "channel": asked(body).channel}),
        new=False,
        campaigns=[(each.id, each.name) for each in every][:100],
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def list_series(context: Context, body: Body, rest: str) -> None:
    """Show every series to the person alone."""
    reader, now = await context.reader(body), context.now()
    coming = await context.write(lambda session: state.coming(session, now, store.all_series(session)))
    words, blocks = series_list(coming, language=reader.language, zone=context.tasks.zone(reader), now=now)
    await context.answer(body, text=words, blocks=blocks)


async def show_agenda(context: Context, body: Body, rest: str) -> None:
    """Show, to the person alone, the agenda that comes next here; ``rest`` may name its series."""
    who = asked(body)
    coming = await _meant(context, who.channel, who.user, rest)
    reader = await context.reader(body)
    words, blocks = await _private(context, coming, reader.language, context.tasks.zone(reader))
    await context.answer(body, text=words, blocks=blocks)


async def show_other(context: Context, body: Body) -> None:
    """Show the agenda of a meeting that was chosen, in the place of the one that was shown."""
    who, reader, meeting = asked(body), await context.reader(body), value_in(body)["m"]
    board = await context.read(state.board, meeting)
    others = [each for each in await _meant(context, who.channel, who.user, "") if each[0].id != meeting]
    coming = [(board.meeting, board.series), *others]
    words, blocks = await _private(context, coming, reader.language, context.tasks.zone(reader))
    await context.gateway.respond(body["response_url"], text=words, blocks=blocks, replace_original=True)


async def show_window(context: Context, body: Body) -> None:
    """Open the agenda of a meeting in a window."""
    reader = await context.reader(body)
    board = await context.write(state.prepared, context, value_in(body)["m"])
    view = agenda_window(board, language=reader.language, zone=context.tasks.zone(reader), now=context.now())
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def open_add(context: Context, body: Body, *, title: str = "", meeting: str | None = None) -> None:
    """Open the form of a point: for the agenda of ``meeting``, or of one of those that come next here."""
    who, reader, now = asked(body), await context.reader(body), context.now()

    def read(session: Session) -> tuple[list[Coming], str | None]:
        mine = store.meeting(session, meeting).series if meeting else None
        found = state.meant(session, now, channel=who.channel, user=who.user)
        if mine and mine not in {series.id for _, series in found}:
            found = state.coming(session, now, [store.series(session, mine)])
        return found or state.coming(session, now, store.all_series(session)), mine

    coming, chosen = await context.write(read)
    if not coming:
        raise Refusal("meeting.none_here")
    zone = context.tasks.zone(reader)
    view = add_form(
        [choice(at, series, reader.language, now, zone) for at, series in coming][:100],
        language=reader.language,
        metadata=json.dumps({"channel": who.channel}),
        title=title,
        chosen=chosen,
    )
    await context.gateway.open_view(body["trigger_id"], view, language=reader.language)


async def _meant(context: Context, channel: str | None, user: str, rest: str) -> list[Coming]:
    coming = await context.write(state.meant, context.now(), channel=channel, user=user)
    named = [each for each in coming if rest and saying.names(rest, each[1].title)]
    return [*named, *(each for each in coming if each not in named)]


async def _private(context: Context, coming: list[Coming], language: str, zone: str) -> tuple[str, Any]:
    if not coming:
        raise Refusal("meeting.none_here")
    board = await context.write(state.prepared, context, coming[0][0].id)
    return private_agenda(board, coming[1:], language=language, zone=zone, now=context.now())
