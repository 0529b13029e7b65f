"""The picture of a comparison: on top what to fix, value by value with who says it; below, who carries which pillar."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageDraw

from bot.charts.compare_words import (
    Position,
    alt_text,
    cell_word,
    disputed,
    heading,
    needed,
    positions,
    split,
)
from bot.charts.fonts import drawable, font, glyph_language, shorten, width, wrap
from bot.charts.palette import PALETTES, Palette, Theme, Tone
from bot.i18n import text as t
from consistency.compare import Comparison, Disagreement

SCALE = 2
WIDTH = 860
MARGIN = 28
TOPIC = 168
"""Logical pixels: the picture is drawn at ``SCALE`` times that, so that it stays sharp on a phone."""
MOST_FACTS = 8
MOST_POSSIBLE = 4
MOST_NAMES = 5
_TITLE, _HEADING, _VALUE, _SMALL = 30, 17, 21, 15
_GAP = 10
_CHIP = 56
_CHIP_MOST = 300
_FLAT = 38
_CELL = 46

Mark = Literal["good", "bad", "open", "quiet"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG with the text that says the same."""

    png: bytes
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Chip:
    quote: str
    who: str
    mark: Mark
    width: float


def picture(
    comparison: Comparison, language: str, *, labels: Mapping[str, str] | None = None, theme: Theme = "light"
) -> Picture:
    """Draw ``comparison`` for a reader of ``language``. ``labels``: short names of assets by id, else their titles."""
    names = {a.id: drawable(a.title) for a in comparison.assets}
    names |= {key: drawable(value) for key, value in (labels or {}).items()}
    painter = _Painter(PALETTES[theme], language, names)
    height = painter.draw(comparison, None)
    image = Image.new("RGB", (WIDTH * SCALE, round(height * SCALE)), PALETTES[theme].page)
    painter.draw(comparison, ImageDraw.Draw(image))
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return Picture(data.getvalue(), alt_text(comparison, language, names), image.width, image.height)


def _mark(position: Position) -> Mark:
    return "open" if position.approved is None else "good" if position.approved else "bad"


class _Painter:
    """Draws from the top down; with no canvas it only measures, so that both passes agree."""

    def __init__(self, palette: Palette, language: str, names: Mapping[str, str]) -> None:
        self._palette, self._language, self._names = palette, language, names
        self._canvas: ImageDraw.ImageDraw | None = None

    def draw(self, comparison: Comparison, canvas: ImageDraw.ImageDraw | None) -> float:
        """Draw on ``canvas`` and answer the height used, in logical pixels."""
        self._canvas = canvas
        facts, possible, names = split(comparison)
        y = self._title(comparison, MARGIN)
        if facts:
            y = self._section(t("compare.facts", self._language), y)
            self._legend(facts + possible + names, y - 46)
            y = self._disagreements(facts, y, MOST_FACTS, _CHIP)
        if possible:
            y = self._section(t("compare.possible", self._language), y)
            y = self._disagreements(possible, y, MOST_POSSIBLE, _CHIP)
        if names:
            y = self._section(t("compare.names", self._language), y)
            y = self._disagreements(names, y, MOST_NAMES, _FLAT)
        if comparison.rows:
            y = self._section(t("compare.pillars", self._language), y)
            y = self._grid(comparison, y)
        return y + MARGIN - _GAP

    def _title(self, comparison: Comparison, y: float) -> float:
        found = split(comparison)
        mark: Mark = "bad" if found.facts else "open" if found.possible else "bad" if found.names else "good"
        tone = {"bad": self._palette.bad, "good": self._palette.good, "open": self._palette.open}[mark]
        self._sign(mark, MARGIN + 15, y + 20, 13, tone.ink)
        self._text(MARGIN + 40, y, found.headline(self._language), _TITLE, tone.ink, bold=True)
        about = t("compare.title", self._language, n=len(comparison.pieces))
        used = width(about, _SMALL * SCALE) / SCALE
        self._text(WIDTH - MARGIN - used, y + 14, about, _SMALL, self._palette.soft)
        return y + 52

    def _section(self, title: str, y: float) -> float:
        self._line(MARGIN, y, WIDTH - MARGIN, y)
        self._text(MARGIN, y + 12, title, _HEADING, self._palette.soft, bold=True)
        return y + 46

    def _legend(self, found: Sequence[Disagreement], y: float) -> None:
        """What the marks mean, of those that stand in the picture."""
        used = {_mark(p) for each in found for p in positions(each, self._language)}
        x = float(WIDTH - MARGIN)
        for mark in ("open", "bad", "good"):
            if mark in used:
                word = t(f"compare.mark.{mark}", self._language)
                x -= width(word, _SMALL * SCALE) / SCALE
                self._text(x, y + 14, word, _SMALL, self._palette.soft)
                x -= 16
                self._sign(mark, x, y + 23, 6, self._tone(mark).ink)
                x -= 24

    def _disagreements(self, found: Sequence[Disagreement], y: float, most: int, high: int) -> float:
        for each in found[:most]:
            chips = [self._chip(p) if high == _CHIP else self._flat(p) for p in positions(each, self._language)]
            lines = wrap(heading(disputed(each, self._language)), _HEADING * SCALE, TOPIC * SCALE - 24, 2)
            top = y + (high - 24 * len(lines)) / 2 - 2
            for index, line in enumerate(lines):
                self._text(MARGIN, top + 24 * index, line, _HEADING, self._palette.ink, bold=True)
            x: float = MARGIN + TOPIC
            for chip in chips:
                if x + chip.width > WIDTH - MARGIN and x > MARGIN + TOPIC:
                    x, y = MARGIN + TOPIC, y + high + _GAP
                self._draw_chip(chip, x, y, high)
                x += chip.width + _GAP
            y += high + _GAP + 2
        if len(found) > most:
            self._text(
                MARGIN + TOPIC, y, t("compare.more", self._language, n=len(found) - most), _SMALL, self._palette.soft
            )
            y += 30
        return y + 6

    def _chip(self, position: Position) -> _Chip:
        room = (_CHIP_MOST - 52) * SCALE
        quote = shorten(drawable(position.quote) or "…", _VALUE * SCALE, room)
        who = t("list.comma", self._language).join(self._names[a] for a in position.assets)
        who = shorten(who, _SMALL * SCALE, max(room, width(quote, _VALUE * SCALE)))
        used = max(width(quote, _VALUE * SCALE), width(who, _SMALL * SCALE)) / SCALE
        return _Chip(quote, who, _mark(position), used + 56)

    def _flat(self, position: Position) -> _Chip:
        """A chip of one line, for names: many of them must stay in sight of the facts."""
        most = (WIDTH - 2 * MARGIN - TOPIC - 60) * SCALE
        quote = shorten(drawable(position.quote) or "…", _HEADING * SCALE, most * 0.7)
        spoken = width(quote, _HEADING * SCALE)
        who = t("list.comma", self._language).join(self._names[a] for a in position.assets)
        who = shorten(who, _SMALL * SCALE, most - spoken)
        return _Chip(quote, who, _mark(position), (spoken + width(who, _SMALL * SCALE)) / SCALE + 60)

    def _draw_chip(self, chip: _Chip, x: float, y: float, high: int) -> None:
        tone = self._tone(chip.mark)
        self._box(x, y, x + chip.width, y + high, tone)
        self._sign(chip.mark, x + 22, y + high / 2, 9 if high == _CHIP else 7, tone.ink)
        if high == _CHIP:
            self._text(x + 42, y + 3, chip.quote, _VALUE, tone.ink, bold=True)
            self._text(x + 42, y + 31, chip.who, _SMALL, tone.ink)
        else:
            self._text(x + 40, y + 6, chip.quote, _HEADING, tone.ink, bold=True)
            beside = x + 50 + width(chip.quote, _HEADING * SCALE) / SCALE
            self._text(beside, y + 8, chip.who, _SMALL, tone.ink)

    def _grid(self, comparison: Comparison, y: float) -> float:
        columns = len(comparison.pieces)
        left = MARGIN + TOPIC + 10
        step = (WIDTH - MARGIN - left + 6) / max(1, columns)
        heads = [wrap(self._names[a.id], _SMALL * SCALE, (step - 10) * SCALE, 3) for a in comparison.pieces]
        header = 20 * max(len(lines) for lines in heads) + 6
        for index, lines in enumerate(heads):
            top = y + header - 20 * len(lines) - 6
            for number, line in enumerate(lines):
                middle = left + index * step + (step - 6) / 2
                used = width(line, _SMALL * SCALE) / SCALE
                self._text(middle - used / 2, top + 20 * number, line, _SMALL, self._palette.ink)
        y += header
        for row in comparison.rows:
            name = row.name_zh if self._language == "zh" else row.name_en
            lines = wrap(drawable(name), _HEADING * SCALE, TOPIC * SCALE, 2)
            top = y + (_CELL - 22 * len(lines)) / 2 - 2
            for number, line in enumerate(lines):
                self._text(MARGIN, top + 22 * number, line, _HEADING, self._palette.ink)
            shown = (c for a, c in zip(comparison.assets, row.cells, strict=True) if not a.reference)
            for index, cell in enumerate(shown):
                x = left + index * step
                marks: dict[str, Mark] = {"carried": "good", "weak": "open", "missing": "bad"}
                mark: Mark = marks[cell.status] if cell is not None and needed(cell) else "quiet"
                tone = self._tone(mark)
                self._box(x, y, x + step - 6, y + _CELL - 6, tone)
                word = cell_word(cell.status, self._language, needed=needed(cell)) if cell is not None else "–"
                word = shorten(word, _SMALL * SCALE, (step - 44) * SCALE)
                used = width(word, _SMALL * SCALE) / SCALE
                start = x + (step - 6 - used - 24) / 2
                self._sign("half" if mark == "open" else mark, start + 8, y + (_CELL - 6) / 2, 7, tone.ink)
                self._text(start + 24, y + (_CELL - 6) / 2 - 12, word, _SMALL, tone.ink)
            y += _CELL
        return y + 8

    def _tone(self, mark: Mark) -> Tone:
        return {"good": self._palette.good, "bad": self._palette.bad, "open": self._palette.open}.get(
            mark, self._palette.quiet
        )

    def _text(self, x: float, y: float, text: str, size: int, colour: str, *, bold: bool = False) -> None:
        if self._canvas is not None:
            place = (round(x * SCALE), round(y * SCALE - size * SCALE * 0.18))
            clogged = size < _VALUE and not text.isascii()  # small Chinese characters fill up with ink
            stroke = 1 if bold and not clogged else 0
            self._canvas.text(
                place,
                text,
                font=font(size * SCALE),
                fill=colour,
                stroke_width=stroke,
                stroke_fill=colour,
                language=glyph_language(),
            )

    def _box(self, x: float, y: float, right: float, bottom: float, tone: Tone) -> None:
        if self._canvas is not None:
            corners = tuple(round(v * SCALE) for v in (x, y, right, bottom))
            self._canvas.rounded_rectangle(corners, 9 * SCALE, fill=tone.ground, outline=tone.edge, width=SCALE)

    def _line(self, x: float, y: float, right: float, bottom: float) -> None:
        if self._canvas is not None:
            corners = tuple(round(v * SCALE) for v in (x, y, right, bottom))
            self._canvas.line(corners, fill=self._palette.line, width=SCALE)

    def _sign(self, mark: str, x: float, y: float, size: float, colour: str) -> None:
        """A tick, a cross, a question ring or half a disc: shapes, so that colour is not needed to tell them apart."""
        if self._canvas is None or mark == "quiet":
            return
        cx, cy, r, pen = x * SCALE, y * SCALE, size * SCALE, round(3 * SCALE)
        if mark == "good":
            points = [(cx - r, cy), (cx - r / 3, cy + r * 0.7), (cx + r, cy - r * 0.7)]
            self._canvas.line(points, fill=colour, width=pen, joint="curve")
        elif mark == "bad":
            d = r * 0.75
            self._canvas.line([(cx - d, cy - d), (cx + d, cy + d)], fill=colour, width=pen)
            self._canvas.line([(cx - d, cy + d), (cx + d, cy - d)], fill=colour, width=pen)
        elif mark == "half":
            self._canvas.ellipse([cx - r, cy - r, cx + r, cy + r], outline=colour, width=round(1.5 * SCALE))
            self._canvas.pieslice([cx - r, cy - r, cx + r, cy + r], 90, 270, fill=colour)
        else:
            self._canvas.line([(cx - r, cy - r / 2), (cx + r, cy - r / 2)], fill=colour, width=pen)
            self._canvas.line([(cx - r, cy + r / 2), (cx + r, cy + r / 2)], fill=colour, width=pen)
            self._canvas.line([(cx + r * 0.6, cy - r), (cx - r * 0.6, cy + r)], fill=colour, width=pen)
