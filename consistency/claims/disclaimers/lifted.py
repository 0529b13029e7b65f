"""Copy that gives everybody what a disclaimer gives to some: everyone for new customers, 所有场站 for 合作场站."""

from __future__ import annotations

import re

from consistency.claims.disclaimers.turns import Deviation
from consistency.claims.limits.condition_kinds import EVERY, KINDS, NARROWED
from consistency.document import Document, Sentence

EXCEPTED_ITEMS = re.compile(
    r"(?<![一-鿿])([一-鿿]{2,6}?)(?=(?:、[一-鿿]{2,6}){0,8}(?:等?地区|等地)?(?:除外|不参[与加]|不适用|不包邮|不享))"
)
_ALSO = re.compile(
    "[^，。；！？不没]{0,4}(?:也|都|均|同样|照样|照常)(?:可以?|能)?(?:包|送|发|用|有|享|免|参[与加]|支持|适用|不收[费钱]|不要钱)"
)
"""Copy that includes what a disclaimer leaves out: 海南也包."""


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
    beside = "\n".join(each.text for each in near).lower()
    narrowed = {m["noun"] or m["what"] for m in NARROWED.finditer(disclaimer) if (m["only"] or m["han"]) not in beside}
    for each in near:
        for every in EVERY.finditer(each.text):
            if (every["noun"] or every["what"]) in narrowed:
                return Deviation((each.start + every.start(), each.start + every.end()), turned=True)
    return None
