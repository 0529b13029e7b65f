"""Days away: offered to be noted, and who has noted any. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from bot.blocks import Block, actions, button, section
from bot.features.handing_over.offer import offer
from bot.features.tasks.when import span_words
from bot.i18n import text as t
from bot.wording import person
from guidelines.model import Language

Days = tuple[dt.date, dt.date]
"""First and last day, both included."""
Message = tuple[str, list[Block]]
_PEOPLE = 30


def away_offer(days: Days | None, language: Language, *, today: dt.date) -> Message:
    """Whether the days that somebody spoke of are to be noted, and their work handed over."""
    row = [button(t("hours.away.other" if days else "hours.away.tell", language), "hours.ask")]
    why = ""
    if days:
        words = why = span_words(*days, language, today=today)
        value = {"first": days[0].isoformat(), "last": days[1].isoformat()}
        row.insert(0, button(t("hours.away.note", language), "hours.note", value, style="primary"))
        text, why = t("hours.away.ask", language, days=words), t("hours.away", language, days=words)
    else:
        text = t("hours.away.which", language)
    return text, [section(text), actions([*row, offer(language, why=why)])]


def hours_offer(language: Language) -> Message:
    """The way to the form of one's hours."""
    text = t("hours.away.form", language)
    return text, [section(text), actions([button(t("hours.button", language), "hours.ask", style="primary")])]


def away_list(
    leaves: Mapping[str, Sequence[Days]], days: Days | None, who: str | None, language: Language, *, today: dt.date
) -> Message:
    """Who is away when; of ``who`` alone where somebody was named, within ``days`` where any were."""
    found = {user: spans for user, spans in leaves.items() if who in (None, user)}
    when = span_words(*days, language, today=today) if days else t("hours.away.from_now", language)
    if not found:
        key = "hours.away.nobody_of" if who else "hours.away.nobody"
        nobody = t(key, language, person=person(who or ""), days=when)
        return nobody, [section(nobody)]
    title = t("hours.away.list", language, days=when)
    lines = []
    for user, spans in list(found.items())[:_PEOPLE]:
        told = t("list.comma", language).join(span_words(*each, language, today=today) for each in spans)
        lines.append(f"• {person(user)}: {told}")
    return title, [section("\n".join([f"*{title}*", *lines]))]
