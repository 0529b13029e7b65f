"""Made-up KPI histories in five regimes, and the shapes of trouble put into them: what detectors are measured on.

Nothing here is fitted to a detector: weekday profiles, growth, a yearly swing, the odd promotion and heavy tails vary
from series to series. Everything follows from the seed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

WEEKS = 66
DAYS_A_WEEK = 7
_FIRST_PROMOTION = 60


@dataclass(frozen=True, slots=True)
class Regime:
    """How a family of series varies about what is expected.

    ``spread``: standard deviation of the residual as a share of the level. ``memory``: its lag-one autocorrelation.
    ``tail``: degrees of freedom of the t distribution it is drawn from, None for normal. ``counts``: the mean of a
    Poisson count, None for amounts (then ``spread`` is on top of the Poisson noise).
    """

    name: str
    spread: float
    memory: float = 0.0
    tail: float | None = None
    counts: float | None = None


REGIMES: tuple[Regime, ...] = (
    Regime("calm", 0.05),
    Regime("cv8", 0.08),
    Regime("typical", 0.10, memory=0.35, tail=4.0),
    Regime("rough", 0.20, memory=0.2, tail=5.0),
    Regime("counts", 0.03, counts=40.0),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of trouble: factors on the days from its start; ``within`` days of its start it should be noticed.

    A factor of NaN takes the day away; the last factor stays in force when ``stays``.
    """

    name: str
    factors: tuple[float, ...]
    within: int
    stays: bool = False


SHAPES: tuple[Shape, ...] = (
    Shape("spike +50% 1d", (1.5,), 1),
    Shape("drop -30% 2d", (0.7, 0.7), 2),
    Shape("drop -50% 1d", (0.5,), 1),
    Shape("level -20% in 7d", (0.8,), 7, stays=True),
    Shape("level -30% in 7d", (0.7,), 7, stays=True),
    Shape("trend -2%/day 14d", tuple(0.98 ** (day + 1) for day in range(14)), 14, stays=True),
    Shape("missing day", (float("nan"),), 1),
    Shape("zero day", (0.0,), 1),
)


@dataclass(frozen=True, slots=True)
class Histories:
    """Daily series: ``values`` is (series, days), first day a Monday; ``event`` marks days of a real promotion."""

    regime: Regime
    values: Floats
    event: Bools


def histories(regime: Regime, *, series: int = 200, weeks: int = WEEKS, seed: int = 7) -> Histories:
    """``series`` daily histories of ``weeks`` weeks in ``regime``; the same for the same arguments, always."""
    rng = np.random.default_rng([seed, REGIMES.index(regime) if regime in REGIMES else len(REGIMES), series, weeks])
    days = weeks * DAYS_A_WEEK
    expected = _expected(rng, series, days)
    event, lift = _promotions(rng, series, days)
    residual = _residual(rng, regime, series, days)
    shape = expected * lift * np.exp(residual - 0.5 * regime.spread**2)
    if regime.counts is not None:
        values = rng.poisson(regime.counts * rng.uniform(0.8, 1.25, (series, 1)) * shape).astype(np.float64)
    else:
        level = np.exp(rng.uniform(np.log(300.0), np.log(300_000.0), (series, 1)))
        values = np.round(level * shape)
    return Histories(regime, values, event)


def inject(values: Floats, shape: Shape, start: NDArray[np.int64]) -> Floats:
    """A copy of ``values`` (series, days) with ``shape`` from day ``start[i]`` of series i; counts stay whole."""
    days = values.shape[1]
    since = np.arange(days)[None, :] - start[:, None]
    factors = np.asarray(shape.factors)
    inside = np.clip(since, 0, len(factors) - 1)
    factor = factors[inside]
    active = (since >= 0) if shape.stays else (since >= 0) & (since < len(factors))
    return np.asarray(np.round(np.where(active, values * factor, values)), dtype=np.float64)


def _expected(rng: np.random.Generator, series: int, days: int) -> Floats:
    """Mean one: a weekday profile, slow growth or decline, a mild yearly swing and a wandering base."""
    day = np.arange(days)
    weekend = rng.choice([0.45, 0.75, 1.0, 1.35], size=(series, 1), p=[0.2, 0.3, 0.3, 0.2])
    profile = np.exp(rng.normal(0.0, 0.07, (series, DAYS_A_WEEK)))
    profile[:, 5:] *= weekend
    profile /= profile.mean(axis=1, keepdims=True)
    growth = rng.normal(0.0, 0.0007, (series, 1)) * day
    phase = rng.uniform(0, 2 * np.pi, (series, 1))
    swing = rng.uniform(0.0, 0.10, (series, 1)) * np.sin(2 * np.pi * day / 365.25 + phase)
    wander = np.cumsum(rng.normal(0.0, 0.002, (series, days)), axis=1)
    expected: Floats = profile[:, day % DAYS_A_WEEK] * np.exp(growth + swing + wander)
    return expected


def _promotions(rng: np.random.Generator, series: int, days: int) -> tuple[Bools, Floats]:
    """Up to two promotions in a quarter of the series: two to five days, 15 to 60 % more."""
    event = np.zeros((series, days), dtype=np.bool_)
    lift = np.ones((series, days))
    for row in np.flatnonzero((rng.random(series) < 0.25) & (days > _FIRST_PROMOTION + 10)):
        for _ in range(rng.integers(1, 3)):
            first = rng.integers(_FIRST_PROMOTION, days - 10)
            last = first + rng.integers(2, 6)
            event[row, first:last] = True
            lift[row, first:last] = 1 + rng.uniform(0.15, 0.6)
    return event, lift


def _residual(rng: np.random.Generator, regime: Regime, series: int, days: int) -> Floats:
    """A first-order autoregression in log terms whose standard deviation is ``regime.spread``."""
    warm = 50
    if regime.tail is None:
        noise = rng.normal(size=(series, days + warm))
    else:
        noise = rng.standard_t(regime.tail, (series, days + warm)) / np.sqrt(regime.tail / (regime.tail - 2))
    noise *= regime.spread * np.sqrt(1 - regime.memory**2)
    for day in range(1, days + warm):
        noise[:, day] += regime.memory * noise[:, day - 1]
    return np.asarray(noise[:, warm:], dtype=np.float64)
