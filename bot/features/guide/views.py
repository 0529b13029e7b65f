"""Answers from the guideline, and help: what a person can ask and how."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, context, cut, divider, section
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import with_dates
from consistency.ask import Answer


def answers(question: str, found: Sequence[Answer], *, language: str) -> tuple[str, list[Block]]:
    """Notification text and blocks for a question to the guideline; no answer says so and offers what to do."""
    asked = cut(" ".join(question.split()), 200)
    if not found:
        words = t("guide.none", language, question=asked)
        return words, [section(escape(words)), context(t("guide.none_hint", language))]
    blocks: list[Block] = [context(t("guide.asked", language, question=escape(asked)))]
    for place, answer in enumerate(found):
        if place:
            blocks.append(divider())
        kind = t(f"guide.kind.{answer.item.kind}", language)
        lines = [f"*{escape(answer.title)}*  ·  {kind}"]
        if answer.body:
            lines.append(escape(with_dates(answer.body, language)))
        blocks.append(section("\n".join(lines)))
        if answer.reason:
            blocks.append(context(escape(with_dates(answer.reason, language))))
    return t("guide.text", language, title=found[0].title), blocks


def help_message(language: str) -> tuple[str, list[Block]]:
    """What Unison can do and the words to say."""
    names = ("message", "command", "guide", "shortcut", "file", "compare", "exceptions", "rules", "more")
    lines = "\n".join(t(f"help.{name}", language) for name in names)
    return t("help.title", language), [section(f"*{t('help.title', language)}*"), section(lines)]
