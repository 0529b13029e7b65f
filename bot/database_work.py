"""The database for code on the event loop: a function of a session, run in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from storage.session import Database

Given = ParamSpec("Given")
Result = TypeVar("Result")


async def reading(
    database: Database,
    function: Callable[Concatenate[Session, Given], Result],
    *arguments: Given.args,
    **named: Given.kwargs,
) -> Result:
    """What ``function(session, ...)`` reads."""

    def read() -> Result:
        with database.reading() as session:
            return function(session, *arguments, **named)

    return await asyncio.to_thread(read)


async def writing(
    database: Database,
    function: Callable[Concatenate[Session, Given], Result],
    *arguments: Given.args,
    **named: Given.kwargs,
) -> Result:
    """What ``function(session, ...)`` gives, in one transaction: kept when it returns, undone when it raises."""

    def write() -> Result:
        with database.session() as session:
            return function(session, *arguments, **named)

    return await asyncio.to_thread(write)
