"""Small stretches of text that every view of a task uses."""

from __future__ import annotations

import re

from bot.gateway.mrkdwn import quoted
from bot.i18n import text as t

_MENTION = re.compile(r"&lt;@([UW][A-Z0-9]+)&gt;")
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


def mrkdwn(text: str) -> str:
    """Somebody's words for mrkdwn: nothing in them is markup, save mentions of people."""
    return _MENTION.sub(r"<@\1>", quoted(text))


def person(user: str) -> str:
    """A mention."""
    return f"<@{user}>"


def people(users: tuple[str, ...], language: str) -> str:
    """Mentions in a row."""
    return t("task.comma", language).join(person(user) for user in users)


def rhythm(rule: str, language: str) -> str:
    """A recurrence rule in words; one that the form does not offer as it is."""
    name = RULES.get(rule)
    return t(f"task.repeats.{name}", language) if name else rule
