"""The days a goal is for: by Q3, this year, in the next 90 days; 本年度, 三季度, 下半年, 6月底前, 2027-03."""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kpi.goals.numerals import COUNT, ZH_COUNT, count

ONE_DAY = dt.timedelta(days=1)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if number} | {"sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_Y = r"(?:20\d\d)"


@dataclass(frozen=True, slots=True)
class Period:
    """Characters ``at`` to ``to`` of the sentence say the days ``start`` to ``end``, both inside.

    ``open_start``: only the end was said (by, before, 底前), and ``start`` is today.
    """

    at: int
    to: int
    words: str
    start: dt.date
    end: dt.date
    open_start: bool = False


_Span = tuple[dt.date, dt.date]
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], dt.date], _Span | None]]


def periods(sentence: str, today: dt.date) -> tuple[Period, ...]:
    """The stretches that ``sentence`` says, in order and without overlap; the longest reading of a place wins.

    A period without a year is this year's unless it is over, then next year's. Words that compare with the past (last
    year, 去年, 同期) are no period. Nothing is raised: a day that does not exist is not read.
    """
    found: list[Period] = []
    for match, span in _readings(sentence, today):
        start, end = span
        before = sentence[max(0, match.start() - 16) : match.start()]
        after = sentence[match.end() : match.end() + 4]
        at, to, is_open = match.start(), match.end(), False
        by = re.search(r"(?:\b(?:by|before|until|till|no later than)\s+(?:the\s+)?(?:end\s+of\s+)?|截止到?|截至|到|在)$",
                       before, re.IGNORECASE)  # fmt: skip
        tail = re.match(r"\s*(?:底|末)?\s*(?:之前|以前|前|为止)|\s*(?:底|末)", after)
        if (by and by[0] != "在") or tail:
            is_open = True
        if by:
            at -= len(by[0])
        if tail:
            to += tail.end()
        if is_open and end >= today:
            start = min(today, end)
        found.append(Period(at, to, sentence[at:to], start, end, is_open))
    found.sort(key=lambda each: (each.at, -each.to))
    kept: list[Period] = []
    for each in found:
        if not kept or each.at >= kept[-1].to:
            kept.append(each)
        elif each.to - each.at > kept[-1].to - kept[-1].at:
            kept[-1] = each
    return tuple(_joined(kept, sentence))


def compared(sentence: str) -> tuple[tuple[int, int], ...]:
    """Spans of words that name the past as a yardstick: last year, year on year, 同比, 去年四季度."""
    return tuple(match.span() for match in _PAST.finditer(sentence))


_PAST = re.compile(
    rf"\b(?:q[1-4]\s+|{_MONTH}\s+)?(?:of\s+)?last\s+(?:year|quarter|month|week)(?:'s)?\b|\byear[- ]on[- ]year\b|"
    rf"\byear[- ]over[- ]year\b|\byoy\b|\bq[1-4]\s+last\s+year|"
    r"去年(?:同期|全年|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月|平均)?|上一?年度?|上个?季度|上个?月(?!底)|同比|环比|同期|前年",
    re.IGNORECASE,
)


def _joined(found: list[Period], sentence: str) -> Iterator[Period]:
    """Two periods joined by to, and, 至 or a dash are one stretch: from 1 April to 31 May, 4月至6月."""
    pending: Period | None = None
    for each in found:
        if pending is not None:
            between = sentence[pending.to : each.at]
            # The word before the second period may have been read as its "by" (到).
            if re.fullmatch(r"\s*(?:to|and|until|through|[-–—~～至到])?\s*", between, re.IGNORECASE) and (
                between.strip() or each.words[0] in "到"
            ):
                if each.end > pending.start:
                    pending = Period(
                        pending.at, each.to, sentence[pending.at : each.to], pending.start, each.end, False
                    )
                continue
            yield pending
        pending = each
    if pending is not None:
        yield pending


def _readings(sentence: str, today: dt.date) -> Iterator[tuple[re.Match[str], _Span]]:
    masked = list(sentence)
    for start, end in compared(sentence):
        masked[start:end] = "\0" * (end - start)
    text = "".join(masked)
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            try:
                span = read(match, today)
            except ValueError:  # such as 31 June: no such day
                continue
            if span is not None:
                yield match, span


def _year(match: re.Match[str], today: dt.date, end_of: Callable[[int], dt.date]) -> int:
    """The year said (2027, 明年), or the first whose period is not over."""
    said = match.groupdict().get("year")
    if said:
        if said in {"今年", "本年", "this year"}:
            return today.year
        if said in {"明年", "next year"}:
            return today.year + 1
        return int(said[-4:]) if len(said) >= 4 else 2000 + int(said[-2:])
    return today.year if end_of(today.year) >= today else today.year + 1


def _months(year: int, first: int, months: int) -> _Span:
    last = first + months - 1
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _of_year(number: Callable[[re.Match[str]], int], months: int) -> Callable[[re.Match[str], dt.date], _Span]:
    def read(match: re.Match[str], today: dt.date) -> _Span:
        first = (number(match) - 1) * months + 1
        year = _year(match, today, lambda y: _months(y, first, months)[1])
        return _months(year, first, months)

    return read


def _month_number(match: re.Match[str]) -> int:
    said = match["month"].lower()
    return _MONTHS[said] if said in _MONTHS else int(count(said))


def _day(match: re.Match[str], today: dt.date) -> _Span:
    month, day = _month_number(match), int(match["day"])
    year = _year(match, today, lambda y: dt.date(y, month, day))
    return (dt.date(year, month, day),) * 2


def _iso(match: re.Match[str], today: dt.date) -> _Span:
    year, month, day = int(match["year"]), int(match["month"]), match["day"]
    return (dt.date(year, month, int(day)),) * 2 if day else _months(year, month, 1)


def _relative(match: re.Match[str], today: dt.date) -> _Span:
    """This or the next week, month, quarter or year."""
    ahead = 1 if match["which"].lower() in {"next", "coming", "the next", "下", "下个", "下一", "下一个", "明"} else 0
    unit = _UNITS[match["unit"].lower()]
    if unit == "week":
        monday = today - ONE_DAY * today.weekday() + ONE_DAY * 7 * ahead
        return monday, monday + ONE_DAY * 6
    if unit == "year":
        return _months(today.year + ahead, 1, 12)
    length = {"month": 1, "quarter": 3, "half": 6}[unit]
    index = (today.year * 12 + today.month - 1) // length + ahead
    return _months(index * length // 12, index * length % 12 + 1, length)


def _ahead(match: re.Match[str], today: dt.date) -> _Span | None:
    """So many days, weeks, months or years from today on."""
    number = count(match["n"]) if match["n"] else 1
    unit = _UNITS[match["unit"].lower().removesuffix("s")]
    if unit in {"day", "week"}:
        days = round(number * (7 if unit == "week" else 1))
        return (today, today + ONE_DAY * (days - 1)) if 0 < days < 3660 else None
    months = round(number * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit])
    if not 0 < months <= 120:
        return None
    index = today.year * 12 + today.month - 1 + months
    last = min(today.day, calendar.monthrange(index // 12, index % 12 + 1)[1])
    return today, dt.date(index // 12, index % 12 + 1, last) - ONE_DAY


_UNITS = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "日": "day", "天": "day",
    "周": "week", "星期": "week", "月": "month", "个月": "month", "季度": "quarter", "个季度": "quarter", "季": "quarter",
    "年": "year", "年度": "year", "财年": "year", "半年": "half",
    "half": "half",
}  # fmt: skip
_ZH_YEAR = rf"(?:(?P<year>{_Y}|今年|本年|明年)\s*年?(?:度)?的?\s*)?"
_EN_YEAR = rf"(?:,?\s*(?:of\s+)?(?P<year>{_Y}|FY\s?\d\d|'\d\d|this year|next year)\b(?!-))?"


def _rule(pattern: str, read: Callable[[re.Match[str], dt.date], _Span | None]) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), read


_RULES: tuple[_Rule, ...] = (
    _rule(rf"(?<!\d)(?P<year>{_Y})[-/.](?P<month>\d\d?)(?:[-/.](?P<day>\d\d?))?(?!\d)", _iso),
    _rule(rf"\b(?P<month>{_MONTH})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?!%){_EN_YEAR}", _day),
    _rule(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_MONTH})\b\.?{_EN_YEAR}", _day),
    _rule(rf"{_ZH_YEAR}(?P<month>\d\d?|十[一二]?|[一二三四五六七八九])\s*月\s*(?P<day>\d\d?)\s*[日号]", _day),
    _rule(rf"(?:\bin\s+|\b(?:the\s+)?end\s+of\s+)?\b(?P<month>{_MONTH})\b(?!\.?\s+\d\d?(?!\d)){_EN_YEAR}",
          lambda m, today: None if m["month"] == "may" and m[0] == "may" else _of_year(_month_number, 1)(m, today)),
    _rule(rf"{_ZH_YEAR}(?P<month>\d\d?|十[一二]?|[一二三四五六七八九])\s*月份?(?!\s*\d\d?\s*[日号])(?!活)",
          _of_year(_month_number, 1)),
    _rule(rf"{_ZH_YEAR}(?P<first>\d\d?)\s*[-–~～至到]\s*(?P<month>\d\d?)\s*月份?(?!\s*\d)",
          lambda m, today: _stretch(m, today)),
    _rule(rf"\bQ(?P<n>[1-4])\b{_EN_YEAR}", _of_year(lambda m: int(m["n"]), 3)),
    _rule(rf"(?:(?P<year>{_Y}|今年|本年|明年)\s*年?的?\s*)?(?<![A-Za-z0-9])Q(?P<n>[1-4])(?![A-Za-z0-9])",
          _of_year(lambda m: int(m["n"]), 3)),
    _rule(rf"(?:the\s+)?\b(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter{_EN_YEAR}",
          _of_year(lambda m: _ordinal(m["n"]), 3)),
    _rule(rf"{_ZH_YEAR}第?(?P<n>[一二三四1-4])\s*季度?(?!个)", _of_year(lambda m: int(count(m["n"])), 3)),
    _rule(rf"\bH(?P<n>[12])\b{_EN_YEAR}", _of_year(lambda m: int(m["n"]), 6)),
    _rule(rf"(?:the\s+)?\b(?P<n>first|second|1st|2nd)\s+half(?:\s+of)?(?:\s+the\s+year)?{_EN_YEAR}",
          _of_year(lambda m: _ordinal(m["n"]), 6)),
    _rule(rf"{_ZH_YEAR}(?P<n>[上下])半年度?", _of_year(lambda m: 1 if m["n"] == "上" else 2, 6)),
    _rule(rf"(?<!\d)(?P<year>{_Y})\s*(?:年度?|财年)(?!\s*(?:第?[一二三四1-4]\s*季|Q|[上下]半|\d|[一二三四五六七八九十]+月))(?:全年|内)?",
          lambda m, today: _months(int(m["year"]), 1, 12)),
    _rule(rf"(?:\bin\s+|\b(?:the\s+)?end\s+of\s+|(?<=\bby )|(?<=\bbefore )|\b(?:for|during|through(?:out)?)\s+)(?P<year>{_Y})\b(?![-/.%]\d)",
          lambda m, today: _months(int(m["year"]), 1, 12)),
    _rule(r"\bFY\s?(?P<year>(?:20)?\d\d)\b", lambda m, today: _months(2000 + int(m["year"][-2:]), 1, 12)),
    _rule(r"\b(?P<which>this|next|the coming|coming)\s+(?:calendar\s+|financial\s+|fiscal\s+)?(?P<unit>week|month|quarter|half|year)\b",
          _relative),
    _rule(r"(?P<which>本|这个?|当|下一?个?)(?P<unit>周|月|季度|季|年度|财年|年)(?!活)", _relative),
    _rule(r"(?P<which>今)(?P<unit>年)(?!第?[一二三四1-4]\s*季|[上下]半|Q|\d)(?:全年|内)?", _relative),
    _rule(r"(?P<which>明)(?P<unit>年)(?!第?[一二三四1-4]\s*季|[上下]半|Q|\d)(?:全年|内)?", _relative),
    _rule(r"全年(?:度)?|年度内|年内", lambda m, today: _months(today.year, 1, 12)),
    _rule(r"(?:the\s+)?\byear[- ]?end\b|\b(?:the\s+)?end\s+of\s+(?:the\s+)?year\b|\bEOY\b|(?<![半\d])年(?=[底末])",
          lambda m, today: _months(today.year, 1, 12)),
    _rule(r"\b(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<unit>month|quarter)\b|\bEO(?P<short>[MQ])\b",
          lambda m, today: _current(m["unit"] or {"M": "month", "Q": "quarter"}[m["short"].upper()], today)),
    _rule(r"(?<![个\d一二三四五六七八九十本下上])(?:月(?=[底末])|季度?(?=末))",
          lambda m, today: _current("month" if m[0] == "月" else "quarter", today)),
    _rule(rf"\b(?:with)?in\s+(?:the\s+next\s+)?(?P<n>{COUNT})[\s-]*(?P<unit>days?|weeks?|months?|quarters?|years?)\b", _ahead),
    _rule(rf"(?:\b(?:in|over|during|for|within)\s+)?\b(?:the\s+)?(?:next|coming)\s+(?P<n>{COUNT})[\s-]*(?P<unit>days?|weeks?|months?|quarters?|years?)\b",
          _ahead),
    _rule(rf"(?:未来|今后|接下来|往后)的?(?P<n>{ZH_COUNT})\s*(?P<unit>天|日|周|星期|个?月|个?季度|年)内?", _ahead),
    _rule(rf"(?:在)?(?P<n>{ZH_COUNT})\s*(?P<unit>天|日|周|星期|个月|个季度|年)(?:之|以)?内", _ahead),
    _rule(r"(?:在|未来)?(?P<n>)(?P<unit>半年)(?:之|以)?内", _ahead),
    _rule(rf"(?:^|(?<=[，,]))(?P<n>{ZH_COUNT})\s*(?P<unit>天|周|个月)(?=[^内前后，,。]{{2,12}}(?:破|突破|达到?|做到|完成|涨到))", _ahead),
    _rule(rf"{_ZH_YEAR}双(?:十一|11)", lambda m, today: _festival(m, today, 11, 11)),
    _rule(rf"{_ZH_YEAR}双(?:十二|12)", lambda m, today: _festival(m, today, 12, 12)),
    _rule(rf"{_ZH_YEAR}(?<![\d.])618(?![\d.])", lambda m, today: _festival(m, today, 6, 18)),
)  # fmt: skip


def _stretch(match: re.Match[str], today: dt.date) -> _Span | None:
    first, last = int(match["first"]), int(match["month"])
    if not 1 <= first < last <= 12:
        return None
    year = _year(match, today, lambda y: _months(y, last, 1)[1])
    return dt.date(year, first, 1), _months(year, last, 1)[1]


def _festival(match: re.Match[str], today: dt.date, month: int, day: int) -> _Span:
    """A shopping festival counts from the first of its month to its day."""
    year = _year(match, today, lambda y: dt.date(y, month, day))
    return dt.date(year, month, 1), dt.date(year, month, day)


def _current(unit: str, today: dt.date) -> _Span:
    length = 3 if unit.lower() == "quarter" else 1
    return _months(today.year, (today.month - 1) // length * length + 1, length)


def _ordinal(words: str) -> int:
    return int(words[0]) if words[0].isdigit() else ["first", "second", "third", "fourth"].index(words.lower()) + 1
