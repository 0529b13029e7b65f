"""Forms a writer fills: check a piece of copy with its context, or edit it and check again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.blocks import Block, context, field, modal, option, section, select, text_input
from bot.i18n import text as t
from guidelines.model import LANGUAGES, Guideline

FORM_TEXT_LIMIT = 3000
"""Slack's limit for one text input; longer copy is sent as a message or a file."""


def check_modal(
    guideline: Guideline, *, language: str, initial: Mapping[str, Any] | None = None, private_metadata: str = ""
) -> Block:
    """The form behind “Check copy”. Block ids are the names of what they hold; each action id is ``value``.

    ``initial`` may hold text, channel, stage, campaign, language, audience, as_of (ISO date).
    """
    first = dict(initial or {})
    choose = t("form.choose", language)
    channels = [option(c.name.best(language), c.id) for c in guideline.channels]
    stages = [option(s.name.best(language), s.id) for s in guideline.stages]
    languages = [option(t(f"language.{code}", language), code) for code in LANGUAGES]
    date: Block = {"type": "datepicker", "action_id": "value"}
    if first.get("as_of"):
        date["initial_date"] = first["as_of"]
    copy = text_input(
        multiline=True,
        initial=first.get("text", ""),
        placeholder=t("form.text_placeholder", language),
        max_length=FORM_TEXT_LIMIT,
    )
    blocks = [field("text", t("form.text", language), copy, hint=t("form.text_hint", language))]
    for name, options in (("channel", channels), ("stage", stages), ("language", languages)):
        if options:
            element = select(options, placeholder=choose, initial=first.get(name))
            hint = t("form.channel_hint", language) if name == "channel" else None
            blocks.append(field(name, t(f"form.{name}", language), element, optional=True, hint=hint))
    for name in ("campaign", "audience"):
        element = text_input(initial=first.get(name, ""), max_length=200)
        blocks.append(field(name, t(f"form.{name}", language), element, optional=True))
    blocks.append(field("as_of", t("form.as_of", language), date, optional=True, hint=t("form.as_of_hint", language)))
    return modal(
        t("modal.check", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("modal.check_submit", language),
        callback_id="check_submit",
        private_metadata=private_metadata,
    )


def recheck_modal(text: str, *, language: str, private_metadata: str) -> Block:
    """The text to edit before it is checked again; text too long for a form says how to send it instead."""
    if len(text) > FORM_TEXT_LIMIT:
        words = t("form.too_long", language, limit=FORM_TEXT_LIMIT)
        return modal(t("modal.again", language), [section(words)], close=t("modal.close", language))
    edit = text_input(multiline=True, initial=text, max_length=FORM_TEXT_LIMIT)
    return modal(
        t("modal.again", language),
        [field("text", t("form.text", language), edit), context(t("form.again_hint", language))],
        close=t("modal.cancel", language),
        submit=t("modal.check_submit", language),
        callback_id="recheck_submit",
        private_metadata=private_metadata,
    )
