"""The inputs of a review from a folder of files, without a database.

``kpis.yaml`` lists ``goals`` and ``kpis`` with the fields of ``kpi.model``; the figures of a KPI stand in ``ID.csv``
with the columns ``date`` and ``value``, one line a day, and any further columns as dimensions: a line with all of them
empty is the total, one with one of them filled is a part. A folder of CSV files alone gives KPIs without goals: then
there are movers, and no goals.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import yaml

from kpi.errors import InvalidField, KpiError
from kpi.model import LARGEST_FIGURE, Goal, Kpi, Name
from kpi.monitors.model import DailySeries
from kpi.reviews.model import Inputs, Measured, Stretch

LIST = "kpis.yaml"
_Listed = TypeVar("_Listed", Goal, Kpi)


_LONGEST = 36_525
"""Days from the first figure to the last: more is a year written wrong, and every day between would be looked at."""


class BadFolder(KpiError):
    """A folder that no review can be made from; the sentence says where and what to do."""

    code = "kpi.bad_folder"


def read_folder(path: Path) -> tuple[tuple[Goal, ...], tuple[Measured, ...]]:
    """Goals, and KPIs with all of their figures. BadFolder."""
    if not path.is_dir():
        raise BadFolder(f"{path} is no folder. Give one with a CSV file for each KPI, and {LIST} for their goals.")
    files = {each.stem: each for each in sorted(path.glob("*.csv"))}
    if not files:
        raise BadFolder(f"{path} has no CSV file. Put one there for each KPI, with the columns date and value.")
    listed = path / LIST
    if listed.is_file():
        goals, kpis = _listed(listed)
    else:
        files = _by_id(files)
        goals, kpis = (), tuple(_plain(id, each.stem) for id, each in files.items())
    measured = []
    for kpi in kpis:
        total, parts = _figures(files[kpi.id]) if kpi.id in files else (None, {})
        measured.append(Measured(kpi=kpi, series=total, parts=parts))
    return goals, tuple(measured)


def upto(goals: tuple[Goal, ...], measured: tuple[Measured, ...], stretch: Stretch) -> Inputs:
    """The inputs of the review of ``stretch``, from figures up to its last day only."""
    return Inputs(
        stretch=stretch,
        goals=goals,
        measured=tuple(
            Measured(
                kpi=each.kpi,
                series=each.series.upto(stretch.last) if each.series is not None else None,
                parts={
                    dimension: {name: series.upto(stretch.last) for name, series in parts.items()}
                    for dimension, parts in each.parts.items()
                },
            )
            for each in measured
        ),
    )


def _by_id(files: Mapping[str, Path]) -> dict[str, Path]:
    """The files by an id that their names give, or their number where that is none or another's."""
    made: dict[str, Path] = {}
    for number, (name, file) in enumerate(files.items(), start=1):
        id = re.sub("[^a-z0-9._-]+", "-", name.lower()).lstrip("._-")[:64]
        made[id if id and id not in made else f"kpi-{number}"] = file
    return made


def _plain(id: str, name: str) -> Kpi:
    return Kpi(id=id, name=Name(name), unit="ratio", direction="up", goal="none")


def _listed(path: Path) -> tuple[tuple[Goal, ...], tuple[Kpi, ...]]:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, ValueError) as problem:  # a day that no calendar has is a ValueError
        raise BadFolder(f"{path} cannot be read: {' '.join(str(problem).split())}.") from None
    if not isinstance(said, dict) or not said.get("kpis"):
        raise BadFolder(f"{path} lists no KPIs. Give it a list `kpis`, and `goals` for those they serve.")
    for named in ("goals", "kpis"):
        if not isinstance(said.get(named) or [], list):
            raise BadFolder(f"{path}: {named} is no list.")
    goals = tuple(_made(Goal, each, path) for each in said.get("goals") or ())
    kpis = tuple(_made(Kpi, each, path) for each in said["kpis"])
    known = [goal.id for goal in goals]
    for kpi in kpis:
        if kpi.goal not in known:
            raise BadFolder(f"{path}: the KPI {kpi.id} names the goal {kpi.goal!r}, which is not listed there.")
    return goals, kpis


def _made(kind: type[_Listed], given: Any, path: Path) -> _Listed:
    if not isinstance(given, Mapping):
        raise BadFolder(f"{path}: {given!r} is no list of fields.")
    name = given.get("name") or given.get("id")
    try:
        named = Name(**name) if isinstance(name, Mapping) else Name(str(name))
        return kind(**{**given, "name": named})
    except InvalidField as problem:
        raise BadFolder(f"{path}: the {kind.__name__.lower()} {given.get('id')!r}: {problem}") from None
    except TypeError as problem:
        what = str(problem).partition(".__init__() ")[2] or str(problem)
        raise BadFolder(f"{path}: the {kind.__name__.lower()} {given.get('id')!r} {what}.") from None


def _figures(path: Path) -> tuple[DailySeries | None, dict[str, dict[str, DailySeries]]]:
    try:
        found = _lines(path)
    except UnicodeDecodeError:
        raise BadFolder(f"{path} is not UTF-8 text. Save it as CSV UTF-8 and try again.") from None
    except (csv.Error, OSError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else problem
        raise BadFolder(f"{path} cannot be read as CSV: {why}.") from None
    total = found.pop(("", ""), None)
    parts: dict[str, dict[str, DailySeries]] = {}
    for (dimension, part), values in sorted(found.items()):
        parts.setdefault(dimension, {})[part] = _series(values, path)
    return (_series(total, path) if total else None), parts


def _lines(path: Path) -> dict[tuple[str, str], dict[dt.date, float]]:
    """The figures by day of each dimension and part, of the total under two empty names."""
    found: dict[tuple[str, str], dict[dt.date, float]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = {"date", "value"} - set(rows.fieldnames or ())
        if missing:
            raise BadFolder(f"{path} has no column {' and no column '.join(sorted(missing))}.")
        for row in rows:
            if None in row:
                raise BadFolder(f"{path}, line {rows.line_num}: there are more cells than columns.")
            cut = [(name, text) for name, text in row.items() if name not in ("date", "value") and text]
            if len(cut) > 1:
                continue
            try:
                day, value = dt.date.fromisoformat(row["date"].strip()), float(row["value"] or "nan")
            except (ValueError, AttributeError):
                raise BadFolder(
                    f"{path}, line {rows.line_num}: a date such as 2026-11-23 and a number are wanted."
                ) from None
            if abs(value) > LARGEST_FIGURE:
                raise BadFolder(f"{path}, line {rows.line_num}: {row['value']} is too large to be a figure.")
            if not math.isnan(value):
                found.setdefault(cut[0] if cut else ("", ""), {})[day] = value
    return found


def _series(values: Mapping[dt.date, float], path: Path) -> DailySeries:
    first, last = min(values), max(values)
    if (last - first).days > _LONGEST:
        raise BadFolder(f"{path}: from {first} to {last} are more than a hundred years. Check the years of both.")
    line = np.full((last - first).days + 1, np.nan)
    for day, value in values.items():
        line[(day - first).days] = value
    return DailySeries(first, line)
