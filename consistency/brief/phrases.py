"""Finds a phrase of a brief as terms are found: inflected, in any case and width, simplified or traditional."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.document import Document, Protected, parse
from consistency.matching.fold import skeleton
from consistency.matching.inflect import inflections
from consistency.matching.matches import Match
from consistency.matching.phrasebook import Phrasebook
from consistency.nlp.function_words import ARTICLES, PREPOSITIONS
from consistency.nlp.markup import project
from consistency.nlp.scripts import count_han, has_han
from consistency.nlp.words import tokenize
from consistency.statements.model import Statement
from consistency.statements.read import read_statements
from consistency.statements.values import SAME, compare_values
from guidelines.model import Brand, Guideline, Localized, Pack, PackRule, Variant

_SMALL = ARTICLES | PREPOSITIONS | {"and", "or", "is", "are", "be", "it", "its", *"的了在是和与于将"}
"""Words that a sentence can do without and still say the same."""
_BEGINNINGS = frozenset({"start", "on_sale", "opening", "announcement"})
"""Topics of a day on which something begins: sales begin, on sale, 开售."""
_SURE_OF_ITSELF = 4
"""Chinese characters from which a phrase is itself wherever it stands."""


@lru_cache(maxsize=256)
def book_of(phrases: tuple[str, ...]) -> Phrasebook:
    """The phrasebook of ``phrases`` in either language."""
    rules = [_rule(number, phrase) for number, phrase in enumerate(phrases)]
    every = Localized(en="brief")
    pack = Pack(id="brief", name=every, description=every, rules=tuple(rules))
    return Phrasebook(Guideline(brand=Brand(id="brief", names=every, languages=("en", "zh")), packs=(pack,)))


def _rule(number: int, phrase: str) -> PackRule:
    plain = project(phrase).plain.strip() or phrase  # full-width letters and markup as in copy
    plain = plain.rstrip("。.!！") or plain
    return PackRule(
        id=f"p{number}",
        language="zh" if has_han(plain) else "en",
        phrases=(Variant(text=plain),),
        reason=Localized(en="brief"),
        source="brief",
        good=("-",),
        bad=(plain,),
    )


def number_of(match: Match) -> int:
    """Which of the phrases of ``book_of`` a match is of."""
    assert isinstance(match.form.item, PackRule)  # the book holds nothing else
    return int(match.form.item.id[1:])


def said(document: Document, phrase: str, statements: tuple[Statement, ...]) -> bool:
    """Whether ``document`` says ``phrase``: in its words, all of them in one sentence, or with the same day or figure.

    "Sales begin on 7 December 2026" is said by "on sale from 7 December". ``statements`` are those of the document.
    """
    if _tag(phrase) in {_tag(p.value or document.plain[p.start : p.end]) for p in _hashtags(document)}:
        return True
    if phrase.startswith(("#", "＃")):
        return False
    if book_of((phrase,)).find(document).matches:
        return True
    wanted = skeleton(project(phrase).plain.strip().rstrip("。.!！")).text.strip()
    if count_han(wanted) >= _SURE_OF_ITSELF and wanted in skeleton(document.plain).text:
        return True
    words = _content(phrase)
    if len(words) > 1 and any(_all_in(words, sentence.text) for sentence in document.sentences):
        return True
    asserted = _asserted(phrase)
    return bool(asserted) and all(any(_same(one, other) for other in statements) for one in asserted)


def is_short(phrase: str) -> bool:
    """Whether a phrase is a name or a formula, which is said in its own words or not at all."""
    return len(_content(phrase)) <= 4


def _hashtags(document: Document) -> list[Protected]:
    return [p for p in document.protected if p.kind == "hashtag"]


def _tag(text: str) -> str:
    return re.sub(r"[\s#＃]", "", text).casefold()


@lru_cache(maxsize=256)
def _content(phrase: str) -> tuple[str, ...]:
    found = (token.text.casefold() for token in tokenize(project(phrase).plain))
    return tuple(dict.fromkeys(word for word in found if word not in _SMALL))


def _all_in(words: tuple[str, ...], sentence: str) -> bool:
    there = {token.text.casefold() for token in tokenize(sentence)}
    return all(word in there or any(_one_word(word, other) for other in there) for word in words)


def _one_word(one: str, other: str) -> bool:
    """Whether two words are forms of one: begin and begins, phone and phones."""
    if not (one.isascii() and other.isascii()) or one[0] != other[0]:
        return False
    return other in _forms(one) or one in _forms(other)


@lru_cache(maxsize=4096)
def _forms(word: str) -> frozenset[str]:
    return frozenset(inflections(word))


@lru_cache(maxsize=256)
def _asserted(phrase: str) -> tuple[Statement, ...]:
    return tuple(each for each in read_statements(parse(phrase)) if each.topic and each.kind != "count")


def _same(one: Statement, other: Statement) -> bool:
    if one.kind != other.kind or compare_values(one.value, other.value) != SAME:
        return False
    about = {one.topic, *one.also} & {other.topic, *other.also}
    return bool(about) or (one.topic in _BEGINNINGS and other.topic in _BEGINNINGS)
