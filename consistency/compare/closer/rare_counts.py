"""Counted things beyond the common classifiers: 30 连抽, 六十盏灯, 灵玉 300, 3 至 6 人, 40 cases a minute, "Five, plus manual"."""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from consistency.nlp.words import cut
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.counts import BREAK, CLASSIFIERS, NOT_AFTER, counts, noun_of
from consistency.statements.figures import NUMBER, SCALE, START, number
from consistency.statements.found import Found, bound_of
from consistency.statements.values import Figure
from consistency.word_lists import word_set

_RARER = (
    "连抽 抽 笔 盏 棵 株 匹 艘 架 幅 首 顿 席 期 堂 卷 根 顶 盆 串 碗 锅 勺 滴 轮"
    " 关 局 趟 遍 针 剂 副 床 桌 头 尾 栋 幢 扇 堵 坐席 工位 车位 床位 展位 摊位 席位"
    " 室 厅 卫 娃 回"
)
_CLASSIFIER = "|".join((*_RARER.split(), *CLASSIFIERS))
_ZH = re.compile(
    rf"(?<![第每0-9.,{ZH_NUMERAL[1:-1]}])(?<![第每] )(?P<n>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,4}}\.[0-9]{{1,2}}(?= ?[百千万亿])|[0-9]{{1,9}}|{ZH_NUMERAL}{{1,8}}) ?(?P<s>[百千万亿])?[余多来]? ?(?P<c>{_CLASSIFIER})(?=(?P<after>[一-鿿]{{0,6}}))"  # noqa: E501
)
_BREAK = BREAK | frozenset("后前里中外时去来才不没再先每共只")
_NOT_AFTER = NOT_AFTER | {"头": "号", "期": "间待望限", "回": "归来家"}
_LABEL = re.compile(
    r"(?P<noun>[一-鿿]{2,4})[ 　]?[:：×x*]?[ 　]?(?P<n>[0-9]{1,6})(?=$|[，。；;、！!）)】\s])(?! ?[:：-]| [一-鿿])"
)
_OPEN = re.compile(r"(?<![A-Za-z0-9.第每])(?<![A-Za-z] )(?P<n>[0-9]{2,7})(?: |\+ ?)(?P<noun>[一-鿿]{2,6})")
_UNITS = frozenset("日号寸毫厘公克升米元块折倍度成年月周天时分秒岁级款预")
_SAVING = re.compile("便宜|优惠|立减|直降|适合|售价|指数|仅售|只要|共计")
_NO_NOUN = word_set(
    "大约 左右 总共 目前 现在 全世界 全国 全球 今年 去年 明年 本次 预计 预估 估计 最多 最少 至少 不超过 超过 随便 任选"
    " 随机 中途 每班 每期 每次 每人 每天 每年 每月 我们 大家 限时 首批 首日"
    " 当天 当场 今晚 直接 另外 只有 平均 已经 累计"
)
"""What stands before a number and is not what it counts: how much, how many times, when."""
_YEARS = range(1900, 2101)
_RATE = re.compile(
    rf"{START}(?P<n>{NUMBER})(?P<s>{SCALE})? (?P<noun>[a-z][a-z-]*s) ?(?:/|an?\b|per\b|every\b|each\b) ?(?P<u>seconds?|s|minutes?|min|hours?|h|days?|shift)\b"  # noqa: E501
)
_NO_THINGS = frozenset(["seconds", "minutes", "hours", "days", "weeks", "months", "years", "times", "frames", "words"])
_MILLIONS = re.compile(r"(?<![0-9A-Za-z.£$€¥])(?P<n>[0-9]{1,4}(?:\.[0-9]{1,2})?)(?P<s>m|k|bn) (?P<noun>[a-z]{3,}s)\b")
_SCALES = {"k": 1000, "m": 1_000_000, "bn": 1_000_000_000}
_DOZEN = re.compile(rf"\b(?:(?P<h>half a )|(?P<n>{EN_NUMERAL}|[2-9]) |a )dozen (?P<noun>[a-z]+s)\b", re.IGNORECASE)
_A_HOUR = {"second": 3600, "s": 3600, "minute": 60, "min": 60, "hour": 1, "h": 1}
_ASKED_EN = re.compile(r"\b[Hh]ow many (?P<noun>[a-z-]+(?: [a-z-]+)?)")
_MANY = word_set("people children staff men women users")
_VERBS = word_set("can do does are is will did come have has fit you we in per of")
_ASKED_ZH = re.compile(rf"(?:几|多少)(?P<c>{_CLASSIFIER})?(?P<noun>[一-鿿]{{1,4}})?")
_BARE_EN = re.compile(
    rf"^\W*(?:[A-Za-z]+: ?)?(?:(?i:up to|at least|about|around|just|only|exactly) )?"
    rf"(?P<n>[0-9]{{1,6}}|(?i:{EN_NUMERAL}))(?=[.,;!]|$| (?:of them|in all|in total|plus|and)\b)"
)
_BARE_ZH = re.compile(
    rf"^\W*(?:答[:：] ?)?(?P<n>[0-9]{{1,6}}|{ZH_NUMERAL}{{1,6}}) ?(?P<c>{_CLASSIFIER})?(?=[，。！]|$)"
)
_SLEEPS = re.compile(
    rf"\b(?:[Ss]leep(?:s|ing)?|[Ss]eat(?:s|ing)?) (?:up to )?"
    rf"(?P<n>[0-9]{{1,3}}|(?i:{EN_NUMERAL}))(?! [a-z]+s\b|[.,]?[0-9])\b"
)
_ONE_EACH = re.compile(
    r"\b(?P<n>one) (?P<noun>[a-z]+)(?= (?:for|per|with) (?:each|every)\b| per (?:person|guest|customer|order|household)\b)",  # noqa: E501
    re.IGNORECASE,
)
_PACKED = re.compile(
    rf"\b(?P<noun>boxe?s?|packs?|cases?|sets?|bundles?|trays?|bunch(?:es)?|cartons?|sleeves?) of (?P<n>[0-9]{{1,4}}|(?i:{EN_NUMERAL}))\b(?! [a-z]+s\b| ?[.,]?[0-9])"  # noqa: E501
)
"""What a pack holds, its things left out: a box of ten."""
_LIMIT_ONE = re.compile(
    rf"(?:限购?|只能买|最多买?|每人|仅) ?(?P<n>一|1) ?(?P<c>{_CLASSIFIER})(?P<after>[一-鿿]{{0,4}})"
)
_SINGLE = re.compile(
    r"(?<![第每0-9.])(?P<n>1) ?(?P<c>瓶|盒|包|袋|罐|支|本|套|张|杯|份|枚|片|双|把|条|次)(?P<after>[一-鿿]{0,4})"
)
_LEAST = re.compile(
    rf"(?<![A-Za-z0-9.,:$£€¥月])(?P<n>[0-9]{{1,4}}|{ZH_NUMERAL}{{1,4}}|\b(?i:{EN_NUMERAL}))"
    r"(?: (?:to|or) | ?[-–—~～至到] ?)$"
)
"""The least before a number, which is the most: 3 至 6 人, two or three people."""


def before_common(text: str) -> Iterator[Found]:
    """Amounts of things in a length of time, which are no amounts of things."""
    for match in _RATE.finditer(text):
        value = number(match["n"], match["s"])
        unit = match["u"]
        factor = _A_HOUR.get(unit, _A_HOUR.get(unit.rstrip("s")))
        if value is None or match["noun"] in _NO_THINGS:
            continue
        figure = Figure("#/h", value * factor) if factor else Figure("#/day", value)
        yield Found("count", figure, match.start(), match.end(), match["noun"])
    for each in counts(text):
        least = _LEAST.search(text, 0, each.start)
        low = number(least["n"]) if least else None
        if least and low is not None and low < each.value:
            yield Found("count", Figure("#", low, each.value), least.start(), each.end, each.noun)
    for match in _MILLIONS.finditer(text):
        value = number(match["n"])
        if value is not None:
            figure = Figure("#", value * _SCALES[match["s"]], None, bound_of(text, match.start(), match.end()))
            yield Found("count", figure, match.start(), match.end(), match["noun"])
    for match in _DOZEN.finditer(text):
        many = Decimal("0.5") if match["h"] else number(match["n"]) if match["n"] else Decimal(1)
        if many is not None:
            yield Found("count", Figure("#", 12 * many), match.start(), match.end(), match["noun"])
    for match in _SLEEPS.finditer(text):
        value = number(match["n"])
        if value is not None:
            bound = bound_of(text, match.start("n"), match.end("n"))
            yield Found("count", Figure("#", value, None, bound), match.start("n"), match.end("n"), "people")
    for match in _PACKED.finditer(text):
        value = number(match["n"])
        if value is not None and value != 1:
            yield Found("count", Figure("#", value), match.start(), match.end(), match["noun"])
    for match in _LIMIT_ONE.finditer(text):
        noun = match["c"] + _noun(match["after"])
        yield Found("count", Figure("#", Decimal(1), None, "up_to"), match.start("n"), match.end("c"), noun)
    for match in _ONE_EACH.finditer(text):
        yield Found("count", Figure("#", Decimal(1)), match.start(), match.end(), _plural(match["noun"].lower()))
    for match in _SINGLE.finditer(text):
        noun = match["c"] + (_noun(match["after"]) or _before(text, match.start()))
        yield Found("count", Figure("#", Decimal(1)), match.start(), match.end("c"), noun)


def after_common(text: str, asked: str) -> Iterator[Found]:
    """Counted things with a rarer classifier or none, and answers that leave out what was asked for."""
    for match in _ZH.finditer(text):
        classifier, after = match["c"], match["after"]
        if after and after[0] in _NOT_AFTER.get(classifier, ""):
            continue
        value = number(match["n"], match["s"])
        if value is None or value == 1 or match["n"] in ("千", "万", "百", "亿"):
            continue
        noun = _noun(after)
        whole = classifier if len(classifier) > 1 else classifier + (noun or _before(text, match.start()))
        yield _count(text, match.start(), match.end("c") + len(noun), value, whole)
    for match in _OPEN.finditer(text):
        noun, value = _noun(match["noun"]), number(match["n"])
        if len(noun) >= 2 and noun[0] not in _UNITS and value is not None and value not in _YEARS:
            yield _count(text, match.start(), match.start("noun") + len(noun), value, noun)
    for match in _LABEL.finditer(text):
        noun, value = _last(match["noun"]), number(match["n"] or match["m"])
        if noun and value is not None and value > 1 and value not in _YEARS and not _SAVING.search(match["noun"]):
            yield _count(text, match.end("noun") - len(noun), match.end(), value, noun)
    yield from _answers(text, asked)


def _answers(text: str, asked: str) -> Iterator[Found]:
    """A bare number that answers how many: the thing counted stands in the question."""
    if english := _ASKED_EN.search(asked):
        bare = _BARE_EN.match(text)
        words = english["noun"].split()
        first_is_it = len(words) < 2 or words[0].endswith("s") or words[0] in _MANY or words[1] in _VERBS
        noun = words[0] if first_is_it else words[-1]
        value = number(bare["n"]) if bare else None
        if bare and value is not None:
            figure = Figure("#", value, None, bound_of(text, bare.start("n"), bare.end("n")))
            yield Found("count", figure, bare.start("n"), bare.end("n"), noun)
    elif (chinese := _ASKED_ZH.search(asked)) and (bare := _BARE_ZH.match(text)):
        value = number(bare["n"])
        if value is not None:
            noun = (chinese["c"] or bare["c"] or "") + _noun(chinese["noun"] or "")
            yield Found("count", Figure("#", value), bare.start("n"), bare.end("n"), noun)


def bare_noun(noun: str) -> str:
    """What a Chinese count counts, without its classifier: 瓶清洁液 counts 清洁液."""
    made = _LEADING.sub("", noun)
    if made[:1] in _OF_EACH:
        return noun[:1]
    return made if len(made) >= 2 or (made and noun[0] == "个") else noun


_OF_EACH = frozenset("每各")
"""每人限购 4 张 counts what is bought, not persons."""
_LEADING = re.compile(rf"^(?:{_CLASSIFIER})(?=[一-鿿]{{2}})|^个(?=[一-鿿])")


def _count(text: str, start: int, end: int, value: Decimal, noun: str) -> Found:
    return Found("count", Figure("#", value, None, bound_of(text, start, end)), start, end, noun)


def _noun(after: str) -> str:
    return noun_of(after, _BREAK)


def _before(text: str, start: int) -> str:
    """The noun that stands directly before a number: 清洁液 2 瓶."""
    found = re.search(r"[一-鿿]{2,6}(?= ?$)", text[:start])
    return _last(found[0]) if found else ""


def _last(words: str) -> str:
    last = cut(words)[-1:] if words else ()
    return last[0] if last and len(last[0]) >= 2 and last[0] not in _NO_NOUN and not _BREAK & set(last[0]) else ""


def _plural(noun: str) -> str:
    return noun if noun.endswith("s") else noun + "s"
