"""Copy that gives everybody what a disclaimer gives to some: everyone for new customers, 所有场站 for 合作场站."""

from __future__ import annotations

import re

from consistency.claims.disclaimers.turns import Deviation
from consistency.claims.limits.condition_kinds import EVERY, KINDS, NARROWED
from consistency.document import Document, Sentence
from consistency.matching.stretches import Place

EXCEPTED_ITEMS = re.compile(
    r"(?<![一-鿿])([一-鿿]{2,6}?)(?=(?:、[一-鿿]{2,6}){0,8}(?:等?地区|等地)?(?:除外|不参[与加]|不适用|不包邮|不享))"
)
_ALSO = re.compile(
    "[^，。；！？不没]{0,4}(?:也|都|均|同样|照样|照常)(?:可以?|能)?(?:包|送|发|用|有|享|免|参[与加]|支持|适用|不收[费钱]|不要钱)"
)
"""Copy that includes what a disclaimer leaves out: 海南也包."""
_JOINS = re.compile("[、和与及或]")
_BARRED = re.compile(
    r"(?:^|(?<=[，。；：\s]))(?P<items>[一-鿿]{2,6}?(?:[、和与及或][一-鿿]{2,6}?){0,6})(?:假期|期间|当天|时段)?"
    r"不(?:可以?|能|得|宜|适合|建议)?"
    r"(?P<deed>打折|优惠|参[与加]|使?用|做|预约|预订|接待|开放|享受?|下水|进入|乘坐|参赛)"
)
"""Who, or when, a disclaimer keeps out of something: 孕妇不可做, 五一和国庆假期不打折."""
_LET_IN = (
    "[^，。；！？不没除]{0,4}(?:也|都|均|同样|照样|照常)(?:都|是)?(?:一样|可以?(?!能)|能|行|没(?:关系|问题)|放心"
    "|算(?:上|数|在内)?|不(?:用|必)(?:担心|顾虑|怕)|有份|[享免]|打[一二三四五六七八九0-9.])"
)


def lifted(document: Document, disclaimer: str, sentence: Sentence) -> Deviation | None:
    """Where the copy beside ``sentence``, which makes the claim, gives everybody what ``disclaimer`` gives to some."""
    near = document.sentences[max(0, sentence.index - 1) : sentence.index + 3]
    for kind in KINDS.values():
        if not kind.sets.search(disclaimer) or kind.is_set_in(s.text for s in near):
            continue
        for each in near:
            found = None if each.asks else kind.lifts.search(each.text)
            if found is not None and found[0].lower() not in disclaimer.lower():
                return Deviation((each.start + found.start(), each.start + found.end()), turned=True)
    for each in near:
        for item in EXCEPTED_ITEMS.findall(disclaimer) if _ALSO.search(each.text) else ():
            also = re.search(rf"{re.escape(item)}{_ALSO.pattern}", each.text)
            if also is not None:
                return Deviation((each.start + also.start(), each.start + also.end()), turned=True)
    told = "\n".join(each.text for each in near)
    for each in near:
        if not each.asks and (place := _let_in(disclaimer, each.text, told)) is not None:
            return Deviation((each.start + place[0], each.start + place[1]), turned=True)
    beside = "\n".join(each.text for each in near).lower()
    narrowed = {m["noun"] or m["what"] for m in NARROWED.finditer(disclaimer) if (m["only"] or m["han"]) not in beside}
    for each in near:
        for every in EVERY.finditer(each.text):
            if (every["noun"] or every["what"]) in narrowed:
                return Deviation((each.start + every.start(), each.start + every.end()), turned=True)
    return None


def _let_in(disclaimer: str, text: str, near: str) -> Place | None:
    """Where ``text`` lets in whom, or when, ``disclaimer`` keeps out and nothing ``near`` says so: 孕妇也不用担心."""
    for barred in _BARRED.finditer(disclaimer):
        for item in map(re.escape, filter(None, _JOINS.split(barred["items"]))):
            also = re.search(item + _LET_IN, text)
            if also is not None and not re.search(
                rf"{item}[^，。；！？]{{0,12}}不[^，。；！？]{{0,2}}{barred['deed']}", near
            ):
                return also.span()
    return None
