"""Whether the words around a place speak of a term: its guideline's other names, or what is said of it there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from consistency.document import Document, Sentence
from consistency.matching.content_words import content_words
from consistency.matching.matches import Match
from guidelines.model import Guideline, Term

_ENOUGH = 2
"""Words of a term's own texts that speak for it where none of its characters is written."""
_AROUND = 60
"""Characters to each side in which those words are looked for."""


class Surroundings:
    """The words that the guideline uses beside each of its terms."""

    def __init__(self, guideline: Guideline) -> None:
        texts = [text for text in _texts(guideline) if text]
        self._words = {
            term.id: frozenset[str]().union(
                *(content_words(text) for text in texts if term.preferred in text),
                content_words(term.reason.zh or "") if term.reason else (),
            )
            - {term.preferred}
            for term in guideline.terms
            if term.sound_alikes
        }

    def speak_of(self, sentence: Sentence, start: int, term: Term, written: str) -> bool:
        """Whether ``sentence`` holds words of ``term`` around plain ``start``, where ``written`` stands."""
        shares = bool(set(written) & set(term.preferred))
        at = start - sentence.start
        around = sentence.text[max(0, at - _AROUND) : at + len(written) + _AROUND]
        beside = content_words(around) & self._words.get(term.id, frozenset())
        return len(beside) >= (1 if shares else _ENOUGH)


def owners_by_sentence(document: Document, own: Iterable[Match]) -> dict[int, set[str]]:
    """The owners of our own names in each sentence, by the sentence's index."""
    found: dict[int, set[str]] = defaultdict(set)
    for match in own:
        sentence = document.sentence_at(match.start)
        if sentence is not None:
            found[sentence.index].add(match.form.owner)
    return found


def _texts(guideline: Guideline) -> Iterator[str | None]:
    for claim in guideline.claims.approved:
        yield claim.text.zh
    for attribute in guideline.voice.attributes:
        yield from attribute.do.zh
    if guideline.message is not None:
        yield guideline.message.core.zh
        for pillar in guideline.message.pillars:
            yield pillar.statement.zh
            yield from pillar.examples.zh
            yield from (point.text.zh for point in pillar.proof_points)
