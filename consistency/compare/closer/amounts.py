"""Amounts that copy shortens: shares of a pound, 满300减50, levels, halves of an hour, a second figure's unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.numerals import EN_NUMERAL, ZH_NUMERAL, from_chinese
from consistency.statements.figures import NUMBER, SCALE, START, number
from consistency.statements.found import Found, bound_of
from consistency.statements.model import Kind
from consistency.statements.spoken_times import HOUR, hours_in_words, spoken_times
from consistency.statements.time_units import AFTER_NOON, DAY_PART, TIME_UNITS
from consistency.statements.values import Clock, Figure
from consistency.weekdays import WEEKDAY

EN_N = rf"(?:[0-9]{{1,4}}(?:\.[0-9])?(?![0-9]|[,.][0-9])|(?i:\b{EN_NUMERAL}))"
ZH_N = rf"(?:[0-9]{{1,5}}(?:\.[0-9])?(?: ?[千万](?!瓦|克|米))?|{ZH_NUMERAL}{{1,5}})"
_OF_A_COIN = re.compile(
    rf"{START}(?P<n>{EN_N}) ?(?:p|pence|c|cents|¢)\b,? (?:of|in|from|out of|to|on|for) (?:every|each|the|a) (?:single )?"  # noqa: E501
    r"(?:pound|£1|dollar|\$1|euro|€1)\b"
    rf"|\b[Oo]f (?:every|each) (?:pound|£1|dollar|\$1|euro|€1),? (?P<y>{EN_N}) ?(?:p|pence|c|cents|¢)\b"
    r"|每 ?(?:100|一百|百) ?(?:元|块)钱?(?:善款|捐款|收入)?[里中]?[，,]?"
    rf"(?:就?有|可?[返省抵捐](?:还|出|赠)?)? ?(?P<z>{ZH_N}) ?(?:元|块)"
)
_TENTHS = re.compile(
    r"(?<![一-鿿][一二三四五六七八九])(?P<t>[一二两三四五六七八九])成(?P<h>半)?(?![为立功长人员分果本交熟品就型语都效群])"
)
_OUT_OF = re.compile(
    rf"\b(?P<n>{EN_N}) (?:out of|in|of(?= every| each)) (?:every |each )?(?P<m>ten|10|hundred|100|twenty|five|four)\b(?! (?:hours|days|minutes))"  # noqa: E501
)
_HALF = re.compile(
    r"\b(?:pays? half|half the (?:price|cost|fee|usual)|half of the price|costs? half)\b|减半|付一半|一半的价",
    re.IGNORECASE,
)
_TIERED = re.compile(
    rf"每?满 ?(?P<n>{ZH_N}) ?(?:元|块)?[，,]? ?(?:立|可|再|就|直|即)?[减省抵返送] ?(?P<m>{ZH_N}) ?(?:元|块)(?!钱)"
    rf"|满 ?(?P<n2>{ZH_N}) ?(?:元|块)?[，,]? ?(?:立|可|再|就|直|即)?减 ?(?P<m2>{ZH_N})(?! ?[件个张只])"
    r"|(?<![0-9.满])(?P<n3>[1-9][0-9]{1,4}) ?减 ?(?P<m3>[1-9][0-9]{0,3})(?![0-9.]| ?[件个张只%])"
    r"|[£$€] ?(?P<em>[0-9]{1,4}) off (?:(?:orders?|baskets?|purchases?|when you spend|if you spend|any)[ a-z]{0,12})?(?:over |of |above |from |when you spend )?[£$€] ?(?P<en>[0-9]{1,5})"  # noqa: E501
    r"|[Ss]pend [£$€] ?(?P<fn>[0-9]{1,5})(?: or more)?,? (?:and )?(?:save|get|take) [£$€] ?(?P<fm>[0-9]{1,4})"
)
_LEVEL = re.compile(
    rf"(?<![第A-Za-z0-9.{ZH_NUMERAL[1:-1]}])(?P<n>{ZH_N}) ?级(?!别|联|烟|配|考|数|应|台|能|认|医|景|地|甲)|\b(?:[Ll]evel|[Ll]v\.?) ?(?P<l>[0-9]{{1,3}})\b"  # noqa: E501
)
_MORE_UNITS: tuple[tuple[str, str, str], ...] = (
    (r"cl\b|厘升", "ml", "10"),
    (r"dl\b|分升", "ml", "100"),
    (r"hectares?\b|ha\b|公顷", "m2", "10000"),
    (r"acres?\b|英亩", "m2", "4046.86"),
    (r"亩(?!产)", "m2", "666.667"),
    (r"square kilomet(?:re|er)s?\b|km²|平方公里|平方千米", "m2", "1000000"),
    (r"GW\b|gigawatts?\b|吉瓦", "W", "1000000000"),
    (r"MW\b|megawatts?\b|兆瓦", "W", "1000000"),
    (r"MWh\b|megawatt[- ]hours?\b|兆瓦时", "Wh", "1000000"),
    (r"volts?\b|V(?![A-Za-z0-9])|伏特?(?!击|笔)", "V", "1"),
    (r"amps?\b|安培", "A", "1"),
    (r"nautical miles?\b|海里", "mm", "1852000"),
    (r"knots?\b", "knot", "1"),
    (r"bar\b(?! of)|巴(?=[，。压])", "bar", "1"),
    (r"lux\b|勒克斯", "lux", "1"),
    (r"寸(?!步|心|草)", "mm", "25.4"),
    (r"公分", "mm", "10"),
    (r"stars?\b|/ ?5\b(?![/0-9])|out of (?:5|five)\b|星(?!期|级)|分(?=[，。、 ]|好评|高分|$)", "stars", "1"),
    (r"N·?m\b|牛·?米|newton[- ]met(?:re|er)s?\b", "Nm", "1"),
    (r"gigs?\b", "byte", "1000000000"),
    (r"[M兆](?=宽带|光纤|带宽|网速|光网)", "bps", "1000000"),
    (r"°F|℉|华氏度|degrees Fahrenheit\b", "°F", "1"),
    (r"°C|℃|摄氏度|degrees(?: Celsius)?\b|度(?=的?[水温热]|[，。,]|出汤|冲泡)", "°C", "1"),
    (r"kilos\b", "g", "1000"),
    (r"watt[- ]?hours?\b|watt-hour\b", "Wh", "1"),
    (r"kilomet(?:re|er)s?\b", "mm", "1000000"),
    (r"storeys?\b|stories\b|floors?\b", "floor", "1"),
    (r"平(?![米方均时台安日常衡分行])", "m2", "1"),
)
_MEASURED = re.compile(
    rf"{START}(?P<n>{NUMBER})(?P<s>{SCALE})?[ \xa0-]?(?a:"
    + "|".join(f"(?P<u{i}>{w})" for i, (w, _, _) in enumerate(_MORE_UNITS))
    + ")"
)
_SIDES = re.compile(
    rf"{START}(?P<n>[0-9][0-9,.]{{0,9}}) ?(?P<u>mm|cm|m|in|毫米|厘米|米)? ?[×xX*] ?(?=[0-9][0-9,.]{{0,9}} ?(?:[×xX*] ?[0-9][0-9,.]{{0,9}} ?)?(?P<v>mm|cm|m|in|毫米|厘米|米)(?![A-Za-z]))"  # noqa: E501
)
_MM = {"mm": "1", "毫米": "1", "cm": "10", "厘米": "10", "m": "1000", "米": "1000", "in": "25.4"}
_SECONDS = re.compile(r"(?<![0-9A-Za-z.])(?P<n>[0-9]{1,3}(?:\.[0-9]{1,2})?) ?s(?![A-Za-z0-9'])")
_PARTS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\bthree[- ]quarters of an hour\b|三刻钟", re.IGNORECASE), "s", "2700"),
    (re.compile(r"\b(?:a )?quarter of an hour\b|一刻钟", re.IGNORECASE), "s", "900"),
    (re.compile(r"\ban hour and a quarter\b", re.IGNORECASE), "s", "4500"),
    (re.compile(r"\b(?:a )?fortnight\b", re.IGNORECASE), "day", "14"),
    (re.compile(r"\bhalf a day\b|半天(?!票)", re.IGNORECASE), "s", "43200"),
    (re.compile(r"\bhalf a minute\b|半分钟", re.IGNORECASE), "s", "30"),
    (re.compile(r"\ba year and a half\b", re.IGNORECASE), "month", "18"),
)
_ONE = re.compile(
    r"\b(?:for|within|in|until|up to|after|about|around|under|over|than|lasts?|takes?|than|just|only|nearly|almost|least) an? (?P<u>minute|hour|day|week|month|year)\b(?!['-]| (?:and a half|of)\b)",  # noqa: E501
    re.IGNORECASE,
)
_ONE_BEFORE = re.compile(
    r"\b(?P<a>an?) (?P<u>minute|hour|day|week|month|year) (?:before|beforehand|in advance|ahead|earlier)\b",
    re.IGNORECASE,
)
_ELIDED = re.compile(rf"\b(?:for|after|within|to|up to|and) (?P<n>[0-9]{{1,3}}|(?i:{EN_NUMERAL}))(?=[.,;!]|$)")
_ELIDED_UNIT = re.compile(
    rf"(?:[0-9]{{1,3}}|(?i:{EN_NUMERAL}))[ -](?P<u>seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b"
)
_RHYTHM = re.compile(
    rf"{START}(?P<n>{NUMBER}) ?(?P<u>minutes?|hours?|days?|weeks?|months?) (?:a|per|each|every|in any|in a) (?P<v>day|week|month|year)\b"  # noqa: E501
)
_ALWAYS = frozenset({(24, "hour"), (7, "day"), (12, "month"), (52, "week"), (365, "day")})
"""All of the time."""
_CLOCKS = re.compile(
    r"(?<![0-9:.,$£€¥/-])(?P<a>1[0-2]|[1-9])(?: ?(?:to|till|until|-|–|—) ?)(?P<b>1[0-2]|[1-9])(?![0-9:.,]*[0-9]| ?(?:%|[a-z]+s\b|am\b|pm\b|a\.m|p\.m|[A-Z]|[一-鿿]))"  # noqa: E501
)
_CLOCK_WORDS = re.compile(
    rf"\b(?<!past )(?P<half>half )?(?P<a>{HOUR}) (?:to|till|until) (?P<b>{HOUR})\b(?! [a-z]+s\b|-)", re.IGNORECASE
)
_HOURS = re.compile(
    rf"\b(?:open|hours?|lines|daily|phones?|call|every day|weekdays|{WEEKDAY})\b",
    re.IGNORECASE,
)
_ODDS = re.compile(
    rf"(?<![0-9/])(?<![-–—~～至到、])1 ?/ ?(?P<n>[0-9]{{2,5}})(?![0-9/]| ?[-–—~～至到、] ?[0-9]{{1,2}}/)"
    rf"|(?<![0-9{ZH_NUMERAL[1:-1]}])(?P<z>[0-9]{{2,5}}|{ZH_NUMERAL}{{2,6}}) ?分之一"
)
_ZH_MINUTES = re.compile(
    rf"(?P<part>{DAY_PART})? ?(?<![0-9第{ZH_NUMERAL[1:-1]}])(?P<h>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?[点时] ?"
    rf"(?P<m>[0-5][0-9](?= ?分)|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九]|[一三]刻)(?: ?分)?(?![{ZH_NUMERAL[1:-1]}%])"  # noqa: E501
)


def before_common(text: str) -> Iterator[Found]:
    """Amounts whose words other readers would take for something else."""
    for match in _OF_A_COIN.finditer(text):
        yield from figure_at(text, match, "percentage", "%", number(match["n"] or match["y"] or match["z"]))
    for match in _TIERED.finditer(text):
        least = _amount(match["n"] or match["n2"] or match["n3"] or match["en"] or match["fn"])
        less = _amount(match["m"] or match["m2"] or match["m3"] or match["em"] or match["fm"])
        if least is not None and less is not None and least > less:
            yield Found("offer", Figure("spend", least, less), match.start(), match.end())
    for match in _HALF.finditer(text):
        yield Found("discount", Figure("%", Decimal(50)), match.start(), match.end())
    for match in _OUT_OF.finditer(text):
        part, whole = number(match["n"]), number(match["m"])
        if part is not None and whole and part <= whole:
            yield from figure_at(text, match, "percentage", "%", 100 * part / whole)
    for match in _TENTHS.finditer(text):
        tenths = from_chinese(match["t"])
        if tenths is not None:
            value = 10 * tenths + (5 if match["h"] else 0)
            yield from figure_at(text, match, "percentage", "%", value)
    for match in _LEVEL.finditer(text):
        yield from figure_at(text, match, "quantity", "level", number(match["n"] or match["l"]))
    for pattern, unit, amount in _PARTS:
        for match in pattern.finditer(text):
            yield from figure_at(text, match, "duration", unit, Decimal(amount))
    yield from spoken_times(text)
    for match in _ODDS.finditer(text):
        yield from figure_at(text, match, "quantity", "odds", number(match["n"] or match["z"]))
    for match in _ZH_MINUTES.finditer(text):
        yield from _to_the_minute(match)
    for match in _SIDES.finditer(text):
        unit = match["u"] or match["v"]
        yield from figure_at(text, match, "quantity", "mm", _plain(match["n"]) * Decimal(_MM[unit]), end=match.end("n"))


def _to_the_minute(match: re.Match[str]) -> Iterator[Found]:
    """七点二十, 下午 3 时 40 分, 九点一刻."""
    quarters = {"一刻": Decimal(15), "三刻": Decimal(45)}
    hour, minutes = number(match["h"]), quarters.get(match["m"]) or number(match["m"])
    if hour is None or minutes is None or hour > 24 or minutes > 59:
        return
    late = match["part"] in AFTER_NOON and 1 <= hour <= 11
    clock = Clock(int(hour + 12 * late) * 60 + int(minutes), not match["part"] and 0 < hour <= 12)
    yield Found("time", clock, match.start(), match.end())


def after_common(text: str) -> Iterator[Found]:
    """Amounts whose unit stands elsewhere or nowhere, where nothing else was read."""
    for match in _MEASURED.finditer(text):
        index = next(i for i in range(len(_MORE_UNITS)) if match[f"u{i}"])
        value = number(match["n"], match["s"])
        if value is not None:
            _, unit, factor = _MORE_UNITS[index]
            yield from figure_at(text, match, "quantity", unit, value * Decimal(factor))
    for match in _SECONDS.finditer(text):
        yield from figure_at(text, match, "duration", "s", number(match["n"]))
    for match in _ONE.finditer(text):
        unit, amount = TIME_UNITS[match["u"].lower()]
        start = match.start("u") - (3 if text[match.start("u") - 3 : match.start("u")].lower() == "an " else 2)
        yield Found(
            "duration", Figure(unit, Decimal(amount), None, bound_of(text, start, match.end())), start, match.end()
        )
    for match in _ONE_BEFORE.finditer(text):
        unit, amount = TIME_UNITS[match["u"].lower()]
        yield from figure_at(text, match, "duration", unit, Decimal(amount), end=match.end("u"))
    for match in _ELIDED.finditer(text):
        before = [m["u"].rstrip("s") for m in _ELIDED_UNIT.finditer(text, 0, match.start())]
        value = number(match["n"])
        if before and value is not None:
            unit, amount = TIME_UNITS[before[-1]]
            start, end = match.span("n")
            yield Found("duration", Figure(unit, value * amount, None, bound_of(text, start, end)), start, end)
    for match in _RHYTHM.finditer(text):
        value, (unit, amount) = number(match["n"]), TIME_UNITS[match["u"].rstrip("s")]
        if value is not None and (int(value), match["u"].rstrip("s")) not in _ALWAYS:
            yield from figure_at(text, match, "duration", unit, value * amount, end=match.end("u"))
    for match in _CLOCKS.finditer(text):
        if _HOURS.search(text, max(0, match.start() - 40), match.end() + 24):
            a, b = int(match["a"]), int(match["b"])
            yield Found("time", Clock(a * 60, True), match.start("a"), match.end("a"), role="start")
            yield Found("time", Clock(b * 60, True), match.start("b"), match.end("b"), role="end")
    for match in _CLOCK_WORDS.finditer(text):
        for name, role in (("a", "start"), ("b", "end")):
            hour = number(match[name])
            if hour is not None and _HOURS.search(text, max(0, match.start() - 40), match.end() + 24):
                minutes = int(hour) * 60 + (30 if name == "a" and match["half"] else 0)
                yield Found("time", Clock(minutes, True), match.start(name), match.end(name), role=role)
    yield from hours_in_words(text)


def figure_at(
    text: str, match: re.Match[str], kind: Kind, unit: str, value: Decimal | None, end: int | None = None
) -> Iterator[Found]:
    """A figure of ``value``, where there is one, at the place of a match or up to ``end``."""
    if value is not None:
        start, stop = match.start(), match.end() if end is None else end
        yield Found(kind, Figure(unit, value, None, bound_of(text, start, stop), unit), start, stop)


def _amount(written: str) -> Decimal | None:
    """A number that may end in 千 or 万 after digits."""
    bare = written.strip()
    if bare[0].isdigit() and bare[-1] in "千万":
        return number(bare[:-1].strip(), bare[-1])
    return number(bare)


def _plain(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").rstrip(".") or "0")
