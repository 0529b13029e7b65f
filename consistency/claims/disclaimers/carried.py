"""Whether a copy carries a disclaimer: in its words or others, with its dates and numbers, and not turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from consistency.claims.disclaimers.numbers import Number, numbers_of
from consistency.claims.disclaimers.turns import NOT, Deviation, turned
from consistency.claims.disclaimers.words import LIGHT, held_of, letters_of, stems, telling
from consistency.document import Document, Sentence
from consistency.matching.fold import skeleton
from consistency.matching.stretches import Place
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
_LIKE, _LIKE_SHORT, _SHORT = 0.67, 0.9, 8
"""Share of a Chinese disclaimer's characters that tell it in other words without a number, and of a short one's."""
_WEEKDAY = re.compile(
    r"\b(?P<en>mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|(?:周|星期|礼拜)(?P<zh>[一二三四五六日天末])", re.IGNORECASE
)
_SPELT = re.compile("[一二两三四五六七八九十百]+(?=[位人个次张天日月年份件包只瓶米倍])")
_EN_NUMBER = re.compile(rf"\b{EN_NUMERAL}\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?!May\b(?! (?:[0-9]|to\b|until\b|and [A-Z])))(?:{MONTHS})\b")
_CAPITALS = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")
_INSIDE = re.compile(r"[a-z,;] \(?$")
"""Before capitals that begin no sentence."""
_ITEM = "[一-鿿]{2,6}"
_EXCEPTED = re.compile(
    rf"(?P<list>{_ITEM}?(?:、{_ITEM}?)+(?:[和与及]{_ITEM}?)?)(?:等?地区|等地|站点|门店)?(?:除外|不参[与加]|不适用|不支持|不享)"
)
"""Things that a disclaimer leaves out, in a list."""
_REFUSES = re.compile("[不没无未非别勿除限仅只]")
"""What a disclaimer refuses is told by no words that grant it: 不与课卡优惠同享."""
_JOINS = re.compile("[、和与及]")
_ENDS = re.compile(r"\b(?:until|till|through|by|to|ends?|ending|closes?)\b|[到至止前]", re.IGNORECASE)
"""Beside a date, that something is over then."""
_ALL_EXCEPTED = re.compile(rf"(?P<items>{_ITEM}(?:[、和与及]{_ITEM})*)除外[。.]?")
_CHARGED = re.compile(
    "[^，。；！？不没无免]{0,4}(?:[要需得]|另外?|单独|按[^，。；！？]{1,4})(?:另外?|单独)?(?:收[费取]|付[费钱]|算|计[费价]|自费)"
)
"""What is left out of something free, told by what it costs: 散瞳验光要另收费."""


def carried(document: Document, disclaimer: str) -> tuple[Deviation, ...] | None:
    """Where ``document``, in Simplified Chinese, carries the disclaimer and departs from it.

    Empty where it is carried as approved, give or take a word; None where it is not carried.
    """
    text = simplified(disclaimer)
    if skeleton(text).text.strip() in skeleton(document.plain).text:
        return ()
    if _are_charged(document, text):
        return ()
    wanted, letters = stems(text), letters_of(text)
    said = [stems(sentence.text) for sentence in document.sentences]
    reach = len(re.findall(r"[.。!！?？]", text)) + 1
    shared = [wanted & words for words in said]
    ends = _is_end(text)
    faults: tuple[Deviation, ...] | None = None
    for first in range(len(said)):
        near = range(first, min(first + reach, len(said)))
        held = frozenset[str]().union(*shared[first : first + reach])
        if not held and not letters and not ends:
            continue
        sentences = [document.sentences[i] for i in near]
        if not ends and len(held) < _HINTED * len(wanted) and not _is_hinted(letters, sentences):
            continue
        if len(held) < _HELD * len(wanted) and not _is_told(text, sentences):
            faults = faults or tuple(turned(text, sentences, wholly=True)) or None
            continue
        parts = [s for i in near if _is_part(s := document.sentences[i], shared[i], said[i])]
        found = (*(Deviation(p) for p in _other_values(text, parts)), *turned(text, sentences))
        if not found:  # what stands before this window may still take a part of it back
            return tuple(each for each in faults or () if each.turned)
        faults = faults or found
    return faults


def _is_part(sentence: Sentence, shared: frozenset[str], said: frozenset[str]) -> bool:
    """Whether enough of what a sentence says beside its dates is a disclaimer's."""
    dated = stems(" ".join(sentence.text[first:last] for (first, last), _ in _dates(sentence.text, 0)))
    return len(shared) >= max(1, _ITS_OWN * len(said - dated))


def _are_charged(document: Document, disclaimer: str) -> bool:
    """Whether all that ``disclaimer`` does nothing but leave out is said to be charged for."""
    left_out = _ALL_EXCEPTED.fullmatch(disclaimer)
    if left_out is None:
        return False
    plain = document.plain
    return all(re.search(re.escape(i) + _CHARGED.pattern, plain) for i in _JOINS.split(left_out["items"]))


def _is_told(text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether ``sentences`` say ``text`` in other words: every date and number, and most of what it tells."""
    dates, numbers, wanted = _tells(text)
    numbers = [number for number in numbers if not number.spelt]
    near = "\n".join(sentence.text for sentence in sentences)
    letters = letters_of(text)
    if not (dates or numbers):
        if not letters:
            return len(held := held_of(wanted, near)) >= _FEWEST and len(held) >= _LIKE * len(wanted)
        if _REFUSES.search(text) and not _REFUSES.search(near):
            return False
        enough = _LIKE if len(letters) >= _SHORT else _LIKE_SHORT
        return len(letters & letters_of(near)) >= enough * len(letters)
    if not wanted:
        return _is_end(text) and _ENDS.search(near) is not None and _gives(dates, near)
    near = _SPELT.sub(lambda match: str(from_chinese(match[0])), near)
    digits = near.replace(",", "")
    if not all(number.written in digits for number in numbers) and not _EN_NUMBER.search(near):
        return False  # most are ruled out at no cost
    if len(held_of(wanted, near)) < _TOLD * len(wanted) and (
        not letters or len(letters & letters_of(near)) < _TOLD * len(letters)
    ):
        return False
    written = {number.written for number in numbers_of(near, 0)}
    return all(number.written in written for number in numbers) and _gives(dates, near)


def _gives(dates: Sequence[tuple[Place, Value]], text: str) -> bool:
    days_said = _dates(text, 0)
    return all(any(compare_values(day, other) != OTHER for _, other in days_said) for _, day in dates)


def _is_end(text: str) -> bool:
    """Whether the disclaimer says nothing but until when: the offer ends on 31 December, 活动到 12 月 31 日."""
    dates, numbers, wanted = _tells(text)
    return bool(dates) and not numbers and not wanted and _ENDS.search(text) is not None


@lru_cache(maxsize=256)  # the disclaimers of the guidelines in use
def _tells(text: str) -> tuple[list[tuple[Place, Value]], list[Number], frozenset[str]]:
    """Dates, numbers and telling words of ``text``."""
    return _dates(text, 0), numbers_of(text, 0), telling(text)


def _is_hinted(letters: frozenset[str], sentences: Sequence[Sentence]) -> bool:
    """Whether ``sentences`` hold most of a Chinese disclaimer's ``letters``."""
    near = frozenset[str]().union(*(letters_of(sentence.text) for sentence in sentences))
    return bool(letters) and len(letters & near) >= _TOLD * len(letters)


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
        for other in islice((m for m in _named(sentence.text) if missing and m[0].lower() not in text.lower()), 1):
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
            if said and NOT.search(sentence.text, min(said)):
                final = max(items, key=lambda item: sentence.text.find(item))
                yield sentence.start + min(said), sentence.start + sentence.text.index(final) + len(final)


def _named(text: str) -> Iterator[re.Match[str]]:
    """The names in English ``text``: words with a capital inside a sentence, but for days and months."""
    for found in _CAPITALS.finditer(text):
        inside = _INSIDE.search(text, max(0, found.start() - 3), found.start())
        if inside and found[0].lower() not in LIGHT and not _WEEKDAY.match(found[0]):
            yield found


def _names(text: str) -> frozenset[str]:
    return frozenset(found[0].lower() for found in _named(text))


def _weekdays(text: str) -> frozenset[str]:
    return frozenset((m["en"] or m["zh"]).lower() for m in _WEEKDAY.finditer(text))


def _dates(text: str, start: int) -> list[tuple[Place, Value]]:
    return [((start + day.start, start + day.end), day.value) for day in days(text)]
