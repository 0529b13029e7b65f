"""The regular expressions of Vale rules: .NET's dialect, read by the ``regex`` module.

Both know Unicode classes, lookaround of any length and flags in the middle. What differs is put right here: a bracket
inside a class is a plain character in .NET, and so are the set operators; named blocks have other names.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import regex

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters, as the inside of a class."""

_OPERATORS = ("--", "&&", "||", "~~")
_BLOCKS = {
    "IsBasicLatin": "\u0000-\u007f",
    "IsLatin-1Supplement": "\u0080-\u00ff",
    "IsCyrillic": "\u0400-\u04ff",
    "IsGreek": "\u0370-\u03ff",
    "IsGeneralPunctuation": "\u2000-\u206f",
    "IsCJKUnifiedIdeographs": "\u4e00-\u9fff",
    "IsHiragana": "\u3040-\u309f",
    "IsKatakana": "\u30a0-\u30ff",
    "IsHangulSyllables": "\uac00-\ud7af",
}


class PatternError(ValueError):
    """A pattern that cannot be read; the text says why, and where in the pattern."""


@lru_cache(maxsize=8192)
def compiled(pattern: str, flags: int = 0) -> Any:
    """``pattern`` of a Vale rule, ready to search with. Raises ``PatternError``."""
    try:
        return regex.compile(translated(pattern), regex.V1 | flags)
    except (regex.error, ValueError, OverflowError, RecursionError) as error:
        raise PatternError(str(error)) from error


def translated(pattern: str) -> str:
    """``pattern`` in the dialect of the ``regex`` module."""
    out: list[str] = []
    at, inside, first = 0, False, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\" and at + 1 < len(pattern):
            taken, at = _escape(pattern, at, inside)
            out.append(taken)
            first = False
            continue
        if not inside:
            if char == "[":
                inside, first = True, True
                out.append(char)
                if pattern.startswith("^", at + 1):
                    out.append("^")
                    at += 1
            else:
                out.append("\\{" if char == "{" and pattern.startswith("{,", at) else char)
        elif char == "]" and not first:
            inside = False
            out.append(char)
        else:
            twice = pattern[at : at + 2] in _OPERATORS
            out.append("\\" + char if char in "[]" or twice else char)
            first = False
        at += 1
    return "".join(out)


def _escape(pattern: str, at: int, inside: bool) -> tuple[str, int]:
    """What the escape at ``at`` becomes, and where to go on."""
    if pattern[at + 1] in "pP" and pattern.startswith("{", at + 2):
        end = pattern.find("}", at)
        block = _BLOCKS.get(pattern[at + 3 : end]) if end > 0 else None
        if block is not None:
            negated = pattern[at + 1] == "P"
            return (block if inside and not negated else f"[{'^' if negated else ''}{block}]"), end + 1
    if pattern[at + 1] in "\"'<>`~!@#%&=:;,/_ ":
        return ("\\" if inside and pattern[at + 1] in "&~" else "") + pattern[at + 1], at + 2
    return pattern[at : at + 2], at + 2


def has_han(pattern: str) -> bool:
    """Whether a Chinese character stands in ``pattern``."""
    return any("\u3400" <= c <= "\u4dbf" or "\u4e00" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff" for c in pattern)
