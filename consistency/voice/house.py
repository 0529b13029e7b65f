"""What most house styles share, as weights: where a brand's own weights start, before its examples speak.

The weights are fitted to ``house_pairs_*.txt``, edits that most content guides would make, by
``scripts/fit_house_voice.py``; ``house_weights_*.txt`` keeps them. They count numbers, pieces and direction of a text
as a brand's model does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from consistency.nlp.encoder_api import Encoder
from consistency.voice.usage import sections
from guidelines.model import Language

ENCODER = "muse-3"
"""The encoder the vector's weights belong to; beside another one they are nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class House:
    """Weights by name of a number, by piece, and of the encoder's vector."""

    numbers: Mapping[str, float]
    pieces: Mapping[str, float]
    vector: NDArray[np.float64]

    def of_pieces(self, grams: Mapping[str, float]) -> float:
        """What the pieces of a text are worth, added in their order."""
        weight = self.pieces.get
        return sum([known * value for gram, value in grams.items() if (known := weight(gram)) is not None])

    def of_vector(self, encoder: Encoder) -> NDArray[np.float64]:
        """The weights of a vector of ``encoder``."""
        return self.vector if encoder.name.startswith(ENCODER) else np.zeros(encoder.dimensions)


@cache
def house(language: Language) -> House:
    """The weights for ``language``; the first use reads the file."""
    told = sections(files(__package__).joinpath(f"house_weights_{language}.txt").read_text(encoding="utf-8"))
    return House(
        numbers=_weights(told["numbers"]),
        pieces=_weights(told["pieces"]),
        vector=np.array([float(weight) for weight in " ".join(told["vector"]).split()]),
    )


def _weights(lines: list[str]) -> Mapping[str, float]:
    return MappingProxyType({name: float(weight) for weight, _, name in (line.partition("\t") for line in lines)})


def house_pairs(language: Language) -> list[tuple[str, str]]:
    """The edits behind the weights: what most houses write, and what they write it for; each once."""
    told = sections(pairs_text(language))
    edits = [line.split(" => ") for lines in told.values() for line in lines]
    return list(dict.fromkeys((after, before) for before, after in edits))


def pairs_text(language: Language) -> str:
    """The list of edits as written."""
    return files(__package__).joinpath(f"house_pairs_{language}.txt").read_text(encoding="utf-8")
