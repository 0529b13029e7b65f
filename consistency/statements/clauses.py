"""The clauses of a sentence: what a figure is told of."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[，；;！!?？。]|\s[·|•]\s|,(?![0-9])|\s[–—-]\s|——|\n|(?<=[a-z0-9])\.(?=\s)|[()（）]")
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*"
_DAYS_LAST = re.compile(
    rf"\b(?:{_DAY} ?(?:to|till|until|through|[-\u2013]|and|&) ?{_DAY}"
    r"|(?:every|seven days|all) (?:a )?(?:day|week)|daily|weekdays|weekends)\s*$",
    re.IGNORECASE,
)
"""Several days of the week at the end of a clause: open Monday to Saturday."""
_REACH = 40
"""Characters before a comma in which its days stand."""
_HOURS_ONLY = re.compile(
    r"\s*(?:from |between )?[0-9][0-9.:]*\s?(?:[ap]\.?m\b|-|\u2013|to\b|until\b|till\b)", re.IGNORECASE
)


def split_clauses(text: str) -> list[tuple[int, int]]:
    """Offsets of the clauses of a sentence, without the marks between them.

    Hours after days of the week go with what they are told of: open Monday to Saturday, 9 am to 5 pm.
    """
    edges = [0]
    for match in _MARKS.finditer(text):
        hours = text[match.start()] == "," and _HOURS_ONLY.match(text, match.end())
        if not (hours and _DAYS_LAST.search(text, max(edges[-1], match.start() - _REACH), match.start())):
            edges += [match.start(), match.end()]
    edges.append(len(text))
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]
