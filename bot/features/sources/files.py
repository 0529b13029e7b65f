"""A file from a conversation on disk for as long as it is read, and a first look at what it holds."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath
from typing import Any

from bot.context import Context
from bot.downloads import Downloads
from bot.features.sources.taker import SUFFIXES
from bot.termbase.sight import sight
from campaigns.calendar.headings import field_of
from kpi import store as kpis
from kpi.model import Kpi
from kpi.sources import open_source
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Cell
from kpi.sources.ingest.shape import Sight, look

_OURS = frozenset(
    f"kpi_sources.{name}"
    for name in ("bomb", "encrypted", "sheet_too_large", "too_much_merged", "long_line", "not_csv", "not_json")
)
"""What is wrong with a table as a table; everything else the reader of copy says in its own words."""


_TITLES_WITHIN = 10
"""Rows in which the titles of a calendar stand."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file seems to be: ``figures``, ``terms``, ``copy``, or a question between them; and its sheet.

    ``ask_first``: it may hold figures, and there is no KPI yet that they could be of.
    ``terms``: it may be a term base too.
    """

    sort: str
    sight: Sight
    sheet: str | None = None
    terms: bool = False


@asynccontextmanager
async def on_disk(context: Context, file: Mapping[str, Any]) -> AsyncIterator[tuple[Path, str]]:
    """The file and the SHA-256 of its bytes. Raises what a person can mend, and ``DownloadInterrupted``."""
    settings = context.settings
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    fetcher = Downloads(
        context.calls, token=token, base_url=context.client.base_url, max_megabytes=settings.max_file_mb
    )
    name, data = await fetcher.fetch(file, also=SUFFIXES)
    sha = hashlib.sha256(data).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        # Only the last part of the name, and not too long for a file system.
        path = Path(folder) / (PurePath(name).stem[:60] + PurePath(name).suffix)
        await asyncio.to_thread(path.write_bytes, data)
        del data
        yield path, sha


def look_at(path: Path, known: Sequence[Kpi]) -> Looked:
    """Tell figures from a content calendar, a term base and copy. SourceError for a table that cannot be opened."""
    looked = _figures_or_plan(path, known)
    if looked.sort not in ("copy", "ask_copy", "ask_first"):
        return looked
    terms = sight(path.read_bytes())
    if terms == "terms":
        return replace(looked, sort="terms")
    if terms is None:
        return looked
    return replace(looked, sort="ask_terms" if looked.sort == "copy" else looked.sort, terms=True)


def _figures_or_plan(path: Path, known: Sequence[Kpi]) -> Looked:
    measured = [kpi for kpi in known if kpi.formula is None]
    sheet = None
    calendar = False
    try:
        table = open_source(str(path))
        calendar = any(_is_plan(cells) for _, cells in islice(table.rows(), _TITLES_WITHIN))
        sight = look(table, measured, path.name)
    except SourceError as problem:
        if problem.code == "kpi_sources.which_sheet":
            sheet, sight = _sheet(path, str(problem.params["sheets"]).split(", "), measured)
        elif problem.code in _OURS:
            raise
        else:
            return Looked("copy", Sight("other"))
    if calendar:
        return Looked("ask_calendar" if sight.sort == "other" else "ask", sight, sheet)
    if sight.sort == "perhaps":
        return Looked("ask_copy" if measured else "ask_first", sight, sheet)
    return Looked("figures" if sight.sort == "figures" else "copy", sight, sheet)


def _is_plan(cells: Sequence[Cell]) -> bool:
    """Whether a row holds the titles of a content calendar."""
    fields = {field_of(str(cell)) for cell in cells if cell}
    return {"title", "publish"} <= fields and bool(fields & {"channel", "status", "owner"})


def _sheet(path: Path, sheets: Sequence[str], known: Sequence[Kpi]) -> tuple[str | None, Sight]:
    """The one sheet that holds figures; none where several do, which is asked later."""
    seen = [(name, look(open_source(str(path), name), known, path.name)) for name in sheets]
    for sort in ("figures", "perhaps"):
        found = [each for each in seen if each[1].sort == sort]
        if found:
            return found[0] if len(found) == 1 else (None, found[0][1])
    return None, Sight("other")


async def known_kpis(context: Context) -> tuple[Kpi, ...]:
    """Every KPI."""
    return await context.read(kpis.kpis)
