"""Days, months and years as headlines and speech have them: 6 月底, since 1998, the fourth of July, Q3, 9.16."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from decimal import Decimal

from consistency.compare.closer.weekdays import EN_DAY
from consistency.months import MONTH_NUMBER
from consistency.numerals import ZH_NUMERAL, from_chinese
from consistency.ordinals import english_ordinal_word, ordinal_pattern
from consistency.statements.dates import MONTHS
from consistency.statements.found import Found
from consistency.statements.values import Day, Figure

_EN_YEAR = re.compile(
    r"\b(?P<cue>[Ss]ince|[Ff]rom|[Ff]ounded in|[Ee]stablished(?: in)?|[Ee]st\.?|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Nn]ot before"  # noqa: E501
    r"|[Oo]pened in|[Mm]ade in|[Bb]uilt in|[Bb]orn in|[Dd]ates? (?:from|back to)|[Ii]n|[Tt]o|[Oo]f) (?P<y>(?:1[6-9]|20)[0-9]{2})\b(?![ -]?(?:[a-z]+s\b|[%年-]))"  # noqa: E501
)
_EN_YEAR_END = re.compile(r"\b(?:end of|close of|late) (?P<y>20[0-9]{2})\b")
_ZH_YEAR = re.compile(
    rf"(?<![0-9])(?P<y>(?:1[6-9]|20)[0-9]{{2}}|[一二][{ZH_NUMERAL[1:-1]}]{{3}}) ?年(?: ?年?(?P<end>底|末))?(?! ?(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?月|代)"  # noqa: E501
)
_ZH_MONTH_END = re.compile(
    r"(?:(?P<y>20[0-9]{2}) ?年 ?)?(?<![0-9])(?P<m>1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十]) ?月(?:份)?(?:的)?(?P<e>底|末|最后一[天日])"  # noqa: E501
)
_EN_MONTH_END = re.compile(rf"\b(?:the )?(?:end|last day) of (?P<m>{MONTHS})(?:,? (?P<y>20[0-9]{{2}}))?\b")
_ORDINAL = ordinal_pattern(31)
_LEAP_YEAR, _COMMON_YEAR = 2028, 2027
_YEARS = range(1600, 2100)
"""Years that Chinese copy tells of; other numbers before 年 are lengths of time."""
_OTHER_WORDS = frozenset({"March", "May", "August"})
"""Months whose names are other words as well."""
_FIRSTS = {"五": 5, "六": 6, "十": 10}
"""Months whose first day is a feast: 五一, 六一, 十一."""
_FEASTS = (
    (re.compile(r"\bChristmas Day\b|圣诞节当[天日]", re.IGNORECASE), Day(12, 25)),
    (re.compile(r"\bBoxing Day\b", re.IGNORECASE), Day(12, 26)),
    (re.compile(r"\bNew Year's Eve\b|跨年夜", re.IGNORECASE), Day(12, 31)),
    (re.compile(r"\bHallowe'?en\b|万圣[节夜]", re.IGNORECASE), Day(10, 31)),
    (re.compile(r"\b(?:Fourth of July|Independence Day)\b", re.IGNORECASE), Day(7, 4)),
    (re.compile(r"\b(?:International )?Women's Day\b|三八节", re.IGNORECASE), Day(3, 8)),
)
_ZH_FEAST = re.compile(
    r"(?<![双一二三四五六七八九十百千零0-9])(?P<m>五|六|十)一(?=开业|开园|开[售抢放]|当[天日]|起|前|见|上[线市新])"
)
_ZH_LISTED = re.compile(
    r"(?<![0-9])(?P<m>1[0-2]|0?[1-9]) ?月 ?(?P<days>(?:3[01]|[12]?[0-9]) ?[日号]?(?: ?[、和及与] ?(?:3[01]|[12]?[0-9])(?![0-9]| ?月) ?[日号]?)+)"  # noqa: E501
)
"""Days of one month in a list: 5 月 21、22 日."""
_DAY_ALONE = re.compile(
    r"(?<![0-9月个第每 .])(?<![每月] )(?P<d>3[01]|[12]?[0-9]) ?[日号](?![0-9线楼院馆门店码机游元本历常用])"
)
_ITS_MONTH = re.compile(r"(?<![0-9])(?P<m>1[0-2]|0?[1-9]) ?月 ?[0-9]{1,2} ?[日号]")
"""A day after another one of its month: 12 月 10 日开售，15 日截止."""
_QUARTER = re.compile(
    r"\bQ(?P<n>[1-4])\b|\b(?P<w>first|second|third|fourth) quarter\b(?! of an)|第?(?P<z>[一二三四])季度", re.IGNORECASE
)
_IN_WORDS = re.compile(
    rf"\b(?:the )?(?P<d>{_ORDINAL}) (?:day )?of (?P<m>{MONTHS})\b(?:,? (?P<y>20[0-9]{{2}}))?"
    rf"|\b(?P<m2>{MONTHS}) (?:the )?(?P<d2>{_ORDINAL})\b(?:,? (?P<y2>20[0-9]{{2}}))?",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    rf"(?P<cue>\b(?:whole of|all of|all through|throughout|during|every|each|to|and|or|between|through|till|until|month of|until the end of) |[-–—/] ?|^)"  # noqa: E501
    rf"(?P<m>{MONTHS})\b(?! [0-3]?[0-9])(?:,? (?P<y>20[0-9]{{2}}))?"
)
_MONTH_OF_YEAR = re.compile(rf"\b(?P<m>{MONTHS}),? (?P<y>20[0-9]{{2}})\b")
_LISTED_DAYS = re.compile(
    rf"(?P<days>(?:{EN_DAY},? )?[0-3]?[0-9](?:(?:, ?| ?[–—-] ?)(?:{EN_DAY},? )?[0-3]?[0-9])+(?:,? and (?:{EN_DAY},? )?| ?[–—-] ?))"  # noqa: E501
    rf"(?P<d>[0-3]?[0-9]) (?P<m>{MONTHS})\b(?:,? (?P<y>20[0-9]{{2}}))?",
    re.IGNORECASE,
)
"""Three days and more of one month: 4, 5 and 6 March; 23 – 24 – 25 JULY."""
_DOTTED = r"(?P<m{0}>1[0-2]|0?[1-9])\.(?P<d{0}>3[01]|[12][0-9]|0?[1-9])"
_ZH_DOTTED = re.compile(
    rf"(?<![0-9.]){_DOTTED.format(1)}(?: ?[-–—~～至到]+ ?{_DOTTED.format(2)}(?![0-9.]| ?[%％元块米寸万亿折分倍])"
    r"|(?= ?(?:[（(]?(?:周|星期)|(?:公开|正式|全网|全国|准时)?(?:开[售抢卖业幕课抽放演展]|卖|上[线市新]|截止|发[售布货]|首发|见|前|起|当[天日]|回归|抢)))(?![0-9.])"  # noqa: E501
    r")"
)
"""Days as posters write them: 9.16 周四, 6.5—6.20."""
_UNTIL = {"to ", "through ", "till ", "until "}


def before_common(text: str) -> Iterator[Found]:
    """Ends of months and of years, days in words, in lists and with dots, feasts and quarters."""
    yield from _month_ends(text)
    yield from _in_words(text)
    yield from _listed(text)
    yield from _chinese_listed(text)
    for match in _ZH_FEAST.finditer(text):
        yield Found("date", Day(_FIRSTS[match["m"]], 1), match.start(), match.end())
    yield from _dotted(text)
    for pattern, feast in _FEASTS:
        for match in pattern.finditer(text):
            yield Found("date", feast, match.start(), match.end())
    yield from _quarters(text)
    for match in _EN_YEAR_END.finditer(text):
        yield Found("date", Day(12, 31, int(match["y"])), match.start(), match.end(), role="end")


def after_common(text: str) -> Iterator[Found]:
    """Years and months alone, and days without their month, where no day was read."""
    yield from _years(text)
    yield from _months(text)
    for match in _DAY_ALONE.finditer(text):
        months = list(_ITS_MONTH.finditer(text, 0, match.start()))
        if months and 1 <= int(match["d"]) <= 31:
            yield Found("date", Day(int(months[-1]["m"]), int(match["d"])), *match.span())
    for match in _MONTH_OF_YEAR.finditer(text):
        yield Found("date", Day(_month(match["m"]), None, int(match["y"])), *match.span())


def _month_ends(text: str) -> Iterator[Found]:
    for match in _ZH_MONTH_END.finditer(text):
        month = int(match["m"]) if match["m"].isascii() else int(from_chinese(match["m"]) or 0)
        if 1 <= month <= 12:
            yield _end_of(match, month)
    for match in _EN_MONTH_END.finditer(text):
        yield _end_of(match, _month(match["m"]))


def _end_of(match: re.Match[str], month: int) -> Found:
    """The last day of a month; of February no day, since that is another one in a leap year."""
    last = None if month == 2 else monthrange(_COMMON_YEAR, month)[1]
    return Found("date", Day(month, last, _year(match["y"])), match.start(), match.end(), role="end")


def _in_words(text: str) -> Iterator[Found]:
    for match in _IN_WORDS.finditer(text):
        month, day = _month(match["m"] or match["m2"]), english_ordinal_word(match["d"] or match["d2"])
        if day <= monthrange(_LEAP_YEAR, month)[1]:
            yield Found("date", Day(month, day, _year(match["y"] or match["y2"])), match.start(), match.end())


def _listed(text: str) -> Iterator[Found]:
    """The days of an English list before their month, the last with the month."""
    for match in _LISTED_DAYS.finditer(text):
        month, year = _month(match["m"]), _year(match["y"])
        for written in re.finditer("[0-9]+", match["days"]):
            if 1 <= int(written[0]) <= 31:
                at = match.start("days") + written.start()
                yield Found("date", Day(month, int(written[0]), year), at, at + len(written[0]))
        yield Found("date", Day(month, int(match["d"]), year), match.start("d"), match.end())


def _chinese_listed(text: str) -> Iterator[Found]:
    """The days of a Chinese list after their month, the first with the month."""
    for match in _ZH_LISTED.finditer(text):
        for written in re.finditer("[0-9]+ ?[日号]?", match["days"]):
            at = match.start("days") + written.start()
            day = int(re.sub("[^0-9]", "", written[0]))
            if 1 <= day <= 31:
                start = match.start() if written.start() == 0 else at
                yield Found("date", Day(int(match["m"]), day), start, at + len(written[0].rstrip()))


def _dotted(text: str) -> Iterator[Found]:
    """Days with a dot, of a period both."""
    for match in _ZH_DOTTED.finditer(text):
        first, last = Day(int(match["m1"]), int(match["d1"])), match["m2"]
        yield Found("date", first, match.start(), match.end("d1"), role="start" if last else "")
        if last:
            yield Found("date", Day(int(last), int(match["d2"])), match.start("m2"), match.end(), role="end")


def _quarters(text: str) -> Iterator[Found]:
    for match in _QUARTER.finditer(text):
        if match["n"]:
            number = int(match["n"])
        else:
            number = english_ordinal_word(match["w"]) if match["w"] else "一二三四".index(match["z"]) + 1
        yield Found("date", Figure("quarter", Decimal(number)), match.start(), match.end())


def _years(text: str) -> Iterator[Found]:
    for match in _EN_YEAR.finditer(text):
        year = int(match["y"])
        if match["cue"].lower() == "not before":
            yield Found("date", Day(12, 31, year - 1), match.start("y"), match.end("y"), role="end")
        else:
            yield Found("date", Figure("year", Decimal(year)), match.start("y"), match.end("y"))
    for match in _ZH_YEAR.finditer(text):
        written = match["y"]
        year = int(written) if written.isascii() else int(from_chinese(written) or 0)
        if year not in _YEARS:
            continue
        if match["end"]:
            yield Found("date", Day(12, 31, year), match.start(), match.end(), role="end")
        else:
            yield Found("date", Figure("year", Decimal(year)), match.start(), match.end())


def _months(text: str) -> Iterator[Found]:
    """Months alone; at the head of a line three of them may be other words."""
    for match in _MONTH_ALONE.finditer(text):
        cue = match["cue"]
        if cue == "" and len(text) > match.end() and match["m"] in _OTHER_WORDS:
            continue
        role = "end" if cue.lower() in _UNTIL or cue[:1] in tuple("-–—") else ""
        yield Found("date", Day(_month(match["m"]), None, _year(match["y"])), match.start("m"), match.end(), role=role)


def _month(name: str) -> int:
    return MONTH_NUMBER[name[:3].lower()]


def _year(written: str | None) -> int | None:
    return int(written) if written else None
