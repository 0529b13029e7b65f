"""The database for code on the event loop: a function of a session, run in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from storage.session import Database


async def reading(database: Database, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """What ``function(session, ...)`` reads."""

    def read() -> Any:
        with database.reading() as session:
            return function(session, *arguments, **named)

    return await asyncio.to_thread(read)


async def writing(database: Database, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """What ``function(session, ...)`` gives, in one transaction: kept when it returns, undone when it raises."""

    def write() -> Any:
        with database.session() as session:
            return function(session, *arguments, **named)

    return await asyncio.to_thread(write)
