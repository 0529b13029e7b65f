"""A message that shows something that changes: whoever would leave an older state standing draws it again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

Drawn = TypeVar("Drawn")


async def keep(
    draw: Callable[[], Awaitable[Drawn | None]],
    put: Callable[[Drawn], Awaitable[object]],
    *,
    shown: Drawn | None = None,
) -> None:
    """Put what ``draw`` gives where it stands, until that is what was put last; None: there is nothing to put.

    Two changes at nearly the same time are drawn by two pieces of work, whose calls Slack may carry out in either
    order: the one whose call comes last finds that there is more to show, and shows it. ``shown`` stands there already.
    """
    while (drawn := await draw()) is not None and drawn != shown:
        await put(drawn)
        shown = drawn
