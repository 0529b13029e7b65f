"""Pickers of people, channels, days and times: elements of a form whose choices Slack fills in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, plain
from bot.i18n import text as t


def person(language: str, chosen: str | None = None) -> Block:
    """A picker of one person; ``chosen`` is a user id."""
    return _picker("users_select", language, "initial_user", chosen)


def people(language: str, chosen: Sequence[str] = (), *, placeholder: str | None = None) -> Block:
    """A picker of several people; ``placeholder`` says what choosing nobody means."""
    return _picker("multi_users_select", language, "initial_users", list(chosen), placeholder)


def channel(language: str, chosen: str | None = None) -> Block:
    """A picker of a channel; conversations with a bot are left out."""
    element = _picker("conversations_select", language, "initial_conversation", chosen)
    return element | {"filter": {"include": ["public", "private"], "exclude_bot_users": True}}


def day(language: str, chosen: str | None = None) -> Block:
    """A picker of a day; ``chosen`` is like 2026-12-08."""
    return _picker("datepicker", language, "initial_date", chosen)


def clock(language: str, chosen: str | None = None) -> Block:
    """A picker of a time of day; ``chosen`` is like 09:30."""
    return _picker("timepicker", language, "initial_time", chosen)


def _picker(
    kind: str, language: str, initial: str, chosen: str | list[str] | None, placeholder: str | None = None
) -> Block:
    element: Block = {
        "type": kind,
        "action_id": "value",
        "placeholder": plain(placeholder or t("form.choose", language), 150),
    }
    return element | {initial: chosen} if chosen else element
