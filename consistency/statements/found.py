"""What was read at one place before its subject is known, and whether it is the least or the most."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consistency.statements.bounds import EXCEEDS_EN, EXCEEDS_ZH, FROM_AFTER, FROM_EN, FROM_ZH, UP_TO_EN, UP_TO_ZH
from consistency.statements.model import Kind
from consistency.statements.values import Bound, Value

_FROM_BEFORE = re.compile(
    rf"(?:\b(?:from|{FROM_EN}|{EXCEEDS_EN})|{FROM_ZH}|{EXCEEDS_ZH}|达到?|满) ?(?:about |only )?$",
    re.IGNORECASE,
)
_FROM_AFTER = re.compile(rf" ?(?:{FROM_AFTER}|\+|或更高|余|多(?=[一-鿿]))", re.IGNORECASE)
_UP_BEFORE = re.compile(
    rf"(?:\b(?:(?<!go )(?<!goes )(?<!going )(?<!went )up to|{UP_TO_EN}|less than|within|under|below)"
    rf"|{UP_TO_ZH}|不到|[不未]满|不足|至多) ?(?:可?[达省返领])?(?: of)? ?$",
    re.IGNORECASE,
)
_UP_AFTER = re.compile(r" ?(?:以内|以下|之内|or less\b|at most\b)", re.IGNORECASE)
SOME_MORE = re.compile(r"[0-9十百千万亿] ?[余多]")
"""Inside an amount: 十二万多件 are more than 120,000."""
EXCEEDS = re.compile(rf"(?:\b(?:{EXCEEDS_EN})|{EXCEEDS_ZH}) ?$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|not|never|none)\b|n['’]t\b|不", re.IGNORECASE)
EDGE = 24
"""Characters around a figure that words of a bound, or a price, stand within."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something read at plain offsets, before its subject is known."""

    kind: Kind
    value: Value
    start: int
    end: int
    noun: str = ""
    role: str = ""


def bound_of(text: str, start: int, end: int) -> Bound:
    """Whether ``text[start:end]`` is the least or the most, told by the words around it."""
    before = text[max(0, start - EDGE) : start]
    if _UP_BEFORE.search(before) or _UP_AFTER.match(text, end):
        return "up_to"
    exceeds = EXCEEDS.search(before)
    if exceeds and _NEGATED.search(text[max(0, start - 40) : start]):
        return "up_to"
    if _FROM_BEFORE.search(before) or _FROM_AFTER.match(text, end) or SOME_MORE.search(text, start, end):
        return "from"
    return ""
