"""Terms of one concept in two languages, and copy in one of them that uses the other's: white paper for 白皮书."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.document import Document, Sentence
from consistency.matching.cues import Cued
from consistency.matching.inflect import plural
from consistency.matching.stretches import Place, Stretches
from consistency.nlp.scripts import count_han, has_han
from guidelines.model import Guideline, Term

_CONCEPT = re.compile(r"(?P<of>.+)-(?:en|zh)")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*")
_A_WORD = 2
"""Chinese characters that weigh as much as one English word."""


@dataclass(frozen=True, slots=True)
class Untranslated:
    """``plain[start:end]`` is in the other language what the sentence's own calls ``term``."""

    term: Term
    start: int
    end: int


class Translations:
    """The ordinary terms of a guideline that are one concept: alike in their ids but for ``-en`` and ``-zh``.

    Names go untranslated, and so do abbreviations: an API is one in Chinese copy as well.
    """

    def __init__(self, guideline: Guideline) -> None:
        concepts: dict[str, dict[str, Term]] = defaultdict(dict)
        for term in guideline.terms:
            concept = _CONCEPT.fullmatch(term.id)
            if concept is not None and term.language is not None and term.kind == "general":
                concepts[concept["of"]][term.language] = term
        pairs = [(each["en"], each["zh"]) for each in concepts.values() if len(each) == 2]
        pairs = [(en, zh) for en, zh in pairs if not en.preferred.isupper() and has_han(zh.preferred)]
        found = [(zh, _english(en.preferred)) for en, zh in pairs]
        found += [(en, re.escape(zh.preferred)) for en, zh in pairs]
        self._pairs = Cued(found, lambda each: each[1])

    def find(self, document: Document, skip: Iterable[Place]) -> Iterator[Untranslated]:
        """Where a sentence uses the other language's term and not its own, touching none of the places to ``skip``."""
        closed: Stretches | None = None
        for wanted, pattern in self._pairs.possible(document.plain):
            for match in re.finditer(pattern, document.plain, re.IGNORECASE | re.ASCII):
                sentence = document.sentence_at(match.start())
                if sentence is None or not _is_in(wanted, sentence, match):
                    continue
                closed = closed or Stretches([*skip, *((p.start, p.end) for p in document.protected)])
                if not closed.touch(*match.span()):
                    yield Untranslated(wanted, *match.span())


def _is_in(wanted: Term, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether most of a sentence is in the language of the term that it lacks."""
    if wanted.preferred.lower() in sentence.text.lower():
        return False
    start, end = sentence.place(*match.span())
    rest = f"{sentence.text[:start]} {sentence.text[end:]}"
    han, words = count_han(rest), len(_LATIN_WORD.findall(rest))
    return han > _A_WORD * words if wanted.language == "zh" else words * _A_WORD > han


def _english(preferred: str) -> str:
    """A pattern of an English term, in the singular or plural."""
    both = sorted({preferred, plural(preferred)}, key=len, reverse=True)
    return rf"(?<![A-Za-z0-9_-])(?:{'|'.join(map(re.escape, both))})(?![A-Za-z0-9_-])"
