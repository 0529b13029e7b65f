"""How often a Chinese claim says that something is done, and copy that says another: 每个月换新 for 每 3 个月换新."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.claims.claim_use import claim_texts
from consistency.claims.limits.conditions import Judged
from consistency.claims.own_things import brand_names, own_things
from consistency.claims.subjects import Subject, Subjects
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from consistency.numerals import ZH_NUMERAL
from consistency.statements.figures import number
from guidelines.model import ApprovedClaim, Guideline

_DAYS = {
    "小时": Decimal(1) / 24,
    "天": Decimal(1),
    "日": Decimal(1),
    "晚": Decimal(1),
    "周": Decimal(7),
    "星期": Decimal(7),
    "月": Decimal(30),
    "季": Decimal(90),
    "季度": Decimal(90),
    "年": Decimal(360),
}
_N = rf"(?:[0-9]{{1,3}}|{ZH_NUMERAL}{{1,3}}|半)"
_UNIT = "小时|天|日|晚|星期|周|月|季度|季|年"
_EVERY = re.compile(
    rf"(?:每隔?|隔) ?(?P<n>{_N})? ?个? ?(?P<unit>{_UNIT})(?![一二三四五六日末底初卡票租薪费供款度历套])"
    rf"|(?P<m>{_N}) ?个? ?(?P<of>{_UNIT})(?=一[换洗检修更清磨保])"
)
"""Every three months, 每周, 三个月一换."""
_CLAUSE = re.compile("[^，。；！？,;!?]+")
_ANOTHER_FIGURE = re.compile(rf"[0-9]|{ZH_NUMERAL} ?(?:[次元块个件份篇条节遍趟回]|小时|分钟)")
"""In a clause that says how many or how much, not how often."""
_ONCE = re.compile("一[次回遍]| 一(?=[换洗检修更清磨保])")
"""That it is done once each time, which says no more: 每周清洗一次, 三天一换."""
_NOT_SO = re.compile("[不没别勿]|可以?|最多|限|建议|最好|应该|记得|从前|以前")
_SURE = 0.8
_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Done:
    claim: ApprovedClaim
    text: str
    days: Decimal
    subject: Subject


class IntervalsZh:
    """How often something is done, by the approved Chinese claims of a guideline."""

    def __init__(self, guideline: Guideline) -> None:
        brand = frozenset[str]().union(*map(content_words, brand_names(guideline)))
        told = [(claim, text) for claim, language, text in claim_texts(guideline) if language == "zh"]
        self._subjects = Subjects(own_things(guideline), brand, (text for _, text in told))
        self._done = tuple(
            _Done(claim, text, days, subject)
            for claim, text in told
            for _, days, subject in self._read(text)
            if subject.words
        )

    def others(self, document: Document) -> Iterator[Judged]:
        """Where ``document`` says that something is done oftener, or less often, than the claim that speaks of it."""
        for sentence in document.sentences if self._done else ():
            if not sentence.asks:
                yield from self._in(sentence)

    def _in(self, sentence: Sentence) -> Iterator[Judged]:
        for place, days, said in self._read(sentence.text):
            given = [each for each in self._done if _is_given(each.subject, said)]
            if given and all(each.days != days for each in given):
                start, end = sentence.start + place[0], sentence.start + place[1]
                yield Judged("wrong_condition", given[0].claim, given[0].text, start, end, _SURE, sentence)

    def _read(self, text: str) -> Iterator[tuple[tuple[int, int], Decimal, Subject]]:
        """Where a clause says how often something is done, how many days lie between, and what it is about."""
        clauses = list(_CLAUSE.finditer(text))
        for at, clause in enumerate(clauses):
            match = _EVERY.search(clause[0])
            bare = _ONCE.sub(" ", clause[0][: match.start()] + " " + clause[0][match.end() :]) if match else ""
            if match is None or _ANOTHER_FIGURE.search(bare) or _NOT_SO.search(bare):
                continue
            before = "" if match.start() or not at else clauses[at - 1][0]
            subject = self._subjects.of(f"{before} {bare}")
            start = clause.start() + match.start()
            yield (start, clause.start() + match.end()), _days(match), subject


def _is_given(ours: Subject, said: Subject) -> bool:
    if ours.names and said.names and ours.names.isdisjoint(said.names):
        return False
    return len(ours.words & said.words) + bool(ours.names & said.names) >= min(_SHARED, len(ours.words))


def _days(match: re.Match[str]) -> Decimal:
    written, unit = match["n"] or match["m"], match["unit"] or match["of"]
    value = Decimal("0.5") if written == "半" else (number(written) if written else None) or Decimal(1)
    return value * _DAYS[unit]
