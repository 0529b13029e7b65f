"""At what part of the week and day a Chinese claim holds, and copy that adds another: 周一也开放, 下午也采血."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import claim_texts
from consistency.claims.limits.conditions import Judged
from consistency.claims.own_things import brand_names, own_things
from consistency.claims.subjects import Subject, Subjects
from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from guidelines.model import ApprovedClaim, Guideline

_WEEK = "一二三四五六日"
_DAY = "(?:周|星期|礼拜)"
_DAYS = re.compile(
    rf"{_DAY}(?P<first>[一二三四五六日天])(?: ?[到至—–-] ?{_DAY}?(?P<last>[一二三四五六日天]))?"
    r"|(?P<work>工作日)|(?P<end>周末|双休日)"
)
_PARTS = re.compile(
    "(?P<morning>上午|早上|早晨|清早)|(?P<noon>中午|午间)|(?P<afternoon>下午)|(?P<night>晚上|晚间|夜里|夜间|傍晚|凌晨)"
)
_WHEN = re.compile(
    rf"(?P<when>{_DAY}[一二三四五六日天末]|双休日|工作日|上午|早上|早晨|中午|午间|下午|晚上|晚间|夜里|夜间|傍晚|凌晨)"
    r"(?:我们|本店|门店|店里|这里)?(?:也|都|照样|照常|同样|一样|还)(?!许|有人)(?:都|照样|照常|可以|可|能|会|给|正常|全天)*"
)
_OPEN = re.compile("营业|开[放门馆店园]|接待")
"""Words for an open door, which mean the same."""
_CLAUSE = re.compile("[，；。！？]")
_REFUSED = re.compile("[不没别勿]|除外|取消|暂停|停[止业]|休息|闭[店馆]")
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class _Timed:
    claim: ApprovedClaim
    text: str
    times: frozenset[str]
    """Days of the week as digits, 0 for Monday, and parts of the day by name."""
    subject: Subject


class AlsoWhen:
    """The parts of the week and of the day at which the approved Chinese claims of a guideline hold."""

    def __init__(self, guideline: Guideline) -> None:
        brand = frozenset[str]().union(*map(content_words, brand_names(guideline)))
        told = [(claim, text) for claim, language, text in claim_texts(guideline) if language == "zh"]
        self._subjects = Subjects(own_things(guideline), brand, (text for _, text in told))
        self._timed = tuple(
            _Timed(claim, text, times, self._subject(text)) for claim, text in told if (times := _times(text))
        )

    def added(self, document: Document) -> Iterator[Judged]:
        """Where ``document`` says that what a claim gives at one time is to be had at another as well."""
        for sentence in document.sentences if self._timed else ():
            if not sentence.asks:
                yield from self._in(sentence)

    def _in(self, sentence: Sentence) -> Iterator[Judged]:
        for match in _WHEN.finditer(sentence.text):
            stop = _CLAUSE.search(sentence.text, match.end())
            end = stop.start() if stop else len(sentence.text)
            if _REFUSED.search(sentence.text, match.end(), end):
                continue
            said, when = self._subject(sentence.text[match.end() : end]), _times(match["when"])
            given = [each for each in self._timed if _is_given(each, said, when)]
            if given and not any(when & each.times for each in given):
                start = sentence.start + match.start()
                yield Judged(
                    "wrong_condition", given[0].claim, given[0].text, start, sentence.start + end, _SURE, sentence
                )

    def _subject(self, text: str) -> Subject:
        return self._subjects.of(_OPEN.sub(" 开放 ", _PARTS.sub(" ", _DAYS.sub(" ", text))))


def _is_given(timed: _Timed, said: Subject, when: frozenset[str]) -> bool:
    """Whether a claim that tells times of the kind of ``when`` is about what is ``said`` to be had then."""
    names = timed.subject.names
    if names and said.names and names.isdisjoint(said.names):
        return False
    of_days = any(each.isdigit() for each in when)
    told = any(each.isdigit() == of_days for each in timed.times)
    return told and not timed.subject.words.isdisjoint(said.words)


def _times(text: str) -> frozenset[str]:
    found = {name for match in _PARTS.finditer(text) if (name := match.lastgroup)}
    for match in _DAYS.finditer(text):
        if match["first"]:
            first, last = (
                _WEEK.index(each.replace("天", "日")) for each in (match["first"], match["last"] or match["first"])
            )
            found.update(str((first + i) % 7) for i in range((last - first) % 7 + 1))
        else:
            found.update("01234" if match["work"] else "56")
    return frozenset(found)
