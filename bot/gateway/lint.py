"""What a payload must keep to beside its shape: rules between its parts, and totals. Facts from Slack's reference."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.gateway.schema import Kind, schema_problems

TOTAL_TEXT = 11_000
"""Characters over all blocks of one message that Slack accepts for certain (``msg_blocks_too_long`` above it)."""
TOTAL_MARKDOWN = 12_000
UPDATE_TEXT = 4_000
TABLE_TEXT = 10_000
VIEW_BYTES = 250_000

_NOT_ON: dict[str, frozenset[Kind]] = {
    "alert": frozenset({"message", "home"}),
    "markdown": frozenset({"modal", "home"}),
    "plan": frozenset({"modal", "home"}),
    "context_actions": frozenset({"modal", "home"}),
    "table": frozenset({"home"}),
    "card": frozenset({"modal"}),
    "carousel": frozenset({"modal"}),
    "file": frozenset({"message", "modal", "home"}),
}
"""Surfaces where a block is refused. A ``file`` block can be read but never sent."""

_ELEMENT_NOT_ON: dict[str, frozenset[Kind]] = {
    "file_input": frozenset({"message", "home"}),
    "email_text_input": frozenset({"message", "home"}),
    "number_input": frozenset({"message", "home"}),
    "datetimepicker": frozenset({"home"}),
}

_TEXT_KEYS = frozenset({"text", "alt_text", "title", "caption", "description", "label", "hint", "fallback"})

Block = Mapping[str, Any]


def problems(payload_kind: Kind, payload: Mapping[str, Any]) -> list[str]:
    """Everything for which Slack would refuse or mangle ``payload``, as lines ``where: what``; empty when it may go.

    ``payload`` of a message holds the arguments of the call (``text``, ``blocks``, ``metadata`` ...); one that carries
    ``ts`` is an update and keeps to the shorter text limit. ``payload`` of a view is the view. Other keys pass.
    The rules of lint apply only to a well-formed payload, so a broken shape reports its shape alone.
    """
    return schema_problems(payload_kind, payload) or [
        f"{where}: {what}" for where, what in _lint(payload_kind, payload)
    ]


def _lint(kind: Kind, payload: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    blocks: list[Block] = list(payload.get("blocks") or ())
    yield from _message(payload, blocks) if kind == "message" else _view(kind, payload, blocks)
    yield from _unique_block_ids(blocks)
    for index, block in enumerate(blocks):
        at = f"blocks[{index}]"
        for where, inner in _with_children(at, block):
            if kind in _NOT_ON.get(inner["type"], ()):
                yield where, f"a {inner['type']} block cannot be sent {_surface(kind)}"
            yield from _block(where, inner)
        yield from _elements(at, block, kind)


def _surface(kind: Kind) -> str:
    return {"message": "in a message", "modal": "in a modal", "home": "on a Home tab"}[kind]


def _message(payload: Mapping[str, Any], blocks: list[Block]) -> Iterator[tuple[str, str]]:
    text = payload.get("text") or ""
    if "markdown_text" in payload:
        if text or blocks:
            yield "markdown_text", "cannot stand beside text or blocks"
    elif not text.strip():
        yield "text", "every message needs a text: it is what notifications and screen readers say"
    if "ts" in payload and len(text) > UPDATE_TEXT:
        yield "text", f"{len(text)} characters, an update carries at most {UPDATE_TEXT}"
    if "thread_ts" not in payload and payload.get("reply_broadcast"):
        yield "reply_broadcast", "means something only in a thread"
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > TOTAL_MARKDOWN:
        yield "blocks", f"{markdown} characters in markdown blocks, at most {TOTAL_MARKDOWN} together"
    rest = text_length([block for block in blocks if block["type"] != "markdown"])
    if rest > TOTAL_TEXT:
        yield "blocks", f"{rest} characters of text over all blocks, at most {TOTAL_TEXT} together"
    tables = [index for index, block in enumerate(blocks) if block["type"] == "table"]
    if len(tables) > 1:
        yield f"blocks[{tables[1]}]", "a message carries one table"


def _view(kind: Kind, view: Mapping[str, Any], blocks: list[Block]) -> Iterator[tuple[str, str]]:
    size = len(json.dumps(view, ensure_ascii=False).encode())
    if size > VIEW_BYTES:
        yield "payload", f"{size} bytes, a view holds at most {VIEW_BYTES}"
    every = [inner for block in blocks for _, inner in _with_children("", block)]
    if kind == "modal" and "submit" not in view and any(block["type"] == "input" for block in every):
        yield "submit", "a modal with an input block needs a submit button"
    focused = [where for where, element in _walk("blocks", blocks) if element.get("focus_on_load") is True]
    if len(focused) > 1:
        yield focused[1], "only one element of a view can have the focus"


def _unique_block_ids(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id and block_id in seen:
            yield f"blocks[{index}].block_id", "is used by another block"
        seen.add(block_id or "")


def _with_children(where: str, block: Block) -> Iterator[tuple[str, Block]]:
    """The block, and the blocks inside it where it is a container or a carousel."""
    yield where, block
    inner = {"container": "child_blocks", "carousel": "elements"}.get(block["type"])
    for index, child in enumerate(block.get(inner, ()) if inner else ()):
        yield f"{where}.{inner}[{index}]", child


def _block(where: str, block: Block) -> Iterator[tuple[str, str]]:
    match block["type"]:
        case "section" if not block.get("text") and not block.get("fields"):
            yield where, "a section needs text or fields"
        case "card" if not any(block.get(key) for key in ("hero_image", "title", "actions", "body")):
            yield where, "a card needs a title, a body, an image or actions"
        case "container" if not (block.get("title") or block.get("rich_text_title")):
            yield where, "a container needs a title"
        case "table" | "data_table":
            cells = text_length(block["rows"])
            if cells > TABLE_TEXT:
                yield f"{where}.rows", f"{cells} characters in the cells, at most {TABLE_TEXT} together"
            if len({len(row) for row in block["rows"]}) > 1:
                yield f"{where}.rows", "the rows differ in their number of cells"
        case "input" if block["element"]["type"] == "plain_text_input":
            element = block["element"]
            if element.get("min_length", 0) > element.get("max_length", 3000):
                yield f"{where}.element", "min_length is above max_length"


def _elements(where: str, block: Block, kind: Kind) -> Iterator[tuple[str, str]]:
    """Rules for the interactive elements of one block."""
    actions: set[str] = set()
    for at, element in _walk(where, block):
        action = element.get("action_id")
        if isinstance(action, str):
            if action in actions:
                yield f"{at}.action_id", "is used twice in this block"
            if not action:
                yield f"{at}.action_id", "is empty"
            actions.add(action)
        element_type = element.get("type")
        if element_type in ("static_select", "multi_static_select"):
            given = [key for key in ("options", "option_groups") if key in element]
            if len(given) != 1:
                yield at, "a select needs either options or option_groups"
        if element.get("response_url_enabled") and kind != "modal":
            yield f"{at}.response_url_enabled", "works only in a modal"
        if kind in _ELEMENT_NOT_ON.get(str(element_type), ()):
            yield at, f"a {element_type} cannot be sent {_surface(kind)}"
        yield from _choices(at, element)


def _choices(where: str, element: Block) -> Iterator[tuple[str, str]]:
    options = [*element.get("options", ())] if isinstance(element.get("options"), list) else []
    if isinstance(element.get("option_groups"), list):
        options += [option for group in element["option_groups"] for option in group["options"]]
    if not options:
        return
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values) and None not in values:
        yield where, "two options have the same value"
    first = element.get("initial_option")
    if first is not None and first not in options:
        yield f"{where}.initial_option", "is not one of the options"
    for index, chosen in enumerate(element.get("initial_options") or ()):
        if chosen not in options:
            yield f"{where}.initial_options[{index}]", "is not one of the options"


def _walk(where: str, node: object) -> Iterator[tuple[str, Block]]:
    """Every mapping under ``node`` with its path, outermost first."""
    if isinstance(node, Mapping):
        yield where, node
        for key, child in node.items():
            yield from _walk(f"{where}.{key}", child)
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _walk(f"{where}[{index}]", child)


def text_length(node: object) -> int:
    """Characters that a reader sees in a block, an element or a list of them."""
    if isinstance(node, Mapping):
        return sum(
            len(child) if isinstance(child, str) and key in _TEXT_KEYS else text_length(child)
            for key, child in node.items()
            if not isinstance(child, str) or key in _TEXT_KEYS
        )
    if isinstance(node, list):
        return sum(text_length(child) for child in node)
    return 0


def block_at(line: str) -> int | None:
    """The number of the top-level block that a line of ``problems`` speaks of; None when it is the whole payload."""
    if not line.startswith("blocks["):
        return None
    return int(line[len("blocks[") : line.index("]")])


__all__ = ["Kind", "block_at", "problems", "text_length"]
