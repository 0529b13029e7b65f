"""Arguments of a Web API call, whichever way the client sent them: query, form or JSON, nested JSON as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request

from .errors import SlackError


class Arguments:
    """The arguments of one call, with getters that answer as Slack does when one is missing or malformed."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {name: value for name, value in values.items() if value is not None}

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers are turned into one."""
        value = self.values.get(name, default)
        return value if isinstance(value, str) else str(value)

    def need(self, name: str, error: str = "invalid_arguments") -> str:
        """A string that must be there."""
        value = self.text(name)
        if not value:
            raise SlackError(error, [f"[ERROR] missing required field: {name}"])
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """A boolean in any of the spellings the SDKs use."""
        value = self.values.get(name, default)
        return str(value).lower() in {"1", "true", "yes"}

    def number(self, name: str, default: int) -> int:
        """A whole number."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            raise SlackError("invalid_arguments", [f"[ERROR] must be an integer: {name}"]) from None

    def nested(self, name: str, error: str = "invalid_arguments") -> Any:
        """A JSON value, given as such or as text; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error, [f"[ERROR] not valid JSON: {name}"]) from None


async def read_arguments(request: Request) -> Arguments:
    """Collect the arguments of a request; the body wins over the query."""
    values: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        body = await request.body()
        try:
            parsed = json.loads(body or b"{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(parsed, dict):
            raise SlackError("json_not_object")
        values.update(parsed)
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form() as form:
            values.update({name: value for name, value in form.items() if isinstance(value, str)})
    return Arguments(values)
