"""PowerPoint decks: slide by slide in reading order, each followed by its speaker notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from bot.files.model import Content, FileError, Format, Part, Words
from bot.files.package import guarded

_SMART_ART = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def read(data: bytes) -> Content:
    """Two parts a slide at most: what the audience sees, and what the speaker says."""
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    try:
        deck: Any = Presentation(guarded(data))
    except (KeyError, PackageNotFoundError) as error:
        raise FileError("files.broken") from error
    parts: list[Part] = []
    hidden, pictures, smart_art = [], 0, []
    for number, slide in enumerate(deck.slides, start=1):
        shapes = list(_flat(slide.shapes))
        parts.append(Part(Words("files.part.slide", {"number": number}), _said(shapes)))
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            notes = _frame(slide.notes_slide.notes_text_frame)
            parts.append(Part(Words("files.part.slide_notes", {"number": number}), notes))
        if slide._element.get("show") == "0":
            hidden.append(number)
        pictures += sum(1 for shape in shapes if shape._element.tag.endswith("}pic"))
        if any(_is_smart_art(shape) for shape in shapes):
            smart_art.append(number)
    warnings = []
    if hidden:
        warnings.append(Words("files.hidden_slides", {"numbers": _listed(hidden), "n": len(hidden)}))
    if smart_art:
        warnings.append(Words("files.smart_art", {"numbers": _listed(smart_art), "n": len(smart_art)}))
    if pictures:
        warnings.append(Words("files.pictures", {"n": pictures}))
    return Content(tuple(parts), tuple(warnings))


def _flat(shapes: Iterable[Any]) -> Iterator[Any]:
    """The shapes, those in groups too."""
    for shape in shapes:
        if shape._element.tag.endswith("}grpSp"):
            yield from _flat(shape.shapes)
        else:
            yield shape


def _said(shapes: list[Any]) -> str:
    """The texts of a slide: the title first, then from top to bottom and from left to right."""

    def place(shape: Any) -> tuple[bool, int, int]:
        return not _is_title(shape), shape.top or 0, shape.left or 0

    texts = []
    for shape in sorted(shapes, key=place):
        if _is_slide_number(shape):
            continue
        if shape.has_text_frame:
            text = _frame(shape.text_frame)
            texts.append(f"# {' '.join(text.split())}" if text.strip() and _is_title(shape) else text)
        elif getattr(shape, "has_table", False):
            texts.append(_table(shape.table))
    return "\n\n".join(text for text in texts if text.strip())


def _frame(frame: Any) -> str:
    """A text frame, a paragraph a block; paragraphs below the first level are list items."""
    written, was_item = "", False
    for paragraph in frame.paragraphs:
        text = paragraph.text.replace("\v", "\n").strip()
        if text:
            is_item = paragraph.level > 0
            gap = "\n" if was_item and is_item else "\n\n" if written else ""
            written += gap + (f"{'  ' * (paragraph.level - 1)}- {text}" if is_item else text)
            was_item = is_item
    return written


def _table(table: Any) -> str:
    rows = [[" ".join(cell.text.split()).replace("|", "\\|") for cell in row.cells] for row in table.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * len(rows[0])}", *lines[1:]]) if any(map(any, rows)) else ""


def _is_title(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.idx == 0)


def _is_slide_number(shape: Any) -> bool:
    from pptx.enum.shapes import PP_PLACEHOLDER

    return bool(
        shape.is_placeholder and shape.placeholder_format.type in (PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
    )


def _is_smart_art(shape: Any) -> bool:
    return any(data.get("uri") == _SMART_ART for data in shape._element.iter("{*}graphicData"))


def _listed(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in numbers)


FORMAT = Format("pptx", (".pptx",), read)
