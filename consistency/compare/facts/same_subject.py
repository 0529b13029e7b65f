"""How surely two statements that say different values speak of one thing: their signs, weighed by a fitted model.

The weights stand in ``same_subject.yaml``, written by ``scripts/fit_same_subject.py``: a logistic regression over the
open pairs of the campaigns of ``unison bench compare``, planted contradictions against all others.
"""

from __future__ import annotations

from functools import lru_cache

from consistency.compare.facts.pairs import PairContext
from consistency.compare.facts.sign_names import SIGNS
from consistency.compare.facts.signs import signs
from consistency.compare.logistic import Logistic, logistic_beside
from consistency.compare.parsed import EmbeddedStatement

TOLD_ALIKE = 1.5
"""How much surer than the weights say it must be where the other asset also says what one of the two says.

Of the pairs that were wrongly believed a fifth was so, of those rightly believed a hundredth.
"""

CROWDED = 0.45
"""How much surer than the weights say it must be for each tenfold of open pairs in the campaign.

A campaign of many figures has no more contradictions than one of few, and many more pairs that could look like one.
"""

OTHER_THING = 8.0
"""How much surer where the clauses begin with two things that are nothing alike: the kettle costs, the toaster costs.

No contradiction planted in the campaigns is told so; pieces of one sentence leave hardly another sign.
"""
_ALIKE = 0.46
"""Cosine of the names of two things below which they are nothing alike: shop and store 0.86, tour and guided walk 0.47,
kettle and toaster 0.45, shop and café 0.25."""

ONE_THING = 0.72
"""Cosine from which they are one thing: sofa and couch 0.83. Between the two nobody can say: flat and apartment 0.69,
cottage and lodge 0.64, tour and guided walk 0.47."""


def same_subject(a: EmbeddedStatement, b: EmbeddedStatement, context: PairContext) -> float:
    """Log odds that ``a`` of ``context.one`` and ``b`` of ``context.other`` speak of one thing."""
    told = signs(a, b, context)
    odds = _model().log_odds(told) - TOLD_ALIKE * told["explained"] - CROWDED * told["crowd"]
    alike = a.head_likeness(b)
    return odds if alike is None or alike >= _ALIKE else odds - OTHER_THING


def unclear(a: EmbeddedStatement, b: EmbeddedStatement) -> bool:
    """Whether the clauses begin with two things that may be one thing or two: the cottage sleeps, the lodge sleeps."""
    alike = a.head_likeness(b)
    return alike is not None and alike < ONE_THING


@lru_cache(maxsize=1)
def _model() -> Logistic:
    return logistic_beside(__file__, "same_subject.yaml", SIGNS)
