"""The encoding of a text file of any size, found in pieces: UTF-8, UTF-16, GB18030, Western Windows."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Note

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a text file begins with, and the encoding that it says; the longer of two that begin alike stands first."""
_PIECE = 1 << 20
_FEW = 0.1
"""Share of broken characters among the non-ASCII ones up to which a file is still UTF-8, with broken rows."""


class Encoding(NamedTuple):
    """How to open the file: with ``errors="replace"``, so that a broken character costs its row and not the file."""

    name: str
    notes: tuple[Note, ...] = ()


def detect(path: Path) -> Encoding:
    """The encoding of the whole file. SourceError ``kpi_sources.binary`` for what is no text."""
    with path.open("rb") as file:
        start = file.read(_PIECE)
    for mark, name in MARKS:
        if start.startswith(mark):
            return Encoding(name)
    if b"\0" in start:
        return Encoding(_utf16(start, path))
    if not (utf8 := _quality(path, "utf-8")).broken:
        return Encoding("utf-8")
    if utf8.broken <= _FEW * (utf8.broken + utf8.foreign):
        return Encoding("utf-8", (Note("kpi_sources.broken_characters", {"n": utf8.broken}),))
    chinese = _quality(path, "gb18030")
    if chinese.broken <= _FEW * chinese.foreign and chinese.common * 2 >= chinese.foreign:
        broken = Note("kpi_sources.broken_characters", {"n": chinese.broken})
        return Encoding("gb18030", (broken,) if chinese.broken else ())
    return Encoding("cp1252", (Note("kpi_sources.encoding_guessed", {"encoding": "Windows-1252"}),))


def _utf16(start: bytes, path: Path) -> str:
    if (name := utf16_without_mark(start)) is None:
        raise SourceError("kpi_sources.binary", name=path.name)
    return name


def utf16_without_mark(start: bytes) -> str | None:
    """UTF-16 that lost its mark: blanks, digits and Latin letters leave a zero in every second byte, and no other."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < len(start) / 20 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def is_common(lead: int) -> bool:
    """Whether a character of GB 2312 that begins with byte ``lead`` is of its level one or its punctuation."""
    return 0xB0 <= lead <= 0xD7 or 0xA1 <= lead <= 0xA3


class _Quality(NamedTuple):
    foreign: int
    broken: int
    common: int


def _quality(path: Path, encoding: str) -> _Quality:
    """Characters beyond ASCII, those that do not decode, and those of level one of GB 2312 or its punctuation."""
    foreign = broken = common = 0
    for text in _pieces(path, encoding):
        if text.isascii():
            continue
        beyond = [character for character in text if character > "\x7f"]
        lost = beyond.count("�")
        broken += lost
        foreign += len(beyond) - lost
        if encoding == "gb18030":
            codes = "".join(beyond).replace("�", "").encode("gb18030", "ignore")
            leads = codes[::2]
            common += sum(map(is_common, leads))
    return _Quality(foreign, broken, common)


def _pieces(path: Path, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            # Plain ASCII, most of a file of figures, needs no decoding.
            if piece.isascii() and decoder.getstate()[0] == b"":
                continue
            yield decoder.decode(piece)
        yield decoder.decode(b"", True)
