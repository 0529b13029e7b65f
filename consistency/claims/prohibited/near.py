"""What may not be said, in other forms or another order of its words: payment is guaranteed, 预防尿结石."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from consistency.claims.prohibited.free_of import callings, none_of, none_of_zh, says_none, says_none_zh
from consistency.claims.prohibited.free_of import places as places_of_none
from consistency.claims.prohibited.modals import MUST, is_duty, is_promised, promises
from consistency.claims.prohibited.peoples_words_en import in_peoples_words as in_english_words
from consistency.claims.prohibited.peoples_words_en import is_open
from consistency.claims.prohibited.peoples_words_zh import in_peoples_words
from consistency.document import Document
from consistency.matching.cues import Cued
from consistency.matching.forms import Form
from consistency.matching.matches import Match
from consistency.matching.stems import root
from consistency.matching.stretches import Place, Stretches
from consistency.matching.turns import same_words
from consistency.nlp.scripts import has_han
from consistency.nlp.words import cut
from guidelines.model import Guideline, ProhibitedClaim

_WORD = re.compile(r"(?P<word>[A-Za-z][A-Za-z'\u2019]*|[0-9]+%?)|(?P<stop>[.,;:!?()\n\u2013\u2014])")
_STOP = ""
_LIGHT_WORDS = """
a an the your my our their his her its this that these those you we they it i he she to be is are was were been being
get gets got getting have has had having do does did will can could would should may might must of for by with on in
at as and so all any every each very fully truly really completely totally simply just
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
_DENYING = frozenset({"no", "not", "never", "without", "zero", "nothing", "nobody", "none"})
_SAME = {
    **dict.fromkeys(("lower", "cut", "shrink", "slash"), "reduc"),
    **dict.fromkeys(("eas", "sooth", "alleviat"), "reliev"),
    **dict.fromkeys(("ensur", "assur"), "guarante"),
    **dict.fromkeys(("heal", "treat", "remedy"), "cur"),
    **dict.fromkeys(("enhanc", "improv", "strengthen", "increas"), "boost"),
}
"""Stems of words of one weight in a claim."""
_SHORTEST = 3
"""Letters that a stem keeps."""
_REACH = 7
"""Words before and after one of a phrase among which the others are looked for."""
_BETWEEN = "[^，。！？；、：,.!?;:\\s不没无非未别勿零]{0,2}"
_RESULTS = (
    (
        re.compile("治疗|治愈|治好|根治|医治|医好|疗愈|缓解|减轻|舒缓|消除|改善|预防|防治|防止"),
        "[^，。！？；、：,.!?;:\\s不没无非未别勿零]{0,6}?(?:治好|治愈|痊愈|根治|消失|没了|好了|不见了|不[疼痛]了|再也不犯|缓解了|减轻了)",
    ),
    (
        re.compile("增强|提高|提升|增进|加强|增加|促进"),
        "[也都就会能]{0,2}(?:更|变得?|越来越)[强好高快]",
    ),
    (
        re.compile("降低|减少|减低|调低|降(?=血|三高|[糖脂压酸])"),
        "[^，。！？；、：,.!?;:\\s不没无非未别勿零]{0,6}?(?:降下来|降下去|下降了|降了|越来越[低少]|少了|稳下来|稳住了|达标了|正常了)",
    ),
    (
        re.compile("恢复|逆转|修复"),
        "[^，。！？；、：,.!?;:\\s不没无非未别勿零]{0,4}?(?:恢复了|恢复正常|恢复如初|回来了|修复了|逆转了)",
    ),
)
"""What is done to a thing, and how people tell that it was done."""
_BETWEEN_SHORT = "(?:也|都|还|就|真的?|很|可|的)?"


class NearProhibited:
    """The prohibited claims of a guideline, by the words that each is made of."""

    def __init__(self, guideline: Guideline) -> None:
        self._by_stem: dict[str, list[tuple[Form, tuple[str, ...]]]] = defaultdict(list)
        chinese: list[tuple[Form, str]] = []
        english: list[tuple[Form, str]] = []
        self._none: list[tuple[Form, str, re.Pattern[str]]] = []
        for claim in guideline.claims.prohibited:
            for text in claim.phrases.get("en"):
                if thing := says_none(text):
                    self._none.append((_form(claim, text), thing, none_of(thing)))
                told = {each for form, each in english if form.item is claim}
                english += [(_form(claim, text), each) for each in in_english_words(text) if each not in told]
                if len(words := _telling(text)) > 1:
                    self._by_stem[max(words, key=len)].append((_form(claim, text), words))
            for text in claim.phrases.get("zh"):
                if (thing := says_none_zh(text)) and not any(c.item is claim and t == thing for c, t, _ in self._none):
                    self._none.append((_form(claim, text), thing, none_of_zh(thing)))
                told = {each for form, each in chinese if form.item is claim}
                others = dict.fromkeys((_pattern(text), _result(text), *in_peoples_words(text)))
                chinese += [(_form(claim, text), each) for each in others if each and each not in told]
        self._chinese = Cued(chinese, lambda each: each[1])
        self._english = Cued(english, lambda each: each[1])

    def find(self, document: Document, known: Iterable[Place]) -> Iterator[Match]:
        """What says what is prohibited but for form and order, and touches none of the ``known`` places and names.

        A name that stands in the phrase itself may stand in what says it: smart meters are compulsory.
        """
        known = list(known)
        taken = Stretches(known)
        plain = document.plain
        found = [*self._in_english(plain), *self._of_none(plain), *self._in_chinese(plain)]
        told = Stretches((start, end) for _, start, end in found)
        found += (each for each in self._in_peoples_english(document) if not told.touch(*each[1:]))
        quotes = Stretches((p.start, p.end) for p in document.protected if p.kind == "quote")
        hidden = Stretches((p.start, p.end) for p in document.protected if p.kind not in ("quote", "number"))
        low = plain.lower()
        forms = {form.owner: form for form, _, _ in found}
        excepted = {owner: any(text.lower() in low for text in _exceptions(form)) for owner, form in forms.items()}
        for form, start, end in found:
            if excepted[form.owner] or hidden.touch(start, end):
                continue
            if not taken.touch(start, end) or _holds_all(plain, (start, end), form.text, known):
                yield Match(form, start, end, quoted=quotes.touch(start, end))

    def _in_english(self, plain: str) -> Iterator[tuple[Form, int, int]]:
        if not self._by_stem:
            return
        found = list(_WORD.finditer(plain))
        stems = _stems([match[0].lower() if match.lastgroup == "word" else _STOP for match in found])
        for at in (at for at, stem in enumerate(stems) if stem in self._by_stem):
            floor, ceiling = max(0, at - _REACH), min(at + _REACH + 1, len(stems))
            first = next((i + 1 for i in range(at, floor - 1, -1) if stems[i] == _STOP), floor)
            last = next((i for i in range(at, ceiling) if stems[i] == _STOP), ceiling)
            clause = [(match[0].lower(), *match.span()) for match in found[first:last]]
            for form, words in self._by_stem[stems[at]]:
                place = _place(clause, stems[first:last], at - first, words)
                if place is None:
                    continue
                if promises(form.text) and not is_promised(plain[clause[0][1] : place[0]], plain[slice(*place)]):
                    continue  # ways to save money, for "you will save money"
                yield form, *place

    def _of_none(self, plain: str) -> Iterator[tuple[Form, int, int]]:
        low = plain.lower() if self._none else ""
        for form, thing, pattern in self._none:
            for place in places_of_none(plain, pattern) if any(each in low for each in callings(thing)) else ():
                yield form, *place

    def _in_peoples_english(self, document: Document) -> Iterator[tuple[Form, int, int]]:
        for form, pattern in self._english.possible(document.plain):
            for match in re.finditer(pattern, document.plain, re.IGNORECASE):
                sentence = document.sentence_at(match.start())
                if sentence is not None and not is_open(document.plain[sentence.start : match.start()]):
                    yield form, *match.span()

    def _in_chinese(self, plain: str) -> Iterator[tuple[Form, int, int]]:
        for form, pattern in self._chinese.possible(plain):
            for match in re.finditer(pattern, plain):
                yield form, *match.span()


def _holds_all(plain: str, place: Place, phrase: str, known: Iterable[Place]) -> bool:
    """Whether all of the ``known`` names that ``place`` touches stand wholly in it and in the ``phrase``."""
    start, end = place
    inside = [each for each in known if each[0] < end and start < each[1]]
    return all(
        start <= a and b <= end and b - a < end - start and plain[a:b].lower() in phrase.lower() for a, b in inside
    )


def _place(
    clause: list[tuple[str, int, int]], stems: list[str], at: int, words: tuple[str, ...]
) -> tuple[int, int] | None:
    """Where ``words`` stand together around ``at`` in ``clause``: two in any order, more in theirs or the verb last."""
    first, last = max(0, at - _REACH), at + _REACH
    spots = [next((i for i in range(first, min(last, len(stems))) if stems[i] == word), -1) for word in words]
    if -1 in spots:
        return None
    last_is_done = clause[spots[0]][0].endswith("ed") or (clause[spots[0] - 1][0] == "a" and spots[0] > 0)
    in_order = spots == sorted(spots) or (last_is_done and _is_turned(spots))  # is cured, gets a boost
    if len(words) > 2 and not in_order:
        return None
    low, high = min(spots), max(spots)
    extra = [i for i in range(low, high) if i not in spots and clause[i][0] not in _LIGHT]
    if not _DENYING.isdisjoint(clause[i][0] for i in extra):
        return None
    followed = {i for i, (word, _, _) in enumerate(clause[1:]) if word == "to"}
    to_do = any(i in followed and (clause[i][0] == "free" or spots != sorted(spots)) for i in spots)
    if len(extra) > (len(words) > 2) or to_do:  # free to upgrade; results are guaranteed to arrive by post
        return None
    return clause[low][1], clause[high][2]


def _is_turned(spots: list[int]) -> bool:
    """Whether the first word of a phrase stands last, as it does where the deed is a noun or passive: gets a boost."""
    return [*spots[1:], spots[0]] == sorted(spots)


def _form(claim: ProhibitedClaim, text: str) -> Form:
    return Form(text, "prohibited", f"claim:{claim.id}", claim.severity, claim, turned=True)


def _exceptions(form: Form) -> tuple[str, ...]:
    assert isinstance(form.item, ProhibitedClaim)  # made above
    return (*form.item.exceptions.get("en"), *form.item.exceptions.get("zh"))


def _telling(text: str) -> tuple[str, ...]:
    """Stems of the words of an English phrase that carry its meaning; none where a denial is part of it."""
    words = [match["word"].lower() for match in _WORD.finditer(text) if match["word"]]
    low = text.lower()
    if _DENYING.intersection(words) or re.search(r"\bfree (?:from|of)\b|-free\b", low):
        return ()
    if " " not in text and not words[-1].endswith("ed"):
        return ()  # a compound that is one adjective: five-star is not five stars
    stems = _stems(words)
    return tuple(dict.fromkeys(s for word, s in zip(words, stems, strict=True) if word not in _LIGHT or s == MUST))


def _stems(words: list[str]) -> list[str]:
    """The stem of every lower-case word, one for all that say that something must be; a stop has none."""
    return [MUST if is_duty(words, at) else _stem(word) if word else _STOP for at, word in enumerate(words)]


def _stem(word: str) -> str:
    stem = root(word)
    stem = stem[:-1] if stem.endswith("e") and len(stem) > _SHORTEST else stem  # cure, as cured and cures have it
    return _SAME.get(stem, stem)


def _result(text: str) -> str:
    """What is said to come of it, for a Chinese phrase that says what is done: 颈椎都治好了, 抵抗力更强."""
    for verbs, so in _RESULTS:
        done = verbs.match(text)
        if done is not None and len(of := text[done.end() :]) > 1:
            return f"(?:{'|'.join(map(re.escape, same_words(of)))}){so}"
    return ""


def _pattern(text: str) -> str:
    """A Chinese phrase with room for a word or two between its words; nothing where it is one word or denies."""
    if not has_han(text) or re.search("[不没无非未别勿零]", text):
        return ""
    words = cut(text)
    if len(words) < 2:
        return ""
    found = re.escape(words[0])
    for before, word in pairwise(words):
        found += (_BETWEEN if len(before) > 1 and len(word) > 1 else _BETWEEN_SHORT) + re.escape(word)
    return found
