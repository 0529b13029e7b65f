"""The windows of a task: the whole of it with its history, and the card by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.blocks import Block, actions, button, context, divider, modal, section
from bot.features.tasks.views.card import Shown, task_card, value_of
from bot.i18n import text as t
from bot.wording import moment, mrkdwn, person
from campaigns.tasks.model import Task, TaskEvent

EVENTS, STEPS = 20, 20
NAMED = frozenset(
    {"title", "details", "owner", "contributors", "due", "campaign", "channel", "priority", "checklist", "recurrence"}
)
"""Fields a change of which is worth naming; the others follow from the action itself."""


def card_window(shown: Shown, *, language: str, now: dt.datetime) -> Block:
    """The card in a window, for a person who opened it from a list."""
    _, blocks = task_card(shown, language=language, now=now)
    return modal(
        t("task.window.title", language),
        blocks,
        close=t("modal.close", language),
        private_metadata=f"card:{shown.task.id}",
    )


def more_window(shown: Shown, events: Sequence[TaskEvent], *, language: str) -> Block:
    """Details, steps to tick, what was done by whom, and what is done rarely."""
    task = shown.task
    blocks: list[Block] = [section(f"*{mrkdwn(task.title)}*")]
    if task.details:
        blocks.append(section(mrkdwn(task.details)))
    for number, step in enumerate(task.checklist[:STEPS]):
        mark = ":white_check_mark:" if step.done else ":white_circle:"
        accessory = None
        if task.active:
            label = "task.button.untick" if step.done else "task.button.tick"
            value = {**value_of(task), "step": number, "done": not step.done}
            accessory = button(t(label, language), f"task.tick.{number}", value)
        blocks.append(section(f"{mark} {mrkdwn(step.text[:300])}", accessory=accessory))
    blocks.append(actions(_rarely(task, language), block_id="task-rarely"))
    blocks += [divider(), section(f"*{t('task.history.title', language)}*")]
    blocks += [context(_event(each, language)) for each in reversed(events[-EVENTS:])]
    if len(events) > EVENTS:
        blocks.append(context(t("task.history.earlier", language, n=len(events) - EVENTS)))
    return modal(
        t("task.window.more", language), blocks, close=t("modal.close", language), private_metadata=f"more:{task.id}"
    )


def _rarely(task: Task, language: str) -> list[Block]:
    value = value_of(task)
    if not task.active:
        return [button(t("task.button.reopen", language), "task.reopen", value)]
    return [
        button(t("task.button.edit", language), "task.edit", value),
        button(t("task.button.cancel", language), "task.cancel", value),
    ]


def _event(event: TaskEvent, language: str) -> str:
    said = t(f"task.event.{event.action}", language, person=person(event.by))
    parts = [f"{moment(event.at)}  {said}"]
    changed = [name for name in event.changes if name in NAMED]
    if event.action == "edit" and changed:
        named = t("list.comma", language).join(t(f"task.field.{name}", language) for name in changed)
        parts.append(named)
    if event.action in ("reassign", "reschedule"):
        parts.append(_from_to(event))
    if event.note:
        parts.append(f"“{mrkdwn(event.note[:500])}”")
    return "  ·  ".join(part for part in parts if part)


def _from_to(event: TaskEvent) -> str:
    pair = event.changes.get("owner") or event.changes.get("due")
    if not pair:
        return ""
    return " → ".join(_value(each) for each in pair)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("at", "")).replace("T", " ")
    return person(str(value)) if value else "–"
