"""Half a surrogate pair: a code point that stands in no text, which JSON can write and no language library takes."""

from __future__ import annotations

import re

_HALF = re.compile("[\ud800-\udfff]")


def has_halves(text: str) -> bool:
    """Whether half a surrogate pair stands in ``text``."""
    return _HALF.search(text) is not None


def without_halves(text: str) -> str:
    """``text`` with a replacement character for every half of a surrogate pair: as long as it was."""
    return _HALF.sub("\ufffd", text)
