"""What a text speaks of: its telling words and the names of our things, without figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from consistency.claims.own_things import OwnThings
from consistency.claims.values.degrees import degrees
from consistency.matching.content_words import content_words
from consistency.matching.stems import plain_stem
from consistency.nlp.words import tokenize
from consistency.statements.counts import CLASSIFIERS, counts
from consistency.statements.dates import days
from consistency.statements.figures import figures
from consistency.statements.model import Kind, Statement
from consistency.statements.topics import without_cues
from consistency.weekdays import WEEKDAY_NAMES
from consistency.whose.first_person import WE_OURSELVES
from consistency.word_lists import word_set

SCHEDULE = frozenset({"start", "end", "opening", "closing", "visit", "stay"})
"""Concepts that a product has many of: its name alone does not say which start is meant."""
_IN_HAND = 64
"""Clauses and sentences of a text in hand, whose subjects are asked for once a figure and claim."""
_UNTELLING = SCHEDULE - {"opening"} | {"saving", "gift_value"}
"""Concepts told by a word that any offer is made in: worth, save, until. That word does not also say of what."""
PLAIN = word_set(
    """
    about above across after against along although among around because before behind below beneath beside besides
    between beyond both down during either else ever except few get how however i me mine my near neither nor off onto
    once other others ours over past round same shall should since some still such there though through throughout
    toward towards under unless until upon via what when where whether which while who whom whose why would within
    without yet yours am pm o'clock
    pay paid cost costs price prices priced spend save month months year years day days week weeks every each only
    now today new time times use used make makes take takes give gives first
    open opens opened opening close closes closed closing shut shuts door doors hours morning evening afternoon night
    售价 价格 定价 现价 只要 仅需 只需 每月 每年 每天 每日 每周 一个月 一年 现在 今天 超过 不超过 至少 最多 最少 可用
    可以 使用 提供 享受 产品 商品 全部 所有 共计 大约 突破 达到 一共 总共 累计 目前 已经
    保持 维持 最多能 最多可 最高可 最高能 最长可 最长能 最远能 最远可 最快能 最快可
    提前 提早 年满 未满 不满 周岁 月龄 以下 以上 点到 点至 就能 就可 才能 才可 即可 均可 都能 都可 也能 也可 能来 可来
    周一 周二 周三 周四 周五 周六 周日 星期一 星期二 星期三 星期四 星期五 星期六 星期日
    """
).union(WEEKDAY_NAMES)
"""Words that any offer is made in: two statements that share nothing else share nothing."""
_OFFER = re.compile(
    r"\b(?:offers?|sale|deals?|discounts?|promo(?:tion)?s?)\b|[0-9]% off|优惠|折扣|特价|促销|满减|大促", re.IGNORECASE
)
"""Words for an offer, which mean the same: the offer ends, the sale ends."""
OFFERED = "offer"
"""The word that stands for any word for an offer."""
_NTH_FREE = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|[23]rd|[2-6]th|next)\b[^.!?]{0,20}\b(?:free|on us|half[- ]price)\b"
    r"|第[二三四五六2-6] ?[一-鿿][^，。]{0,4}(?:免|半价|送|1 ?元|一元)",
    re.IGNORECASE,
)
"""The second half of an offer, whose first is how many are paid: stay two nights, and the third is free."""
_NEXT = "next free"
_TRADE = 3
"""Claims that hold a word of the brand's trade, by which none is told from the others: charging, stay."""
_EACH = re.compile(f"[一每](?:{'|'.join(CLASSIFIERS)}|[度天日月年周晚斤克升回趟遍]|公斤|分钟|小时|下子?)")
"""One of whatever is counted or measured: 每杯, 一次."""
_THINGS = frozenset("狗猫兔鸟鱼虾蟹鸡鸭鹅猪牛羊马车船艇茶酒花书鞋帽伞琴床灯锅碗壶盆被枕菜肉蛋奶糖饼粥汤鼓球")
"""Things of one character, which are words of their own."""
_ONE_THING = re.compile(
    f"(?P<done>[{''.join(sorted(_THINGS))}])[带养有来吃喝买卖开坐租修换洗送装用可能会要给让到在是都也就还停放收]"
    f"|[这那每此](?P<that>[{''.join(sorted(_THINGS))}])"
)
"""Such a thing with what makes no name with it: 船带, 这茶."""
_BOUND = re.compile(r"以?[内上下]|之?[后前]|左右|起")
"""After a figure, part of it: 3 个工作日内 | 到账."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is spoken of: telling ``words``, without figures and names, and the ``names`` of our things."""

    words: frozenset[str]
    names: frozenset[str]
    is_ours: bool = False
    """Whether the brand itself is spoken of, by its name or as we."""
    trade: frozenset[str] = frozenset()
    """Words of the brand's trade, which tell only a claim that has no other from what is of no thing of its own."""

    def link(self, other: Subject) -> int:
        """How many words both hold, the names of our things as one."""
        return len(self.words & other.words) + (not self.names.isdisjoint(other.names))


class Subjects:
    """Reads subjects, of a brand whose own name tells nothing."""

    def __init__(self, things: OwnThings, brand_words: Iterable[str], claims: Iterable[str]) -> None:
        """``claims``: the texts of one language that the brand's are told from; what several hold is its trade."""
        told = Counter(word for text in claims for word in _words(things.without(text)))
        self.things = things
        self._brand = frozenset(brand_words)
        self._trade = frozenset(word for word, times in told.items() if times >= _TRADE) - PLAIN - self._brand
        self._plain = PLAIN.union(brand_words, self._trade)
        self._read = lru_cache(maxsize=_IN_HAND)(self._subject)

    def of(self, text: str, about: Statement | None = None) -> Subject:
        """The subject of ``text``, which may state ``about``: what only names its concept does not tell its thing."""
        untelling = about is not None and about.topic in _UNTELLING
        return self._read(text, (about.kind, about.topic) if about is not None and untelling else None)

    def _subject(self, text: str, untelling: tuple[Kind, str] | None) -> Subject:
        names = self.things.named(text)
        bare = self.things.without(_without_values(text))
        if untelling is not None:
            bare = without_cues(*untelling, bare)
        held = _words(bare)
        words = frozenset(map(plain_stem, held - self._plain - self.things.words(names)))
        marks = ((OFFERED, _OFFER), (_NEXT, _NTH_FREE))
        return Subject(
            words.union(mark for mark, pattern in marks if pattern.search(text)), names, trade=held & self._trade
        )

    def is_ours(self, text: str) -> bool:
        """Whether ``text`` speaks of the brand itself, by its name or as we."""
        return WE_OURSELVES.search(text) is not None or not content_words(text).isdisjoint(self._brand)


def _words(text: str) -> frozenset[str]:
    """The content words of ``text`` but one of a unit, and the characters that the segmenter left apart: 月卡, 狗."""
    tokens = [token for token in tokenize(text) if token.script == "han" and len(token.text) == 1]
    pairs = (one.text + other.text for one, other in pairwise(tokens) if one.end == other.start)
    found = content_words(text).union(pairs, (token.text for token in tokens if token.text in _THINGS))
    return frozenset(_thing(word) for word in found if not _EACH.fullmatch(word))


def _thing(word: str) -> str:
    match = _ONE_THING.fullmatch(word)
    return (match["done"] or match["that"]) if match else word


def _without_values(text: str) -> str:
    """``text`` without its figures, days and counts: hours and months are no subject that two statements share."""
    letters = list(text)
    spans = [(each.start, each.end) for each in figures(text)]
    spans += [(each.start, each.end) for each in days(text)]
    spans += [(each.start, each.end) for each in counts(text)]
    spans += [(each.start, each.end) for each in degrees(text)]
    for start, end in spans:
        after = _BOUND.match(text, end)
        stop = after.end() if after else end
        letters[start:stop] = " " * (stop - start)
    return "".join(letters)
