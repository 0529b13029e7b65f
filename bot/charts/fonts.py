"""The one font of every picture: Noto Sans CJK (SIL Open Font License), so that Chinese never shows as boxes."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib.resources import files

from PIL import ImageFont, features

from bot.gateway.mrkdwn import without_emoji

_PACKAGE, _FILE = "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"
_NOWHERE = "\U0010fffe"
"""A code point that no font has: what it draws is the sign for a missing glyph."""
WIDE = 0x2E80
"""The first code point of those that are written without spaces."""

Font = ImageFont.FreeTypeFont


@lru_cache(maxsize=32)
def font(size: int) -> Font:
    """The font at ``size`` pixels."""
    path = files(_PACKAGE).joinpath(_FILE)
    layout = ImageFont.Layout.RAQM if _shapes() else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(path), size, layout_engine=layout)


def glyph_language() -> str | None:
    """The language that makes ``ImageDraw.text`` draw Chinese characters in mainland forms; None where it cannot."""
    return "zh-CN" if _shapes() else None


@cache
def _shapes() -> bool:
    """Whether the layout engine that knows languages is there; Pillow looks for it anew whenever it is asked."""
    return bool(features.check("raqm"))


@lru_cache(maxsize=8192)
def has_glyph(char: str) -> bool:
    """Whether the font can draw ``char``; spaces count as drawn."""
    if char.isspace():
        return True
    probe = font(24)
    return bytes(probe.getmask(char)) != bytes(probe.getmask(_NOWHERE))


def drawable(text: str) -> str:
    """``text`` in one line without what the font cannot draw, emoji and their names: nothing is better than a box."""
    return " ".join("".join(c for c in without_emoji(text) if has_glyph(c)).split())


@lru_cache(maxsize=4096)
def width(text: str, size: int) -> float:
    """Width of ``text`` in pixels."""
    return font(size).getlength(text, language=glyph_language())


def shorten(text: str, size: int, most: float) -> str:
    """``text`` cut to ``most`` pixels, with an ellipsis when something went."""
    if width(text, size) <= most:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + "…", size) <= most:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrap(text: str, size: int, most: float, lines: int) -> list[str]:
    """``text`` in at most ``lines`` lines of ``most`` pixels; Latin words stay whole where they fit."""
    made: list[tuple[str, float]] = []
    current, used = "", 0.0
    for piece in pieces(text):
        # Pieces end where nothing is drawn together, so their widths add up; each is measured once, whoever asks.
        own = width(piece.rstrip(), size)
        if used + own <= most:
            current, used = current + piece, used + width(piece, size)
            continue
        if current.strip():
            made.append((current.rstrip(), used))
        current = piece.lstrip()
        used = width(current, size)
    if current.strip():
        made.append((current.rstrip(), used))
    if len(made) > lines:
        made = [*made[: lines - 1], (" ".join(line for line, _ in made[lines - 1 :]), math.inf)]
    return [line if used <= most else shorten(line, size, most) for line, used in made]


def pieces(text: str) -> list[str]:
    """Where a line may break: after a space and between Chinese characters."""
    found: list[str] = []
    for char in text:
        wide = ord(char) >= WIDE
        if found and not wide and found[-1][-1] != " " and ord(found[-1][-1]) < WIDE:
            found[-1] += char
        else:
            found.append(char)
    return found
