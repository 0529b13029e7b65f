"""Which figures are claims that somebody must have approved, and which are ordinary numbers of a story."""

from __future__ import annotations

import re

from consistency.document import Document
from consistency.facts import Fact

_STORY = frozenset({"calendar", "clock", "length", "mass", "temperature"})
"""Dimensions that ordinary stories are full of."""
_DEVICE = 1000
"""Lengths below a metre and weights below a kilogram are measures of a product; others mostly are not."""

_PROMISE = re.compile(
    r"\b(?:warrant(?:y|ies)|guarantee[ds]?|returns?|refunds?|refundable|exchanges?|repairs?|money[- ]back)\b"
    r"|\b(?:see|visible|noticeable) (?:results|differences?|changes?)\b|\b(?:results|works|difference) in\b"
    r"|保修|质保|联保|(?<![好买囤约够需拿共])三包(?!装)|退换|退货|退款|换货|包换|包退|延保|见效|起效|显效|焕白",
    re.IGNORECASE,
)
_ENDURANCE = re.compile(
    r"\b(?:batter(?:y|ies)|standby|playback|mixed use|(?:on|per) (?:a |one |each )?(?:single |full )?charge|runtime"
    r"|lasts? (?:up to|for up to|over))\b"
    r"|续航|待机|一充|(?:一|单|每)次充电|充一次电?|电池|电量|播放|通话",
    re.IGNORECASE,
)
CHARGING = re.compile(r"\bcharg(?:e[ds]?|er|ing)\b|充电|充满|充至|快充|闪充", re.IGNORECASE)
_COMPARED = re.compile(
    r" (?:the|as (?:much|many|[a-z]+ as)|more|less|fewer|zoom|optical|digital|lossless|better|[a-z]{3,}er)\b",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"[一每](?:天|日|晚|周|次出)|通勤|上下班|高铁|火车|飞机|航班|航程|飞行|飞往|开车|车程|电影|加班|上课|睡",
)
"""What somebody does for so long, in a clause that tells nothing of what lasts."""
_CLAUSE_END = re.compile(r"[，,；;]")
_REACH = 80
"""Characters to each side of a figure in which its topic is looked for: a long clause, and a bound for text without
punctuation, where each of thousands of figures would otherwise read the whole text."""

_WHOLLY = re.compile(
    r"\s*(?:sure|certain|committed|happy|honest|of you\b|yourself|on board|确定|真心|真诚|用心|投入)", re.IGNORECASE
)


def is_claim(document: Document, fact: Fact, *, charged: bool = True) -> bool:
    """Whether ``fact`` promises something: a price, a share, a measure of the product, how long it lasts or is covered.

    Times and distances count only where their clause speaks of endurance or of a promise; ``100 % sure`` is an idiom.
    ``charged``: the brand says itself how long things charge; to others a charger in the yard is a convenience.
    """
    plain = document.plain
    if fact.dimension == "multiple":
        return "times" not in fact.text.lower() or _COMPARED.match(plain, fact.end) is not None
    if fact.dimension == "percent":
        return not (fact.value == 100 and _WHOLLY.match(plain, fact.end))
    if fact.dimension not in _STORY:
        return True
    if fact.dimension in ("length", "mass"):
        return fact.value < _DEVICE
    if fact.dimension == "calendar":
        return _speaks_of(document, fact, _PROMISE)
    if fact.dimension != "clock":
        return False
    if _is_occasion(document, fact):
        return False
    return _speaks_of(document, fact, _ENDURANCE) or (charged and _speaks_of(document, fact, CHARGING))


def _is_occasion(document: Document, fact: Fact) -> bool:
    """Whether the clause of ``fact`` tells of what somebody does for so long: 一天听 4 个小时，两天才充一次."""
    clause = _clauses(document, fact)[0]
    return _OCCASION.search(clause) is not None and not _ENDURANCE.search(clause) and not CHARGING.search(clause)


def _speaks_of(document: Document, fact: Fact, topic: re.Pattern[str]) -> bool:
    """Whether the sentence of ``fact`` is about ``topic``, in the same clause or the next one, and within reach."""
    return any(topic.search(clause) for clause in _clauses(document, fact)[:2])


def _clauses(document: Document, fact: Fact) -> list[str]:
    """The clause of ``fact`` and those that follow it, within reach."""
    sentence = document.sentence_at(fact.start)
    if sentence is None:
        return [""]
    plain = document.plain
    before = plain[max(sentence.start, fact.start - _REACH) : fact.start]
    after = plain[fact.start : min(sentence.end, fact.end + _REACH)]
    own = _CLAUSE_END.split(before)[-1]
    here, *following = [clause for clause in _CLAUSE_END.split(after, maxsplit=2) if clause]
    return [own + here, *following]
