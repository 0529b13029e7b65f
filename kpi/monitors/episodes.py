"""State changes only: an incident fires once, and again within its week only when it has become much worse."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

REFRACTORY_DAYS = 7
MUCH_WORSE = 0.7
"""Evidence on top of the episode's strongest that makes news within it: a chance five times smaller."""


@dataclass(slots=True)
class Episodes:
    """Days since the last alert of each series and its strongest evidence."""

    since: Floats
    strongest: Floats

    @classmethod
    def new(cls, series: int) -> Episodes:
        """No alert yet."""
        return cls(np.full(series, 1e6), np.zeros(series))

    def fire(self, evidence: Floats, bar: float | Floats) -> Bools:
        """Which series alert today, given today's ``evidence``; remembers the day."""
        self.since += 1
        news = (self.since >= REFRACTORY_DAYS) | (evidence > self.strongest + MUCH_WORSE)
        fired: Bools = (evidence >= bar) & news
        self.since = np.where(fired, 0.0, self.since)
        self.strongest = np.where(fired, evidence, self.strongest)
        return fired


def grouped(fired: Bools, days: int = REFRACTORY_DAYS) -> Bools:
    """(series, days) alerts thinned to the first of each episode: the next one counts from ``days`` days on."""
    first = np.zeros_like(fired)
    since = np.full(len(fired), 1_000_000)
    for day in range(fired.shape[1]):
        since += 1
        new = fired[:, day] & (since >= days)
        first[:, day] = new
        since[new] = 0
    return first
