"""Retired names in a sentence that tells of the change: "formerly Night Vision mode" says what a name was, not is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from consistency.document import Document
from consistency.matching.matches import Match

_WAS = re.compile(
    r"\b(?:formerly|previously|renamed|rebranded)\b|\b(?:originally|once) (?:known as|called|named|sold as)\b"
    r"|\bused to be (?:called|known as|named)\b|\b(?:is|are|was|were|been|we) (?:now )?(?:called|known as)\b"
    r"|\b(?:is|are) now\b|\b(?:new|old|former|previous) name\b|\bchanged? (?:its|the|our) name\b"
    r"|\bbec[oa]mes?\b"
    r"|更名|改名|改称|改叫|原名|旧名|原称|旧称|曾用名|曾称|曾叫|前身|现名|现称|现在叫|如今叫"
    r"|(?:以前|之前|过去|原来|原先|原本|曾经)(?:叫|称|名)|(?:正式|已|全面|统一)升级为|不再(?:叫|称|使用)",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:\b(?:now|bec[oa]mes?|called|known|named)\b(?: (?:to|as|into|the|called|known|named|renamed))*"
    r"|\b(?:is|are|was|were|been) (?:renamed|rebranded)"
    r"|\b(?:renamed|rebranded|changed)\b[^,.;:]{0,30} (?:to|as|into)(?: the)?"
    r"|(?:更名|改名|改称|改叫|升级)(?:为|成|作|叫)?|现(?:名|称)为?|(?:现在|如今)(?:叫|称为?|名为)) ?[“\"'‘「『《]?$",
    re.IGNORECASE,
)
_OF_OLD = re.compile(
    r"\b(?:formerly|previously|originally|once|used to be|was|were)\b[^,.;]{0,24}$"
    r"|(?:以前|之前|过去|原来|原先|原本|曾经|曾)[^，。；]{0,6}$",
    re.IGNORECASE,
)
_NAME = re.compile(r"\bnames? [“\"'‘]?$|(?:名称|名字|字样|品牌名)[“\"'‘「『]?$", re.IGNORECASE)
_NAME_AFTER = re.compile(r"[”\"'’」』]?(?:的名称|的名字|这个名字|这一名称|的?字样)")
_OLD_THINGS = re.compile(
    r"\b(?:older|old|earlier|previous|first) (?:[a-z]+ )?[a-z]+s\b|\b(?:until|before|up to) (?:[a-z]+ )?(?:19|20)\d\d\b"
    r"|(?:旧版|老版|旧款|老款|旧的|早期|此前|以前)[^，。；]{0,6}(?:包装|产品|盒|瓶|海报|门店|文件|页面|版本|设备)",
    re.IGNORECASE,
)
"""Things of the past that still bear a name: the name X on older boxes."""
_CALLED_THEN = re.compile(
    r"\b(?:(?:was|were|been) (?:then |still )?(?:called|known as|named)|used to be(?: called| known as| named)?"
    r"|(?:was|were) once) (?:the |our )?[“\"'‘]?$",
    re.IGNORECASE,
)
"""Right before a name that was given in the past: Before 2019 we were called X."""
_KNOWN_AS = re.compile(
    r"\b(?:(?:known|operat(?:ed|ing)) as|trad(?:ed|ing) as|(?:called|named)) (?:the )?[“\"'‘]?$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till|before|up to|between) (?:the )?(?:[a-z]+ )?(?:1[89]|20)\d\d\b", re.IGNORECASE)
"""Known as X until 2022: what a name was up to some year, whoever bore it; not since."""
_BEGAN_AS = re.compile(
    r"\b(?:(?:was|were) )?(?:founded|set up|started|opened|began|born|launched)\b[^,.;:]{0,24} as (?:the )?[“\"'‘]?$",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(r"\b(?:in|since) (?:the )?(?:[a-z]+ )?(?:1[89]\d\d|200\d)s?\b", re.IGNORECASE)
_CALLED_THEN_ZH = re.compile(
    r"(?:以前|之前|原来|过去|从前|曾经?|当时|那时候?)[^。；！？]{0,8}(?:叫做?|叫作|称为|名为|名叫)[“\"'‘「『《]?$"
)
_CHANGED = re.compile(r"(?:名称?字?|牌子)[^，。；]{0,4}(?:改|换)|(?:改|换)了?[^，。；]{0,4}名")
"""Tells that a name was changed: 把“X”的名字改了."""
_THEN = re.compile(
    r"\b(?:before|until|till|up to|back in|in|from|between) (?:the )?(?:[a-z]+ )?(?:1[89]|20)\d\d(?:s\b|\b)"
    r"|\b(?:used to|once|originally|back then|years ago|in those days|no longer|formerly)\b",
    re.IGNORECASE,
)
_REACH = 40
_TOLD = 120
"""Characters to each side of a retired name in which the change of name is told."""


def names_the_past(document: Document, match: Match, own: Mapping[int, Collection[str]]) -> bool:
    """Whether the retired form ``match`` is told of as the old name of a term named in its sentence or one beside it.

    So it is as "the name X" of old things, and where it was the name until some year, wherever the new one stands.
    ``own`` are the owners of our own names by sentence. A sentence that gives the retired form as the new name is none.
    """
    sentence = document.sentence_at(match.start)
    if sentence is None:
        return False
    as_name = _NAME.search(document.plain, sentence.start, match.start) or _NAME_AFTER.match(document.plain, match.end)
    if as_name and any(told.search(document.plain, sentence.start, sentence.end) for told in (_OLD_THINGS, _CHANGED)):
        return True
    before = document.plain[max(sentence.start, match.start - _REACH) : match.start]
    of_old = _OF_OLD.search(before) is not None
    if _CALLED_THEN_ZH.search(before):
        return True
    for named, when in ((_CALLED_THEN, _THEN), (_KNOWN_AS, _UNTIL), (_BEGAN_AS, _LONG_AGO)):
        if named.search(before) and when.search(document.plain, sentence.start, sentence.end):
            return True
    # "We were called X. Now we are Y": only what is told of the past looks ahead for the new name.
    beside = range(sentence.index - 1, sentence.index + (2 if of_old else 1))
    if not any(match.form.owner in own.get(index, ()) for index in beside):
        return False
    if not _WAS.search(document.plain, max(sentence.start, match.start - _TOLD), min(sentence.end, match.end + _TOLD)):
        return False
    return of_old or not _TO.search(before)
