"""The scale a series is watched on, so that its noise is about equally large whatever its level.

Logarithm for amounts that vary in proportion to their size; Anscombe's root 2 * sqrt(y + 3/8) for small counts, whose
variance is then about 1 (F. J. Anscombe, "The transformation of Poisson, binomial and negative-binomial data",
Biometrika 35, 1948); the value itself where it may be negative.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

LOG, ROOT, PLAIN = 0, 1, 2

SMALL_COUNT = 150.0
"""Whole numbers with a median below this are counts; above, their Poisson noise is under 8 % and drowns in the rest."""
_MANY_ZEROS = 0.35
"""Up to this share zeros are days on which nothing happens, two weekdays of seven say; beyond, they are figures."""
_THREE_EIGHTHS = 0.375


def choose(values: Floats) -> tuple[Ints, Bools]:
    """Scale of each series and whether it is of whole numbers, from ``values`` (series, days) with NaN for missing."""
    known = np.isfinite(values)
    count = np.maximum(known.sum(axis=1), 1)
    negative = (np.where(known, values, 0.0) < 0).any(axis=1)
    zeros = (known & (values == 0)).sum(axis=1) / count
    whole = (np.where(known, values, 0.0) == np.round(np.where(known, values, 0.0))).all(axis=1)
    small = row_median(values) < SMALL_COUNT
    scale = np.where(negative, PLAIN, np.where((whole & small) | (zeros > _MANY_ZEROS), ROOT, LOG))
    return scale.astype(np.int64), whole


def forward(values: Floats, scale: Ints) -> Floats:
    """``values`` on the watched scale; NaN where that scale has no place for them (a zero under the logarithm)."""
    root = 2.0 * np.sqrt(np.maximum(values, 0.0) + _THREE_EIGHTHS)
    positive = values > 0
    log = np.where(positive, np.log(np.where(positive, values, 1.0)), np.nan)
    chosen: Floats = np.where(scale == LOG, log, np.where(scale == ROOT, root, values))
    return chosen


def back(watched: Floats, scale: Ints) -> Floats:
    """The value that ``forward`` takes to ``watched``; never below zero on the first two scales."""
    root = np.maximum((np.maximum(watched, 0.0) / 2.0) ** 2 - _THREE_EIGHTHS, 0.0)
    log = np.exp(np.where(scale == LOG, np.minimum(watched, 700.0), 0.0))
    chosen: Floats = np.where(scale == LOG, log, np.where(scale == ROOT, root, watched))
    return chosen


def row_median(values: Floats) -> Floats:
    """Median of each row without its NaNs; 0 for a row of nothing but NaN."""
    ordered = np.sort(values, axis=1)
    count = np.isfinite(values).sum(axis=1)
    row = np.arange(len(values))
    low = ordered[row, np.maximum((count - 1) // 2, 0)]
    high = ordered[row, np.maximum(count // 2, 0)]
    middle: Floats = np.where(count > 0, (low + high) / 2.0, 0.0)
    return np.nan_to_num(middle)
