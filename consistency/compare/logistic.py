"""A small logistic model, fitted by a script and kept as YAML: what each sign of a pair adds to the log odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from consistency.word_lists import list_beside


@dataclass(frozen=True, slots=True)
class Logistic:
    """``weights`` by the name of a sign, and the ``bias``: the log odds of a pair that shows none."""

    weights: Mapping[str, float]
    bias: float

    def log_odds(self, signs: Mapping[str, float]) -> float:
        """The log odds of a pair with ``signs``; each has a weight."""
        return self.bias + sum(self.weights[name] * value for name, value in signs.items() if value)


def logistic_beside(module: str, name: str, signs: Iterable[str]) -> Logistic:
    """The model in the YAML file ``name`` beside ``module``, its ``__file__``; a sign that is not in it weighs 0."""
    read = list_beside(module, name)
    return Logistic({sign: float(read["weights"].get(sign, 0.0)) for sign in signs}, float(read["bias"]))
