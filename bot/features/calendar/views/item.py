"""One content item in a window, with what can be done to it; and what its new owner is told. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from bot.blocks import Block, actions, button, context, modal, mrkdwn, section
from bot.features.calendar.reading import Names
from bot.features.calendar.views.card import value_of
from bot.features.campaigns.views.card import phase_called
from bot.features.tasks.when import due_and_relative, due_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn as words
from campaigns.calendar.headings import STATUSES
from campaigns.calendar.model import OUT, ContentItem
from campaigns.model import Campaign

FACTS = 10
"""Fields that a section holds."""


def item_window(
    item: ContentItem,
    campaign: Campaign,
    *,
    names: Names,
    related: Mapping[str, str],
    copy: str | None,
    language: str,
    zone: str,
    now: dt.datetime,
) -> Block:
    """``related`` are titles of its parent idea and what it leads to, by id; ``copy`` the first words of its approved
    copy."""
    blocks: list[Block] = [section(f"*{words(item.title)}*")]
    blocks.append(
        {
            "type": "section",
            "fields": [mrkdwn(f, 2000) for f in _facts(item, campaign, names, related, language, zone, now)],
        }
    )
    if copy is not None:
        blocks.append(context(f":page_facing_up: {t('calendar.field.submission', language)}: {words(copy)}"))
    value, row = value_of(item), []
    row.append(button(t("calendar.button.edit", language), "calendar.edit", value))
    if item.status not in OUT:
        row.append(button(t("calendar.button.publish", language), "calendar.publish", value, style="primary"))
        row.append(button(t("calendar.button.hand_over", language), "calendar.hand_over", value))
    row.append(button(t("calendar.button.link", language), "calendar.link", value))
    blocks.append(actions(row, block_id=f"content-{item.id}"[:255]))
    return modal(
        t("calendar.window.title", language),
        blocks,
        close=t("modal.close", language),
        private_metadata=f"item:{item.id}",
    )


def _facts(
    item: ContentItem,
    campaign: Campaign,
    names: Names,
    related: Mapping[str, str],
    language: str,
    zone: str,
    now: dt.datetime,
) -> list[str]:
    when = t("calendar.no_date", language)
    if item.publish is not None:
        said = due_words if item.status in OUT else due_and_relative
        when = said(item.publish, language, zone=zone, now=now)
    facts = [
        ("status", STATUSES[item.status]["zh" if language == "zh" else "en"]),
        ("publish", when),
        ("owner", f"<@{item.owner}>" if item.owner else t("calendar.gap.unowned", language)),
        ("channel", escape(names.channel(item.channel))),
        ("campaign", escape(campaign.name)),
    ]
    if item.stage:
        facts.append(("stage", escape(names.stage(item.stage))))
    phase = phase_called(item.phase, language) if item.phase else None
    for name, said_words in (("phase", phase), ("format", item.format)):
        if said_words:
            facts.append((name, words(said_words)))
    for name, other in (("parent", item.parent), ("hands_off_to", item.hands_off_to)):
        if other:
            facts.append((name, words(related.get(other, other)[:200])))
    return [f"*{t(f'calendar.field.{name}', language)}*\n{value}" for name, value in facts[:FACTS]]


def told_owner(
    item: ContentItem, campaign: Campaign, *, by: str, names: Names, language: str, zone: str, now: dt.datetime
) -> tuple[str, list[Block]]:
    """What somebody reads who is given an item by another person."""
    headline = t("calendar.told", language, person=f"<@{by}>")
    facts = [escape(names.channel(item.channel)), escape(campaign.name)]
    if item.publish is not None:
        facts.insert(0, due_and_relative(item.publish, language, zone=zone, now=now))
    show = button(t("calendar.button.show", language), "calendar.show", value_of(item))
    blocks = [section(headline), section(f"*{words(item.title)}*\n{'  ·  '.join(facts)}", accessory=show)]
    return f"{headline} {item.title}", blocks
