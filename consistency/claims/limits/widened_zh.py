"""Chinese copy that gives to either of two, or at every place, what a claim gives to one: 不管快洗还是深洗都减."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.limits.conditions import Judged
from consistency.claims.limits.promise_words import stems
from consistency.claims.limits.promised_to import LIFTED
from consistency.document import Document, Sentence
from consistency.matching.cues import Cued
from consistency.statements.figures import figures, without_figures
from consistency.whose.denials import is_negated
from guidelines.model import ApprovedClaim, Guideline

_EITHER = re.compile(
    r"(?:不管|无论|不论)(?:您|你)?(?:是|选|买|用|下|约|做)?的?(?P<one>[一-鿿A-Za-z0-9]{2,8}?)(?:还是|或者?|和|、)"
    r"(?P<other>[一-鿿A-Za-z0-9]{2,8}?)(?=(?:都|均|也|全|一律|统统)|[，,][^，。；！？]{0,8}?(?:都|均|一律|统统))"
)
_SITE = "(?:门店|分店|总店|分院|总院|院区|医院|诊所|校区|园区|场馆|分馆|网点|服务点|店|院|馆)"
_EVERYWHERE = re.compile(
    rf"(?:所有|全部|任何一?|每一?|各|[两三四五六七八九十0-9]+ ?)(?:个|家|间|座)?的?{_SITE}[里内]?"
    r"[^，。；！？不没非]{0,2}?(?:都|均|全部?|一律)(?!并?[不没非未])"
)
_ONE_PLACE = re.compile(
    rf"(?:在|到)?(?P<name>(?!所有|全部|任何|每|各|全国|本)[一-鿿]{{2,4}}?(?:总部|旗舰店|{_SITE}))(?![们和、外])"
)
_HOWEVER = re.compile(
    r"(?:不管|无论|不论)(?:您|你)?的?(?P<what>[一-鿿]{2,5}?)(?:是|有)?(?:多少|多大|多高|多低|高低|高还是低|几分)"
    r"|(?<![一-鿿])(?:不(?:用|必|需要?)?[看查问]|无[需须]|免[看查])(?:您|你)?的?(?P<unasked>[一-鿿]{2,5}?)(?=[，。！？；也都就])"
)
_GIVEN = re.compile(r"[都均也][^，。；！？]{0,4}(?:[不免送减退]|可以|能)")
_REFUSED = re.compile("押金(?:都|也)?要|[都也](?:要|得|须|需)")
_BOUND = re.compile("[以之][上下内]|满|达到?|不低于|不超过|至少|超过")
"""Beside a figure, that it is a condition."""
_HELD = 0.6
"""Share of a claim's words, its place left out, that a sentence without its figure must hold to make it."""


@dataclass(frozen=True, slots=True)
class _Given:
    claim: ApprovedClaim
    text: str
    place: str
    """The one place of which it speaks at its beginning, or empty."""
    words: frozenset[str]
    values: frozenset[tuple[str, object]]

    def sets(self, what: str) -> bool:
        """Whether the claim asks that ``what`` be so and so much: 信用分 600 分以上."""
        asked = re.search(rf"{re.escape(what)}[^，。；！？]{{0,10}}", self.text)
        return asked is not None and re.search("[0-9]", asked[0]) is not None and _BOUND.search(asked[0]) is not None

    def gives_beside(self, what: str, sentence: Sentence) -> bool:
        """Whether ``sentence`` has another word of the claim beside those of ``what`` it asks."""
        return any(word not in what for word in self.words & stems(sentence.text))

    def is_in(self, sentence: Sentence) -> bool:
        """Whether ``sentence`` says what the claim says: by its figure and a word, or by most of its words."""
        held = self.words & stems(sentence.text)
        return bool(held) and (
            not self.values.isdisjoint(_values(sentence.text)) or len(held) >= max(2, _HELD * len(self.words))
        )


class WidenedZh:
    """The approved Chinese claims of a guideline, with the one place or thing that they give something to."""

    def __init__(self, guideline: Guideline) -> None:
        self._claims = tuple(_given(c, text) for c, language, text in claim_texts(guideline) if language == "zh")
        self._cues = Cued((_EITHER, _EVERYWHERE, _HOWEVER), lambda pattern: pattern.pattern)

    def widened(self, document: Document, uses: Iterable[Use]) -> Iterator[Judged]:
        """What ``document``, in Simplified Chinese, says of both or of all, of which a claim speaks of one."""
        if not self._claims or not any(True for _ in self._cues.possible(document.plain)):
            return
        made = {(use.claim.id, use.sentence.index) for use in uses}
        for sentence in document.sentences:
            for match in () if sentence.asks else self._found(sentence):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if is_negated(document, start):
                    continue
                near = "".join(s.text for s in document.sentences[max(0, sentence.index - 1) : sentence.index + 2])
                for each in self._claims:
                    if not _is_of_one(each, match, near):
                        continue
                    told = match.re is _HOWEVER and each.gives_beside(match["what"] or match["unasked"], sentence)
                    if told or (each.claim.id, sentence.index) in made or each.is_in(sentence):
                        yield Judged("wrong_condition", each.claim, each.text, start, end, LIFTED, sentence)
                        break

    def _found(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        for pattern in self._cues.possible(sentence.text):
            yield from pattern.finditer(sentence.text)


def _is_of_one(given: _Given, match: re.Match[str], near: str) -> bool:
    """Whether the claim speaks of one of the two that ``match`` names, or of a place that is not named ``near`` it."""
    if match.re is _EITHER:
        return (match["one"] in given.text) != (match["other"] in given.text)
    if match.re is _HOWEVER:
        said = _GIVEN.search(match.string, match.end()) is not None and _REFUSED.search(match.string) is None
        return said and given.sets(match["what"] or match["unasked"])
    return bool(given.place) and given.place not in near


def _given(claim: ApprovedClaim, text: str) -> _Given:
    found = _ONE_PLACE.match(text)
    place = found["name"] if found else ""
    return _Given(claim, text, place, stems(without_figures(text.removeprefix(place))), _values(text))


def _values(text: str) -> frozenset[tuple[str, object]]:
    return frozenset((measured.unit, measured.low) for measured in figures(text))
