"""Things that no list holds, named beside what is said of them: life jackets are extra, 珍珠不要钱, no corkage fee."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from consistency.nlp.words import cut
from consistency.word_lists import word_set

_BREAK = re.compile(r"[;；:：!！?？。|,，、]|[.](?=\s|$)|\b(?:and|but|while|or)\b|[—–()（）\n]")
_HARD = re.compile(r"[;；:：!！?？。|,，—–()（）\n]")
_ITEM = re.compile("[、和及与]")
_WORD = re.compile(r"[a-z][a-z'-]*", re.IGNORECASE)
_HAN = re.compile(r"[一-鿿]+")
_LEAST = 4
_CLOSE = 2
"""Reach of words that say too little for an unlisted service: what is in the box is also sold by itself."""
_REACH_LIST = 16
ENDS = word_set(
    """
    of in for on at to from with when if is are was were that which by as per within until after before required needed
    necessary included available extra too also you we they it applies apply be will can may during over under than
    """
)
GENERIC = word_set(
    """
    fee fees charge charges cost costs service services option options price prices payment
    """
)
NO_THINGS = word_set(
    """
    thing things everything anything something nothing all both each one ones this that these those it they them there
    here day days week weeks month months year years time times hour hours people person persons guest guests customer
    customers user users order orders money rest offer offers more most than only just also still again already please
    every other others same first second next last part parts kind price prices tax taxes full half home what which your
    their our the from about into extra further additional choice worry worries idea doubt need want make made will
    question questions problem problems reason matter good great best better well really very always never often
    """
)
NO_WORDS = word_set(
    """
    我们 你们 他们 大家 所有 全部 全程 全场 每天 每月 每年 每次
    每人 每位 一次 可以 需要 另外 额外 单独 现在 今天 活动 费用
    价格 服务 产品 商品 用户 客户 家长 以及 还有 同时 其他 任何
    本次 目前 期间 时间 问题 直接 立即 开始 使用 进行 提供 包括
    包含 毫升 公斤 千克 公里 平方 平米 小时 分钟 只要 只需 仅需
    售价 原价 到手 现价 首月 首年 最低 最高 一共 合计
    """
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that brands promise something of; ``kinds`` say in which ways."""

    id: str
    kinds: frozenset[str]
    pattern: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Words by which a thing of one of ``kinds`` is ``favourable`` or not; ``left``: the thing stands before them."""

    kinds: frozenset[str]
    favourable: bool
    left: bool
    reach: int
    pattern: str


@dataclass(frozen=True, slots=True)
class Met:
    """A thing or a cue at offsets of the text that is read."""

    start: int
    end: int
    what: Any


def open_things(plain: str, cues: Sequence[Met]) -> Iterator[Met]:
    """The head noun beside each cue of a service or a burden, as a thing of its own."""
    for cue in cues:
        kinds = cue.what.kinds & {"service", "burden"}
        if cue.what.reach <= _CLOSE:
            continue
        for place in _before(plain, cue.start) if cue.what.left else _after(plain, cue.end):
            if not plain[place[0]].isascii():
                kinds -= {"burden"}  # 没有 and 要 stand before verbs as well
            if not kinds:
                continue
            word = plain[slice(*place)].lower()
            stem = word.rstrip("s") if word.isascii() else word
            yield Met(*place, Thing(f"the {stem}", frozenset(kinds), ""))


def _before(plain: str, end: int) -> list[tuple[int, int]]:
    """The last noun before a place; in Chinese that of each item of a list."""
    begin = max((m.end() for m in _BREAK.finditer(plain, 0, end)), default=0)
    segment = plain[begin:end]
    run = _HAN.search(segment)
    if run is not None:
        return _han(begin, segment, last=True)
    words = [m for m in _WORD.finditer(segment) if m[0].lower() not in ENDS]
    return _head(words, begin)


def _after(plain: str, start: int) -> list[tuple[int, int]]:
    """The head of the noun phrase after a place; in Chinese the first of each item of a list."""
    stop = _BREAK.search(plain, start)
    if stop and stop[0] == "、":
        stop = _HARD.search(plain, start)
    segment = plain[start : stop.start() if stop else len(plain)]
    if _HAN.search(segment):
        return _han(start, segment[:_REACH_LIST], last=False)
    words = []
    for match in _WORD.finditer(segment):
        if match[0].lower() in ENDS:
            break
        words.append(match)
    return _head(words[:_LEAST], start)


def _head(words: Sequence[re.Match[str]], shift: int) -> list[tuple[int, int]]:
    left = list(words)
    while left and left[-1][0].lower() in GENERIC:
        left.pop()
    if not left:
        return []
    word = left[-1][0].lower()
    if len(word) < _LEAST or word in NO_THINGS or word.endswith(("ing", "ly", "ed")):
        return []
    return [(shift + left[-1].start(), shift + left[-1].end())]


def _han(shift: int, segment: str, *, last: bool) -> list[tuple[int, int]]:
    """The first or last Chinese word of two characters and more of each item of a list."""
    made: list[tuple[int, int]] = []
    begin = 0
    for stop in [*(m.start() for m in _ITEM.finditer(segment)), len(segment)]:
        found: list[tuple[int, int]] = []
        for run in _HAN.finditer(segment, begin, stop):
            at = run.start()
            for word in cut(run[0]):
                if len(word) > 1 and word[0] != "每" and word not in NO_WORDS:
                    found.append((shift + at, shift + at + len(word)))
                at += len(word)
        made += found[-1:] if last else found[:1]
        begin = stop + 1
    return made
