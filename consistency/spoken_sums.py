"""Sums as people say them in Chinese: 九块九, 29 块 9, 四毛五, 三十五块, 一万块."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.measure_words import MEASURE
from consistency.numerals import MAGNITUDES, ZH_NUMERAL, from_chinese, from_digits

_DIGIT = "(?:[1-9二三四五六七八九]|一(?![起样直块点些共]))"
_TENTH = "(?:[1-9二三四五六七八九]|一(?=$|[^一-鿿]|[毛角就也都还的吧呢啊]))"
"""A tenth of a sum, which the 一 of 18 块一顶 is not."""
_NUMBER = rf"(?:[0-9]{{1,3}}(?:[,，][0-9]{{3}}){{1,3}}|[0-9]{{1,9}})(?:\.[0-9]{{1,2}})?|{ZH_NUMERAL}{{1,12}}"
_COUNTED = (
    "显?屏|电池|电[路子]|主板|硬盘|显卡|芯片|石|玉|宝石|面[包料板积]|手?表|布|地(?!铁)|砖|瓷|板|玻璃|镜|蛋糕|糖|饼|肉"
    "|排骨"
    "|豆腐|巧克力|奶酪|芝士|披萨|吐司|肥?皂|香皂|毛巾|抹布|橡皮|黑板|招?牌|木|冰|积木|拼图|滤芯|腹?肌|土|田|草|空地"
    "|区域|骨"
    "|铁|钢|金[币条牌]|银|铜|煤|炭|绿|场|地?[垫毯]|皮|画|内容|短板|业务|儿|去|来|走"
)
"""What 块 counts when it is no money, and what 一块 stands before when it is together."""
_MOST_GOODS = 50
"""So many and more 块 are money, whatever follows: goods go by the piece in less."""
_PRICED = re.compile(
    rf"(?:只要|只需|仅需|仅|才|卖|[立直满]?减|省|花|付|价格?[是为]?|便宜|贵|补|返|充|满|加|抵|收|共|合计|差|交|到手|人均|多|块|元"
    rf"|[每一](?:{MEASURE}|[包天度]))[了你您]?(?:约|大概|差不多)? ?$"
)
"""Before 块 that are money."""
_SPENT = re.compile(
    rf" ?(?:[^一-鿿\s]|$|(?:每|{_DIGIT} ?|两)(?:{MEASURE}|[包天度人顶捆扎卷桌组]|公[斤里])|起|以[内上下]|左右"
    r"|[多不都就也还能可到买带拿搞减和与或加换送吧呢啊哦了吗的]|优惠|红包|代金|抵用|券|封顶|包邮)|\s+[^\s一-鿿]"
)
"""After them."""
_NO_MORE = (
    rf"(?!\.?(?:[0-9]|[{ZH_NUMERAL[1:-1]}](?! ?{MEASURE}))| ?{MEASURE}| ?[元块人天年月晚度捆扎卷桌组]| ?公[斤里]"
    "| ?(?:小时|分钟)| ?包(?!邮))"
)
_YUAN = re.compile(
    rf"(?<![0-9.,第{ZH_NUMERAL[1:-1]}])(?P<n>{_NUMBER})(?P<s>[百千万亿])? ?"
    rf"(?:块(?:(?P<money>钱)|(?! ?(?:{_COUNTED})))"
    rf"(?: ?(?P<half>半(?![年天小个]))| ?(?P<cents>[0-9]{{2}}|[一二三四五六七八九]{{2}}(?!折)){_NO_MORE})?"
    rf"|元(?= ?{_TENTH}))"
    rf"(?: ?(?P<tenth>{_TENTH})(?:(?: ?[毛角](?: ?(?P<cent>{_DIGIT}) ?分?)?)(?:钱)?|{_NO_MORE}))?"
)
_TENTHS = re.compile(
    rf"(?<![0-9.,第块元{ZH_NUMERAL[1:-1]}])(?<![块元] )(?P<tenth>[1-9一二两三四五六七八九]) ?毛"
    rf"(?:(?P<cent>{_DIGIT})(?: ?分)?{_NO_MORE}|钱|(?=[，。！？；、,.!?（）()\s/]|$|一[度斤个份条件次分杯包张公]"
    rf"|[多起左就都每以]))"
)
_PARTS = (Decimal("0.1"), Decimal("0.01"))
_BARE = frozenset("一1")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sum at plain offsets, in yuan."""

    start: int
    end: int
    value: Decimal


def spoken_sums(plain: str) -> Iterator[Spoken]:
    """The sums of ``plain`` that are said with 块 or 毛, and those of 元 with a tenth after it."""
    for match in _YUAN.finditer(plain) if "块" in plain or "元" in plain else ():
        whole, more = _number(match["n"]), match["tenth"] or match["cents"] or match["half"]
        if whole is None or (match["n"] in _BARE and not more and not match["money"] and not match["s"]):
            continue
        if whole < _MOST_GOODS and not (more or match["money"] or match["s"]) and _counts_goods(plain, match):
            continue
        if plain[match.end() - 1] == "元":  # a tenth was seen, but it begins another number
            continue
        value = whole * MAGNITUDES[match["s"]] if match["s"] else whole
        if match["cents"]:
            told = zip(match["cents"], _PARTS, strict=True)
            value += sum(((_number(digit) or 0) * part for digit, part in told), Decimal(0))
        yield Spoken(match.start(), match.end(), value + _parts(match) + (Decimal("0.5") if match["half"] else 0))
    for match in _TENTHS.finditer(plain) if "毛" in plain else ():
        yield Spoken(match.start(), match.end(), _parts(match))


def _counts_goods(plain: str, match: re.Match[str]) -> bool:
    """Whether 块 counts the thing that is named after it: 3 块拖布, 两块桂花糕."""
    return not _SPENT.match(plain, match.end()) and not _PRICED.search(plain, max(0, match.start() - 12), match.start())


def _parts(match: re.Match[str]) -> Decimal:
    """What the tenths and hundredths of a match are worth."""
    made = Decimal(0)
    for name, part in (("tenth", "0.1"), ("cent", "0.01")):
        digit = _number(match[name]) if match[name] else None
        made += (digit or 0) * Decimal(part)
    return made


def _number(written: str) -> Decimal | None:
    return from_digits(written) if written[0].isascii() else from_chinese(written)
