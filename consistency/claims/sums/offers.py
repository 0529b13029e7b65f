"""Offers in words, which have no figure with a unit: buy one, get one free, 第二件半价, half price, two for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.claims.claim_use import approved_texts
from consistency.document import Document
from consistency.matching.stretches import Place
from consistency.nlp.traditional import simplified
from consistency.numerals import ZH_NUMERAL
from consistency.statements.figures import figures, number
from consistency.whose.bygone import is_bygone
from consistency.whose.denials import is_negated
from guidelines.model import Guideline

_FEW = r"(?:one|two|three|four|five|an?|[1-9])"
_MEASURE = "[件盒瓶支个只张份袋包罐杯套双条块片节次台本款]"
_OFFER = re.compile(
    rf"\bbuy (?P<b>{_FEW})(?: [\w'\u2019®™-]+){{0,4}}?,? (?:and )?(?:you(?:['\u2019]ll)? )?get (?:the |your )?"
    rf"(?P<g>{_FEW}|another|second|third)(?: [\w-]+){{0,3}}?"
    r" (?P<how>(?:for |absolutely )?free|(?:at |for )?half[- ]price)\b"
    r"|(?<!\bfor )\b(?P<n>two|three|four|[2-5])[- ]for[- ](?:the price of )?(?P<m>one|two|three|[1-3])\b"
    r"(?! (?:years?|months?|weeks?|nights?|days?|hours?|minutes?|mornings?|afternoons?|evenings?|more|of)\b)"
    r"|\b(?P<bogo>bogof?)\b"
    r"|\b(?:second|2nd) (?!half|hour|week|day)(?:[\w-]+ ){0,2}(?:is |at |for )?(?P<second>half[- ]price|free)\b"
    r"(?! (?:of|from|to)\b)"
    r"|\b(?P<half>half[- ]price|half off)\b"
    rf"|买 ?(?P<zb>{ZH_NUMERAL}|[1-9]) ?(?:{_MEASURE}[^，。；！？0-9]{{0,8}}?)?[，,]? ?"
    rf"[送赠] ?(?P<zg>{ZH_NUMERAL}|[1-9])(?! ?(?:[年天日月元折%倍十百千万]|个月|小时|周))"
    rf"|第(?P<nth>[二三23]) ?{_MEASURE}[^，。；！？0-9]{{0,4}}?"
    r"(?P<zhow>半价|[0-9一二三四五六七八九] ?折|免费|0 ?元|一元)"
    r"|(?P<zhalf>半价)",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:buy|half|bogof?|second|2nd)\b|\b(?:two|three|four|[2-5])[- ]for[- ]|买|半价|第 ?[二三23]", re.IGNORECASE
)
_INSTEAD = re.compile(r"\b(?:now|today|instead)\b|现在|今[天晚]|改[成为]|换成", re.IGNORECASE)
"""Beside an offer that is over, another one."""
_HALF = 50
_WORDS = {"a": 1, "an": 1, "another": 1, "second": 1, "third": 1}

Offer = tuple[str, ...]
_NONE: Offer = ()


class ApprovedOffers:
    """The offers in words of a guideline's approved texts."""

    def __init__(self, guideline: Guideline) -> None:
        texts = [simplified(text) for text in approved_texts(guideline)]
        known = {offer for text in texts for offer, _ in _read(text)}
        if any(each.kind == "discount" and each.low == _HALF for text in texts for each in figures(text)):
            known.add(("half price",))
        self._known = frozenset(known)

    def unknown(self, document: Document) -> Iterator[Place]:
        """The offers of ``document``, in Simplified Chinese, that no approved text makes; none is over or asked for."""
        if not _CUE.search(document.plain):
            return
        for sentence in document.sentences:
            if sentence.asks or (is_bygone(sentence.text) and not _INSTEAD.search(sentence.text)):
                continue
            for offer, (start, end) in _read(sentence.text):
                place = sentence.start + start, sentence.start + end
                if offer not in self._known and not is_negated(document, *place):
                    yield place


def _read(text: str) -> Iterator[tuple[Offer, Place]]:
    if not _CUE.search(text):
        return
    for match in _OFFER.finditer(text):
        offer = _offer(match)
        if offer != _NONE:
            yield offer, match.span()


def _offer(match: re.Match[str]) -> Offer:
    """What is offered, alike in every wording: so many bought, so many given, and how."""
    if match["half"] or match["zhalf"]:
        return ("half price",)
    if match["bogo"]:
        return ("buy", "1", "1", "free")
    if match["n"]:  # three for two is one that is free with two
        number_of, paid = int(_number(match["n"])), int(_number(match["m"]))
        return ("buy", str(paid), str(number_of - paid), "free") if number_of > paid else _NONE
    if match["second"]:
        return ("buy", "1", "1", "free" if match["second"].lower() == "free" else "half")
    if match["nth"]:
        how = {"半价": "half", "免费": "free"}.get(match["zhow"], match["zhow"])
        return ("buy", str(int(_number(match["nth"])) - 1), "1", how)
    bought, given = match["b"] or match["zb"], match["g"] or match["zg"]
    return ("buy", _number(bought), _number(given), "half" if "half" in (match["how"] or "").lower() else "free")


def _number(written: str) -> str:
    known = _WORDS.get(written.lower())
    return str(known or number(written))
