"""Colours of the pictures, for a light and a dark ground; text on its ground has a contrast of at least 4.5."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Tone:
    """A ground and what is written on it."""

    ground: str
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme. ``good``, ``bad``, ``open`` and ``quiet`` are told apart by their marks too, never by colour alone."""

    page: str
    ink: str
    soft: str
    line: str
    good: Tone
    bad: Tone
    open: Tone
    quiet: Tone


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        page="#ffffff",
        ink="#1d1c1d",
        soft="#5c5a5c",
        line="#dddcdd",
        good=Tone("#e2f5e8", "#0b5c30", "#7cc79a"),
        bad=Tone("#fde5e5", "#9f1c28", "#ec9a9f"),
        open=Tone("#fff2d1", "#6b4700", "#e6c06a"),
        quiet=Tone("#f4f4f4", "#5c5a5c", "#d0cfd0"),
    ),
    "dark": Palette(
        page="#1a1d21",
        ink="#f2f2f2",
        soft="#b9bbbe",
        line="#3a3d42",
        good=Tone("#123d28", "#a6ebc3", "#2f7d55"),
        bad=Tone("#4a1a20", "#ffc2c6", "#9c4650"),
        open=Tone("#45350f", "#ffe0a0", "#8d7126"),
        quiet=Tone("#26292e", "#b9bbbe", "#4a4d52"),
    ),
}
