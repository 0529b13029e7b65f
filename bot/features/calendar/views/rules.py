"""Coordination rules in a window, and what is said when one is broken. Pure."""

from __future__ import annotations

from bot.blocks import Block, actions, button, context, modal, section
from bot.features.calendar.reading import Shown
from bot.features.calendar.views.card import rule_words
from bot.features.tasks.when import day_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import mrkdwn
from campaigns.calendar.model import Watched

SHOWN = 20
STANDING = 3


def rules_window(shown: Shown, language: str) -> Block:
    """Every rule with what of it is open, and the buttons that drop one or make another."""
    blocks: list[Block] = [context(t("calendar.form.of", language, campaign=escape(shown.campaign.name)))]
    if not shown.rules:
        blocks.append(section(t("calendar.rule.none", language)))
    for rule in shown.rules[:SHOWN]:
        said = f"*{rule_words(rule, shown, language)}*"
        if rule.reason:
            said += f"\n_{mrkdwn(rule.reason)}_"
        value = {"campaign": shown.campaign.id, "rule": rule.id}
        drop = button(t("calendar.rule.drop", language), "calendar.rule.drop", value)
        blocks.append(section(said, accessory=drop))
        for each in [w for w in shown.watched if w.rule.id == rule.id][:STANDING]:
            blocks.append(context(_stands(each, language)))
    new = button(
        t("calendar.rule.new", language), "calendar.rule.new", {"campaign": shown.campaign.id}, style="primary"
    )
    blocks.append(actions([new], block_id="calendar-rules"))
    return modal(
        t("calendar.rule.title", language),
        blocks,
        close=t("modal.close", language),
        private_metadata=f"rules:{shown.campaign.id}"[:3000],
    )


def broken_message(watched: Watched, shown: Shown, language: str) -> tuple[str, list[Block]]:
    """What did not follow in time, and the next step."""
    rule = rule_words(watched.rule, shown, language)
    words = t(
        "calendar.broken",
        language,
        title=mrkdwn(watched.item.title[:100]),
        until=day_words(watched.until, language),
        rule=rule,
    )
    blocks: list[Block] = [section(f":link: {words}")]
    facts = [escape(shown.campaign.name)]
    if watched.item.owner:
        facts.append(f"<@{watched.item.owner}>")
    if watched.rule.reason:
        facts.append(mrkdwn(watched.rule.reason))
    blocks.append(context("  ·  ".join(facts)))
    value: dict[str, str] = {"campaign": shown.campaign.id}
    if watched.rule.then.channel:
        value["channel"] = watched.rule.then.channel
    row = [
        button(t("calendar.button.add", language), "calendar.add", value, style="primary"),
        button(
            t("calendar.button.show", language), "calendar.show", {"item": watched.item.id, "v": watched.item.version}
        ),
    ]
    return words, [*blocks, actions(row)]


def _stands(each: Watched, language: str) -> str:
    title, until = mrkdwn(each.item.title[:80]), day_words(each.until, language)
    return t(f"calendar.stands.{each.state}", language, title=title, until=until)
