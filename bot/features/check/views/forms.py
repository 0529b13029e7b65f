"""Forms a writer fills: check a piece of copy with its context, or edit it and check again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot import pickers
from bot.blocks import Block, field, modal, option, section, select, text_input
from bot.i18n import text as t
from guidelines.model import LANGUAGES, Guideline

FORM_TEXT_LIMIT = 3000
"""Slack's limit for one text input; longer copy is sent as a message or a file."""


Choice = tuple[str, str]
"""Value and label of an option."""


def check_modal(
    guideline: Guideline,
    *,
    language: str,
    initial: Mapping[str, Any] | None = None,
    private_metadata: str = "",
    campaigns: Sequence[Choice] = (),
) -> Block:
    """The form behind “Check copy”. Block ids are the names of what they hold; each action id is ``value``.

    ``initial`` may hold text, channel, stage, campaign, language, audience, as_of (ISO date); None is nothing.
    ``campaigns`` are those to choose from; without any a campaign is named in free words.
    """
    first = _given(initial)
    hint = t("form.text_hint", language)
    return modal(
        t("modal.check", language),
        [_copy(first, language, hint=hint), *_about(guideline, first, language, campaigns)],
        close=t("modal.cancel", language),
        submit=t("modal.check_submit", language),
        callback_id="check_submit",
        private_metadata=private_metadata,
    )


def recheck_modal(
    guideline: Guideline,
    *,
    language: str,
    initial: Mapping[str, Any],
    private_metadata: str = "",
    campaigns: Sequence[Choice] = (),
) -> Block:
    """The text to edit, and what it is for, before it is checked again; ``initial`` as for ``check_modal``.

    Text too long for a form says how to send it instead.
    """
    first = _given(initial)
    if len(first.get("text", "")) > FORM_TEXT_LIMIT:
        words = t("form.too_long", language, limit=FORM_TEXT_LIMIT)
        return modal(t("modal.again", language), [section(words)], close=t("modal.close", language))
    return modal(
        t("modal.again", language),
        [_copy(first, language, hint=t("form.again_hint", language)), *_about(guideline, first, language, campaigns)],
        close=t("modal.cancel", language),
        submit=t("modal.check_submit", language),
        callback_id="recheck_submit",
        private_metadata=private_metadata,
    )


def _given(initial: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (initial or {}).items() if value}


def _copy(first: Mapping[str, Any], language: str, *, hint: str) -> Block:
    element = text_input(
        multiline=True,
        initial=first.get("text", ""),
        placeholder=t("form.text_placeholder", language),
        max_length=FORM_TEXT_LIMIT,
    )
    return field("text", t("form.text", language), element, hint=hint)


def _about(guideline: Guideline, first: Mapping[str, Any], language: str, campaigns: Sequence[Choice]) -> list[Block]:
    """The fields that say what the copy is for; all of them may stay empty."""
    choices = {
        "channel": [option(c.name.best(language), c.id) for c in guideline.channels],
        "stage": [option(s.name.best(language), s.id) for s in guideline.stages],
        "language": [option(t(f"language.{code}", language), code) for code in LANGUAGES],
    }
    blocks = []
    for name, options in choices.items():
        if options:
            element = select(options, placeholder=t("form.choose", language), initial=first.get(name))
            hint = t("form.channel_hint", language) if name == "channel" else None
            blocks.append(field(name, t(f"form.{name}", language), element, optional=True, hint=hint))
    for name in ("campaign", "audience"):
        element = text_input(initial=first.get(name, ""), max_length=200)
        if name == "campaign" and campaigns:
            offered = [option(label, value) for value, label in campaigns]
            element = select(offered, placeholder=t("form.choose", language), initial=first.get(name))
        blocks.append(field(name, t(f"form.{name}", language), element, optional=True))
    date = pickers.day(language, first.get("as_of"))
    hint = t("form.as_of_hint", language)
    blocks.append(field("as_of", t("form.as_of", language), date, optional=True, hint=hint))
    return blocks
