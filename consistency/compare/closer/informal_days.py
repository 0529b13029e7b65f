"""Days and hours as chat and speech have them: 30 nov, 3/6、3/20, every month's 8th and 18th, twenty to ten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.months import MONTH, MONTH_NUMBER
from consistency.numerals import ZH_NUMERAL
from consistency.statements.figures import number
from consistency.statements.found import Found
from consistency.statements.spoken_times import HOUR
from consistency.statements.values import Clock, Day, Figure

_LOWER = re.compile(
    rf"(?<![0-9.,$£€¥/])(?P<d>[0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? (?P<m>{MONTH})\b(?!-)"
    rf"|\b(?!mar\b|may\b|march\b)(?P<m2>{MONTH}) (?P<d2>[0-3]?[0-9])(?:st|nd|rd|th)?\b(?![:.][0-9])"
)
_SLASH = r"(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])"
_SLASHED = re.compile(
    rf"(?<![0-9/.])(?P<list>{_SLASH}(?: ?[、，,和] ?{_SLASH})+)(?![0-9/.%])"
    rf"|(?<![0-9/.])(?P<one>{_SLASH})(?= ?[（(]?(?:周|星期)[一二三四五六日天])"
)
"""Days with a stroke, several or with the day of the week, so that they are no fractions."""
_SLASHED_PERIOD = re.compile(rf"(?<![0-9/.])(?P<a>{_SLASH}) ?[–—~～至到] ?(?P<b>{_SLASH})(?![0-9/.%])")
_PART = re.compile("([0-9]+)/([0-9]+)")
_N = rf"(?:[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}})"
_OF_A_MONTH = re.compile(rf"每个?月(?:的|逢)? ?(?P<days>{_N} ?[日号](?: ?[、，,和及] ?{_N} ?[日号])*)")
_NUMBERED = re.compile(_N)
_LATEST = 12
_MINUTES = re.compile(
    rf"\b(?P<q>five|ten|twenty(?:[ -]five)?)(?: minutes)? (?P<w>past|to) (?P<h>{HOUR})\b(?! [a-z]+s\b|-)",
    re.IGNORECASE,
)


def before_common(text: str) -> Iterator[Found]:
    """Days without capitals, with strokes, of every month; minutes to and past the hour."""
    for match in _LOWER.finditer(text):
        month = MONTH_NUMBER[(match["m"] or match["m2"])[:3]]
        day = int(match["d"] or match["d2"])
        if 1 <= day <= 31:
            yield Found("date", Day(month, day), match.start(), match.end())
    for match in _SLASHED.finditer(text):
        for part in _PART.finditer(text, *match.span()):
            yield Found("date", Day(int(part[1]), int(part[2])), *part.span())
    for match in _SLASHED_PERIOD.finditer(text):
        for group, role in (("a", "start"), ("b", "end")):
            written = match[group].split("/")
            yield Found("date", Day(int(written[0]), int(written[1])), *match.span(group), role=role)
    for match in _OF_A_MONTH.finditer(text):
        for part in _NUMBERED.finditer(text, *match.span("days")):
            value = number(part[0])
            if value is not None and value <= 31:
                yield Found("date", Figure("day of the month", Decimal(value)), *part.span())
    for match in _MINUTES.finditer(text):
        yield from _to_or_past(match)


def _to_or_past(match: re.Match[str]) -> Iterator[Found]:
    """Twenty to ten; "ten to twelve" may as well be from ten to twelve."""
    minutes, hour = number(match["q"].replace(" ", "-").lower()), number(match["h"].lower())
    past = match["w"].lower() == "past"
    if minutes is not None and hour is not None and (past or minutes > _LATEST):
        whole = int(hour) * 60 + (int(minutes) if past else -int(minutes))
        yield Found("time", Clock(whole, True), match.start(), match.end())
