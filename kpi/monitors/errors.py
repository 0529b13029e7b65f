"""Errors a person can cause with a series or a monitor: each says what is wrong and what to do."""

from __future__ import annotations

from kpi.errors import KpiError


class BadSeries(KpiError):
    """A file or list of points that is no series; ``row`` counts lines of the file from 1, None for the whole."""

    code = "kpi.bad_series"

    def __init__(self, problem: str, row: int | None = None) -> None:
        self.problem, self.row = problem, row
        super().__init__(f"Line {row}: {problem}" if row is not None else problem)


class BadMonitor(KpiError):
    """A monitor whose settings do not hold together."""

    code = "kpi.bad_monitor"
