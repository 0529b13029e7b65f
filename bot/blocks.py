"""Small pure builders of Block Kit dicts, so that views read like the message they make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bot.gateway import mrkdwn as markup

Block = dict[str, Any]

SECTION_LIMIT = 3000
PLAIN_LIMITS = {"header": 150, "button": 75, "title": 24, "option": 75, "placeholder": 150}


def cut(text: str, limit: int) -> str:
    """``text`` at most ``limit`` characters long, the last one an ellipsis when something was left out."""
    return text if len(text) <= limit else trail(text[: limit - 1])


def trail(text: str) -> str:
    """``text`` that goes on: an ellipsis after it, in place of a stop or a comma that it ends in."""
    return text.rstrip(" \t\n.,;:，。；：、…") + "…"


def plain(text: str, limit: int = PLAIN_LIMITS["header"]) -> Block:
    """A plain_text object, cut to ``limit``."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": True}


def mrkdwn(text: str, limit: int = SECTION_LIMIT) -> Block:
    """A mrkdwn object; ``text`` is already escaped where it holds somebody's words."""
    return {"type": "mrkdwn", "text": markup.cut(text, limit)}


def header(text: str) -> Block:
    """A header block."""
    return {"type": "header", "text": plain(text)}


def section(text: str, *, accessory: Block | None = None, block_id: str | None = None) -> Block:
    """A section of mrkdwn with an optional accessory."""
    block: Block = {"type": "section", "text": mrkdwn(text)}
    if accessory:
        block["accessory"] = accessory
    if block_id:
        block["block_id"] = block_id
    return block


def context(*texts: str) -> Block:
    """A context block: one mrkdwn element a text, at most ten."""
    return {"type": "context", "elements": [mrkdwn(t, 2000) for t in texts[:10]]}


def divider() -> Block:
    """A divider."""
    return {"type": "divider"}


def button(
    label: str,
    action_id: str,
    value: str | Mapping[str, Any] = "",
    *,
    style: str | None = None,
    name: str | None = None,
) -> Block:
    """A button; a mapping as ``value`` is sent as JSON. ``name`` is the accessible label when ``label`` is short."""
    block: Block = {
        "type": "button",
        "text": plain(label, PLAIN_LIMITS["button"]),
        "action_id": action_id,
    }
    if value:
        block["value"] = value if isinstance(value, str) else json.dumps(dict(value), ensure_ascii=False)
    if style:
        block["style"] = style
    if name:
        block["accessibility_label"] = cut(name, 75)
    return block


def actions(buttons: Iterable[Block], block_id: str | None = None) -> Block:
    """A row of buttons."""
    block: Block = {"type": "actions", "elements": list(buttons)}
    if block_id:
        block["block_id"] = block_id
    return block


def without_actions(blocks: Iterable[Block]) -> list[Block]:
    """What is left of a message whose buttons are spent."""
    return [block for block in blocks if block["type"] != "actions"]


def option(label: str, value: str) -> Block:
    """An option of a select."""
    return {"text": plain(label, PLAIN_LIMITS["option"]), "value": value}


def select(options: list[Block], *, placeholder: str, initial: str | None = None) -> Block:
    """A static select whose action is ``value``; ``initial`` is the value chosen at first."""
    element: Block = {
        "type": "static_select",
        "action_id": "value",
        "placeholder": plain(placeholder, PLAIN_LIMITS["placeholder"]),
        "options": options[:100],
    }
    chosen = next((o for o in options if o["value"] == initial), None)
    if chosen:
        element["initial_option"] = chosen
    return element


def text_input(*, multiline: bool = False, initial: str = "", placeholder: str = "", max_length: int = 3000) -> Block:
    """A plain text input whose action is ``value``."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": "value",
        "multiline": multiline,
        "max_length": max_length,
    }
    if initial:
        element["initial_value"] = initial[:max_length]
    if placeholder:
        element["placeholder"] = plain(placeholder, PLAIN_LIMITS["placeholder"])
    return element


def field(block_id: str, label: str, element: Block, *, optional: bool = False, hint: str | None = None) -> Block:
    """An input block."""
    block: Block = {
        "type": "input",
        "block_id": block_id,
        "label": plain(label, 2000),
        "element": element,
        "optional": optional,
    }
    if hint:
        block["hint"] = plain(hint, 2000)
    return block


def modal(
    title: str,
    blocks: list[Block],
    *,
    close: str,
    submit: str | None = None,
    callback_id: str = "",
    private_metadata: str = "",
) -> Block:
    """A modal view of at most 100 blocks."""
    view: Block = {
        "type": "modal",
        "title": plain(title, PLAIN_LIMITS["title"]),
        "close": plain(close, PLAIN_LIMITS["title"]),
        "blocks": blocks[:100],
    }
    if submit:
        view["submit"] = plain(submit, PLAIN_LIMITS["title"])
    if callback_id:
        view["callback_id"] = callback_id
    if private_metadata:
        view["private_metadata"] = private_metadata
    return view


def run(text: str, **style: bool) -> Block:
    """One stretch of rich text; ``style`` is any of bold, italic, strike, code."""
    piece: Block = {"type": "text", "text": text}
    if style:
        piece["style"] = style
    return piece


def quotation(runs: Iterable[Block]) -> Block:
    """A rich text block holding one quotation. Rich text needs no escaping and marks words inside Chinese correctly."""
    elements = [r for r in runs if r["text"]]
    return {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": elements}]}
