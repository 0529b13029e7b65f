"""A kind of condition that a promise may have: the words that set it, that lift it for everybody, that add it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of condition: the words that set it, those that lift it, and those that set it where there was none."""

    sets: re.Pattern[str]
    lifts: re.Pattern[str]
    adds: re.Pattern[str] | None = None

    def is_set_in(self, texts: Iterable[str]) -> bool:
        """Whether one of ``texts`` sets the condition in other words than those that lift it."""
        return any(self.sets.search(self.lifts.sub(" ", text)) for text in texts)


def any_of(*patterns: str) -> re.Pattern[str]:
    """The pattern of any of ``patterns``, in any case."""
    return re.compile("|".join(patterns), re.IGNORECASE)
