"""The numbers of a disclaimer and of copy, each with the words beside it by which two of them are of one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from consistency.matching.content_words import content_words
from consistency.matching.fold import fold
from consistency.matching.stems import plain_stem
from consistency.matching.stretches import Place
from consistency.measure_words import MEASURE
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL, from_chinese, from_english
from consistency.statements.dates import days

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z.])(?:(?P<n>[0-9]+(?:[.,][0-9]+)*)"
    rf"|(?P<times>once|twice|three times)\b|(?P<rate>yearly|annual(?:ly)?|monthly|weekly|daily)\b"
    rf"|(?P<w>{EN_NUMERAL})\b)"
    rf"|(?<![第统唯之同单任某每另万{ZH_NUMERAL[1:-1]}])(?P<zh>{ZH_NUMERAL}{{1,4}})(?={MEASURE}(?!月))",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<word>[A-Za-z]+|[一-鿿]{2}) ?\Z")
_AFTER = re.compile(r"(?: |-)?(?P<word>[A-Za-z%]+|°[CF]|[一-鿿%])")
_PER = re.compile(r" ?(?:per|for each|for every) (?P<unit>[a-z]{3,})", re.IGNORECASE)
"""After a number of nothing but what there is one of: two per household."""
_EVERY = re.compile(r"\b(?:every|each|per) (?P<unit>year|month|week|day)\b", re.IGNORECASE)
_LISTED = re.compile(r" ?(?:,|and|or|&|to|[-–和与及、]) ?(?:and |or )?")
"""Between two numbers of one thing: scopes 1 and 2."""
_RATES = {"yearly": "year", "annual": "year", "annually": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_TIMES = {"once": "1", "twice": "2", "three times": "3"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``place``, in figures or (``spelt``) in words."""

    place: Place
    written: str
    beside: frozenset[str]
    """The words before and after it, marked as such."""
    spelt: bool


def numbers_of(text: str, start: int) -> list[Number]:
    """The numbers of ``text``, which begins at ``start``, but for those of its dates."""
    for day in days(text):
        text = text[: day.start] + "\n" * (day.end - day.start) + text[day.end :]
    found: list[Number] = []
    last = 0
    for match in _NUMBER.finditer(text):
        place, written, beside = _read(text, match)
        if found and not any(b.endswith("#") for b in beside) and _LISTED.fullmatch(text, last, match.start()):
            beside |= frozenset(b for b in found[-1].beside if b.endswith("#"))
        last = match.end()
        found.append(Number((start + place[0], start + place[1]), written, beside, match["n"] is None))
    rates = (_every(m["unit"], (start + m.start(), start + m.end())) for m in _EVERY.finditer(text))
    return [*found, *rates]


def _read(text: str, match: re.Match[str]) -> tuple[Place, str, frozenset[str]]:
    low = match[0].lower()
    if match["rate"]:
        rate = _every(_RATES[low], match.span())
        return rate.place, rate.written, rate.beside
    if match["times"]:
        return match.span(), _TIMES[low], frozenset({"# time"})
    written = match["n"].replace(",", "") if match["n"] else str(_in_words(match))
    if per := _PER.match(text, match.end()):
        return (match.start(), per.end()), written, frozenset({f"# per {_told(per['unit'])}"})
    before = _BEFORE.search(text, max(0, match.start() - 24), match.start())
    after = _AFTER.match(text, match.end())
    one, other = (_told(each["word"]) if each else "" for each in (before, after))
    if before and before["word"].lower() in ("every", "each") and other:
        return (before.start(), match.end()), written, frozenset({f"every # {other}"})
    beside = frozenset(each for each, word in ((f"{one} #", one), (f"# {other}", other)) if word)
    if match["zh"]:  # 两三 is no number that another one contradicts
        return (match.start(), match.end() + 1), written, beside if _in_words(match) is not None else frozenset()
    if after and other:
        return (match.start(), after.end()), written, beside
    return (before.start() if before and one else match.start(), match.end()), written, beside


def _in_words(match: re.Match[str]) -> Decimal | None:
    return from_english(match[0].lower()) if match["w"] else from_chinese(match["zh"])


def _told(word: str) -> str:
    """``word`` folded and without its s; nothing for one that only joins."""
    return plain_stem(fold(word)) if not word[0].isalpha() or content_words(word) else ""


def _every(unit: str, place: Place) -> Number:
    return Number(place, "1", frozenset({f"every # {unit.lower()}"}), True)
