"""Approved figures that copy gives of another thing: the $100 of a trade-in as a price, 4x the light as zoom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from consistency.claims.claim_use import Use, approved_texts
from consistency.claims.own_things import own_things
from consistency.claims.values.held_figures import is_claim
from consistency.document import Document, parse
from consistency.facts import Fact, facts
from consistency.matching.content_words import content_words
from consistency.nlp.scripts import has_han
from consistency.nlp.traditional import simplified
from consistency.statements.figures import without_figures
from consistency.statements.model import Statement
from consistency.statements.read import read_statements, statements_of
from guidelines.model import LANGUAGES, Guideline

_HAN = re.compile(r"[一-鿿]{2,}")
_COMMON = """
get save pay only take now today new can make makes every any all other more better best first world
"""
_PLAIN = frozenset(_COMMON.split())
"""Words that any offer and any boast is made in."""


_OF_ALL = re.compile(
    r"\b(?:(?i:all|any|each) (?:of )?(?:our |the |your )?|(?i:every|whichever) )"
    r"(?:[A-Z][a-z]+ )?(?P<noun>[a-z]{3,}?)(?:e?s)?\b"
    r"|\b[Oo]ur (?:[A-Z][a-z]+ )?(?P<nouns>[a-z]{3,}?)e?s\b"
)
"""All our jackets, every Tarn jacket."""
_PART = re.compile(r"\bthe (?:[a-z]+ ){0,2}?(?P<part>[a-z]+) of (?:the|our|your|every|each) ", re.IGNORECASE)


_LIST_ZH = re.compile(
    r"[^，。；！？、和与及\s]{1,12}(?:[、和与及][^，。；！？、和与及\s]{1,12}){1,6}(?=都|均|全|也|一样)"
)
_DENIED = re.compile(r"[不没非未无别除]|\b(?:not|no|never|except|unlike)\b|n['\u2019]t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[，；;。！？!?]|,(?![0-9])")


@dataclass(frozen=True, slots=True)
class _Occurrence:
    text: str
    topics: frozenset[str]
    words: frozenset[str]


class ApprovedUses:
    """What each approved sum and multiple of a guideline was approved for."""

    def __init__(self, guideline: Guideline) -> None:
        self._names = frozenset[str]().union(*(words_of(term.preferred) for term in guideline.terms))
        self._things = own_things(guideline)
        self._known: dict[tuple[str, Decimal], list[_Occurrence]] = defaultdict(list)
        self._alone = _alone(guideline)
        listed = {text: claim for claim in guideline.claims.approved for text in claim.values}
        for original in approved_texts(guideline):
            claim = listed.get(original)
            wholes = [original] if claim is None else [text for text in (claim.text.en, claim.text.zh) if text]
            for fact in filter(_told, facts(simplified(original))):
                self._known[fact.unit, fact.value] += (self._occurrence(whole, fact) for whole in wholes)

    def is_of_another(self, use: Use) -> bool:
        """Whether a claim is made of another of our things than it speaks of: the serum's price of a cream.

        Or of all of them, where it speaks of one and no other claim gives its figures (every jacket is recycled), or of
        another part of it (the lining, for the fabric).
        """
        said = " ".join(map(simplified, filter(None, map(use.claim.text.get, LANGUAGES))))
        names = self._things.named(said)
        if not names:
            return False
        text = use.sentence.text
        if self._things.opposed(names, text) or self._things.opposed(names, _clause_of(use)):
            return True
        if not any(facts(said)) and self._is_listed_with_others(names, text):
            return True
        ours, theirs = _PART.search(said), _PART.search(text)
        if ours and theirs and ours["part"] != theirs["part"] and ours["part"] not in text:
            return True
        if self._things.named(text) or not self._alone.get(use.claim.id, True):
            return False
        kinds = _kinds(names, said.lower())
        return any((m["noun"] or m["nouns"]) in kinds for m in _OF_ALL.finditer(text))

    def _is_listed_with_others(self, names: frozenset[str], text: str) -> bool:
        """Whether ``text`` says of others too, in one list, what holds of ``names``: 月卡、季卡、年卡都通用."""
        lists = (self._things.named(match[0]) for match in _LIST_ZH.finditer(text))
        return any(said & names and said - names for said in lists)

    def unvalued(self, uses: Iterable[Use]) -> Iterator[Use]:
        """Of the ``uses`` that are of another of our things, those that affirm what has no figure."""
        for use in uses:
            asked_or_denied = use.sentence.asks or _DENIED.search(use.sentence.text)
            if not asked_or_denied and not any(facts(use.sentence.text[use.start - use.sentence.start :])):
                yield use

    def _occurrence(self, original: str, fact: Fact) -> _Occurrence:
        text = simplified(original)
        said = [
            s for s in read_statements(parse(text)) if s.sure and (s.kind == "money") == (fact.dimension == "money")
        ]
        topics = frozenset[str]().union(*(s.also | {s.topic} for s in said))
        return _Occurrence(original, topics, words_of(without_figures(text)) - self._names)

    def elsewhere(self, document: Document, found: Iterable[Fact], uses: Iterable[Use]) -> Iterator[tuple[Fact, str]]:
        """The figures of another thing than they were approved for, each with the text that approves it.

        A sum is so where its sentence says of what it is and that is nothing that it was approved for; a multiple where
        its sentence says anything. No word may be shared with an approved text, the neighbouring sentences' included. A
        claim made of another of our things is so whatever its figure.
        """
        right = {(use.start, use.end): use for use in uses}
        said: dict[int, tuple[Statement, ...]] = {}
        for fact in found:
            use = right.get((fact.start, fact.end))
            if use is not None:
                if self.is_of_another(use):
                    yield fact, use.claim.text.best("zh" if use.sentence.language in ("zh", "mixed") else "en")
                continue
            known = self._known.get((fact.unit, fact.value))
            sentence = document.sentence_at(fact.start)
            if known is None or sentence is None:
                continue
            if not _told(fact) or not is_claim(document, fact):
                continue
            beside = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
            near = frozenset[str]().union(*(words_of(without_figures(s.text)) for s in beside))
            if any(near & each.words or not each.words for each in known):
                continue
            if fact.dimension == "money":
                if sentence.index not in said:
                    said[sentence.index] = tuple(statements_of(sentence))
                told = (s for s in said[sentence.index] if s.start == fact.start)
                topics = {s.topic for s in told if s.sure and s.topic}
                if not topics or any(topics & each.topics or not each.topics for each in known):
                    continue
            elif not words_of(without_figures(sentence.text)) - self._names:
                continue
            chinese = sentence.language in ("zh", "mixed")
            yield fact, next((each.text for each in known if has_han(each.text) is chinese), known[0].text)


def _clause_of(use: Use) -> str:
    """The clause of a sentence in which a claim is made, where it is no whole sentence."""
    text, start, end = use.sentence.text, use.start - use.sentence.start, use.end - use.sentence.start
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def _kinds(names: Iterable[str], said: str) -> frozenset[str]:
    """What kinds of things ``names`` are, by their last words or the one after them: plan, jacket."""
    after = (m["noun"] for name in names for m in re.finditer(rf"{re.escape(name)} (?P<noun>[a-z]{{3,}})", said))
    return frozenset((*after, *(name.split()[-1] for name in names if " " in name)))


def _alone(guideline: Guideline) -> dict[str, bool]:
    """Of each approved claim, whether no other has one of its figures."""
    figures = {
        claim.id: {end for text in map(claim.text.get, LANGUAGES) if text for fact in facts(text) for end in fact.ends}
        for claim in guideline.claims.approved
    }
    held = Counter(end for each in figures.values() for end in each)
    return {name: all(held[end] == 1 for end in each) for name, each in figures.items()}


def _told(fact: Fact) -> bool:
    return fact.dimension in ("money", "multiple") and fact.high is None


def words_of(text: str) -> frozenset[str]:
    """The telling words of ``text`` and the pairs of Chinese characters in it: 进光 speaks of 进光量."""
    pairs = {run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1)}
    return (content_words(text) - _PLAIN) | pairs
