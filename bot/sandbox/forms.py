"""What a person entered: `state.values` in Slack's shape, and the checks Slack's own client does before sending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .state import Body

_SINGLE = {
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}
_MANY = {
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "file_input": ("files", ""),
}
VALUE_KEYS = {kind: pair[0] for kind, pair in (_SINGLE | _MANY).items()}


def elements(blocks: list[Body]) -> Iterator[tuple[Body, Body]]:
    """Every interactive element with its block, in reading order."""
    for block in blocks:
        found = [block.get("element"), block.get("accessory")]
        if block.get("type") in ("actions", "context_actions"):
            found += block.get("elements", [])
        for element in found:
            if element and element.get("action_id"):
                yield block, element


def find_element(blocks: list[Body], action_id: str, block_id: str = "") -> tuple[Body, Body] | None:
    """The first element with that action_id (in that block, when given)."""
    for block, element in elements(blocks):
        if element["action_id"] == action_id and block_id in ("", block.get("block_id")):
            return block, element
    return None


def state_values(blocks: list[Body], entered: Body) -> Body:
    """`{block_id: {action_id: {"type", value}}}` for every stateful element: entered values over initial ones."""
    values: Body = {}
    for block, element in elements(blocks):
        kind = element["type"]
        if kind not in VALUE_KEYS:
            continue
        key, initial = (_SINGLE | _MANY)[kind]
        given = entered.get(block["block_id"], {}).get(element["action_id"])
        value = given.get(key) if isinstance(given, dict) else element.get(initial)
        if value in (None, "") and kind in _MANY:
            value = []
        values.setdefault(block["block_id"], {})[element["action_id"]] = {"type": kind, key: value or _empty(kind)}
    return values


def _empty(kind: str) -> Any:
    return [] if kind in _MANY else None


def problems_before_sending(blocks: list[Body], values: Body) -> dict[str, str]:
    """`{block_id: code}` of what the client itself refuses: required, too_short, too_long, number, email, url ..."""
    found: dict[str, str] = {}
    for block in blocks:
        element = block.get("element")
        if block.get("type") != "input" or not element or element["type"] not in VALUE_KEYS:
            continue
        value = values.get(block["block_id"], {}).get(element["action_id"], {}).get(VALUE_KEYS[element["type"]])
        if not value:
            if not block.get("optional"):
                found[block["block_id"]] = "required"
            continue
        code = _check(element, value)
        if code:
            found[block["block_id"]] = code
    return found


def _check(element: Body, value: Any) -> str | None:
    kind = element["type"]
    if kind == "plain_text_input":
        if len(value) < element.get("min_length", 0):
            return "too_short"
        if len(value) > element.get("max_length", 3000):
            return "too_long"
    if kind == "number_input":
        pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
        if not re.fullmatch(pattern, value):
            return "number"
        if float(value) < float(element.get("min_value", value)):
            return "too_small"
        if float(value) > float(element.get("max_value", value)):
            return "too_large"
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return "email"
    if kind == "url_text_input" and not re.fullmatch(r"https?://\S+", value):
        return "url"
    return None
