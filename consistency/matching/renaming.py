"""Retired names in a sentence that tells of the change: "formerly Night Vision mode" says what a name was, not is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from consistency.document import Document
from consistency.matching.phrasebook import Match

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
_REACH = 40
_TOLD = 120
"""Characters to each side of a retired name in which the change of name is told."""


def names_the_past(document: Document, match: Match, own: Mapping[int, Collection[str]]) -> bool:
    """Whether the retired form ``match`` is told of as the old name of a term named in its sentence or the one before.

    ``own`` are the owners of our own names by sentence. A sentence that gives the retired form as the new name is none.
    """
    sentence = document.sentence_at(match.start)
    if sentence is None or not any(match.form.owner in own.get(i, ()) for i in (sentence.index, sentence.index - 1)):
        return False
    if not _WAS.search(document.plain, max(sentence.start, match.start - _TOLD), min(sentence.end, match.end + _TOLD)):
        return False
    before = document.plain[max(sentence.start, match.start - _REACH) : match.start]
    return not _TO.search(before) or _OF_OLD.search(before) is not None
