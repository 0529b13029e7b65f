"""Several campaigns at once: mine, everybody's, and the section on Home."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.blocks import Block, actions, button, context, cut, section
from bot.features.campaigns.views.card import MARKS, phase_words
from bot.i18n import text as t
from bot.wording import mrkdwn, person
from campaigns.model import Campaign, Phase

HOME, LIST = 5, 20
"""Campaigns shown on Home, and in a list."""


@dataclass(frozen=True, slots=True)
class Line:
    """A campaign as a list shows it."""

    campaign: Campaign
    phases: tuple[Phase, ...]
    late: int = 0


def line(each: Line, language: str, today: dt.date) -> str:
    """A campaign in two lines: its name, and its phase, its leader and what is late."""
    campaign = each.campaign
    facts = [phase_words(each.phases, today, language)]
    if campaign.owner:
        facts.append(person(campaign.owner))
    if each.late:
        facts.append(t("campaign.card.late", language, n=each.late))
    return f"{MARKS[campaign.status]} *{mrkdwn(cut(campaign.name, 150))}*\n{'  ·  '.join(facts)}"


def listed(
    title: str, lines: Sequence[Line], language: str, *, today: dt.date, none: str, closed: Sequence[Campaign] = ()
) -> tuple[str, list[Block]]:
    """A list with a button for each campaign and one for a new one; ``title`` and ``none`` are catalogue keys."""
    words = t(title, language)
    blocks: list[Block] = [section(f"*{words}*")]
    blocks += [_with_button(each, language, today) for each in lines[:LIST]]
    if not lines:
        blocks.append(section(t(none, language)))
    if len(lines) > LIST:
        blocks.append(context(t("campaign.list.more", language, n=len(lines) - LIST)))
    if closed:
        names = t("list.comma", language).join(mrkdwn(each.name) for each in closed[:LIST])
        blocks.append(context(t("campaign.list.closed", language, n=len(closed), names=names)))
    blocks.append(actions([button(t("campaign.button.new", language), "campaign.new", style="primary")]))
    return words, blocks


def home_section(lines: Sequence[Line], language: str, *, today: dt.date) -> list[Block]:
    """My campaigns on the Home tab."""
    new = button(t("campaign.button.new", language), "campaign.new")
    blocks: list[Block] = [section(f"*{t('campaign.home.title', language)}*", accessory=new)]
    blocks += [_with_button(each, language, today) for each in lines[:HOME]]
    if not lines:
        blocks.append(section(t("campaign.home.none", language)))
    if len(lines) > HOME:
        blocks.append(context(t("campaign.list.more", language, n=len(lines) - HOME)))
    return blocks


def _with_button(each: Line, language: str, today: dt.date) -> Block:
    value: Mapping[str, str] = {"campaign": each.campaign.id}
    name = f"{t('campaign.button.open', language)}: {each.campaign.name}"
    opens = button(t("campaign.button.open", language), "campaign.open", value, name=name)
    return section(line(each, language, today), accessory=opens)
