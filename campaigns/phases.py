"""A campaign's phases as people write them, one a line: "预热 11月9日–11月22日", "Launch: Nov 23 to Dec 6"."""

from __future__ import annotations

import datetime as dt
import re

from campaigns.errors import UnreadablePhase
from campaigns.model import Phase, PhaseKind
from consistency.months import MONTH_NUMBER

PRESETS: dict[PhaseKind, tuple[str, ...]] = {
    "teaser": ("teaser", "tease", "warm-up", "warmup", "pre-launch", "预热", "预热期", "蓄水", "蓄水期"),
    "launch": ("launch", "burst", "引爆", "引爆期", "爆发", "爆发期", "上市", "上市期", "首发"),
    "sustain": ("sustain", "sustaining", "always on", "always-on", "持续", "持续期", "长尾", "长尾期"),
    "convert": ("convert", "conversion", "on sale", "sale", "转化", "转化期", "收割", "促转化"),
}
"""The names that teams use for the four phases of a campaign; any other name is the team's own."""

RECENT = dt.timedelta(days=120)
"""A day without a year lies at most this far back: people plan ahead, and correct what has just begun."""
LONGEST = dt.timedelta(days=300)
"""A last day without a year that lies further off is one of this year before the first: the two are exchanged."""

_MONTH = rf"(?P<{{0}}>{'|'.join(MONTH_NUMBER)})[a-z]*\.?"
_DAY = re.compile(
    r"(?<![\d./])(?:"
    r"(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?:\s*[日号])?"
    r"|(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})(?:\s*[日号])?"
    r"|(?P<m3>\d{1,2})[/.](?P<d3>\d{1,2})"
    rf"|\b{_MONTH.format('n4')}\s*(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y4>\d{{4}}))?"
    rf"|(?P<d5>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('n5')}(?:,?\s+(?P<y5>\d{{4}}))?"
    r")(?![\d/])",
    re.IGNORECASE,
)
_JOIN = r"(?:-|–|—|~|～|至|到|\bto\b|\buntil\b|\btill\b|\bthrough\b)"
_SAME_MONTH = re.compile(rf"\s*{_JOIN}\s*(?P<d>\d{{1,2}})(?!\d|[/.月-])(?:st|nd|rd|th|日|号)?", re.IGNORECASE)
_FIRST_OF_MONTH = re.compile(rf"(?<![\d./])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*{_JOIN}\s*(?:the\s+)?$", re.IGNORECASE)
"""The first day where the month is said with the last one alone: 1 to 31 March."""
_JOINED = re.compile(rf"\s*(?:{_JOIN}|\band\b|和)\s*", re.IGNORECASE)
_FROM = re.compile(r"(?:\b(?:from|between)|(?:时间)?[从自])\s*$", re.IGNORECASE)
_EDGE = rf"(?:{_JOIN}|\bfrom\b|[从自:：,，;；()（）|•*\s])+"
_EDGES = re.compile(rf"^{_EDGE}|{_EDGE}$", re.IGNORECASE)
"""What only joins a name to its days, or one day to the other."""


def read_phases(campaign: str, text: str, today: dt.date) -> tuple[Phase, ...]:
    """The phases of a text, in the order of the lines; empty lines are left out.

    A line has a name, a first and a last day in either order of parts; a day without a year is the one that comes
    next, or that was at most ``RECENT`` ago. UnreadablePhase names the line that is wrong and why.
    """
    found: list[Phase] = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        phase = _phase(campaign, line, today)
        if any(each.name.casefold() == phase.name.casefold() for each in found):
            raise UnreadablePhase("twice", line)
        found.append(phase)
    return tuple(found)


def stretch_in(sentence: str, today: dt.date) -> tuple[dt.date, dt.date, str] | None:
    """The two days that a sentence joins ("from 1 March to 15 April", "3月1日到4月15日"), and the sentence with a comma
    in their place; None where it names none, more than two, or two that are apart."""
    try:
        start, end, cuts = _days(sentence, today)
    except UnreadablePhase:
        return None
    if len(cuts) == 2 and not _JOINED.fullmatch(sentence[cuts[0][1] : cuts[1][0]]):
        return None
    before, after = _FROM.sub("", sentence[: cuts[0][0]]), sentence[cuts[-1][1] :]
    # 3月1日到4月15日的春季活动: the days stand before the name.
    return start, end, before + (after[1:] if after.startswith("的") else f", {after}")


def phase_line(phase: Phase, name: str | None = None) -> str:
    """A phase as ``read_phases`` reads it."""
    return f"{name or phase.name} {phase.start.isoformat()} ~ {phase.end.isoformat()}"


def kind_of(name: str) -> PhaseKind:
    """Which of the four phases a name stands for; a name in two languages may hold either."""
    parts = parts_of(name)
    return next((kind for kind, names in PRESETS.items() if any(part in names for part in parts)), "custom")


def parts_of(name: str) -> tuple[str, ...]:
    """The parts of a name that is written in two languages, "Teaser · 预热期", in lower case; one of a plain name."""
    return tuple(part.strip() for part in re.split(r"[·|/／]", name.casefold()))


def _phase(campaign: str, line: str, today: dt.date) -> Phase:
    start, end, cuts = _days(line, today)
    edges = [0, *(edge for pair in cuts for edge in pair), len(line)]
    pieces = (_EDGES.sub("", line[start_at:end_at]) for start_at, end_at in zip(edges[::2], edges[1::2], strict=True))
    name = " ".join(" ".join(filter(None, pieces)).split())
    if not name:
        raise UnreadablePhase("without_name", line)
    return Phase(campaign=campaign, name=name, kind=kind_of(name), start=start, end=end)


def _days(line: str, today: dt.date) -> tuple[dt.date, dt.date, list[tuple[int, int]]]:
    """The first and the last day of a line, and the characters that say them."""
    matches = list(_DAY.finditer(line))
    if not matches:
        raise UnreadablePhase("without_dates", line)
    start = _day(matches[0], line, today - RECENT)
    alone = len(matches) == 1
    short = _SAME_MONTH.match(line, matches[0].end()) if alone else None
    first = _FIRST_OF_MONTH.search(line[: matches[0].start()]) if alone and matches[0]["n5"] else None
    if first is not None:
        start, end = _made(start.year, start.month, int(first["d"]), line), start
        cuts = [(first.start(), matches[0].end())]
    elif short is not None:
        end = _made(start.year, start.month, int(short["d"]), line)
        cuts = [(matches[0].start(), short.end())]
    elif len(matches) == 2:
        end = _day(matches[1], line, start)
        if end - start > LONGEST and not any(matches[1][name] for name in ("y", "y4", "y5")):
            raise UnreadablePhase("backwards", line)
        cuts = [match.span() for match in matches]
    else:
        raise UnreadablePhase("without_dates", line)
    if end < start:
        raise UnreadablePhase("backwards", line)
    return start, end, cuts


def _day(match: re.Match[str], line: str, earliest: dt.date) -> dt.date:
    """The day of a match; without a year the first such day from ``earliest`` on."""
    group = match.groupdict()
    day = int(next(group[name] for name in ("d", "d2", "d3", "d4", "d5") if group[name]))
    number = group["m"] or group["m2"] or group["m3"]
    word = group["n4"] or group["n5"]
    month = int(number) if number else MONTH_NUMBER[str(word)[:3].lower()]
    year = group["y"] or group["y4"] or group["y5"]
    if year:
        return _made(int(year), month, day, line)
    made = _made(earliest.year, month, day, line)
    return made if made >= earliest else _made(earliest.year + 1, month, day, line)


def _made(year: int, month: int, day: int, line: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise UnreadablePhase("no_such_day", line) from None
