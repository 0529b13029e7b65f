"""Due dates inside notes: the date reader asked stretch by stretch, and the words around a date that go with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from campaigns.due.model import Due, DueSettings
from campaigns.notes.model import DueReader

_OLD = re.compile(
    r"\b(?:was(?:\s+due)?|originally(?:\s+due)?|instead\s+of)\s+[^,，;；)）→]{2,16}?(?=\s*(?:[,，;；)）]|→|->|$))|"
    r"(?:原定于?|原计划|原)(?:\d[^,，;；)）→]{2,12}?|[上本这下]?周.)(?=[,，;；)）→]|$)"
)
_BEFORE = re.compile(
    r"(?:(?:^|(?<=[\s(（\[,，;；–—-]))(?:ideally|already|latest|later|sometime|now|please|pls|new\s+date|due(?:\s+date)?|deadline|"
    r"no\s+later\s+than|at\s+the\s+latest|by|until|till|"
    r"so|on|before|for|at|from|in|the|and\s+must\s+finish|done|to\s+be\s+done|end\s+date)[\s:：]*+|"
    r"(?:DDL|ddl|Deadline|截止(?:时间|日期)?|最晚|最迟|争取|务必|计划|预计|延到|改到|顺延至|顺延到|完成时间|到期|"
    r"[于在])[\s:：]*+|[→\s]++)+$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[)）]?(?:\s*(?:at\s+the\s+latest|latest|EOD|COB|please|pls|sharp)\b)*"
    r"(?:之前|以前|以内|之内|前后?|内|晚?上?)?(?:就要|就|再|先|统一)?"
    r"(?:(?:发群里|看数据|给初稿|出清单|给结论|给到位?|给我?|交付?|交初稿|完成|提交|搞定|弄好?|上线|定稿|分享|同步|"
    r"要)(?!\w))?",
    re.IGNORECASE,
)
_EVENT_BEFORE = re.compile(
    r"\b(?:launch(?:es)?|event|webinar|opening|premiere|release|embargo|show|fair|call|meeting|briefing|stream|"
    r"starts?|opens?|"
    r"scheduled|lasts?|valid|live)\s+(?:is\s+|are\s+|will\s+be\s+)?(?:on|at|in|for|until|from)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE_EVENT = re.compile(r"\b(?:before|ahead\s+of|in\s+time\s+for)\s[^.;,]{2,30}$", re.IGNORECASE)
"""What makes the day of an event the day to be ready by: before it goes live on Thursday."""
_LENGTH_BEFORE = re.compile(
    r"(?:\b(?:cut|trim|shorten|keep|get|bring|reduce)\b[^.;,]{0,30}\b(?:to|under|below|within|at)|"
    r"[压控缩剪精减限](?:缩|制|短|减|简)?[到在至])\s*$",
    re.IGNORECASE,
)
"""What makes a length of time how long a thing is to be: the script cut to forty minutes, 压到四十分钟以内."""
_BOOKED_FOR = re.compile(
    r"\b(?:book|reserve|hire|rent|schedule)(?:s|d|ed|ing)?\s[^.;,]{1,40}\bfor\s+(?:the\s+)?(?:(?:week|weekend|day|night|evening)\s+of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""What makes a day the one that something is booked for: the studio booked for the week of 12 October."""
_REASON_DATE = re.compile(r"[^.;!?]*?\bso\s+(?=(?:please\s+|pls\s+)?by\b)", re.IGNORECASE)
"""Why it is due before the day that follows: their deadline is 8 May, so please by 6 May."""
_EVENT_AFTER = re.compile(
    r"\s*(?:的|那场|那天|那周|当天|当晚|发布会|上市|开业|直播|launch\b|event\b|webinar\b|meeting\b|stream\b|release\b)",
    re.IGNORECASE,
)
_GONE = re.compile(r"(?:last|past|previous|yesterday|this\s+morning|上|去年|昨|前[天年])", re.IGNORECASE)
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})(?:/\d{2,4})?(?![\d/])")
_ALONE = re.compile(r"^(?:[^\w]|by\b|due\b|DDL|ddl|截止)*(?P<a>\d{1,2})[/.](?P<b>\d{1,2})(?:[^\w]|前|之前|给|交)*$")
_MONTHS = 12
_LEAD = 200
"""Characters before a date in which the words that lead to it stand."""
_FIRST_HOUR = time(9)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date at ``start:end`` of the text it was read from, the words that lead to it and follow it included."""

    due: Due
    start: int
    end: int


@dataclass(frozen=True)
class Dates:
    """Reads dates as they were meant in a meeting on ``day``."""

    reader: DueReader
    day: date
    zone: str
    settings: DueSettings
    _known: dict[str, Deadline | None] = field(default_factory=dict, repr=False)

    def read(self, text: str) -> Deadline | None:
        """The due date that ``text`` says, or None. An older date it mentions does not count, nor an event's."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def books(self, text: str) -> bool:
        """Whether ``text`` books something for a day, which is no due date but still to be done."""
        due = self.reader(text, now=self._now(), settings=self.settings)
        return due is not None and not due.past and bool(_BOOKED_FOR.search(text[: due.start]))

    def _read(self, text: str) -> Deadline | None:
        if not text.strip():
            return None
        visible = _REASON_DATE.sub(_hidden, _OLD.sub(_hidden, text), count=1)
        due = self.reader(visible, now=self._now(), settings=self.settings)
        if due is None:
            return self._bare(text)
        if _BOOKED_FOR.search(text[: due.start]) or _LENGTH_BEFORE.search(text[: due.start]):
            other = len(re.split(r",?\s+by\b", due.words, maxsplit=1)[0])
            return self._read(text[: due.start] + "," * other + text[due.start + other :])
        if _is_of_an_event(visible, due) or (due.past and _GONE.match(due.words)):
            return None
        start, end = _widened(text, due.start, due.end)
        return Deadline(due, start, end)

    def _bare(self, text: str) -> Deadline | None:
        """A day and month in figures that stand alone: in a cell, 7/24 is a date whatever it may be elsewhere."""
        alone = _ALONE.match(text)
        if not alone:
            return None
        first, second = int(alone["a"]), int(alone["b"])
        month, day = (
            (second, first) if first > _MONTHS or (self.settings.day_first and second <= _MONTHS) else (first, second)
        )
        due = self.reader(f"{month}月{day}日", now=self._now(), settings=self.settings)
        if due is None:
            return None
        start, end = alone.start("a"), alone.end("b")
        return Deadline(replace(due, start=start, end=end, words=text[start:end]), 0, len(text))

    def fills(self, text: str) -> Deadline | None:
        """The date when ``text`` says little else than a date, such as "by Friday" or 6月30日前完成; else None."""
        deadline = self.read(text)
        if deadline is None:
            return None
        visible = _OLD.sub("", text[: deadline.start]) + _OLD.sub("", text[deadline.end :])
        rest = re.sub(r"[\W_]+", "", visible)
        return deadline if not rest else None

    def opens(self, text: str) -> Deadline | None:
        """The date when ``text`` begins with one, such as "by Monday because …" or 周五前拟问卷; else None."""
        deadline = self.read(text)
        return deadline if deadline and not text[: deadline.start].strip(" \t　,，于在") else None

    def _now(self) -> datetime:
        return datetime.combine(self.day, _FIRST_HOUR, ZoneInfo(self.zone))


def with_day_order(settings: DueSettings, notes: str) -> DueSettings:
    """``settings`` with the order of day and month that the numeric dates of ``notes`` can only have, if any tells."""
    pairs = [(int(a), int(b)) for a, b in _NUMERIC.findall(notes)]
    day_first = any(12 < a <= 31 and b <= 12 for a, b in pairs)
    month_first = any(a <= 12 < b <= 31 for a, b in pairs)
    if day_first == month_first:
        return settings
    return replace(settings, day_first=day_first)


def _hidden(found: re.Match[str]) -> str:
    return "," * len(found[0])


def _is_of_an_event(text: str, due: Due) -> bool:
    if _BEFORE_EVENT.search(text[: due.start]):
        return False
    if (
        _EVENT_BEFORE.search(text[: due.start])
        or re.search(r"(?:近|过去|最近|past|last)\s*$", text[: due.start])
        or due.words.startswith("近")
    ):
        return True
    return bool(_EVENT_AFTER.match(text[due.end :])) and not re.search(
        r"(?:\bby|\bdue|\buntil|[前到至])\s*$", text[: due.start], re.IGNORECASE
    )


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    before = _BEFORE.search(text, max(0, start - _LEAD), start)
    after = _AFTER.match(text, end)
    return (before.start() if before else start), (after.end() if after else end)
