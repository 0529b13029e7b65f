"""Every figure with a unit that a comparison may need: those of ``consistency.facts`` and more units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from consistency.currencies import currencies
from consistency.facts import Fact, facts
from consistency.numerals import EN_NUMERAL, MAGNITUDES, ZH_NUMERAL, from_chinese, from_digits, from_english
from consistency.statements.model import Kind
from consistency.statements.time_units import TIME_UNITS

NUMBER = (
    rf"(?:(?:[0-9]{{1,3}}(?:[,，][0-9]{{3}}){{1,4}}|[0-9]{{1,15}})(?:\.[0-9]{{1,6}})?"
    rf"|\b(?i:{EN_NUMERAL})|(?<!{ZH_NUMERAL}){ZH_NUMERAL}{{1,12}})"
)
SCALE = r"(?: ?(?:百万|千万|[百千万萬亿億]|thousand|million|billion))"
START = r"(?<![A-Za-z0-9_.#/])"
_NO_WEEKDAY = r"(?:(?<!周)(?<!星期)(?<!礼拜)|(?<=(?<![周期拜])[0-9一二两三四五六七八九十]周))"
"""Before a numeral that is not a weekday's: 周四晚 is an evening, 一周三晚 three of them."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure at plain offsets. ``written`` is its unit as written, in lower case."""

    start: int
    end: int
    kind: Kind
    unit: str
    low: Decimal
    high: Decimal | None
    written: str


_MORE: tuple[tuple[str, Kind, str, str], ...] = (
    (r"milli?lit(?:re|er)s?\b|ml\b|毫升", "quantity", "ml", "1"),
    (r"lit(?:re|er)s?\b|[lL](?![A-Za-z0-9])|升(?!级|温|降|高|空|值|学|职)", "quantity", "ml", "1000"),
    (r"pounds?\b|lbs?\b", "quantity", "g", "453.592"),
    (r"ounces?\b|oz\b", "quantity", "g", "28.3495"),
    (r"tonn?es?\b|tons?\b|吨", "quantity", "g", "1000000"),
    (r"斤(?!斤)", "quantity", "g", "500"),
    (r"miles?\b|英里", "quantity", "mm", "1609344"),
    (r"(?:feet|foot|ft)\b|英尺", "quantity", "mm", "304.8"),
    (r"m(?![A-Za-z0-9/²³])|米(?!粉|饭|线|兰|色|白|其)", "quantity", "mm", "1000"),
    (r"square met(?:re|er)s?\b|sqm\b|m²|㎡|平方米|平米|平(?=的)", "quantity", "m2", "1"),
    (r"square (?:feet|foot)\b|sq\.? ?ft\b|平方英尺", "quantity", "m2", "0.092903"),
    (r"calories\b|cal\b", "quantity", "kcal", "1"),
    (r"horsepower\b|hp\b|匹(?:马力)?|马力", "quantity", "hp", "1"),
    (r"km/h\b|kph\b|公里/小时|千米/小时", "quantity", "km/h", "1"),
    (r"lumens?\b|lm\b|流明", "quantity", "lm", "1"),
    (r"rpm\b|转/分", "quantity", "rpm", "1"),
    (r"nights?\b|晚(?!上|会|餐|饭|点|间|安|霜|期|报)", "duration", "day", "1"),
    (r"working days?\b|business days?\b|个?工作日", "duration", "workday", "1"),
    (r"year|yrs?\b|周年", "duration", "month", "12"),
    (r"pence\b|p(?![A-Za-z0-9])", "money", "GBP", "0.01"),
)
_PATTERN = re.compile(
    rf"{START}{_NO_WEEKDAY}(?P<n>{NUMBER})(?P<s>{SCALE})?(?: ?(?:[-–—~～]|至|到|to) ?(?P<m>{NUMBER}))?[ \xa0-]?(?a:"
    + "|".join(f"(?P<u{index}>{row[0]})" for index, row in enumerate(_MORE))
    + ")",
)
_CURRENCY = {sign: code for code, sign in currencies("sign").items()}
_CURRENCIES = re.compile(rf"(?P<c>{'|'.join(map(re.escape, _CURRENCY))}) ?(?P<n>[0-9][0-9,]*(?:\.[0-9]{{1,2}})?)")
BARE_PRICE = re.compile(
    r"(?:售价|到手价?|首发价?|尾款|定金|订金|预售价?|早鸟[价票]?|全价票?|[单双三]日票?|成人票?|儿童票?|学生票?|套票|通票|月卡|季卡|年卡|秒杀价?|活动价|日常价?|平时|人均|拼团价?|尝鲜价|体验价|会员价|原价|现价|券后价?|价格|只要|仅需|仅售|只卖|卖|一年|每年|每月|一个月)(?:是|为|才|只要)?\s?"
    r"(?P<n>[0-9][0-9,]*(?:\.[0-9]{1,2})?)(?![0-9]|[.,][0-9]| ?[%％元块个次天年月日小时分秒折倍人位名件款GgMmTtKkWw千百万亿美欧英港])"  # noqa: E501
    r"|(?<![0-9.])(?P<k>[0-9]{1,4}\.[0-9])(?= ?的?(?:试吃|体验|秒杀|包邮|尝鲜))"
)
_COVERED = re.compile(
    r"(?P<n>[0-9]{1,4}(?:\.[0-9])?|[零〇一二三四五六七八九十百千两]{1,6}) ?(?P<s>万|亿)(?= ?(?:的)?(?:保额|保障|额度|赔付))"  # noqa: E501
    r"|(?<=保额|额度)(?:高达|最高|为|是)? ?(?P<m>[0-9]{1,4}(?:\.[0-9])?|[零〇一二三四五六七八九十百千两]{1,6}) ?(?P<t>万|亿)(?!元)"  # noqa: E501
    r"|(?<=[借贷补奖赔])(?:款|金|贴|付)?[可到达最高为]{0,3} ?(?P<q>[0-9]{1,4}(?:\.[0-9])?|[一二三四五六七八九十百两]{1,4}) ?(?P<r>万)(?![元人个件家名次户名台份港美欧日])"  # noqa: E501
    r"|(?<=免赔额)(?:为|是)? ?(?P<o>[0-9]{1,4}|[一二三四五六七八九十两]{1,3}) ?(?P<u>万)(?!元)"
)
"""Sums of an insurance, which are written without their currency."""
_HALVES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"半年|\bhalf a year\b", re.IGNORECASE), "month", "6"),
    (re.compile(r"半个月"), "day", "15"),
    (re.compile(r"\b(?:an|one) hour and a half\b", re.IGNORECASE), "s", "5400"),
    (re.compile(r"\bthree[- ]quarters of an hour\b", re.IGNORECASE), "s", "2700"),
    (
        re.compile(r"(?<!once )(?<!twice )(?<!times )(?<![0-9] )(?<!\bin )\ba fortnight\b(?! ago)", re.IGNORECASE),
        "day",
        "14",
    ),
    (re.compile(r"半(?:个)?(?:小时|钟头)|\bhalf an hour\b", re.IGNORECASE), "s", "1800"),
)
_PER = re.compile(
    r"(?:每|/|\bper(?: (?:serving|portion)(?: of)?)?|\bserving size(?: of)?:?|各|每份[（(]?约?) ?$", re.IGNORECASE
)
"""Before a figure that others are a share of: per 100 ml, per serving of 45 g."""
_RHYTHM = re.compile(r" (?:a|per|every|each) (?:day|week|month|year)\b")
"""After a length of time that says how often: seven days a week, 24 hours a day."""
_PER_REACH = 18
_SPF = re.compile(r"\b(?P<u>SPF|PA) ?(?P<n>[0-9]{2,3}\b|\+{1,4})(?P<p>\+*)")
_SAVE_BEFORE = re.compile(r"(?:\b(?:save|saves|saving|discount of|students save|get)\s|立减|直降|优惠|便宜)\s?$", re.I)
_SAVE_AFTER = re.compile(r"\s?(?:off\b|discount\b|less when\b|less if\b|cheaper\b|的?折扣|的?优惠)", re.IGNORECASE)
_HALF_PRICE = re.compile(r"\bhalf[- ]price\b|\bhalf off\b|半价", re.IGNORECASE)
_GIFT = re.compile(
    # Of the same thing: what is given goes by no measure or by that of what is bought.
    rf"买 ?(?P<b>{ZH_NUMERAL}|[0-9]) ?"
    r"(?:(?P<of>[件盒瓶支个只张份袋包罐杯套双条块片节次饼碗束盆桶箱提串泡]) ?[^，。；！？、0-9]{0,8}?[，,]? ?)?"
    rf"[送赠] ?(?P<g>{ZH_NUMERAL}|[0-9])(?! ?(?:[年天日月元折%倍十百千万]|个月|小时|周))"
    r"(?(of) ?(?:(?P=of)|(?![一-鿿])))"
    rf"|\bbuy (?P<eb>{EN_NUMERAL}|[0-9])(?P<noun>(?: [a-z-]+){{1,3}})?,? "
    rf"(?:and )?get (?:the )?(?P<eg>{EN_NUMERAL}|[0-9])\b"
    r"(?! (?:at |for )?half)(?(noun)(?: (?:more|extra))? free\b)|\b(?P<bogo>bogof?)\b",
    re.IGNORECASE,
)
_TIME = frozenset({"clock", "calendar"})
_KINDS: dict[str, Kind] = {"money": "money", "percent": "percentage", "discount": "discount", "multiple": "quantity"}


@lru_cache(maxsize=256)  # the same sentences and claims, several times in a text
def figures(plain: str) -> tuple[Measured, ...]:
    """Every figure of ``plain``, in order of place, none overlapping (the earlier and longer wins). Never raises."""
    found = [_from_fact(plain, fact) for fact in facts(plain)]
    found += [*_halves(plain), *_more(plain), *_bare_prices(plain), *_sums(plain), *_offers(plain)]
    found.sort(key=lambda m: (m.start, -m.end))
    kept: list[Measured] = []
    for each in found:
        if kept and each.start < kept[-1].end:
            continue
        if each.kind == "duration" and _RHYTHM.match(plain, each.end):
            continue
        if each.kind == "quantity" and _PER.search(plain[max(0, each.start - _PER_REACH) : each.start]):
            continue
        kept.append(each)
    return tuple(kept)


def without_figures(text: str) -> str:
    """``text`` with a space for each of its figures."""
    for measured in reversed(figures(text)):
        text = text[: measured.start] + " " + text[measured.end :]
    return text


def number(written: str, scale: str | None = None) -> Decimal | None:
    """Value of a number as written, in digits or words of either language, times its scale word; None where it is no
    number, as 4.59.90 is none."""
    value: Decimal | None
    if written[0].isascii() and written[0].isdigit():
        try:
            value = from_digits(written)
        except InvalidOperation:
            return None
    elif written[0].isascii():
        value = from_english(written)
    else:
        value = from_chinese(written)
    if value is None or not scale:
        return value
    return value * MAGNITUDES[scale.strip().lower()]


def _from_fact(plain: str, fact: Fact) -> Measured:
    kind: Kind = "duration" if fact.dimension in _TIME else _KINDS.get(fact.dimension, "quantity")
    if kind == "percentage" and fact.unit == "%" and _is_saving(plain, fact.start, fact.end):
        kind = "discount"
    written = re.sub(r"[0-9.,，\s-]+", "", fact.text).lower()
    return Measured(fact.start, fact.end, kind, fact.unit, fact.value, fact.high, written)


def _is_saving(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - 16) : start]
    return bool(_SAVE_BEFORE.search(before) or _SAVE_AFTER.match(plain, end))


_AND_A_HALF = re.compile(rf"\b(?P<n>[0-9]{{1,3}}|(?i:{EN_NUMERAL})) and a half[ -](?P<u>(?:hour|year|week)s?)\b")


def _halves(plain: str) -> Iterator[Measured]:
    """Two and a half hours, three and a half years."""
    for match in _AND_A_HALF.finditer(plain):
        value, (unit, factor) = number(match["n"]), TIME_UNITS[match["u"].rstrip("s")]
        if value is not None:
            amount = (value + Decimal("0.5")) * factor
            yield Measured(match.start(), match.end(), "duration", unit, amount, None, match["u"])


def _more(plain: str) -> Iterator[Measured]:
    for match in _PATTERN.finditer(plain):
        index = next(i for i in range(len(_MORE)) if match[f"u{i}"] is not None)
        _, kind, unit, factor = _MORE[index]
        low = number(match["n"], match["s"])
        high = number(match["m"], match["s"]) if match["m"] else None
        if low is None or (match["m"] and high is None):
            continue
        scale = Decimal(factor)
        top = high * scale if high is not None else None
        yield Measured(match.start(), match.end(), kind, unit, low * scale, top, match[f"u{index}"].lower())
    for pattern, unit, amount in _HALVES:
        for match in pattern.finditer(plain):
            yield Measured(match.start(), match.end(), "duration", unit, Decimal(amount), None, unit)
    for match in _CURRENCIES.finditer(plain):
        value = from_digits(match["n"])
        yield Measured(match.start(), match.end(), "money", _CURRENCY[match["c"]], value, None, match["c"])
    for match in _SPF.finditer(plain):
        grade = match["n"]
        value = Decimal(len(grade)) if grade.startswith("+") else Decimal(grade)
        yield Measured(match.start(), match.end(), "quantity", match["u"], value, None, match["u"])


def _bare_prices(plain: str) -> Iterator[Measured]:
    for match in BARE_PRICE.finditer(plain):
        group = "n" if match["n"] else "k"
        yield Measured(match.start(group), match.end(group), "money", "CNY", from_digits(match[group]), None, "元")


def _sums(plain: str) -> Iterator[Measured]:
    for match in _COVERED.finditer(plain):
        group, scale = next((g, t) for g, t in (("n", "s"), ("m", "t"), ("q", "r"), ("o", "u")) if match[g])
        value = number(match[group], match[scale])
        if value is not None:
            yield Measured(match.start(group), match.end(scale), "money", "CNY", value, None, "元")


def _offers(plain: str) -> Iterator[Measured]:
    for match in _HALF_PRICE.finditer(plain):
        yield Measured(match.start(), match.end(), "discount", "%", Decimal(50), None, "half")
    for match in _GIFT.finditer(plain):
        bought, given = (match["b"] or match["eb"]), (match["g"] or match["eg"])
        if match["bogo"]:
            bought = given = "1"
        low, high = number(bought), number(given)
        if low is not None and high is not None:
            yield Measured(match.start(), match.end(), "offer", "gift", low, high, "gift")
