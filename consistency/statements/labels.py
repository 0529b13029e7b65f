"""What names a table cell: the first cell of its row and the head of its column, as written."""

from __future__ import annotations

import re
from bisect import bisect_right

from consistency.document import Document, Sentence

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_MARKS = re.compile(r"[*_`~]+")


def labels(document: Document) -> dict[int, str]:
    """By index of a sentence in a cell: the words that head its row and, in a table of several columns, its column.

    Cells of the first row and of the first column have none: they are labels themselves.
    """
    cells = [s for s in document.sentences if s.block == "table"]
    if not cells:
        return {}
    begins = [0, *(m.end() for m in re.finditer("\n", document.original))]
    lines = document.original.splitlines()
    heads = _heads(lines)
    made = {}
    for sentence in cells:
        row = bisect_right(begins, sentence.span.start) - 1
        if row in heads and (label := _label(sentence, lines[row], lines[heads[row]], begins[row])):
            made[sentence.index] = label
    return made


def _heads(lines: list[str]) -> dict[int, int]:
    """By line of a table's body: the line of its head."""
    made: dict[int, int] = {}
    for index, line in enumerate(lines):
        if "-" in line and index and _RULE.match(line) and "|" in lines[index - 1]:
            below = index + 1
            while below < len(lines) and "|" in lines[below]:
                made[below] = index - 1
                below += 1
    return made


def _label(sentence: Sentence, line: str, head: str, begin: int) -> str:
    column = len(_BAR.findall(line, 0, sentence.span.start - begin)) - line.lstrip().startswith("|")
    if column <= 0:
        return ""
    row, columns = _cells(line), _cells(head)
    words = [row[0] if row else ""]
    if len(columns) > 2 and column < len(columns):
        words.append(columns[column])
    return " ".join(w for w in words if w)


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|").removesuffix("|")
    return [_MARKS.sub("", cell).strip() for cell in _BAR.split(bare)]
