"""What a meeting leaves: decisions and tasks with owner and date, what is done, what goes on and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.blocks import Block, section
from bot.features.meetings.state import Board
from bot.features.meetings.views.words import day, facts, title_of
from bot.i18n import text as t
from bot.wording import mrkdwn, person

MOST = 30
"""Lines of one part; what is beyond is counted, and stands in the message above."""
_SIGNS = 2400
"""Characters of one section."""


def minutes_message(board: Board, *, language: str, now: dt.datetime, by: str = "") -> tuple[str, list[Block]]:
    """The summary for the thread of the agenda; without ``by`` nobody closed the meeting."""
    title = t("meeting.summary.title", language, title=board.series.title, day=day(board.meeting.at, language, now=now))
    closed = t("meeting.summary.by", language, person=person(by)) if by else t("meeting.summary.by_itself", language)
    blocks = [section(f"*{mrkdwn(title)}*\n{closed}")]
    decisions = [
        t(
            "meeting.summary.line",
            language,
            text=mrkdwn(each.text),
            person=person(each.owner),
            day=day(each.due, language, now=now),
        )
        for each in board.decisions.values()
    ]
    made = [board.tasks[i.result] for i in board.items if i.outcome == "task" and i.result in board.tasks]
    tasks = [
        t(
            "meeting.summary.line",
            language,
            text=mrkdwn(task.title),
            person=person(task.owner),
            day=day(task.due, language, now=now) if task.due else "–",
        )
        for task in made
    ]
    done = [title_of(item) for item in board.items if item.outcome in ("done", "resolved")]
    on = [
        f"{title_of(item)}  ·  {facts(board, item, language, zone=None, now=now, kind=False)}"
        for item in board.unsettled
    ]
    blocks += _part(t("meeting.summary.decisions", language, n=len(decisions)), decisions, language)
    blocks += _part(t("meeting.summary.tasks", language, n=len(tasks)), tasks, language)
    blocks += _part(t("meeting.summary.done", language, n=len(done)), done, language)
    if on:
        following = board.next_meeting
        to = day(following.at, language, now=now) if following else t("meeting.summary.no_next", language)
        blocks += _part(t("meeting.summary.carried", language, n=len(on), day=to), on, language)
    if len(blocks) == 1:
        blocks.append(section(t("meeting.summary.nothing", language)))
    return title, blocks


def skipped_message(board: Board, *, language: str, now: dt.datetime, holiday: bool) -> tuple[str, list[Block]]:
    """A meeting does not take place, because of a public holiday or because somebody said so; where its agenda goes."""
    when = day(board.meeting.at, language, now=now)
    key = "meeting.skipped.holiday" if holiday else "meeting.skipped.cancelled"
    words = t(key, language, title=board.series.title, day=when)
    if board.next_meeting is not None:
        words += t("meeting.skipped.next", language, day=day(board.next_meeting.at, language, now=now))
    return words, [section(mrkdwn(words))]


def _part(title: str, lines: Sequence[str], language: str) -> list[Block]:
    if not lines:
        return []
    shown = [f"• {line}" for line in lines[:MOST]]
    if len(lines) > MOST:
        shown.append(t("meeting.more", language, n=len(lines) - MOST))
    blocks, said = [], f"*{title}*"
    for line in shown:
        if len(said) + len(line) > _SIGNS:
            blocks.append(section(said))
            said = line
        else:
            said += f"\n{line}"
    return [*blocks, section(said)]
