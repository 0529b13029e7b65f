"""What an English claim gives free for a time, as people say it: a key safe thrown in, the ferry on us."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.heads import clause_of
from consistency.claims.likeness import english_statements, is_told
from consistency.claims.limits.promise_words import stems
from consistency.document import Document
from consistency.statements.figures import without_figures
from consistency.word_lists import word_set
from guidelines.model import ApprovedClaim, Guideline

_GIVEN = re.compile(
    r"\b(?:free|complimentary) (?!of\b|from\b|to\b|for\b|time\b|on\b|with\b)"
    r"(?P<thing>[a-z][a-z-]+(?: (?!for\b|with\b|when\b|if\b|on\b|in\b|and\b|or\b|at\b|until\b"
    r"|of\b)[A-Za-z][\w-]+){0,3})",
)
_FREE = re.compile(
    r"\b(?:free(?! (?:from|time|of(?! charge)))|complimentary|gratis|for nothing|on (?:us|the house)|our treat"
    r"|at no (?:extra )?(?:cost|charge)"
    r"|thr(?:ow|ows|own) in|(?:won['\u2019]t|will not|does not|doesn['\u2019]t) cost you (?:a penny|anything|a thing)"
    r"|(?:costs?|pay) nothing|without paying(?: a penny)?)\b(?!-)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|used to|had been|ended|is over|no longer|last (?:year|month|spring|summer|autumn|winter))\b"
)
"""In a clause that tells of what was given once."""
_LIGHT = word_set("free for nothing new our your every one thing two day week month year to")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Freebie:
    claim: ApprovedClaim
    words: frozenset[str]


class Freebies:
    """What the approved English claims of a guideline that end some day give free."""

    def __init__(self, guideline: Guideline) -> None:
        self._freebies = tuple(
            _Freebie(claim, words)
            for claim, language, text in claim_texts(guideline)
            if language == "en" and claim.expires is not None
            for match in _GIVEN.finditer(text)
            if (words := stems(without_figures(match["thing"])) - _LIGHT)
        )

    def given(self, document: Document, made: Collection[Use]) -> Iterator[Use]:
        """The claims, none of those ``made`` in the same sentence, whose thing a clause of ``document`` gives free.

        Two of the words for the thing are enough, or the only one.
        """
        if not self._freebies:
            return
        known = {(use.claim.id, use.sentence.index) for use in made}
        for sentence in english_statements(document):
            for match in _FREE.finditer(sentence.text):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if not is_told(document, sentence, start, end):
                    continue
                clause = clause_of(sentence.text, *match.span())
                said = frozenset[str]() if _PAST.search(clause) else stems(clause)
                for each in self._freebies:
                    share = len(each.words & said)
                    if share >= min(_FEWEST, len(each.words)) and (each.claim.id, sentence.index) not in known:
                        known.add((each.claim.id, sentence.index))
                        yield Use(each.claim, start, end, share / len(each.words), sentence)
