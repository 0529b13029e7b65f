"""Days of the week: every Tuesday, 周二至周四, closed on Mondays; and the day of the calendar beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.statements.dates import days
from consistency.statements.found import Found
from consistency.statements.values import Day, Weekdays
from consistency.weekdays import WEEKDAY_SHORT, WEEKDAY_STEMS, weekday_number

EN_DAY = rf"(?:(?:{WEEKDAY_STEMS.title()})days?|(?:{WEEKDAY_SHORT.title()})\b\.?(?=[ ,–—/&-]|$|\)))"
"""Pattern of a day of the week in English, whole or cut short, with a capital."""
_EN_TO = r" ?(?:to|through|thru|until|till|[-–—~]) ?"
_EN_AND = r"(?:, ?(?:and |or )?| and | or | ?& ?| ?/ ?)"
_EN = re.compile(rf"\b(?P<a>{EN_DAY})(?:(?P<to>{_EN_TO})(?P<b>{EN_DAY})|(?P<list>(?:{_EN_AND}{EN_DAY})+))?")
_WEEKEND = re.compile(
    r"\b(?:at |on |the )?weekends?\b(?! (?:pass|ticket|break|trip|getaway|bag))|(?<!个)周末(?!票)", re.IGNORECASE
)
_WORKING = re.compile(r"\b(?:on |every )?weekdays?\b|(?<![0-9一二两三四五六七八九十个第 ])工作日(?!内)", re.IGNORECASE)
_ZH = re.compile(
    r"(?:周|星期|礼拜)(?P<a>[一二三四五六日天])(?:(?: ?[至到～~—–-]+ ?)(?:周|星期|礼拜)?(?P<b>[一二三四五六日天])(?![个年月])"  # noqa: E501
    r"|(?P<list>(?:(?:[、和及或与/](?:周|星期|礼拜)?|周|星期|礼拜)[一二三四五六日天](?![个年月]))+))?"
)
_ZH_BRACKET = re.compile(r"(?<=[日号0-9])[ ]?[（(](?P<a>[一二三四五六日])[)）]")
_CLOSED = re.compile(
    r"\b(?:closed|shut|no (?:class(?:es)?|delivery|deliveries|service|tours))\b|休息(?![区室日厅])|闭馆(?![前时后])|闭园(?![前时后])|休馆|休园|不上班|不营业|不开(?:[门放]|(?=$|[，。,；！\s]))|歇业|公休|店休|停业",  # noqa: E501
    re.IGNORECASE,
)
_NOT_ON = re.compile(
    r"\b(?:(?:do|does|are|is|will|ca|wo)(?:n['’]t| not)|cannot|never|except(?: for)?|excluding|apart from|other than"
    r"|but not)\b"
    r"|除[了每]?$|除了|不(?:送|配送|发货|派送|接待|接单|上课|开放|营业)",
    re.IGNORECASE,
)
"""Words before a day of the week that leave it out."""
_CLAUSE = re.compile(r"[，；;！!?？。、,]|\.(?=\s|$)")
_SHUT_ON = re.compile(r"(?:closed|shut) (?:on |every )?$", re.IGNORECASE)
_BESIDE_AFTER, _BESIDE_BEFORE = 5, 3
"""Most characters between a day of the week and a day of the calendar after it, and before it."""
_REACH = 12
"""Characters before a day of the week in which it may be said to be closed."""
_WEEKEND_DAYS, _WORKING_DAYS, _ALL_DAYS = frozenset({6, 7}), frozenset(range(1, 6)), frozenset(range(1, 8))
_JOINT = re.compile(r"[ ,，.（()）]*(?:the )?")


def before_common(text: str) -> Iterator[Found]:
    """Every mention of days of the week, as a set of days from 1 for Monday to 7 for Sunday.

    A day on which something is closed says that it is open on the others.
    """
    dated = _dated_places(text)
    for start, end, week in _mentions(text):
        yield Found(
            "weekday", Weekdays(_ALL_DAYS - week if _is_left_out(text, start, end, dated) else week), start, end
        )


def beside_day(text: str, start: int, end: int) -> Day | None:
    """The day of the calendar directly beside a day of the week, of a period its first: 4 月 18 日（周日）."""
    if _is_shut(text, start, end):
        return None
    for a, b, day in _dated_places(text):
        if (0 <= a - end <= _BESIDE_AFTER and _JOINT.fullmatch(text, end, a)) or (
            0 <= start - b <= _BESIDE_BEFORE and _JOINT.fullmatch(text, b, start)
        ):
            return day
    return None


def _dated_places(text: str) -> list[tuple[int, int, Day]]:
    """Days of the calendar with their places; the last day of a period stands for its first."""
    made: list[tuple[int, int, Day]] = []
    for moment in days(text):
        value = moment.value
        if not isinstance(value, Day) or value.day is None:
            continue
        made.append((moment.start, moment.end, made[-1][2] if moment.role == "end" and made else value))
    return made


def _mentions(text: str) -> Iterator[tuple[int, int, frozenset[int]]]:
    """Start, end and days of every mention: one day, a list of days, a span of days, weekends and weekdays."""
    for match in _EN.finditer(text):
        first_day = weekday_number(match["a"])
        if match["b"]:
            yield match.start(), match.end(), _span(first_day, weekday_number(match["b"]))
        else:
            more: list[str] = re.findall(EN_DAY, match["list"] or "")
            yield match.start(), match.end(), frozenset({first_day, *(weekday_number(w) for w in more)})
    for match in _ZH.finditer(text):
        first_day = _chinese(match["a"])
        if match["b"]:
            yield match.start(), match.end(), _span(first_day, _chinese(match["b"]))
        else:
            more = re.findall("[一二三四五六日天]", (match["list"] or "").replace("星期", ""))
            yield match.start(), match.end(), frozenset({first_day, *(_chinese(c) for c in more)})
    for match in _ZH_BRACKET.finditer(text):
        yield match.start("a"), match.end("a"), frozenset({_chinese(match["a"])})
    for match in _WEEKEND.finditer(text):
        yield match.start(), match.end(), _WEEKEND_DAYS
    for match in _WORKING.finditer(text):
        yield match.start(), match.end(), _WORKING_DAYS


def _is_left_out(text: str, start: int, end: int, dated: Sequence[tuple[int, int, Day]]) -> bool:
    """Whether days of the week are said to be those on which something is closed, or not done."""
    if _is_shut(text, start, end):
        return True
    if any(abs(a - end) <= _BESIDE_AFTER or abs(start - b) <= _BESIDE_BEFORE for a, b, _ in dated):
        return False
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = next((m.start() for m in _CLAUSE.finditer(text, end)), len(text))
    return bool(_CLOSED.search(text, begin, stop) or _NOT_ON.search(text, begin, start))


def _is_shut(text: str, start: int, end: int) -> bool:
    """Whether words directly beside a day of the week say that something is closed on it, whatever date is near."""
    return bool(_CLOSED.match(text, end) or _SHUT_ON.search(text[max(0, start - _REACH) : start]))


def _chinese(written: str) -> int:
    return 7 if written in "日天" else "一二三四五六".index(written) + 1


def _span(one: int, other: int) -> frozenset[int]:
    """The days from one to the other, over the end of the week where the other comes first."""
    return frozenset(range(one, other + 1)) if one <= other else frozenset({*range(one, 8), *range(1, other + 1)})
