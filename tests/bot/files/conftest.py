"""Files made on the spot, by the libraries that make them, or by hand where none does."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

Bytes = Callable[..., bytes]


@pytest.fixture
def save() -> Callable[[Any], bytes]:
    """The bytes of a document, a deck or anything else with ``save``."""

    def bytes_of(document: Any) -> bytes:
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()

    return bytes_of


TO_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


@pytest.fixture
def pdf() -> Callable[[list[list[str]]], bytes]:
    """A PDF with the given lines on each page; a page of no lines holds a picture's place and no text."""

    def build(pages: list[list[str]]) -> bytes:
        def stream(body: bytes) -> bytes:
            return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)

        first = 6
        kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R]"
            b" /ToUnicode 5 0 R >>",
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /DW 500"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            stream(TO_UNICODE),
        ]
        for number, lines in enumerate(pages):
            shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td " for line in lines)
            objects += [
                (
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {first + 2 * number + 1} 0 R"
                    " /Resources << /Font << /F 3 0 R >> >> >>"
                ).encode(),
                stream(f"BT /F 12 Tf 50 750 Td {shown}ET".encode() if lines else b"0 0 10 10 re f"),
            ]
        file = bytearray(b"%PDF-1.7\n")
        places = []
        for number, each in enumerate(objects, start=1):
            places.append(len(file))
            file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
        start = len(file)
        file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        file += b"".join(b"%010d 00000 n \n" % place for place in places)
        file += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
        return bytes(file)

    return build
