"""What a prohibited "X-free", "free of X", "zero X" or "no X" says in the other ways of saying that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.matching.inflect import plural
from consistency.matching.stems import plain_stem

_THING = r"(?P<thing>[a-z]{3,}(?: [a-z]{3,})?)"
_SAYS_NONE = re.compile(
    rf"(?P<compound>[a-z]{{3,}})[- ]free|free (?:of|from) (?:any |all )?{_THING}"
    r"|(?:zero|no|without) (?P<none>[a-z]{3,}(?: [a-z]{3,})?)",
    re.IGNORECASE,
)
_SAYS_NONE_ZH = re.compile(
    "(?:零|0 ?|无|没有(?:任何)?|[不没未](?:含|加|添加|使用)(?:有|任何)?)(?P<thing>"
    "(?:添加剂|(?!添加|使用|任何)[一-鿿]{2,4}))"
    "|[不未](?:含|加|添加|使用)(?:有|任何)?(?P<one>[一-鿿])|无(?P<in>[一-鿿])(?:泳池|池水|水|配方|面料|涂层)"
    "|(?:零|0 ?|无)(?P<added>添加)"
)
_CALLED = {"蚊虫": ("蚊子", "虫子", "虫"), "异味": ("味道", "怪味"), "噪音": ("噪声", "杂音"), "噪声": ("噪音", "杂音")}
"""What people call a thing of which there is none."""
_ADDED = "添加剂"
"""What there is none of where nothing is added: 零添加."""
_HAVING = (
    r"(?:^|[,;:.!?\u2013\u2014(] ?|\b(?:contains?|containing|has|have|having|is|are|uses?|using|adds?|with|and|or|made"
    r"|there['\u2019]s|produces?|creates?|makes?|leaves?|leaving|gives? off|emits?|absolutely) )"
)
"""Before a "no" that says what ours is without: not "put no plastic in the brown bin"."""
_ENDS = (
    r"(?= ?(?:[.,;:!?)\u2013\u2014\n]|$)| (?:at all|whatsoever|anywhere|inside|here|behind|or|nor|and|either)\b"
    r"| in (?:it|them|our|the|this|these|every|any|each|all|what)\b| (?:from|on) (?:our|us)\b)"
)
"""After the thing itself: not the first part of another word, as in "no plastic cutlery"."""
_LISTED = r"(?:(?:[a-z-]+(?: [a-z]+)?, ){0,3}(?:[a-z-]+,? (?:and|or) )?)"


def says_none(phrase: str) -> str:
    """Of what a prohibited English ``phrase`` says that there is none, in the singular and lower case; else empty."""
    match = _SAYS_NONE.fullmatch(phrase.strip())
    return plain_stem((match["compound"] or match["thing"] or match["none"]).lower()) if match else ""


def none_of(thing: str) -> re.Pattern[str]:
    """The ways of saying that there is no ``thing``: free of plastic, contains no plastic, plastic-free."""
    either = rf"(?:{re.escape(thing)}|{re.escape(plural(thing))})"
    return re.compile(
        rf"\bfree (?:of|from) (?:any |all )?{_LISTED}{either}\b{_ENDS}"
        rf"|\b{re.escape(thing)}[- ]free\b(?! to\b)"
        rf"|{_HAVING}(?P<no>(?:no|zero) (?:{_LISTED})(?:\w+ of )?{either}\b){_ENDS}"
        rf"|\bwithout (?:any |a single )?{either}\b{_ENDS}"
        rf"|\b(?:do|does|did)(?: not|n['\u2019]t) (?:contain|have|use|produce|emit|create|make) (?:any )?{either}\b"
        rf"{_ENDS}",
        re.IGNORECASE,
    )


def says_none_zh(phrase: str) -> str:
    """Of what a prohibited Chinese ``phrase`` says that there is none; empty where it says nothing of the kind."""
    match = _SAYS_NONE_ZH.fullmatch(phrase)
    return (match["thing"] or match["one"] or match["in"] or _ADDED) if match else ""


def callings(thing: str) -> tuple[str, ...]:
    """What a ``thing`` of which there is none may be called, itself first."""
    return thing, *_CALLED.get(thing, ())


def none_of_zh(thing: str) -> re.Pattern[str]:
    """The ways of saying that there is no ``thing``, stressed or in what: 什么甲醛都没有, 池子里没有氯."""
    own = f"(?:{'|'.join(map(re.escape, callings(thing)))})"
    return re.compile(
        rf"(?:什么|任何|[一半](?:点|滴|丝|毫|只|个|根|粒|颗|片|条|次|台|件)儿?)的?{own}[也都]"
        r"(?:[见看找碰闻听]不[到着见]|(?:没有?|不|未)(?:含|有|加|放|添加|用|使用)?)(?![了完])"
        rf"|(?:没有?|不|未)(?:含|加|放|添加|用|使用)?有?(?:一丁点|[一半](?:点|滴|丝|毫)儿?|丝毫)的?{own}(?![一-鿿])"
        rf"|(?:见|看|找|碰|闻|听)不[到着见](?:一?[只个点丝根粒]|任何|半点)?{own}(?![一-鿿])"
        rf"|(?<=[里中内面])(?:没有?|不|未|从不|从来不|从没)(?:含|有|加|放|添加|用|使用)?过?{own}(?=[，。！？；、,.!?;\s]|$)"
    )


def places(plain: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where ``plain`` says that there is none, from the words that deny it."""
    for match in pattern.finditer(plain):
        yield match.start("no") if match.groupdict().get("no") else match.start(), match.end()
