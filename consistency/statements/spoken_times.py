"""Times of day in words or bare numbers: half past ten, at ten o'clock, until eleven, from four in the afternoon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.numerals import EN_ONES, from_english
from consistency.statements.found import Found
from consistency.statements.values import Clock

HOUR = "|".join(EN_ONES[:12])
_AT = r"\b(?:at|from|until|till|by|before)"
_IN_THE = r" (?:in the (?:morning|afternoon|evening)|at night)\b"
_PART = re.compile(r" (?:o['’]?clock )?(?:in the (morning|afternoon|evening)|at (night))\b", re.IGNORECASE)
_PAST = re.compile(rf"\b(?P<q>half past|quarter past|quarter to) (?P<h>{HOUR}|1[0-2]|[1-9])\b", re.IGNORECASE)
_NOON, _EVENING = 12 * 60, 6 * 60
"""Minutes after midnight; an hour of the clock before six is no evening's: two at night."""
_QUARTERS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_SAID = re.compile(
    rf"{_AT} (?P<h>{HOUR})(?= o'?clock\b|{_IN_THE}|[.,;!?]|$| (?:on|every|sharp|tonight|tomorrow)\b)"
    rf"|{_AT} (?P<d>1[0-2]|[1-9])(?={_IN_THE}| (?:sharp|tonight|tomorrow)\b)"
    rf"|\b(?P<c>{HOUR})(?= o['’]?clock\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"{_AT} (?P<h>1[0-2]|[1-9])(?:[.:](?P<m>[0-5][0-9]))?(?=[,;!?]|\.(?![0-9])|$| (?:on|every)\b)", re.IGNORECASE
)


def spoken_times(text: str) -> Iterator[Found]:
    """Quarters of an hour by the last or the next hour, which nothing else is said like."""
    for match in _PAST.finditer(text):
        yield _found(text, match.start(), match.end(), _hour(match["h"]) * 60 + _QUARTERS[match["q"].lower()])


def hours_in_words(text: str) -> Iterator[Found]:
    """Hours after a word for when, and those with o'clock."""
    for match in _SAID.finditer(text):
        name = next(n for n in ("h", "d", "c") if match[n])
        yield _found(text, match.start(name), match.end(name), _hour(match[name]) * 60)


def bare_hours(text: str) -> Iterator[Found]:
    """Numbers after a word for when, with nothing that they could be of: until 10.30, check-in from 3."""
    for match in _BARE.finditer(text):
        end = match.end("m" if match["m"] else "h")
        yield _found(text, match.start("h"), end, int(match["h"]) * 60 + int(match["m"] or 0))


def _hour(written: str) -> int:
    return int(written) if written.isdigit() else int(from_english(written.lower()) or 0)


def _found(text: str, start: int, end: int, minutes: int) -> Found:
    part = _PART.match(text, end)
    if part is not None and part[2]:
        late = _EVENING <= minutes < _NOON
        minutes %= _NOON  # twelve at night is midnight
    else:
        late = part is not None and part[1].lower() != "morning" and minutes < _NOON
    return Found("time", Clock(minutes + late * _NOON, part is None), start, end)
