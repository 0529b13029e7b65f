"""Where a text names the brand's competitors, and whose figure a figure is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from consistency.document import Document, Sentence
from consistency.matching.stretches import Place, Stretches
from consistency.nlp.scripts import is_han
from consistency.whose.first_person import WE
from guidelines.model import Brand

_THAN = re.compile(
    r"(?:\b(?:than|over|versus|vs\.?|beats?|outlasts?|ahead of|twice|as)(?: (?:the|a|an|any|that of|those of))?"
    r"|比|胜过|超过|领先于?|高于|优于|快于) ?(?:隔壁|同价位)?的? ?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\b(?:unlike|compared (?:with|to)|next to|beside|against|instead of)(?: (?:the|a|an))?"
    r"|[与和跟同较]|相比于?|对比|不像|不同于) ?$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[^，。；\s]{1,6} ?倍")
_COMPARED = re.compile(r" ?(?:相比|比起来|不同)")
_REACH, _LEAD = 160, 40
"""Characters in which a figure is said of a competitor, and in which a comparison stands before the name."""
_UNNAMED_EN = re.compile(
    r"\b(?:other|rival|competing|most) (?:brands|makers|manufacturers|companies|labels|providers)\b"
    r"|\b(?:one|(?:an?|one|another) (?:[a-z]+ )?(?:firm|company|shop|place|maker|brand|outfit|seller|chain|dealer))"
    r" (?:we (?:know|could name|shall not name|won['\u2019]t name)|(?:down|up|along|across) the road)\b"
    r"(?! (?:from|of|you|that|is|will)\b)"
    r"|\b(?:the competition|our (?:rivals|competitors))\b"
    r"|\b(?:others|(?:some|many|most|other)(?: [a-z]+s)?)"
    r"(?= (?:say|claim|call|promise|shout|boast|are (?:sold|called|advertised|marketed))\b)",
    re.IGNORECASE,
)
_UNNAMED_ZH = re.compile(
    r"(?=[其别有某一不很许隔市多大友同竞另])(?:"  # first, since what stands before is dear to look at
    r"(?<!我们)(?<!我们的)(?<!旗下)(?<!自家)(?<!本店)(?:"
    r"(?:其[他它]|别的|有[的些]|某些?|一些|不少|很多|许多|隔壁|市面上?的?|市场上的?)(?:不少|很多|同类|其他|知名|网红|大)?的?"
    r"(?:品牌|厂商|厂家|商家|牌子)"
    r"|(?:市面上?的?|市场上的?|隔壁)(?:不少|很多|许多|大多数?|多数|一些|有些|同类|同价位|其他)*的?(?:产品|店|家|机构|手机)"
    r"|(?:其[他它]|别的|有[的些]|某些?|一些|不少|很多|许多|大?多数)(?:产品|机构|平台|门店|店家|公司|手机|护肤品)"
    r"(?=[^，。；！？]{0,3}(?:自称|号称|宣称|声称|自诩|标榜|吹|承诺|保证|主打|炒作)))"
    r"|隔壁(?:的|那家)?[^，。；！？的是0-9]{0,4}[馆房厅院所]|另外?一家(?!门?店|分店|直营|旗舰)|别人?家|友商|竞品|(?<![人位宝孩娃伴友侣属路你您起])同行(?![者人]|优惠|[一立免享半])|(?<![一-鿿])大牌(?!同款|平替))"
)
_CUES_EN = ("other", "rival", "compet", "some", "many", "most ", " we ", " the road")
_CUES_ZH = (
    *("品牌", "厂", "商", "牌子", "大牌", "家", "同行", "竞品", "市面", "市场", "隔壁"),
    *("产品", "机构", "平台", "门店", "公司", "手机", "护肤品"),
)
_UNNAMED = ((_CUES_EN, _UNNAMED_EN), (_CUES_ZH, _UNNAMED_ZH))
"""Patterns, each with what a text must hold for it to match."""
_TO_THE_READER = re.compile(
    r"\b(?:and|to|then) (?:get|save|receive|claim|earn|pay)\b|\byou(?: can| will|'ll)? (?:get|save|receive|pay)\b"
    r"|[可再得获享]得?[^，。]{0,4}$|加补|补贴|立减|优惠|抵",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"['\u2019]s\b|\W*(?:\w+\s+){0,2}(?:calls?|claims?|says?|promises?|advertises?|boasts?|markets?|sells?|shouts?"
    r"|is|was|are|were|needs?|has|have|makes?|offers?|gives?|comes?|weighs?|uses?|charges?)\b"
    r"|的?[^，。；！？]{0,4}(?:自称|号称|宣称|声称|自诩|称|说|宣传|标榜|吹|打着|喊|是|承诺|保证|表示|主打|鼓吹|许诺|打出|炒作|自己)"
    r"|的",
    re.IGNORECASE,
)
"""What follows the name of somebody who claims something of himself."""
_OF_NEXT = re.compile(
    r"\S+(?: ?[元块美欧])? ?的? ?|\S+(?: (?:a|an|per) [a-z]+)?(?: for (?:a|an|the|their|his|her|my)| (?:at|with"
    r"|from)(?: the| an?)?) "
)
"""What stands between a figure and the competitor named after it, whose it is: £95 a night at Travelrest."""
_THEIRS = re.compile(r" ?的 ?|[一-鿿]{1,4}[馆房厅院所店]的?|['\u2019]s ")
_GOES_ON = re.compile(r"\s*(?:it|its|they|their|he|she)\b|\s*[它其]", re.IGNORECASE)
_THEY = re.compile(r"\s*(?:they|their)\b", re.IGNORECASE)
_TELLS_ON = 4
"""Sentences for which a text goes on about "them"."""
_POSSESSIVE = re.compile(r"['\u2019]s?\Z")
"""At the end of a competitor's name: what is said next is said of a thing of theirs."""


class Rivals:
    """The names of a brand's competitors."""

    def __init__(self, brand: Brand) -> None:
        names = sorted({name for name in brand.competitors if name.strip()}, key=lambda n: (-len(n), n))
        self._pattern = re.compile("|".join(map(_pattern, names)), re.IGNORECASE) if names else None

    def places(self, plain: str) -> tuple[Place, ...]:
        """Where ``plain`` names a competitor, possessives and plurals included, in order."""
        return tuple(m.span() for m in self._pattern.finditer(plain)) if self._pattern else ()


@lru_cache(maxsize=8)  # the text in hand, which several checks ask for
def unnamed(plain: str) -> tuple[Place, ...]:
    """Where ``plain`` speaks of competitors without a name: other brands, 友商."""
    low = plain.lower()
    found = (each.finditer(plain) for cues, each in _UNNAMED if any(cue in low for cue in cues))
    return tuple(sorted(m.span() for matches in found for m in matches))


class Owners:
    """Whom the figures of one document belong to: the brand that its sentence names last before them."""

    def __init__(self, document: Document, rivals: tuple[Place, ...], own: Iterable[Place]) -> None:
        self._document = document
        self._rivals = rivals
        self._starts = [place[0] for place in rivals]
        places = tuple(own)
        self._own = Stretches(places)
        self._own_ends = dict(places)

    def is_rivals(self, start: int) -> bool:
        """Whether the figure at plain offset ``start`` is said of a competitor.

        That is so where a competitor is the last one named before it in its sentence, and not as what ours is measured
        against ("30% brighter than a Veltron"; "compared with a Veltron, it lasts 48 hours").
        """
        if not self._rivals:
            return False
        sentence = self._document.sentence_at(start)
        if sentence is None:
            return False
        if self._of_rival_in(sentence, start):
            return True
        before = self._document.sentences[sentence.index - 1] if sentence.index else None
        if before is None or not _GOES_ON.match(sentence.text) or self._named(sentence, start):
            return False
        if _THEY.match(sentence.text):
            before = self._first_of(before)
        return self._of_rival_in(before, before.end)

    def _first_of(self, sentence: Sentence) -> Sentence:
        """Where what goes on about "them" in ``sentence`` begins: They work nationwide. They are fast."""
        for _ in range(_TELLS_ON):
            if not sentence.index or not _THEY.match(sentence.text):
                break
            sentence = self._document.sentences[sentence.index - 1]
        return sentence

    def claims_itself(self, start: int) -> bool:
        """Whether a competitor named in the sentence claims what stands at plain offset ``start`` of itself."""
        sentence = self._document.sentence_at(start)
        if sentence is None or not self._rivals or not self._of_rival_in(sentence, start):
            return False
        last = bisect_left(self._starts, start)
        at, end = self._rivals[last - 1] if last else (start, start)
        between = self._document.plain[end:start] if last else "."
        owned = _POSSESSIVE.search(self._document.plain, at, end) is not None
        return owned or between.strip() == "" or _CLAIMS.match(between) is not None

    def _of_rival_in(self, sentence: Sentence, start: int) -> bool:
        plain = self._document.plain
        first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, start)
        if first == last:
            return self._follows(sentence, start)
        at, end = self._rivals[last - 1]
        if start - end > _REACH:
            return False
        between, lead = plain[end:start], plain[max(sentence.start, at - _LEAD) : at]
        if (
            self._own.touch(self._after_theirs(end), start)
            or WE.search(between)
            or _THAN.search(lead)
            or _TO_THE_READER.search(between)
        ):
            return False
        if between.strip() == "的" and (plain[at - 1 : at] == "是" or _TIMES.match(plain, start)):
            return False
        measured = _BESIDE.search(lead) is not None or _COMPARED.match(between) is not None
        return not (measured and re.search("[，,]", between))

    def _after_theirs(self, end: int) -> int:
        """Where what a competitor has ends, which may be called what ours is: FitBay 的月卡; ``end`` is its name's."""
        of = _THEIRS.match(self._document.plain, end)
        return self._own_ends.get(of.end(), end) if of else end

    def _follows(self, sentence: Sentence, start: int) -> bool:
        """Whether the figure stands right before a competitor that it belongs to: the $749 Veltron."""
        index = bisect_left(self._starts, start)
        if index == len(self._rivals) or self._rivals[index][0] >= sentence.end:
            return False
        between = self._document.plain[start : min(self._rivals[index][0], start + _REACH)]
        return _OF_NEXT.fullmatch(between) is not None

    def _named(self, sentence: Sentence, start: int) -> bool:
        before = self._document.plain[max(sentence.start, start - _REACH) : start]
        return self._own.touch(sentence.start, start) or WE.search(before) is not None


def _pattern(name: str) -> str:
    words = r"[\s\-\u2010\u2011]*".join(re.escape(word) for word in name.split())
    left = "" if is_han(name[0]) else r"(?<![A-Za-z0-9])"
    right = "" if is_han(name[-1]) else r"(?:['\u2019]?s)?(?![A-Za-z0-9])"
    return f"{left}{words}{right}"
