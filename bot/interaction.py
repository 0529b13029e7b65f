"""What a click or a submitted form carries, out of Slack's shape: the button's value, the fields, the luggage."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.context import Body


def value_in(body: Body) -> dict[str, Any]:
    """What the button that was clicked says."""
    value: dict[str, Any] = json.loads(body["actions"][0]["value"])
    return value


def about_of(body: Body) -> dict[str, Any]:
    """What travelled with the form, unseen."""
    about: dict[str, Any] = json.loads(body["view"]["private_metadata"])
    return about


def entered(body: Body) -> dict[str, Any]:
    """What was written and chosen, by block: a list where several can be chosen, None where nothing was."""
    return {block: _entered(next(iter(acted.values()))) for block, acted in body["view"]["state"]["values"].items()}


def _entered(element: Mapping[str, Any]) -> Any:
    if "selected_options" in element:
        return [each["value"] for each in element["selected_options"] or ()]
    if "selected_users" in element:
        return element["selected_users"]
    for name in ("value", "selected_date", "selected_time", "selected_user", "selected_conversation"):
        if element.get(name):
            return element[name]
    return (element.get("selected_option") or {}).get("value")
