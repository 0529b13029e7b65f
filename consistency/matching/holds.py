"""Looking around a figure in its sentence, at a cost that does not grow with the square of a long one."""

from __future__ import annotations

import re
from functools import lru_cache

REACH = 240
"""Characters before a figure beyond which nothing is said of it, even where no mark ends the clause."""
_IN_HAND = 1024
"""Answers kept: the figures of a sentence are read one after another, by every pattern in turn."""


@lru_cache(maxsize=_IN_HAND)
def holds(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether ``pattern`` is found within ``text[start:end]``, looked for once for all the figures there."""
    return pattern.search(text, start, len(text) if end is None else end) is not None
