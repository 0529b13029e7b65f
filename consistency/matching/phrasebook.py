"""One automaton over all literal forms of a guideline version, and what it finds in a document."""

from __future__ import annotations

import weakref
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

from consistency.document import Document, Protected, Sentence
from consistency.matching.edges import WordEdges
from consistency.matching.fold import fold, skeleton
from consistency.matching.forms import Form, Role, forms_of
from consistency.matching.inflected import by_dictionary, by_tags
from consistency.matching.matches import RULES, Match, settle
from consistency.matching.proper_names import in_proper_name
from consistency.nlp.errors import PipelineUnavailable
from consistency.nlp.scripts import has_han
from guidelines.model import Guideline

_UNTOUCHED = frozenset({"code", "url", "mention", "email", "emoji"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrasebook finds in one document. ``tagged`` is False when inflected forms could not be confirmed."""

    matches: tuple[Match, ...]
    tagged: bool = True

    def of(self, *roles: Role) -> tuple[Match, ...]:
        """The matches with one of these roles, in order of place."""
        return tuple(match for match in self.matches if match.form.role in roles)


class Phrasebook:
    """The compiled forms of one guideline. Immutable but for a memo of the last document; shared between threads."""

    def __init__(self, guideline: Guideline) -> None:
        self._guideline = guideline
        self._latin = _Index(forms_of(guideline, chinese=False))
        self._last: tuple[weakref.ref[Document], Found] | None = None

    @cached_property
    def _chinese(self) -> _Index:
        return _Index(forms_of(self._guideline, chinese=True))

    def find(self, document: Document) -> Found:
        """All matches in order of place: the accusing ones settled, the preferred ones as they are.

        Nothing is matched in code, addresses, mentions and emoji, and nothing is held against a hashtag. Matches in
        quotations are marked ``quoted``.
        """
        last = self._last
        if last is not None and last[0]() is document:
            return last[1]
        found = self._search(document)
        self._last = (weakref.ref(document), found)
        return found

    def _search(self, document: Document) -> Found:
        matches = self._matches(document)
        matches = [by_dictionary(match) if match.form.tags else match for match in matches]
        plain_ones = [match for match in matches if match.tag or not match.form.tags]
        open_ones = [match for match in matches if match.form.tags and not match.tag]
        if not open_ones:
            return Found(settle(plain_ones))
        try:
            return Found(settle([*plain_ones, *by_tags(open_ones, document)]))
        except PipelineUnavailable:
            return Found(settle(plain_ones), tagged=False)

    def _matches(self, document: Document) -> list[Match]:
        text = skeleton(document.plain)
        edges = WordEdges(document)
        places = _Places(document)
        found = []
        for index in (self._latin, self._chinese) if has_han(text.text) else (self._latin,):
            for form, first, last in index.find(text.text):
                start, end = text.place(first, last)
                match = _judge(form, start, end, document, edges, places)
                if match is not None:
                    found.append(match)
        return found


class _Index:
    """Forms under one automaton over what they fold to."""

    def __init__(self, forms: Iterable[Form]) -> None:
        by_pattern: dict[str, list[Form]] = defaultdict(list)
        for form in forms:
            by_pattern[skeleton(form.text).text.strip()].append(form)
        self._forms = tuple(tuple(each) for each in by_pattern.values())
        self._automaton = AhoCorasick(list(by_pattern)) if by_pattern else None

    def find(self, folded: str) -> Iterator[tuple[Form, int, int]]:
        """Every place of every form in ``folded``, overlapping ones as well."""
        if self._automaton is not None and folded:
            for pattern, first, last in self._automaton.find_matches_as_indexes(folded, overlapping=True):
                for form in self._forms[pattern]:
                    yield form, first, last


@lru_cache(maxsize=16)
def phrasebook(guideline: Guideline) -> Phrasebook:
    """The phrasebook of ``guideline``: the checks of one version share it."""
    return Phrasebook(guideline)


class _Places:
    """The protected stretches of a document, by kind."""

    def __init__(self, document: Document) -> None:
        self._protected: dict[str, list[Protected]] = defaultdict(list)
        for stretch in sorted(document.protected, key=lambda p: p.start):
            self._protected[stretch.kind].append(stretch)

    def kinds(self, start: int, end: int) -> frozenset[str]:
        """Kinds of the protected stretches that share a character with the place."""
        return frozenset(kind for kind, places in self._protected.items() if _touched(places, start, end))


def _touched(stretches: list[Protected], start: int, end: int) -> bool:
    index = bisect_left(stretches, end, key=lambda stretch: stretch.start) - 1
    return index >= 0 and stretches[index].end > start


def _judge(form: Form, start: int, end: int, document: Document, edges: WordEdges, places: _Places) -> Match | None:
    """The match, unless its edges, its surroundings or its language speak against it."""
    accusing = form.role in RULES
    surface = document.plain[start:end]
    if form.exact and not _written(form, surface):
        return None
    strict = accusing and form.role != "script"
    compounds = form.is_name or form.role in ("pack", "forbidden")
    if form.role != "exception" and not edges.hold(start, end, strict=strict, compounds=compounds):
        return None
    kinds = places.kinds(start, end) if accusing or form.role == "preferred" else frozenset()
    if kinds & _UNTOUCHED:
        return None
    sentence = document.sentence_at(start) if accusing else None
    if sentence is not None and not _in_language(form, surface, end, sentence):
        return None
    if sentence is not None and _may_be_a_name(form) and in_proper_name(sentence, start, end):
        return None
    hashtag = "hashtag" in kinds
    if hashtag and form.role != "preferred":
        return None  # readers made the tag, or will look for it as it is
    return Match(form, start, end, quoted="quote" in kinds, hashtag=hashtag)


def _written(form: Form, surface: str) -> bool:
    """Whether case or separators agree with the form, where only they tell it from what the brand writes."""
    spaced, text = " ".join(surface.split()), " ".join(form.text.split())
    return spaced == text if form.exact == "case" else fold(spaced) == fold(text)


def _in_language(form: Form, surface: str, end: int, sentence: Sentence) -> bool:
    """Whether the sentence is in a language the form is about, and itself holds a match that wraps a line."""
    if "\n" in surface and sentence.end < end:
        return False
    return form.language is None or sentence.language in (form.language, "mixed", "none")


def _may_be_a_name(form: Form) -> bool:
    """Whether capitals would tell the form from a name: ordinary lower-case words of a term or a pack."""
    return form.role in ("forbidden", "pack") and not form.is_name and form.text == form.text.lower()
