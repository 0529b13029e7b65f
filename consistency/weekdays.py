"""The days of the week in English: their names, and what patterns of them are made of."""

from __future__ import annotations

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""Monday first, as ISO 8601 numbers them."""
WEEKDAY_STEMS = "mon|tues|wednes|thurs|fri|satur|sun"
"""Alternatives of a pattern: the names without "day"."""
WEEKDAY = rf"(?:{WEEKDAY_STEMS})days?"
"""Pattern of a name, lower case: monday, mondays."""
WEEKDAY_SHORT = "mon|tues?|weds?|thurs?|thu|fri|sat|sun"
"""Alternatives of a pattern: the names cut short, lower case."""


def weekday_number(written: str) -> int:
    """1 for Monday to 7 for Sunday, by the first three letters of a name, whatever its case."""
    return next(number for number, name in enumerate(WEEKDAY_NAMES, 1) if name.startswith(written[:3].lower()))
