"""Several tasks at once: a person's list, the section on Home, reminders and the digest of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.blocks import Block, actions, button, context, divider, section
from bot.features.handing_over.offer import offer
from bot.features.tasks.views.card import MARKS, value_of
from bot.features.tasks.when import due_and_relative
from bot.i18n import text as t
from bot.wording import mrkdwn, person
from campaigns.reminders.model import ReminderKind
from campaigns.tasks.model import Task
from campaigns.tasks.store_lists import Blocked

HOME, LIST, DIGEST = 5, 10, 10
"""Tasks shown of each part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A person's tasks: late ones, those of today, the next ones, and what waits for them."""

    late: Sequence[Task] = ()
    today: Sequence[Task] = ()
    following: Sequence[Task] = ()
    waiting: Sequence[Blocked] = field(default=())
    blockers: Mapping[str, Sequence[Task]] = field(default_factory=dict)
    """What the person's own tasks wait for, by task."""

    @property
    def own(self) -> tuple[tuple[str, Sequence[Task]], ...]:
        """The parts that are the person's own, by name."""
        return ("late", self.late), ("today", self.today), ("next", self.following)


def line(
    task: Task, language: str, *, now: dt.datetime, zone: str | None, owner: bool = False, blockers: Sequence[Task] = ()
) -> str:
    """One task in a line: its state, title, due date, what it waits for, and its owner where that is somebody else."""
    facts = [due_and_relative(task.due, language, zone=zone, now=now)] if task.due else []
    if owner:
        facts.append(person(task.owner))
    if task.status == "started":
        facts.append(t("task.state.started", language))
    if blockers:
        named = t("list.comma", language).join(
            f"{mrkdwn(each.title[:60])} {person(each.owner)}" for each in blockers[:2]
        )
        facts.append(t("task.card.blocked", language, what=named))
    return f"{MARKS[task.status]} *{mrkdwn(task.title[:150])}*" + (f"\n{'  ·  '.join(facts)}" if facts else "")


def home_section(parts: Parts, *, language: str, now: dt.datetime, zone: str) -> list[Block]:
    """My tasks on the Home tab: late first, then today, then the next ones, each with Done and Open."""
    blocks: list[Block] = [section(f"*{t('task.home.title', language)}*", accessory=_new(language))]
    shown = 0
    for name, tasks in parts.own:
        if not tasks:
            continue
        blocks.append(context(f"*{t(f'task.part.{name}', language, n=len(tasks))}*"))
        for task in tasks[:HOME]:
            shown += 1
            blocks.append(section(line(task, language, now=now, zone=zone, blockers=parts.blockers.get(task.id, ()))))
            value = value_of(task)
            row = [
                button(t("task.button.done", language), "task.done", value),
                button(t("task.button.open", language), "task.open", value),
            ]
            blocks.append(actions(row, block_id=f"home-task-{task.id}"))
        if len(tasks) > HOME:
            blocks.append(context(t("task.list.more", language, n=len(tasks) - HOME)))
    if not shown:
        blocks.append(section(t("task.home.none", language)))
    return blocks


def task_list(parts: Parts, *, language: str, now: dt.datetime, zone: str) -> tuple[str, list[Block]]:
    """The answer to ``/task list``."""
    title, none = t("task.list.title", language), t("task.list.none", language)
    words, blocks = _message(title, parts, language, now, zone, none=none)
    return words, [*blocks, actions([offer(language)])] if any(tasks for _, tasks in parts.own) else blocks


def digest(
    parts: Parts,
    reminded: Sequence[tuple[ReminderKind, Task]],
    *,
    language: str,
    now: dt.datetime,
    zone: str,
    more: Sequence[Block] = (),
    counts: Sequence[str] = (),
) -> tuple[str, list[Block]]:
    """The morning's one message: what is late, what is for today, what others wait for, and what was to be said.

    ``more`` is what other features have for the person's day, ``counts`` the same in a few words.
    """
    named = {task.id for _, tasks in parts.own for task in tasks}
    rest = [(kind, task) for kind, task in reminded if task.id not in named]
    words, blocks = _message(
        t("task.digest.title", language),
        parts,
        language,
        now,
        zone,
        none=t("task.digest.quiet", language) if not (rest or more) else "",
        counted=counts,
    )
    blocks += more
    if rest:
        blocks += [divider(), *_reminded(rest, language, now, zone)]
    return words, blocks


def reminders(
    reminded: Sequence[tuple[ReminderKind, Task]], *, language: str, now: dt.datetime, zone: str
) -> tuple[str, list[Block]]:
    """Several reminders of one moment in one message."""
    words = t("task.remind.several", language, n=len(reminded))
    return words, [section(f"*{words}*"), *_reminded(reminded, language, now, zone)]


def reminder_headline(kind: ReminderKind, language: str) -> str:
    """Why a task is named now."""
    return f":bell: {t(f'task.remind.{kind}', language)}"


def _reminded(reminded: Sequence[tuple[ReminderKind, Task]], language: str, now: dt.datetime, zone: str) -> list[Block]:
    return [
        section(
            f"{line(task, language, now=now, zone=zone)}\n_{t(f'task.remind.{kind}', language)}_",
            accessory=_open(task, language),
        )
        for kind, task in reminded[:LIST]
    ]


def _message(
    title: str,
    parts: Parts,
    language: str,
    now: dt.datetime,
    zone: str,
    *,
    none: str,
    counted: Sequence[str] = (),
) -> tuple[str, list[Block]]:
    blocks: list[Block] = [section(f"*{title}*")]
    counts: list[str] = []
    for name, tasks in parts.own:
        if not tasks:
            continue
        head = t(f"task.part.{name}", language, n=len(tasks))
        counts.append(head)
        blocks.append(context(f"*{head}*"))
        blocks += [
            section(
                line(task, language, now=now, zone=zone, blockers=parts.blockers.get(task.id, ())),
                accessory=_open(task, language),
            )
            for task in tasks[:LIST]
        ]
        if len(tasks) > LIST:
            blocks.append(context(t("task.list.more", language, n=len(tasks) - LIST)))
    if parts.waiting:
        head = t("task.part.waiting", language, n=len(parts.waiting))
        counts.append(head)
        blocks.append(context(f"*{head}*"))
        for blocked in parts.waiting[:HOME]:
            mine = t("list.comma", language).join(mrkdwn(each.title[:80]) for each in blocked.by[:3])
            said = line(blocked.task, language, now=now, zone=zone, owner=True)
            blocks.append(section(f"{said}\n{t('task.part.waits_for', language, what=mine)}"))
    counts += counted
    if len(blocks) == 1 and none:
        blocks.append(section(none))
    return f"{title}{t('task.colon', language)}{t('list.comma', language).join(counts)}" if counts else title, blocks


def _open(task: Task, language: str) -> Block:
    return button(t("task.button.open", language), "task.open", value_of(task))


def _new(language: str) -> Block:
    return button(t("task.button.new", language), "task.new", "new")


def help_message(language: str) -> tuple[str, list[Block]]:
    """What can be said about tasks."""
    lines = "\n".join(
        f"• {t(f'task.help.{name}', language)}" for name in ("say", "command", "list", "hand_over", "shortcut", "form")
    )
    return t("task.help.title", language), [section(f"*{t('task.help.title', language)}*\n{lines}")]
