"""Somebody asked by name without a mention (ask Grace to …, 请林晓…): the name read as the mention it stands for."""

from __future__ import annotations

import re

from bot.features.meetings.roster import Names
from bot.features.tasks.patterns import CHECK_FIRST, CLOSE_BY
from bot.features.tasks.understand import SENTENCE
from consistency.nlp.scripts import HAN

_NAME_NEXT = rf"@?(?=[A-Za-z{HAN}])"
_ASKED = (
    re.compile(rf"\b(?:ask|tell|nudge|remind|assign)\s+{_NAME_NEXT}", re.IGNORECASE),
    re.compile(rf"\b(?:get|have|need|want)\s+@?(?=[A-Z{HAN}])"),
    re.compile(rf"\b(?:assign|delegate|hand)\s[^.!?。！？\n]+?\sto\s+{_NAME_NEXT}", re.IGNORECASE),
    re.compile(rf"(?:让|叫|请|麻烦|安排|派|通知|催一下|催|指派给|分配给|交给|提醒)\s*{_NAME_NEXT}"),
)
"""What stands before the name of whoever is asked."""
_POLITE = r"(?:(?:please|pls|hi|hey)[,!]?\s+)?"
_FIRST = re.compile(_POLITE + _NAME_NEXT, re.IGNORECASE)
_BEGINS = re.compile(rf"{_POLITE}@?(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?|[{HAN}]{{2,4}}?)")
_DUTY = re.compile(
    r"\s*(?:[:：,，–—]|(?:to|will|should|must|needs? to|has to|have to|please|can you|could you)\b"
    r"|请|麻烦|需要|要|得|来|去|负责|跟进|记得|务必)",
    re.IGNORECASE,
)
"""What follows a name that a sentence begins with, where the sentence gives work to it."""


def might_call(text: str, *, surely: bool = False) -> bool:
    """Whether ``text`` may ask somebody by name to do something until some day (``surely``: it is a task, with a day
    or without): cheap, without knowing any name."""
    if len(text) > SENTENCE or "\n" in text.strip():
        return False
    if not surely and (CHECK_FIRST.match(text) or not CLOSE_BY.search(text)):
        return False
    begins = _BEGINS.match(text)
    return any(cue.search(text) for cue in _ASKED) or bool(begins and _DUTY.match(text, begins.end()))


def mentioned(text: str, names: Names) -> tuple[str, str] | None:
    """``text`` with the name of whoever is asked as a mention, and their id; None where nobody known is asked."""
    for cue in (each for pattern in _ASKED for each in pattern.finditer(text)):
        if found := names.called(text[cue.end() :]):
            return _with(text, cue.start() + len(cue[0].rstrip("@")), cue.end() + found[1], found[0])
    first = _FIRST.match(text)
    if first and (found := names.called(text[first.end() :])) and _DUTY.match(text, first.end() + found[1]):
        return _with(text, first.start() + len(first[0].rstrip("@")), first.end() + found[1], found[0])
    return None


def _with(text: str, start: int, end: int, user: str) -> tuple[str, str]:
    return f"{text[:start]}<@{user}>{text[end:]}", user
