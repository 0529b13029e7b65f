"""Forms a person fills: a task with everything, who it goes to and why, a comment, why it is not wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot import pickers
from bot.blocks import Block, field, modal, option, plain, select, text_input
from bot.features.tasks.views.rhythm import RULES, rhythm
from bot.i18n import text as t
from bot.zones import zone_words
from campaigns.tasks.model import PRIORITIES, TITLE_LENGTH, ChecklistItem, Priority, Task

STEPS = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a form holds or was filled with. Days and times are ISO texts, ``steps`` one step a line."""

    title: str = ""
    details: str = ""
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    day: str | None = None
    time: str | None = None
    campaign: str | None = None
    channel: str | None = None
    priority: Priority = "normal"
    steps: str = ""
    recurrence: str | None = None
    needs: tuple[str, ...] = ()


Choice = tuple[str, str]
"""Value and label of an option."""


def fields_of(task: Task) -> Fields:
    """A task as its form shows it."""
    at = task.due.at if task.due else ""
    return Fields(
        title=task.title,
        details=task.details,
        owner=task.owner,
        contributors=task.contributors,
        day=at[:10] or None,
        time=at[11:] or None,
        campaign=task.campaign,
        channel=task.channel,
        priority=task.priority,
        steps="\n".join(step.text for step in task.checklist),
        recurrence=task.recurrence,
        needs=task.needs,
    )


def checklist_of(steps: str, before: Sequence[ChecklistItem] = ()) -> tuple[ChecklistItem, ...]:
    """The steps as they were written; those that were there keep whether they are done."""
    done = {step.text: step.done for step in before}
    lines = [line.strip().lstrip("-*•· ").strip() for line in steps.splitlines()]
    return tuple(ChecklistItem(line, done.get(line, False)) for line in lines if line)


def task_form(
    fields: Fields,
    *,
    language: str,
    metadata: str,
    callback: str,
    campaigns: Sequence[Choice] = (),
    channels: Sequence[Choice] = (),
    needed: Sequence[Choice] = (),
    zone: str,
) -> Block:
    """The form of a task. ``callback`` ``task_submit`` makes one, ``task_edit`` changes one and does not ask for the
    owner, who changes with a reason. ``needed`` are id and title of the tasks it waits for already."""
    new = callback == "task_submit"
    blocks = [field("title", t("task.form.title", language), text_input(initial=fields.title, max_length=TITLE_LENGTH))]
    if new:
        blocks.append(field("owner", t("task.form.owner", language), pickers.person(language, fields.owner)))
    blocks += [
        field("day", t("task.form.day", language), pickers.day(language, fields.day), optional=True),
        field(
            "time",
            t("task.form.time", language),
            pickers.clock(language, fields.time),
            optional=True,
            hint=t("task.form.time_hint", language, zone=zone_words(zone, language)),
        ),
        field("with", t("task.form.with", language), pickers.people(language, fields.contributors), optional=True),
    ]
    for name, choices, chosen in (("campaign", campaigns, fields.campaign), ("channel", channels, fields.channel)):
        if choices:
            offered = [option(label, value) for value, label in choices]
            blocks.append(_choice(name, offered, chosen, language))
    blocks += [
        field("priority", t("task.form.priority", language), _priorities(fields.priority, language)),
        field(
            "steps",
            t("task.form.steps", language),
            text_input(multiline=True, initial=fields.steps, max_length=STEPS),
            optional=True,
            hint=t("task.form.steps_hint", language),
        ),
        _repeats(fields.recurrence, language),
        field("needs", t("task.form.needs", language), _needs(needed, language), optional=True),
        field(
            "details",
            t("task.form.details", language),
            text_input(multiline=True, initial=fields.details),
            optional=True,
        ),
    ]
    title, submit = ("task.form.new", "task.button.create") if new else ("task.form.edit", "task.button.save")
    return modal(
        t(title, language),
        blocks,
        close=t("modal.cancel", language),
        submit=t(submit, language),
        callback_id=callback,
        private_metadata=metadata,
    )


def reassign_form(*, language: str, metadata: str) -> Block:
    """Who answers for it from now on, and why."""
    return modal(
        t("task.form.reassign", language),
        [
            field("owner", t("task.form.to", language), pickers.person(language)),
            field("reason", t("task.form.why", language), text_input(multiline=True, max_length=500)),
        ],
        close=t("modal.cancel", language),
        submit=t("task.button.reassign", language),
        callback_id="task_reassign",
        private_metadata=metadata,
    )


def words_form(callback: str, *, language: str, metadata: str) -> Block:
    """A comment (``task_comment``), or why a task is not wanted any more (``task_cancel``)."""
    name = callback.removeprefix("task_")
    return modal(
        t(f"task.form.{name}", language),
        [field("words", t(f"task.form.{name}_words", language), text_input(multiline=True, max_length=1000))],
        close=t("modal.close", language),
        submit=t(f"task.button.{name}", language),
        callback_id=callback,
        private_metadata=metadata,
    )


def _needs(needed: Sequence[Choice], language: str) -> Block:
    element = _element("multi_external_select", language) | {"action_id": "task.needs", "min_query_length": 0}
    return element | {"initial_options": [option(label, value) for value, label in needed]} if needed else element


def _element(kind: str, language: str) -> Block:
    return {"type": kind, "action_id": "value", "placeholder": plain(t("form.choose", language), 150)}


def _priorities(initial: Priority, language: str) -> Block:
    offered = [option(t(f"task.priority.{each}", language), each) for each in PRIORITIES]
    return select(offered, placeholder=t("form.choose", language), initial=initial)


def _repeats(initial: str | None, language: str) -> Block:
    offered = [option(rhythm(rule, language), rule) for rule in RULES]
    if initial and initial not in RULES:
        offered.append(option(initial, initial))
    return _choice("repeats", offered, initial, language)


def _choice(name: str, offered: list[Block], initial: Any, language: str) -> Block:
    element = select(offered, placeholder=t("form.choose", language), initial=initial)
    return field(name, t(f"task.form.{name}", language), element, optional=True)
