"""The one card of a task: what, who, when, how far, what it waits for, and what can be done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.blocks import Block, actions, button, context, mrkdwn, option, plain, section
from bot.features.tasks.views.rhythm import rhythm
from bot.features.tasks.when import due_and_relative, due_words, moment_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import moment, people, person
from bot.wording import mrkdwn as words
from campaigns.moments import over
from campaigns.tasks.model import Task
from guidelines.wording import Localized

MARKS = {
    "open": ":white_circle:",
    "started": ":large_blue_circle:",
    "done": ":white_check_mark:",
    "cancelled": ":no_entry_sign:",
}
SNOOZES = ("tomorrow", "monday", "week")
PERSONS_OF_A_LIST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A task with what its card says beside it. ``closed_by`` is who finished or dropped it; ``one_zone`` says that
    everybody it concerns lives by the clock of its due date, which then needs no name; ``channel`` is the name of the
    task's channel in its guideline."""

    task: Task
    blockers: tuple[Task, ...] = ()
    campaign: str | None = None
    closed_by: str | None = None
    one_zone: bool = False
    channel: Localized | None = None


def value_of(task: Task) -> dict[str, str | int]:
    """The button value that names a task and the state the person looked at."""
    return {"task": task.id, "v": task.version}


def task_card(
    shown: Shown, *, language: str, now: dt.datetime, headline: str | None = None, zone: str | None = None
) -> tuple[str, list[Block]]:
    """Notification text and blocks. ``headline`` is mrkdwn above the card: why it comes to the reader now."""
    task = shown.task
    title = f"~{words(task.title)}~" if task.status == "cancelled" else f"*{words(task.title)}*"
    blocks: list[Block] = [section(headline)] if headline else []
    blocks.append(section(f"{MARKS[task.status]} {title}"))
    blocks.append({"type": "section", "fields": [mrkdwn(each, 2000) for each in _fields(shown, language, now, zone)]})
    if task.active and shown.blockers:
        blocks.append(context(_blocked(shown.blockers, language)))
    notes = _notes(shown, language)
    if notes:
        blocks.append(context("  ·  ".join(notes)))
    blocks.append(
        actions(_buttons(task, language), block_id=f"task-{task.id}-{task.version}")
    )  # chosen, a menu keeps its choice
    text = t("task.card.text", language, title=task.title, state=t(f"task.state.{task.status}", language))
    return text, blocks


def state_words(shown: Shown, language: str, now: dt.datetime) -> str:
    """Open, in progress, late, snoozed until, done by whom and when."""
    task = shown.task
    if task.active:
        state = t(f"task.state.{task.status}", language)
        if task.due is not None and over(task.due) <= now:
            state = t("task.card.late", language, state=state)
        if task.snoozed_until is not None and task.snoozed_until > now:
            zone = task.due.zone if task.due else "UTC"
            until = moment_words(task.snoozed_until, zone, language)
            state = t("task.card.snoozed", language, state=state, until=until)
        return state
    key = "task.card.done_by" if task.status == "done" else "task.card.cancelled_by"
    return t(key, language, person=person(shown.closed_by or task.owner), when=moment(task.closed_at or now))


def _fields(shown: Shown, language: str, now: dt.datetime, zone: str | None) -> list[str]:
    task = shown.task
    if zone is None and shown.one_zone and task.due is not None:
        zone = task.due.zone
    due = t("task.card.no_due", language)
    if task.due is not None and task.active:
        due = due_and_relative(task.due, language, zone=zone, now=now)
    elif task.due is not None:
        due = due_words(task.due, language, zone=zone, now=now)
    facts = [("state", state_words(shown, language, now)), ("owner", person(task.owner)), ("due", due)]
    if task.contributors:
        facts.append(("with", people(task.contributors[:10], language)))
    if shown.campaign:
        facts.append(("campaign", escape(shown.campaign)))
    if task.channel:
        name = shown.channel.best(language) if shown.channel else task.channel
        facts.append(("channel", escape(name)))
    if task.priority != "normal":
        facts.append(("priority", t(f"task.priority.{task.priority}", language)))
    if task.checklist:
        done = sum(step.done for step in task.checklist)
        key = "task.card.steps" if task.active or done == len(task.checklist) else "task.card.steps_left"
        left = len(task.checklist) - done
        facts.append(("checklist", t(key, language, done=done, left=left, all=len(task.checklist))))
    if task.recurrence:
        facts.append(("repeats", rhythm(task.recurrence, language)))
    return [f"*{t(f'task.card.{name}', language)}*\n{said}" for name, said in facts]


def _blocked(blockers: tuple[Task, ...], language: str) -> str:
    named = [
        t("task.card.blocker", language, title=words(each.title[:80]), person=person(each.owner))
        for each in blockers[:PERSONS_OF_A_LIST]
    ]
    more = len(blockers) - len(named)
    if more:
        named.append(t("task.card.more_blockers", language, n=more))
    return ":hourglass_flowing_sand: " + t("task.card.blocked", language, what=t("list.comma", language).join(named))


def _notes(shown: Shown, language: str) -> list[str]:
    task = shown.task
    notes = []
    if task.created_by and task.created_by != task.owner:
        notes.append(t("task.card.from", language, person=person(task.created_by)))
    if task.origin and task.origin.link:
        notes.append(f"<{task.origin.link}|{t(f'task.origin.{task.origin.kind}', language)}>")
    return notes


def _buttons(task: Task, language: str) -> list[Block]:
    value = value_of(task)
    more = button(t("task.button.more", language), "task.more", value)
    if not task.active:
        return [more]
    row = []
    if task.status == "open":
        row.append(button(t("task.button.start", language), "task.start", value))
    row.append(button(t("task.button.done", language), "task.done", value, style="primary"))
    row.append(snooze_menu(task, language))
    row.append(button(t("task.button.reassign", language), "task.reassign", value))
    row.append(button(t("task.button.comment", language), "task.comment", value))
    return [*row, more]


def snooze_menu(task: Task, language: str) -> Block:
    """The menu that keeps reminders quiet for a while."""
    return {
        "type": "static_select",
        "action_id": "task.snooze",
        "placeholder": plain(t("task.button.snooze", language), 150),
        "options": [option(t(f"task.snooze.{name}", language), f"{task.id}:{task.version}:{name}") for name in SNOOZES],
    }
