"""Days that marketing plans by: festivals fixed in the year, counted by weekday, or following the moon."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter

from campaigns.due.lunar import lunar_day, solar_term

Rule = Callable[[int], date | None]


def _fixed(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: int, count: int, shift: int = 0) -> Rule:
    def find(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1) + shift)

    return find


def _last(month: int, weekday: int) -> Rule:
    def find(year: int) -> date:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return find


def _lunar(month: int, number: int, shift: int = 0) -> Rule:
    def find(year: int) -> date | None:
        day = lunar_day(year, month, number)
        return day + timedelta(days=shift) if day else None

    return find


def _term(name: str) -> Rule:
    return lambda year: solar_term(year, name)


_RULES: tuple[tuple[str, Rule], ...] = (
    (r"christmas eve|xmas eve|平安夜", _fixed(12, 24)),
    (r"christmas(?: day)?|xmas(?: day)?|圣诞节?", _fixed(12, 25)),
    (r"boxing day|节礼日", _fixed(12, 26)),
    (r"new year'?s eve|nye|跨年夜?", _fixed(12, 31)),
    (r"(?:chinese|lunar) new year'?s eve|除夕|大年三十|年三十", _lunar(1, 1, -1)),
    (r"(?:chinese|lunar) new year|cny|spring festival|春节|大年初一", _lunar(1, 1)),
    (r"laba(?: festival)?|腊八节?", _lunar(12, 8)),
    (r"小年(?:夜)?", _lunar(12, 23)),
    (r"lantern festival|元宵节?", _lunar(1, 15)),
    (r"new year'?s?(?: day)?|元旦节?", _fixed(1, 1)),
    (r"thanksgiving(?: day)?|感恩节", _nth(11, 3, 4)),
    (r"black friday|黑五|黑色星期五", _nth(11, 3, 4, 1)),
    (r"cyber monday|网络?星期一|网一", _nth(11, 3, 4, 4)),
    (r"giving tuesday", _nth(11, 3, 4, 5)),
    (r"good friday|耶稣受难日", lambda year: easter(year) - timedelta(days=2)),
    (r"easter monday", lambda year: easter(year) + timedelta(days=1)),
    (r"easter(?: sunday)?|复活节", easter),
    (r"halloween|万圣节?", _fixed(10, 31)),
    (r"valentine'?s?(?: day)?|情人节", _fixed(2, 14)),
    (r"(?:international )?women'?s day|三八(?:妇女)?节|妇女节|女神节|女王节|3\.8节?|38节", _fixed(3, 8)),
    (r"april fools?'?s?'?(?: day)?|愚人节", _fixed(4, 1)),
    (r"earth day|地球日", _fixed(4, 22)),
    (r"children'?s day|儿童节|六一(?:儿童节)?", _fixed(6, 1)),
    (r"teachers'? day|教师节", _fixed(9, 10)),
    (r"mother'?s day|母亲节", _nth(5, 6, 2)),
    (r"father'?s day|父亲节", _nth(6, 6, 3)),
    (r"memorial day", _last(5, 0)),
    (r"juneteenth", _fixed(6, 19)),
    (r"independence day|(?:the )?(?:4th|fourth) of july|july (?:4th|fourth)", _fixed(7, 4)),
    (r"labou?r day|may day|劳动节|五一(?:劳动)?节?|51节", _fixed(5, 1)),
    (r"qing ?ming(?: festival)?|tomb[- ]sweeping day|清明节?", _term("清明")),
    (r"dragon boat(?: festival)?|端午节?", _lunar(5, 5)),
    (r"mid-?autumn(?: festival| day)?|中秋节?", _lunar(8, 15)),
    (r"qixi(?: festival)?|七夕节?", _lunar(7, 7)),
    (r"double ninth(?: festival)?|重阳节?", _lunar(9, 9)),
    (r"winter solstice|冬至", _term("冬至")),
    (r"(?:china'?s )?national day|golden week|国庆节?|十一黄金周|十一(?:长假|假期)", _fixed(10, 1)),
    (r"singles'? day|double (?:11|eleven)|11\.11|双(?:11|十一)|光棍节", _fixed(11, 11)),
    (r"double (?:12|twelve)|12\.12|双(?:12|十二)", _fixed(12, 12)),
    (r"99划算节|双(?:九|9)", _fixed(9, 9)),
    (r"(?:the )?6\.?18(?: (?:sale|festival))?|六一八", _fixed(6, 18)),
    (r"5\.?20|五二零", _fixed(5, 20)),
    (r"3\.?15晚?会?|消费者权益日", _fixed(3, 15)),
)

NAMES = tuple(pattern for pattern, _ in _RULES)
"""Patterns of the names, lower case; the place in this tuple is what ``next_day`` takes."""


def next_day(place: int, today: date) -> date | None:
    """The first day of the festival at ``place`` in ``NAMES`` that is not before ``today``; None when unknown."""
    for year in (today.year, today.year + 1):
        day = _RULES[place][1](year)
        if day is not None and day >= today:
            return day
    return None


def in_year(place: int, year: int) -> date | None:
    """The festival's day in ``year``; None when the tables end before it."""
    return _RULES[place][1](year)
