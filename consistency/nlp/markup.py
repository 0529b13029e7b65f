"""From Markdown, Slack mrkdwn or plain text to the text a reader sees, every character traced back to its origin."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

import regex

from consistency.document import BlockKind, Protected, ProtectedKind
from consistency.model import Span
from consistency.nlp.blocks import Line, Unit, is_soft, units
from consistency.nlp.inline import CodeSpans, Event, InlineScanner, Stretch
from consistency.nlp.quotes import QUOTES
from consistency.nlp.scripts import INVISIBLE

OBJECT = "\ufffc"
"""Stands in the plain text for a URL, code, mention or emoji."""

_MARK = "\u0300-\u036f\u0483-\u0487\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
_UNUSUAL = re.compile(
    f"[0-9#*]\ufe0f?\u20e3|[^\\s{_MARK}][{_MARK}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
    "|[^\x20-\x7e\u4e00-\u9fff\u3001-\u301f\uff01-\uff0f\uff1a-\uff20\u2010-\u2027\u00b7]"
)
_EMOJI_UNIT = (
    r"(?:\p{Emoji_Presentation}|[\p{Extended_Pictographic}--[©®™‼⁉ℹⓂ㊗㊙〰〽▪▫↔-⇿]]|\p{Extended_Pictographic}\uFE0F)"
    r"\uFE0F?[\U0001F3FB-\U0001F3FF]?(?:[\U000E0020-\U000E007F]+)?"
)
_EMOJI = regex.compile(rf"(?V1)[\U0001F1E6-\U0001F1FF]{{2}}|[0-9#*]\uFE0F?\u20E3|{_EMOJI_UNIT}(?:\u200D{_EMOJI_UNIT})*")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_FULL_WIDTH = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_QUOTE_MARK = re.compile(f'[{"".join(QUOTES)}{"".join(QUOTES.values())}"]')
_LONGEST_QUOTE = 300
_DEEPEST_QUOTES = 16


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of plain text that no sentence crosses: ``plain[start:end]``."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Projection:
    """Plain text with the origin of each character (see ``Document``), and its blocks."""

    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    protected: tuple[Protected, ...]
    blocks: tuple[Block, ...]


class _Writer:
    """Collects plain characters with their origins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.protected: list[Protected] = []
        self.blocks: list[Block] = []
        self._block = 0

    def char(self, value: str, start: int, end: int) -> None:
        self.parts.append(value)
        self.starts.append(start)
        self.ends.append(end)

    def object(self, kind: ProtectedKind, value: str, start: int, end: int) -> None:
        at = len(self.starts)
        self.protected.append(Protected(kind, at, at + 1, Span(start, end), value))
        self.char(OBJECT, start, end)

    def end_block(self, kind: BlockKind) -> None:
        if len(self.starts) > self._block:
            self.blocks.append(Block(self._block, len(self.starts), kind))
        self._block = len(self.starts)

    def separate(self, start: int, end: int) -> None:
        """A line break between blocks; nothing when the text has not begun or the origin is empty."""
        if end > start and self.starts:
            self.char("\n", start, end)
        self._block = len(self.starts)

    def prose(self, start: int, end: int) -> None:
        """``text[start:end]`` without markup: spaces, widths, compositions, invisible characters and emoji settled."""
        text = self.text
        at = start
        while at < end:
            found = _UNUSUAL.search(text, at, end)
            stop = found.start() if found else end
            if stop > at:
                self.parts.append(text[at:stop])
                self.starts.extend(range(at, stop))
                self.ends.extend(range(at + 1, stop + 1))
            if not found:
                return
            at = self._unusual(found, end)

    def _unusual(self, found: re.Match[str], limit: int) -> int:
        start, end = found.span()
        value = found[0]
        emoji = _EMOJI.match(self.text, start, limit)
        if emoji:
            self.object("emoji", emoji[0], start, emoji.end())
            return int(emoji.end())
        if len(value) > 1:
            return self._composed(value, start)
        if INVISIBLE.match(value):
            return end
        if _SPACES.match(value):
            self.char(" ", start, end)
        elif _FULL_WIDTH.match(value):
            self.char(chr(ord(value) - 0xFEE0), start, end)
        else:
            self.char(value, start, end)
        return end

    def _composed(self, value: str, start: int) -> int:
        composed = unicodedata.normalize("NFC", value)
        # The first character takes what composition saved, so that origins stay ordered and disjoint.
        saved = len(value) - len(composed)
        if saved < 0:
            composed, saved = value, 0
        self.char(_half(composed[0]), start, start + saved + 1)
        for offset, char in enumerate(composed[1:], start=start + saved + 1):
            self.char(char, offset, offset + 1)
        return start + len(value)


def _half(char: str) -> str:
    return chr(ord(char) - 0xFEE0) if _FULL_WIDTH.match(char) else char


def project(text: str) -> Projection:
    """The plain text of ``text`` with origins, blocks and protected stretches. One pass, never raises."""
    writer = _Writer(text)
    scanner = InlineScanner(text, CodeSpans(text))
    last = 0
    for unit in units(text):
        first = unit.fence.start if unit.fence else unit.lines[0].start
        writer.separate(*_break_between(text, last, first))
        if unit.fence:
            writer.object("code", text[unit.lines[0].start : unit.lines[0].end].strip(), first, unit.fence.end)
            last = unit.fence.end
        else:
            _write_unit(writer, scanner, unit)
            last = unit.lines[-1].end
        writer.end_block(unit.kind)
    plain = "".join(writer.parts)
    protected = [
        *writer.protected,
        *_stretches(scanner.stretches, writer.starts),
        *_quotations(plain, writer),
    ]
    protected.sort(key=lambda p: (p.start, p.end))
    return Projection(
        plain,
        tuple(writer.starts),
        tuple(writer.ends),
        tuple(protected),
        tuple(writer.blocks),
    )


def _break_between(text: str, last: int, first: int) -> tuple[int, int]:
    """Where the break between two units stands in the original: its first line break, or all of what lies between."""
    for at in range(last, first):
        if text[at] in "\r\n":
            return at, at + (2 if text[at : at + 2] == "\r\n" else 1)
    return last, first


def _write_unit(writer: _Writer, scanner: InlineScanner, unit: Unit) -> None:
    first_event = len(scanner.events)
    scanner.scan(unit.lines[0].start, unit.lines[-1].end)
    events = scanner.events[first_event:]
    breaks = _line_events(scanner.text, unit.lines)
    at = unit.lines[0].start
    for event in _merged(events, breaks):
        if event.start < at:
            continue
        writer.prose(at, event.start)
        match event.action:
            case "object" if event.kind:
                writer.object(event.kind, event.value, event.start, event.end)
            case "char":
                writer.char(event.value, event.start, event.end)
            case "break":
                writer.end_block(unit.kind)
                writer.separate(event.start, event.end)
            case _:
                pass
        at = event.end
    writer.prose(at, unit.lines[-1].end)


def _line_events(text: str, lines: tuple[Line, ...]) -> list[Event]:
    """A space for each line break that only wraps, a hard break for each other; markers of the next line go with it."""
    return [
        Event(line.end, following.start, "char", value=" ")
        if is_soft(text, line, following)
        else Event(line.end, following.start, "break")
        for line, following in pairwise(lines)
    ]


def _merged(events: list[Event], breaks: list[Event]) -> list[Event]:
    return sorted([*events, *breaks], key=lambda event: event.start) if breaks else events


def _stretches(stretches: list[Stretch], starts: list[int]) -> list[Protected]:
    found = []
    for stretch in stretches:
        first, last = bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)
        found.append(Protected(stretch.kind, first, last, Span(stretch.start, stretch.end), stretch.value))
    return found


def _quotations(plain: str, writer: _Writer) -> list[Protected]:
    """Quotations within one block, marks included; a mark without its partner is no quotation."""
    found: list[Protected] = []
    for block in writer.blocks:
        waiting: list[tuple[str, int]] = []
        for mark in _QUOTE_MARK.finditer(plain, block.start, block.end):
            char, at = mark[0], mark.start()
            del waiting[:-_DEEPEST_QUOTES]
            if char == '"':
                straight = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == '"'), None)
                if straight is None:
                    if not (at > block.start and plain[at - 1].isdigit()):
                        waiting.append(('"', at))
                    continue
            elif char in QUOTES:
                waiting.append((QUOTES[char], at))
                continue
            else:
                straight = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == char), None)
                if straight is None:
                    continue
            start = waiting[straight][1]
            del waiting[straight:]
            if at + 1 - start <= _LONGEST_QUOTE and at - start > 1:
                span = Span(writer.starts[start], writer.ends[at])
                found.append(Protected("quote", start, at + 1, span, plain[start + 1 : at]))
    return found
