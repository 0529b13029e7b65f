"""Small stretches of a message that every feature writes: somebody's words, mentions of people, moments."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from bot.gateway.mrkdwn import quoted
from bot.i18n import text as t

_USER = r"[UW][A-Z0-9]+"
MENTION = re.compile(rf"<@({_USER})(?:\|[^>]*)?>")
"""A mention of a person as Slack writes it, with the name or without."""
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


def moment(at: dt.datetime) -> str:
    """A moment (UTC), which Slack shows by each reader's own clock; one that cannot shows it with its zone."""
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} {{time}}|{at:%Y-%m-%d %H:%M} UTC>"
