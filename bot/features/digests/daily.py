"""A person's day besides their tasks: approvals that wait for them, content to publish, meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot.blocks import Block, button, context, section
from bot.features.approvals.naming import until
from bot.features.calendar.reading import words_of
from bot.features.calendar.views.card import value_of
from bot.features.tasks.when import due_and_relative, due_words
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.digests import store
from campaigns.digests.model import DailyDigest
from campaigns.reminders.model import Habits

SHOWN = 5
"""Lines of each sort."""


def read_day(session: Session, user: str, now: dt.datetime, habits: Habits) -> tuple[DailyDigest, dict[str, str]]:
    """The person's day, and the first words of the texts that wait for them, by submission."""
    day = store.daily(session, user, now, habits)
    return day, {each.submission: words_of(session, each.submission) for each in day.approvals[:SHOWN]}


def speaks(day: DailyDigest) -> bool:
    """Whether there is anything besides tasks to speak of."""
    return bool(day.approvals or day.content or day.meetings)


def day_blocks(
    day: DailyDigest, names: Mapping[str, str], *, language: str, now: dt.datetime, zone: str
) -> tuple[list[str], list[Block]]:
    """The day in a few words, and its blocks; ``names`` are the first words of texts by submission."""
    counts: list[str] = []
    blocks: list[Block] = []

    def part(name: str, n: int) -> None:
        head = t(f"digests.day.{name}", language, n=n)
        counts.append(head)
        blocks.append(context(f"*{head}*"))

    if day.approvals:
        part("approvals", len(day.approvals))
    for each in day.approvals[:SHOWN]:
        by = t("digests.until", language, when=until(each.deadline)) if each.deadline else ""
        said = f"*{mrkdwn(names.get(each.submission, each.submission))}*\n<@{each.author}>"
        show = button(t("calendar.button.show", language), "approval.open", {"a": each.id})
        blocks.append(section(f"{said}  ·  {by}" if by else said, accessory=show))
    if day.content:
        part("content", len(day.content))
    for item in day.content[:SHOWN]:
        when = due_and_relative(item.publish, language, zone=zone, now=now) if item.publish else ""
        show = button(t("calendar.button.show", language), "calendar.show", value_of(item))
        blocks.append(section(f"*{mrkdwn(item.title[:150])}*\n{when}", accessory=show))
    if day.meetings:
        part("meetings", len(day.meetings))
    for meeting, series in day.meetings[:SHOWN]:
        blocks.append(section(f"*{mrkdwn(series.title)}*\n{due_words(meeting.at, language, zone=zone, now=now)}"))
    hidden = sum(max(0, len(found) - SHOWN) for found in (day.approvals, day.content, day.meetings))
    if hidden:
        blocks.append(context(t("task.list.more", language, n=hidden)))
    return counts, blocks
