"""Meetings for one person: the agenda in private, the next meetings on Home, every series, and what was put where."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.blocks import Block, actions, button, context, modal, section
from bot.features.meetings.state import Board, Coming
from bot.features.meetings.views.agenda import agenda_lines, sure
from bot.features.meetings.views.forms import Choice
from bot.features.meetings.views.words import time_words
from bot.features.tasks.views.rhythm import rhythm
from bot.features.tasks.when import due_and_relative
from bot.i18n import text as t
from bot.wording import mrkdwn

HOME, SERIES, OTHERS = 3, 12, 4


def private_agenda(
    board: Board, others: Sequence[Coming], *, language: str, zone: str, now: dt.datetime
) -> tuple[str, list[Block]]:
    """The agenda of a meeting for whoever asked, with what they can do, and the meetings they may have meant."""
    when = time_words(board.meeting, language, zone=zone, now=now)
    text = t("meeting.private.title", language, title=board.series.title, when=when)
    blocks: list[Block] = [section(f"*{mrkdwn(text)}*"), *agenda_lines(board, language=language, zone=zone, now=now)]
    value = {"m": board.meeting.id}
    row = []
    if board.card is not None:
        where = t("meeting.private.posted", language, channel=f"<#{board.card.channel}>")
        blocks.append(context(where))
    elif board.series.channel:
        blocks.append(context(t("meeting.private.not_yet", language, channel=f"<#{board.series.channel}>")))
        row.append(button(t("meeting.button.post", language), "meeting.post", value, style="primary"))
    row.append(button(t("meeting.button.add", language), "meeting.add", value))
    row += [
        button(series.title, f"meeting.show.{number}", {"m": meeting.id})
        for number, (meeting, series) in enumerate(others[:OTHERS])
    ]
    return text, [*blocks, actions(row, block_id="meeting-private")]


def agenda_window(board: Board, *, language: str, zone: str, now: dt.datetime) -> Block:
    """The agenda in a window, for a person who opened it from Home."""
    when = time_words(board.meeting, language, zone=zone, now=now)
    blocks: list[Block] = [section(f"*{mrkdwn(board.series.title)}*\n{when}")]
    blocks += agenda_lines(board, language=language, zone=zone, now=now, limit=60)
    return modal(t("meeting.window", language), blocks, close=t("modal.close", language))


def home_section(coming: Sequence[Coming], *, language: str, zone: str, now: dt.datetime) -> list[Block]:
    """My next meetings on the Home tab; nothing where there are none."""
    if not coming:
        return []
    blocks: list[Block] = [section(f"*{t('meeting.home.title', language)}*")]
    for meeting, series in coming[:HOME]:
        when = due_and_relative(meeting.at, language, zone=zone, now=now)
        if meeting.status == "running":
            when = t("meeting.home.running", language)
        where = f"  ·  <#{series.channel}>" if series.channel else ""
        show = button(t("meeting.button.agenda", language), "meeting.window", {"m": meeting.id})
        blocks.append(section(f"*{mrkdwn(series.title)}*\n{when}{where}", accessory=show))
    if len(coming) > HOME:
        blocks.append(context(t("meeting.more", language, n=len(coming) - HOME)))
    return blocks


def series_list(coming: Sequence[Coming], *, language: str, zone: str, now: dt.datetime) -> tuple[str, list[Block]]:
    """Every series with its next meeting, to look at, to change or to skip once."""
    title = t("meeting.list.title", language)
    blocks: list[Block] = [section(f"*{title}*")]
    for meeting, series in coming[:SERIES]:
        told = [due_and_relative(meeting.at, language, zone=zone, now=now)]
        if series.rule:
            told.append(rhythm(series.rule, language))
        if series.channel:
            told.append(f"<#{series.channel}>")
        row = [
            button(t("meeting.button.agenda", language), "meeting.show.0", {"m": meeting.id}),
            button(t("meeting.button.edit", language), "meeting.edit", {"s": series.id}),
        ]
        if meeting.status == "planned":
            skip = button(t("meeting.button.skip", language), "meeting.skip", {"m": meeting.id})
            row.append(skip | {"confirm": sure("skip", language)})
        blocks += [
            section(f"*{mrkdwn(series.title)}*\n{'  ·  '.join(told)}"),
            actions(row, block_id=f"series-{series.id}"),
        ]
    if not coming:
        blocks.append(section(t("meeting.list.none", language)))
    elif len(coming) > SERIES:
        blocks.append(context(t("meeting.more", language, n=len(coming) - SERIES)))
    row = [button(t("meeting.button.new", language), "meeting.new", "new", style="primary")]
    return title, [*blocks, actions(row, block_id="meeting-new")]


def added_message(board: Board, item: str, title: str, *, language: str, now: dt.datetime) -> tuple[str, list[Block]]:
    """A point stands on an agenda; taken off again where it was meant otherwise."""
    when = time_words(board.meeting, language, zone=None, now=now)
    words = t("meeting.added", language, title=title, series=board.series.title, when=when)
    said = t("meeting.added", language, title=f"*{mrkdwn(title)}*", series=mrkdwn(board.series.title), when=when)
    undo = button(t("meeting.button.take_back", language), "meeting.take_back", {"item": item, "m": board.meeting.id})
    return words, [section(said, accessory=undo)]


def which_message(title: str, meetings: Sequence[Choice], *, language: str, key: str) -> tuple[str, list[Block]]:
    """Several agendas can be meant; nothing is added before one is chosen. ``key`` makes the point the same twice."""
    words = t("meeting.which", language, title=mrkdwn(title))
    row = [
        button(label, f"meeting.choose.{number}", {"s": each, "t": title[:300], "k": key})
        for number, (each, label) in enumerate(meetings[:5])
    ]
    return words, [section(words), actions(row, block_id="meeting-which")]
