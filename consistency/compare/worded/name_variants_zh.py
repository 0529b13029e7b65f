"""Chinese names that a piece writes with one character exchanged: misheard, or slipped from another word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consistency.compare.worded.name_text import NameText, SpeltPair
from consistency.nlp.lexicon import in_chinese_lexicon
from consistency.nlp.pinyin import readings
from consistency.nlp.scripts import HAN
from consistency.nlp.segmenter import segmenter
from consistency.numerals import ZH_NUMERAL

_HAN_RUN = re.compile(f"[{HAN}]+")
_REACH = 6
"""Characters on each side that are held to belong to a Chinese name."""
_TELLING = 2
_NO_SLIP = frozenset(
    "的地得了着过在再是有和与及或也都就不没无这那哪其他她它您你我们各每几多少大小上中下前后左右内外里东南西北春夏秋冬早晚新老旧男女红黄蓝绿白黑"
)
"""Characters of which one for another is another meaning or mere grammar, not a name written wrongly."""
_PARTICLES = frozenset("来回到去会要可能将由从让把给请起")
_NUMERAL = re.compile(rf"{ZH_NUMERAL}|[年月日号点时分秒天周期届]")


def exchanged(one: NameText, other: NameText, texts: Sequence[NameText]) -> Iterator[SpeltPair]:
    """Where ``other`` has one character for another of ``one`` between neighbours that both write."""
    between: dict[str, dict[str, list[int]]] = {}
    for at in _inner(other):
        between.setdefault(_around(other, at), {}).setdefault(other.plain[at], []).append(at)
    for at in _inner(one):
        stand = between.get(_around(one, at), {})
        for there in sorted(place for b, places in stand.items() if b != one.plain[at] for place in places):
            found = _exchanged(one, at, other, there, texts)
            if found:
                yield found


def _inner(text: NameText) -> Iterator[int]:
    """Places of Chinese characters between Chinese characters."""
    for run in _HAN_RUN.finditer(text.plain):
        yield from range(run.start() + 1, run.end() - 1)


def _around(text: NameText, at: int) -> str:
    return text.plain[at - 1] + text.plain[at + 1]


def _exchanged(one: NameText, at: int, other: NameText, there: int, texts: Sequence[NameText]) -> SpeltPair | None:
    a, b = one.plain[at], other.plain[there]
    if {a, b} & _NO_SLIP or _NUMERAL.match(a) or _NUMERAL.match(b):
        return None
    left = _shared(one.plain, at, other.plain, there, -1)
    right = _shared(one.plain, at, other.plain, there, 1)
    name = one.plain[at - left : at + right + 1]
    wrong = other.plain[there - left : there + right + 1]
    core = one.plain[at - 1 : at + 2]
    spoilt = other.plain[there - 1 : there + 2]
    if core in other.plain or spoilt in one.plain:
        return None
    if not (_sounds(a, b, core, spoilt) or _inside(left, right, name, texts, other) or _odd(name, wrong, texts)):
        return None
    begin, end = _word_edges(name, left)
    return SpeltPair((name[begin:end], wrong[begin:end]), (core, spoilt))


def _word_edges(name: str, middle: int) -> tuple[int, int]:
    """The part of ``name`` about its character ``middle`` without grammar and cut words at its ends."""
    begin, end = 0, len(name)
    while begin < middle - 1 and name[begin] in _NO_SLIP:
        begin += 1
    while end > middle + 2 and (name[end - 1] in _NO_SLIP or name[end - 1] in _PARTICLES):
        end -= 1
    return begin, end


def _sounds(a: str, b: str, core: str, spoilt: str) -> bool:
    """Whether one is the other misheard: equal sound, and what stands there now is no word."""
    if not readings(a) & readings(b):
        return False
    return not (_ordinary(core) and _ordinary(spoilt))


def _inside(left: int, right: int, name: str, texts: Sequence[NameText], other: NameText) -> bool:
    """Whether the exchange lies inside a longer phrase that is used as a name."""
    if left < _TELLING or right < _TELLING or _NUMERAL.search(name):
        return False
    return _used(name, texts, other)


def _odd(name: str, wrong: str, texts: Sequence[NameText]) -> bool:
    """Whether both forms are no ordinary words and the other assets keep to one."""
    if _NUMERAL.search(name) or sum(name in t.plain for t in texts) < _TELLING:
        return False
    return not _ordinary(name) and not _ordinary(wrong)


def _used(name: str, texts: Sequence[NameText], other: NameText) -> bool:
    """Whether another asset sets the phrase apart, or two write it."""
    if sum(name in t.plain for t in texts if t is not other) >= _TELLING:
        return True
    return any(name in t.plain[a:b] for t in texts if t is not other for a, b in t.delimited)


def _ordinary(text: str) -> bool:
    """Whether a stretch is made of dictionary words of two characters and more, apart from its edges."""
    pieces = [w for w, _, _ in segmenter().tokenize(text, hmm=False)]
    return any(len(p) > 1 and in_chinese_lexicon(p) for p in pieces)


def _shared(one: str, at: int, other: str, there: int, step: int) -> int:
    """How many Chinese characters beside two places are the same, away in the direction ``step``."""
    size = 0
    while size < _REACH:
        i, j = at + step * (size + 1), there + step * (size + 1)
        if not (0 <= i < len(one) and 0 <= j < len(other)) or one[i] != other[j] or not _HAN_RUN.match(one[i]):
            return size
        size += 1
    return size
