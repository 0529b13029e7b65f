"""One asset made ready to be compared: its document, its statements and the vectors of what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from consistency.compare.model import Asset
from consistency.document import Document, parse
from consistency.nlp.encoder_api import Encoder, Vectors
from consistency.statements.model import Statement
from consistency.statements.read import read_statements


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """A statement of the asset at ``asset`` (its index), with vectors of its clause and of the thing counted."""

    asset: int
    statement: Statement
    subject: Vectors
    noun: Vectors | None

    def likeness(self, other: Said) -> float:
        """Cosine of the two clauses without their figures, to three places."""
        return round(float(self.subject @ other.subject), 3)

    def noun_likeness(self, other: Said) -> float:
        """Cosine of the two nouns, to three places; 0 where one has none."""
        if self.noun is None or other.noun is None:
            return 0.0
        return round(float(self.noun @ other.noun), 3)


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """An asset with its parsed text and everything it asserts."""

    asset: Asset
    document: Document
    said: tuple[Said, ...]


def listen(assets: Sequence[Asset], encoder: Encoder) -> tuple[Speech, ...]:
    """Every asset, parsed and read; all clauses go through the encoder in one batch."""
    documents = [parse(asset.copy.text) for asset in assets]
    read = [read_statements(document) for document in documents]
    said = vectorise([(index, s) for index, statements in enumerate(read) for s in statements], encoder)
    return tuple(
        Speech(asset, document, tuple(s for s in said if s.asset == index))
        for index, (asset, document) in enumerate(zip(assets, documents, strict=True))
    )


def vectorise(statements: Sequence[tuple[int, Statement]], encoder: Encoder) -> list[Said]:
    """Statements with their vectors, in the order given."""
    if not statements:
        return []
    nouns = sorted({s.noun for _, s in statements if s.noun})
    vectors = encoder.encode([s.subject for _, s in statements] + nouns)
    at = {noun: vectors[len(statements) + i] for i, noun in enumerate(nouns)}
    return [
        Said(asset, s, np.asarray(vectors[row]), at.get(s.noun)) for row, (asset, s) in enumerate(statements)
    ]
