"""The plain types of ingestion: rows of a source, how its columns are read, faults, and what a load did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from kpi.sources.ingest.errors import Param, SourceError

if TYPE_CHECKING:
    from kpi.sources.configured.entry import Entry

Cell = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
Row = tuple[int, Sequence[Cell]]
"""A row's number as a person sees it (from 1), and its cells."""

Layout = Literal["wide", "long"]
DateOrder = Literal["dmy", "mdy"]
DATE_ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
Decimal = Literal[".", ","]
DECIMALS: tuple[Decimal, ...] = get_args(Decimal)
Phase = Literal["survey", "read", "load"]
Progress = Callable[[Phase, int, int | None], None]
"""Called now and then with the phase, rows done, and rows in all (None before they are counted)."""

NOTHING: Mapping[str, Any] = MappingProxyType({})
FAULTS_KEPT = 20
RESTATED_KEPT = 20


class MergedNumber(float):
    """A number that a spreadsheet shows once for several rows: it belongs to none of them."""


class PercentNumber(float):
    """A number that a spreadsheet stores as 0.12 and shows as 12 %."""


class BrokenLine(str):
    """A line that the source cannot split: alone in its row, it refuses that row and no other."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the person should know; ``code`` is a key of the catalogue ``kpi_sources``."""

    code: str
    params: Mapping[str, Param] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row cannot be loaded: ``row`` counts from 1, ``column`` is a title ("" for the row as a whole)."""

    row: int
    column: str
    code: str
    params: Mapping[str, Param] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Table:
    """What a source opens: ``rows()`` starts from the first row each time it is called and never holds them all."""

    rows: Callable[[], Iterator[Row]]
    kind: str
    sheet: str | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Window:
    """What one pull of a configured source is asked for: figures from ``since`` on, as of ``now``. Both are aware."""

    since: dt.datetime
    now: dt.datetime


Pull = Callable[[Window], Table]
"""Fetches the rows of a configured source; raises ``SourceError``."""


def _is_no_file(address: str, sheet: str | None) -> Table:
    raise SourceError("kpi_sources.unknown_scheme", scheme=address.partition("://")[0])


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source: a module of ``kpi/sources`` exposes it as ``SOURCE``.

    A kind that reads files has ``open``: it takes an address (a path, or a URL) and the wanted sheet, and raises
    ``SourceError``; it is chosen by the first bytes of a file (``recognises``), by its ending (``endings``) or by the
    scheme of a URL (``schemes``). A kind that is set up in ``sources.yaml`` has ``configure``: it reads its part of the
    entry and gives what pulls the rows, or None where the rows are sent to us.
    """

    kind: str
    open: Callable[[str, str | None], Table] = _is_no_file
    endings: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    recognises: Callable[[bytes], bool] = lambda _: False
    configure: Callable[[Entry], Pull | None] | None = None


def _plain(described: Choices | Schema) -> dict[str, Any]:
    values = {each.name: getattr(described, each.name) for each in fields(described)}
    lists = {name: list(each) for name, each in values.items() if isinstance(each, tuple)}
    return {**values, **lists, "kpis": dict(described.kpis)}


def _tuples(stored: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(each) for name, each in stored.items() if isinstance(each, list)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person says about a source; what is left out is remembered or guessed.

    ``kpis`` maps a column title (or, in the long layout, a label) to a KPI id, "" to leave it out. ``shares`` are the
    ids of KPIs in percent that the source writes as shares of one: 0.64 is 64 %. ``totals`` says whether the whole is
    added up where the source states only parts. ``year`` is that of days written without one; it holds for this file
    only and is never remembered.
    """

    kpis: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    date: str | None = None
    kpi_column: str | None = None
    value: str | None = None
    dimensions: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    shares: tuple[str, ...] | None = None
    totals: bool | None = None
    sheet: str | None = None
    date_order: DateOrder | None = None
    decimal: Decimal | None = None
    zone: str | None = None
    year: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON of the choices; ``from_dict`` reads it back."""
        return _plain(self)

    @staticmethod
    def from_dict(stored: Mapping[str, Any]) -> Choices:
        """The choices that ``as_dict`` wrote."""
        return Choices(**{**stored, **_tuples(stored)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """How the columns of a source are read. Titles are as the file writes them, blanks at the ends removed.

    ``kpis``: in the wide layout column title to KPI id, in the long layout label to KPI id. ``shares``: ids of KPIs in
    percent of which a bare 0.64 is 64 %. ``totals``: whether the whole of KPIs may be added up from parts; ``summed``:
    ids of those of which it is. ``zone`` is an IANA name.
    """

    layout: Layout
    date: str
    kpis: Mapping[str, str]
    kpi_column: str | None = None
    value: str | None = None
    dimensions: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    totals: bool = True
    summed: tuple[str, ...] = ()
    sheet: str | None = None
    date_order: DateOrder | None = None
    decimal: Decimal | None = None
    zone: str = "UTC"

    def as_dict(self) -> dict[str, Any]:
        """Plain JSON of the schema; ``from_dict`` reads it back."""
        return _plain(self)

    @staticmethod
    def from_dict(stored: Mapping[str, Any]) -> Schema:
        """The schema that ``as_dict`` wrote."""
        return Schema(**{**stored, **_tuples(stored)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the database did: figures new, restated (the earlier value is kept), known already, and stated twice.

    ``totals`` are figures of the whole that were added up from them, new or restated, and count in none of the others.
    """

    new: int = 0
    restated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    totals: int = 0


@dataclass(frozen=True, slots=True)
class Restated:
    """A figure that was stored as ``before`` and is now ``after``; ``at`` is in UTC."""

    at: dt.datetime
    kpi: str
    dimensions: Mapping[str, str]
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of reading a source. ``loaded`` is None where nothing was stored: a preview, or faults.

    ``rows`` are data rows seen, ``bad_rows`` those with a fault (``faults`` holds the first 20), ``good_rows`` those
    without one that hold a figure, ``figures`` the cells that hold a number, ``blanks`` those that hold none. ``first``
    and ``last`` are the span, in UTC. ``sample`` holds the first figures as (time, KPI id, dimensions, value).
    ``restated`` holds the first 20 figures that changed.
    """

    source: str
    kind: str
    schema: Schema
    grain: str
    period: str
    rows: int
    bad_rows: int
    good_rows: int
    figures: int
    blanks: int
    first: str | None
    last: str | None
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]
    sample: tuple[tuple[str, str, Mapping[str, str], float], ...]
    loaded: Loaded | None = None
    restated: tuple[Restated, ...] = ()


class Refused(SourceError):
    """Nothing was loaded because rows have faults; ``report`` lists them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        share = 100 * report.bad_rows / max(report.rows, 1)
        super().__init__("kpi_sources.refused", n=report.bad_rows, rows=report.rows, share=f"{share:.2g}")
