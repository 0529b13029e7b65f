"""What loading a table would do, what it did, and why it cannot be loaded. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.blocks import Block, actions, button, context, section
from bot.features.calendar.reading import Names
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.calendar.errors import TableRefused
from campaigns.calendar.headings import HEADINGS, STATUSES
from campaigns.calendar.model import ContentItem
from campaigns.calendar.store_loading import Changed, Preview
from campaigns.model import Due
from guidelines.model import Language

SHOWN = 10
"""Rows of each sort that a message shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Which file is to be loaded into which campaign. ``sha`` is of its bytes."""

    campaign: str
    name: str
    file: Mapping[str, Any]
    sha: str
    total: int


def preview_message(
    told: Preview, about: Told, names: Names, language: Language, *, again: bool = False
) -> tuple[str, list[Block]]:
    """New and changed items, and the buttons that load them or leave it. ``again``: the calendar changed meanwhile."""
    title = t("calendar.import.title", language, name=escape(about.name), n=about.total)
    blocks: list[Block] = [section(f"*{title}*")]
    if again:
        blocks.append(section(t("calendar.import.again", language)))
    counts = t("calendar.import.counts", language, new=len(told.new), changed=len(told.changed), same=told.same)
    if told.idle:
        return title, [*blocks, section(t("calendar.import.nothing", language))]
    blocks.append(section(counts))
    if told.new:
        lines = [f"• {_line(item, names)}" for item in told.new[:SHOWN]]
        blocks.append(section(_part("calendar.import.new", lines, len(told.new), language)))
    if told.changed:
        lines = [f"• {_difference(each, names, language)}" for each in told.changed[:SHOWN]]
        blocks.append(section(_part("calendar.import.changed", lines, len(told.changed), language)))
    value = {
        "campaign": about.campaign,
        "file": {name: about.file[name] for name in ("id", "name") if name in about.file},
        "sha": about.sha,
        "n": [len(told.new), len(told.changed)],
    }
    row = [
        button(t("calendar.import.load", language), "calendar.load", value, style="primary"),
        button(t("calendar.import.leave", language), "calendar.leave", "leave"),
    ]
    return f"{title} {counts}", [*blocks, actions(row), context(t("calendar.import.whole", language))]


def refused_message(refused: TableRefused, file: str, language: Language) -> tuple[str, list[Block]]:
    """Every row that is wrong, with why; nothing was loaded."""
    title = t("calendar.refused", language, n=refused.count)
    lines = []
    for problem in refused.problems[: SHOWN * 2]:
        column = HEADINGS.get(problem.column, {}).get(language, problem.column)
        why = t(f"calendar.row.{problem.code}", language, value=mrkdwn(problem.value), column=escape(column))
        lines.append(f"• {t('calendar.row.at', language, row=problem.row)} {why}")
    more = refused.count - len(lines)
    if more > 0:
        lines.append(t("calendar.alt.and_more", language, n=more))
    blocks = [section(f":warning: *{title}*\n{escape(file)}".rstrip()), section("\n".join(lines))]
    return title, [*blocks, context(t("calendar.import.mend", language))]


def loaded_message(counts: Sequence[int], name: str, by: str, language: Language) -> tuple[str, list[Block]]:
    """What was loaded, and by whom."""
    words = t(
        "calendar.import.loaded", language, name=escape(name), person=f"<@{by}>", new=counts[0], changed=counts[1]
    )
    return words, [section(f":white_check_mark: {words}")]


def _part(key: str, lines: list[str], n: int, language: Language) -> str:
    more = [t("calendar.alt.and_more", language, n=n - len(lines))] if n > len(lines) else []
    return "\n".join([f"*{t(key, language, n=n)}*", *lines, *more])


def _line(item: ContentItem, names: Names) -> str:
    facts = [escape(names.channel(item.channel))]
    if item.publish:
        facts.append(item.publish.at.replace("T", " "))
    if item.owner:
        facts.append(f"<@{item.owner}>")
    return f"{mrkdwn(item.title[:80])}  ·  {'  ·  '.join(facts)}"


def _difference(each: Changed, names: Names, language: Language) -> str:
    said = []
    for name in each.fields:
        was, becomes = (_value(name, getattr(side, name), names, language) for side in (each.before, each.after))
        said.append(f"{HEADINGS[name][language]}: {was} → {becomes}")
    return f"{mrkdwn(each.after.title[:80])}  ·  {'; '.join(said)}"


def _value(name: str, value: Any, names: Names, language: Language) -> str:
    if value is None:
        return "–"
    if isinstance(value, Due):
        return value.at.replace("T", " ")
    if name == "status":
        return STATUSES[value][language]
    if name == "owner":
        return f"<@{value}>"
    called = {"channel": names.channel, "stage": names.stage}.get(name)
    return mrkdwn(str(called(value) if called else value)[:80])
