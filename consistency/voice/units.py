"""Cuts copy into stretches about as long as the brand's examples, so that like is compared with like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from consistency.document import Document, Sentence
from consistency.tone.sample import CHINESE_CHARACTER, Sample
from guidelines.model import Language

LEAST = 60
"""Characters a stretch may always have, however short the examples are."""
PROSE = frozenset({"paragraph", "heading", "list"})
_TAGS_BEFORE = re.compile(r"\A\s*(?:(?:#[^\s#]+#?\s+){2,}|(?:#[^\s#]+#\s*)+)")
_TAGS_AFTER = re.compile(r"(?:\s+#[^\s#]+#?|(?<=[。！？.!?])#[^\s#]+#?)+\s*\Z")

LEAST_WORDS: Mapping[Language, int] = {"en": 4, "zh": 6}
"""Words or characters under which a stretch of a longer text is a label."""
QUOTED = 0.5
"""Share of a stretch's letters in quotation marks from which on somebody else speaks."""
_HEADING = {"en": 8, "zh": 14}
"""Words or characters up to which a line without a mark at its end is a heading of what follows."""
_ENDED = re.compile(r"[.!?…。！？；;:：,，][\"'”’」』）)]*\Z")
_ORDINARY = {"en": re.compile(r"\b[a-z][a-z'’-]*"), "zh": CHINESE_CHARACTER}
_READER_ASKS = re.compile(r"\b(?:I|my|me|mine)\b|我(?!们)")


@dataclass(frozen=True, slots=True)
class Unit:
    """Consecutive sentences of one block and their text as the writer typed it."""

    text: str
    sentences: tuple[Sentence, ...]


def units(sample: Sample, typical: int, longest: int) -> list[Unit]:
    """The sample's prose: whole where it is no longer than the ``longest`` example, else stretches of ``typical``
    length or single sentences. Tables and quoted blocks are not the writer's voice.
    """
    document = sample.document
    prose = [s for s in sample.sentences if s.block in PROSE and any(c.isalpha() for c in s.text)]
    if not prose:
        return []
    if prose[-1].end - prose[0].start <= longest and len(prose) == prose[-1].index - prose[0].index + 1:
        return [_unit(document, prose)]
    limit = max(LEAST, typical)
    found: list[list[Sentence]] = []
    for sentence in prose:
        last = found[-1] if found else None
        if last is not None and _follows(document, last[-1], sentence) and sentence.end - last[0].start <= limit:
            last.append(sentence)
        else:
            found.append([sentence])
    return [_unit(document, group) for group in found]


def is_anothers(document: Document, unit: Unit) -> bool:
    """Whether somebody else is heard in a stretch: a person quoted, or the reader asking of "my" and "I"."""
    first, last = unit.sentences[0], unit.sentences[-1]
    if last.asks and len(unit.sentences) == 1 and _READER_ASKS.search(unit.text):
        return True
    quoted = sum(
        min(p.end, last.end) - max(p.start, first.start)
        for p in document.protected
        if p.kind == "quote" and p.start < last.end and first.start < p.end
    )
    return quoted >= QUOTED * (last.end - first.start)


def says_something(unit: Unit, language: Language) -> bool:
    """Whether a stretch of a longer text is more than a label, a dateline, a name or the heading of what follows."""
    size = len(_ORDINARY[language].findall(unit.text))
    open_line = len(unit.sentences) == 1 and _ENDED.search(unit.text.strip()) is None
    heads = unit.sentences[0].block == "heading" or (open_line and size <= _HEADING[language])
    return size >= LEAST_WORDS[language] and not heads


def _follows(document: Document, first: Sentence, second: Sentence) -> bool:
    between = document.plain[first.end : second.start]
    return second.index == first.index + 1 and "\n" not in between


def _unit(document: Document, group: list[Sentence]) -> Unit:
    return Unit(typed(document, group[0], group[-1]), tuple(group))


def typed(document: Document, first: Sentence, last: Sentence) -> str:
    """The words from ``first`` to ``last`` as typed where no markup stands in them, else as a reader sees them.

    Hashtags around them are for finding the text. One alone at its head may be a word of it: #Tin is back.
    Full-width letters and figures are a habit of writing, which the plain text no longer shows.
    """
    plain = document.plain[first.start : last.end]
    original = document.original[first.span.start : last.span.end]
    text = original if len(original) == len(plain) else plain
    return _TAGS_AFTER.sub("", _TAGS_BEFORE.sub("", text)) or text
