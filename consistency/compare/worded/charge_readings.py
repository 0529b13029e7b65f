"""Reads what a piece says of costs: which words stand with "free" or "extra", whatever the thing is that they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from consistency.compare.bilingual_words import in_english
from consistency.compare.plain_text import plain_text
from consistency.compare.questions import telling
from consistency.compare.telling_words import stems, telling_words
from consistency.compare.worded.open_things import ENDS, GENERIC, NO_THINGS, NO_WORDS
from consistency.compare.worded.stance_words import LABEL, SUM, answered, find_things, in_a_case
from consistency.document import Document, Sentence
from consistency.matching.cues import compiled
from consistency.nlp.scripts import has_han
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.statements.figures import number
from consistency.statements.labels import labels
from consistency.statements.model import Qualifier
from consistency.statements.variants import mentions
from consistency.word_lists import list_beside

_CLAUSE = re.compile(
    r"[;；。!！?？\n|()（）—·：]|:(?![0-9])|\.(?=\s|$)|，|, (?:and|but|while|so|or)\b|\b(?:but|while|whereas)\b| - "
)
_FILLER = re.compile(r"\W|是|的|都|均|全|it's|they're|is|are", re.IGNORECASE)
"""What a clause of nothing but a cue may have beside it: 旧床垫帮您带走，免费的."""
_SUM = re.compile(SUM, re.IGNORECASE)
_NUMERAL = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|{EN_NUMERAL}|{ZH_NUMERAL}+", re.IGNORECASE)
_CLIPPED = re.compile(r"'s\b")
_EMPTY = telling_words(" ".join(NO_THINGS | GENERIC | ENDS)) | NO_WORDS | {"费用", "收费", "免费", "自理", "includ"}
"""Stems that name nothing."""
_LEAD = re.compile(r"[:：]\s*$")
"""The end of a line that a list follows."""
_COUNTED = re.compile(r"[一每][人位晚次趟只张份天节辆台个盒箱件套]人?$")
"""What a charge is reckoned by, which names nothing: 每人, 一次."""
_BESIDE = 2
"""Telling words on each side that stand beside a cue."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """That something in a clause is free or part of the price (``favourable``), or costs extra, at plain ``place``.

    Stems: ``near`` stand beside the cue, ``scope`` in its clause, ``asked`` in what heads it: a question, a label.
    """

    asset: int
    favourable: bool
    strong: bool
    """Whether the words speak of a charge, or answer a question, and are not only a sum."""
    place: tuple[int, int]
    near: frozenset[str]
    scope: frozenset[str]
    asked: frozenset[str]
    things: frozenset[str]
    headed_things: frozenset[str]
    qualifiers: frozenset[Qualifier]
    case: bool
    part: bool
    """Whether the clause speaks of some only: the first one, new customers."""
    aged: bool
    early: bool
    """Whether the sentence speaks of those who order by a day."""
    han: bool
    bare: str
    """The clause with what heads it, without the words of cost."""
    sums: frozenset[Decimal]
    """What the clause says to pay."""

    def with_words(self, known: Mapping[str, str]) -> Reading:
        """The same reading with its Chinese words as the English ones of the campaign that mean the same."""
        near, scope, asked = (in_english(words, known) for words in (self.near, self.scope, self.asked))
        return replace(self, near=near, scope=scope, asked=asked)

    @property
    def words(self) -> frozenset[str]:
        """Every stem that it may speak of."""
        return self.scope | self.asked


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    favourable: bool
    strong: bool


@lru_cache(maxsize=1)
def _listed() -> dict[str, Any]:
    return dict(list_beside(__file__, "charges.yaml"))


@lru_cache(maxsize=3)
def _pattern(which: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{row})" for row in _listed()[which])
    return re.compile(joined.replace("{sum}", SUM).replace("{number}", EN_NUMERAL), re.IGNORECASE)


def readings(asset: int, document: Document) -> Iterator[Reading]:
    """Everything that ``document``, the piece at ``asset``, says of costs, in order of place."""
    heads = labels(document)
    lead = ""
    for sentence, question in telling(document):
        asked = _plain(question.text) if question is not None else ""
        if sentence.block != "list":
            lead = _plain(sentence.text) if _LEAD.search(sentence.text) else ""
        elif lead and not _cost_cues(plain := _plain(sentence.text)):
            yield from _listed_under(asset, lead, sentence, plain)
            continue
        yield from _told(asset, sentence, asked, _plain(heads.get(sentence.index, "")))


def _listed_under(asset: int, lead: str, sentence: Sentence, plain: str) -> Iterator[Reading]:
    """That an item of a list is part of the price, or is not, as the line above the list says."""
    cues = _cost_cues(lead)
    sides = {c.favourable for c in cues if c.strong or c.favourable}
    named = _stems(plain)
    if len(sides) == 1 and named:
        told = _Told(plain, plain, lead)
        place = (sentence.start, sentence.end)
        yield told.reading(asset, place, favourable=sides.pop(), near=named, scope=named, asked=_stems(lead))


def _answered(asset: int, sentence: Sentence, plain: str, asked: str) -> Iterator[Reading]:
    """What a yes, a no or a sum answers to a question after costs."""
    said = answered(plain)
    free, extra = _pattern("free").search(asked), _pattern("extra").search(asked)
    if said is None and (free or extra) and _SUM.search(plain):
        said = bool(extra)
    if said is not None and (free or extra):
        named, told = _stems(asked), _Told(asked, plain, asked)
        place = (sentence.start, sentence.end)
        yield told.reading(asset, place, favourable=bool(free) == said, near=named, scope=named, asked=named)


def _told(asset: int, sentence: Sentence, asked: str, head: str) -> Iterator[Reading]:
    """What a sentence says of costs, after the question ``asked`` and under the heading or label ``head``."""
    plain = _plain(sentence.text)
    cues = _cost_cues(plain)
    if not cues:
        yield from _answered(asset, sentence, plain, asked)
        return
    label = LABEL.match(plain)
    heading = f"{asked} {head} {label[0] if label else ''}"
    breaks = [m.span() for m in _CLAUSE.finditer(plain)]
    for cue in cues:
        begin = max((b for _, b in breaks if b <= cue.start), default=0)
        end = min((a for a, _ in breaks if a >= cue.end), default=len(plain))
        if cue.end == end < len(plain) and plain[end] in ":：":
            end = min((a for a, _ in breaks if a > end), default=len(plain))
        if len(_FILLER.sub("", plain[begin : cue.start] + plain[cue.end : end])) < _BESIDE:
            begin = max((b for _, b in breaks if b < begin), default=0)
        inside = [
            c for c in cues if c is not cue and begin <= c.start and c.end <= end and c.favourable != cue.favourable
        ]
        first = max((_comma(plain, c.end, cue.start, c.end) for c in inside if c.end <= cue.start), default=begin)
        last = min((_comma(plain, cue.end, c.start, c.start) for c in inside if c.start >= cue.end), default=end)
        left, right = stems(plain[first : cue.start]), stems(plain[cue.end : last])
        scope = _telling_stems([*left, *right])
        while not scope and begin > 0:
            begin = max((b for _, b in breaks if b < begin), default=0)
            if any(begin <= c.start < cue.start and c.favourable != cue.favourable for c in cues):
                break
            scope = _stems(plain[begin : cue.start])
        near = _telling_stems([*left[-_BESIDE:], *right[:_BESIDE]]) | _stems(asked)
        yield _Told(plain[begin:end], plain, heading).reading(
            asset,
            (sentence.start + begin, sentence.start + max(end, cue.end)),
            favourable=cue.favourable,
            strong=cue.strong or bool(asked),
            near=near,
            scope=scope,
            asked=_stems(heading),
        )


def _comma(plain: str, start: int, end: int, otherwise: int) -> int:
    """Where a comma parts what two cues speak of: £1,080, tasting glass included."""
    at = plain.find(", ", start, end)
    return at if at >= 0 else otherwise


@dataclass(frozen=True, slots=True)
class _Told:
    """What a reading is made from: a ``clause`` of the sentence ``whole``, both plain, and what heads it."""

    clause: str
    whole: str
    heading: str

    def reading(
        self,
        asset: int,
        place: tuple[int, int],
        *,
        favourable: bool,
        strong: bool = True,
        near: frozenset[str],
        scope: frozenset[str],
        asked: frozenset[str],
    ) -> Reading:
        """The reading at ``place``, with the stems that ``Reading`` names and the things, cases and sums found here."""
        headed = " ".join(f"{self.heading} {self.clause}".split())
        bare = _without_costs(headed)
        return Reading(
            asset=asset,
            favourable=favourable,
            strong=strong,
            place=place,
            near=near,
            scope=scope,
            asked=asked,
            things=frozenset(t.what.id for t in find_things(self.clause)),
            headed_things=frozenset(t.what.id for t in find_things(headed)),
            qualifiers=frozenset((k, v) for k, v, _, _ in mentions(self.whole)),
            case=in_a_case(self.whole),
            part=in_a_case(self.clause, "near"),
            aged=compiled(_listed()["aged"], re.IGNORECASE).search(self.clause) is not None,
            early=compiled(_listed()["early"], re.IGNORECASE).search(self.whole) is not None,
            han=has_han(self.whole),
            bare=" ".join(bare.split()) or headed,
            sums=sums(self.clause),
        )


@lru_cache(maxsize=64)  # the clauses in hand, which each sum in them asks for again
def _without_costs(headed: str) -> str:
    """A clause without the words of cost in it."""
    bare = headed
    for which in ("extra", "free", "sum"):
        bare = _pattern(which).sub(" ", bare)
    return bare


@lru_cache(maxsize=64)  # the clauses in hand, which each sum in them asks for again
def sums(plain: str) -> frozenset[Decimal]:
    """Every sum of money that a text names, whatever its currency."""
    found = (number(n[0]) for m in _SUM.finditer(plain) if (n := _NUMERAL.search(m[0])))
    return frozenset(value for value in found if value is not None)


def _cost_cues(plain: str) -> list[_Cue]:
    """The words of cost in ``plain``, in order of place; of those that overlap the longest."""
    found = [
        _Cue(m.start(), m.end(), which == "free", which == "extra")
        for which in ("free", "extra", "sum")
        for m in _pattern(which).finditer(plain)
    ]
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda c: c.start - c.end):
        at = bisect_left(kept, cue.end, key=lambda k: k.start)
        if at == 0 or kept[at - 1].end <= cue.start:
            kept.insert(at, cue)
    return kept


def _plain(text: str) -> str:
    """``text`` as it is compared; of "the talk's £4" only the talk matters."""
    return _CLIPPED.sub("  ", plain_text(text))


def _telling_stems(found: list[str]) -> frozenset[str]:
    """Of stems those that may name what is paid for."""
    return frozenset(word for word in found if not _COUNTED.match(word)) - _EMPTY


def _stems(text: str) -> frozenset[str]:
    return _telling_stems(stems(text))
