"""Persons counted without their noun: eight at most, room for 24, up to eight of you, no more than 24 to a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.numerals import EN_NUMERAL
from consistency.statements.figures import number
from consistency.statements.found import Found, bound_of
from consistency.statements.values import Figure

_N = rf"(?P<n>[0-9]{{1,5}}|(?i:{EN_NUMERAL}))"
_TOGETHER = "group|class|course|session|team|boat|lane|table|room|tour|lesson|batch|intake|workshop"
_BARE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?<=^)|(?<=[.,:;(–—] )|(?<=[.,:;(–—])|\b(?:are|is|of|to|for|take|takes) ){_N}"
        r" (?:at (?:the )?most|at a time|max(?:imum)?|tops)(?=[.,;:!)]|$| )",
        rf"(?<![£$€0-9.,-])\b{_N} of (?:you|us|them)\b",
        rf"\b(?:room|space|places|seats|beds) for (?:(?:only|just|up to|about) )?{_N}"
        r"(?=[.,;:!)]|$| (?:in|at|on|this|only|more)\b)",
        rf"(?<![£$€0-9.,-])\b{_N} (?:in|to|per) (?:a|an|each|every|the) (?:{_TOGETHER})\b",
        rf"(?<![£$€0-9.,-])\b{_N} per (?:{_TOGETHER})\b",
    )
)


def persons(text: str) -> Iterator[Found]:
    """Numbers of persons whose noun is left out, with the noun ``people``; one person is no number."""
    for pattern in _BARE:
        for match in pattern.finditer(text):
            value = number(match["n"])
            if value is not None and value > 1:
                bound = bound_of(text, match.start("n"), match.end())
                yield Found("count", Figure("#", value, None, bound), match.start("n"), match.end("n"), "people")
