"""Other turns of the same claim: free of for free from, 治好 for 治疗, 百分之百 for 百分百, who does it said first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.matching.inflect import adverb, plural, verb_forms
from consistency.numerals import from_chinese

_SAME_ZH = (
    ("治疗", "治愈", "治好", "根治", "医治", "医好", "疗愈"),
    ("百分百", "百分之百", "100%", "百分之一百"),
    ("绝不", "绝对不", "绝不会", "绝对不会", "决不", "决不会", "永不", "永远不会"),
    ("零", "0", "0 "),
    ("保证", "确保", "包您", "包你"),
    ("第一", "NO.1", "No.1", "TOP1"),
    ("立即", "立刻", "马上", "即刻"),
    ("增强", "提高", "提升", "增进", "加强", "增加"),
    ("预防", "防治", "防止"),
    ("不含任何", "不添加任何", "不加任何", "无任何", "不含", "不添加", "零", "0 "),
)
"""Words of one legal or factual weight: any of them makes the claim that another makes at its place."""
_NOT_YET = re.compile("(?<=[百%])不(?!会)")
_LASTING = re.compile("[一二两三四五六七八九十百]+([天日周年次])")
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
        for word in sorted(words, key=len, reverse=True):
            if word in phrase and (word not in ("零", "0", "0 ") or phrase.startswith(word)):
                found += [each.replace(word, other, 1) for each in found for other in words if word in each]
                break
    found += [_NOT_YET.sub("不会", each) for each in found]
    if phrase.startswith("保证"):
        found += [f"保证{whom}{phrase.removeprefix('保证')}" for whom in _WHOM]
    found += [_LASTING.sub(f"{digit}\\1", each) for each in found for digit in _digits(each)]
    yield from found


def _digits(text: str) -> tuple[str, ...]:
    """The number of days or times in ``text`` in digits, with and without a blank."""
    lasting = _LASTING.search(text)
    number = from_chinese(lasting[0][:-1]) if lasting else None
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
