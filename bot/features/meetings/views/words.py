"""Small stretches of text that every view of a meeting uses."""

from __future__ import annotations

import datetime as dt

from bot import i18n
from bot.features.meetings.state import Board
from bot.features.tasks.when import day_words, due_and_relative, due_words
from bot.i18n import text as t
from bot.wording import mrkdwn, person
from campaigns.meetings.model import AgendaItem, Meeting
from campaigns.model import Due
from campaigns.moments import day_of

TITLE = 150
"""Characters of a point that are shown."""


def time_words(meeting: Meeting, language: str, *, zone: str | None, now: dt.datetime) -> str:
    """When a meeting is, by the reader's clock; without one by its own, with the name of its zone."""
    return due_words(meeting.at, language, zone=zone, now=now)


def day(due: Due, language: str, *, now: dt.datetime) -> str:
    """A day as people name it."""
    return day_words(day_of(due), language, today=now.date())


def title_of(item: AgendaItem) -> str:
    """The point's words, safe for mrkdwn."""
    return mrkdwn(item.title if len(item.title) <= TITLE else item.title[: TITLE - 1] + "…")


def kind_words(item: AgendaItem, language: str) -> str:
    """What sort of point it is, or who brought it up."""
    if item.kind == "item":
        return t("meeting.item.by", language, person=person(item.added_by))
    key = f"meeting.kind.{item.kind}"
    return t(key if i18n.has(key) else "meeting.kind.other", language)


def since_words(board: Board, item: AgendaItem, language: str, *, now: dt.datetime) -> str:
    """Since when an item is carried, and how often; empty for a new one."""
    first = board.since.get(item.id)
    if first is None:
        return ""
    when = day(first.at, language, now=now)
    return t("meeting.item.since", language, day=when, times=ordinal(item.carried, language))


def ordinal(number: int, language: str) -> str:
    """1st, 2nd, 3rd, 11th; a plain number in Chinese, where the sentence counts."""
    if language == "zh":
        return str(number)
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def facts(
    board: Board, item: AgendaItem, language: str, *, zone: str | None, now: dt.datetime, kind: bool = True
) -> str:
    """What sort of point, unless without its ``kind``; whose, by when, since when."""
    told = [kind_words(item, language)] if kind else []
    if item.owner:
        told.append(person(item.owner))
    if item.due is not None:
        told.append(due_and_relative(item.due, language, zone=zone or item.due.zone, now=now))
    told.append(since_words(board, item, language, now=now))
    return "  ·  ".join(each for each in told if each)


def outcome(board: Board, item: AgendaItem, language: str, *, now: dt.datetime) -> str:
    """What became of an item that is settled or goes on."""
    decision = board.decisions.get(item.id)
    if item.outcome == "decided" and decision is not None:
        return t(
            "meeting.outcome.decided",
            language,
            text=mrkdwn(decision.text),
            person=person(decision.owner),
            day=day(decision.due, language, now=now),
        )
    task = board.tasks.get(item.result or "")
    if item.outcome == "task" and task is not None and task.due is not None:
        when = day(task.due, language, now=now)
        return t("meeting.outcome.task", language, text=mrkdwn(task.title), person=person(task.owner), day=when)
    if item.outcome in ("done", "resolved"):
        return t(f"meeting.outcome.{item.outcome}", language)
    return t("meeting.outcome.carry", language)
