"""Counted things: 40 integrations, 24 节课, 120 个国家; the noun says what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.nlp.words import cut
from consistency.numerals import EN_NUMERAL, from_english
from consistency.statements.figures import NUMBER, SCALE, START, number
from consistency.word_lists import list_beside

_LISTS = list_beside(__file__, "counts.yaml")
_STOP, _KIND, _ADJECTIVES = (frozenset(_LISTS[name]) for name in ("stop", "kind", "adjectives"))
CLASSIFIERS: tuple[str, ...] = tuple(_LISTS["classifiers"].split())
_CLASSIFIER = "|".join((*CLASSIFIERS, *_LISTS["common_classifiers"].split()))
NOT_AFTER: dict[str, str] = _LISTS["not_after"]
"""Characters before which each classifier counts nothing, whoever reads it: 把 in 把握."""
_NOT_AFTER = {
    classifier: NOT_AFTER.get(classifier, "") + _LISTS["common_not_after"].get(classifier, "")
    for classifier in NOT_AFTER.keys() | _LISTS["common_not_after"].keys()
}
_IRREGULAR = r"people|children|men|women|mice|feet|teeth|staff|series|species|data"
_EN = re.compile(
    rf"{START}(?P<n>{NUMBER})\+?(?P<s>{SCALE})?[ -](?!(?:to|or) )(?P<words>(?:[A-Za-z][a-z'-]+ ){{0,2}}(?:[A-Za-z][a-z-]*[a-z]s|{_IRREGULAR}))\b"  # noqa: E501
)
_HYPHENED = re.compile(rf"{START}(?P<n>[0-9][0-9,]{{0,8}}|(?i:{EN_NUMERAL}))-(?P<noun>[a-z]{{4,}})(?![a-z])")
_ZH = re.compile(
    rf"(?<![第每0-9.])(?<![第每] )(?P<n>(?:[0-9]{{1,3}}(?:[,，][0-9]{{3}}){{1,4}}|[0-9]{{1,4}}\.[0-9]{{1,2}}(?= ?[百千万亿])|[0-9]{{1,9}})|{'[零〇一二三四五六七八九十百千万亿两]'}{{1,9}})"  # noqa: E501
    rf" ?(?P<s>[百千万亿])?[余多]? ?(?P<c>{_CLASSIFIER})(?=(?P<after>[一-鿿]{{0,6}}))"
)
_PERSONAL = re.compile("人(?:信息|账[户号]|中心|版|数据|资料|用户|贷|所得|护理|性)")
"""What 个人 is the beginning of when it does not count persons."""
BREAK = frozenset("够吃用喝装大小高厚的是一在就都可和与及或能内以起满含有送赠加为要给让从到比等即更还也又任共仅限")
"""Characters that no counted noun begins with."""
_LONGEST_NOUN = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """``value`` of ``noun`` at plain offsets."""

    start: int
    end: int
    value: Decimal
    noun: str


def counts(plain: str) -> tuple[Counted, ...]:
    """Every counted thing in ``plain`` in order of place. "One" and 一 count nothing."""
    found = sorted(
        [*_english(plain), *_groups(plain), *_hyphened(plain), *_chinese(plain)], key=lambda c: (c.start, -c.end)
    )
    kept: list[Counted] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def _english(plain: str) -> Iterator[Counted]:
    for match in _EN.finditer(plain):
        words = match["words"].split()
        while words and words[-1].lower() in _STOP:
            words.pop()
        stop = next((i for i, w in enumerate(words) if w.lower() in _STOP), None)
        if stop is not None:
            words = words[:stop]
        if not words or not re.search(rf"s$|^(?:{_IRREGULAR})$", words[-1]) or words[-1].endswith("ss"):
            continue
        value = number(match["n"], match["s"])
        if value is None or value == 1:
            continue
        end = match.start("words") + len(" ".join(words))
        noun = words[-1].lower()
        if noun in _KIND and (of := re.match(r" of ([a-z]+(?: [a-z]+)?)", plain[end : end + 40])):
            first = of[1].split()[0]
            noun = noun if first in _STOP else f"{noun} of {of[1].split()[0]}"
        yield Counted(match.start(), end, value, noun)


_GROUP = re.compile(
    rf"\b(?:(?i:groups?|classes|parties|tables|teams) (?:are )?(?:limited to|of)|(?:sleeps|seats|serves|feeds))"
    r" (?:(?:up to|at most|no more than|a maximum of|only|just) )?"
    rf"(?P<n>[0-9]{{1,4}}|(?i:{EN_NUMERAL}))(?=[.,;:!)]| or\b| and\b|$)"
)


def _groups(plain: str) -> Iterator[Counted]:
    """Groups of no more than 10 are of ten people, and so many a tent sleeps and a table seats."""
    for match in _GROUP.finditer(plain):
        value = number(match["n"])
        if value is not None and value != 1:
            yield Counted(match.start("n"), match.end("n"), value, "people")


def _hyphened(plain: str) -> Iterator[Counted]:
    """A 1,000-piece puzzle counts pieces; units of time and measure are figures, not counts."""
    for match in _HYPHENED.finditer(plain):
        noun, value = match["noun"] + "s", number(match["n"])
        numeral = from_english(match["noun"]) is not None
        counted = noun not in _STOP and match["noun"] not in _ADJECTIVES and not numeral
        if counted and value is not None and value != 1:
            yield Counted(match.start(), match.end(), value, noun)


def _chinese(plain: str) -> Iterator[Counted]:
    for match in _ZH.finditer(plain):
        classifier, after = match["c"], match["after"]
        if after and after[0] in _NOT_AFTER.get(classifier, ""):
            continue
        if classifier == "个" and _PERSONAL.match(after):
            continue
        value = number(match["n"], match["s"])
        if value is None or value == 1 or match["n"] in ("千", "万", "百", "亿", "十"):
            continue
        if classifier == "个" and after.startswith("人"):
            classifier, after = "人", after[1:]
            yield Counted(match.start(), match.end("c") + 1, value, classifier)
            continue
        noun = noun_of(after)
        yield Counted(match.start(), match.end("c") + len(noun), value, classifier + noun)


def noun_of(after: str, breaks: frozenset[str] = BREAK) -> str:
    """The Chinese noun at the beginning of what follows a classifier; empty where a word of ``breaks`` stands there."""
    noun = ""
    for word in cut(after):
        if word[0] in breaks or len(noun) + len(word) > _LONGEST_NOUN:
            break
        noun += word
        if len(noun) >= 2:
            break
    return noun
