"""Who says a line: chat logs with or without times, name above or before the words, and messages that say "done"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.notes.names import is_name
from campaigns.notes.structure import Kind, Line
from consistency.nlp.scripts import HAN

_WHO = rf"(?P<who>[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){{0,2}}|[{HAN}]{{2,4}}|<@[^<>]+>)"
_CLOCK = r"(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?"
_ANY_CASE = _WHO.replace("[A-Z]", "[A-Za-z]", 1)
"""Behind a time and before a colon a name may be small: 10:02 dana: morning."""
_TIMED = re.compile(rf"^\[?(?P<time>{_CLOCK})\]?\s*[-–]?\s*{_ANY_CASE}\s*[:：]\s*")
_AFTER_NAME = re.compile(rf"^{_WHO}\s+[\[(（]?{_CLOCK}[\])）]?\s*[:：]?\s*")
_PLAIN = re.compile(rf"^{_WHO}\s*[:：]\s*(?=\S)")
_DONE = re.compile(
    r"^\W*(?:done|already done|just did|it['’]s done|taken care of|sent|posted|已发|已完成|搞定|弄好了|发了|下掉了|"
    r"改好了|做完了|好了|已下)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """That ``who`` says the words of a line from ``start`` of the notes on."""

    who: str
    start: int


def turns(lines: Sequence[Line]) -> dict[int, Turn]:
    """The speaker of each line, by its index; empty when the notes are no conversation.

    A name and a colon alone are a conversation only where three such lines by two people follow one another.
    """
    found: dict[int, Turn] = {}
    speaker: str | None = None
    for index, line in enumerate(lines):
        if line.kind not in (Kind.PROSE, Kind.BULLET):
            speaker = None
            continue
        timed = _TIMED.match(line.text) or _AFTER_NAME.match(line.text)
        if timed and is_name(timed["who"]):
            speaker = timed["who"]
            if line.text[timed.end() :].strip():
                found[index] = Turn(speaker, line.start + timed.end())
        elif speaker and line.kind is Kind.PROSE and not line.after_blank:
            found[index] = Turn(speaker, line.start)
        else:
            speaker = None
    if not found:
        found = _plain_turns(lines)
    return found


def headings_of_turns(lines: Sequence[Line]) -> set[int]:
    """Lines that hold a speaker and a time and nothing else."""
    return {
        index
        for index, line in enumerate(lines)
        if (match := _AFTER_NAME.match(line.text)) and match.end() == len(line.text)
    }


def says_done(text: str) -> bool:
    """Whether a message is only the word that something was done."""
    return bool(_DONE.match(text))


def _plain_turns(lines: Sequence[Line]) -> dict[int, Turn]:
    found: dict[int, Turn] = {}
    run: list[tuple[int, Turn]] = []
    for index in range(len(lines) + 1):
        line = lines[index] if index < len(lines) else None
        match = _PLAIN.match(line.text) if line and line.kind is Kind.PROSE and line.ticked is None else None
        if line and match and is_name(match["who"]):
            run.append((index, Turn(match["who"], line.start + match.end())))
            continue
        if len(run) >= 3 and len({turn.who for _, turn in run}) > 1:
            found.update(run)
        run = []
    return found
