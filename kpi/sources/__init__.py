"""Where figures come from: one module here a kind of source, found by discovery; ``docs/kpi-sources.md`` says how."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Source, Table

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARIES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!")


@cache
def sources() -> tuple[Source, ...]:
    """Every kind of source, in order of the names of their modules."""
    found = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(importlib.import_module(f"{__name__}.{name}").SOURCE for name in found)


def open_source(address: str, sheet: str | None = None) -> Table:
    """Open what stands at ``address``, a path or a URL, whatever its ending says it is.

    SourceError when there is nothing, nothing in it, or nothing that any kind of source reads.
    """
    scheme = address.partition("://")[0].lower() if "://" in address else ""
    if scheme:
        for each in sources():
            if scheme in each.schemes:
                return each.open(address, sheet)
        raise SourceError("kpi_sources.unknown_scheme", scheme=scheme)
    path = Path(address)
    return _kind(path).open(address, sheet)


def _kind(path: Path) -> Source:
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except FileNotFoundError:
        raise SourceError("kpi_sources.no_file", name=str(path)) from None
    except IsADirectoryError:
        raise SourceError("kpi_sources.folder", name=str(path)) from None
    except OSError as problem:
        raise SourceError("kpi_sources.unreadable", name=str(path), why=problem.strerror or "") from None
    if not start.strip():
        raise SourceError("kpi_sources.empty", name=path.name)
    if start.startswith(_OLD_OFFICE):
        raise SourceError("kpi_sources.old_office", name=path.name)
    for each in sources():
        if each.recognises(start):
            return each
    ending = path.suffix.lower()
    known = sorted(e for each in sources() for e in each.endings)
    if start.startswith(_BINARIES) or start.startswith(b"PK"):
        raise SourceError("kpi_sources.unknown_type", name=path.name, endings=" ".join(known))
    for each in sources():
        # A workbook is known by its bytes; text that is called one is read as the text it is.
        if ending in each.endings and ending not in _workbooks():
            return each
    return next(each for each in sources() if ".csv" in each.endings)


def _workbooks() -> tuple[str, ...]:
    return next(each.endings for each in sources() if ".xlsx" in each.endings)
