"""The way in: a file's name and bytes become text, or one clear error."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from functools import cache
from pathlib import PurePath

from bot.files import formats
from bot.files.model import Content, Extracted, FileError, Format, Part
from bot.files.sniff import is_encrypted_office, sniff

log = logging.getLogger(__name__)

LIMIT = 10 * 1024 * 1024
"""Bytes that a file may have."""
_MEGABYTE = 1024 * 1024


@cache
def _formats() -> dict[str, Format]:
    """Every format by extension. Their modules load the libraries they need only when a file is read."""
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(formats.__path__):
        each: Format = importlib.import_module(f"{formats.__name__}.{module.name}").FORMAT
        found |= dict.fromkeys(each.extensions, each)
    return found


def extensions() -> tuple[str, ...]:
    """The extensions that can be read, such as ``.docx``."""
    return tuple(sorted(_formats()))


def extract(name: str, data: bytes, *, limit: int = LIMIT) -> Extracted:
    """The text of the file called ``name``. Takes its time (a large PDF some seconds): not for the event loop.

    Raises ``FileError`` for a type that is not read, a file above ``limit`` bytes, one that is empty, broken,
    encrypted, packed to explode, not what its extension says, or without any text.
    """
    extension = PurePath(name).suffix.lower()
    known = _formats().get(extension)
    if known is None:
        use = {".doc": ".docx", ".ppt": ".pptx", ".xls": ".csv", ".xlsx": ".csv", ".pages": ".docx"}.get(extension)
        if use:
            code = "files.other_type" if extension in (".xlsx", ".pages") else "files.old_type"
            raise FileError(code, name=name, use=use)
        raise FileError("files.unknown_type", name=name, extensions=" ".join(extensions()))
    if not data:
        raise FileError("files.empty", name=name)
    if len(data) > limit:
        size, most = f"{len(data) / _MEGABYTE:.1f}", f"{limit / _MEGABYTE:g}"
        raise FileError("files.too_big", name=name, size=size, limit=most)
    _is_what_it_says(name, extension, known.kind, data)
    try:
        content = known.read(data)
    except FileError as error:
        raise FileError(error.code, **{"name": name, **error.params}) from error
    except Exception as error:
        # A parser at work on a damaged file may fail in any way at all; each of them means the same to the person.
        log.warning("a .%s file could not be parsed: %s: %s", known.kind, type(error).__name__, error)
        raise FileError("files.broken", name=name) from error
    return _joined(name, known.kind, content)


def _is_what_it_says(name: str, extension: str, kind: str, data: bytes) -> None:
    found = sniff(data)
    if found == "ole":
        code = "files.encrypted" if is_encrypted_office(data) else "files.old_type"
        raise FileError(code, name=name, **({} if code == "files.encrypted" else {"use": extension}))
    if found in ("image", "rtf", "zip", "xlsx"):
        raise FileError("files.wrong_extension", name=name, extension=extension, found=found.upper())
    if found is not None and found != kind:
        raise FileError("files.wrong_extension", name=name, extension=extension, found=f".{found}")


def _joined(name: str, kind: str, content: Content) -> Extracted:
    parts = tuple(Part(part.label, part.text.strip()) for part in content.parts if part.text.strip())
    if not parts:
        raise FileError("files.no_text", name=name)
    return Extracted("\n\n".join(part.text for part in parts), kind, parts, content.warnings)
