"""JSON as a table: the rows at a path, each object a row, what is nested in it under a dotted title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Table
from kpi.sources.ingest.pulled import table_of

_STEP = re.compile(r"""\.?(?:(?P<name>[^.\[\]'"]+)|\[(?P<at>-?\d+|\*)\]|\[(?P<q>['"])(?P<quoted>.+?)(?P=q)\])""")
_DEEPEST = 5
_MOST_TITLES = 500


def steps(path: str) -> tuple[str | int | None, ...]:
    """A path as steps: names, positions, and None for every entry of a list.

    This much of JSONPath: ``$.data.rows``, ``data.pages[*].rows[*]``, ``series[0]``, ``$['my key']``. ValueError for
    anything else.
    """
    rest = path.strip().removeprefix("$")
    found: list[str | int | None] = []
    while rest:
        step = _STEP.match(rest)
        if step is None:
            raise ValueError(rest)
        name = step["name"] or step["quoted"]
        found.append(name if name is not None else None if step["at"] == "*" else int(step["at"]))
        rest = rest[step.end() :]
    return tuple(found)


def found_at(document: Any, path: str) -> list[Any]:
    """Whatever stands at ``path``; nothing when it leads nowhere."""
    found = [document]
    for step in steps(path):
        found = [inner for each in found for inner in _inside(each, step)]
    return found


def rows_at(document: Any, path: str, *, none: bool = False) -> list[Any]:
    """The rows at ``path``. SourceError ``kpi_sources.no_path`` when nothing is there; with ``none`` an empty list may
    be."""
    found = found_at(document, path)
    # A path that ends at a list means its entries.
    rows = found[0] if len(found) == 1 and isinstance(found[0], list) else found
    if not rows and none and (found or found_at(document, path.removesuffix("[*]"))):
        return []
    if not rows or not all(isinstance(row, (dict, list)) for row in rows):
        raise SourceError("kpi_sources.no_path", path=path or "$")
    return rows


def _inside(value: Any, step: str | int | None) -> Iterator[Any]:
    if isinstance(step, str):
        if isinstance(value, dict) and step in value:
            yield value[step]
    elif isinstance(value, list):
        if step is None:
            yield from value
        elif -len(value) <= step < len(value):
            yield value[step]


def table_at(document: Any, path: str, kind: str, *, most: int) -> Table:
    """The rows at ``path`` as a table. SourceError for more than ``most`` of them."""
    return table_of_rows(rows_at(document, path), kind, most=most)


def table_of_rows(rows: Sequence[Any], kind: str, *, most: int) -> Table:
    """``rows``, objects or lists under a first one of titles, as a table. SourceError for more than ``most``."""
    if isinstance(rows[0], list):
        lists = [row for row in rows if isinstance(row, list)]
        return table_of([str(each) for each in lists[0]], lists[1:], kind, most=most)
    flat = [dict(_flat(row)) for row in rows if isinstance(row, dict)]
    titles: dict[str, None] = {}
    for row in flat:
        titles |= dict.fromkeys(row)
        if len(titles) > _MOST_TITLES:
            raise SourceError("kpi_sources.too_many_titles", most=_MOST_TITLES)
    return table_of(list(titles), _cells(flat, list(titles)), kind, most=most)


def _cells(rows: Sequence[Mapping[str, Any]], titles: Sequence[str]) -> Iterator[list[Any]]:
    for row in rows:
        yield [row.get(title) for title in titles]


def _flat(row: Mapping[str, Any], above: str = "", depth: int = 1) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        title = f"{above}{name}"
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{title}.", depth + 1)
        else:
            yield title, value
