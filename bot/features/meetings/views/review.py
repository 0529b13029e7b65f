"""Action items found in notes, to confirm: each with its quote, whose it is, by when; and what notes call decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot import pickers
from bot.blocks import (
    Block,
    actions,
    button,
    context,
    cut,
    divider,
    field,
    modal,
    option,
    plain,
    section,
    select,
    text_input,
)
from bot.features.tasks.when import due_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn, people, person
from campaigns.meetings.cards.store import NoteReview, ReviewItem

PAGE = 8
QUOTE = 220
DECISIONS = 5
"""Decisions that are shown; those beyond are counted, and stand in the notes."""


def review_message(
    review: NoteReview, *, language: str, now: dt.datetime, channels: dict[str, str]
) -> tuple[str, list[Block]]:
    """Notification text and blocks. ``channels`` are names of marketing channels by id."""
    n = len(review.open)
    made = sum(item.state == "made" for item in review.items)
    words = t("meeting.review.text", language, n=len(review.items))
    ask = t("meeting.review.ask", language, n=n) if n else t("meeting.review.over", language, n=made)
    source = f"  <{review.link}|{t('meeting.review.source', language)}>" if review.link else ""
    blocks: list[Block] = [section(f"*{words}*\n{ask}{source}"), divider()]
    pages = max(1, -(-len(review.items) // PAGE))
    page = min(max(review.page, 0), pages - 1)
    for item in review.items[page * PAGE : (page + 1) * PAGE]:
        blocks += _item(review, item, language, now, channels)
    around = (("previous", page - 1), ("next", page + 1))
    row = [_turn(review, name, other, language) for name, other in around if 0 <= other < pages]
    ready, unowned = sum(item.owner is not None for item in review.open), sum(i.owner is None for i in review.open)
    if n:
        if unowned:
            blocks.append(context(t("meeting.review.unowned", language, n=unowned)))
        if ready:
            label = t("meeting.review.make_some" if unowned else "meeting.review.make", language, n=ready)
            row.append(button(label, "note.make", {"r": review.id}, style="primary"))
        row.append(button(t("meeting.review.drop_all", language), "note.drop_all", {"r": review.id}))
    if row:
        blocks.append(actions(row, block_id=f"review-{review.id}"))
    return words, [*blocks, *_decided(review.decisions, language)]


def nothing_message(language: str, decisions: Sequence[str] = ()) -> tuple[str, list[Block]]:
    """Notes without anything to do in them; what they say is decided all the same."""
    words = t("meeting.review.nothing", language)
    return words, [section(words), *_decided(decisions, language)]


def _decided(decisions: Sequence[str], language: str) -> list[Block]:
    if not decisions:
        return []
    lines = [f"• {mrkdwn(cut(each, QUOTE))}" for each in decisions[:DECISIONS]]
    if len(decisions) > DECISIONS:
        lines.append(t("meeting.more", language, n=len(decisions) - DECISIONS))
    return [divider(), section("\n".join([f"*{t('meeting.review.decided', language)}*", *lines]))]


def item_form(
    item: ReviewItem, *, language: str, metadata: str, channels: Sequence[tuple[str, str]], zone: str
) -> Block:
    """One action item, to be put right."""
    at = item.due.at if item.due else ""
    owner = pickers.person(language, item.owner)
    day, time = pickers.day(language, at[:10]), pickers.clock(language, at[11:])
    blocks = [
        field("title", t("task.form.title", language), text_input(initial=item.title, max_length=300)),
        field("owner", t("task.form.owner", language), owner, optional=True),
        field("day", t("task.form.day", language), day, optional=True),
        field("time", t("task.form.time", language), time, optional=True,
              hint=t("task.form.time_hint", language, zone=zone)),
    ]  # fmt: skip
    if channels:
        offered = [option(name, each) for each, name in channels]
        chosen = select(offered, placeholder=t("form.choose", language), initial=item.channel)
        blocks.append(field("channel", t("task.form.channel", language), chosen, optional=True))
    return modal(
        t("meeting.review.edit", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("meeting.button.save", language),
        callback_id="note_edit",
        private_metadata=metadata,
    )


def _turn(review: NoteReview, name: str, page: int, language: str) -> Block:
    first, last = page * PAGE + 1, min((page + 1) * PAGE, len(review.items))
    label = t(f"meeting.page.{name}", language, first=first, last=last)
    return button(label, f"note.turn.{name}", {"r": review.id, "page": page})


def _item(
    review: NoteReview, item: ReviewItem, language: str, now: dt.datetime, channels: dict[str, str]
) -> list[Block]:
    title = mrkdwn(item.title[:150])
    if item.state == "dropped":
        return [context(t("meeting.review.dropped", language, title=f"~{title}~"))]
    facts = _facts(item, language, now, channels)
    if item.state == "made":
        return [section(f":white_check_mark: *{title}*\n{facts}")]
    quote = f"_{t('meeting.review.quote', language, words=mrkdwn(cut(item.quote, QUOTE)))}_" if item.quote else ""
    value = {"r": review.id, "n": item.number}
    row: list[Block] = []
    if item.owner is None:
        who = t("meeting.review.who_is", language, name=item.named) if item.named else t("meeting.review.who", language)
        row.append({"type": "users_select", "action_id": f"note.owner.{item.number}", "placeholder": plain(who, 150)})
    row += [
        button(t("meeting.button.edit", language), f"note.edit.{item.number}", value),
        button(t("meeting.button.drop", language), f"note.drop.{item.number}", value),
    ]
    text = f"*{item.number}. {title}*\n{facts}" + (f"\n{quote}" if quote else "")
    return [section(text), actions(row, block_id=f"note:{review.id}:{item.number}")]


def _facts(item: ReviewItem, language: str, now: dt.datetime, channels: dict[str, str]) -> str:
    if item.owner:
        told = [person(item.owner)]
    else:
        told = [t("meeting.review.no_owner", language, name=escape(item.named or ""))] if item.named else []
        told = told or [t("meeting.review.nobody", language)]
    if item.contributors:
        told.append(t("meeting.review.with", language, people=people(item.contributors[:8], language)))
    due = due_words(item.due, language, zone=item.due.zone, now=now) if item.due else None
    told.append(due or t("task.card.no_due", language))
    if item.channel:
        told.append(escape(channels.get(item.channel, item.channel)))
    return "  ·  ".join(told)
