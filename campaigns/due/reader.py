"""The way in: a sentence in chat, the present moment and the team's habits give a due date, or nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from campaigns.due import (
    anchors,
    chinese_days,
    chinese_periods,
    chinese_times,
    cues,
    english_days,
    english_periods,
    english_times,
    fallback,
    lunar,
    zones,
)  # fmt: skip
from campaigns.due.atoms import Context, Rule, scan
from campaigns.due.calendar import Calendar
from campaigns.due.days import relative
from campaigns.due.groups import Group, group
from campaigns.due.masks import mask
from campaigns.due.model import Due, DueSettings, NaiveNow
from campaigns.due.moved import moved
from campaigns.due.resolve import resolve
from campaigns.due.text import fold
from consistency.nlp.scripts import has_han

LIMIT = 2000
"""Characters read: a due date stands in a sentence, not in a pasted document."""

_SHARED: tuple[Rule, ...] = (
    *english_days.RULES, *english_periods.RULES, *english_times.RULES, *anchors.RULES, *zones.RULES,
)  # fmt: skip
_CHINESE: tuple[Rule, ...] = (*chinese_times.RULES, *chinese_days.RULES, *chinese_periods.RULES, *lunar.RULES, *_SHARED)
_ASKED_ZH = re.compile(r"\s*(?:之?前|以前|[给发](?:我|他|她|客户)|发给|交(?![流代通给谈])|交给|提交|搞定|定稿)")
_EACH_ZH = re.compile(r"(?:每[天日周]?|[昨当]天|前天|有天|那天)\s*$")
_RHYTHM = re.compile(
    r"(?:daily|(?:bi)?weekly|monthly|fortnightly|quarterly|every|each|每[天日周月季年]|每个?(?:工作日|月|"
    r"季度))[^,.;，。；]{0,12}$"
)


def read_due(text: str, *, now: datetime, settings: DueSettings | None = None) -> Due | None:
    """The due date that ``text`` says, seen from ``now`` (with the speaker's zone), or None when it says none.

    Own rules read what a workplace says; the library reads the rest. Only the first ``LIMIT`` characters count.
    Raises ``NaiveNow`` when ``now`` has no zone, ``UnknownCountry`` for a country without a calendar.
    """
    if now.tzinfo is None:
        raise NaiveNow
    settings = settings or DueSettings()
    context = Context(now, settings, Calendar(settings.country))
    text = text[:LIMIT]
    folded = fold(text)
    masked = re.sub(r"(?<=\d)t(?=\d\d:\d\d)", " ", mask(text, folded))
    rules = _CHINESE if has_han(folded) or settings.language == "zh" else _SHARED
    groups = moved(masked, group(masked, scan(masked, rules, context), context), context)
    if not any(each.day for each in groups):
        groups = [_of_today(masked, each, context) for each in groups]
    scored = [(score, each) for each in groups if (score := _score(masked, text, each)) is not None]
    if not scored:
        return fallback.read(text, masked, context, [(each.start, each.end) for each in groups if each.day])
    best = max(scored, key=lambda each: (each[0], each[1].clock is not None))[1]
    best = _completed(masked, best, [each for _, each in scored])
    if not best.moved and fallback.says_more(masked, best.start, best.end):
        longer = fallback.read_around(text, masked, context, best.start, best.end)
        if longer is not None:
            return longer
    due = resolve(text, best, context)
    return (
        replace(due, recurring=True)
        if _RHYTHM.search(masked[: best.start]) or re.match("每", masked[best.start :])
        else due
    )


def _of_today(masked: str, one: Group, context: Context) -> Group:
    """A part of the day by which a thing is asked for (下午给我, 傍晚前) is today's, or tomorrow's once over."""
    if one.part is None or one.day or one.clock or one.moment or not _ASKED_ZH.match(masked[one.end :]):
        return one
    if _EACH_ZH.search(masked[: one.start]):
        return one
    return replace(one, day=relative(context, int(context.now.time() >= one.part.last)), alone=True)


def _score(masked: str, text: str, one: Group) -> int | None:
    if one.day is None and one.clock is None and one.moment is None:
        return None
    return cues.strength(masked, text, one)


def _completed(masked: str, best: Group, groups: list[Group]) -> Group:
    """A day and a time that stand apart in one message belong together, where there is just one of each."""
    others = [each for each in groups if each is not best]
    if best.day and best.clock is None and best.moment is None:
        times = [each for each in others if each.clock and each.day is None and not _attributive(masked, each)]
        if len(times) == 1 and not best.moved:
            return replace(
                best,
                clock=times[0].clock,
                part=best.part or times[0].part,
                zone=times[0].zone,
                end=max(best.end, times[0].end),
                start=min(best.start, times[0].start),
            )
    if best.clock and best.day is None and not best.clock.eod:
        days = [each for each in others if each.day and each.clock is None]
        if len(days) == 1 and len(others) == 1:
            return replace(best, day=days[0].day, start=min(best.start, days[0].start), end=max(best.end, days[0].end))
    return best


def _attributive(masked: str, one: Group) -> bool:
    """Whether a time only names a thing: the 9am webinar, 8点的直播."""
    before, after = masked[: one.start], masked[one.end :]
    return bool(re.search(r"(?<![a-z])(?:the|our|a|an|my)\s+$", before) or re.match(r"\s*的", after))
