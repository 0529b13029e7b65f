"""The state of daily series as a plain matrix of numbers, one row a KPI, to store between days and to mend row-wise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray

from kpi.monitors.daily import DailyState
from kpi.monitors.errors import BadSeries

Floats = NDArray[np.float64]

VERSION = 4.0
_HEADER = 2


def pack(state: DailyState) -> Floats:
    """(series, numbers) float64; a row is one KPI's whole state and may be stored, moved and joined with others."""
    series = len(state.live)
    header = np.tile([VERSION, float(state.baseline.season.shape[1])], (series, 1))
    columns = [getattr(owner, name).reshape(series, -1).astype(np.float64) for owner, name in _arrays(state)]
    return np.concatenate([header, *columns], axis=1)


def unpack(rows: Floats) -> DailyState:
    """The state that ``pack`` wrote; ``BadSeries`` when the rows are of another version or kind."""
    if rows.ndim != 2 or rows.shape[1] <= _HEADER or (rows[:, 0] != VERSION).any() or len(set(rows[:, 1])) > 1:
        raise BadSeries("The stored state of these KPIs is of another version. Run the full evaluation once.")
    series, period = len(rows), int(rows[0, 1]) if len(rows) else 7
    state = DailyState.new(series, period)
    at = _HEADER
    if rows.shape[1] != _HEADER + sum(getattr(owner, name).size for owner, name in _arrays(state)) // max(series, 1):
        raise BadSeries("The stored state of these KPIs has another length. Run the full evaluation once.")
    for owner, name in _arrays(state):
        empty = getattr(owner, name)
        width = empty.size // series if series else 0
        setattr(owner, name, rows[:, at : at + width].reshape(empty.shape).astype(empty.dtype))
        at += width
    return state


def readable(memory: bytes) -> bool:
    """Whether ``memory``, a row that ``pack`` wrote, is of this version."""
    return len(memory) >= 8 * _HEADER and bool(np.frombuffer(memory, count=1)[0] == VERSION)


def _arrays(state: DailyState) -> Iterator[tuple[object, str]]:
    """Every array of the state as (owner, attribute), always in the same order."""
    for each in fields(state):
        value = getattr(state, each.name)
        if isinstance(value, np.ndarray):
            yield state, each.name
        else:
            for inner in fields(value):
                yield value, inner.name
