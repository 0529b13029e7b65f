"""Which KPIs of a source are added up to figures of the whole, and the adding."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import fsum
from operator import itemgetter

from kpi.goals.pace import counted
from kpi.model import Kpi, Observation
from kpi.sources.ingest.model import Note, Schema
from kpi.sources.ingest.spool import Spool
from kpi.sources.ingest.store import sources
from kpi.sources.ingest.whole import store
from kpi.sources.ingest.whole.store import Session
from kpi.store import record


def to_add_up(
    session: Session, spool: Spool, schema: Schema, known: Mapping[str, Kpi]
) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The KPIs whose whole is to be added up from the parts of ``spool``, and what a person should know of it.

    Things and money add up; rates and scores do not. Where the whole is stored already for the time of the source, it
    was stated elsewhere, unless a source of the same dimensions was added up before.
    """
    only_parts = _only_parts(spool, schema)
    if not only_parts or not spool.figures:
        return (), ()
    alike = [each.schema for each in sources(session) if set(each.schema.dimensions) == set(schema.dimensions)]
    ours = {kpi for each in alike for kpi in each.summed}
    open_ = [kpi for kpi in only_parts if kpi in ours or not store.has_whole(session, kpi, spool.grain, _span(spool))]
    summed = tuple(kpi for kpi in open_ if schema.totals and counted(known[kpi].unit))
    columns = ", ".join(schema.dimensions)
    told = [Note("kpi_sources.added_up", {"kpis": ", ".join(summed), "columns": columns})] if summed else []
    told += [Note("kpi_sources.only_parts", {"kpi": kpi, "columns": columns}) for kpi in open_ if kpi not in summed]
    return summed, tuple(told)


def add_up(session: Session, spool: Spool, schema: Schema, *, now: dt.datetime) -> int:
    """Record the whole of each KPI of ``schema.summed`` at every moment of ``spool``; returns how many changed.

    All stored parts of the same dimensions count, whichever source they came from. With two dimensions or more the
    parts by each of them alone are added up too: in them the drivers of an alert are looked for.
    """
    moments = _moments(spool, schema.summed)
    changed = 0
    for kpi in schema.summed:
        parts = store.parts(session, kpi, spool.grain, schema.dimensions, _span(spool))
        sums = [
            Observation(kpi=kpi, at=at.date() if spool.grain == "day" else at, value=value, dimensions=narrowed)
            for at, some in groupby(parts, key=itemgetter(1))
            if at in moments[kpi]
            for narrowed, value in _sums((narrowed, value) for narrowed, _, value in some)
        ]
        done = record(session, sums, now=now)
        changed += done.new + done.restated
    return changed


def _only_parts(spool: Spool, schema: Schema) -> tuple[str, ...]:
    """The KPIs of which every figure is narrowed by each dimension of ``schema``, in order of id."""
    counts = defaultdict(set)
    for cut in spool.cuts:
        counts[cut.kpi].add(len(cut.dimensions))
    return tuple(sorted(kpi for kpi, found in counts.items() if found == {len(schema.dimensions)} != {0}))


def _span(spool: Spool) -> store.Span:
    return _moment(spool.oldest), _moment(spool.newest)


def _moment(at: str) -> dt.datetime:
    return dt.datetime.fromisoformat(at).replace(tzinfo=dt.UTC)


def _moments(spool: Spool, kpis: tuple[str, ...]) -> dict[str, set[dt.datetime]]:
    """When ``spool`` states anything of each KPI."""
    of = [cut.kpi for cut in spool.cuts]
    found: dict[str, set[str]] = {kpi: set() for kpi in kpis}
    for block in spool.blocks():
        for _, cut, at, _ in block:
            if of[cut] in found:
                found[of[cut]].add(at)
    return {kpi: set(map(_moment, each)) for kpi, each in found.items()}


def _sums(parts: Iterable[tuple[Mapping[str, str], float]]) -> Iterator[tuple[Mapping[str, str], float]]:
    """The parts of one moment added up: all of them, and those of each value of each of several dimensions."""
    found: dict[tuple[tuple[str, str], ...], list[float]] = defaultdict(list)
    for narrowed, value in parts:
        found[()].append(value)
        for each in narrowed.items() if len(narrowed) > 1 else ():
            found[(each,)].append(value)
    # Rounded once, so that the order in which a database gives the parts changes nothing.
    yield from ((dict(narrowed), fsum(values)) for narrowed, values in found.items())
