"""Numbers as people write them in a goal: 25%, 1.2m, $50, by a third; 百分之二十五, 两成, 3000万, 翻一番."""
# ruff: noqa: E501 - a pattern reads best whole

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kpi.currencies import LIKELIEST

_ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: float(value) for value, word in enumerate(_ONES + _TEENS)}
_WORDS |= {word: 10.0 * (value + 2) for value, word in enumerate(_TENS)} | {"hundred": 100.0, "a": 1.0, "an": 1.0}
_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_EN_WORD = "|".join(sorted((w for w in _WORDS if w not in {"a", "an"}), key=len, reverse=True))

COUNT = rf"(?:\d+|(?:{'|'.join(_TENS)})[- ](?:{'|'.join(_ONES[1:10])})|{_EN_WORD})"
"""Pattern of a small English count, in digits or in words."""
ZH_COUNT = r"(?:\d+|[零〇一二两三四五六七八九十百]+)"
"""Pattern of a small Chinese count, in digits or in characters."""

_NUM = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ZH = r"[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?"
_SCALE = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9,
          "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8}  # fmt: skip
_CURRENCY = LIKELIEST | {"pounds": "GBP", "块钱": "CNY"}


class Kind(StrEnum):
    """What a number is of. PER_CENT has 25 for 25 %; FACTOR has 2 for twice, FRACTION 0.5 for half of it."""

    PLAIN = "plain"
    MONEY = "money"
    PER_CENT = "per_cent"
    POINTS = "points"
    FACTOR = "factor"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at characters ``at`` to ``to``; ``currency`` is an ISO 4217 code or None."""

    at: int
    to: int
    value: float
    kind: Kind
    currency: str | None = None


_PATTERN = re.compile(
    rf"""
    (?P<zh_pct>百分之)(?P<zh_pct_n>{_NUM}|{_ZH})(?P<zh_pct_points>个百分点)?
    | (?P<zh_frac>[二三四五六七八九十])分之(?P<zh_frac_n>[一二三四五六七八九])
    | (?P<tenths>{_NUM}|[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九](?![个万千百十]))?(?!本|为|交|熟|单|员|功)
    | 翻(?P<fan>[一两二三四1-4])番 | (?P<fan1>翻倍|翻番|加倍|翻一倍) | (?P<halve_zh>减半|腰斩|减少一半|降低一半|下降一半)
    | (?P<cur>US\$|HK\$|[$€£¥￥]|\b(?:USD|EUR|GBP|CNY|RMB|HKD)\s?)?\s?
      (?P<n>(?<![\w.]){_NUM}|(?<=[^\W\d_a-zA-Z]){_NUM}|{_ZH}(?=\s?(?:个?百分点|[万亿]|倍|个点|[元块条个人家次台单分](?!享|析|类|钟))))
      (?:
        \s?(?P<points>percentage\s+points?|percent\s+points?|pct\.?\s?pts?|ppts?|pp|p\.p\.|points?|pts?|个?百分点|个点)(?![a-z])
        | \s?(?P<pct>%|％|per\s?cent\b)
        | \s?(?P<times>x\b|×|times\b|倍)
        | (?:\s?(?P<scale>thousand\b|million\b|billion\b|(?:k|mn|m|bn)(?![a-z])|十万|百万|千万|[千万亿]))?
          (?:\s?(?P<cur2>dollars?\b|euros?\b|pounds\b|(?:USD|EUR|GBP|CNY|RMB|HKD|yuan)\b|美元|欧元|港元|人民币|元|块钱?))?
      )
    | \b(?P<word>(?:{"|".join(_TENS)})(?:[- ](?:{"|".join(_ONES[1:10])}))?|{_EN_WORD})\s+
      (?:(?P<word_points>percentage\s+points?)|(?P<word_pct>per\s?cent)|(?P<word_scale>thousand|hundred|million))\b
    | \b(?P<multiply>doubl(?:e|ing)|tripl(?:e|ing)|quadrupl(?:e|ing)|twofold|threefold)\b
    | \b(?P<halve>halv(?:e|ing)|by\s+half|in\s+half)\b
    | \b(?:by|down|up)\s+(?:a|one|two)?[\s-]*(?P<share>third|thirds|quarter|fifth|tenth)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def numbers(sentence: str) -> tuple[Number, ...]:
    """The numbers of ``sentence`` in order; a mark that is not a quantity (a date, a name) is the caller's to mask."""
    return tuple(_number(match) for match in _PATTERN.finditer(sentence))


def count(words: str) -> float:
    """Value of what ``COUNT`` or ``ZH_COUNT`` matched."""
    words = words.lower().strip()
    if words[0].isdigit():
        return float(words.replace(",", ""))
    if words[0] in _DIGITS or words[0] in _PLACES:
        return _chinese(words)
    return sum(_WORDS[word] for word in re.split(r"[\s-]+", words))


def _number(match: re.Match[str]) -> Number:
    at, to = match.span()
    said = match.groupdict()
    if said["zh_pct"]:
        kind = Kind.POINTS if said["zh_pct_points"] else Kind.PER_CENT
        return Number(at, to, count(said["zh_pct_n"]), kind)
    if said["zh_frac"]:
        return Number(at, to, _chinese(said["zh_frac_n"]) / _chinese(said["zh_frac"]), Kind.FRACTION)
    if said["tenths"]:
        more = 5.0 if said["half"] == "半" else _chinese(said["half"]) if said["half"] else 0.0
        return Number(at, to, count(said["tenths"]) * 10 + more, Kind.PER_CENT)
    if said["fan"]:
        return Number(at, to, 2.0 ** count(said["fan"]), Kind.FACTOR)
    if said["fan1"]:
        return Number(at, to, 2.0, Kind.FACTOR)
    if said["halve"] or said["halve_zh"]:
        return Number(at, to, 0.5, Kind.FRACTION)
    if said["share"]:
        parts = {"third": 3, "thirds": 3, "quarter": 4, "fifth": 5, "tenth": 10}[said["share"].lower()]
        top = 2 if re.search(r"\btwo\b", match[0], re.IGNORECASE) else 1
        return Number(at, to, top / parts, Kind.FRACTION)
    if said["multiply"]:
        word = said["multiply"].lower()
        return Number(at, to, 2.0 if word[:2] in {"do", "tw"} else 4.0 if word[0] == "q" else 3.0, Kind.FACTOR)
    if said["word"]:
        value = count(said["word"])
        if said["word_scale"]:
            scale = {"hundred": 100.0, "thousand": 1e3, "million": 1e6}[said["word_scale"].lower()]
            return Number(at, to, value * scale, Kind.PLAIN)
        return Number(at, to, value, Kind.POINTS if said["word_points"] else Kind.PER_CENT)
    return _digits(match)


def _digits(match: re.Match[str]) -> Number:
    said, (at, to) = match.groupdict(), match.span()
    value = count(said["n"])
    at += len(match[0]) - len(match[0].lstrip())
    if said["points"]:
        return Number(at, to, value, Kind.POINTS)
    if said["pct"]:
        return Number(at, to, value, Kind.PER_CENT)
    if said["times"]:
        return Number(at, to, value, Kind.FACTOR)
    if said["scale"]:
        value *= _SCALE[said["scale"].lower()]
    currency = _CURRENCY.get((said["cur"] or said["cur2"] or "").strip().lower())
    return Number(at, to, value, Kind.MONEY if currency else Kind.PLAIN, currency)


def _chinese(words: str) -> float:
    """Value of Chinese characters up to the thousands: 二十五, 两, 三百零五, 十二点五."""
    whole, _, fraction = words.partition("点")
    total, digit = 0, 0
    for character in whole:
        if character in _PLACES:
            total += max(digit, 1) * _PLACES[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    tail = float("0." + "".join(str(_DIGITS[character]) for character in fraction)) if fraction else 0.0
    return total + digit + tail
