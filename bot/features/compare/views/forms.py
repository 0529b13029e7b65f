"""Forms about a disagreement: which side is right, and why it may stand until when."""

from __future__ import annotations

from collections.abc import Sequence

from bot import pickers
from bot.blocks import Block, cut, field, modal, option, section, text_input
from bot.i18n import text as t
from bot.wording import mrkdwn


def change_form(about: str, offered: Sequence[tuple[str, str]], chosen: str, *, language: str, metadata: str) -> Block:
    """Which side is right; ``offered`` are places of sides and what they say, ``chosen`` the one proposed."""
    options = [option(label, place) for place, label in offered]
    radio: Block = {"type": "radio_buttons", "action_id": "value", "options": options}
    radio["initial_option"] = next(each for each in options if each["value"] == chosen)
    return modal(
        t("compare.form.change", language),
        [
            section(f"*{mrkdwn(about)}*"),
            field("right", t("compare.form.right", language), radio, hint=t("compare.form.right_hint", language)),
        ],
        close=t("modal.cancel", language),
        submit=t("compare.form.next", language),
        callback_id="compare_change",
        private_metadata=metadata,
    )


def accept_form(about: str, day: str, *, language: str, metadata: str) -> Block:
    """Why it may stand, and until when; ``day`` is proposed."""
    picker = pickers.day(language, day)
    return modal(
        t("compare.form.accept", language),
        [
            section(f"*{mrkdwn(cut(about, 500))}*"),
            field("reason", t("exceptions.form.reason", language), text_input(multiline=True, max_length=500)),
            field(
                "until", t("exceptions.form.until", language), picker, hint=t("exceptions.form.until_hint", language)
            ),
        ],
        close=t("modal.cancel", language),
        submit=t("compare.form.accept_submit", language),
        callback_id="compare_accept",
        private_metadata=metadata,
    )
