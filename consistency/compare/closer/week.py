"""Days of the week, years, ends of months and days in words: every Tuesday, 周二至周四, since 1998, 6 月底."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from decimal import Decimal

from consistency.numerals import ZH_NUMERAL, from_chinese
from consistency.statements.dates import MONTHS, days
from consistency.statements.found import Found
from consistency.statements.values import Day, Figure, Weekdays

_EN_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EN_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?(?=[ ,–—/&-]|$|\)))"  # noqa: E501
_EN_TO = r" ?(?:to|through|thru|until|till|[-–—~]) ?"
_EN_AND = r"(?:, ?(?:and |or )?| and | or | ?& ?| ?/ ?)"
_EN = re.compile(rf"\b(?P<a>{_EN_DAY})(?:(?P<to>{_EN_TO})(?P<b>{_EN_DAY})|(?P<list>(?:{_EN_AND}{_EN_DAY})+))?")
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
_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINALS = {
    **{w: i for i, w in enumerate(_ONES, 1)},
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    **{f"twenty-{w}": 20 + i for i, w in enumerate(_ONES, 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True)).replace("-", "[ -]")
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
    rf"(?P<days>(?:{_EN_DAY},? )?[0-3]?[0-9](?:(?:, ?| ?[–—-] ?)(?:{_EN_DAY},? )?[0-3]?[0-9])+(?:,? and (?:{_EN_DAY},? )?| ?[–—-] ?))"  # noqa: E501
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
_JOINT = re.compile(r"[ ,，.（()）]*(?:the )?")
_LAST = {"to ", "through ", "till ", "until "}


def before_common(text: str) -> Iterator[Found]:
    """Days of the week, ends of months and of years, days in words."""
    dated = _dated_places(text)
    for each in _weekdays(text):
        yield _closed(text, each, dated)
    for match in _ZH_MONTH_END.finditer(text):
        month = _small(match["m"])
        if month:
            yield _end_of(match, month, match["y"])
    for match in _EN_MONTH_END.finditer(text):
        yield _end_of(match, MONTHS.split("|").index(match["m"]) + 1, match["y"])
    for match in _IN_WORDS.finditer(text):
        month = MONTHS.lower().split("|").index((match["m"] or match["m2"]).lower()) + 1
        day = _ORDINALS[(match["d"] or match["d2"]).lower().replace(" ", "-")]
        year = match["y"] or match["y2"]
        if day <= monthrange(2028, month)[1]:
            yield Found("date", Day(month, day, int(year) if year else None), match.start(), match.end())
    for match in _LISTED_DAYS.finditer(text):
        month = MONTHS.lower().split("|").index(match["m"].lower()) + 1
        year = int(match["y"]) if match["y"] else None
        for written in re.finditer("[0-9]+", match["days"]):
            if 1 <= int(written[0]) <= 31:
                at = match.start("days") + written.start()
                yield Found("date", Day(month, int(written[0]), year), at, at + len(written[0]))
        yield Found("date", Day(month, int(match["d"]), year), match.start("d"), match.end())
    for match in _ZH_LISTED.finditer(text):
        for written in re.finditer("[0-9]+ ?[日号]?", match["days"]):
            at = match.start("days") + written.start()
            day = int(re.sub("[^0-9]", "", written[0]))
            if 1 <= day <= 31:
                start = match.start() if written.start() == 0 else at
                yield Found("date", Day(int(match["m"]), day), start, at + len(written[0].rstrip()))
    for match in _ZH_FEAST.finditer(text):
        yield Found("date", Day({"五": 5, "六": 6, "十": 10}[match["m"]], 1), match.start(), match.end())
    for match in _ZH_DOTTED.finditer(text):
        period = match["m2"] is not None
        yield Found(
            "date",
            Day(int(match["m1"]), int(match["d1"])),
            match.start(),
            match.end("d1"),
            role="start" if period else "",
        )
        if period:
            yield Found("date", Day(int(match["m2"]), int(match["d2"])), match.start("m2"), match.end(), role="end")
    for pattern, feast in _FEASTS:
        for match in pattern.finditer(text):
            yield Found("date", feast, match.start(), match.end())
    for match in _QUARTER.finditer(text):
        value = match["n"] or str(
            "一二三四".index(match["z"]) + 1 if match["z"] else _ONES.index(match["w"].lower()) + 1
        )
        yield Found("date", Figure("quarter", Decimal(value)), match.start(), match.end())
    for match in _EN_YEAR_END.finditer(text):
        yield Found("date", Day(12, 31, int(match["y"])), match.start(), match.end(), role="end")


def after_common(text: str) -> Iterator[Found]:
    """Years and months alone, where no day was read."""
    for match in _EN_YEAR.finditer(text):
        year = int(match["y"])
        if match["cue"].lower() == "not before":
            yield Found("date", Day(12, 31, year - 1), match.start("y"), match.end("y"), role="end")
        else:
            yield Found("date", Figure("year", Decimal(year)), match.start("y"), match.end("y"))
    for match in _ZH_YEAR.finditer(text):
        written = match["y"]
        year = int(written) if written.isascii() else int(from_chinese(written) or 0)
        if not 1600 <= year <= 2099:
            continue
        if match["end"]:
            yield Found("date", Day(12, 31, year), match.start(), match.end(), role="end")
        else:
            yield Found("date", Figure("year", Decimal(year)), match.start(), match.end())
    for match in _MONTH_ALONE.finditer(text):
        if match["cue"] == "" and len(text) > match.end() and match["m"] in ("March", "May", "August"):
            continue
        month = MONTHS.split("|").index(match["m"]) + 1
        role = "end" if match["cue"].lower() in _LAST or (match["cue"][:1] in "-–—" and match["cue"]) else ""
        value = Day(month, None, int(match["y"]) if match["y"] else None)
        yield Found("date", value, match.start("m"), match.end(), role=role)

    for match in _DAY_ALONE.finditer(text):
        months = list(_ITS_MONTH.finditer(text, 0, match.start()))
        if months and 1 <= int(match["d"]) <= 31:
            yield Found("date", Day(int(months[-1]["m"]), int(match["d"])), *match.span())
    for match in _MONTH_OF_YEAR.finditer(text):
        yield Found("date", Day(MONTHS.split("|").index(match["m"]) + 1, None, int(match["y"])), *match.span())


def beside_day(text: str, start: int, end: int) -> Day | None:
    """The day of the calendar directly beside a day of the week, of a period its first: 4 月 18 日（周日）."""
    if _shut(text, start, end):
        return None
    for a, b, day in _dated_places(text):
        if (0 <= a - end <= 5 and _JOINT.fullmatch(text, end, a)) or (
            0 <= start - b <= 3 and _JOINT.fullmatch(text, b, start)
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


def _weekdays(text: str) -> Iterator[tuple[int, int, frozenset[int]]]:
    for match in _EN.finditer(text):
        first_day = _english(match["a"])
        if match["b"]:
            yield match.start(), match.end(), _span(first_day, _english(match["b"]))
        else:
            more = re.findall(_EN_DAY, match["list"] or "")
            yield match.start(), match.end(), frozenset({first_day, *(_english(w) for w in more)})
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
        yield match.start(), match.end(), frozenset({6, 7})
    for match in _WORKING.finditer(text):
        yield match.start(), match.end(), frozenset(range(1, 6))


def _closed(text: str, found: tuple[int, int, frozenset[int]], dated: Sequence[tuple[int, int, Day]]) -> Found:
    """A day on which something is closed says that it is open on the others."""
    start, end, week = found
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = next((m.start() for m in _CLAUSE.finditer(text, end)), len(text))
    beside = any(abs(a - end) <= 5 or abs(start - b) <= 3 for a, b, _ in dated)
    if _shut(text, start, end) or (
        not beside and (_CLOSED.search(text, begin, stop) or _NOT_ON.search(text, begin, start))
    ):
        week = frozenset(range(1, 8)) - week
    return Found("weekday", Weekdays(week), start, end)


_SHUT_ON = re.compile(r"(?:closed|shut) (?:on |every )?$", re.IGNORECASE)


def _shut(text: str, start: int, end: int) -> bool:
    """Whether words directly beside a day of the week say that something is closed on it, whatever date is near."""
    return bool(_CLOSED.match(text, end) or _SHUT_ON.search(text[max(0, start - 12) : start]))


def _english(written: str) -> int:
    low = written.lower()[:3]
    return next(i for i, name in enumerate(_EN_DAYS, 1) if name.startswith(low))


def _chinese(written: str) -> int:
    return 7 if written in "日天" else "一二三四五六".index(written) + 1


def _span(one: int, other: int) -> frozenset[int]:
    return frozenset(range(one, other + 1)) if one <= other else frozenset({*range(one, 8), *range(1, other + 1)})


def _small(written: str) -> int | None:
    value = int(written) if written.isascii() else from_chinese(written)
    return int(value) if value is not None and 1 <= value <= 12 else None


def _end_of(match: re.Match[str], month: int, year: str | None) -> Found:
    last = None if month == 2 else monthrange(2027, month)[1]
    return Found("date", Day(month, last, int(year) if year else None), match.start(), match.end(), role="end")
