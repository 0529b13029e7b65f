"""The brand's own names, which say nothing of how a text sounds: they are read as a plain word."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from guidelines.model import Guideline

STANDS_IN = "item"
"""An everyday word in place of each name: no capitals, no rare letters, and Latin beside Chinese as names are."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names to look past; ``pattern`` is None where there are none."""

    pattern: regex.Pattern[str] | None = None

    def hide(self, text: str) -> str:
        """``text`` with each name, and the mark after it, as a plain word."""
        return self.pattern.sub(STANDS_IN, text) if self.pattern else text


NO_NAMES = Names()


def own_names(guideline: Guideline) -> Names:
    """Names of the brand, of terms and of competitors: the Latin ones with a capital, since Chinese has no case."""
    brand = guideline.brand.names
    names = {brand.en, brand.zh, *guideline.brand.competitors}
    names |= {term.preferred for term in guideline.terms if term.kind != "slogan"}
    latin = sorted(
        (name for name in names if name and name.isascii() and name != name.lower()),
        key=lambda name: (-len(name), name),
    )
    if not latin:
        return NO_NAMES
    return Names(regex.compile(rf"(?<![A-Za-z0-9_])(?:{'|'.join(map(regex.escape, latin))})(?![A-Za-z0-9_])[™®]?"))
