"""Amounts of several parts: 2 h 15 min, 两个半月, 一米二, 两三天, a third off, three for two, 24 instalments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.compare.closer.amounts import ZH_N, figure_at
from consistency.numerals import EN_NUMERAL, ZH_ABOUT, ZH_NUMERAL
from consistency.statements.figures import NUMBER, START, number
from consistency.statements.found import Found
from consistency.statements.model import Kind
from consistency.statements.time_units import TIME_UNITS
from consistency.statements.values import Figure

_CHILL = re.compile(
    rf"(?:(?<![0-9A-Za-z])[-−–]|\bminus |零下 ?)(?P<n>{NUMBER}) ?(?:°C|℃|degrees(?: Celsius)?\b|摄氏度|度)"
)
_COMPOUND = re.compile(
    rf"{START}(?P<h>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}|(?i:{EN_NUMERAL})) ?(?:h|hrs?|hours?|个?小时|个钟头?) ?(?:and )?(?P<m>[0-5]?[0-9]|{ZH_NUMERAL}{{1,3}}|(?i:{EN_NUMERAL}))(?: ?(?:min(?:ute)?s?\b|m\b|分钟?)|(?<=[0-9][0-9])(?![0-9]))"  # noqa: E501
)
_QUARTERS = re.compile(
    rf"(?P<h>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,2}}) ?个?(?:小时|钟头)(?P<q>[一三])刻钟?|\b(?P<eh>[0-9]{{1,2}}|(?i:{EN_NUMERAL})) and (?P<eq>a|three) quarters? hours?\b"  # noqa: E501
    rf"|\b(?P<fh>[0-9]{{1,2}}|(?i:{EN_NUMERAL})) hours and (?P<fq>a|three) quarters?\b"
    r"|(?<![0-9.])(?P<gh>[0-9]{1,2}) ?(?P<gq>[¼½¾]) ?(?:h\b|hrs?\b|hours?\b|个?小时)"
)
_PAST_HOUR = {"一": 900, "a": 900, "¼": 900, "½": 1800, "三": 2700, "three": 2700, "¾": 2700}
_LENGTHS = re.compile(
    rf"(?<![0-9.{ZH_NUMERAL[1:-1]}])(?P<a>[0-9]|[一二两三四五六七八九]) ?米(?P<b>[0-9]{{1,2}}|[一二三四五六七八九][零一二三四五六七八九]?)(?![0-9{ZH_NUMERAL[1:-1]}]| ?[米厘cm])"  # noqa: E501
)
_METRES_AND = re.compile(
    rf"\b(?P<a>[0-9]{{1,2}}|(?i:{EN_NUMERAL})) met(?:re|er)s? (?P<b>[0-9]{{2}}|(?i:{EN_NUMERAL}))\b(?! [a-z]+s\b)"
)
_SPEEDS = re.compile(
    rf"时速(?:最高|不超过|不得超过|可达|高达|达到?|约|限制?在?)* ?(?P<a>{ZH_N}) ?(?:公里|千米|km\b)|{START}(?P<b>{NUMBER}) ?(?:(?:公里|千米|km) ?/ ?(?:小时|时|h\b)|kph\b|km/h\b|迈)|{START}(?P<c>{NUMBER}) ?(?:mph\b|miles (?:per|an) hour\b)"  # noqa: E501
)
_AND_HALF = re.compile(
    rf"(?<![{ZH_NUMERAL[1:-1]}0-9])(?P<n>[0-9]{{1,2}}|{ZH_NUMERAL}{{1,3}}) ?(?:个半(?P<u>月|小时|钟头|星期)|(?P<v>年|天|公斤|斤|公里|里|米|升|吨)半)"  # noqa: E501
)
_HALF_UNITS = TIME_UNITS | {
    "公斤": ("g", 1000),
    "斤": ("g", 500),
    "公里": ("mm", 1_000_000),
    "里": ("mm", 500_000),
    "米": ("mm", 1000),
    "升": ("ml", 1000),
    "吨": ("g", 1_000_000),
}
_ABOUT = re.compile(
    rf"(?P<t>[一二三四五六七八九]?十)?(?P<n>{ZH_ABOUT})(?P<s>[十百])? ?"
    r"(?:个?(?P<u>小时|钟头|月)|(?P<v>分钟|天|周|年)|个(?P<w>星期))"
)
_FRACTION = re.compile(
    r"\b(?:(?P<one>a|one|two|three)[ -](?P<of>thirds?|quarters?|fifths?|tenths?)(?: (?P<off>off|less|cheaper|lower)\b|(?= of (?:the|all|our|your|every|its|their)\b)))"  # noqa: E501
    r"|(?P<m>[二三四五六七八九十])分之(?P<n>[一二三四五六七八九])"
)
_SAVED = re.compile(r"\bsav(?:e|es|ing) (?:a|one) (?P<of>third|quarter|fifth|tenth)\b", re.IGNORECASE)
_SMALL_SHARES = re.compile(rf"(?P<of>[千万])分之(?P<n>[0-9](?:\.[0-9]+)?|{ZH_NUMERAL}(?:点{ZH_NUMERAL}+)?)")
_WHOLE = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_MORE_FOR = re.compile(
    rf"\b(?P<a>[2-9]|{EN_NUMERAL})(?:[ -]for[ -]| for the price of )(?P<b>[1-9]|{EN_NUMERAL})\b(?![0-9£$€]| ?(?:[£$€]|days|weeks|months|hours|nights|people))|买(?P<c>[二三四五2-5两])付(?P<d>[一二三四1-4两])|(?P<e>[二三四2-4两])件?付(?P<f>[一二三1-3两])",  # noqa: E501
    re.IGNORECASE,
)
_MOST_TAKEN = 12
"""Fifty for one and seventy for the pair are prices."""
_INSTALMENTS = re.compile(rf"(?:分 ?(?P<n>{ZH_N}) ?期|(?P<m>{ZH_N}) ?期(?=分期|免息))")
_FOREVER = re.compile(
    r"\blifetime(?: limited)? (?:warranty|guarantee|cover)\b|\bguaranteed for life\b|终[身生](?:免费)?(?:质保|保修|联保|维修|保固)|质保终身|保终身|终身的",  # noqa: E501
    re.IGNORECASE,
)
_LIFE = 1200
"""Months that stand for a life: longer than any warranty that is told in years."""
_NEXT_DAY = re.compile(
    r"\bnext[- ]day (?:delivery|shipping|dispatch)\b|\bdelivered the next day\b|次日达|次日送达|隔天到|第二天(?:就)?(?:送)?到",  # noqa: E501
    re.IGNORECASE,
)
_SIZES = re.compile(
    r"\bsizes? (?P<a>[0-9]{1,2})(?: ?(?:-|–|to) ?(?P<b>[0-9]{1,2}))?\b|(?P<c>[0-9]{2})(?: ?(?:至|到|-|–|~) ?(?P<d>[0-9]{2}))? ?码"  # noqa: E501
)


def before_common(text: str) -> Iterator[Found]:
    """Amounts of several parts: 2 h 15 min, 两个半月, a third off, three for two."""
    yield from _hours_and_minutes(text)
    yield from _metres_and_speeds(text)
    yield from _halves_and_about(text)
    yield from _shares(text)
    yield from _more_for_less(text)
    yield from _lengths_in_words(text)
    yield from _cold_and_sizes(text)


def _hours_and_minutes(text: str) -> Iterator[Found]:
    """Hours with minutes or quarters: 2 h 15 min, 两小时一刻."""
    for match in _COMPOUND.finditer(text):
        hours, minutes = number(match["h"]), number(match["m"])
        if hours is not None and minutes is not None:
            yield from figure_at(text, match, "duration", "s", hours * 3600 + minutes * 60)
    for match in _QUARTERS.finditer(text):
        hours = number(match["h"] or match["eh"] or match["fh"] or match["gh"])
        if hours is not None:
            more = _PAST_HOUR[match["q"] or match["eq"] or match["fq"] or match["gq"]]
            yield from figure_at(text, match, "duration", "s", hours * 3600 + more)


def _metres_and_speeds(text: str) -> Iterator[Found]:
    """Metres with their centimetres, 一米二, and speeds: 时速 60 公里."""
    for match in _LENGTHS.finditer(text):
        metres, digits = number(match["a"]), [number(digit) or 0 for digit in match["b"]]
        if metres is not None:
            rest = sum(digit * 10 ** (2 - place) for place, digit in enumerate(digits))
            yield from figure_at(text, match, "quantity", "mm", metres * 1000 + rest)
    for match in _METRES_AND.finditer(text):
        metres, rest = number(match["a"]), number(match["b"])
        if metres is not None and rest is not None and rest < 100:
            yield from figure_at(text, match, "quantity", "mm", metres * 1000 + rest * 10)
    for match in _SPEEDS.finditer(text):
        value = number(match["a"] or match["b"] or match["c"])
        if value is not None:
            yield from figure_at(text, match, "quantity", "km/h", value * Decimal("1.609") if match["c"] else value)


def _halves_and_about(text: str) -> Iterator[Found]:
    """One and a half of a unit, 两个半月, and lengths of time told roughly: 两三天."""
    for match in _AND_HALF.finditer(text):
        value = number(match["n"])
        unit, amount = _HALF_UNITS[match["u"] or match["v"]]
        if value is not None:
            kind: Kind = "duration" if unit in ("s", "day", "month") else "quantity"
            yield from figure_at(text, match, kind, unit, (value + Decimal("0.5")) * amount)
    for match in _ABOUT.finditer(text):
        unit, amount = TIME_UNITS[match["u"] or match["v"] or match["w"]]
        tens = (number(match["t"]) if match["t"] else None) or Decimal(0)
        factor = {"十": 10, "百": 100}.get(match["s"], 1) * amount
        least, most = ((tens + (number(digit) or Decimal(0))) * factor for digit in match["n"])
        yield Found("duration", Figure(unit, least, most, "", unit), match.start(), match.end())


def _shares(text: str) -> Iterator[Found]:
    """Fractions as shares of a hundred: a third off, 五分之一, 千分之三."""
    for match in _FRACTION.finditer(text):
        part = number(match["n"] or {"a": "one"}.get(match["one"] or "", match["one"]))
        whole = number(match["m"]) if match["m"] else Decimal(_WHOLE[match["of"].rstrip("s")])
        if part is not None and whole:
            share = Figure("%", round(100 * part / whole, 1))
            yield Found("discount" if match["off"] else "percentage", share, match.start(), match.end())
    for match in _SAVED.finditer(text):
        yield Found("discount", Figure("%", round(Decimal(100) / _WHOLE[match["of"].lower()], 1)), *match.span())
    for match in _SMALL_SHARES.finditer(text):
        value, whole = number(match["n"]), Decimal(1000 if match["of"] == "千" else 10000)
        if value is not None:
            yield from figure_at(text, match, "percentage", "%", 100 * value / whole)


def _more_for_less(text: str) -> Iterator[Found]:
    """Three for two, 买三付二: what is paid, and how many more are had."""
    for match in _MORE_FOR.finditer(text):
        taken = number(match["a"] or match["c"] or match["e"])
        paid = number(match["b"] or match["d"] or match["f"])
        if taken is not None and paid is not None and _MOST_TAKEN >= taken > paid:
            yield Found("offer", Figure("gift", paid, taken - paid), match.start(), match.end())


def _lengths_in_words(text: str) -> Iterator[Found]:
    """Lengths of time that are words or counted in months: instalments, for life, the next day."""
    for match in _INSTALMENTS.finditer(text):
        yield from figure_at(text, match, "duration", "month", number(match["n"] or match["m"]))
    for match in _FOREVER.finditer(text):
        yield from figure_at(text, match, "duration", "month", Decimal(_LIFE))
    for match in _NEXT_DAY.finditer(text):
        yield from figure_at(text, match, "duration", "day", Decimal(1))


def _cold_and_sizes(text: str) -> Iterator[Found]:
    """Degrees below zero, and sizes of shoes and clothes."""
    for match in _CHILL.finditer(text):
        value = number(match["n"])
        yield from figure_at(text, match, "quantity", "°C", -value if value is not None else None)
    for match in _SIZES.finditer(text):
        low, high = number(match["a"] or match["c"]), match["b"] or match["d"]
        if low is not None:
            yield Found("quantity", Figure("size", low, number(high) if high else None), match.start(), match.end())
