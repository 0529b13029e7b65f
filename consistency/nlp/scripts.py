"""Which writing system a character belongs to, as character classes for patterns and as one function."""

from __future__ import annotations

import re
from typing import Literal

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Body of a character class: Chinese characters of every plane, with 〇 and 々."""

KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9d"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""Body of a character class: Latin letters, plain and accented."""

INVISIBLE = re.compile(
    "[\u00ad\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e01ef]"
)
"""Characters that show nothing: soft hyphens, zero-width and bidi marks, variation selectors, tags."""

Script = Literal["latin", "han", "kana", "hangul", "other"]

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile(f"[{LATIN}]")
_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")


def is_han(char: str) -> bool:
    """Whether the one character ``char`` is a Chinese character."""
    return _HAN.match(char) is not None


def has_han(text: str) -> bool:
    """Whether a Chinese character stands anywhere in ``text``."""
    return _HAN.search(text) is not None


def count_han(text: str) -> int:
    """How many Chinese characters stand in ``text``."""
    return len(_HAN.findall(text))


def script_of(char: str) -> Script | None:
    """Script of one character; None when it is not a letter."""
    if _LATIN.match(char):
        return "latin"
    if _HAN.match(char):
        return "han"
    if _KANA.match(char):
        return "kana"
    if _HANGUL.match(char):
        return "hangul"
    return "other" if char.isalpha() else None
