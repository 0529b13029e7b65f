"""A review as a PDF: its pictures and its words on pages that can be printed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from bot.charts.fonts import drawable, wrap
from bot.charts.kpi_canvas import SCALE, Canvas, Picture
from bot.features.reviews import wording
from bot.features.reviews.drawing import goals_picture, movers_picture
from bot.features.reviews.reading import Whole
from bot.i18n import text as t

WIDE, HIGH, MARGIN = 920, 1301, 30
"""A page of A4's shape, with room for a picture in its full width."""
_INK, _TITLE, _TEXT = 30, 22, 17
_FRAME = 24
"""Empty edge of a picture: its words begin where those of the page do."""
_MENTION = re.compile(r"<@([UW][A-Z0-9]+)>")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF and how many pages it has."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Words:
    """A paragraph: its lines, and how large they are."""

    lines: list[str]
    size: int
    bold: bool = False


def pdf(whole: Whole, language: str) -> Pdf:
    """The review on as many pages as it needs."""
    pages: list[Image.Image] = []
    canvas, y = Canvas(WIDE, HIGH, "light"), float(MARGIN)

    def turn() -> None:
        nonlocal canvas, y
        pages.append(_image(canvas.done("")))
        canvas, y = Canvas(WIDE, HIGH, "light"), float(MARGIN)

    pasted: list[tuple[int, int, Picture]] = []
    for each in _content(whole, language):
        tall = each.height / SCALE + 10 if isinstance(each, Picture) else len(each.lines) * each.size * 1.55 + 8
        if y + tall > HIGH - MARGIN and y > MARGIN:
            turn()
        if isinstance(each, Picture):
            pasted.append((len(pages), round(y * SCALE), each))
        else:
            for number, line in enumerate(each.lines):
                top = y + number * each.size * 1.55
                canvas.text(MARGIN, top, line, each.size, canvas.palette.ink, bold=each.bold)
        y += tall
    turn()
    for page, top, picture in pasted:
        pages[page].paste(_image(picture), (round((MARGIN - _FRAME) * SCALE), top))
    data = io.BytesIO()
    dots = 72.0 * WIDE * SCALE / 595.0
    pages[0].save(data, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return Pdf(data.getvalue(), len(pages))


def _content(whole: Whole, language: str) -> Iterator[_Words | Picture]:
    review, colon = whole.review, t("task.colon", language)
    yield _paragraph(wording.title(review, language, whole.campaign), _INK, bold=True)
    yield _paragraph(wording.headline(review, language), _TEXT)
    for picture in (goals_picture(review, language), movers_picture(review, language)):
        if picture is not None:
            yield picture
    goals = [f"{each.goal.name.best(language)}{colon}{wording.goal_words(each, language)}" for each in review.goals]
    yield from _part("goals", goals, language)
    moved = []
    for each in review.movers:
        told = wording.mover_words(each, language)
        moved.append(t("review.mover.plain", language, name=each.kpi.name.best(language), **told))
    yield from _part("movers", moved, language)
    alerts = [f"{line.kpi.name.best(language)}{colon}{wording.alert_words(line, language)}" for line in review.alerts]
    yield from _part("alerts", alerts, language)
    decide = [
        f"{t(f'review.kind.{each.kind}', language)}{colon}{wording.proposal_name(each, language)}"
        f"{t('alert.alt.join', language)}{wording.proposal_words(each, language)}"
        for each in review.proposals
    ]
    yield from _part("decide", decide, language)
    yield from _part("copy", [wording.copy_words(whole, language)], language)
    late = [each.title for each in whole.tasks.late]
    yield from _part("tasks", [wording.task_words(whole, language), *late], language)
    content = [f"{each.day}  {each.title}" for each in whole.content]
    yield from _part("content", [wording.content_words(whole, language), *content], language)


def _part(name: str, lines: Sequence[str], language: str) -> Iterator[_Words]:
    if not lines:
        return
    yield _paragraph(t(f"review.part.{name}", language), _TITLE, bold=True)
    for line in lines:
        yield _paragraph(f"• {line}", _TEXT)


def _paragraph(words: str, size: int, *, bold: bool = False) -> _Words:
    shown = drawable(_MENTION.sub(r"@\1", words))
    return _Words(wrap(shown, size * SCALE, (WIDE - 2 * MARGIN) * SCALE, 6), size, bold)


def _image(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.png)).convert("RGB")
