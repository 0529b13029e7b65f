"""Reads a line of "must not be said" as it is meant: words, or prices and discounts, for good or until a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from consistency.nlp.quotes import QUOTES
from consistency.nlp.scripts import has_han
from consistency.statements.dates import days
from consistency.statements.values import Day

Subject = Literal["words", "price", "discount"]

_QUOTED = re.compile("|".join(f"{a}([^{b}]+){b}" for a, b in ({'"': '"'} | QUOTES).items() if a != "《"))
"""What quotation marks hold; a book's title is no wording."""
_NOT_EN = re.compile(
    r"^(?:please )?(?:(?:do not|don['’]t|never|must not|no|avoid|without)\b(?: to)?\s*)"
    r"(?:(?:say|saying|mention|mentioning|use|using|call it|write|writing|claim|claiming|talk about|promise|reveal)"
    r"\b\s*)?"
    r"(?:any |the words? |that |an? |the )?",
    re.IGNORECASE,
)
_INSTRUCTS = re.compile(
    r"\b(?:do not|don['’]t|never|avoid)\b|不要|不提|不得|不公布|不透露|禁止|勿|别提|避免", re.IGNORECASE
)
_NOT_ZH = re.compile(
    r"^(?:请)?(?:不要|不可以?|不能|不得|不许|不|勿|禁止|避免|别|严禁|切勿)"
    r"(?:再|出现|使用|用|提及|提到|提前|提|说|谈|写|讲|公布|透露|宣传|承诺)*[:：]?\s*"
)
_BEFORE = re.compile(
    r"[,;]?\s*\b(?:before|until|till|prior to)\s+(?:the )?$|(?:^|[，,；;])\s*(?:在|到)?$", re.IGNORECASE
)
_AFTER_ZH = re.compile(r"\s*(?:号|日)?(?:之前|以前|前)[，,]?\s*")
_SUBJECTS: tuple[tuple[Subject, re.Pattern[str]], ...] = (
    (
        "price",
        re.compile(r"(?:the |our )?(?:prices?|pricing|价格|定价|售价|价钱|价)(?:信息)?", re.IGNORECASE),
    ),
    ("discount", re.compile(r"(?:discounts?|折扣|优惠|打折|降价)(?:信息)?", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Ban:
    """What a line forbids. ``line`` is the line itself; ``phrases`` are the words looked for when that is its subject.

    ``before``: only copy that goes live before that day. ``whole`` is False for an instruction of which no more than
    its words can be looked for.
    """

    line: str
    subject: Subject
    phrases: tuple[str, ...] = ()
    before: Day | None = None
    whole: bool = True


@lru_cache(maxsize=256)
def read_ban(line: str) -> Ban:
    """The ban that ``line`` (in one language) states: ``No price before 23 November``, ``不提价格``, ``best``."""
    rest, before = _until(line.strip())
    quoted = tuple(next(filter(None, found.groups())).strip() for found in _QUOTED.finditer(rest))
    pattern = _NOT_ZH if has_han(rest) else _NOT_EN
    told = pattern.match(rest)
    body = rest[told.end() :].strip(" .。!！") if told else rest.strip(" .。!！")
    for subject, words in _SUBJECTS:
        if told and words.fullmatch(body):
            return Ban(line, subject, before=before)
    if quoted:
        return Ban(line, "words", quoted, before)
    # "No purchase necessary" may itself be what must not be said: its own words are looked for as well.
    phrases = (body, rest) if told and body and body != rest else (rest,)
    return Ban(
        line,
        "words",
        tuple(p for p in phrases if any(map(str.isalnum, p))),
        before,
        whole=not (told or _INSTRUCTS.search(rest)),
    )


def day_of(before: Day, start: date | None, end: date | None, live: date) -> date | None:
    """The day a ban ends: of a day without a year the one within the campaign, else the next to the day of the copy."""
    if before.day is None:
        return _made(before.year or _near(before, start, end, live), before.month, 1)
    return _made(before.year or _near(before, start, end, live), before.month, before.day)


def _near(before: Day, start: date | None, end: date | None, live: date) -> int:
    years = (live.year, live.year + 1, live.year - 1)
    made = [found for year in years if (found := _made(year, before.month, before.day or 1)) is not None]
    within = [each for each in made if start is not None and end is not None and start <= each <= end]
    nearest = min(within or made, key=lambda each: abs((each - live).days), default=live)
    return nearest.year


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _until(line: str) -> tuple[str, Day | None]:
    """``line`` without its "before DAY" or DAY 前, and that day; as it is where none or several are named."""
    moments = days(line)
    if len(moments) != 1 or not isinstance(moments[0].value, Day):
        return line, None
    moment, value = moments[0], moments[0].value
    before = _BEFORE.search(line[: moment.start])
    english = before is not None and any(map(str.isalpha, before[0])) and before[0].isascii()
    after = _AFTER_ZH.match(line, moment.end)
    if before is not None and english:
        return f"{line[: before.start()]} {line[moment.end :]}".strip(" ,;，"), value
    if before is not None and after is not None:
        return (line[: before.start()] + line[after.end() :]).strip(), value
    return line, None
