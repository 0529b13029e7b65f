"""The one font of every picture: Noto Sans CJK (SIL Open Font License), so that Chinese never shows as boxes."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PIL import ImageFont, features

_PACKAGE, _FILE = "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"
_NOWHERE = "\U0010fffe"
"""A code point that no font has: what it draws is the sign for a missing glyph."""

Font = ImageFont.FreeTypeFont


@lru_cache(maxsize=32)
def font(size: int) -> Font:
    """The font at ``size`` pixels."""
    path = files(_PACKAGE).joinpath(_FILE)
    layout = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
    return ImageFont.truetype(str(path), size, layout_engine=layout)


def language_options() -> dict[str, str]:
    """What ``ImageDraw.text`` needs to draw Chinese characters in their mainland forms; empty where it cannot."""
    return {"language": "zh-CN"} if features.check("raqm") else {}


@lru_cache(maxsize=8192)
def has_glyph(char: str) -> bool:
    """Whether the font can draw ``char``; spaces count as drawn."""
    if char.isspace():
        return True
    probe = font(24)
    return bytes(probe.getmask(char)) != bytes(probe.getmask(_NOWHERE))


def drawable(text: str) -> str:
    """``text`` in one line without what the font cannot draw, such as emoji: nothing is better than a box."""
    return " ".join("".join(c for c in text if has_glyph(c)).split())


@lru_cache(maxsize=4096)
def width(text: str, size: int) -> float:
    """Width of ``text`` in pixels."""
    return font(size).getlength(text, **language_options())


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
    made: list[str] = []
    current, used = "", 0.0
    for piece in _pieces(text):
        # Pieces end where nothing is drawn together, so their widths add up; each is measured once, whoever asks.
        own = width(piece.rstrip(), size)
        if used + own <= most:
            current, used = current + piece, used + width(piece, size)
            continue
        if current.strip():
            made.append(current.rstrip())
        current = piece.lstrip()
        used = width(current, size)
    if current.strip():
        made.append(current.rstrip())
    if len(made) > lines:
        made = [*made[: lines - 1], " ".join(made[lines - 1 :])]
    return [shorten(line, size, most) for line in made]


def _pieces(text: str) -> list[str]:
    """Where a line may break: after a space and between Chinese characters."""
    pieces: list[str] = []
    for char in text:
        wide = ord(char) >= 0x2E80
        if pieces and not wide and pieces[-1][-1] != " " and ord(pieces[-1][-1]) < 0x2E80:
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces
