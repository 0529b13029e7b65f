"""Making an honest payload fit: long texts are split or cut, long lists end in a note of how much is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.gateway.lint import TOTAL_MARKDOWN, TOTAL_TEXT, text_length
from bot.gateway.mrkdwn import cut, split

Block = dict[str, Any]
Note = Callable[[int], Block]
"""Makes the block that says that ``n`` blocks were left out, with a way to see all of them where there is one."""

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
_SECTION, _FIELD, _FIELDS, _CONTEXT, _ACTIONS = 3000, 2000, 10, 10, 25
_PLAIN = {"header": 150, "button": 75, "workflow_button": 75}
_TAIL = frozenset({"actions", "context_actions"})


def fit_blocks(
    blocks: Sequence[Block],
    *,
    note: Note,
    limit: int = MESSAGE_BLOCKS,
    total: int | None = TOTAL_TEXT,
) -> tuple[list[Block], int]:
    """``blocks`` within Slack's limits, and how many were left out at the end.

    Long sections, field lists and rows of buttons become several blocks; labels are cut. When more than ``limit``
    blocks or ``total`` characters remain (None: no bound, as in views), the last ones give way to ``note(left_out)``;
    the buttons that close the list stay. What cannot be shortened honestly (ids, values) is left as it is.
    """
    fitted = [piece for block in blocks for piece in _within(block)]
    if len(fitted) <= limit and _room(_used(fitted), total):
        return fitted, 0
    cut_at = len(fitted)
    while cut_at and fitted[cut_at - 1]["type"] in _TAIL and len(fitted) - cut_at < 3:
        cut_at -= 1
    head, tail = fitted[:cut_at], fitted[cut_at:]
    used = _used([*head, note(cut_at), *tail])
    while head and (len(head) + 1 + len(tail) > limit or not _room(used, total)):
        used = tuple(whole - part for whole, part in zip(used, _used([head.pop()]), strict=True))
    left_out = cut_at - len(head)
    return [*head, note(left_out), *tail], left_out


def fit_view(view: Mapping[str, Any], *, note: Note) -> tuple[Block, int]:
    """A modal or Home view within Slack's limits, and how many blocks were left out; never an input."""
    blocks = list(view.get("blocks") or ())
    inputs = [block for block in blocks if block.get("type") == "input"]
    fitted, left_out = fit_blocks(blocks, note=note, limit=VIEW_BLOCKS, total=None)
    if left_out:
        rest = [block for block in blocks if block.get("type") != "input"]
        fitted, left_out = fit_blocks(rest, note=note, limit=VIEW_BLOCKS - len(inputs), total=None)
        fitted += inputs
    result = {**view, "blocks": fitted}
    for key in ("title", "submit", "close"):
        if isinstance(result.get(key), Mapping):
            result[key] = _text(result[key], 24)
    return result, left_out


def plain_text(blocks: Sequence[Mapping[str, Any]]) -> str:
    """What ``blocks`` say, as one text a line a block: the words that remain when the blocks themselves cannot go."""
    lines = (" ".join(_words(block)).strip() for block in blocks if block.get("type") not in _TAIL)
    return "\n".join(line for line in lines if line)


def _words(node: object) -> list[str]:
    if isinstance(node, Mapping):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [w for key, child in node.items() if key != "accessory" for w in _words(child)]
    if isinstance(node, list):
        return [word for child in node for word in _words(child)]
    return []


def _used(blocks: list[Block]) -> tuple[int, ...]:
    """Characters in ordinary blocks and in markdown blocks, which Slack counts apart."""
    markdown = sum(text_length(block) for block in blocks if block["type"] == "markdown")
    return text_length(blocks) - markdown, markdown


def _room(used: tuple[int, ...], total: int | None) -> bool:
    return total is None or (used[0] <= total and used[1] <= TOTAL_MARKDOWN)


def _text(text: Any, limit: int) -> Any:
    """A text object of at most ``limit`` characters; anything else as it is."""
    if not isinstance(text, Mapping) or not isinstance(text.get("text"), str):
        return text
    return {**text, "text": cut(text["text"], limit)}


def _within(block: Block) -> list[Block]:
    """``block`` as one block or several that keep to the limits of their type."""
    match block.get("type"):
        case "section":
            return _sections(block)
        case "header":
            return [_label(block)]
        case "context":
            elements = [_text(each, _FIELD) for each in _listed(block.get("elements"))]
            return _in_rows(block, "elements", elements, _CONTEXT)
        case "actions":
            return _in_rows(block, "elements", [_label(each) for each in _listed(block.get("elements"))], _ACTIONS)
        case "markdown" if isinstance(block.get("text"), str):
            return [{**block, "text": cut(block["text"], TOTAL_MARKDOWN)}]
        case "input":
            return [block | {key: _text(block[key], _FIELD) for key in ("label", "hint") if key in block}]
    return [block]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _label(element: Any) -> Any:
    if not isinstance(element, Mapping):
        return element
    limit = _PLAIN.get(str(element.get("type")))
    return {**element, "text": _text(element["text"], limit)} if limit and "text" in element else element


def _in_rows(block: Block, key: str, items: list[Any], size: int) -> list[Block]:
    """``block`` with its ``items`` spread over several blocks where needed; the first keeps id, text and accessory."""
    rows = [items[at : at + size] for at in range(0, len(items), size)]
    anonymous = {name: value for name, value in block.items() if name not in ("block_id", "text", "accessory")}
    return [{**(anonymous if index else block), key: row} for index, row in enumerate(rows)] or [block]


def _sections(block: Block) -> list[Block]:
    """A section as one or several: the first keeps id and accessory, the fields come last."""
    if isinstance(block.get("accessory"), Mapping):
        block = {**block, "accessory": _label(block["accessory"])}
    text, fields = block.get("text"), [_text(each, _FIELD) for each in _listed(block.get("fields"))]
    if not isinstance(text, Mapping) or not isinstance(text.get("text"), str) or len(text["text"]) <= _SECTION:
        return _in_rows(block, "fields", fields, _FIELDS) if "fields" in block else [block]
    bare = {name: value for name, value in block.items() if name not in ("text", "fields", "accessory", "block_id")}
    first = {name: value for name, value in block.items() if name != "fields"}
    pieces = split(text["text"], _SECTION) or [""]
    sections = [{**(bare if index else first), "text": {**text, "text": piece}} for index, piece in enumerate(pieces)]
    return sections + (_in_rows(bare, "fields", fields, _FIELDS) if fields else [])
