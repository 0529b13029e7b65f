"""Reads the answers of a brief as people type them: one point a line, in one language or in both."""

from __future__ import annotations

import re

from consistency.nlp.scripts import has_han
from guidelines.model import Localized

_BULLET = re.compile(r"^\s*(?:[-*•–·]\s+|\d{1,2}[.)、]\s*(?=\D))")
_BETWEEN = re.compile(r"\s+[·|/–—]\s+|\s*[｜／]\s*")
_MARKS = {"“": "”", '"': '"', "「": "」", "『": "』", "‘": "’"}
_NAME = re.compile(r"#\S+|(?=.*[A-Z0-9])[A-Z0-9][\w™®’'.-]*(?:\s+[A-Z0-9][\w™®’'.-]*)+|(?=.*\d)[A-Z0-9]\S*")


def points(answer: str) -> tuple[Localized, ...]:
    """The points of ``answer`` in order, each once, without bullets and the marks that quote a whole line.

    ``Ad · 广告`` is one point in both languages; otherwise a line is in the language it is written in. A hashtag or a
    name in capitals (``Aurora X``) is written in copy of either language.
    """
    lines = (_bare(_BULLET.sub("", line)) for line in answer.splitlines())
    return tuple(dict.fromkeys(_localized(line) for line in lines if any(map(str.isalnum, line))))


def _localized(line: str) -> Localized:
    parts = [_bare(part) for part in _BETWEEN.split(line)]
    if len(parts) == 2 and all(any(map(str.isalnum, part)) for part in parts):
        chinese = [has_han(part) for part in parts]
        if chinese == [False, True]:
            return Localized(en=parts[0], zh=parts[1])
        if chinese == [True, False]:
            return Localized(en=parts[1], zh=parts[0])
    if has_han(line):
        return Localized(zh=line) if not line.startswith("#") else Localized(en=line, zh=line)
    return Localized(en=line, zh=line) if _NAME.fullmatch(line) else Localized(en=line)


def _bare(text: str) -> str:
    text = text.strip()
    whole = len(text) > 2 and _MARKS.get(text[0]) == text[-1] and text[-1] not in text[1:-1]
    return text[1:-1].strip() if whole else text
