"""Slack's message markup in other dress: the Markdown of its canvases, and plain words for pages. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.gateway.mrkdwn import EMOJI

Moment = Callable[[dt.datetime], str]
"""A moment in words, since nothing but a message has dates that follow each reader's own clock."""

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|#]")
_TOKEN = re.compile(
    r"<(?P<link>[^<>\n]+)>"
    r"|(?P<entity>&(?:amp|lt|gt);)"
    rf"|(?P<emoji>{EMOJI} ?)"
    r"|`(?P<code>[^`\n]+)`"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?!\w)"
    r"|(?<!\w)_(?P<slant>[^\s_](?:[^\n]*?[^\s])?)_(?!\w)"
    r"|(?P<special>[\\`*_\[\]~|#])"
)


@dataclass(frozen=True, slots=True)
class Dress:
    """How marks, words, mentions (``@U1``, ``#C1``) and links are written; ``emoji``: by name, else not at all."""

    bold: str
    slant: str
    code: str
    words: Callable[[str], str]
    mention: Callable[[str], str]
    link: Callable[[str, str], str]
    emoji: bool


def escape(text: str) -> str:
    """Somebody's words as they must stand in Markdown, so that nothing in them is markup."""
    return _SPECIAL.sub(r"\\\g<0>", text)


CANVAS = Dress("**", "*", "`", escape, "![]({})".format, lambda url, label: f"[{label}]({url})", emoji=True)


def plain(names: Mapping[str, str]) -> Dress:
    """Words alone; ``names`` of people by id."""
    return Dress("", "", "", str, lambda who: f"@{names.get(who[1:], who[1:])}", lambda _, label: label, emoji=False)


def from_mrkdwn(text: str, dress: Dress, moment: Moment) -> str:
    """A message's mrkdwn in another dress."""

    def token(found: re.Match[str]) -> str:
        match found.lastgroup, found[found.lastgroup or 0]:
            case "link", inside:
                return _link(inside, dress, moment)
            case "entity", entity:
                return dress.words(_ENTITIES[entity])
            case "bold", inside:
                return f"{dress.bold}{from_mrkdwn(inside, dress, moment)}{dress.bold}"
            case "slant", inside:
                return f"{dress.slant}{from_mrkdwn(inside, dress, moment)}{dress.slant}"
            case "code", inside:
                return f"{dress.code}{inside}{dress.code}"
            case "emoji", name:
                return name if dress.emoji else ""
            case _:
                return dress.words(found[0])

    return _TOKEN.sub(token, text)


def _link(inside: str, dress: Dress, moment: Moment) -> str:
    target, _, label = inside.partition("|")
    if target[:1] in "@#":
        return dress.mention(target)
    if target.startswith("!date^"):
        return dress.words(moment(dt.datetime.fromtimestamp(int(target.split("^")[1]), dt.UTC)))
    return dress.link(target, dress.words(label or target))
