"""The table of Web API methods, filled by the decorator in each family's module."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..arguments import Arguments
from ..state import Body

if TYPE_CHECKING:
    from ..core import Sandbox

Handler = Callable[["Sandbox", Arguments], Body]


@dataclass(frozen=True)
class Method:
    """One method: the scopes of which one suffices, and which token it takes (bot, app or none)."""

    name: str
    run: Handler
    scopes: tuple[str, ...]
    token: str


METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, token: str = "bot") -> Callable[[Handler], Handler]:
    """Register a handler; any one of `scopes` permits it, none means it needs no scope."""

    def register(handler: Handler) -> Handler:
        METHODS[name] = Method(name, handler, scopes, token)
        return handler

    return register
