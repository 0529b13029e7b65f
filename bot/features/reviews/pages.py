"""A review as a PDF: its pictures and its words on pages that can be printed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PIL import Image

from bot.charts.fonts import drawable, wrap
from bot.charts.kpi_canvas import SCALE, Canvas, Picture
from bot.features.reviews import wording
from bot.features.reviews.drawing import goals_picture, movers_picture
from bot.features.reviews.parts import Part
from bot.features.reviews.reading import Whole
from bot.features.tasks.when import moment_words
from bot.gateway.markdown import Dress, Moment, from_mrkdwn, plain
from bot.i18n import text as t

WIDE, HIGH, MARGIN = 920, 1301, 30
"""A page of A4's shape, with room for a picture in its full width."""
_INK, _TITLE, _TEXT = 30, 22, 17
_FRAME = 24
"""Empty edge of a picture: its words begin where those of the page do."""
_LEADING, _INDENT = 1.55, 18


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Words:
    """A paragraph: its lines, how large they are, and how far they stand from the edge, behind a bullet or not."""

    lines: list[str]
    size: int
    bold: bool
    indent: int
    bullet: bool


def pdf(whole: Whole, parts: Sequence[Part], language: str, *, zone: str, names: Mapping[str, str]) -> Pdf:
    """The review on as many pages as it needs; moments in ``zone``, people by their ``names``."""
    pages: list[Image.Image] = []
    canvas, y = Canvas(WIDE, HIGH, "light"), float(MARGIN)

    def turn() -> None:
        nonlocal canvas, y
        pages.append(_image(canvas.done("")))
        canvas, y = Canvas(WIDE, HIGH, "light"), float(MARGIN)

    pasted: list[tuple[int, int, Picture]] = []
    content = list(_content(whole, parts, language, plain(names), partial(moment_words, zone=zone, language=language)))
    for each, after in zip(content, [*content[1:], None], strict=True):
        # A heading does not stay behind alone.
        together = _tall(each) + (_tall(after) if after is not None and _heads(each) else 0.0)
        if y + together > HIGH - MARGIN and y > MARGIN:
            turn()
        if isinstance(each, Picture):
            pasted.append((len(pages), round(y * SCALE), each))
        else:
            for number, line in enumerate(each.lines):
                top = y + number * each.size * _LEADING
                canvas.text(MARGIN + each.indent, top, line, each.size, canvas.palette.ink, bold=each.bold)
            if each.bullet:
                canvas.text(MARGIN, y, "•", each.size, canvas.palette.ink)
        y += _tall(each)
    turn()
    for page, top, picture in pasted:
        pages[page].paste(_image(picture), (round((MARGIN - _FRAME) * SCALE), top))
    data = io.BytesIO()
    dots = 72.0 * WIDE * SCALE / 595.0
    pages[0].save(data, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return Pdf(data.getvalue(), len(pages))


def _content(
    whole: Whole, parts: Sequence[Part], language: str, dress: Dress, moment: Moment
) -> Iterator[_Words | Picture]:
    review = whole.review
    yield _paragraph(wording.title(review, language, whole.campaign), _INK, bold=True)
    yield _paragraph(wording.headline(review, language), _TEXT)
    for picture in (goals_picture(review, language), movers_picture(review, language)):
        if picture is not None:
            yield picture
    for part in parts:
        yield _paragraph(t(f"review.part.{part.name}", language), _TITLE, bold=True)
        if part.head:
            yield _paragraph(from_mrkdwn(part.head, dress, moment), _TEXT)
        for line in part.lines:
            first, *rest = from_mrkdwn(line, dress, moment).split("\n")
            # What is to decide has a number of its own.
            yield _paragraph(first, _TEXT, bold=bool(rest), indent=0 if rest else _INDENT, bullet=not rest)
            yield from (_paragraph(words, _TEXT, indent=_INDENT) for words in rest)


def _heads(each: _Words | Picture) -> bool:
    return isinstance(each, _Words) and each.bold


def _tall(each: _Words | Picture) -> float:
    return each.height / SCALE + 10 if isinstance(each, Picture) else len(each.lines) * each.size * _LEADING + 8


def _paragraph(words: str, size: int, *, bold: bool = False, indent: int = 0, bullet: bool = False) -> _Words:
    lines = wrap(drawable(words), size * SCALE, (WIDE - 2 * MARGIN - indent) * SCALE, 6)
    return _Words(lines, size, bold, indent, bullet)


def _image(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")
