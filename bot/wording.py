"""Small stretches of a message that every feature writes: somebody's words, mentions of people, moments."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from bot.gateway.mrkdwn import quoted
from bot.i18n import text as t

_USER = r"[UW][A-Z0-9]+"
MENTION = re.compile(rf"<@({_USER})(?:\|[^<>]*)?>")
"""A mention of a person as Slack writes it, with the name or without."""
_ISO = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")
_TYPED = re.compile(rf"&lt;@({_USER})&gt;")


def mrkdwn(text: str) -> str:
    """Somebody's words for mrkdwn: nothing in them is markup, save mentions of people."""
    return _TYPED.sub(r"<@\1>", quoted(text))


def person(user: str) -> str:
    """A mention; the checker, who stands in records too, by its name."""
    return f"<@{user}>" if re.fullmatch(_USER, user) else user.capitalize()


def people(users: Iterable[str], language: str) -> str:
    """Mentions in a row."""
    return t("list.comma", language).join(person(user) for user in users)


def date_words(day: dt.date, language: str) -> str:
    """A day with its year, as people write it: 7 Dec 2026, 2026年12月7日."""
    month = t(f"task.when.month.{day.month}", language)
    return t("when.date", language, day=day.day, month=month, year=day.year)


def dated(value: Any, language: str) -> Any:
    """A parameter of a sentence, one that is an ISO date as people write it."""
    return with_dates(value, language) if isinstance(value, str) and _ISO.fullmatch(value) else value


def with_dates(text: str, language: str) -> str:
    """``text`` with the ISO dates in it as people write them; what is no day of the calendar stays as it is."""

    def said(match: re.Match[str]) -> str:
        try:
            return date_words(dt.date.fromisoformat(match[0].strip()), language)
        except ValueError:
            return match[0]

    # Chinese leaves no space around a date.
    return re.sub(rf" ?{_ISO.pattern} ?", said, text) if language == "zh" else _ISO.sub(said, text)


def moment(at: dt.datetime) -> str:
    """A moment (UTC), which Slack shows by each reader's own clock; one that cannot shows it with its zone."""
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{at:%Y-%m-%d %H:%M} UTC>"
