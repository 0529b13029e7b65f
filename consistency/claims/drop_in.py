"""The approved value in the written form of the copy, where that is only another number: 238 元 becomes 268 元."""

from __future__ import annotations

import re

from consistency.nlp.traditional import simplified
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.dates import MONTHS

_NUMBER = re.compile(
    rf"[0-9]+(?:[,，][0-9]{{3}})*(?:\.[0-9]+)?|{ZH_NUMERAL}+(?![月日号])|{ZH_NUMERAL}+(?=[月日号])|\b{EN_NUMERAL}\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r",? 20[0-9]{2}$|^20[0-9]{2} ?年 ?")
_MONTH = re.compile(rf"\b(?:{MONTHS})\b", re.IGNORECASE)

_TRADITIONAL = str.maketrans("万亿", "萬億")


def drop_in(said: str, approved: str) -> str | None:
    """``said`` with the numbers of ``approved``; None where the two differ in more than their numbers.

    A year that the copy leaves out stays left out. Months count as numbers.
    """
    if not _YEAR.search(said):
        approved = _YEAR.sub("", approved)
    if _shape(said) != _shape(approved):
        return None
    if simplified(said) != said:
        approved = approved.translate(_TRADITIONAL)
    months, numbers = iter(_MONTH.findall(approved)), iter(_NUMBER.findall(approved))
    made = _MONTH.sub(lambda match: next(months), said)
    made = _NUMBER.sub(lambda match: _cased(next(numbers), match[0]), made)
    return None if made == said else made


def _shape(text: str) -> str:
    named = _NUMBER.sub("#", _MONTH.sub("@", simplified(text)))
    return "".join(named.lower().replace("￥", "¥").replace("％", "%").split())


def _cased(number: str, like: str) -> str:
    return number.capitalize() if like[0].isupper() else number.lower()
