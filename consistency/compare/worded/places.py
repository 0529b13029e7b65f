"""Addresses that two pieces give differently: another road, another number, in English, Chinese or one of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.written import Written, differing
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.lexicon import in_chinese_lexicon
from consistency.nlp.pinyin import readings
from consistency.numerals import EN_NUMERAL
from consistency.statements.figures import number

_ROAD_EN = re.compile(
    rf"(?:\b(?P<number>[0-9]{{1,4}}|(?i:{EN_NUMERAL})),? )?"
    r"(?P<name>\b(?!The |At |On |In |From |Our |Your )[A-Z][a-z'’]+(?: [A-Z][a-z'’]+)?) "
    r"(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Terrace|Crescent)\b"
)
_ROAD_ZH = re.compile(
    r"(?P<name>[一-鿿]{2,4}?)(?P<kind>大道|路|街|巷|弄)(?P<number>[0-9]{1,4})?(?=号(?!线)|[^一-鿿]|校区|店|体验|展厅|门店|总店|$)"
)
_WITHIN = re.compile("[省市区县镇乡在到于去是]")
"""After one of these the name of a road begins."""
_NO_NAMES = re.compile("条|步行|商业|小吃|美食|[这那哪一两几半沿顺]$")


@dataclass(frozen=True, slots=True)
class _Road:
    """A road at plain offsets; ``names`` are its name and, of a Chinese one, how its last two characters may sound."""

    names: frozenset[str]
    number: str
    start: int
    end: int

    def same(self, other: _Road) -> bool:
        """Whether two names are one: 长河 and 江区长河, Changhe and 长河."""
        return any(a.endswith(b) or b.endswith(a) for a in self.names for b in other.names)


def places_that_differ(assets: Sequence[ParsedAsset]) -> list[Disagreement]:
    """Addresses of two assets that each give one, of one campaign that has two: roads, or numbers of one road."""
    told = [list(_roads(to_simplified(s.document.plain))) for s in assets]
    firsts = {
        i: next((r for r in each if r.number), each[0])
        for i, each in enumerate(told)
        if each and all(r.same(each[0]) for r in each)
    }
    if len(firsts) < sum(bool(each) for each in told):
        return []
    for i, one in firsts.items():
        for j, other in firsts.items():
            if i < j and _apart(one, other) and not _third(one, other, firsts):
                alike = {k: r for k, r in firsts.items() if any(r.same(x) and not _apart(r, x) for x in (one, other))}
                forms = [
                    Written(k, document.span(r.start, r.end), document.plain[r.start : r.end])
                    for k, r in sorted(alike.items())
                    for document in (assets[k].document,)
                ]
                return [differing("name", forms[0].value, forms, assets, 0.7)]
    return []


def _apart(one: _Road, other: _Road) -> bool:
    return not one.same(other) or bool(one.number and other.number and one.number != other.number)


def _third(one: _Road, other: _Road, firsts: dict[int, _Road]) -> bool:
    """Whether the campaign has further addresses, as of several shops."""
    return any(_apart(r, one) and _apart(r, other) for r in firsts.values())


def _roads(plain: str) -> Iterator[_Road]:
    for match in _ROAD_EN.finditer(plain):
        told = number(match["number"]) if match["number"] else None
        yield _Road(
            frozenset({match["name"].split()[-1].lower().replace("’", "'")}),
            "" if told is None else f"{told:f}",
            match.start(),
            match.end(),
        )
    for match in _ROAD_ZH.finditer(plain):
        name = match["name"][-2:]
        if not in_chinese_lexicon(name[-1] + match["kind"]) and not _NO_NAMES.search(name):
            names = frozenset({name, *("".join(sound) for sound in product(*map(readings, name)))})
            start = match.start() + max((m.end() for m in _WITHIN.finditer(match["name"][:-2])), default=0)
            yield _Road(names, match["number"] or "", start, match.end())
