"""Sentences of a line at exact offsets, and the language each is built in."""

from __future__ import annotations

import re

from campaigns.notes.people import NAME, REST, Directory
from consistency.nlp.scripts import HAN, count_han

_END = re.compile(
    rf"(?<=[.!?])(?:[\"'”’)])?\s+(?=[\"“(]?[A-Z@<\ue000{HAN}])|(?<=[。！？!?])(?=[^\s!?！？。)）\]】”’\"'」』])|(?<=\?)\s+|"
    r"(?<=[。！？])\s*|;\s+|(?<=[；])"
)
_SHORT = re.compile(
    r"\b(?:e\.g|i\.e|approx|no|vs|Mr|Mrs|Ms|Dr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|St|etc|pls|tmrw)\.$",
    re.IGNORECASE,
)
_LATIN = re.compile(r"[A-Za-z]+")


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence of ``text``; together they hold every letter."""
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if _SHORT.search(text[start : found.start()]) and found[0].isspace():
            continue
        if text[start : found.start()].strip():
            spans.append((start, found.start()))
            start = found.end()
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def is_chinese(sentence: str, directory: Directory) -> bool:
    """Whether a sentence is built in Chinese, names set aside: three characters weigh as much as two English words."""
    masked = directory.mask(sentence).replace(NAME, "").replace(REST, "")
    return count_han(masked) > 1.5 * len(_LATIN.findall(masked))
