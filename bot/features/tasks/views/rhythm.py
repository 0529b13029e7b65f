"""How often a task or a meeting repeats, in words."""

from __future__ import annotations

from bot.i18n import text as t

RULES = {
    "FREQ=DAILY": "day",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR": "working_day",
    "FREQ=WEEKLY": "week",
    "FREQ=WEEKLY;INTERVAL=2": "two_weeks",
    "FREQ=MONTHLY": "month",
    "FREQ=MONTHLY;INTERVAL=3": "quarter",
    "FREQ=YEARLY": "year",
}
"""The rhythms that the form offers, by rule."""


def rhythm(rule: str, language: str) -> str:
    """A recurrence rule in words; one that the form does not offer as it is."""
    name = RULES.get(rule)
    return t(f"task.repeats.{name}", language) if name else rule
