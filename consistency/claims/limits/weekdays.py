"""On which days of the week a claim holds, and copy that gives others: Monday to Friday for Tuesday to Friday."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.heads import clause_of, is_of_another, is_of_another_clause
from consistency.claims.likeness import english_statements, is_given, is_told, tokens
from consistency.claims.limits.conditions import Judged
from consistency.document import Document
from consistency.weekdays import WEEKDAY, weekday_number
from consistency.whose.first_person import WE
from guidelines.model import ApprovedClaim, Guideline

_DAYS = re.compile(
    rf"\b(?P<first>{WEEKDAY}) ?(?:to|until|till|through|[-\u2013\u2014]) ?(?P<last>{WEEKDAY})\b"
    r"|\b(?P<work>weekdays|working days)\b|\b(?P<rest>(?:at|on) (?:the )?weekends?|weekends)\b"
    r"|\b(?P<all>(?:seven|7) days a week|(?:every|any) day of the week|(?<=open )(?:daily|every(?: single)? day)"
    r"|all week(?: long)?|all seven days)\b"
    rf"|\b(?P<one>{WEEKDAY})\b",
    re.IGNORECASE,
)
_WEEK = 7
_WORK = frozenset(range(5))
_DATED = re.compile(
    r",? (?:the )?[0-9]{1,2}(?:st|nd|rd|th)?\b(?!\.?[0-9]|:| ?[ap]\.?m|\s?(?:o'clock|to|until|till|and|[-\u2013])\b)"
    r"| (?:after|before) ",
    re.IGNORECASE,
)
"""After a day that is one of the calendar: Monday 7 December."""
_NAMED = re.compile(
    r"(?:\b(?:last|this|that|next|bank holiday|good|easter|black|cyber|pancake|boxing|one|a|some|the) |[0-9] )$",
    re.IGNORECASE,
)
"""Before a day that is no day of every week: last Friday."""
_NOT = re.compile(
    r"(?:\b(?:not?|never|except|excluding|but|bar|closed|apart from|other than|without|unless|instead of|missed?)\b"
    r"|n['\u2019]t\b)[^.;!?]{0,24}$",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(
    r",? (?:but|bar|except(?:ing)?(?: for)?|apart from|other than|excluding)(?: on)? "
    rf"(?P<one>{WEEKDAY})(?:(?:,| and| or) (?:on )?(?P<other>{WEEKDAY}))?\b",
    re.IGNORECASE,
)
"""After all days of the week, those that are left out: every day of the week but Sunday."""
_NOT_AFTER = re.compile(r" (?:excepted|excluded|off|only by|closed|aside|apart)\b", re.IGNORECASE)
_TOO = re.compile(r",? (?:included|too|as well)\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:including|also|even|plus)(?: on)? $", re.IGNORECASE)
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class _Week:
    claim: ApprovedClaim
    text: str
    days: frozenset[int]
    """0 for Monday to 6 for Sunday."""
    tokens: frozenset[object]


class Weeks:
    """The days of the week on which the approved English claims of a guideline hold."""

    def __init__(self, guideline: Guideline) -> None:
        self._weeks = tuple(
            _Week(claim, text, frozenset().union(*(days for _, days in found)), tokens(_DAYS.sub(" ", text)))
            for claim, language, text in claim_texts(guideline)
            if language == "en" and (found := list(_told(text)))
        )

    def other_days(self, document: Document, uses: Iterable[Use]) -> Iterator[Judged]:
        """Where ``document`` gives a claim, or one of the ``uses``, on a day that no approved claim gives it on."""
        if not self._weeks:
            return
        made = {(use.claim.id, use.sentence.index) for use in uses}
        for sentence in english_statements(document):
            if not (found := list(_told(sentence.text))):
                continue
            for match, days in found:
                clause = _clause(sentence.text, match)
                said = tokens(_DAYS.sub(" ", clause))
                ours = WE.search(sentence.text) is not None
                given = [
                    week
                    for week in self._weeks
                    if (
                        (week.claim.id, sentence.index) in made
                        or ((ours or len(week.tokens) > 1) and is_given(week.tokens, said))
                    )
                    and not is_of_another(week.text, clause)
                    and not is_of_another_clause(week.text, sentence.text, clause)
                ]
                if not given or not _is_other(given, sentence.text, match, days, found):
                    continue
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if is_told(document, sentence, start, end):
                    yield Judged("wrong_condition", given[0].claim, given[0].text, start, end, _SURE, sentence)
                    break


def _is_other(
    given: list[_Week],
    text: str,
    match: re.Match[str],
    days: frozenset[int],
    found: list[tuple[re.Match[str], frozenset[int]]],
) -> bool:
    """Whether ``days`` are none of the claim's, and not only named beside those in the sentence ``text``."""
    known = frozenset[int]().union(*(week.days for week in given))
    more = _TOO.match(text, match.end()) or _ALSO.search(text, 0, match.start())
    return not days <= known and (more is not None or not any(each <= known for _, each in found))


def _clause(text: str, match: re.Match[str]) -> str:
    """The clause of a day in ``text``; where it has no word but the day's, all of it: on Sundays, the shop is open."""
    clause = clause_of(text, *match.span())
    return clause if tokens(_DAYS.sub(" ", clause)) else text


def _told(text: str) -> Iterator[tuple[re.Match[str], frozenset[int]]]:
    """The days of every week that ``text`` names, but for those on which it says that something does not hold."""
    for match in _DAYS.finditer(text):
        before, day = text[max(0, match.start() - 40) : match.start()], match["one"]
        if day and (_DATED.match(text, match.end()) or _NAMED.search(before)):
            continue
        if not _NOT.search(before) and not _NOT_AFTER.match(text, match.end()):
            yield match, _days(match) - _left_out(text, match)


def _left_out(text: str, match: re.Match[str]) -> frozenset[int]:
    left = _EXCEPTED.match(text, match.end()) if match["all"] else None
    return frozenset(_number(day) for day in (left["one"], left["other"]) if day) if left else frozenset()


def _days(match: re.Match[str]) -> frozenset[int]:
    if match["work"]:
        return _WORK
    if match["rest"]:
        return frozenset(range(_WEEK)) - _WORK
    if match["all"]:
        return frozenset(range(_WEEK))
    if match["one"]:
        return frozenset({_number(match["one"])})
    first, last = _number(match["first"]), _number(match["last"])
    return frozenset((first + i) % _WEEK for i in range((last - first) % _WEEK + 1))


def _number(day: str) -> int:
    return weekday_number(day) - 1
