"""How a preferred form is written where it is used: in which case and with which joints."""

from __future__ import annotations

import re

from consistency.document import Document, Sentence
from consistency.matching.forms import NAMES
from consistency.matching.matches import Match
from consistency.nlp.lexicon import in_english_lexicon
from guidelines.model import Severity, Term

_DETERMINER = re.compile(
    r"\b(?:an?|the|this|that|these|those|each|every|some|any|no|my|your|his|her|its|our|their)\s+$", re.I
)
_OTHER_JOINTS = 0.95
_ORDINARY_WORD = 0.5


def form_fault(document: Document, match: Match, term: Term) -> tuple[str, Severity, float] | None:
    """Code, severity and confidence of what is wrong with how a preferred form is written, or None."""
    surface = " ".join(document.plain[match.start : match.end].split())
    if surface == term.preferred or surface.replace("\u2019", "'") == term.preferred.replace("\u2019", "'"):
        return None
    if _bare(surface) != _bare(term.preferred):
        hyphenated = term.kind in ("brand", "product") and _joints(surface) != _joints(term.preferred)
        return ("misspelt", term.severity, _OTHER_JOINTS) if term.fuzzy and hyphenated else None
    if term.case != "exact" or surface.replace(" ", "") == term.preferred.replace(" ", ""):
        return None
    if term.kind not in NAMES and _capital_of_place(document, match, surface, term):
        return None
    if surface.isalpha() and surface.islower() and in_english_lexicon(surface):
        if _DETERMINER.search(document.plain[max(0, match.start - 12) : match.start]):
            return None
        return "case", Severity.SUGGESTION, _ORDINARY_WORD
    return "case", term.severity, 1.0


def _bare(text: str) -> str:
    return "".join(text.lower().split())


def _joints(text: str) -> int:
    return sum(not char.isalnum() and not char.isspace() for char in text)


def _capital_of_place(document: Document, match: Match, surface: str, term: Term) -> bool:
    """Whether a general term has its capitals from its place: the start of a sentence, or a heading."""
    sentence = document.sentence_at(match.start)
    if sentence is None or sentence.block == "heading":
        return True
    return surface[1:] == term.preferred[1:] and _opens(sentence, match.start)


def _opens(sentence: Sentence, position: int) -> bool:
    return not any(char.isalnum() for char in sentence.text[: position - sentence.start])
