"""The block structure of copy: headings, lists, quotes, tables, fences and paragraphs, found line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from consistency.document import BlockKind
from consistency.nlp.function_words import ARTICLES, PREPOSITIONS
from consistency.nlp.scripts import HAN

LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_QUOTE = re.compile(r"[ \t]{0,3}(?:(?:>|&gt;)[ \t]?)+")
_SLACK_LONG_QUOTE = re.compile(r"[ \t]{0,3}&gt;&gt;&gt;")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]+|$)")
_HEADING_TAIL = re.compile(r"[ \t]#+[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}(?:([-*_=])[ \t]*)(?:\1[ \t]*){2,}$")
_LIST = re.compile(
    r"[ \t]*(?:"
    r"[-*+–][ \t]+(?:\[[ xX]\][ \t]+)?"
    r"|[•·‣◦▪●■◆○→✓✔√][ \t]*"
    rf"|\d{{1,3}}(?:[.)．）](?:[ \t]+|(?=[{HAN}]))|、)[ \t]*"
    r"|[(（]\d{1,3}[)）][ \t]*"
    r"|[A-Za-z]\)[ \t]+"
    r"|[一二三四五六七八九十]{1,3}、[ \t]*"
    r"|[①-⑳][ \t]*"
    r")(?=\S)"
)
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*$")
_FRONT_MATTER = re.compile(r"[\w.-]+[ \t]*:|[ \t]|-[ \t]|#|$")
_UNSEEN = re.compile(r"<!--|<(?P<name>style|script|template)\b[^<>]{0,500}>", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_FENCE = re.compile(r"`{3,}|^~{3,}(?=[\w+-]*[ \t]*$)", re.MULTILINE)
_ENDS_SENTENCE = re.compile(r"[.!?。！？；;:：…][\"'”’」』）)\]*_~]*$")
_RUNS_ON = re.compile(
    rf"(?:[,，、(（]|(?<![A-Za-z])(?:{'|'.join(sorted(ARTICLES | PREPOSITIONS))}|and|or|our|your|is|are|as|that))$"
)
_STARTS_LOWER = re.compile("[a-z]")

WRAPPED_FROM = 40
"""Columns from which a line counts as wrapped by an editor when the next one starts in lower case."""


@dataclass(frozen=True, slots=True)
class Line:
    """``text[start:end]`` without its break, which ends at ``after``."""

    start: int
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines whose inline markup belongs together. ``lines`` hold the content only, markers such as ``> `` left out."""

    kind: BlockKind
    lines: tuple[Line, ...]
    fence: Line | None = None
    """For fenced code: the whole fence; its content stands in ``lines``."""


_Role = Literal["blank", "paragraph", "heading", "list", "quote"]


def _lines(text: str, start: int, end: int) -> list[Line]:
    lines = []
    for found in LINE_BREAK.finditer(text, start, end):
        lines.append(Line(start, found.start(), found.end()))
        start = found.end()
    lines.append(Line(start, end, end))
    return lines


def _fences(text: str) -> Iterator[tuple[Line, Line]]:
    """Code over several lines: (the whole fence, its content). Slack opens and closes them anywhere in a line.

    Code that never ends is read as prose, since silence about it would pass for approval.
    """
    runs = [(found.start(), found.end(), text[found.start()]) for found in _FENCE.finditer(text)]
    unclosed = {"`": len(text) + 1, "~": len(text) + 1}
    at = 0
    while at < len(runs):
        start, end, mark = runs[at]
        size = end - start
        at += 1
        if size >= unclosed[mark]:
            continue
        close = next((n for n in range(at, len(runs)) if runs[n][2] == mark and runs[n][1] - runs[n][0] >= size), None)
        if close is None:
            unclosed[mark] = size
            continue
        at = close + 1
        close_start, close_end, _ = runs[close]
        if LINE_BREAK.search(text, end, close_start):
            yield Line(start, close_end, close_end), Line(end, close_start, close_start)


def _front_matter(text: str, lines: list[Line]) -> int:
    """Number of leading lines that are YAML front matter: only ``key: value`` lines between two ``---``."""
    if len(lines) < 3 or text[lines[0].start : lines[0].end].rstrip() != "---":
        return 0
    keyed = False
    for number, line in enumerate(lines[1:200], start=1):
        body = text[line.start : line.end]
        if body.rstrip() in ("---", "..."):
            return number + 1 if keyed else 0
        if not _FRONT_MATTER.match(body):
            return 0
        keyed = keyed or ":" in body
    return 0


def _trim(text: str, start: int, end: int, after: int) -> Line:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return Line(start, end, after)


def _role(text: str, line: Line) -> tuple[_Role, Line]:
    quote = _QUOTE.match(text, line.start, line.end)
    if quote:
        return "quote", _trim(text, quote.end(), line.end, line.after)
    content = _trim(text, line.start, line.end, line.after)
    if content.start == content.end:
        return "blank", content
    heading = _HEADING.match(text, line.start, line.end)
    if heading:
        body = text[heading.end() : line.end]
        tail = _HEADING_TAIL.search(body) if body.rstrip().endswith("#") else None
        end = heading.end() + tail.start() if tail else line.end
        return "heading", _trim(text, heading.end(), end, line.after)
    found = _LIST.match(text, line.start, line.end)
    if found:
        return "list", _trim(text, found.end(), line.end, line.after)
    return "paragraph", content


def _cells(text: str, line: Line) -> Iterator[Line]:
    start = line.start
    for at in range(line.start, line.end + 1):
        if at == line.end or (text[at] == "|" and text[at - 1 : at] != "\\"):
            cell = _trim(text, start, at, min(at + 1, line.after))
            if cell.start < cell.end:
                yield cell
            start = at + 1


def is_soft(text: str, line: Line, following: Line) -> bool:
    """Whether the break between two lines of a paragraph is only where an editor wrapped it."""
    body = text[line.start : line.end]
    if not body or _ENDS_SENTENCE.search(body[-8:]):
        return False
    if _RUNS_ON.search(body[-8:]):
        return True
    return len(body) >= WRAPPED_FROM and _STARTS_LOWER.match(text, following.start, following.end) is not None


def units(text: str) -> Iterator[Unit]:
    """The units of ``text`` in order. Linear in its length; every character of prose is in exactly one unit."""
    done = 0
    for fence, content in _fences(text):
        yield from _seen_units(text, done, fence.start)
        yield Unit("paragraph", (content,), fence=fence)
        done = fence.end
    yield from _seen_units(text, done, len(text))


def _seen_units(text: str, start: int, end: int) -> Iterator[Unit]:
    """The units between comments and elements without visible content that run over a blank line."""
    for hidden_start, hidden_end in _unseen(text, start, end):
        yield from _prose_units(text, start, hidden_start)
        start = hidden_end
    yield from _prose_units(text, start, end)


def _unseen(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    never: set[str] = set()
    while (found := _UNSEEN.search(text, start, end)) is not None:
        name = found["name"].lower() if found["name"] else "--"
        start = found.end()
        if name in never:
            continue
        close = re.compile("-->" if name == "--" else rf"</{name}\s*>", re.IGNORECASE).search(text, start, end)
        if close is None:
            never.add(name)
            continue
        if _BLANK_LINE.search(text, start, close.start()):
            yield found.start(), close.end()
        start = close.end()


def _prose_units(text: str, start: int, end: int) -> Iterator[Unit]:
    lines = _lines(text, start, end)
    at = _front_matter(text, lines) if start == 0 else 0
    pending: list[Line] = []
    kind: BlockKind = "paragraph"
    long_quote = False

    def flush(as_kind: BlockKind) -> Iterator[Unit]:
        if pending:
            yield Unit(as_kind, tuple(pending))
            pending.clear()

    while at < len(lines):
        line = lines[at]
        mark = text[line.start : line.end].lstrip(" \t")[:1]
        if mark and mark in "-*_=" and _RULE.match(text, line.start, line.end):
            setext = mark in "-=" and kind == "paragraph" and len(pending) == 1
            yield from flush("heading" if setext else kind)
            at += 1
            continue
        if at + 1 < len(lines) and _has_bar(text, line) and _is_table_rule(text, lines[at + 1]):
            yield from flush(kind)
            first = at
            while at < len(lines) and _has_bar(text, lines[at]):
                if at != first + 1:
                    for cell in _cells(text, lines[at]):
                        yield Unit("table", (cell,))
                at += 1
            continue
        long_quote = long_quote or _SLACK_LONG_QUOTE.match(text, line.start, line.end) is not None
        role, content = _role(text, line)
        if long_quote and role != "blank":
            role = "quote"
        indented = text[line.start : line.start + 1] in (" ", "\t")
        continues = role == "paragraph" and (kind == "paragraph" or (kind == "list" and indented))
        if role in ("blank", "heading", "list") or not (continues or role == kind):
            yield from flush(kind)
        if role != "blank" and content.start < content.end:
            if not pending:
                kind = role
            pending.append(content)
        at += 1
    yield from flush(kind)


def _has_bar(text: str, line: Line) -> bool:
    return text.find("|", line.start, line.end) >= 0


def _is_table_rule(text: str, line: Line) -> bool:
    return _has_bar(text, line) and _TABLE_RULE.match(text, line.start, line.end) is not None
