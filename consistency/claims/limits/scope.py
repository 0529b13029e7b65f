"""Of which of our things a claim holds, and copy that says it of all of them: light recipes, most trains, every box."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.likeness import english_statements, is_told
from consistency.claims.limits.conditions import Judged
from consistency.claims.limits.promise_words import stems
from consistency.claims.limits.promised_to import LIFTED
from consistency.claims.limits.widened_zh import WidenedZh
from consistency.document import Document, Sentence
from consistency.matching.stems import deed_stem, plain_stem
from consistency.numerals import EN_NUMERAL
from consistency.statements.figures import figures, without_figures
from consistency.word_lists import word_set
from guidelines.model import ApprovedClaim, Guideline

_SOME = re.compile(
    r"(?:\b(?P<some>most|many|some|selected|nearly all|almost (?:all|every))(?: of)?"
    rf"|(?P<share>[0-9.]{{1,6}} ?% of|\b(?:[0-9]+|{EN_NUMERAL}) (?:out of|in) (?:[0-9]+|{EN_NUMERAL})(?: of)?))"
    r"(?: all)?(?: our| the)? (?P<noun>[a-z]{4,})\b",
    re.IGNORECASE,
)
"""Most recipes, 92% of our packaging."""
_KIND = re.compile(
    r"^(?:our |the )?(?P<kind>(?!all\b|our\b|the\b|every\b|each\b|most\b|many\b|some\b|any\b|free\b|full\b|both\b"
    r"|these\b|those\b|over\b|two\b|three\b)[a-z-]{3,}) (?P<noun>[a-z]{3,}(?<!s)s) (?=[a-z])",
    re.IGNORECASE,
)
"""Light recipes have …, at the beginning of a claim."""
_OF_NAME = r"\b(?:on|of|in|with|for|off|every|each|any|all) (?:(?:all|our|the|an?|every|each|any) ){0,2}"
_NO_NOUN = word_set("until for from in on at and or if when with you we is are has have get gets costs who that which")
_WHERE = re.compile(
    r"\b(?:all|every|any|our)(?: our| the)? (?P<noun>[a-z]{4,}) (?:between|from|to|in|at) "
    r"(?:[A-Z][a-z]+ (?:and|to) )?(?P<where>[A-Z][a-z]+)"
)
"""On all trains between Leeds and Skipton."""
_EVERY = re.compile(
    r"\b(?P<before>(?:nearly|almost|not|hardly|of) )?"
    r"(?:(?:all|whichever|any)(?: of)?(?: our| the| your)? (?P<many>[a-z]{4,})\b"
    r"|(?:every|each|any)(?: single| one of our)? (?P<one>[a-z]{3,})\b"
    r"(?=[.,;:!?)]|$| (?:is|are|was|has|have|can|will|may|must|you|we|i|in|on|of|for|with|from|by|under|over|and|or|at"
    r"|to|until|than|between|[a-z]+(?:s|ed))\b)"
    r"|our (?P<whole>[a-z]{4,})\b[^,.;:!?]{0,24}\b(?:fully|entirely|completely|wholly|without exception|100 ?%))",
    re.IGNORECASE,
)
"""Of all of them: all our recipes, every recipe (not "every recipe card"), our packaging is fully …"""
_LIMITED = re.compile(
    r" (?:on|in|of|with|without|from|between|that|which|who|over|under|above|below|at|near|beside)\b(?! (?:us|our)\b)",
    re.IGNORECASE,
)
"""A limit of their own: every room on the lake side."""
_DEED = re.compile(
    r"(?: (?:(?P<can>can|may)(?: all)?(?: also)?(?: easily)? be|is|are|comes?|gets?|now|also|all|fully|entirely"
    r"|completely|wholly|100 ?%|made|from|of|we use))* (?P<deed>[a-z]{4,})\b",
    re.IGNORECASE,
)
"""What is said right behind that all of something is or can be."""
_HELD = 0.75
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Scope:
    claim: ApprovedClaim
    text: str
    noun: str
    only: str
    """Which of the things called ``noun`` it holds of, in lower case."""
    words: frozenset[str]
    deed: tuple[bool, str]
    """What it says right behind the noun, where it has one word."""
    values: frozenset[tuple[str, object]]


class Scopes:
    """Of which of a kind of thing only each approved claim of a guideline holds."""

    def __init__(self, guideline: Guideline) -> None:
        self._chinese = WidenedZh(guideline)
        names = [t.preferred for t in guideline.terms if t.kind in ("product", "feature") and t.preferred.isascii()]
        called = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        named = re.compile(rf"{_OF_NAME}(?P<name>{called})s?(?: (?P<noun>[a-z]{{3,}}))?(?![\w-])") if names else None
        self._scopes = tuple(
            scope
            for claim, language, text in claim_texts(guideline)
            if language == "en"
            for scope in _scopes(claim, text, named)
        )
        self._nouns = {scope.noun for scope in self._scopes}

    def widened(self, document: Document, uses: Collection[Use]) -> Iterator[Judged]:
        """What ``document`` says of all of a kind of thing that one of its claims, or of the ``uses``, says of some."""
        yield from self._chinese.widened(document, uses)
        if not self._scopes:
            return
        made = {(use.claim.id, use.sentence.index) for use in uses}
        for sentence in english_statements(document):
            yield from self._in(document, sentence, made)

    def _in(self, document: Document, sentence: Sentence, made: set[tuple[str, int]]) -> Iterator[Judged]:
        found = [
            m
            for m in _EVERY.finditer(sentence.text)
            if not m["before"] and _noun(m) in self._nouns and not _LIMITED.match(sentence.text, m.end())
        ]
        if not found:
            return
        beside = document.sentences[max(0, sentence.index - 1) : sentence.index + 2]
        near = "\n".join(each.text for each in beside).lower()
        said, values = stems(sentence.text), _values(sentence.text)
        for match in found:
            if not is_told(document, sentence, sentence.start + match.start(), sentence.start + match.end()):
                continue
            for scope in self._scopes:
                if scope.noun != _noun(match) or scope.only in near:
                    continue
                if (scope.claim.id, sentence.index) in made or _is_given(scope, said, values, sentence.text, match):
                    start, end = sentence.start + match.start(), sentence.start + match.end()
                    yield Judged("wrong_condition", scope.claim, scope.text, start, end, LIFTED, sentence)
                    break


def _noun(match: re.Match[str]) -> str:
    return plain_stem((match["many"] or match["one"] or match["whole"]).lower()).removesuffix("e")


def _scopes(claim: ApprovedClaim, text: str, named: re.Pattern[str] | None) -> Iterator[_Scope]:
    told = [(m, m["noun"], m["some"] or m["share"]) for m in _SOME.finditer(text)]
    told += [(m, m["noun"], m["kind"]) for m in _KIND.finditer(text)]
    told += [(m, m["noun"], m["where"]) for m in _WHERE.finditer(text)]
    for match in named.finditer(text) if named else ():
        *rest, last = match["name"].split()
        if match["noun"] and match["noun"] not in _NO_NOUN:
            told.append((match, match["noun"], match["name"]))
        elif rest:
            told.append((match, last, " ".join(rest)))
    for match, noun, only in told:
        words = stems(without_figures(f"{text[: match.start()]} {text[match.end() :]}"))
        said = _DEED.match(text, match.end())
        deed = _deed(said) if said else (False, "")
        yield _Scope(claim, text, plain_stem(noun.lower()).removesuffix("e"), only.lower(), words, deed, _values(text))


def _is_given(
    scope: _Scope,
    said: frozenset[str],
    values: frozenset[tuple[str, object]],
    text: str,
    match: re.Match[str],
) -> bool:
    """Whether the sentence ``text`` of these stems and values gives the claim to all of what ``match`` says.

    It has most of the claim's words, or a figure with one of them. A claim of one word must be made in so many words
    right behind: all our packaging is recycled, and not what goes in the recycled bin.
    """
    held = scope.words & said
    if held and scope.values & values:
        return True
    if len(scope.words) == 1:
        deed = _DEED.match(text, match.end())
        return deed is not None and _deed(deed) == scope.deed
    return len(held) >= max(_FEWEST, _HELD * len(scope.words))


def _deed(match: re.Match[str]) -> tuple[bool, str]:
    """What can be or is done, with the word's stem: can be recycled is recyclable, and not recycled."""
    word = match["deed"].lower()
    able = word.endswith(("able", "ible"))
    return able or match["can"] is not None, deed_stem(word[:-4] + "ed" if able else word)


def _values(text: str) -> frozenset[tuple[str, object]]:
    return frozenset((measured.unit, measured.low) for measured in figures(text))
