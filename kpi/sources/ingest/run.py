"""The way in: one source read, shown or loaded, all of it or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kpi import store as kpis_stored
from kpi.model import Kpi
from kpi.sources import open_source
from kpi.sources.ingest import store
from kpi.sources.ingest.cells import Read, Reader, left_out
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.guess import SAMPLE_ROWS, propose
from kpi.sources.ingest.model import (
    FAULTS_KEPT,
    Choices,
    Fault,
    Note,
    Phase,
    Progress,
    Refused,
    Report,
    Schema,
    Table,
)
from kpi.sources.ingest.spool import Spool
from kpi.sources.ingest.survey import Rules, Walk, survey
from kpi.sources.ingest.whole.adding import add_up, to_add_up
from storage.session import Database

_LONGEST_NAME = 64


def silent(_phase: Phase, _done: int, _of: int | None) -> None:
    """Progress that nobody looks at."""


def ingest(
    database: Database,
    address: str,
    name: str,
    *,
    now: dt.datetime,
    choices: Choices | None = None,
    zone: str = "UTC",
    preview: bool = False,
    skip_bad_rows: bool = False,
    anew: bool = False,
    table: Table | None = None,
    progress: Progress = silent,
) -> Report:
    """Read the source at ``address`` (a path or URL), called ``name``, and record its figures at ``now``.

    How its columns are read is remembered under ``name``; with ``anew`` that is not looked at. ``zone``, an IANA name,
    is that of times without one, for a source that is not known yet. ``table`` holds rows that were fetched already,
    and ``address`` is then only what they are called. ``preview`` reads everything and stores nothing.

    Loading the same source again changes nothing; other values are kept as new revisions.

    Raises ``Refused``, with the report, where rows have faults and not ``skip_bad_rows``; SourceError or KpiError for
    everything else that a person can put right.
    """
    choices = choices or Choices()
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME:
        raise SourceError("kpi_sources.bad_name", most=_LONGEST_NAME)
    with database.reading() as session:
        remembered = store.source(session, name)
        known = {kpi.id: kpi for kpi in kpis_stored.kpis(session)}
    usual = remembered.schema if remembered and not anew else None
    sheet = choices.sheet or (usual.sheet if usual else None)
    table = table or open_source(address, sheet)
    _known_zone(choices.zone or (usual.zone if usual else zone))
    sample = list(islice(table.rows(), SAMPLE_ROWS))
    measured = [kpi for kpi in known.values() if kpi.formula is None]
    _not_derived(choices, known)
    proposal = propose(sample, measured, choices, usual, address.rpartition("/")[2], zone)
    schema = replace(proposal.schema, sheet=table.sheet)
    walk = Walk(table, proposal.header, schema.date)
    rules = survey(walk, schema, choices, usual.date_order if usual else None, lambda n: progress("survey", n, None))
    schema = replace(schema, date_order=rules.date.order)
    rows = walk.rows
    with Spool(rules.date.grain) as spool:
        reader = Reader(walk, schema, rules, known, strict_width=table.kind == "csv")
        found = reader.read(spool, lambda n: progress("read", n, rows))
        notes = (*table.notes, *proposal.notes, *rules.notes, *left_out(found, rows))
        if walk.totals:
            notes += (Note("kpi_sources.totals_left_out", {"n": walk.totals}),)
        with database.reading() as session:
            summed, told = to_add_up(session, spool, schema, known)
        schema, notes = replace(schema, summed=summed), (*notes, *told)
        notes += _odd(found, spool.newest, now)
        if usual is None or usual.shares:
            notes += _small_shares(found)
        report = _report(name, walk, schema, rules, spool, found, notes)
        if preview:
            return report
        if found.bad_rows and (not skip_bad_rows or found.bad_rows == rows):
            raise Refused(report)
        if not spool.figures:
            raise SourceError("kpi_sources.no_figures", name=address.rpartition("/")[2])
        return _load(database, spool, report, now, skip_bad_rows, progress)


def _report(
    name: str, walk: Walk, schema: Schema, rules: Rules, spool: Spool, found: Read, notes: tuple[Note, ...]
) -> Report:
    """What was read of the source called ``name``, before anything is stored."""
    return Report(
        source=name,
        kind=walk.table.kind,
        schema=schema,
        grain=spool.grain,
        period=rules.date.period,
        rows=walk.rows,
        bad_rows=found.bad_rows,
        good_rows=found.good_rows,
        figures=spool.figures,
        blanks=found.blanks,
        first=spool.oldest or None,
        last=spool.newest or None,
        faults=tuple(found.faults),
        notes=notes,
        sample=tuple(found.sample),
    )


def _odd(found: Read, newest: str, now: dt.datetime) -> tuple[Note, ...]:
    """What can be read and is hardly meant: figures below zero, and of days to come."""
    notes: tuple[Note, ...] = ()
    if newest and dt.datetime.fromisoformat(newest).replace(tzinfo=dt.UTC) > now + dt.timedelta(days=1):
        notes += (Note("kpi_sources.in_future", {"day": newest[:10]}),)
    if found.negative:
        row, value = found.negative[0]
        notes += (Note("kpi_sources.below_zero", {"row": row, "value": f"{value:g}"}),)
    return notes


def _small_shares(found: Read) -> tuple[Note, ...]:
    """KPIs in percent of which every figure is below one: 0.031 is hardly meant as 0.031 %."""
    small = ((kpi, most) for kpi, most in found.largest_share.items() if 0 < most < 1)
    return tuple(
        Note("kpi_sources.small_share", {"kpi": kpi, "most": f"{most:g}", "percent": f"{100 * most:g}"})
        for kpi, most in small
    )


def _load(
    database: Database, spool: Spool, report: Report, now: dt.datetime, keep_first: bool, progress: Progress
) -> Report:
    figures = spool.figures
    with database.session() as session:
        loaded, again, contradictions, restated = store.load(
            session,
            spool,
            now=now,
            keep_first=keep_first,
            most=FAULTS_KEPT,
            progress=lambda n: progress("load", n, figures),
        )
        faults = tuple(
            Fault(
                each.row,
                "",
                "kpi_sources.stated_twice",
                {"kpi": each.kpi, "first": each.first, "at": f"{each.at:%Y-%m-%d %H:%M}"},
            )
            for each in contradictions
        )
        report = replace(
            report,
            bad_rows=report.bad_rows + again,
            good_rows=max(report.good_rows - again, 0),
            faults=(*report.faults, *faults)[:FAULTS_KEPT],
        )
        if again and not keep_first:
            raise Refused(report)
        if report.schema.summed and not report.bad_rows:
            # With rows left out a part may be missing, and the whole would be too small.
            loaded = replace(loaded, totals=add_up(session, spool, report.schema, now=now))
        newest = dt.datetime.fromisoformat(str(report.last)).replace(tzinfo=dt.UTC)
        store.remember(session, report.source, report.kind, report.schema, newest=newest, now=now)
    progress("load", figures, figures)
    return replace(report, loaded=loaded, restated=restated)


def _known_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SourceError("kpi_sources.unknown_zone", zone=zone) from None


def _not_derived(choices: Choices, known: dict[str, Kpi]) -> None:
    for kpi in choices.kpis.values():
        if kpi in known and known[kpi].formula is not None:
            raise SourceError("kpi_sources.derived_kpi", kpi=kpi, formula=str(known[kpi].formula))
