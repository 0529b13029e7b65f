"""How long many KPIs of daily figures take: their whole history, and one more day."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import numpy as np

from kpi.monitors import daily
from kpi.monitors.state import pack, unpack
from kpi.simulate import REGIMES, histories


@dataclass(frozen=True, slots=True)
class SpeedResult:
    """Seconds for the full evaluation, for one more day (stored state read, judged, stored), and bytes a KPI."""

    kpis: int
    days: int
    full: float
    increment: float
    state_bytes: float


def run(kpis: int, days: int) -> SpeedResult:
    """Evaluate ``kpis`` series of ``days`` days and then a day more from their stored state."""
    weeks = -(-(days + 1) // 7)
    values = histories(REGIMES[2], series=kpis, weeks=weeks).values
    begun = perf_counter()
    _, state = daily.run(values[:, :days])
    full = perf_counter() - begun
    stored = pack(state).tobytes()
    begun = perf_counter()
    again = unpack(np.frombuffer(stored).reshape(kpis, -1))
    daily.advance(again, values[:, days], days % 7)
    pack(again).tobytes()
    return SpeedResult(kpis, days, full, perf_counter() - begun, len(stored) / kpis)
