"""The writer's text as a reader sees it: without the marks of Markdown and mrkdwn, places carried along."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate

from bot.blocks import cut
from consistency.fixes import EMPHASIS
from consistency.model import Span
from consistency.nlp.markup import OBJECT, Projection, project


def seen(text: str, span: Span) -> tuple[str, Span]:
    """``text`` without its markup, and where ``span`` lies in that. Links, mentions and code stand as written.

    Where the span holds nothing that a reader sees, such as the address of a labelled link, it is the text itself. A
    cell of a table is seen in its row: a figure by itself says nothing of what it is.
    """
    row = _row(text, span)
    if row is not None:
        return text[row.start : row.end], Span(span.start - row.start, span.end - row.start)
    projection, shown, offsets = _seen(text)
    first = bisect_right(projection.ends, span.start)
    last = bisect_left(projection.starts, span.end)
    return (shown, Span(offsets[first], offsets[last])) if first < last else (text, span)


def _row(text: str, span: Span) -> Span | None:
    """The row of a table, without its outer bars, that ``span`` lies in."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    written = text[start : end if end >= 0 else len(text)]
    inner = written.strip().strip("|").strip()
    begin = start + written.find(inner) if inner else start
    if not written.lstrip().startswith("|") or "|" not in inner:
        return None
    return Span(begin, begin + len(inner)) if begin <= span.start and span.end <= begin + len(inner) else None


def unmarked(text: str) -> str:
    """``text`` as a reader sees it."""
    return _seen(text)[1]


def opening(text: str, limit: int) -> str:
    """The first words of a text, by which people know it: one line of at most ``limit`` characters, as a reader sees
    them."""
    # Links and marks go: what is left of so many characters is more than a line.
    return cut(" ".join(unmarked(text[: 8 * limit]).split()), limit)


@lru_cache(maxsize=4)  # every finding of a card asks for the same text
def _seen(text: str) -> tuple[Projection, str, list[int]]:
    projection = project(text)
    pieces = [
        text[start:end] if char == OBJECT or not char.isspace() else char
        for char, start, end in zip(projection.plain, projection.starts, projection.ends, strict=True)
    ]
    return projection, "".join(pieces), list(accumulate(map(len, pieces), initial=0))


def corrected(replacement: str, words: str) -> str:
    """A fix for ``words``, both as a reader sees them: the half of an emphasis that lies in the fix is not shown."""
    return "".join(c for c in replacement if c not in EMPHASIS or c in words)
