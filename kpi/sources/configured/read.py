"""``sources.yaml`` read: every entry checked before any is used, faults with file and line."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from kpi.sources import sources
from kpi.sources.configured.entry import Entry
from kpi.sources.configured.model import Configured
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import DATE_ORDERS, DECIMALS, NOTHING, Choices

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_LONGEST_FILE = 2**20


def read(path: Path, *, zone: str, environment: Mapping[str, str] | None = None) -> tuple[Configured, ...]:
    """The sources of the file at ``path``, in order; none when there is no such file.

    ``zone`` holds for entries that name none. SourceError for the first thing that is wrong,
    with its file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as problem:
        raise SourceError("kpi_sources.unreadable", name=str(path), why=str(problem)) from None
    if len(text) > _LONGEST_FILE:
        raise SourceError("kpi_sources.entry.not_yaml", file=path.name, line=1)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise SourceError("kpi_sources.entry.not_yaml", file=path.name, line=mark.line + 1 if mark else 1) from None
    if root is None:
        return ()
    return tuple(_sources(path, root, zone, os.environ if environment is None else environment))


def _sources(path: Path, root: yaml.Node, zone: str, environment: Mapping[str, str]) -> list[Configured]:
    listed = next((v for k, v in root.value if k.value == "sources"), None) if _is_mapping(root) else None
    if not isinstance(listed, yaml.SequenceNode):
        line = (listed or root).start_mark.line + 1
        raise SourceError("kpi_sources.entry.no_list", file=path.name, line=line)
    found: list[Configured] = []
    for node in listed.value:
        if not isinstance(node, yaml.MappingNode):
            line = node.start_mark.line + 1
            raise SourceError("kpi_sources.entry.no_entry", file=path.name, line=line)
        entry = Entry(path, node, environment)
        one = _source(entry, zone)
        twice = next((each for each in found if each.name == one.name), None)
        if twice is not None:
            raise entry.fault("name_twice", field=one.name, first=twice.line)
        found.append(one)
    return found


def _is_mapping(node: yaml.Node) -> bool:
    return isinstance(node, yaml.MappingNode)


def _source(entry: Entry, usual: str) -> Configured:
    name, kind = entry.text("name"), entry.text("kind")
    if not _NAME.fullmatch(name) or name.startswith("shape-"):
        raise entry.fault("bad_name", entry.at("name"), field=name)
    kinds = {each.kind: each.configure for each in sources() if each.configure is not None}
    if kind not in kinds:
        raise entry.fault("unknown_kind", entry.at("kind"), field=kind, known=", ".join(sorted(kinds)))
    zone = entry.text("zone", usual)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise entry.fault("unknown_zone", entry.at("zone"), field=zone) from None
    every, at = entry.seconds("every"), entry.maybe("at")
    clock = _CLOCK.fullmatch(at) if at is not None else None
    if at is not None and (clock is None or every is not None):
        raise entry.fault("bad_time" if clock is None else "every_and_at", entry.at("at"), field=at)
    pull = kinds[kind](entry)
    configured = Configured(
        name=name,
        kind=kind,
        line=entry.node.start_mark.line + 1,
        choices=replace(_choices(entry), zone=zone),
        zone=zone,
        owner=entry.maybe("owner"),
        every=every,
        at=dt.time(int(clock[1]), int(clock[2])) if clock else None,
        back=entry.seconds("back", 7 * 86400) or 0,
        fresh=entry.seconds("fresh"),
        skip_bad_rows=entry.text("bad_rows", "refuse") == "skip",
        pull=pull,
        secret=entry.variable("secret") if pull is None else None,
        path=entry.text("path", "") if pull is None else "",
    )
    entry.done()
    return configured


def _choices(entry: Entry) -> Choices:
    part = entry.part("columns")
    if part is None:
        return Choices()
    order, decimal = part.maybe("date_order"), part.maybe("decimal")
    if order is not None and order not in DATE_ORDERS:
        raise part.fault("one_of", part.at("date_order"), field="date_order", known=", ".join(DATE_ORDERS))
    if decimal is not None and decimal not in DECIMALS:
        raise part.fault("one_of", part.at("decimal"), field="decimal", known="  ".join(DECIMALS))
    choices = Choices(
        kpis=part.mapping("kpis") or NOTHING,
        date=part.maybe("date"),
        kpi_column=part.maybe("kpi"),
        value=part.maybe("value"),
        dimensions=part.texts("dimensions"),
        ignored=part.texts("ignore"),
        shares=part.texts("shares") or None,
        totals=part.flag("totals"),
        date_order=next((each for each in DATE_ORDERS if each == order), None),
        decimal=next((each for each in DECIMALS if each == decimal), None),
    )
    part.done()
    return choices
