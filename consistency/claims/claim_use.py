"""Which approved claims a text makes: by its figures or fixed wording, and the words around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consistency.claims.values.held_figures import CHARGING
from consistency.document import Document, Sentence
from consistency.facts import Fact, facts
from consistency.matching.content_words import content_words
from consistency.matching.fold import Skeleton, skeleton
from consistency.nlp.traditional import simplified
from guidelines.model import LANGUAGES, ApprovedClaim, Guideline, Language

Figure = tuple[str, str, object]

_BY_WORDS = 0.8
"""Share of a claim's words that a sentence must hold when the claim has no figure and no fixed wording."""
_FEWEST_WORDS = 3
_DAY = 86_400
_BY_FIGURE = 0.2
"""The same when the sentence gives one of the claim's figures."""


@dataclass(frozen=True, slots=True)
class Use:
    """``plain[start:end]`` makes ``claim``; ``similarity`` is the share of its words in the sentence, 0 to 1."""

    claim: ApprovedClaim
    start: int
    end: int
    similarity: float
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _Wording:
    claim: ApprovedClaim
    words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[Figure]
    fixed: tuple[str, ...]
    whole: str
    """The folded text, without the mark at its end."""


class ApprovedClaims:
    """The approved claims of a guideline, ready to be recognised, and every figure the brand has approved."""

    def __init__(self, guideline: Guideline) -> None:
        names = {word for term in guideline.terms for word in content_words(term.preferred)}
        told = list(claim_texts(guideline))
        self._wordings = tuple(_wording(claim, text, names) for claim, _, text in told)
        texts = [text for _, _, text in told]
        self.texts = "\n".join(texts).lower()
        self.states_charging = any(
            CHARGING.search(text) and any(fact.dimension == "clock" for fact in facts(text)) for text in texts
        )
        self.figures = frozenset(_figures_in(approved_texts(guideline)))
        self.states_figures = any(True for _ in _figures_in(_stated_texts(guideline)))
        """Whether any of them is more than an example's, so that other figures can be held to them."""
        self._with_word: dict[str, list[int]] = defaultdict(list)
        for index, wording in enumerate(self._wordings):
            for word in wording.words:
                self._with_word[word].append(index)
        self._fixed: dict[str, list[int]] = defaultdict(list)
        for index, wording in enumerate(self._wordings):
            for phrase in wording.fixed:
                self._fixed[phrase].append(index)

    def uses(self, document: Document, found: Iterable[Fact]) -> tuple[Use, ...]:
        """The claims a document makes, in order of place; a sentence that fits two makes the likelier one."""
        figures = tuple(found)
        written = skeleton(document.plain).text
        said = frozenset(phrase for phrase in self._fixed if phrase in written)
        uses: list[Use] = []
        starts = [fact.start for fact in figures]
        for sentence in document.sentences:
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            inside = [fact for fact in figures[first:last] if fact.end <= sentence.end]
            best: dict[tuple[int, int], tuple[tuple[float, int], Use]] = {}
            words = content_words(_without(sentence.text, inside, sentence.start))
            for wording in self._likely(words, said):
                for use in _uses(wording, sentence, words, inside, said):
                    rank = use.similarity, len(wording.names & words)
                    known = best.get((use.start, use.end))
                    if known is None or rank > known[0]:
                        best[use.start, use.end] = rank, use
            uses.extend(use for _, use in best.values())
        return tuple(sorted(uses, key=lambda use: (use.start, use.end, use.claim.id)))

    def _likely(self, words: frozenset[str], said: frozenset[str]) -> Iterator[_Wording]:
        """The wordings that share one of ``words``, or whose fixed phrases are ``said``, in the guideline's order."""
        known = {index for word in words if word in self._with_word for index in self._with_word[word]}
        known.update(index for phrase in said for index in self._fixed[phrase])
        return (self._wordings[index] for index in sorted(known))


def _without(text: str, figures: Iterable[Fact], offset: int = 0) -> str:
    """``text`` with its figures (in order) and their units blanked: hours are no word that two claims share.

    ``offset`` is where ``text`` begins in what the figures were read from.
    """
    pieces, at = [], 0
    for fact in figures:
        start, end = fact.start - offset, fact.end - offset
        pieces += [text[at:start], " " * (end - start)]
        at = end
    return "".join((*pieces, text[at:]))


def _wording(claim: ApprovedClaim, text: str, names: set[str]) -> _Wording:
    figures = set(_ends(facts(text)))
    fixed = []
    for value in map(simplified, claim.values):
        read = facts(value)
        figures.update(_ends(read))
        if not read and len(content_words(value)) >= _FEWEST_WORDS:
            fixed.append(skeleton(value).text)
    words = content_words(_without(text, facts(text)))
    whole = skeleton(text).text.strip(" .。!！")
    return _Wording(claim, (words - names) or words, words & names, frozenset(figures), tuple(fixed), whole)


def _uses(
    wording: _Wording, sentence: Sentence, words: frozenset[str], figures: list[Fact], said: frozenset[str]
) -> Iterator[Use]:
    similarity = len(wording.words & words) / len(wording.words) if wording.words else 0.0
    phrases = [phrase for phrase in wording.fixed if phrase in said]
    fixed = list(_said(phrases, skeleton(sentence.text))) if phrases else []
    for start, end in fixed:
        yield Use(wording.claim, sentence.start + start, sentence.start + end, 1.0, sentence)
    given = [fact for fact in figures if wording.figures.intersection(fact.ends)] if similarity >= _BY_FIGURE else []
    for fact in given:
        yield Use(wording.claim, fact.start, fact.end, similarity, sentence)
    if fixed or given:
        return
    if not wording.figures and similarity >= _BY_WORDS and len(wording.words) >= _FEWEST_WORDS:
        yield Use(wording.claim, sentence.start, sentence.end, similarity, sentence)
    elif similarity == 1:  # a claim of few words, or of a value that is no figure, is made by all of its text
        for start, end in _said([wording.whole], skeleton(sentence.text)):
            yield Use(wording.claim, sentence.start + start, sentence.start + end, 1.0, sentence)


def _said(phrases: Iterable[str], folded: Skeleton) -> Iterator[tuple[int, int]]:
    """Places in a folded sentence that say one of the folded ``phrases``."""
    for phrase in phrases:
        at = folded.text.find(phrase)
        if at >= 0:
            yield folded.place(at, at + len(phrase))


def _figures_in(texts: Iterable[str]) -> Iterator[Figure]:
    for text in texts:
        yield from _ends(facts(simplified(text)))


def _ends(read: Iterable[Fact]) -> Iterator[Figure]:
    """The single figures of ``read``, a length of time in days and in hours: 48 hours are two days."""
    for fact in read:
        for dimension, unit, value in fact.ends:
            yield dimension, unit, value
            if unit == "day":
                yield "clock", "s", value * _DAY
            elif unit == "s" and value % _DAY == 0:
                yield "calendar", "day", value / _DAY


def claim_texts(guideline: Guideline) -> Iterator[tuple[ApprovedClaim, Language, str]]:
    """The approved claims in each of their languages, with the text in Simplified Chinese."""
    for claim in guideline.claims.approved:
        for language in LANGUAGES:
            if text := claim.text.get(language):
                yield claim, language, simplified(text)


def approved_texts(guideline: Guideline) -> Iterator[str]:
    """Wording that was approved as it stands: claims, the message house and its examples, the voice's, names."""
    yield from _stated_texts(guideline)
    if guideline.message is not None:
        for pillar in guideline.message.pillars:
            yield from (*pillar.examples.en, *pillar.examples.zh)
    for attribute in guideline.voice.attributes:
        yield from (*attribute.do.en, *attribute.do.zh)


def _stated_texts(guideline: Guideline) -> Iterator[str]:
    """What the brand says of itself: claims, the message house, names."""
    localized = [item for claim in guideline.claims.approved for item in (claim.text, claim.disclaimer)]
    if guideline.message is not None:
        localized.append(guideline.message.core)
        for pillar in guideline.message.pillars:
            localized += [pillar.statement, *(point.text for point in pillar.proof_points)]
    for item in localized:
        if item is not None:
            yield from (text for text in (item.en, item.zh) if text)
    for claim in guideline.claims.approved:
        yield from claim.values
    yield from (term.preferred for term in guideline.terms)
