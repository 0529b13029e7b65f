"""The months in English: their names, their numbers, and the pattern of a name in lower case."""

from __future__ import annotations

MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH_NUMBER = {name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
"""The number of each month, by the first three letters of its name."""
MONTH_SHORT = "|".join(short.replace("sep", "sept?") for short in MONTH_NUMBER if short != "may")
"""Alternatives of a pattern: the names cut short, without May, which is short as it is."""
MONTH = f"{'|'.join(MONTH_NAMES)}|{MONTH_SHORT}"
"""Alternatives of a pattern: the names, whole or cut short."""
