"""What English copy tells of a case, no other value of the thing: 19 minutes late without the refund, a dog of 17."""

from __future__ import annotations

import re

from consistency.claims.limits.promise_words import stems
from consistency.claims.values.held import Held
from consistency.statements.figures import without_figures
from consistency.statements.model import Statement
from consistency.statements.values import Figure

_IF = re.compile(
    r"\b(?:if|when(?:ever)?|once|should) [^,;.]{1,80}?"
    r"(?=[,;.]|$| (?:you|we) (?:get|pay|give|refund|return|send|owe)\b)",
    re.IGNORECASE,
)
"""A case for which a claim promises something."""
_OF_ONE = re.compile(
    r"(?:\b(?:oldest|youngest|first|longest|[Mm]eet)\b[^.;]{0,60}"
    r"|\b(?:who|he|she|it|[A-Z][a-z]+)(?:,)? (?:is|was|has been|turned|turns)"
    r" (?:now |already |just )?|\b[A-Z][a-z]+,(?: aged)? )$"
)
"""Before the age of somebody in particular."""
_DO_WITH = re.compile(
    r"\W*(?:just |simply |please )?(?:put|load|pack|take|carry|bring|fill|try|use|throw|stow|add|with)\b", re.IGNORECASE
)
"""What a reader is told to do with so much, which is less than what is allowed."""
_LONG = re.compile(r"(?:km|kilomet\w+|miles?)\b", re.IGNORECASE)
_ON_THE_WAY = re.compile(r"(?: \w+)?(?: away)? (?:from [A-Z]\w+ (?:\w+ )?to|between [A-Z]\w+ and) [A-Z]")
_FROM_A_PLACE = re.compile(r"\b(?:from [A-Z]\w+ to|between [A-Z]\w+ and) [A-Z]\w+(?: is| are)?(?: about)? $")
"""Around the length of a way that is nobody's."""
_YEARS = re.compile(r"\byears?\b|\bmonths?\b", re.IGNORECASE)
_OLD = re.compile(r"\bold(?:er)?\b|\byounger\b|\baged?\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|up to|in the first|for the first|until)(?: the first)? $", re.IGNORECASE)
_BEYOND = re.compile(r"\b(?:after|beyond|past|longer than|more than|later than)(?: the)? $", re.IGNORECASE)


def is_case_in_english(held: Held, said: Statement, text: str, start: int) -> bool:
    """Whether ``said``, in the sentence ``text`` that begins at ``start``, is of a case and not of ``held``'s thing."""
    if held.language != "en" or said.language != "en":
        return False
    own, before = held.claim.text.get("en") or "", text[: said.start - start]
    if said.kind == "duration" and held.statement.kind == "duration":
        if _OLD.search(own) and _YEARS.search(said.text) and _OF_ONE.search(before):
            return True
        beyond = _BEYOND.search(before) and _WITHIN.search(own, 0, held.statement.start)
        if beyond and _is_longer(held.statement, said):
            return True
    one, other = held.statement.value, said.value
    if said.kind == "quantity" and isinstance(one, Figure) and isinstance(other, Figure):
        if one.bound == "up_to" and one.unit == other.unit and other.low <= one.low and _DO_WITH.match(text):
            return True
        if _LONG.search(said.text) and (_ON_THE_WAY.match(text, said.end - start) or _FROM_A_PLACE.search(before)):
            return True
    return _is_without_promise(held, own, text)


def _is_longer(held: Statement, said: Statement) -> bool:
    one, other = held.value, said.value
    return isinstance(one, Figure) and isinstance(other, Figure) and (one.unit != other.unit or other.low >= one.low)


def _is_without_promise(held: Held, own: str, text: str) -> bool:
    """Whether the value is of the case for which a claim promises something that ``text`` does not speak of."""
    case = next((m for m in _IF.finditer(own) if m.start() <= held.statement.start < m.end()), None)
    if case is None:
        return False
    promised = stems(without_figures(f"{own[: case.start()]} {own[case.end() :]}")) - stems(case[0])
    return bool(promised) and promised.isdisjoint(stems(text))
