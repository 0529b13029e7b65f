"""A picture in few flat colours: noted down first, drawn when its height is known, kept as places in a palette.

Words are put together from pieces that are drawn once for a process: half of what a calendar takes is letters, and
most pieces (a Chinese character, a number, a word) come again and again.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from functools import lru_cache

from PIL import Image, ImageColor, ImageDraw

from bot.charts.fonts import WIDE, font, glyph_language, pieces, width
from bot.charts.palette import PALETTES, Theme, Tone

SCALE = 2
"""Logical pixels are drawn this many times as large, so that a picture stays sharp on a phone."""
RADIUS = 6
"""Logical pixels, of the corners of a box."""
SHADES = 16
"""Steps from a ground to the ink that is written on it."""
KEPT = 4096
"""Pieces of words that are kept as they were drawn: a few megabytes."""

Box = tuple[float, float, float, float]
Mark = Callable[[Image.Image, ImageDraw.ImageDraw], None]


class Inks:
    """The palette of a theme: every colour, and what lies between a ground and each ink that is written on it."""

    def __init__(self, theme: Theme) -> None:
        palette = PALETTES[theme]
        tones = (palette.good, palette.bad, palette.open, palette.quiet)
        pairs = [(palette.page, ink) for ink in (palette.ink, palette.soft, *(tone.ink for tone in tones))]
        pairs += [(tone.ground, tone.ink) for tone in tones]
        pairs += [(palette.quiet.ground, ink) for ink in (palette.ink, palette.open.ink)]
        self._places: dict[str, int] = {}
        self._steps: dict[tuple[str, str], bytes] = {}
        self.colours: list[int] = []
        for colour in dict.fromkeys((palette.page, palette.line, *(tone.edge for tone in tones))):
            self._add(colour)
        for ground, ink in dict.fromkeys(pairs):
            self._pair(ground, ink)

    def place(self, colour: str) -> int:
        """Where the colour stands in the palette."""
        return self._places[colour]

    def steps(self, ground: str, ink: str) -> bytes:
        """For every depth of ink, 0 to 255, the place of its shade on ``ground``."""
        return self._steps[ground, ink]

    def _add(self, colour: str) -> int:
        if colour not in self._places:
            self._places[colour] = len(self.colours) // 3
            self.colours += ImageColor.getrgb(colour)[:3]
        return self._places[colour]

    def _pair(self, ground: str, ink: str) -> None:
        first, last = self._add(ground), self._add(ink)
        low, high = ImageColor.getrgb(ground), ImageColor.getrgb(ink)
        between = len(self.colours) // 3 - 1
        for step in range(1, SHADES - 1):
            self.colours += [a + (b - a) * step // (SHADES - 1) for a, b in zip(low[:3], high[:3], strict=True)]
        ramp = [first, *(between + step for step in range(1, SHADES - 1)), last]
        self._steps[ground, ink] = bytes(ramp[(depth * (SHADES - 1) + 127) // 255] for depth in range(256))


@lru_cache(maxsize=2)
def inks(theme: Theme) -> Inks:
    """The palette of a theme."""
    return Inks(theme)


_INKED = bytes(255 if (depth * (SHADES - 1) + 127) // 255 else 0 for depth in range(256))
"""For every depth of ink whether it is seen."""


@lru_cache(maxsize=KEPT)
def stamp(piece: str, size: int, stroke: int) -> tuple[Image.Image, int, int]:
    """How deep the ink of a piece lies, in pixels of ``size``, and how far right of and below its place that begins."""
    room = Image.new("L", (math.ceil(width(piece, size)) + 2 * size, 3 * size))
    ImageDraw.Draw(room).text(
        (size, size), piece, font=font(size), fill=255, stroke_width=stroke, stroke_fill=255, language=glyph_language()
    )
    left, top, right, bottom = room.getbbox() or (size, size, size + 1, size + 1)
    return room.crop((left, top, right, bottom)), left - size, top - size


def clusters(words: str) -> list[str]:
    """The pieces of a line as they are drawn. A Chinese comma is drawn with a letter beside it, whose script it takes:
    alone it would stand where they put it in Taiwan."""
    found: list[str] = []
    for piece in pieces(words):
        if found and (_lone(piece) or _lone(found[-1])):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _lone(piece: str) -> bool:
    """Whether it has signs of Chinese but no letter."""
    return any(ord(char) >= WIDE for char in piece) and not any(map(str.isalpha, piece))


@lru_cache(maxsize=64)
def plate(wide: int, high: int, ground: int, edge: int) -> tuple[Image.Image, Image.Image]:
    """A rectangle with round corners and an edge, and where it lies."""
    made, where = Image.new("L", (wide, high)), Image.new("L", (wide, high))
    corners, radius = (0, 0, wide - 1, high - 1), RADIUS * SCALE
    ImageDraw.Draw(made).rounded_rectangle(corners, radius, fill=ground, outline=edge, width=SCALE)
    ImageDraw.Draw(where).rounded_rectangle(corners, radius, fill=255)
    return made, where


class Sheet:
    """A picture in the making. Measures are logical pixels from the top left; every colour is one of the theme's."""

    def __init__(self, theme: Theme) -> None:
        self.palette = PALETTES[theme]
        self._inks = inks(theme)
        self._marks: list[Mark] = []

    def png(self, wide: float, high: float) -> tuple[bytes, int, int]:
        """The file of everything that was noted down, and its size in pixels."""
        size = (round(wide * SCALE), round(high * SCALE))
        image = Image.new("L", size, self._inks.place(self.palette.page))
        draw = ImageDraw.Draw(image)
        for mark in self._marks:
            mark(image, draw)
        image.putpalette(self._inks.colours)
        data = io.BytesIO()
        image.save(data, "PNG", compress_level=1)
        return data.getvalue(), image.width, image.height

    def text(
        self, x: float, y: float, words: str, size: int, ink: str, *, on: str | None = None, bold: bool = False
    ) -> None:
        """``words`` in one line on one ground, the page's unless ``on`` says another."""
        steps = self._inks.steps(on or self.palette.page, ink)
        left, top, large = round(x * SCALE), round(y * SCALE - size * SCALE * 0.18), size * SCALE

        def mark(image: Image.Image, draw: ImageDraw.ImageDraw) -> None:
            found: list[tuple[Image.Image, int, int]] = []
            at = 0.0
            for piece in clusters(words):
                drawn, right, down = stamp(piece, large, int(bold))
                found.append((drawn, round(at) + right, down))
                at += width(piece, large)
            if not found:
                return
            first, high = min(x for _, x, _ in found), min(y for _, _, y in found)
            last = max(x + drawn.width for drawn, x, _ in found)
            low = max(y + drawn.height for drawn, _, y in found)
            line = Image.new("L", (last - first, low - high))
            for drawn, right, down in found:
                line.paste(255, (right - first, down - high), drawn)
            depth = line.tobytes()
            inked = Image.frombytes("L", line.size, depth.translate(_INKED))
            image.paste(Image.frombytes("L", line.size, depth.translate(steps)), (left + first, top + high), inked)

        self._marks.append(mark)

    def box(self, at: Box, tone: Tone) -> None:
        """A rectangle with round corners and an edge."""
        ground, edge = self._inks.place(tone.ground), self._inks.place(tone.edge)
        x, y, right, bottom = (round(v * SCALE) for v in at)
        made, where = plate(right - x + 1, bottom - y + 1, ground, edge)
        self._marks.append(lambda image, _: image.paste(made, (x, y), where))

    def fill(self, at: Box, colour: str) -> None:
        """A plain rectangle."""
        place, corners = self._inks.place(colour), tuple(round(v * SCALE) for v in at)
        self._marks.append(lambda _, draw: draw.rectangle(corners, fill=place))

    def line(self, points: Sequence[tuple[float, float]], colour: str, thick: float = 1.0) -> None:
        """A line through ``points``."""
        place, there = self._inks.place(colour), [(x * SCALE, y * SCALE) for x, y in points]
        self._marks.append(lambda _, draw: draw.line(there, fill=place, width=round(thick * SCALE), joint="curve"))

    def ring(self, x: float, y: float, radius: float, colour: str, thick: float | None = None) -> None:
        """A ring, or a disc where no thickness is given."""
        place = self._inks.place(colour)
        around = tuple(v * SCALE for v in (x - radius, y - radius, x + radius, y + radius))
        look = {"fill": place} if thick is None else {"outline": place, "width": round(thick * SCALE)}
        self._marks.append(lambda _, draw: draw.ellipse(around, **look))
