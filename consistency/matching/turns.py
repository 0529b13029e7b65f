"""Other turns of the same claim: free of for free from, 治好 for 治疗, 百分之百 for 百分百, who does it said first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.matching.inflect import adverb, plural, verb_forms
from consistency.numerals import from_chinese

_SAME_ZH = (
    ("治疗", "治愈", "治好", "根治", "医治", "医好", "疗愈", "告别", "远离", "摆脱"),
    ("百分百", "百分之百", "100%", "百分之一百"),
    ("绝不", "绝对不", "绝不会", "绝对不会", "决不", "决不会", "永不", "永远不会"),
    ("零", "0", "0 "),
    ("保证", "确保", "包您", "包你"),
    ("第一", "NO.1", "No.1", "TOP1"),
    ("立即", "立刻", "马上", "即刻"),
    ("增强", "提高", "提升", "增进", "加强", "增加"),
    ("预防", "防治", "防止", "告别", "远离", "摆脱", "防"),
    ("缓解", "减轻", "舒缓", "消除"),
    ("代替", "替代", "取代"),
    ("媲美", "堪比", "不输", "不亚于", "比肩"),
    ("免疫力", "抵抗力"),
    ("年薪", "月薪", "薪资", "薪水", "薪酬", "工资"),
    ("翻倍", "翻番", "翻一番", "翻一倍"),
    ("孕妇", "孕妈妈", "孕妈", "准妈妈"),
    ("终身有效", "终身可用", "永久有效", "永久可用", "一辈子有效", "一辈子可用"),
    (
        *("不含任何", "不添加任何", "不加任何", "无任何", "没有任何", "没加任何", "没有添加任何", "没有一丁点"),
        *("不含", "不添加", "零", "0 "),
    ),
)
"""Words of one legal or factual weight: any of them makes the claim that another makes at its place."""
_FIRST_ONLY = frozenset({"零", "0", "0 ", "防"})
"""Those that are a word of their own at the head of a phrase alone."""
_OF_A_THING = frozenset({"治疗", "预防", "增强", "缓解"})
"""One of each set of words that say the same of one thing (告别失眠 for 治疗失眠), and alone each its own."""
_OUTRIGHT = ("治好", "医好", "根治")
"""Those that alone say no less than any other of their set."""
_NONE = re.compile("(?:零|0 ?)(?P<of>[一-鿿]{2,})")
_NEVER = ("绝不", "绝不会", "绝对不会", "不会", "完全不会", "百分百不", "百分之百不", "百分之百不会", "100%不会")
_HAPPENS = ("不会有", "绝不会有", "不会出", "绝不会出", "不会发生", "绝不会发生", "绝无", "从无")
_TRANSITIVE = ("添加", "含", "使用")
"""What takes an object: who adds no colour does not say that nothing is added."""
_CAN = re.compile("可(?P<do>[一-鿿]{2,})")
_CAN_ALSO = ("可以", "能", "能够", "可自然", "可以自然", "能自然", "可完全", "可以完全", "能完全")
_SURELY = re.compile("包(?P<do>(?![括含装邮子裹间厢月年里])[一-鿿]{1,3})")
_NOT_YET = re.compile("(?<=[百%])不(?!会)")
_LASTING = re.compile("[一二两三四五六七八九十百]+([天日周年次斤倍]|公斤|个月|小时)")
_WHOM = ("您", "你", "孩子", "学员", "学生", "客户", "用户", "大家")
_FREE_OF = re.compile(
    r"(?:free (?:from|of)|contains? no|without(?: any)?|with no|zero) (?P<of>[a-z]+)|(?P<hyphened>[a-z]+)-free"
    r"|no (?P<none>[a-z]+(?: [a-z]+)?s)",
)
_BY = re.compile(r"(?P<verb>[a-z]+ed) by (?P<who>[a-z]+s)")


def turns(phrase: str) -> Iterator[str]:
    """What says the same as ``phrase``, a claim in lower case or Chinese, each once and without it."""
    yield from (each for each in dict.fromkeys((*_chinese(phrase), *_english(phrase))) if each != phrase)


def _chinese(phrase: str) -> Iterator[str]:
    found = [phrase]
    for words in _SAME_ZH:
        if phrase in words and not _OF_A_THING.isdisjoint(words):
            found += [word for word in _OUTRIGHT if word in words]
            continue
        for word in sorted(words, key=len, reverse=True):
            if word in phrase and (word not in _FIRST_ONLY or phrase.startswith(word)):
                found += [each.replace(word, other, 1) for each in found for other in words if word in each]
                break
    found += [_NOT_YET.sub("不会", each) for each in found]
    none, can, surely = _NONE.fullmatch(phrase), _CAN.fullmatch(phrase), _SURELY.fullmatch(phrase)
    if none is not None and not none["of"].startswith(_TRANSITIVE):
        found += [f"{never}{none['of']}" for never in (*_NEVER, *_HAPPENS)]
    if can is not None:
        found += [f"{able}{can['do']}" for able in _CAN_ALSO]
    if surely is not None:
        found += [f"{sure}{surely['do']}" for sure in ("保证", "包你", "包您", "保你", "确保")]
    if phrase.startswith("保证"):
        found += [f"保证{whom}{phrase.removeprefix('保证')}" for whom in _WHOM]
    found += [_LASTING.sub(f"{digit}\\1", each) for each in found for digit in _digits(each)]
    yield from found


def same_words(word: str) -> tuple[str, ...]:
    """``word`` and the words of one weight with it."""
    return next((words for words in _SAME_ZH if word in words), (word,))


def _digits(text: str) -> tuple[str, ...]:
    """The number of days or times in ``text`` in digits, with and without a blank."""
    lasting = _LASTING.search(text)
    number = from_chinese(lasting[0].removesuffix(lasting[1])) if lasting else None
    return () if number is None else (str(number), f"{number} ")


def _english(phrase: str) -> Iterator[str]:
    yield from adverb(phrase)
    if "forever" in phrase or "for ever" in phrase:
        yield phrase.replace("forever", "for ever") if "forever" in phrase else phrase.replace("for ever", "forever")
    free = _FREE_OF.fullmatch(phrase)
    if free is not None and free["none"]:
        cues = ("without", "without any", "with no", "zero", "free of", "free from")
        yield from (f"{cue} {free['none']}" for cue in cues)
    elif free is not None:
        one = free["hyphened"] or _singular(free["of"])
        many = free["of"] or plural(one)
        yield from (f"{cue} {many}" for cue in ("free from", "free of", "contains no", "contain no", "without any"))
        yield from (f"{one}-free", f"without any {one}", f"zero {one}")
    by = _BY.fullmatch(phrase)
    if by is not None:
        who = by["who"]
        for base in (by["verb"][:-1], by["verb"][:-2]):
            if verb_forms(base)["VBN"] == by["verb"]:
                yield from (f"{who} {base}", f"{who} {by['verb']}", f"{_singular(who)}-{by['verb']}")


def _singular(noun: str) -> str:
    bases = (noun[:-3] + "y", noun[:-2], noun[:-1])
    return next((base for base in bases if len(base) > 1 and plural(base) == noun), noun)
