"""Whether a copy carries a disclaimer: in its words or others, with its dates and numbers, and not turned round."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from consistency.document import Document, Sentence
from consistency.matching.claim_use import content_words
from consistency.matching.disclaimer_numbers import Number, numbers_of
from consistency.matching.fold import skeleton
from consistency.matching.rivals import Place
from consistency.matching.stems import deed_stem
from consistency.nlp.scripts import has_han
from consistency.nlp.traditional import simplified
from consistency.numerals import EN_NUMERAL, from_chinese
from consistency.statements.dates import MONTHS, days
from consistency.statements.values import OTHER, Value, compare_values

_HELD = 0.8
"""Share of a disclaimer's words that the copy must hold, in neighbouring sentences."""
_TOLD = 0.6
"""The same of its telling words where the copy holds all its dates and numbers as well."""
_FEWEST = 4
"""Words of an English disclaimer without a number that must be told."""
_HINTED = 0.3
"""Share of its words from which it is worth while to look for it in others."""
_ITS_OWN = 0.4
"""Share of a sentence's words that are a disclaimer's where the sentence is a part of it."""
_LIGHT_WORDS = """
data source based according measured until till through valid ends end offer applies apply only
january february march april may june july august september october november december
数据 来自 来源于 来源 源自 出自 基于 根据 为期 期间 实际 具体 活动 优惠 有效 截止 截至 日期 时间 为准 不可 不能 办理
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
_LIGHT_ZH = tuple(filter(has_han, _LIGHT_WORDS.split()))
"""Words that any disclaimer is made in: its dates and numbers and the rest of it must tell."""
_TOGETHER = re.compile(
    r"同享|叠加|共享|并用|同用|同时(?:使用|享受|参与|参加|享用)|一[起同](?:使用|享受|享用|参与|用)|合并使用"
)
_COMBINED = re.compile(
    r"\b(?:combin(?:ed|able|es?)|in conjunction|stack(?:ed|able|s)?)(?= (?:with|on)\b)", re.IGNORECASE
)
"""Together, of offers, in other words."""
_EXTRA = re.compile(r"另(?:外|行)?(?:计|收费?|付费?|算|收取)|额外(?:收费|付费|收取)|加收")
_DIFFERS = re.compile(r"(?:各不|有所?|会有|存在|略有)?(?:不同|差异|区别)|各异|而异")
_SAID_ALSO = (
    (re.compile(r"(?:只能|最多|只可以?)[买拍领用租](?=[一二两三0-9])"), "限购"),
    (re.compile("(?<=[每人户])限(?=[一二两三0-9])"), "限购"),
    (re.compile("别的|另外的"), "其他"),
    (re.compile("[都均也]?不(?:包邮|送|发货?|参[与加]|适用|享受?)"), "除外"),
    (re.compile("一(?=[户人][只限最])"), "每"),
)
"""What disclaimers are made of, and how people say it."""
_FILLERS = frozenset("凭须需请的了和与或及以为仅按因在是由从其有可就还会要个不")
_WHOSE = ("'s", "\u2019s")
"""The ends of words for whom something is of, as their may stand for it: your friend's second box."""
_LIKE, _LIKE_SHORT, _SHORT = 0.67, 0.9, 8
"""Share of a Chinese disclaimer's characters that tell it in other words without a number, and of a short one's."""
_WEEKDAY = re.compile(
    r"\b(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天末])", re.IGNORECASE
)
_SPELT = re.compile("[一二两三四五六七八九十百]+(?=[位人个次张天日月年份件包只瓶米倍])")
_EN_NUMBER = re.compile(rf"\b{EN_NUMERAL}\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?!May\b(?! (?:[0-9]|to\b|until\b|and [A-Z])))(?:{MONTHS})\b")
_NOT_BUT = re.compile(
    r"\b(?P<is>[a-z]{4,}), (?:and )?not (?:an? |the )?(?:[a-z]+ )?(?P<not>[a-z]{4,})\b", re.IGNORECASE
)
"""A credit broker, not a lender."""
_NAMED = re.compile(r"(?:(?<=[a-z,;] )|(?<=[a-z,;] \())(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)*)")
_CLAUSE = re.compile(r"(?:[^，,；;。.!！?？、()（）:：\n]|(?<=[0-9])[.,:](?=[0-9]))+")
_NOT = re.compile(
    r"\b(?:not|never|no|cannot|without|except|excluding|nor|instead of|either)\b|n['\u2019]t\b"
    r"|不(?!仅|但|只|止|少|断|等)|[无非没未勿](?!论|常|理由)|禁止|除外|恕|[二三择]选?一(?!起|直|样|同)|其一",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|cannot)\b|n['\u2019]t\b", re.IGNORECASE)
"""What makes included mean excluded."""
_APART = re.compile(
    r"\b(?:another matter|otherwise|separate(?:ly)?|extra|outside|aside|apart|different|exclu\w+|exempt|charged?"
    r"|stays? out|left out|your own)\b",
    re.IGNORECASE,
)
"""What is left out in other words: tears are another matter."""
_RIGHT_BEFORE = re.compile(
    r"(?:\b(?:not|never|cannot)|n['\u2019]t)(?: (?:ever|be|yet|also))? $|(?:不会?|没有?|从未|绝不|永不"
    r"|(?:不用|无需|不需要?|不必|免)(?:提供|出示|带|任何|什么)?)$",
    re.IGNORECASE,
)
_ITEM = "[一-鿿]{2,6}"
_EXCEPTED = re.compile(
    rf"(?P<list>{_ITEM}?(?:、{_ITEM}?)+(?:[和与及]{_ITEM}?)?)(?:等?地区|等地|站点|门店)?(?:除外|不参[与加]|不适用|不支持|不享)"
)
_JOINS = re.compile("[、和与及]")
"""Things that a disclaimer leaves out, in a list."""
_DEMANDS = re.compile("[须需凭请]|提前|必须")
_NEEDS_NO = re.compile("(?:不用|不需要?|不必|无需|无须|不要求)(?:再?提供|再?出示|另外|提前|带|任何|什么|再)?")
_IN_A_CASE = re.compile(r"\b(?:if|unless|where|when)\b|如果|若|除非|如需", re.IGNORECASE)
_VARIES = re.compile(
    r"因人而异|因[^，。]{1,6}而异|各不相同|有所?(?:不同|差异)|存在差异|仅供参考|视[^，。]{1,8}而定"
    r"|\b(?:var(?:y|ies)|differs?|not typical)\b",
    re.IGNORECASE,
)
_ALL_ALIKE = re.compile(
    r"人人(?:相同|一样|有效|都)|(?:效果|结果)(?:都|完全)?(?:相同|一样|一致|有保证)|对?(?:所有|任何|每个)人都"
    r"|\bthe same (?:for|on|in) (?:every|all)\w*|\b(?:for|on) everyone\b|\b(?:do|does|will|can) ?not vary\b"
    r"|n['\u2019]t vary\b|\bguaranteed\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deviation:
    """``plain[place]`` is not what the disclaimer says: another date or number, or the opposite (``turned``)."""

    place: Place
    turned: bool = False


def carried(document: Document, disclaimer: str) -> tuple[Deviation, ...] | None:
    """Where ``document``, in Simplified Chinese, carries the disclaimer and departs from it.

    Empty where it is carried as approved, give or take a word; None where it is not carried.
    """
    text = simplified(disclaimer)
    if skeleton(text).text.strip() in skeleton(document.plain).text:
        return ()
    wanted, letters = _stems(text), _letters(text)
    said = [_stems(sentence.text) for sentence in document.sentences]
    reach = len(re.findall(r"[.。!！?？]", text)) + 1
    shared = [wanted & words for words in said]
    faults: tuple[Deviation, ...] | None = None
    for first in range(len(said)):
        near = range(first, min(first + reach, len(said)))
        held = frozenset[str]().union(*shared[first : first + reach])
        if not held and not letters:
            continue
        sentences = [document.sentences[i] for i in near]
        if len(held) < _HINTED * len(wanted) and not _is_hinted(letters, sentences):
            continue
        if len(held) < _HELD * len(wanted) and not _is_told(text, sentences):
            faults = faults or tuple(_turned(text, sentences, wholly=True)) or None
            continue
        parts = [document.sentences[i] for i in near if len(shared[i]) >= max(1, _ITS_OWN * len(said[i]))]
        found = (*(Deviation(p) for p in _other_values(text, parts)), *_turned(text, sentences))
        if not found:  # what stands before this window may still take a part of it back
            return tuple(each for each in faults or () if each.turned)
        faults = faults or found
    return faults


@lru_cache(maxsize=256)  # the disclaimers of the guidelines in use, and the sentences in hand
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(deed_stem, content_words(text)))


def _is_told(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether ``sentences`` say ``text`` in other words: every date and number, and most of what it tells."""
    dates, numbers, wanted = _tells(text)
    numbers = [number for number in numbers if not number.spelt]
    near = "\n".join(sentence.text for sentence in sentences)
    letters = _letters(text)
    if not (dates or numbers):
        if not letters:
            return len(held := _held(wanted, near)) >= _FEWEST and len(held) >= _LIKE * len(wanted)
        enough = _LIKE if len(letters) >= _SHORT else _LIKE_SHORT
        return len(letters & _letters(near)) >= enough * len(letters)
    if not wanted:
        return False
    near = _SPELT.sub(lambda match: str(from_chinese(match[0])), near)
    digits = near.replace(",", "")
    if not all(number.written in digits for number in numbers) and not _EN_NUMBER.search(near):
        return False  # most are ruled out at no cost
    if len(_held(wanted, near)) < _TOLD * len(wanted) and (
        not letters or len(letters & _letters(near)) < _TOLD * len(letters)
    ):
        return False
    written = {number.written for number in numbers_of(near, 0)}
    days_near = _dates(near, 0)
    return all(number.written in written for number in numbers) and all(
        any(compare_values(day, other) != OTHER for _, other in days_near) for _, day in dates
    )


@lru_cache(maxsize=256)  # the disclaimers of the guidelines in use
def _tells(text: str) -> tuple[list[tuple[Place, Value]], list[Number], frozenset[str]]:
    """Dates, numbers and telling words of ``text``."""
    return _dates(text, 0), numbers_of(text, 0), _telling(text)


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in content_words(_alike(text)) - _LIGHT if not word.endswith(_WHOSE))


def _alike(text: str) -> str:
    """``text`` with one word for what is said of offers that do not go together."""
    return _COMBINED.sub("together", _TOGETHER.sub(" 同享 ", text))


def _is_hinted(letters: frozenset[str], sentences: Sequence[Sentence]) -> bool:
    """Whether ``sentences`` hold most of a Chinese disclaimer's ``letters``."""
    near = "".join(sentence.text for sentence in sentences)
    return bool(letters) and sum(each in near for each in letters) >= _TOLD * len(letters)


@lru_cache(maxsize=256)  # the disclaimers of the guidelines in use, and the sentences in hand
def _letters(text: str) -> frozenset[str]:
    """The Chinese characters of ``text`` that tell something, as it may be said in other words."""
    for said, meant in _SAID_ALSO:
        text = said.sub(meant, text)
    text = _DIFFERS.sub("异", _EXTRA.sub("另收费", _TOGETHER.sub("同享", text)))
    for word in _LIGHT_ZH:
        text = text.replace(word, "")
    return frozenset(filter(has_han, text)) - _FILLERS


def _held(wanted: frozenset[str], text: str) -> frozenset[str]:
    """The words of ``wanted`` in ``text``; Chinese ones as a part of longer words too."""
    text = _alike(text)
    words = _stems(text)
    return frozenset(word for word in wanted if deed_stem(word) in words or (has_han(word) and word in text))


def _turned(text: str, sentences: Sequence[Sentence], *, wholly: bool = False) -> Iterator[Deviation]:
    """The clauses of ``sentences`` that say the opposite of one of ``text``, where none says the same.

    ``wholly``: what is denied must hold all of its words, for the rest of ``text`` is not said.
    """
    clauses = [(s.start + m.start(), m[0]) for s in sentences for m in _CLAUSE.finditer(s.text)]
    for own in (match[0] for match in _CLAUSE.finditer(text)):
        if _IN_A_CASE.search(own):
            continue
        wanted = _telling(own)
        like = [(at, c) for at, c in clauses if wanted and _is_like(own, wanted, c)]
        opposite = [(at, c) for at, c in like if _is_swapped(own, c) or _is_denied(own, wanted, c, wholly=wholly)]
        if len(opposite) == len(like) and opposite:
            at, clause = opposite[0]
            yield Deviation((at + len(clause) - len(clause.lstrip()), at + len(clause.rstrip())), turned=True)
    for own in (match[0] for match in _CLAUSE.finditer(text) if _DEMANDS.search(match[0])):
        wanted = _telling(own)
        if waived := next((place for at, c in clauses if (place := _waived(wanted, at, c))), None):
            yield Deviation(waived, turned=True)
    if exchange := _NOT_BUT.search(text):
        other = re.compile(rf"\bnot (?:an? |the )?(?:[a-z]+ )?{exchange['is']}\b", re.IGNORECASE)
        for sentence in sentences:
            if denied := other.search(sentence.text):
                yield Deviation((sentence.start + denied.start(), sentence.start + denied.end()), turned=True)
    if _VARIES.search(text) and not any(_VARIES.search(s.text) and not _ALL_ALIKE.search(s.text) for s in sentences):
        for sentence in sentences:
            if alike := _ALL_ALIKE.search(sentence.text):
                yield Deviation((sentence.start + alike.start(), sentence.start + alike.end()), turned=True)
                return


def _waived(wanted: frozenset[str], at: int, clause: str) -> Place | None:
    """Where ``clause``, which begins at ``at``, needs nothing of what a disclaimer demands: 不用预约."""
    for match in _NEEDS_NO.finditer(clause):
        if any(has_han(word) and clause.startswith(word, match.end()) for word in wanted):
            return at + match.start(), at + len(clause.rstrip())
    return None


def _is_like(own: str, wanted: frozenset[str], clause: str) -> bool:
    """Whether ``clause`` says most of ``own``, or half of it where it has the opposite of a word."""
    held = len(_held(wanted, clause))
    return held > max(1, len(wanted) / 2) or (held >= max(1, len(wanted) / 2) and _is_swapped(own, clause))


def _is_swapped(own: str, clause: str) -> bool:
    """Whether ``clause`` has the opposite of a word of ``own``: included for excluded, 烘干后 for 烘干前."""
    if _IN_A_CASE.search(clause) or bool(_DENIED.search(own)) != bool(_DENIED.search(clause)):
        return False
    return _has_opposite(own, clause)


def _has_opposite(own: str, clause: str) -> bool:
    pairs = ((swapped, *pair) for swapped, known in _OPPOSED for pair in known)
    return any(swapped(own, clause, one, other) or swapped(own, clause, other, one) for swapped, one, other in pairs)


def _is_denied(own: str, wanted: frozenset[str], clause: str, *, wholly: bool) -> bool:
    """Whether ``clause``, of the same ``wanted`` words as ``own``, denies what it affirms or affirms what it denies."""
    if _IN_A_CASE.search(clause) or (wholly and len(_held(wanted, clause)) < len(wanted)):
        return False
    if _NOT.search(own):
        same = _NOT.search(clause) or _APART.search(clause) or _has_opposite(own, clause)  # not before 9: after 9
        return not same
    low = _TOGETHER.sub("同享", clause).lower()
    return any(_RIGHT_BEFORE.search(low[: low.index(word)]) for word in wanted if word in low)


def _swapped_zh(own: str, clause: str, one: str, other: str) -> bool:
    """Whether ``clause`` has ``other`` after what ``one`` stands after in ``own``: 烘干后 for 烘干前."""
    before = (own[at - 2 : at] for at in range(2, len(own)) if own[at] == one)
    return any(has_han(word) and word + other in clause and word + one not in clause for word in before)


def _swapped_en(own: str, clause: str, one: str, other: str) -> bool:
    of_own, of_other = re.compile(rf"\b{one}", re.IGNORECASE), re.compile(rf"\b{other}", re.IGNORECASE)
    return bool(of_own.search(own) and of_other.search(clause) and not of_own.search(clause))


_OPPOSED: tuple[tuple[Callable[[str, str, str, str], bool], tuple[tuple[str, str], ...]], ...] = (
    (_swapped_zh, (("前", "后"), ("内", "外"), ("上", "下"), ("早", "晚"))),
    (
        _swapped_en,
        (
            ("before", "after"),
            ("exclud", "includ"),
            ("without", r"with(?!out|in)"),
            ("without", "after"),
            (r"weekdays?\b", r"weekends?\b"),
            (r"credit\b", r"cash\b"),
            ("below", "above"),
            ("minimum", "maximum"),
            (r"at least\b", r"at most\b"),
            (r"first\b", r"(?:every|any|each|all|second|later|next)\b"),
        ),
    ),
)


def _other_values(text: str, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """The dates and numbers of ``sentences`` that stand for others in ``text``.

    A number does not where its own stands there too: nine out of ten users (a survey of 840 users).
    """
    dates, numbers, _ = _tells(text)
    weekdays, months = _weekdays(text), frozenset(_MONTH.findall(text))
    missing = _names(text) - frozenset().union(*(_names(sentence.text) for sentence in sentences))
    yield from _left_out(text, sentences)
    counted = [numbers_of(sentence.text, sentence.start) for sentence in sentences]
    given = {(number.written, word) for found in counted for number in found for word in number.beside}
    for sentence, found in zip(sentences, counted, strict=True):
        other = next((m for m in _NAMED.finditer(sentence.text) if missing and _names(m[0], " ") - _names(text)), None)
        if other is not None:
            yield sentence.start + other.start(), sentence.start + other.end()
        said = _weekdays(sentence.text)
        if weekdays and said and said != weekdays and (first := _WEEKDAY.search(sentence.text)):
            yield sentence.start + first.start(), sentence.start + first.end()
        if months and not dates:
            strange = (m for m in _MONTH.finditer(sentence.text) if m[0] not in months)
            yield from ((sentence.start + m.start(), sentence.start + m.end()) for m in islice(strange, 1))
        for place, value in _dates(sentence.text, sentence.start):
            if dates and all(compare_values(value, known) == OTHER for _, known in dates):
                yield place
        for number in found:
            same = [known for known in numbers if known.beside & number.beside]
            if same and not any((known.written, word) in given for known in same for word in known.beside):
                yield number.place


def _left_out(text: str, sentences: Sequence[Sentence]) -> Iterator[Place]:
    """Where ``sentences`` except some of the things that ``text`` excepts, and not all: 新疆、西藏除外."""
    told = "".join(sentence.text for sentence in sentences)
    for match in _EXCEPTED.finditer(text):
        *first, last = (item for item in _JOINS.split(match["list"]) if item)
        items = [*first, last[:-2] if len(last) > 3 else last]  # the last may name what all of them are
        if all(item in told for item in items):
            continue
        for sentence in sentences:
            said = [sentence.text.index(item) for item in items if item in sentence.text]
            if said and _NOT.search(sentence.text, min(said)):
                final = max(items, key=lambda item: sentence.text.find(item))
                yield sentence.start + min(said), sentence.start + sentence.text.index(final) + len(final)


def _names(text: str, before: str = "") -> frozenset[str]:
    """The names in English ``text``: words with a capital inside a sentence, but for days and months."""
    found = _NAMED.finditer(f"x{before}{text}" if before else text)
    return frozenset(name for m in found if (name := m["name"].lower()) not in _LIGHT and not _WEEKDAY.match(name))


def _weekdays(text: str) -> frozenset[str]:
    return frozenset((m["en"] or m["zh"]).lower() for m in _WEEKDAY.finditer(text))


def _dates(text: str, start: int) -> list[tuple[Place, Value]]:
    return [((start + day.start, start + day.end), day.value) for day in days(text)]
