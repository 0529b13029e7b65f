"""The months in English as files and people write them, and as the bot does."""

from __future__ import annotations

_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
MONTH_NUMBER = {name: number for number, name in enumerate(_NAMES, 1)}
MONTH_NUMBER |= {name[:3]: number for name, number in MONTH_NUMBER.items()} | {"sept": 9}
"""The number of a month by its name, whole or cut short, lower case."""
MONTH_SHORT = tuple(name[:3].title() for name in _NAMES)
"""The names cut short, January first."""
