"""Word documents: body, tables, text boxes, notes, page headers and footers, with tracked changes taken as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.files.model import Content, FileError, Format, Part, Words
from bot.files.package import guarded

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_READ = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_W}pPr", _FALLBACK})
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_NOTES = ("footnotes", "endnotes")


def read(data: bytes) -> Content:
    """The document's parts in reading order. Headings, lists and tables are written as Markdown.

    python-docx alone would skip inserted text, content controls, text boxes and notes, so the tree is walked here.
    """
    from docx import Document

    file = guarded(data)
    try:
        document: Any = Document(file)
    except KeyError as error:  # a package without the parts of a document
        raise FileError("files.broken") from error
    body = document.element.body
    styles = {style.style_id: style.name or "" for style in document.styles}
    parts = [
        *_edges(document, "header", styles),
        Part(Words("files.part.body"), _blocks(body, styles)),
        Part(Words("files.part.text_boxes"), _text_boxes(body, styles)),
        *_notes(document, styles),
        *_edges(document, "footer", styles),
    ]
    warnings = []
    if any(True for _ in body.iter(f"{_W}ins", f"{_W}del", f"{_W}moveFrom")):
        warnings.append(Words("files.tracked_changes"))
    pictures = sum(1 for _ in body.iter(f"{_A}blip"))
    if pictures:
        warnings.append(Words("files.pictures", {"n": pictures}))
    return Content(tuple(parts), tuple(warnings))


def _blocks(container: Any, styles: dict[str, str]) -> str:
    """Paragraphs and tables of ``container`` in order; list items stay together, everything else is set apart."""
    written, was_item = "", False
    for text, is_item in _written(container, styles):
        if text.strip():
            written += ("\n" if was_item and is_item else "\n\n" if written else "") + text
            was_item = is_item
    return written


def _written(container: Any, styles: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Each paragraph or table as text, and whether it is a list item. Goes through content controls and insertions."""
    for child in container:
        if child.tag == f"{_W}p":
            yield _paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            yield _table(child, styles), False
        elif child.tag not in _NOT_READ:
            yield from _written(child, styles)


def _paragraph(paragraph: Any, styles: dict[str, str]) -> tuple[str, bool]:
    text = _text(paragraph).strip()
    properties = paragraph.find(f"{_W}pPr")
    style = properties.find(f"{_W}pStyle") if properties is not None else None
    name = styles.get(style.get(f"{_W}val"), "") if style is not None else ""
    heading = _HEADING.match(name)
    if text and (heading or name.lower() == "title"):
        level = min(int(heading[1]), 6) if heading else 1
        return f"{'#' * level} {' '.join(text.split())}", False
    numbering = properties.find(f"{_W}numPr") if properties is not None else None
    if text and (numbering is not None or name.lower().startswith("list")):
        return "- " + text.replace("\n", "\n  "), True
    return text, False


def _text(node: Any) -> str:
    """The running text under ``node``: insertions and links count, deletions and text boxes do not."""
    if node.tag == f"{_W}t":
        return node.text or ""
    if node.tag in _BREAKS:
        return _BREAKS[node.tag]
    return "".join(_text(child) for child in node if child.tag not in _NOT_READ)


def _table(table: Any, styles: dict[str, str]) -> str:
    """A table as Markdown: its first row is the header, a cell is one line."""
    rows = []
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            cells = [
                _blocks(cell, styles) for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row
            ]
            rows.append([" ".join(cell.split()).replace("|", "\\|") for cell in cells])
    if not any(any(row) for row in rows):
        return ""
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _text_boxes(body: Any, styles: dict[str, str]) -> str:
    """Text boxes stand twice in the file, the second time as a fallback for old programs."""
    boxes = [
        _blocks(box, styles)
        for box in body.iter(f"{_W}txbxContent")
        if not any(True for _ in box.iterancestors(_FALLBACK))
    ]
    return "\n\n".join(box for box in boxes if box)


def _notes(document: Any, styles: dict[str, str]) -> Iterator[Part]:
    """Footnotes and endnotes, where the small print of advertising often stands."""
    from lxml import etree

    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in _NOTES and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            root = etree.fromstring(relation.target_part.blob, parser)
            yield Part(Words(f"files.part.{kind}"), _blocks(root, styles))


def _edges(document: Any, edge: str, styles: dict[str, str]) -> Iterator[Part]:
    """The page headers or footers, each text once."""
    texts: dict[str, None] = {}
    for section in document.sections:
        for kind in (edge, f"first_page_{edge}", f"even_page_{edge}"):
            each = getattr(section, kind)
            if not each.is_linked_to_previous:
                texts[_blocks(each._element, styles)] = None
    yield Part(Words(f"files.part.{edge}"), "\n\n".join(text for text in texts if text))


FORMAT = Format("docx", (".docx",), read)
