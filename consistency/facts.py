"""Figures with their units, read from English and Chinese and made comparable: 2亿像素 is 200 MP, 8折 is 20 % off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from consistency.currencies import currencies
from consistency.numerals import EN_NUMERAL, MAGNITUDES, ZH_NUMERAL, from_chinese, from_digits, from_english
from consistency.spoken_sums import spoken_sums
from consistency.units import CASED, UNITS, Dimension


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with a unit at plain offsets.

    ``value`` is in the base ``unit`` of its dimension (pixels, mAh, W, bytes, mm, g, kcal, Pa, m³/h, nits, Hz, seconds,
    ISO currency);
    ``high`` is the upper end of a range, else None.
    """

    start: int
    end: int
    text: str
    dimension: Dimension
    unit: str
    value: Decimal
    high: Decimal | None = None

    @property
    def key(self) -> tuple[str, str, Decimal, Decimal | None]:
        """What makes two figures the same figure, whatever they were written like."""
        return self.dimension, self.unit, self.value, self.high

    @property
    def ends(self) -> tuple[tuple[str, str, Decimal], ...]:
        """The single figures a range is made of; one for a plain figure."""
        low = (self.dimension, self.unit, self.value)
        return (low,) if self.high is None else (low, (self.dimension, self.unit, self.high))


_CURRENCY_AFTER = tuple((words, code) for code, words in currencies("after").items())
_CURRENCY_BEFORE = tuple((words, code) for code, words in currencies("before").items())

_FIGURE = r"(?:[0-9]{1,3}(?:[,，][0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?"
_OWN_THOUSAND = r"(?:(?<=[十百千万亿]千)|(?<=[十百][一二三四五六七八九]千))[瓦米克卡帕]"
"""A thousand that no number takes, so that the unit does: 十二千瓦, not 一万八千帕."""
_ZH = rf"(?<!{ZH_NUMERAL}){ZH_NUMERAL}{{1,12}}(?!{_OWN_THOUSAND})(?:点{ZH_NUMERAL}{{1,6}})?"
_NUMBER = rf"(?:{_FIGURE}|{EN_NUMERAL}|{_ZH})"
_SCALE = r"(?:[ -]?(?:百万|千万|[百千万萬亿億]|thousand|million|billion|bn|mn|[kK](?![A-Za-z0-9])))"
_RANGE = r" ?(?:[-–—~～]|至|到|to) ?"
_LOOSE = r"(?<![A-Za-z0-9_.#/])"


def _alternation(pairs: tuple[tuple[str, ...], ...], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{index}>{row[0]})" for index, row in enumerate(pairs))


_SUFFIXED = re.compile(
    rf"{_LOOSE}(?P<n>{_NUMBER})(?P<s>{_SCALE})?(?:(?P<mid>[%％])?{_RANGE}(?P<m>{_NUMBER})(?P<t>{_SCALE})?)?"
    rf"[ \xa0-]?(?a:{_alternation(UNITS, 'u')}|{_alternation(_CURRENCY_AFTER, 'c')})",
    re.IGNORECASE,
)
"""A Chinese character ends a unit of Latin letters as a space does: 64GB内存."""
_PREFIXED = re.compile(
    rf"(?<![A-Za-z])(?:{_alternation(_CURRENCY_BEFORE, 'p')}) ?(?P<n>{_FIGURE})(?P<s>{_SCALE}|[mM](?![A-Za-z0-9]))?"
    rf"(?:{_RANGE}(?:[¥￥$€£] ?)?(?P<m>{_FIGURE})(?P<t>{_SCALE})?)?(?: ?元)?",
)
_PERCENT_ZH = re.compile(
    rf"百分之(?P<n>{_FIGURE}|{_ZH})|(?P<tenths>[一二三四五六七八九])成(?P<more>[一二三四五六七八九半])?(?=以上|左右|的?用户|的?人|[，。！？；、\s]|$)"
    r"|(?<=[近超过约逾达有到])(?P<about>[一二三四五六七八九])成(?=的?[一-鿿]{2})(?![功为本人长立年熟绩都果交员分不效就型品天群语新名])"
    r"|(?P<of>[一二三四五六七八九])成(?=的?(?:顾客|客户|会员|学员|学生|家长|读者|车主|业主|商家|受访者|消费者|员工|患者|住户|订单))"
)
_DISCOUNT_ZH = re.compile(
    rf"(?<![0-9.])(?<!{ZH_NUMERAL})(?P<n>[1-9](?:\.[0-9])?|[1-9][0-9]|{ZH_NUMERAL}(?:{ZH_NUMERAL}|点{ZH_NUMERAL})?)"
    r" ?折(?!叠|腾|磨|射|算|旧|返|线|痕|扣|合|断|页|中|服|损|纸)"
)
_TIME_OF_TWO_ZH = re.compile(
    rf"(?<![0-9.第每])(?P<n>[0-9]{{1,3}}|{_ZH}) ?(?:个半(?:小时|钟头)|(?P<year>年半)"
    rf"|个?(?:小时|钟头)(?:半(?!价)|零?(?P<m>[0-9]{{1,2}}|{_ZH}) ?分钟?))"
)
"""A length of time of two parts: 三个半小时, 三小时三十分钟, 两年半."""
_HOURS_EN = rf"(?P<n>[0-9]{{1,3}}|{EN_NUMERAL})[ -]?(?:hours?|hrs?)"
_MINUTES_EN = rf"(?P<m>[0-9]{{1,2}}|{EN_NUMERAL})[ -]?(?:minutes?|mins?)\b"
_TIME_OF_TWO_EN = re.compile(
    rf"{_LOOSE}(?:{_HOURS_EN}(?:,? and)? {_MINUTES_EN}"
    r"|(?P<h>[0-9]{1,2}) ?h ?(?P<s>[0-5][0-9])(?: ?(?:m|min|mins|minutes))?(?![0-9A-Za-z]|[.:][0-9]))",
    re.IGNORECASE,
)
"""The same in English: 2 hours 36 minutes, 1 h 55."""
_OFF = re.compile(r" ?(?:off\b|discount\b|折扣|优惠)", re.IGNORECASE)


@lru_cache(maxsize=256)  # the text in hand, its sentences and the approved claims, which several checks ask for
def facts(plain: str) -> tuple[Fact, ...]:
    """Every figure with a unit in ``plain``, in order of place, none overlapping. Never raises.

    Numbers without a unit (dates, versions, counts of people, ordinals) are no facts.
    """
    found = [*_money(plain), *_with_unit(plain), *_chinese_shares(plain), *_of_two_parts(plain)]
    found.sort(key=lambda f: (f.start, -f.end))
    kept: list[Fact] = []
    for fact in found:
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return tuple(kept)


def _money(plain: str) -> Iterator[Fact]:
    for match in _PREFIXED.finditer(plain):
        currency = next(_CURRENCY_BEFORE[i][1] for i in range(len(_CURRENCY_BEFORE)) if match[f"p{i}"])
        low = _value(match["n"], match["s"] or match["t"])
        high = _value(match["m"], match["t"]) if match["m"] else None
        if low is not None:
            yield _fact(plain, match.start(), match.end(), "money", currency, low, high)
    for spoken in spoken_sums(plain):
        yield _fact(plain, spoken.start, spoken.end, "money", "CNY", spoken.value)


def _with_unit(plain: str) -> Iterator[Fact]:
    for match in _SUFFIXED.finditer(plain):
        unit_index = next((i for i in range(len(UNITS)) if match[f"u{i}"] is not None), None)
        low = _value(match["n"], match["s"] or (match["t"] if match["m"] else None))
        high = _value(match["m"], match["t"]) if match["m"] else None
        if low is None or (match["m"] and high is None):
            continue
        if unit_index is None:
            currency = next(_CURRENCY_AFTER[i][1] for i in range(len(_CURRENCY_AFTER)) if match[f"c{i}"] is not None)
            yield _fact(plain, match.start(), match.end(), "money", currency, low, high)
            continue
        _, dimension, unit, factor = UNITS[unit_index]
        written = match[f"u{unit_index}"]
        if written.lower() in CASED and written != CASED[written.lower()]:
            continue
        if _is_ordinary(plain, match, dimension, low):
            continue
        end = match.end()
        if dimension == "percent" and unit == "%" and (off := _OFF.match(plain, end)):
            dimension, end = "discount", off.end()
        scale = Decimal(factor)
        yield _fact(plain, match.start(), end, dimension, unit, low * scale, high * scale if high is not None else None)


def _of_two_parts(plain: str) -> Iterator[Fact]:
    for match in _TIME_OF_TWO_EN.finditer(plain):
        hours, minutes = _value(match["n"] or match["h"], None), _value(match["m"] or match["s"], None)
        if hours is not None and minutes is not None:
            yield _fact(plain, match.start(), match.end(), "clock", "s", hours * 3600 + minutes * 60)
    for match in _TIME_OF_TWO_ZH.finditer(plain) if "小时" in plain or "钟头" in plain or "年半" in plain else ():
        whole, minutes = _value(match["n"], None), _value(match["m"], None) if match["m"] else Decimal(30)
        if whole is None or minutes is None:
            continue
        if match["year"]:
            yield _fact(plain, match.start(), match.end(), "calendar", "month", whole * 12 + 6)
        else:
            yield _fact(plain, match.start(), match.end(), "clock", "s", whole * 3600 + minutes * 60)


def _is_ordinary(plain: str, match: re.Match[str], dimension: Dimension, value: Decimal) -> bool:
    """Whether figure and unit make a date, a model or an idiom, not a quantity."""
    before = plain[max(0, match.start() - 2) : match.start()]
    if before.endswith(("第", "每")):
        return True
    if dimension == "calendar" and match["n"].isdigit() and 1900 <= value <= 2100 and "年" in match[0]:
        return True
    if match["n"] == "一" and match[0].endswith("度电"):
        return True  # for which a price is told
    return match["n"] in ("万", "千", "百", "千万", "百万") and dimension != "percent"


def _chinese_shares(plain: str) -> Iterator[Fact]:
    if plain.isascii():
        return
    for match in _PERCENT_ZH.finditer(plain):
        value = (
            _value(match["n"], None)
            if match["n"]
            else _share(match["tenths"] or match["about"] or match["of"], match["more"])
        )
        if value is not None and match["n"] != "百":
            yield _fact(plain, match.start(), match.end(), "percent", "%", value)
    for match in _DISCOUNT_ZH.finditer(plain):
        tenths = _tenths(match["n"])
        if tenths is not None:
            yield _fact(plain, match.start(), match.end(), "discount", "%", 100 - 10 * tenths)


def _share(tenths: str, more: str | None) -> Decimal:
    """三成 is 30 %, 一成五 and 一成半 are 15 %."""
    rest = Decimal(5) if more == "半" else from_chinese(more or "零") or Decimal(0)
    return Decimal(10) * (from_chinese(tenths) or 0) + rest


def _tenths(written: str) -> Decimal | None:
    """How many tenths of the price remain: 8 and 八 are 8, 85 and 八五 are 8.5."""
    value = Decimal(written) if re.fullmatch(r"[0-9.]+", written) else from_chinese(written)
    if value is None or value <= 0:
        return None
    if "." not in written and 10 < value < 100:
        value /= 10
    return value if value < 10 else None


def _value(number: str | None, scale: str | None) -> Decimal | None:
    if number is None:
        return None
    if number[0].isascii() and number[0].isdigit():
        value: Decimal | None = from_digits(number)
    elif number[0].isascii():
        value = from_english(number)
    else:
        value = from_chinese(number)
    if value is None or scale is None:
        return value
    return value * MAGNITUDES[scale.strip(" -").lower()]


def _fact(
    plain: str, start: int, end: int, dimension: Dimension, unit: str, value: Decimal, high: Decimal | None = None
) -> Fact:
    return Fact(
        start, end, plain[start:end], dimension, unit, value.normalize(), high.normalize() if high is not None else None
    )
