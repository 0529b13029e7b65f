"""The card of a term base: what it would do to the guideline, and what came of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.blocks import Block, actions, button, context, section
from bot.features.terms.reading import Looked
from bot.gateway.mrkdwn import escape
from bot.guide_faults import sentence
from bot.i18n import text as t
from bot.termbase import telling
from bot.wording import people
from guidelines.errors import Problem

Message = tuple[str, list[Block]]

SHOWN = 10
"""Notices, or faults, that a card shows."""


def card(
    found: Looked, file: Mapping[str, Any], language: str, *, owners: Sequence[str], open_: bool, moved: bool = False
) -> Message:
    """What the file would do. ``owners`` may publish it and the person may not; ``open_``: others can click here too.

    ``moved``: another version came between the last look and this one.
    """
    name, version = escape(str(file.get("name") or "")), found.version
    brand = escape(version.guideline.brand.names.best(language))
    words = t("termbase.card.title", language, file=name, n=len(found.base.entries))
    if moved:
        words = f"{t('termbase.card.moved', language, number=version.number)} {words}"
    told = [f"• {escape(line)}" for line in telling.changes(found.merged, version.guideline.terms, language)]
    blocks = [section(f"*{words}*"), section("\n".join(told))]
    if noted := [escape(line) for line in telling.notices(found.base, language)]:
        blocks.append(
            section("\n".join([f":warning: *{t('termbase.card.noted', language)}*", *_some(noted, language)]))
        )
    if found.idle:
        return words, [*blocks, context(t("termbase.card.idle", language, brand=brand, number=version.number))]
    value = {"file": dict(file), "sha": found.sha, "v": version.number, "brand": version.brand}
    row = [button(t("termbase.card.leave", language), "terms.leave", value)]
    if open_ or not owners:
        label = t("termbase.card.publish", language, number=version.number + 1)
        row.insert(0, button(label, "terms.publish", value, style="primary"))
    foot = t("termbase.card.foot", language, brand=brand, number=version.number)
    if owners:
        said = t(f"termbase.card.{'not_yours' if open_ else 'not_here'}", language, people=people(owners, language))
        foot = f"{said} {foot}"
    return words, [*blocks, actions(row), context(foot)]


def faulty(problems: Sequence[Problem], file: Mapping[str, Any], language: str) -> Message:
    """A file with rows that cannot be read: all of them are to be mended, since all rows are taken, or none."""
    words = t("termbase.card.faulty", language, file=escape(str(file.get("name") or "")))
    lines = _some([escape(sentence(each, language)) for each in problems], language)
    return words, [section(f"*{words}*"), section("\n".join(f"• {line}" for line in lines))]


def plain(words: str) -> Message:
    """A card that is done."""
    return words, [section(words)]


def _some(lines: Sequence[str], language: str) -> list[str]:
    more = len(lines) - SHOWN
    return [*lines[:SHOWN], t("termbase.card.more", language, n=more)] if more > 0 else list(lines)
