"""Length as each platform counts it, over what a reader sees: markup is left out, links and emoji count as they post.

| counting | unit | source |
|---|---|---|
| characters | code points after NFC; an emoji is one, a URL its written length, a line break one | Unicode Annex 15 |
| words | Latin words, numbers and URLs count one each, every Chinese character one | 字数 of word processors |
| x | weight 1 in the ranges below, else 2; an emoji 2; a URL 23; limit 280 | twitter-text ``config/v3.json`` |
| weibo | U+0000 to U+00FF half, other BMP one, beyond it two; a URL 10; the sum rounded up | Weibo's own counter |
| sms | segments: GSM-7 160 alone or 153 each, else UCS-2 70 alone or 67 each | 3GPP TS 23.038, 23.040 |

White space at both ends is not counted: every platform drops it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from consistency.document import Document
from guidelines.model import Counting

UnitKind = Literal["text", "url", "emoji"]

X_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
X_URL = 23
WEIBO_URL_HALVES = 20

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_ESCAPED = frozenset("\f^{}\\[~]|€")
"""Characters of the extension table: two septets each, never parted by a segment's end."""

_WORD = regex.compile(r"\p{Han}|[\p{L}\p{N}--\p{Han}]+(?:[.,'’\-_][\p{L}\p{N}--\p{Han}]+)*", regex.V1)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a platform counts in one go: a character with its combining marks, an emoji or a URL, at plain offsets."""

    start: int
    end: int
    kind: UnitKind
    text: str


def units(document: Document) -> Iterator[Unit]:
    """The units of a document in order, as they are posted (full-width letters stay full-width), ends trimmed."""
    plain = document.plain
    placed = {p.start: p for p in document.protected if p.end == p.start + 1 and plain[p.start : p.end] == "\ufffc"}
    at, end = len(plain) - len(plain.lstrip()), len(plain.rstrip())
    while at < end:
        there = placed.get(at)
        if there is not None:
            yield from _placed(at, there.kind, there.value)
            at += 1
            continue
        stop = at + 1
        if plain[at] == "\r" and plain[stop : stop + 1] == "\n":
            yield Unit(at, stop + 1, "text", "\n")
            at = stop + 1
            continue
        while stop < end and unicodedata.combining(plain[stop]):
            stop += 1
        written = "".join(_written(document, i) for i in range(at, stop))
        yield Unit(at, stop, "text", unicodedata.normalize("NFC", written))
        at = stop


def _placed(at: int, kind: str, value: str) -> Iterator[Unit]:
    if kind == "url":
        yield Unit(at, at + 1, "url", value)
    elif kind == "emoji":
        yield Unit(at, at + 1, "emoji", value)
    else:
        yield Unit(at, at + 1, "text", unicodedata.normalize("NFC", ("@" if kind == "mention" else "") + value))


def _written(document: Document, index: int) -> str:
    """The character as written where the plain text folded its width, the plain character where it decoded more."""
    original = document.original[document.starts[index] : document.ends[index]]
    return original if len(original) == 1 else document.plain[index]


def length(document: Document, counting: Counting) -> int:
    """The document's length in the units of ``counting`` (for ``sms``: segments)."""
    if counting == "sms":
        return _segments(list(units(document)))
    total = sum(weight for _, weight in _weights(document, counting))
    return -(-total // 2) if counting == "weibo" else total


def word_count(plain: str) -> int:
    """Words in plain text: Latin words and numbers, every Chinese character; links and emoji aside."""
    return sum(1 for _ in _WORD.finditer(plain))


def overflow(document: Document, counting: Counting, limit: int) -> int | None:
    """The plain offset of the first unit that no longer fits in ``limit``, None when all fits."""
    if counting == "sms":
        return _sms_overflow(list(units(document)), limit)
    room = limit * 2 if counting == "weibo" else limit
    for start, weight in _weights(document, counting):
        room -= weight
        if room < 0:
            return start
    return None


def _weights(document: Document, counting: Counting) -> Iterator[tuple[int, int]]:
    """(plain offset, weight) of each counted unit; Weibo's weights are halves."""
    if counting == "words":
        held = "".join(_for_words(u) for u in units(document))
        first = next((u.start for u in units(document)), 0)
        for found in _WORD.finditer(held):
            yield first + found.start(), 1
        return
    weigh = {"characters": _characters, "x": _x, "weibo": _weibo}[counting]
    for unit in units(document):
        yield unit.start, weigh(unit)


def _for_words(unit: Unit) -> str:
    """A text of the unit's own plain length, so that offsets hold: a URL is one word, an emoji and code are none."""
    width = unit.end - unit.start
    if unit.kind == "url":
        return "u".ljust(width)
    return unit.text.ljust(width) if unit.kind == "text" and len(unit.text) <= width else " " * width


def _characters(unit: Unit) -> int:
    return 1 if unit.kind == "emoji" else len(unit.text)


def _x(unit: Unit) -> int:
    if unit.kind == "url":
        return X_URL
    if unit.kind == "emoji":
        return 2
    return sum(1 if any(low <= ord(c) <= high for low, high in X_LIGHT) else 2 for c in unit.text)


def _weibo(unit: Unit) -> int:
    if unit.kind == "url":
        return WEIBO_URL_HALVES
    text = _emoji_text(unit) if unit.kind == "emoji" else unit.text
    return sum(1 if ord(c) <= 0xFF else 2 if ord(c) <= 0xFFFF else 4 for c in text)


def _emoji_text(unit: Unit) -> str:
    """The emoji itself; a shortcode such as ``wave`` stands for one emoji outside the basic plane."""
    return "\U0001f600" if unit.text.isascii() else unit.text


def _atoms(parts: list[Unit], weigh: Callable[[str], int]) -> list[tuple[int, int]]:
    """(plain offset, code units) of each character that may not be parted."""
    return [(u.start, weigh(c)) for u in parts for c in (_emoji_text(u) if u.kind == "emoji" else u.text)]


def _septets(character: str) -> int:
    return 2 if character in GSM7_ESCAPED else 1


def _utf16(character: str) -> int:
    return 2 if ord(character) > 0xFFFF else 1


def _sms_plan(parts: list[Unit]) -> tuple[list[tuple[int, int]], int, int]:
    """The atoms with the room of a lone message and of each part of a long one."""
    gsm = all(u.kind != "emoji" and all(c in GSM7 or c in GSM7_ESCAPED for c in u.text) for u in parts)
    return (_atoms(parts, _septets), 160, 153) if gsm else (_atoms(parts, _utf16), 70, 67)


def _segments(parts: list[Unit]) -> int:
    atoms, alone, each = _sms_plan(parts)
    total = sum(weight for _, weight in atoms)
    if total <= alone:
        return 1 if total else 0
    count, used = 1, 0
    for _, weight in atoms:
        if used + weight > each:
            count, used = count + 1, 0
        used += weight
    return count


def _sms_overflow(parts: list[Unit], limit: int) -> int | None:
    if _segments(parts) <= limit:
        return None
    atoms, alone, each = _sms_plan(parts)
    room, count, used = (alone if limit == 1 else each), 1, 0
    for start, weight in atoms:
        if used + weight > room:
            if count == limit:
                return start
            count, used = count + 1, 0
        used += weight
    return None
