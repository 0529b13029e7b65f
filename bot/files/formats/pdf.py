"""PDF files: the text of each page, with the line breaks of the layout taken out again."""

from __future__ import annotations

import io
import logging
import re

from bot.files.model import Content, FileError, Format, Part, Words

MOST_PAGES = 500
_ENDS = tuple('.!?。！？…:：;；”"」』)）')
_STARTS_ITEM = re.compile(r"\s*(?:[-•·●▪◦*–—]|\d{1,3}[.)、．]|[（(]\d{1,3}[)）]|[一二三四五六七八九十]+、)")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]")
_FULL = 0.7
"""A line this full, against the longest of its page, ran on because the page ended, not because the writer stopped."""


def read(data: bytes) -> Content:
    """One part a page. Raises ``files.pdf_scanned`` when no page holds text, ``files.encrypted`` under a password."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    # What is wrong with a file is said in our own sentence; pypdf would write its words for it beside that.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileError("files.encrypted")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise FileError("files.too_many_pages", pages=count, limit=MOST_PAGES)
        pages = [page.extract_text() for page in reader.pages]
    except (FileNotDecryptedError, DependencyError) as error:  # an empty password does not open it
        raise FileError("files.encrypted") from error
    except LimitReachedError as error:
        raise FileError("files.bomb") from error
    except PyPdfError as error:
        raise FileError("files.broken") from error
    if not pages:
        raise FileError("files.no_text")
    blank = [number for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(blank) == len(pages):
        raise FileError("files.pdf_scanned")
    warnings: tuple[Words, ...] = ()
    if blank:
        numbers = ", ".join(map(str, blank))
        warnings = (Words("files.pdf_blank_pages", {"numbers": numbers, "n": len(blank)}),)
    return Content(
        tuple(Part(Words("files.part.page", {"number": n}), flowing(text)) for n, text in enumerate(pages, start=1)),
        warnings,
    )


def flowing(text: str) -> str:
    """``text`` with the lines of a paragraph joined: a line that is nearly full and ends no sentence runs on."""
    lines = [line.strip() for line in text.splitlines()]
    longest = max((_columns(line) for line in lines), default=0)
    written = ""
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        runs_on = (
            before
            and line
            and not before.endswith(_ENDS)
            and not _STARTS_ITEM.match(line)
            and _columns(before) >= longest * _FULL
        )
        if not runs_on:
            written += ("\n" if index else "") + line
        elif before.endswith("-") and line[0].islower() and before[-2:-1].isalpha():
            written = written[:-1] + line
        else:
            written += ("" if _WIDE.match(line[0]) and _WIDE.match(before[-1]) else " ") + line
    return written


def _columns(line: str) -> int:
    """The width of a line, a Chinese character counting two."""
    return len(line) + len(_WIDE.findall(line))


FORMAT = Format("pdf", (".pdf",), read)
