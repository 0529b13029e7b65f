"""Numbers as words and signs: Chinese numerals, English number words, digits with separators and magnitudes."""

from __future__ import annotations

import re
from decimal import Decimal

_ZH_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_ZH_DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_ZH_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_ZH_BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
ZH_NUMERAL = "[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍柒捌玖拾佰仟萬億兩]"
"""Character class of a Chinese numeral; without 陆, which is the land far more often than a six."""

ZH_ABOUT = "(?:一两|[两二]三|三[四五]|四五|五六|六七|七八|八九)"
"""Two digits side by side that give a number roughly: 两三天, 七八分钟."""
_ROUGHLY = re.compile(rf"(?:^|[十百千万]){ZH_ABOUT}(?:[十百千万亿]|$)")

EN_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
"""One to nineteen in order."""
EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN = {word: i + 1 for i, word in enumerate(EN_ONES)} | {word: 10 * (i + 2) for i, word in enumerate(EN_TENS)}
_EN_BIG = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_EN_WORD = "|".join([*_EN, *_EN_BIG])
_EN_AND = "(?:(?<=hundred)|(?<=thousand)|(?<=illion)) and "
EN_NUMERAL = rf"(?:{_EN_WORD})(?:(?:[ -]|{_EN_AND})(?:{_EN_WORD})){{0,8}}(?: point(?: (?:{_EN_WORD})){{1,3}})?"
"""Pattern of an English number in words, lower case."""

MAGNITUDES = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "億": 10**8,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
}
"""What follows a figure and multiplies it."""


def from_chinese(numeral: str) -> Decimal | None:
    """Value of a Chinese numeral: 二十五, 两亿, 一千零一, 三万五 (35,000), 二〇二六, 三点五.

    None when it is none, or is only told roughly: 两三, 四五十.
    """
    if _ROUGHLY.search(numeral):
        return None
    whole, point, fraction = numeral.partition("点")
    value = _chinese_integer(whole)
    if value is None or not point:
        return value
    if not fraction or any(char not in _ZH_DIGITS for char in fraction):
        return None
    return value + Decimal("0." + "".join(str(_ZH_DIGITS[char]) for char in fraction))


def _chinese_integer(numeral: str) -> Decimal | None:
    if not numeral:
        return None
    if len(numeral) > 1 and all(char in _ZH_DIGITS for char in numeral):
        return Decimal("".join(str(_ZH_DIGITS[char]) for char in numeral))
    total = section = digit = 0
    last = 1
    for char in numeral:
        if char in _ZH_DIGITS:
            digit = _ZH_DIGITS[char]
            last = last if digit else 1
        elif char in _ZH_UNITS:
            section += (digit or (0 if section else 1)) * _ZH_UNITS[char]
            digit, last = 0, _ZH_UNITS[char]
        elif char in _ZH_BIG:
            total = (total + section + digit) * _ZH_BIG[char] if total + section + digit else 0
            section = digit = 0
            last = _ZH_BIG[char]
            if total == 0:
                return None
        else:
            return None
    return Decimal(total + section + digit * (last // 10 if last > 10 else 1))


def from_english(words: str) -> Decimal | None:
    """Value of an English number in words: twenty-five, two hundred million, three point five. None for no number."""
    whole, _, decimals = words.lower().partition(" point ")
    after = [_EN.get(word, 10) for word in decimals.split()]
    if any(digit > 9 for digit in after):
        return None
    total = current = 0
    for word in re.split(r"[ -]", whole):
        if word == "and":
            continue
        if word in _EN:
            current += _EN[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in _EN_BIG:
            total += (current or 1) * _EN_BIG[word]
            current = 0
        else:
            return None
    return Decimal(f"{total + current}.{''.join(map(str, after))}") if after else Decimal(total + current)


def from_digits(digits: str) -> Decimal:
    """Value of a figure such as ``4,999`` or ``8.5``; commas group thousands."""
    return Decimal(digits.replace(",", "").replace("，", ""))
