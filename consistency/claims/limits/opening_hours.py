"""Opening hours: which times of day are those at which the brand's doors open and close."""

from __future__ import annotations

import re

from consistency.numerals import EN_NUMERAL
from consistency.statements.model import Edge, Statement

OF_THE_DAY = {"start": "opening", "end": "closing"}
"""What a period of the day begins and ends with, where it is one of doors."""
DOORS = re.compile(
    r"\b(?:open(?:s|ing)?(?! (?:evening|day|house|morning|afternoon|weekend|night|mic|air|water|class|studio))"
    r"|clos(?:es?|ing)|shuts?|hours|doors)\b|营业|打烊|[开关闭][门店馆园](?!红)|开放",
    re.IGNORECASE,
)
"""Words by which times are those of a shop: an open evening has its own."""
ROUND_THE_CLOCK = re.compile(
    r"(?:全天|24 ?小时|全时段|不打烊)[^，。；！？]{0,6}?(?:营业|开[放门]|不打烊|不关门)"
    r"|(?:营业|开[放门])[^，。；！？]{0,4}?(?:全天|24 ?小时)"
)
"""Doors that never close."""
HOUR = re.compile(rf"half|quarter|{EN_NUMERAL}")
"""A word of a time of day."""
_ANOTHER_DAY = re.compile(
    r"\b(?:closed|shut)\b(?! (?:until|before|till)\b)|停业|休息|不营业|闭店"
    r"|\b(?:eve|holidays?|boxing day|new year\S*|easter|christmas|thanksgiving|good friday|today|tonight|tomorrow"
    r"|(?:this|next|coming) [a-z]+)\b|^on (?:our|all|we|the)\b|\bon\W*$|元旦|春节|除夕|国庆|节假?日"
    r"|今[天晚]|明天|本周|下周",
    re.IGNORECASE,
)
"""Closed from noon to three is no hours at all, and on Christmas Eve or (a date left out) on 24 December there are
others."""


_NEIGHBOURS = re.compile(
    "(?:楼下|隔壁|附近|对面|旁边|门口)的?(?!门店|店)[一-鿿]{2}|商场(?!店|门店)|超市|菜市?场|地铁|图书馆|邮局|银行|景区|医院(?!店|门店)"
)
"""Others who have doors of their own."""


def are_of_neighbours(held: Statement, said: Statement) -> bool:
    """Whether a time of day is one at which others open, of whom the approved one does not speak: 楼下的菜场."""
    other = _NEIGHBOURS.search(said.subject)
    return other is not None and other[0] not in held.subject


def are_of_doors(held: Statement) -> bool:
    """Whether an approved time of day is one at which something opens or closes."""
    return held.topic in {*OF_THE_DAY, *OF_THE_DAY.values()} and DOORS.search(held.subject) is not None


def may_be_hours(said: Statement, *, about_them: bool) -> bool:
    """Whether a time of day may be one of the approved hours: of an ordinary day, and of doors.

    ``about_them``: nothing else is spoken of than in the claim, so that English copy need not say open or close.
    """
    if _ANOTHER_DAY.search(said.subject):
        return False
    return said.language != "en" or about_them or DOORS.search(said.subject) is not None


def speaks_of_doors(said: Statement) -> bool:
    """Whether a time may be one of doors by its clause: Chinese timetables are full of others."""
    return said.language == "en" or DOORS.search(said.subject) is not None


def edge_of_day(statement: Statement) -> Edge:
    """Which edge a time of day is: of what closes at nine, the end."""
    return statement.edge or ("end" if statement.topic == "closing" else "")


def of_doors(statement: Statement) -> str:
    """The concept of a time of day: what a period of the day begins and ends is what opens and closes."""
    if statement.topic in ("opening", "end") and edge_of_day(statement) == "end":
        return "closing"
    return OF_THE_DAY.get(statement.topic, statement.topic)
