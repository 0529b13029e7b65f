"""Traditional characters as Simplified ones, position by position."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from opencc import OpenCC

from consistency.nlp.scripts import HAN

_HAN_RUN = re.compile(f"[{HAN}]+")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=1024)
def to_simplified(text: str) -> str:
    """``text`` in Simplified characters, of equal length, so that offsets stay.

    Words decide where a character has two forms (乾隆 stays, 乾燥 becomes 干燥). A run whose conversion would change
    its length is converted character by character.
    """
    return _HAN_RUN.sub(lambda run: _equal_length(run[0]), text)


def _equal_length(run: str) -> str:
    converter = _converter()
    converted = str(converter.convert(run))
    if len(converted) == len(run):
        return converted
    single = (str(converter.convert(char)) for char in run)
    return "".join(new if len(new) == 1 else old for old, new in zip(run, single, strict=True))
