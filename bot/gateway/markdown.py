"""Slack's message markup as the Markdown of its canvases: the same words, mentions and emphasis. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

Moment = Callable[[dt.datetime], str]
"""A moment in words, since a canvas has no dates that follow each reader's own clock."""

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|#]")
_TOKEN = re.compile(
    r"<(?P<link>[^<>\n]+)>"
    r"|(?P<entity>&(?:amp|lt|gt);)"
    r"|(?P<emoji>:[a-z0-9_+'-]+:)"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?!\w)"
    r"|(?<!\w)_(?P<slant>[^\s_](?:[^\n]*?[^\s])?)_(?!\w)"
    r"|(?P<special>[\\`*_\[\]~|#])"
)


def escape(text: str) -> str:
    """Somebody's words as they must stand in Markdown, so that nothing in them is markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def from_mrkdwn(text: str, moment: Moment) -> str:
    """A message's mrkdwn as Markdown."""

    def token(found: re.Match[str]) -> str:
        match found.lastgroup, found[found.lastgroup or 0]:
            case "link", inside:
                return _link(inside, moment)
            case "entity", entity:
                return escape(_ENTITIES[entity])
            case "bold", inside:
                return f"**{from_mrkdwn(inside, moment)}**"
            case "slant", inside:
                return f"*{from_mrkdwn(inside, moment)}*"
            case "special", mark:
                return escape(mark)
            case _:
                return found[0]

    return _TOKEN.sub(token, text)


def _link(inside: str, moment: Moment) -> str:
    target, _, label = inside.partition("|")
    if target[:1] in "@#":
        return f"![]({target})"
    if target.startswith("!date^"):
        return escape(moment(dt.datetime.fromtimestamp(int(target.split("^")[1]), dt.UTC)))
    return f"[{escape(label or target)}]({target})"
