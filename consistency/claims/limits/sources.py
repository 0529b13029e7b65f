"""Where, by whom and of what a thing is made by an approved English claim, and copy that names another one.

Said only of the same thing and deed, where the claim's own town, partner or material stands nowhere in the copy, and
not where the other one may only be a wider name: Cumbria for Kendal, timber for larch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.claims.boasts.read import NATIONS, scope_of
from consistency.claims.claim_use import claim_texts
from consistency.claims.heads import head_of
from consistency.claims.likeness import english_statements, is_told
from consistency.claims.limits.conditions import Judged
from consistency.document import Document, Sentence
from consistency.matching.stems import plain_stem
from consistency.months import MONTH_NAMES
from consistency.weekdays import WEEKDAY_NAMES
from consistency.word_lists import list_beside, word_set
from guidelines.model import ApprovedClaim, Guideline

_LISTS = list_beside(__file__, "sources.yaml")
_KIN = {word: index for index, line in enumerate(_LISTS["materials"]) for word in line.split()}
"""Each material with the number of its family, of which each may stand for the others: merino is wool."""
_REGIONS = word_set(_LISTS["regions"].lower())
_NO_TOWN = word_set(_LISTS["no_towns"].lower()).union(MONTH_NAMES, WEEKDAY_NAMES)
_CONTINENTS = frozenset({"united kingdom", "europe", "asia", "africa", "oceania", "americas", "european union"})
_DEED = r"(?P<deed>[a-z]{3,}(?:ed|en|un|wn|lt|pt|ft)|made|cut|built|sewn|spun|grown|bred|caught|sold|held|comes?|run)"
_NAME = r"(?P<name>(?-i:[A-Z][\w'\u2019&-]+(?: (?:of |and |& |the )?[A-Z][\w'\u2019&-]+){0,3}))"
_OURS = r"(?:(?:our|its)(?: [a-z]+)? |(?:our )?(?:friends|partners?) (?:at|from) )?"
_WITHIN = r"(?: (?!(?:that|which|who|where|when|and|but|for|while|like|as|than|not|never)\b)[\w%.'\u2019-]+){0,6}?"
_NAMED = re.compile(rf"\b{_DEED}\b{_WITHIN} (?P<prep>in|at|near|by|from) {_OURS}{_NAME}", re.IGNORECASE)
_MATERIAL = re.compile(
    rf"\b{_DEED}\b{_WITHIN} (?P<prep>of|from|with|out of)(?: [\w%-]+){{0,4}}? (?P<name>{'|'.join(_KIN)})\b"
    r"(?=[.,;:!?)]|$| (?:and|or|in|by|from|with|on|at|for|to|that|which|we|is|are|so|because|as|[a-z]+ed)\b)",
    re.IGNORECASE,
)
"""Woven in Rochdale, baked by Dunmore Bakery, made of larch."""
_SUBJECT = re.compile(
    r"\b(?P<head>[a-z][\w-]{2,})(?: (?:is|are|comes?|has been|have been)\b|(?= come\b))", re.IGNORECASE
)
_APART = re.compile(r"[;:!?]|\b(?:and|but|that|which|who|while|where|when|with|for|from|by)\b", re.IGNORECASE)
"""Between a thing and a deed that is not done to it."""
_PAST = re.compile(
    r"\b(?:was|were|had|used to|once|originally|formerly|until|before|first|since|in (?:1[0-9]{3}|20[0-9]{2}))\b",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\b(?:an?|one|another|any|most|many|some|few|other|cheap(?:er)?|ordinary|usual|typical|normal|old|his|her|their)"
    r"(?: [\w-]+)? $",
    re.IGNORECASE,
)
"""Before a thing that is none of ours."""
_CAPITAL = re.compile(r"\b[A-Z]\w+")
_PERSON = re.compile(r"[A-Z][\w-]+(?: and [A-Z][\w-]+)*")
_BEFORE, _SURE = 60, 0.75


@dataclass(frozen=True, slots=True)
class _Source:
    claim: ApprovedClaim
    text: str
    head: re.Pattern[str]
    """What is made, as it may be written."""
    deed: str
    prep: str
    name: str
    is_material: bool


class Sources:
    """The towns, partners and materials that a guideline's approved English claims name."""

    def __init__(self, guideline: Guideline) -> None:
        self._sources = tuple(
            source
            for claim, language, text in claim_texts(guideline)
            if language == "en"
            for source in _sources(claim, text)
        )
        self._own = frozenset(
            word for term in guideline.terms for word in re.findall(r"[a-z]{3,}", term.preferred.lower())
        ) | frozenset(re.findall(r"[a-z]{3,}", (guideline.brand.names.en or "").lower()))

    def others(self, document: Document) -> Iterator[Judged]:
        """Where ``document`` names another town, partner or material than the claim that it otherwise makes."""
        if not self._sources:
            return
        for sentence in english_statements(document):
            if _PAST.search(sentence.text):
                continue
            for pattern, material in ((_NAMED, False), (_MATERIAL, True)):
                for match in pattern.finditer(sentence.text):
                    fitting = (
                        s for s in self._sources if s.is_material is material and self._is_it(s, sentence, match)
                    )
                    source = next((s for s in fitting if not _is_named(s, match["name"], document.plain)), None)
                    start, end = sentence.start + match.start("prep"), sentence.start + match.end("name")
                    if source is not None and is_told(document, sentence, start, end):
                        yield Judged("wrong_condition", source.claim, source.text, start, end, _SURE, sentence)

    def _is_it(self, source: _Source, sentence: Sentence, match: re.Match[str]) -> bool:
        """Whether ``match`` says of the thing of ``source``, and of the same deed, another name."""
        if match["deed"].lower().removesuffix("s") != source.deed or match["prep"].lower() != source.prep:
            return False
        before = sentence.text[max(0, match.start() - _BEFORE) : match.start()]
        head = next(reversed(list(source.head.finditer(before))), None)
        if head is None or _APART.search(before, head.end()) or _ANY.search(before, 0, head.start()):
            return False
        said = match["name"]
        if source.is_material:
            return _KIN[said.lower()] != _KIN[source.name]
        if self._own.intersection(re.findall(r"[a-z]{3,}", said.lower())):
            return False
        return _may_be_another(source, said, the=sentence.text[: match.start("name")].endswith("the "))


def _may_be_another(source: _Source, said: str, *, the: bool) -> bool:
    """Whether ``said`` may be no wider name of what ``source`` names, and no person of its."""
    if source.prep == "by":
        return _PERSON.fullmatch(said) is None
    if the or said.lower().split()[0] in _NO_TOWN or re.search(r"['\u2019]", said):
        return False
    of, ours = scope_of(said), scope_of(source.name)
    if of is None or ours is None:
        regional = said.lower() in _REGIONS, source.name.lower() in _REGIONS
        return of is None and ours is None and regional in ((False, False), (True, True))
    return of != ours and of not in _CONTINENTS and ours not in _CONTINENTS and (of in NATIONS) == (ours in NATIONS)


def _is_named(source: _Source, said: str, plain: str) -> bool:
    """Whether ``plain`` names what ``source`` does, by a word of it that is not in ``said``."""
    if source.is_material:
        family = _KIN[source.name]
        return any(_KIN.get(word) == family for word in re.findall(r"[a-z]+", plain.lower()))
    ours, theirs = _CAPITAL.findall(source.name), _CAPITAL.findall(said)
    if ours[0] in theirs or theirs[0] in ours:
        return True
    return not set(ours).difference(theirs).isdisjoint(_CAPITAL.findall(plain))


def _sources(claim: ApprovedClaim, text: str) -> Iterator[_Source]:
    for pattern, material in ((_NAMED, False), (_MATERIAL, True)):
        for match in pattern.finditer(text):
            subject = None if head_of(text) else _SUBJECT.search(text)
            head = head_of(text) or (plain_stem(subject["head"].lower()) if subject else "")
            name = match["name"].lower() if material else match["name"]
            if head and name.lower() not in MONTH_NAMES:
                written = re.compile(rf"\b{re.escape(head)}(?:e?s)?\b", re.IGNORECASE)
                deed = match["deed"].lower().removesuffix("s")
                yield _Source(claim, text, written, deed, match["prep"].lower(), name, material)
