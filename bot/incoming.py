"""What Slack delivered, as the person typed it: markup of transport undone, greetings told from copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LINK = re.compile(r"<((?:https?|mailto|tel):[^|>\s]+)(?:\|([^>]*))?>")
_CHANNEL = re.compile(r"<#[A-Z0-9]+\|([^>]+)>")
_SPECIAL = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")
_GROUP = re.compile(r"<!subteam\^[A-Z0-9]+\|@?([^>]+)>")

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_GREETING = re.compile(
    r"(?:hi+|hello|hey|yo|help|thanks?|thank you|ok(?:ay)?|test|ping|good (?:morning|afternoon|evening)"
    r"|你好|您好|在吗|嗨|哈喽|帮助|帮忙|谢谢|多谢|好的|收到|测试|早上好|下午好|晚上好)(?: (?:there|unison|all))?",
    re.IGNORECASE,
)
_EMOJI = re.compile(r":[\w+'-]+:|[\u2600-\u27bf\U0001f000-\U0001faff]")
_THANKS = re.compile(
    r"(?:(?:ok(?:ay)?|great|perfect|cool|got it|many|thanks?|thank you|thx|cheers)(?: (?:so much|a lot|unison))?\s*)+"
    r"|(?:(?:谢谢|多谢|感谢|辛苦|好|收到|明白|可以|没问题)(?:你|您|大家|了|的|啦)*)+",
    re.IGNORECASE,
)

ENOUGH_WORDS = 3
ENOUGH_HAN = 5


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
    return re.sub(rf"[ \t]*<@{re.escape(bot_user)}(?:\|[^>]*)?>[:,，：]?[ \t]*", " ", text).strip()


def greets(text: str) -> bool:
    """Whether a message is a greeting, a word of thanks or a call for help and nothing else."""
    return _GREETING.fullmatch(re.sub(r"[^\w\u3400-\u9fff ]", "", text).strip()) is not None


def thanks(text: str) -> bool:
    """Whether a message only thanks or agrees, in words or by a smile, and asks for nothing."""
    bare = re.sub(r"[^\w\u3400-\u9fff ]", "", _EMOJI.sub("", text)).strip()
    return _THANKS.fullmatch(bare) is not None if bare else _EMOJI.search(text) is not None


def reads_as_copy(text: str) -> bool:
    """Whether a direct message is copy to check and not a greeting or a word of thanks."""
    if greets(text) or thanks(text):
        return False
    return len(_WORD.findall(text)) >= ENOUGH_WORDS or len(_HAN.findall(text)) >= ENOUGH_HAN


def text_of(message: Mapping[str, Any]) -> str:
    """The words of a message as typed; those of its attachments or quoted messages are not the person's own."""
    return as_typed(str(message.get("text") or "")).strip()
