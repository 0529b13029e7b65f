"""The one message of a meeting: its agenda, worked through point by point, and what became of it."""

from __future__ import annotations

import datetime as dt

from bot.blocks import Block, actions, button, context, divider, header, plain, section
from bot.features.meetings.state import Board
from bot.features.meetings.views.words import day, facts, outcome, time_words, title_of
from bot.features.tasks.views.card import value_of
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import people
from campaigns.meetings.model import AgendaItem

PAGE = {"planned": 15, "running": 8, "closed": 15, "cancelled": 15}
"""Points on a page: a running meeting has buttons under each, and a message holds 50 blocks and some 11,000 signs."""

MARKS = {
    "open": ":white_circle:",
    "carry": ":arrow_right:",
    "done": ":white_check_mark:",
    "decided": ":white_check_mark:",
    "task": ":white_check_mark:",
    "resolved": ":white_check_mark:",
}
PERSONS = 12


def agenda_message(board: Board, *, language: str, now: dt.datetime) -> tuple[str, list[Block]]:
    """Notification text and blocks of the message that everybody sees, at the page where it is open."""
    meeting = board.meeting
    when = time_words(meeting, language, zone=None, now=now)
    text = t(f"meeting.text.{meeting.status}", language, title=board.series.title, when=when)
    blocks = [header(board.series.title), context(_about(board, language, when))]
    blocks.append(section(_standing(board, language, now)))
    page = shown_page(board, board.card.page if board.card else 0)
    blocks += _page(board, page, language, now)
    row = [*turn_buttons(board, page, language), *_doing(board, language)]
    if row:
        blocks += [divider(), actions(row, block_id=f"meeting-{meeting.id}")]
    return text, blocks


def agenda_lines(
    board: Board, *, language: str, zone: str | None, now: dt.datetime, limit: int = PAGE["planned"]
) -> list[Block]:
    """The points alone, for one person to read; what is beyond ``limit`` is counted."""
    if not board.items:
        return [section(t("meeting.empty", language))]
    lines = [
        _line(board, number, item, language, zone, now) for number, item in enumerate(board.items[:limit], start=1)
    ]
    blocks: list[Block] = [section(line) for line in lines]
    if len(board.items) > limit:
        blocks.append(context(t("meeting.more", language, n=len(board.items) - limit)))
    return blocks


def pages(board: Board) -> int:
    """Pages of a meeting's message; one for an empty agenda."""
    return max(1, -(-len(board.items) // PAGE[board.meeting.status]))


def shown_page(board: Board, page: int) -> int:
    """``page``, or the last one there is."""
    return min(max(page, 0), pages(board) - 1)


def turn_buttons(board: Board, page: int, language: str) -> list[Block]:
    """The way to the points before and after those of ``page``, each named by its points."""
    row = []
    for name, other in (("previous", page - 1), ("next", page + 1)):
        if 0 <= other < pages(board):
            first, last = _range(board, other)
            label = t(f"meeting.page.{name}", language, first=first, last=last)
            row.append(button(label, f"meeting.turn.{name}", {"m": board.meeting.id, "page": other}))
    return row


def sure(what: str, language: str) -> Block:
    """The question before something that a click alone should not do: ``close`` or ``skip``."""
    return {
        "title": plain(t(f"meeting.{what}.sure", language), 100),
        "text": plain(t(f"meeting.{what}.what", language), 300),
        "confirm": plain(t(f"meeting.button.{what}", language), 30),
        "deny": plain(t("modal.cancel", language), 30),
    }


def _range(board: Board, page: int) -> tuple[int, int]:
    size = PAGE[board.meeting.status]
    return page * size + 1, min((page + 1) * size, len(board.items))


def _about(board: Board, language: str, when: str) -> str:
    told = [when, t("meeting.minutes_long", language, n=board.series.minutes)]
    if board.campaign:
        told.append(escape(board.campaign))
    if board.series.participants:
        told.append(people(board.series.participants[:PERSONS], language))
    return "  ·  ".join(told)


def _standing(board: Board, language: str, now: dt.datetime) -> str:
    """How far the meeting is, in a line."""
    everything, left = len(board.items), len(board.unsettled)
    status = board.meeting.status
    if status == "cancelled":
        return t("meeting.standing.cancelled", language)
    if status == "closed":
        following = board.next_meeting
        words = t("meeting.standing.closed", language, n=everything - left)
        if left and following is not None:
            words += t("meeting.standing.carried", language, n=left, day=day(following.at, language, now=now))
        elif left:
            words += t("meeting.standing.kept", language, n=left)
        return words
    if not everything:
        return t("meeting.empty", language)
    if status == "running":
        words = t("meeting.standing.running", language, done=everything - left, n=everything)
    else:
        words = t("meeting.standing.planned", language, n=everything)
    if pages(board) > 1:
        page = shown_page(board, board.card.page if board.card else 0)
        first, last = _range(board, page)
        words += t(
            "meeting.page.here", language, page=page + 1, pages=pages(board), first=first, last=last, n=everything
        )
    return words


def _page(board: Board, page: int, language: str, now: dt.datetime) -> list[Block]:
    first, last = _range(board, page)
    blocks: list[Block] = []
    for number, item in enumerate(board.items[first - 1 : last], start=first):
        line = _line(board, number, item, language, None, now)
        if board.meeting.status != "running":
            blocks.append(section(line))
        elif item.outcome == "open":
            blocks += [section(line), actions(_point_buttons(board, item, language), block_id=f"item-{item.id}")]
        else:
            blocks.append(section(line, accessory=_undo(item, language), block_id=f"item-{item.id}"))
    return blocks


def _line(board: Board, number: int, item: AgendaItem, language: str, zone: str | None, now: dt.datetime) -> str:
    over = board.meeting.status in ("closed", "cancelled")
    if item.outcome == "open" and not over:
        return f"*{number}.* *{title_of(item)}*\n{facts(board, item, language, zone=zone, now=now)}"
    title = title_of(item) if not item.settled else f"~{title_of(item)}~"
    mark = MARKS["carry"] if not item.settled else MARKS[item.outcome]
    return f"{mark} *{number}.* {title}\n{outcome(board, item, language, now=now)}"


def _point_buttons(board: Board, item: AgendaItem, language: str) -> list[Block]:
    value = {"item": item.id, "m": board.meeting.id}
    done = "task_done" if item.kind == "task" else "done"
    row = [
        button(t(f"meeting.button.{done}", language), "meeting.item.done", value),
        button(t("meeting.button.carry", language), "meeting.item.carry", value),
        button(t("meeting.button.decide", language), "meeting.item.decide", value),
    ]
    task = board.tasks.get(item.ref) if item.kind == "task" else None
    if task is not None:
        return [*row, button(t("meeting.button.open_task", language), "task.open", value_of(task))]
    return [*row, button(t("meeting.button.make_task", language), "meeting.item.task", value)]


def _undo(item: AgendaItem, language: str) -> Block | None:
    """The way back from a wrong click; a decision or a task has more to it than a click."""
    if item.outcome not in ("done", "carry"):
        return None
    value = {"item": item.id, "m": item.meeting}
    return button(t("meeting.button.undo", language), "meeting.item.undo", value)


def _doing(board: Board, language: str) -> list[Block]:
    value = {"m": board.meeting.id}
    add = button(t("meeting.button.add", language), "meeting.add", value)
    if board.meeting.status == "planned":
        return [button(t("meeting.button.start", language), "meeting.start", value, style="primary"), add]
    if board.meeting.status == "running":
        close = button(t("meeting.button.close", language), "meeting.close", value, style="primary")
        return [add, close | {"confirm": sure("close", language)}]
    return []
