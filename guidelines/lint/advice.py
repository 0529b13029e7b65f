"""One piece of advice, and how wording is looked for in wording."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from guidelines.model import Language, Localized

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![A-Za-z0-9_])", r"(?![A-Za-z0-9_])"

NAMES: Mapping[Language, Localized] = MappingProxyType(
    {"en": Localized(en="English", zh="英文"), "zh": Localized(en="Chinese", zh="中文")}
)
"""The languages as a sentence names them."""

Param = str | int | Localized

Part = Literal["brand", "message", "voice", "terms", "claims", "channels", "stages", "packs", "styles"]


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence about one place: the part of the guideline, and keys and 0-based numbers from there.

    ``code`` is the catalogue key of the sentence and ``params`` fill it.
    """

    part: Part
    loc: tuple[str | int, ...]
    code: str
    params: Mapping[str, Param]


def advice(part: Part, loc: tuple[str | int, ...], code: str, /, **params: Param) -> Advice:
    """Advice by the last part of its code: ``advice("terms", (0,), "same", text="lamp")``."""
    return Advice(part, loc, f"lint.{code}", MappingProxyType(params))


@dataclass(frozen=True, slots=True)
class Hint:
    """Advice with its place in the folder; ``where`` is the place in the file's own words, ``line`` counts from 1."""

    file: str
    line: int | None
    where: str
    code: str
    params: Mapping[str, Param]


def holds(text: str, phrase: str) -> bool:
    """Whether ``phrase`` stands in ``text``, in any case; with Latin letters at its edges only as whole words."""
    before = _EDGE_BEFORE if phrase[:1].isascii() and phrase[:1].isalnum() else ""
    after = _EDGE_AFTER if phrase[-1:].isascii() and phrase[-1:].isalnum() else ""
    return re.search(before + re.escape(phrase) + after, text, re.IGNORECASE) is not None


def spared(text: str, phrase: str, exceptions: tuple[str, ...]) -> bool:
    """Whether each ``phrase`` in ``text`` stands inside one of ``exceptions``."""
    for exception in exceptions:
        if holds(exception, phrase):
            text = re.sub(re.escape(exception), "\ufffc", text, flags=re.IGNORECASE)
    return not holds(text, phrase)


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit to look for."""
    return any(c.isalnum() for c in text)
