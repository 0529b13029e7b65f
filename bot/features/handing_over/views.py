"""The form that hands work over, and what is told of it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot import pickers
from bot.blocks import Block, button, context, field, modal, option, plain, section, text_input
from bot.features.home.views_work import content_line
from bot.features.tasks.views.card import value_of
from bot.features.tasks.views.lists import line
from bot.i18n import text as t
from bot.wording import mrkdwn, person
from campaigns.calendar.model import ContentItem
from campaigns.tasks.model import Task
from guidelines.model import Language

OFFERED = 100
"""Tasks, and pieces of content, of a form; Slack takes no more options in a list."""
SHOWN = 10
REASON = 500
Message = tuple[str, list[Block]]


def hand_over_form(
    tasks: Sequence[Task], content: Sequence[ContentItem], *, of: str, to: str, why: str, language: str, metadata: str
) -> Block:
    """All open work of ``of`` stands chosen; what is to stay is taken out."""
    groups = [
        {
            "label": plain(t(f"handing.form.{name}", language)),
            "options": [option(each.title, f"{name}:{each.id}") for each in work],
        }
        for name, work in (("tasks", tasks[:OFFERED]), ("content", content[:OFFERED]))
        if work
    ]
    work: Block = {
        "type": "multi_static_select",
        "action_id": "value",
        "placeholder": plain(t("form.choose", language), 150),
        "option_groups": groups,
        "initial_options": [each for group in groups for each in group["options"]],
    }
    return modal(
        t("handing.form.title", language),
        [
            section(t("handing.form.what", language, person=person(of))),
            field("work", t("handing.form.work", language), work),
            field("to", t("handing.form.to", language), pickers.person(language, to or None)),
            field("reason", t("handing.form.why", language), text_input(initial=why, max_length=REASON)),
        ],
        close=t("modal.cancel", language),
        submit=t("handing.form.submit", language),
        callback_id="handing_submit",
        private_metadata=metadata,
    )


def given(
    tasks: Sequence[Task],
    content: Sequence[ContentItem],
    *,
    by: str,
    of: str,
    reason: str,
    language: Language,
    zone: str,
    now: dt.datetime,
) -> Message:
    """What the new owner reads: who gives them whose work, why, and each piece of it."""
    n = len(tasks) + len(content)
    key = "handing.told.given" if by == of else "handing.told.given_of"
    title = t(key, language, n=n, by=person(by), of=person(of))
    blocks = [section(f"{title}\n_{mrkdwn(reason)}_")]
    for task in tasks[:SHOWN]:
        opens = button(t("task.button.open", language), "task.open", value_of(task))
        blocks.append(section(line(task, language, now=now, zone=zone), accessory=opens))
    for item in content[: max(0, SHOWN - len(tasks))]:
        blocks.append(content_line(item, language, zone=zone, now=now))
    if n > SHOWN:
        blocks.append(context(t("work.more", language, n=n - SHOWN)))
    return title, blocks


def done(count: int, kept: int, *, by: str, of: str, to: str, reader: str, reason: str, language: str) -> Message:
    """What whoever handed it over reads, and whose work it was; ``kept``: pieces that could not be handed over."""
    if not count:
        words = t("handing.told.none", language)
    elif reader == by:
        words = t("handing.told.done", language, n=count, of=person(of), to=person(to))
    else:
        words = t("handing.told.taken", language, n=count, by=person(by), to=person(to))
        words += f"\n_{mrkdwn(reason)}_"
    if kept and count:
        words += "\n" + t("handing.told.kept", language, n=kept)
    return words, [section(words)]
