"""How rare a deviation is for this very series: a tail learned from its own past, started from a common belief.

Peaks over a threshold (A. C. Davison and R. L. Smith, "Models for exceedances over high thresholds", JRSS B 52, 1990):
beyond the threshold the excess is taken as exponential, with the share of days beyond it and the mean excess estimated
online. Both begin as a prior worth so many observations, so a young series behaves like the average one. Only the
first exceedance of a cluster teaches the mean excess: one incident of a week is one incident.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

LN10 = float(np.log(10.0))


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed before the series has spoken.

    ``threshold`` in standard deviations; ``share`` of days beyond it, worth ``days``; ``excess`` mean excess beyond it,
    worth ``peaks``; an excess is learned as at most ``cap``; a cluster is over after ``gap`` quiet days.
    """

    threshold: float
    share: float
    days: float
    excess: float
    peaks: float
    cap: float
    gap: int
    least: float = 0.25


def rarity(size: Floats, share: Floats, excess: Floats, threshold: float) -> Floats:
    """-log10 of the chance of a deviation of at least ``size`` standard deviations either way, elementwise."""
    at_threshold = -np.log10(share)
    beyond = at_threshold + (size - threshold) / (excess * LN10)
    inside = np.minimum(size / threshold, 1.0) * at_threshold
    chosen: Floats = np.where(size > threshold, beyond, inside)
    return chosen


def size_of(rare: Floats, share: Floats, excess: Floats, threshold: float) -> Floats:
    """The deviation whose ``rarity`` is ``rare``: its inverse, elementwise."""
    at_threshold = -np.log10(share)
    beyond = threshold + (rare - at_threshold) * excess * LN10
    chosen: Floats = np.where(rare > at_threshold, beyond, threshold * rare / at_threshold)
    return chosen


@dataclass(slots=True)
class Tails:
    """Running sums of any common shape: peaks beyond the threshold, their excess, days beyond, days since one."""

    beyond: Floats
    peaks: Floats
    excess: Floats
    quiet: Floats
    days: Floats

    @classmethod
    def new(cls, shape: tuple[int, ...]) -> Tails:
        """Nothing seen yet."""
        quiet = np.full(shape, 1e6)
        return cls(np.zeros(shape), np.zeros(shape), np.zeros(shape), quiet, np.zeros(shape))

    def share(self, prior: Prior) -> Floats:
        """Share of days beyond the threshold, prior included."""
        return (prior.share * prior.days + self.beyond) / (prior.days + self.days)

    def mean_excess(self, prior: Prior) -> Floats:
        """Mean excess beyond the threshold, prior included."""
        return np.maximum((prior.excess * prior.peaks + self.excess) / (prior.peaks + self.peaks), prior.least)

    def learn(self, size: Floats, seen: Bools, prior: Prior) -> None:
        """Take in one day's deviations ``size``; entries not ``seen`` are left alone."""
        over = seen & (size > prior.threshold)
        self.quiet += seen
        first = over & (self.quiet >= prior.gap)
        self.quiet = np.where(first, 0.0, self.quiet)
        self.excess += np.where(first, np.minimum(size - prior.threshold, prior.cap), 0.0)
        self.peaks += first
        self.beyond += over
        self.days += seen
