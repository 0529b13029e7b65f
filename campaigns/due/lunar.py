"""Days of the Chinese calendar: 正月十五, 腊月二十三, 农历八月初八, 大年初三, and the solar terms."""

from __future__ import annotations

import re
from datetime import date

from borax.calendars.lunardate import InvalidLunarDateError, LunarDate, TermUtils

from campaigns.due.atoms import Context, Made, Rule, chinese
from campaigns.due.days import point
from campaigns.due.numerals import chinese_number

_FIRST, _LAST = 1901, 2099
"""Years whose moons the tables hold on both sides."""
_NAMED = {"正": 1, "冬": 11, "腊": 12}
_DOM = "(?P<dom>初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)(?![个天多几年月])"


def lunar_day(year: int, month: int, number: int) -> date | None:
    """The day ``number`` of the moon ``month`` that lies in the calendar year ``year``; None where none does."""
    if not _FIRST <= year <= _LAST:
        return None
    for begun in (year - 1, year):  # the last moons of a lunar year lie in the next calendar year
        try:
            day: date = LunarDate(begun, month, number).to_solar_date()
        except InvalidLunarDateError:
            continue
        if day.year == year:
            return day
    return None


def solar_term(year: int, name: str) -> date | None:
    """The day of a solar term such as 清明 in ``year``; None outside the tables."""
    if not _FIRST <= year <= _LAST:
        return None
    day: date = TermUtils.nth_term_day(year, TermUtils.name2index(name))
    return day


def _next(match: re.Match[str], context: Context) -> Made:
    month = _NAMED.get(match["month"] or "正") or int(chinese_number(match["month"]))
    number = int(chinese_number(match["dom"].removeprefix("初").replace("廿", "二十")))
    for year in (context.today.year, context.today.year + 1):
        day = lunar_day(year, month, number)
        if day is not None and day >= context.today:
            return point(day)
    return None


RULES: tuple[Rule, ...] = (
    chinese(rf"(?:农历|阴历|旧历)?的?(?P<month>[正冬腊])月{_DOM}", _next),
    chinese(rf"(?:农历|阴历|旧历)的?(?P<month>十[一二]?|[一二三四五六七八九])月{_DOM}", _next),
    chinese(
        r"(?P<month>)(?:大年|(?<![今明去后])年)(?P<dom>初[一二三四五六七八])(?![定个次直起些点共])", _next, alone=False
    ),
)
