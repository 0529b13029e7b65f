"""Fits the weights of a linear score to pairs and single examples: Bayesian logistic regression in its dual form.

Each row says that a combination of texts should score above zero: do less don't for a pair, do less the mean or
the mean less don't for one example. With prior mean ``m`` and prior covariance ``K`` of the rows' scores the most
probable scores are ``f = m + K a``; ``a`` is found by Newton's method (Rasmussen and Williams 2006, Gaussian Processes
for Machine Learning, algorithm 3.1), each step halved until the objective rises.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from consistency.nlp.blas import use_one_thread

Floats = NDArray[np.float64]

STEPS = 50
HALVINGS = 12
ENOUGH = 1e-4
"""Change of every score under which the fit has settled."""
DECIMALS = 9
"""Places kept of what is learned: sums that differ in their last bits then give equal weights."""


def fit(covariance: Floats, mean: Floats, weights: Floats) -> Floats:
    """The coefficients ``a``, one a row: ``covariance`` (n, n), ``mean`` and ``weights`` (n,), weights positive.

    On one BLAS thread, so that the number of cores does not change the order of a sum.
    """
    use_one_thread()
    return _newton(covariance, mean, weights)


def product(left: Floats, right: Floats) -> Floats:
    """The matrix product on one BLAS thread."""
    use_one_thread()
    result: Floats = left @ right
    return result


def _newton(covariance: Floats, mean: Floats, weights: Floats) -> Floats:
    size = len(mean)
    a = np.zeros(size)
    f = mean.copy()
    reached = _objective(a, f, mean, weights)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-np.clip(f, -40, 40)))
        curve = weights * share * (1 - share) + 1e-9
        wanted = curve * (f - mean) + weights * (1 - share)
        root = np.sqrt(curve)
        system = np.eye(size) + root[:, None] * covariance * root[None]
        target = wanted - root * np.linalg.solve(system, root * (covariance @ wanted))
        step = 1.0
        for _ in range(HALVINGS):
            tried = a + step * (target - a)
            scores = covariance @ tried + mean
            value = _objective(tried, scores, mean, weights)
            if value >= reached - 1e-12:
                break
            step /= 2
        moved = float(np.abs(scores - f).max())
        a, f, reached = tried, scores, value
        if moved < ENOUGH:
            break
    return a


def _objective(a: Floats, f: Floats, mean: Floats, weights: Floats) -> float:
    """Log posterior up to a constant: weighted log likelihood less the prior's half square."""
    return float(-(weights * np.logaddexp(0, -f)).sum() - 0.5 * (a @ (f - mean)))
