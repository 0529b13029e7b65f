"""What Slack delivered, as the person typed it: markup of transport undone, talk told from copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.small_talk import talk
from consistency.nlp.scripts import HAN

_LINK = re.compile(r"<((?:https?|mailto|tel):[^<|>\s]+)(?:\|([^<>]*))?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+\|([^<>]+)>")
_SPECIAL = re.compile(r"<!(channel|here|everyone)(?:\|[^<>]*)?>")
_GROUP = re.compile(r"<!subteam\^[A-Z0-9]+\|@?([^<>]+)>")

_HAN = re.compile(f"[{HAN}]")
_WORD = re.compile(rf"[^\W\d_{HAN}]+")

ENOUGH_WORDS = 3
ENOUGH_HAN = 5
"""Of either a copy has so many; of both together a part of each."""


def as_typed(text: str) -> str:
    """Slack's transport markup undone: entities, links and channel names read as they were typed; mentions stay."""
    text = _LINK.sub(_link, text)
    text = _CHANNEL.sub(r"#\1", text)
    text = _SPECIAL.sub(r"@\1", text)
    text = _GROUP.sub(r"@\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _link(match: re.Match[str]) -> str:
    address, label = match.group(1), match.group(2)
    if not label:
        return address
    bare = re.sub(r"^(?:https?://|mailto:|tel:)", "", address)
    # A label that repeats the address is Slack's own doing; another one was typed by the person.
    return label if label in (address, bare, bare.rstrip("/")) else f"[{label}]({address})"


def without_mention(text: str, bot_user: str) -> str:
    """``text`` without the mentions of the bot itself."""
    return re.sub(rf"(?:(?<![ \t])[ \t]+)?<@{re.escape(bot_user)}(?:\|[^<>]*)?>[:,，：]?[ \t]*", " ", text).strip()


def reads_as_copy(text: str) -> bool:
    """Whether a direct message is copy to check and not small talk."""
    if talk(text) is not None:
        return False
    return len(_WORD.findall(text)) / ENOUGH_WORDS + len(_HAN.findall(text)) / ENOUGH_HAN >= 1


def text_of(message: Mapping[str, Any]) -> str:
    """The words of a message as typed; those of its attachments or quoted messages are not the person's own."""
    return as_typed(str(message.get("text") or "")).strip()
