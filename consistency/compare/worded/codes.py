"""Numbers and letters that name a thing and that two pieces write differently: K40 and K45, Line 10, version 5.6."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from consistency.compare.model import Disagreement, DisagreementKind
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.written import Written, differing
from consistency.nlp.fuzzy import edits
from consistency.nlp.lexicon import in_english_lexicon
from consistency.numerals import ZH_NUMERAL, from_chinese
from consistency.statements.dates import MONTHS
from consistency.word_lists import list_beside

_FIGURE = rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?|{ZH_NUMERAL}{{1,3}})"
_TYPE = re.compile(
    r"(?<![A-Za-z0-9#@$€£¥/.])(?P<f>[A-Z][A-Za-z]{0,11}|[a-z]{1,2}(?=[A-Z0-9]))-?(?P<v>[0-9]{1,5}[A-Za-z]{0,2}(?![a-z]))"
    r"(?![A-Za-z0-9%]|[.,:/][0-9]|[-–][0-9]| ?(?:[$€£¥]|%))"
)
"""A type: letters and figures without a space, K40, L2, X3, MX-500, iPhone15."""
_MEASURED = (
    r"(?:[kMGTm]?(?:W|Wh|Hz|bps|B|b|m|g|l|L|A|V|N)|[mck]?m|[mk]?g|[mcd]?l|lb|oz|ft|h|s|min|ms|am|pm|dB|[a-z]{2,}s"
    rf"|people|per|million|percent|o'clock|{MONTHS})\b"
)
_NAMED = re.compile(
    r"(?<![A-Za-z0-9#@])(?P<f>[A-Z][A-Za-z]{2,}|[a-z]{1,3}[A-Z]{2}[A-Za-z]*)[ \xa0]"
    r"(?P<v>[0-9]{2,5}|[IVX]{1,4}|[0-9](?=[,.;:!?)，。；：！？）]|$| (?:[a-z]|[一-鿿])))"
    rf"(?![A-Za-z0-9%]|[.,:/×–-][0-9]| ?[$€£¥%°℃×]|(?<=[0-9]) {_MEASURED}"
    r"| ?[元年月日号点时分秒天周个种款件位名家台节次克公斤毫厘米英升瓦万千百亿倍折块枚片瓶颗支岁欧美])"
)
"""A name and a number: Lyra 3015, Brightline 500. What is measured or counted is none."""
_DECIMAL = r"[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}"
_VERSION = re.compile(
    r"(?i:\b(?:version|release|build|edition|firmware|update(?: to)?)\s?v?|\bv\.? ?|版本(?:号)?\s?v?"
    r"|固件(?:版本)?(?:号)?\s?v?|\b(?:in|to|with|on) the (?:new|latest) v?(?=[0-9.]+(?:[,.;!]|\s|$))"
    r"|\b(?:new|changed|improved|fixed|added|out|available|arrives|comes|introduced) (?:in|with) (?:v\.? ?)?)"
    rf"(?P<v>{_DECIMAL})(?![0-9A-Za-z%]|[.,:/][0-9]| ?[kmgt元万%])"
    rf"|(?<![0-9.$€£¥])(?P<w>{_DECIMAL}) ?(?:(?i:update|release|version)\b|(?:大|新|正式)?版本?(?!面|权|税)|更新)"
    rf"|(?<![A-Za-z])(?!Bluetooth)[A-Z][A-Za-z]{{3,}} (?P<n>{_DECIMAL})(?![0-9A-Za-z%]|[.,:/][0-9]| ?[%$€£元万度]"
    r"| (?!(?:is|has|and|for|comes|arrives|now|will|in|with)\b)[a-zA-Z]| ?[一-鿿])"
)
_PAST = re.compile(
    r"(?:\b(?:than|older?|previous|last|was|replac\w+|predecessor|successor (?:to|of)|unlike|instead of"
    r"|as [a-z]+ as|compared (?:to|with)|(?:times|twice|double|half) the)\b"
    r"|上(?:一代|代|一版|版|一个版本)|此前|之前|旧版?|老款|前代|取代|替代|相比|较)[^,.;，。；]{0,14}$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"(?:\b(?:since|from|before|over)|[从由自比]) ?$", re.IGNORECASE)
"""Before a version: what it was once; before a place, only where it is."""
_BOUND = re.compile(r" ?(?:以[内上下]|及以[上下]|起(?!飞)|(?:and|or) (?:above|below|up|higher|lower)\b)")
"""After a storey: a limit, no place."""
_YEARS = range(1900, 2100)
_TERMINALS = frozenset("12345")


@dataclass(frozen=True, slots=True)
class _Code:
    """A code of family ``family`` with the folded ``value`` at plain offsets."""

    family: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _listed() -> dict[str, Any]:
    return dict(list_beside(__file__, "codes.yaml"))


@lru_cache(maxsize=2)
def _no(what: str) -> frozenset[str]:
    return frozenset(_listed()[what].split())


@lru_cache(maxsize=1)
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    made = []
    for row in _listed()["classes"]:
        ways = []
        letters = "" if row["id"] in ("season", "edition", "line", "route") else "|[A-Z](?![A-Za-z])"
        if "before" in row:
            ways.append(
                rf"(?<![A-Za-z一-鿿])(?i:{row['before']})\s?(?:(?i:no\.?|number)\s?)?(?P<b>[A-Z]?[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?[A-Z]?{letters})"
                r"(?![A-Za-z0-9%]|[.,:/][0-9]|[-–][0-9])"
            )
        if "after" in row:
            ways.append(rf"(?<![0-9A-Za-z.])(?:第\s?)?(?P<a>[A-Z]?{_FIGURE}|[A-Z])\s?(?:{row['after']})")
        made.append((row["id"], re.compile("|".join(ways))))
    return tuple(made)


def codes_that_differ(assets: Sequence[ParsedAsset]) -> list[Disagreement]:
    """Families of codes of which two assets name different members, where one thing is meant."""
    read = [_by_family(_codes(s.document.plain)) for s in assets]
    made: list[Disagreement] = []
    for family in sorted({f for each in read for f in each}):
        told = [each.get(family, {}) for each in read]
        forms = _torn(told, assets)
        if forms:
            kind: DisagreementKind = "version" if family == "version" else "name"
            made.append(differing(kind, forms[0].value, forms, assets, 0.8))
    return made


def _torn(told: Sequence[dict[str, _Code]], assets: Sequence[ParsedAsset]) -> list[Written]:
    """One code of each asset, when two of them name different ones of what must be the same thing; else nothing."""
    counts: dict[str, int] = {}
    for each in told:
        for value in each:
            counts[value] = counts.get(value, 0) + 1
    for i, one in enumerate(told):
        for j, other in enumerate(told):
            if i == j or not one or not other:
                continue
            pair = _pair(one, other, counts)
            if pair and not any(pair[0].value in each and pair[1].value in each for each in told):
                forms = [
                    Written(k, assets[k].document.span(each[c.value].start, each[c.value].end), c.value)
                    for c in pair
                    for k, each in enumerate(told)
                    if c.value in each
                ]
                return sorted(forms, key=lambda f: f.asset)
    return []


def _pair(one: dict[str, _Code], other: dict[str, _Code], counts: dict[str, int]) -> tuple[_Code, _Code] | None:
    mine = [c for v, c in one.items() if v not in other]
    theirs = [c for v, c in other.items() if v not in one]
    if not mine or not theirs:
        return None
    if len(one) == len(other) == 1:
        return mine[0], theirs[0]
    sure = [c for c in mine if counts[c.value] > 1]
    odd = [c for c in theirs if counts[c.value] == 1]
    if not sure or not odd:
        return None
    if len(mine) == len(one) and len(theirs) == len(other) and len(sure) == 1:
        return sure[0], odd[0]
    if len(sure) == 1 and len(odd) == 1 and edits(sure[0].value, odd[0].value, 1) == 1:
        return sure[0], odd[0]
    return None


def _by_family(codes: Sequence[_Code]) -> dict[str, dict[str, _Code]]:
    """The first place of each value of each family."""
    made: dict[str, dict[str, _Code]] = {}
    for code in codes:
        made.setdefault(code.family, {}).setdefault(code.value, code)
    return made


def _codes(plain: str) -> list[_Code]:
    """Every code of ``plain`` that is meant as of today, each place once."""
    kept: list[_Code] = []
    for code in _all(plain):
        before = plain[max(0, code.start - 24) : code.start]
        if _BOUND.match(plain, code.end):
            continue
        past = _PAST.search(before) or (code.family == "version" and _EARLIER.search(before))
        if not past and all(code.end <= k.start or k.end <= code.start for k in kept):
            kept.append(code)
    return sorted(kept, key=lambda c: c.start)


def _all(plain: str) -> Iterator[_Code]:
    for match in _VERSION.finditer(plain):
        group = next(g for g in ("v", "w", "n") if match[g])
        yield _Code("version", match[group], match.start(), match.end())
    for family, pattern in _classes():
        for match in pattern.finditer(plain):
            value = _folded(match["b"] if "b" in pattern.groupindex and match["b"] else match["a"])
            if value:
                yield _Code(family, value, match.start(), match.end())
    for match in _TYPE.finditer(plain):
        family = match["f"].upper()
        if family == "T" and match["v"] in _TERMINALS:
            yield _Code("terminal", match["v"], match.start(), match.end())
        elif family not in _no("types") and not (
            len(family) > 1 and match["f"][1:].islower() and in_english_lexicon(family)
        ):
            yield _Code(f"type {family}", match["v"].lower(), match.start(), match.end())
    for match in _NAMED.finditer(plain):
        low = match["f"].lower()
        number = match["v"].isdigit() and int(match["v"]) in _YEARS
        if low not in _no("names") and not number:
            yield _Code(f"name {low}", match["v"].lower(), match.start(), match.end())


def _folded(value: str) -> str:
    number = from_chinese(value) if re.fullmatch(f"{ZH_NUMERAL}+", value) else None
    return f"{number:f}" if number is not None else value.lower()
