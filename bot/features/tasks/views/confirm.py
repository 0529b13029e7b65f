"""The confirm card: what was understood, the other readings, and nothing made before somebody says so."""

from __future__ import annotations

import datetime as dt

from bot.blocks import Block, actions, button, context, section
from bot.features.tasks.draft import Draft
from bot.features.tasks.views.rhythm import rhythm
from bot.features.tasks.when import due_and_relative, due_words, span_words
from bot.gateway.mrkdwn import quoted
from bot.i18n import text as t
from bot.wording import mrkdwn, people, person
from campaigns.moments import over, wall_of


def confirm_card(
    draft: Draft,
    *,
    language: str,
    zone: str,
    now: dt.datetime,
    copy: str | None = None,
    away: tuple[dt.date, dt.date] | None = None,
) -> tuple[str, list[Block]]:
    """Notification text and blocks.

    ``copy`` is what the person wrote, where it may have been copy after all; ``away`` the owner's leave, first and last
    day, into which the due date falls.
    """
    lines = [t("task.confirm.owner", language, person=person(draft.owner))]
    if draft.contributors:
        lines.append(t("task.confirm.with", language, people=people(draft.contributors, language)))
    if draft.due is not None:
        lines.append(t("task.confirm.due", language, due=due_and_relative(draft.due, language, zone=zone, now=now)))
    else:
        lines.append(t("task.confirm.no_due", language))
    if draft.campaign:
        lines.append(t("task.confirm.campaign", language, name=mrkdwn(draft.campaign[1])))
    if draft.recurrence:
        lines.append(t("task.confirm.repeats", language, rhythm=rhythm(draft.recurrence, language)))
    blocks = [
        section(f"{t('task.confirm.ask', language)}\n*{mrkdwn(draft.title)}*"),
        section("\n".join(lines)),
        *(context(note) for note in _notes(draft, language, zone=zone, now=now, away=away)),
        actions(_buttons(draft, language, zone=zone, now=now), block_id="task-confirm"),
    ]
    last = [button(t("task.button.drop", language), "task.drop", draft.to_json())]
    if copy is not None:
        last.append(button(t("task.button.is_copy", language), "task.is_copy", draft.to_json(x=copy)))
    blocks[-1]["elements"] += last
    return t("task.confirm.text", language, title=draft.title), blocks


def _notes(
    draft: Draft, language: str, *, zone: str, now: dt.datetime, away: tuple[dt.date, dt.date] | None
) -> list[str]:
    notes: list[str] = []
    if away is not None:
        days = span_words(*away, language, today=wall_of(now, zone).date())
        notes.append(t("task.confirm.away", language, person=person(draft.owner), days=days))
    if draft.named:
        notes.append(t("task.confirm.who_is", language, name=quoted(draft.named)))
    if draft.due is not None and over(draft.due) <= now:
        notes.append(t("task.confirm.past", language))
    for due, why in draft.readings[1:]:
        if why:
            said = due_words(due, language, zone=zone, now=now)
            notes.append(t("task.confirm.other", language, due=said, reason=t(why, language)))
    return notes


def _buttons(draft: Draft, language: str, *, zone: str, now: dt.datetime) -> list[Block]:
    row = [button(t("task.button.create", language), "task.create", draft.to_json(), style="primary")]
    for number, (due, _) in enumerate(draft.readings[1:], start=1):
        label = t("task.button.other", language, due=due_words(due, language, zone=zone, now=now))
        row.append(button(label, f"task.other.{number}", draft.to_json()))
    row.append(button(t("task.button.edit", language), "task.edit_draft", draft.to_json()))
    return row
