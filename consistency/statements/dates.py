"""Days and times of day as English and Chinese copy writes them: 7 December, 12 月 7 日, 6 pm, 晚上 6 点."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from consistency.months import MONTH_NAMES, MONTH_NUMBER, MONTH_SHORT
from consistency.numerals import ZH_NUMERAL, from_chinese
from consistency.statements.model import Edge
from consistency.statements.time_units import AFTER_NOON, DAY_PART
from consistency.statements.values import Clock, Day

MONTHS = "|".join(name.title() for name in MONTH_NAMES)
"""Alternatives of a pattern: the names of the months with a capital."""
_MONTH = (
    rf"(?:{MONTHS}"
    rf"|(?:{MONTH_SHORT.title()})\b\.?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_TO = r" ?(?:[-–—~～]|to|until|till|through|and) ?(?:the )?"
_ENDS = re.compile(r"\b(?:between|from) (?:the )?(?:[A-Z][a-z]+ )?$")
"""Before two days or times with "and" that are the ends of a period; without it, 5 and 6 March are two days."""
_DAY_FIRST = re.compile(
    rf"(?<![0-9.$£€¥])(?P<d>[0-3]?[0-9]){_ORDINAL}(?:{_TO}(?P<d2>[0-3]?[0-9]){_ORDINAL})?(?: of)? (?P<m>{_MONTH})"
    r"(?:,? (?P<y>20[0-9]{2}))?(?![A-Za-z])"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_MONTH}) (?P<d>[0-3]?[0-9]){_ORDINAL}(?![0-9:]|[,.][0-9])"
    rf"(?:{_TO}(?P<d2>[0-3]?[0-9]){_ORDINAL}(?![0-9:]|[,.][0-9]| ?(?:am|pm|{_MONTH})))?(?:,? (?P<y>20[0-9]{{2}}))?"
)
_MONTH_ALONE = re.compile(
    r"\b(?:in|from|until|till|by|since|through|this|next|early|late|mid|end of|beginning of|start of)[ -]"
    rf"(?P<m>{MONTHS})\b"
    r"(?! [0-3]?[0-9](?![0-9]))(?:,? (?P<y>20[0-9]{2}))?"
)
_ISO = re.compile(r"(?<![0-9])(?P<y>20[0-9]{2})[-/.](?P<m>[01]?[0-9])[-/.](?P<d>[0-3]?[0-9])(?![0-9])")
_ZH_N = rf"(?:[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}})"
_ZH = re.compile(
    rf"(?:(?P<y>20[0-9]{{2}}|[一二三四五六七八九零〇]{{4}}) ?年 ?)?(?<![0-9个第])(?P<m>{_ZH_N}) ?月(?!饼|亮|租|卡|度|费|供|嫂|销|色|龄|薪|子)"  # noqa: E501
    rf" ?(?:(?P<d>{_ZH_N})(?: ?[日号]|(?= ?[-–—~～至到] ?{_ZH_N} ?[日号])))?(?:(?: ?[-–—~～至到] ?)(?:(?P<m2>{_ZH_N}) ?月 ?)?(?P<d2>{_ZH_N}) ?[日号])?"  # noqa: E501
)
_ZH_SHORT = re.compile(
    r"(?<![0-9.])(?P<m>1[0-2]|[1-9])[./](?P<d>[12][0-9]|3[01]|0?[1-9])(?= ?(?:开|上市|起|截|前|上线|发售|日))"
)
_DATELINE = re.compile(
    rf"\s*[A-Z][A-Za-z]+(?: [A-Z][a-z]+){{0,2}}, \(?(?:[0-3]?[0-9] {_MONTH}|{_MONTH} [0-3]?[0-9])(?:,? 20[0-9]{{2}})?\)?\s?(?:[.–—:/]|-|$)"  # noqa: E501
    r"|\s*[（(]?[一-鿿·]{2,12}[，,]? ?(?:20[0-9]{2} ?年 ?)?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日[）)]?(?:电|讯| ?[—–-])"
)
"""Place and day of a press release, before its first words: they say when it was written."""
_SALE = r"(?! ?(?:预售|活动|大促|狂欢|期间|攻略|特惠|返场|价|节|专属|福利|必[买入]|囤|购物|尾款|定金|优惠|年中))"
"""After the name of a shopping day: then it names the sale, which lasts for weeks."""
_FESTIVALS = (
    (re.compile(rf"双 ?(?:十一|11){_SALE}|Singles'? Day(?! sale)|Double 11(?! sale)", re.IGNORECASE), Day(11, 11)),
    (re.compile(rf"双 ?(?:十二|12){_SALE}"), Day(12, 12)),
    (re.compile(rf"(?<![0-9])618(?![0-9]){_SALE}"), Day(6, 18)),
    (re.compile(r"Christmas Eve|平安夜", re.IGNORECASE), Day(12, 24)),
    (re.compile(r"New Year's Day|元旦", re.IGNORECASE), Day(1, 1)),
    (re.compile(r"Valentine's Day|情人节", re.IGNORECASE), Day(2, 14)),
)
_ENDING = (
    r"(?i:(?<!weeks )(?<!days )(?<!sleeps )(?<!months )(?<!long )(?:\buntil|\btill)"
    r"|\b(?:book|order|buy|reserve|sign up|join) by)"
)
"""Before a day by its name that is a deadline, and not how long there is until then."""
_NAMED_ENDS = (
    (re.compile(rf"{_ENDING} (?P<day>Christmas(?: Day)?)\b(?! Eve)"), Day(12, 25)),
    (re.compile(rf"{_ENDING} (?P<day>(?:the )?end of (?:the|this) year|New Year's Eve)\b"), Day(12, 31)),
)
_EN_TIME = re.compile(
    r"(?<![0-9:.$£€¥])(?P<h>[01]?[0-9]|2[0-3])(?:[:.](?P<mi>[0-5][0-9]))? ?(?P<half>[ap](?:\.m\b\.?|m\b))"
    r"|(?<![0-9:.])(?P<h24>[01]?[0-9]|2[0-3]|24(?=:00)):(?P<m24>[0-5][0-9])(?![0-9:])"
    r"|\b(?P<word>noon|midnight)\b",
    re.IGNORECASE | re.ASCII,
)
_EN_TIME_RANGE = re.compile(
    r"(?<![0-9:.$£€¥])(?:from|between) (?P<h>[01]?[0-9]|2[0-3])(?= ?(?:[-–—]|to|and) ?[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]\.?m|\.|,|$))",  # noqa: E501
    re.IGNORECASE,
)
_ZH_TIME = re.compile(
    rf"(?:(?P<part>{DAY_PART}) ?)?(?<![0-9第{ZH_NUMERAL[1:-1]}])(?P<h>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}})"
    rf" ?(?:点(?!击|心|赞|评|餐|单|亮|缀|名|滴|子|火|映|数|位|睛|检|儿|对|券|外|开(?![放始门业园馆跑场售抢播赛])|了?[一下]|[零〇一二三四五六七八九])(?:钟|整)?(?: ?(?P<mi>[0-5][0-9]|半) ?分?)?|时(?= ?[前后起至到]|整|止)(?!代))"  # noqa: E501
    rf"|(?P<part_24>{DAY_PART}) ?(?P<h24>[01]?[0-9]|2[0-3]):(?P<m24>[0-5][0-9])(?![0-9:])"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a time of day at plain offsets; ``role`` is its place in a period: its start, its end or alone."""

    start: int
    end: int
    value: Day | Clock
    role: Literal["", "start", "end"]


@lru_cache(maxsize=256)  # the same sentences and claims, several times in a text
def days(plain: str) -> tuple[Moment, ...]:
    """Every day or month in ``plain``; a period gives two moments. Impossible days are no days."""
    found: list[Moment] = []
    for match in _DAY_FIRST.finditer(plain):
        found += _english(match)
    for match in _MONTH_FIRST.finditer(plain):
        found += _english(match)
    for match in _MONTH_ALONE.finditer(plain):
        month = _month(match["m"])
        found.append(Moment(match.start("m"), match.end(), Day(month, None, _year(match["y"])), ""))
    for match in _ISO.finditer(plain):
        found += _moment(match, int(match["m"]), int(match["d"]), int(match["y"]), "")
    for match in _ZH.finditer(plain) if "月" in plain else ():
        found += _chinese(match)
    for match in _ZH_SHORT.finditer(plain):
        found += _moment(match, int(match["m"]), int(match["d"]), None, "")
    for pattern, day in _FESTIVALS:
        found += [Moment(m.start(), m.end(), day, "") for m in pattern.finditer(plain)]
    for pattern, day in _NAMED_ENDS:
        found += [Moment(m.start("day"), m.end("day"), day, "") for m in pattern.finditer(plain)]
    dated = _DATELINE.match(plain)
    return _periods(plain, [m for m in _apart(found) if not dated or m.start >= dated.end()])


def times(plain: str) -> tuple[Moment, ...]:
    """Every time of day in ``plain``. Hours without a half of the day stay open between morning and evening."""
    found: list[Moment] = []
    for match in _EN_TIME.finditer(plain):
        if match["word"]:
            minutes = 12 * 60 if match["word"].lower() == "noon" else 0
            found.append(Moment(match.start(), match.end(), Clock(minutes), ""))
        elif match["h24"]:
            hour = int(match["h24"])
            half = 0 < hour <= 12 and not match["h24"].startswith("0")
            found.append(Moment(match.start(), match.end(), Clock(hour * 60 + int(match["m24"]), half), ""))
        else:
            hour = int(match["h"]) % 12 + (12 if match["half"][0] in "pP" else 0)
            found.append(Moment(match.start(), match.end(), Clock(hour * 60 + int(match["mi"] or 0)), ""))
    for match in _EN_TIME_RANGE.finditer(plain):
        found.append(Moment(match.start("h"), match.end("h"), Clock(int(match["h"]) * 60, True), ""))
    for match in _ZH_TIME.finditer(plain):
        found += _chinese_time(match)
    return _periods(plain, _apart(found))


_ENDS_BEFORE = re.compile(
    r"(?:\b(?:until|till|by|before|no later than|(?:clos|finish|end|shut)(?:es|ing|s|ed)?(?: at)?)"
    r"|[-–—~]|\bto|至|到|截止|不晚于) ?$",
    re.IGNORECASE,
)
_ENDS_AFTER = re.compile(
    r" ?(?:之?前|为?止|截止|结束|[就才准时]{0,2}(?:关[门店馆]|关(?=[，。；！\s]|$)|打烊|闭[店馆园]))"
)
_STARTS_BEFORE = re.compile(
    r"(?:\b(?:from|after|as of|(?:start|begin|open)(?:s|ing)?(?: at)?)|自|从|早于) ?(?:每[天日晚])?$", re.IGNORECASE
)
_STARTS_AFTER = re.compile(r" ?(?:起|开始|之?后|[就才准时]{0,2}开[门放馆园])")


def edge_of(text: str, start: int, end: int) -> Edge:
    """Whether something begins or ends at the time of day ``text[start:end]``, told by the words beside it."""
    before = text[max(0, start - 14) : start]
    if _ENDS_BEFORE.search(before) or _ENDS_AFTER.match(text, end):
        return "end"
    return "start" if _STARTS_BEFORE.search(before) or _STARTS_AFTER.match(text, end) else ""


def _english(match: re.Match[str]) -> Iterator[Moment]:
    month, year = _month(match["m"]), _year(match["y"])
    if match["d2"]:
        joined = match.string[match.end("d") : match.start("d2")]
        listed = "and" in joined and not _ENDS.search(match.string, 0, match.start())
        yield from _moment(match, month, int(match["d"]), year, "" if listed else "start", end=match.end("d"))
        yield from _moment(match, month, int(match["d2"]), year, "" if listed else "end", match.start("d2"))
        return
    yield from _moment(match, month, int(match["d"]), year, "")


def _chinese(match: re.Match[str]) -> Iterator[Moment]:
    month = _small(match["m"])
    year = _year(match["y"]) if match["y"] else None
    if month is None or (match["d"] is None and match["m"].isascii() is False and len(match[0].strip()) < 2):
        return
    first = _small(match["d"]) if match["d"] else None
    if match["d2"]:
        last_month = _small(match["m2"]) if match["m2"] else month
        last = _small(match["d2"])
        yield from _moment(match, month, first, year, "start", match.start(), match.end("d") + 1)
        if last_month is not None and last is not None:
            yield from _moment(match, last_month, last, year, "end", match.start("m2" if match["m2"] else "d2"))
        return
    yield from _moment(match, month, first, year, "")


def _moment(
    match: re.Match[str],
    month: int,
    day: int | None,
    year: int | None,
    role: Literal["", "start", "end"],
    start: int | None = None,
    end: int | None = None,
) -> Iterator[Moment]:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return
    first = match.start() if start is None else start
    last = match.end() if end is None else end
    if role == "start" and end is None and match["d2"]:
        last = match.start("d2")
    text = match.string[first:last]
    last -= len(text) - len(_TRAIL.sub("", text))
    yield Moment(first, last, Day(month, day, year), role)


def _chinese_time(match: re.Match[str]) -> Iterator[Moment]:
    hour = _small(match["h"] or match["h24"])
    if hour is None or hour > 24:
        return
    minutes = 30 if match["mi"] == "半" else int(match["mi"] or match["m24"] or 0)
    part = match["part"] or match["part_24"] or ""
    if part in (*AFTER_NOON, "中午") and 1 <= hour <= 11 and not (part == "中午" and hour == 11):
        hour += 12
    if hour == 12 and part in ("晚上", "夜晚", "晚", "夜里"):
        hour = 24
    half = not part and 0 < hour <= 12
    yield Moment(match.start(), match.end(), Clock(hour * 60 + minutes, half), "")


def _apart(found: list[Moment]) -> list[Moment]:
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Moment] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


_TRAIL = re.compile(r"(?: ?(?:and|to|until|till|through)(?: the)?)? *[-–—~～至到]* *$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:[（(]?\s?(?:周|星期)[一二三四五六日天][)）]?)?\s?(?:[-–—~～至到]|to|until|till|through|and)\s?"
    r"(?:the |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?",
    re.IGNORECASE,
)


def _periods(plain: str, moments: list[Moment]) -> tuple[Moment, ...]:
    """Two neighbours joined by "to" or 至 are the start and the end of one period."""
    made = list(moments)
    for index in range(len(made) - 1):
        one, other = made[index], made[index + 1]
        joined = plain[one.end : other.start]
        listed = "and" in joined.lower() and not _ENDS.search(plain, 0, one.start)
        if not one.role and not other.role and not listed and _BETWEEN.fullmatch(joined):
            made[index] = Moment(one.start, one.end, _in_one_clock(one.value, plain[other.start : other.end]), "start")
            made[index + 1] = Moment(other.start, other.end, other.value, "end")
    return tuple(made)


_OF_TWENTY_FOUR = re.compile("1[3-9]|2[0-4]")
_EARLIEST = 7 * 60
"""Minutes after midnight before which a beginning may still be meant of the evening: 6 点到 23 点."""


def _in_one_clock(start: Day | Clock, end: str) -> Day | Clock:
    """The beginning of a period whose ``end`` is written on a clock of 24 hours, so that it is too: 10 点到 21 点."""
    if isinstance(start, Clock) and start.half and start.minutes >= _EARLIEST and _OF_TWENTY_FOUR.match(end.lstrip()):
        return Clock(start.minutes)
    return start


def _month(written: str) -> int:
    low = written.lower().rstrip(".")
    return MONTH_NUMBER[low[:3]]


def _year(written: str | None) -> int | None:
    if not written:
        return None
    value = int(written) if written.isascii() else from_chinese(written)
    return int(value) if value else None


def _small(written: str | None) -> int | None:
    if not written:
        return None
    value = int(written) if written.isascii() else from_chinese(written)
    return int(value) if value is not None else None
