"""What a file really is, by its first bytes, whatever its name says."""

from __future__ import annotations

import io
import zipfile

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"PK\x05\x06", "zip"),
    (b"{\\rtf", "rtf"),
)
_OFFICE = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx", "xl/workbook.xml": "xlsx"}


def sniff(data: bytes) -> str | None:
    """One of pdf, docx, pptx, xlsx, zip, ole (old or encrypted Office), image, rtf; None for anything else."""
    if data.startswith(b"PK\x03\x04"):
        try:
            names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return None
        return next((kind for name, kind in _OFFICE.items() if name in names), "zip")
    start = data[:1024].lstrip() if data[:1024].lstrip().startswith(b"%PDF-") else data
    return next((kind for magic, kind in _MAGIC if start.startswith(magic)), None)


def is_encrypted_office(data: bytes) -> bool:
    """Whether an ``ole`` file is an Office document under a password rather than one of the old formats."""
    return "EncryptedPackage".encode("utf-16-le") in data
