"""What the library read, judged: names and bare numbers are refused, the rest becomes a due date like any other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from campaigns.due import library
from campaigns.due.atoms import Context
from campaigns.due.masks import HIDDEN
from campaigns.due.model import Due, Granularity, Reading, Reason
from campaigns.due.resolve import is_past
from consistency.nlp.scripts import HAN, has_han

_REFUSED = re.compile(
    r"(?:since |in |from |before |after |until |during |by )?(?:the )?(?:calendar )?(?:year )?(?:of )?\d{4}|"
    r"[今明去本后]年|[一二三四五六七八九十]+月[一二三四五六七八九]|"
    r"q[1-4]|h[12]|(?:right |just |as of )?now|currently|at present|asap|as soon as possible|\d+|[a-z]+|(?:the|"
    r"my|our|a|this|that|one|some|same|each|any|of the|in the) "
    r"(?:day|week|month|year|century|decade|time|moment|minute|hour|night|morning|evening|afternoon|quarter)s?|"
    r"[一二三四五六七八九两]日|[一二三四五六七八九两十]+[点时秒]|现在|目前|刚刚|马上|立刻|此刻|当时|当下|"
    r"[\d:./-]{1,4}|\d{1,2}:\d\d?:\d\d?|"
    r"(?:\d{1,3}|[一二三四五六七八九十]+)[号日年月周天秒]|\d{3}-\d+|[早晚中下上]午?上?|[春夏秋冬][天季]?|年|月|"
    r"周|日|天|未来|过去|以后|之后|之前|"
    r"[前后][一两二三四五六七八九十\d]+[天日晚]"
)
_KEPT = re.compile(
    r"yesterday|tomorrow|today|tonight|noon|midnight|midday|noonish|weekend|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|easter|christmas|"
    r"\d+[ap]m?|"
    r"(?:last|next|this|past|previous|coming) (?:day|week|month|year|century|decade|night|morning|evening|"
    r"afternoon|quarter)"
)


_MORE = re.compile(
    rf"\d|[{HAN}]?(?:昨|前天|去年|上个?[周月]|农历|[零一二三四五六七八九十]{{2}})|(?<![a-z])(?:one|two|three|four|"
    r"five|six|seven|eight|nine|ten|"
    r"eleven|twelve|first|second|third|fifteen|twenty|thirty|fourt\w+|fift\w+|thirt\w+|between|from|since|"
    r"yesterday|last|previous|past|ago|following|half|quarter|"
    r"year|late|early|mid|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)(?![a-z])"
)


_CONNECTIVE = re.compile(
    r"(?<![a-z])(?:the|at|on|in|by|before|after|until|till|for|of|to)(?![a-z])|之?前|以前|之?后|以后"
)
_POSSIBLE = re.compile(
    r"\d|day|week|month|year|quarter|hour|minute|noon|night|morning|evening|tomorrow|tmrw|spring|summer|autumn|fall|winter|"
    r"decade|easter|christmas|new year|clock|half|past|last|next|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"(?<![a-z])(?:mon|tue|wed|thu|fri|sat|sun)|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"twenty|thirty|forty|fifty|first|second|third)(?![a-z])|[年月日号天周点时分钟旬季早晚午节假初末]|星期|礼拜|昨|今|明"
)
"""What a date that the library can read has in it; a message without it is not shown to the library, which is slow."""
_SENTENCE_END = re.compile(r"[.!?;]\s+(?=[a-z]{3,})|[。！？；]")
_AROUND = 60
_ENOUGH = 240
"""Characters the library is shown in all: its time grows faster than the text."""
_FARTHEST = 100
"""Years ahead that nobody plans for: a number that large was none of a year."""


def says_more(masked: str, start: int, end: int) -> bool:
    """Whether words around ``start`` to ``end`` could belong to the date that was read there."""
    return bool(_MORE.search(masked[max(0, start - 40) : start]) or _MORE.search(masked[end : end + 40]))


def read_around(text: str, masked: str, context: Context, start: int, end: int) -> Due | None:
    """What the library reads in a longer stretch that holds ``start`` to ``end``; None when it reads no more there.

    Nor where dates run on for longer than it is shown.
    """
    if end - start > _ENOUGH:
        return None
    for found in _find(text, masked, context, max(0, start - _AROUND), end + _AROUND):
        more = text[found.start : start] + text[end : found.end]
        if found.start <= start and found.end >= end and re.search(r"\w{2}|\d", _CONNECTIVE.sub("", more.lower())):
            return _due(text, found, context, context.now.replace(tzinfo=None))
    return None


def read(text: str, masked: str, context: Context, refused: Sequence[tuple[int, int]] = ()) -> Due | None:
    """The first date the library finds in the message (where nothing is hidden) that is no name and no bare number.

    ``refused`` are the stretches the own rules read and found to be no due date; the library is not believed there.
    """
    for start, end in _pieces(masked):
        for found in _find(text, masked, context, start, end):
            if not _is_refused(masked, found, refused):
                return _due(text, found, context, context.now.replace(tzinfo=None))
    return None


def _pieces(masked: str) -> Iterator[tuple[int, int]]:
    """The sentences that could hold a date, cut to what the library reads in a moment, until enough was read."""
    budget, start = _ENOUGH, 0
    for stop in [*(match.end() for match in _SENTENCE_END.finditer(masked)), len(masked)]:
        possible = _POSSIBLE.search(masked, start, stop)
        if possible:
            first = max(start, possible.start() - _AROUND)
            last = min(stop, first + budget)
            yield first, last
            budget -= last - first
        if budget <= 0:
            return
        start = stop


def _is_refused(masked: str, found: library.Found, refused: Sequence[tuple[int, int]]) -> bool:
    words = found.words.strip().lower()
    if _REFUSED.fullmatch(words) and not _KEPT.fullmatch(words):
        return True
    if any(start <= found.start and found.end <= end for start, end in refused):
        return True
    return bool(re.match(r"[-_/]?[a-z0-9_]", masked[found.end :]))


def _find(text: str, masked: str, context: Context, start: int, end: int) -> list[library.Found]:
    characters = zip(text[start:end], masked[start:end], strict=True)
    visible = "".join("_" if hidden == HIDDEN else char for char, hidden in characters)
    found = library.find(visible, context.now, chinese=has_han(masked))
    return [replace(each, start=each.start + start, end=each.end + start) for each in found]


def _due(text: str, found: library.Found, context: Context, now: datetime) -> Due | None:
    stretches = [_ends(first, last, now) for first, last in found.readings]
    stretches = [each for each in stretches if each[1].year < now.year + _FARTHEST]
    if not stretches:
        return None
    coming = [each for each in stretches if not is_past(each[0], now)] or [
        each for each in stretches if not is_past(each[1], now)
    ]
    first, last = (coming or stretches[-1:])[0]
    others: list[Reading] = []
    when = first
    if type(first) is date and type(last) is date and first != last:
        when = library.last_day(first, last, found.words.lower())
        others.append(Reading(first, Reason.PERIOD_START))
    others += [Reading(each[0], Reason.OTHER_HALF) for each in stretches if isinstance(each[0], datetime)]
    return Due(
        when,
        Granularity.MINUTE if isinstance(when, datetime) else Granularity.DAY,
        str(context.now.tzinfo),
        found.start,
        found.end,
        text[found.start : found.end],
        tuple(other for other in others if other.when != when)[:1],
        (first, last) if first != last else None,
        is_past(when, now),
    )


def _ends(
    first: date | datetime | time, last: date | datetime | time, now: datetime
) -> tuple[date | datetime, date | datetime]:
    if isinstance(first, time) and isinstance(last, time):
        day = (
            now.date()
            if datetime.combine(now.date(), last) >= now.replace(second=0, microsecond=0)
            else now.date() + timedelta(days=1)
        )
        return datetime.combine(day, first), datetime.combine(day, last)
    assert not isinstance(first, time)
    assert not isinstance(last, time)
    return first, last
