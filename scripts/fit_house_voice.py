"""Fits consistency/voice/house_weights_*.txt, where every brand's voice starts, to the edits in house_pairs_*.txt.

The model is the brands' own (``consistency.voice.model``): pairs with weight 1, single texts against the mean with
``ALONE``, weights normal around the listed priors. With thousands of pairs and pieces it is solved in the weights
(L-BFGS, from the scipy that comes with sentence-transformers) rather than in its dual form.

    python scripts/fit_house_voice.py en zh
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize

from consistency.nlp.encoder import make_encoder
from consistency.voice.features import features, see
from consistency.voice.grams import SPREADS
from consistency.voice.house import ENCODER, house_pairs, pairs_text
from consistency.voice.model import ALONE, OFFSET_SPREAD, VECTOR_SPREAD
from guidelines.model import LANGUAGES, Language

TARGET = Path(__file__).parents[1] / "consistency" / "voice"
BELIEVED = 0.7
"""How far what was learned counts for a brand that nobody asked."""
SPREADING = 3.0
"""The numbers' prior variance beside a brand's: many more pairs speak here."""
LEAST = 0.02
"""Weights of pieces nearer to nothing are left out."""
OWN = {"en": ("s", "punctuation"), "zh": ("", "")}
"""Pieces and a family of numbers that are each brand's own affair: what edits teach of them does not carry over. Where
a Chinese text has marks and spaces, standards say."""


def fit(language: Language) -> str:
    """The file of weights for ``language``."""
    pairs = house_pairs(language)
    texts = list(dict.fromkeys(text for pair in pairs for text in pair))
    row = {text: at for at, text in enumerate(texts)}
    seen = see(texts, language, make_encoder("bundled", long_lived=False))
    told = features(language)
    place: dict[str, int] = {}
    kind, family = OWN[language]
    cells = [
        (at, place.setdefault(gram, len(place)), s.share * v)
        for at, s in enumerate(seen)
        for gram, v in s.grams.items()
        if gram[0] != kind
    ]
    at, gram, value = (np.array(column) for column in zip(*cells, strict=True))
    pieces = sp.csr_matrix((value, (at, gram)), shape=(len(texts), len(place)))
    start = np.array([f.prior for f in told])
    spread = np.concatenate(
        [
            SPREADING * np.array([f.spread for f in told]),
            np.full(len(seen[0].vector), VECTOR_SPREAD),
            np.array([SPREADS[gram[0]] for gram in place]),
        ]
    )
    numbers, vectors = np.array([s.share * s.numbers for s in seen]), np.array([s.share * s.vector for s in seen])
    table = sp.hstack([sp.csr_matrix(numbers), sp.csr_matrix(vectors), pieces]).tocsr() @ sp.diags(np.sqrt(spread))
    change = _solve(table, numbers @ start, [(row[do], row[dont]) for do, dont in pairs])
    change *= BELIEVED * np.sqrt(spread)
    change[: len(told)][[f.family == family for f in told]] = 0.0
    lines = [
        f"# Written by scripts/fit_house_voice.py from house_pairs_{language}.txt, SHA-256",
        f"# {hashlib.sha256(pairs_text(language).encode()).hexdigest()}",
        "[numbers]",
    ]
    lines += [f"{start[i] + change[i]:.4f}\t{f.name}" for i, f in enumerate(told)]
    weights = change[len(told) : len(told) + vectors.shape[1]]
    lines += ["", f"# of the encoder {ENCODER}", "[vector]"]
    lines += [" ".join(f"{w:.4f}" for w in weights[i : i + 16]) for i in range(0, len(weights), 16)]
    lines += ["", "[pieces]"]
    of_pieces = change[-len(place) :]
    lines += [f"{of_pieces[place[gram]]:.3f}\t{gram}" for gram in sorted(place) if abs(of_pieces[place[gram]]) >= LEAST]
    return "\n".join(lines) + "\n"


def _solve(table: sp.csr_matrix, mean: np.ndarray, pairs: list[tuple[int, int]]) -> np.ndarray:
    """The change of the weights of ``table`` (texts, weights), whose prior is standard normal."""
    do, dont = np.array(pairs).T
    both = np.concatenate([do, dont])
    centre, centre_mean = np.asarray(table[both].mean(axis=0)).ravel(), mean[both].mean()
    rows, means = [table[do] - table[dont]], [mean[do] - mean[dont]]
    sides = [np.zeros(len(pairs))]
    for these, side in ((np.unique(do), 1.0), (np.unique(dont), -1.0)):
        rows.append(side * table[these])
        means.append(side * (mean[these] - centre_mean))
        sides.append(np.full(len(these), side))
    stacked, shift, side = sp.vstack(rows).tocsr(), np.concatenate(means), np.concatenate(sides)
    weight = np.where(side == 0, 1.0, ALONE)

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:
        change, offset = found[:-1], np.sqrt(OFFSET_SPREAD) * found[-1]
        score = stacked @ change - side * (centre @ change) + shift - side * offset
        slope = -weight / (1 + np.exp(score))
        gradient = stacked.T @ slope - centre * (side @ slope)
        return (
            float((weight * np.logaddexp(0, -score)).sum() + found @ found / 2),
            np.append(gradient, -np.sqrt(OFFSET_SPREAD) * (side @ slope)) + found,
        )

    solved = minimize(loss, np.zeros(table.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return solved.x[:-1]


if __name__ == "__main__":
    for language in LANGUAGES:
        if language in sys.argv[1:]:
            target = TARGET / f"house_weights_{language}.txt"
            target.write_text(fit(language), encoding="utf-8")
