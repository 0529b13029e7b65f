"""Sentences that tell something, each with the question that it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from consistency.document import Document, Sentence

_SPEAKER = re.compile(r"(?<!\S)(?P<asks>[Qq]|[问問])?(?(asks)|(?:[Aa]|答)) ?[:：]")
"""Who speaks, where lines of a conversation run on: Q: do I need a suit A: no."""
_LAST = re.compile(r"[^·|｜]*$")
"""Of several things on one line, the one that is asked: 免茶位费 · 可带宠物？"""
_BARE = re.compile(r"(?:\S{1,8}[:：])?\W*(?:(?:\w+\W+){0,2}[A-Za-z]\w*|[一-鿿]{1,4})\W*$")
"""An answer of a word or two, after which the same line goes on answering: Yes. Three calls a year."""


def telling(document: Document) -> Iterator[tuple[Sentence, Sentence | None]]:
    """Every sentence that is no question, with the question that stands right before it, or before its "Yes."."""
    question: Sentence | None = None
    before: Sentence | None = None
    for whole in document.sentences:
        for sentence, asks in _turns(whole, document):
            if asks:
                question = before = sentence
                continue
            goes_on = before is question or "\n" not in document.plain[before.end if before else 0 : sentence.start]
            if before is None or before.index + 1 < sentence.index or not goes_on:
                question = None
            yield sentence, question
            before = sentence if question is not None and _BARE.match(sentence.text) else None


def _turns(sentence: Sentence, document: Document) -> Iterator[tuple[Sentence, bool]]:
    """The parts of a sentence that are said by one person each, and whether they ask."""
    turns = list(_SPEAKER.finditer(sentence.text))
    edges = [0, *(m.start() for m in turns if m.start()), len(sentence.text)]
    asking = {m.start() for m in turns if m["asks"]}
    for start, end in pairwise(edges):
        part = _part(sentence, start, end, document) if len(edges) > 2 else sentence
        asks = part.asks or start in asking
        if asks and (at := _LAST.search(part.text)) and 0 < at.start() < len(part.text):
            part = _part(part, at.start(), len(part.text), document)
        yield part, asks


def _part(sentence: Sentence, start: int, end: int, document: Document) -> Sentence:
    text = sentence.text[start:end].rstrip()
    at = sentence.start + start
    return replace(sentence, start=at, end=at + len(text), text=text, span=document.span(at, at + len(text)))
