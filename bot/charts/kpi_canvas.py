"""What pictures of KPIs are drawn with: text and lines in logical pixels, axes with round numbers, days in words."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw

from bot.charts.fonts import drawable, font, glyph_language, width
from bot.charts.palette import PALETTES, Palette, Theme
from bot.i18n import text as t

SCALE = 2
"""Logical pixels are drawn this many times as large, so that a picture stays sharp on a phone."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with the text that says the same."""

    png: bytes
    alt: str
    width: int
    height: int


class Canvas:
    """A picture in the making. Every measure is in logical pixels, from the top left."""

    def __init__(self, wide: float, high: float, theme: Theme) -> None:
        self.palette: Palette = PALETTES[theme]
        self._image = Image.new("RGB", (round(wide * SCALE), round(high * SCALE)), self.palette.page)
        self._draw = ImageDraw.Draw(self._image)

    def done(self, alt: str) -> Picture:
        """The picture."""
        data = io.BytesIO()
        self._image.save(data, "PNG", optimize=True)
        return Picture(data.getvalue(), alt, self._image.width, self._image.height)

    def text(
        self, x: float, y: float, words: str, size: int, colour: str, *, align: str = "left", bold: bool = False
    ) -> None:
        """``words`` with their top at ``y``; ``align``: which side of them ``x`` is. What has no glyph is left out."""
        shown = drawable(words)
        used = measured(shown, size)
        left = x - used if align == "right" else x - used / 2 if align == "middle" else x
        self._draw.text(
            (round(left * SCALE), round((y - size * 0.18) * SCALE)),
            shown,
            font=font(size * SCALE),
            fill=colour,
            stroke_width=1 if bold and (size >= 20 or shown.isascii()) else 0,
            stroke_fill=colour,
            language=glyph_language(),
        )

    def line(self, points: Sequence[Point], colour: str, thick: float = 1.0) -> None:
        """A line through ``points``."""
        if len(points) > 1:
            there = [(x * SCALE, y * SCALE) for x, y in points]
            self._draw.line(there, fill=colour, width=max(1, round(thick * SCALE)), joint="curve")

    def dashes(self, points: Sequence[Point], colour: str, thick: float = 1.0, on: float = 7, off: float = 5) -> None:
        """A broken line through ``points``: told apart from a whole one without its colour."""
        left, drawing = on, True
        for (x, y), (to_x, to_y) in pairwise(points):
            length = math.hypot(to_x - x, to_y - y)
            at = 0.0
            while at < length:
                step = min(left, length - at)
                if drawing:
                    begin, end = at / length, (at + step) / length
                    here = (x + (to_x - x) * begin, y + (to_y - y) * begin)
                    self.line([here, (x + (to_x - x) * end, y + (to_y - y) * end)], colour, thick)
                at, left = at + step, left - step
                if left <= 1e-9:
                    drawing = not drawing
                    left = on if drawing else off

    def area(self, points: Sequence[Point], colour: str) -> None:
        """A filled shape."""
        if len(points) > 2:
            self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, right: float, bottom: float, ground: str, edge: str | None = None) -> None:
        """A rectangle."""
        corners = (x * SCALE, y * SCALE, right * SCALE, bottom * SCALE)
        self._draw.rectangle(corners, fill=ground, outline=edge, width=SCALE if edge else 0)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """A disc."""
        self._draw.ellipse(
            [(x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE], colour
        )


def measured(words: str, size: int) -> float:
    """Width of ``words`` in logical pixels."""
    return width(words, size * SCALE) / SCALE


def ticks(low: float, high: float, about: int = 5) -> list[float]:
    """Round numbers from at most ``low`` to at least ``high``: 1, 2 or 5 times a power of ten apart."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        low, high = (0.0, 1.0) if not math.isfinite(low) else (low - abs(low) / 2 - 1, low + abs(low) / 2 + 1)
    raw = (high - low) / about
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= raw * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [each * step for each in range(first, last + 1)]


def tick_words(value: float, language: str) -> str:
    """A number on an axis, short: 12,000 reads 12K, in Chinese 1.2万."""
    size = abs(value)
    if language == "zh":
        if size >= 1e8:
            return f"{value / 1e8:g}亿"
        if size >= 1e4:
            return f"{value / 1e4:g}万"
    elif size >= 1e6:
        return f"{value / 1e6:g}M"
    elif size >= 1e4:
        return f"{value / 1e3:g}K"
    return f"{value:,.6g}" if size >= 1000 else f"{value:.6g}"


def day_words(day: dt.date, language: str) -> str:
    """A day as people write it."""
    return t("alert.day", language, day=day.day, month=t(f"task.when.month.{day.month}", language))
