"""Sentences that tell something, each with the question that it answers."""

from __future__ import annotations

from collections.abc import Iterator

from consistency.document import Document, Sentence


def telling(document: Document) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Every sentence that is no question, with the question that stands right before it."""
    question: Sentence | None = None
    for sentence in document.sentences:
        if sentence.asks:
            question = sentence
            continue
        answers = question is not None and question.index + 1 == sentence.index
        yield sentence, question if answers else None
