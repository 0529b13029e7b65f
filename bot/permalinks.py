"""Addresses of messages: a message stays where it is, so each address is asked for once."""

from __future__ import annotations

import logging

from bot.gateway.errors import GatewayError
from bot.gateway.gateway import Gateway

log = logging.getLogger(__name__)

KEPT = 10_000
"""Addresses that a process remembers, however long it runs."""


class Permalinks:
    """The addresses that were asked for last."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._known: dict[tuple[str, str], str] = {}

    async def of(self, channel: str, ts: str) -> str | None:
        """Address of a message; None where Slack gives none, which another time it may."""
        where = (channel, ts)
        if where not in self._known:
            try:
                self._known[where] = await self._gateway.permalink(channel, ts)
            except GatewayError as problem:
                log.info("no address for the message %s in %s: %s", ts, channel, problem)
                return None
            if len(self._known) > KEPT:
                del self._known[next(iter(self._known))]
        return self._known[where]
