"""On which days of every week a Chinese claim holds, and copy that gives others: 每周五会员日 for 每周三会员日."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.limits.conditions import Judged
from consistency.claims.own_things import brand_names, own_things
from consistency.claims.subjects import Subject, Subjects
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from guidelines.model import ApprovedClaim, Guideline

_NAMES = "一二三四五六日"
_DAY = "[一二三四五六日天](?!天|年|次|个|期)"
_EVERY_WEEK = re.compile(
    rf"(?:每个?|逢)(?:周|星期|礼拜)(?P<days>{_DAY}(?: ?[、，,和与及到至—–-] ?(?:每?个?(?:周|星期|礼拜))?{_DAY})*|末)"
    rf"|(?<![这本下上])(?:周|星期|礼拜)(?P<several>{_DAY}(?: ?[、和与及到至—–-] ?(?:周|星期|礼拜){_DAY})+)"
)
"""On Wednesdays, and of several days also without a word for every: 周三和周六."""
_NAMED = re.compile("[一二三四五六日天]")
_TO = re.compile("[到至—–-]")
_WEEKEND = frozenset({5, 6})
_DAYTIME = re.compile("早上|上午|中午|下午|傍晚|晚上|夜里|[早晚](?= ?[0-9])")
_MOVED = re.compile("[不没]|改[到为至期在]|调整|暂停|停[止办更]|除外|以外|顺延|加[一开场]")
_BESIDE = re.compile("另|还有|也")
"""In a sentence that tells of other days than the claim's without saying that it holds on them; the latter of what a
list of days, which is all of them, cannot tell."""
_CLAUSE = re.compile("[，；：]")
_SHARED = 2
"""Words by which a clause gives a claim whose figure it has not."""
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class _Weekly:
    claim: ApprovedClaim
    text: str
    days: frozenset[int]
    """0 for Monday to 6 for Sunday."""
    subject: Subject


class ChineseWeeks:
    """The days of every week on which the approved Chinese claims of a guideline hold."""

    def __init__(self, guideline: Guideline) -> None:
        self._things = own_things(guideline)
        brand = frozenset[str]().union(*map(content_words, brand_names(guideline)))
        told = [(claim, text) for claim, language, text in claim_texts(guideline) if language == "zh"]
        self._subjects = Subjects(self._things, brand, (text for _, text in told))
        self._weekly = tuple(
            _Weekly(claim, text, frozenset().union(*(_days(m) for m in found)), self._subject(text))
            for claim, text in told
            if (found := list(_EVERY_WEEK.finditer(text)))
        )

    def other_days(self, document: Document, uses: Iterable[Use]) -> Iterator[Judged]:
        """Where ``document`` gives a claim, or one of the ``uses``, on a day of every week on which none holds."""
        if not self._weekly:
            return
        made = {(use.claim.id, use.sentence.index) for use in uses}
        for sentence in document.sentences:
            found = list(_EVERY_WEEK.finditer(sentence.text))
            listed = any(each["several"] for each in found)
            if sentence.asks or _MOVED.search(sentence.text) or (not listed and _BESIDE.search(sentence.text)):
                continue
            for at, match in enumerate(found):
                begin = 0 if at == 0 else match.start()
                end = found[at + 1].start() if at + 1 < len(found) else len(sentence.text)
                if match["several"] and (cut := _CLAUSE.search(sentence.text, match.end(), end)):
                    end = cut.start()
                subject = self._subject(sentence.text[begin:end])
                given = [each for each in self._weekly if self._is_given(each, subject, sentence, made)]
                known = frozenset[int]().union(*(each.days for each in given))
                if not given or any(_days(each) <= known for each in found):
                    continue
                start, stop = sentence.start + match.start(), sentence.start + match.end()
                yield Judged("wrong_condition", given[0].claim, given[0].text, start, stop, _SURE, sentence)
                break

    def _subject(self, text: str) -> Subject:
        return self._subjects.of(_DAYTIME.sub(" ", _EVERY_WEEK.sub(" ", text)))

    def _is_given(self, weekly: _Weekly, said: Subject, sentence: Sentence, made: set[tuple[str, int]]) -> bool:
        if weekly.subject.names and said.names and weekly.subject.names.isdisjoint(said.names):
            return False
        shared = len(weekly.subject.words & said.words)
        return shared >= (1 if (weekly.claim.id, sentence.index) in made else _SHARED)


def _days(match: re.Match[str]) -> frozenset[int]:
    written = match["days"] or match["several"]
    if written == "末":
        return _WEEKEND
    named = [(_NAMES.index(m[0].replace("天", "日")), m) for m in _NAMED.finditer(written)]
    days = {day for day, _ in named}
    for (first, one), (last, other) in pairwise(named):
        if _TO.search(written, one.end(), other.start()):
            days.update((first + i) % len(_NAMES) for i in range((last - first) % len(_NAMES)))
    return frozenset(days)
