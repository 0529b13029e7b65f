"""One automaton over all literal forms of a guideline version, and what it finds in a document."""

from __future__ import annotations

import weakref
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

from consistency.document import Document, Protected, Sentence, Token
from consistency.matching.edges import WordEdges
from consistency.matching.fold import fold, skeleton
from consistency.matching.forms import Form, Role, forms_of
from consistency.matching.proper_names import in_proper_name
from consistency.nlp.errors import PipelineUnavailable
from consistency.nlp.scripts import has_han
from guidelines.model import Guideline, Severity

RULES: tuple[Role, ...] = ("prohibited", "forbidden", "pack", "script")
"""Roles that accuse, most telling first: of two equal matches the earlier role is kept."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.SUGGESTION: 2}
_UNTOUCHED = frozenset({"code", "url", "mention", "email", "emoji"})


@dataclass(frozen=True, slots=True)
class Match:
    """A form found as a word at plain offsets. ``tag`` is the part of speech of an inflected form's head."""

    form: Form
    start: int
    end: int
    quoted: bool = False
    hashtag: bool = False
    tag: str | None = None

    def inside(self, other: Match) -> bool:
        """Whether ``other`` covers this match; equal places count."""
        return other.start <= self.start and self.end <= other.end

    @property
    def place(self) -> tuple[int, int]:
        """Plain offsets, start and end."""
        return self.start, self.end

    @property
    def length(self) -> int:
        """Plain characters covered."""
        return self.end - self.start


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
        plain_ones = [match for match in matches if not match.form.tags]
        inflected = [match for match in matches if match.form.tags]
        if not inflected:
            return Found(settle(plain_ones))
        try:
            tagged = document.tagged_in(_sentences_of(inflected, document))
        except PipelineUnavailable:
            return Found(settle(plain_ones), tagged=False)
        return Found(settle([*plain_ones, *_confirmed(inflected, document.plain, tagged)]))

    def _matches(self, document: Document) -> list[Match]:
        text = skeleton(document.plain)
        edges = WordEdges(document)
        places = _Places(document)
        found = []
        for index in (self._latin, self._chinese) if has_han(text.text) else (self._latin,):
            for form, first, last in index.find(text.text):
                start, end = text.place(first, last)
                match = _judge(form, start, end, document.plain, edges, places)
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


def _sentences_of(matches: Iterable[Match], document: Document) -> frozenset[int]:
    """Indices of the sentences that hold these matches: tagging is dear, and the others need none."""
    starts = [sentence.start for sentence in document.sentences]
    return frozenset(bisect_right(starts, match.start) - 1 for match in matches)


@lru_cache(maxsize=16)
def phrasebook(guideline: Guideline) -> Phrasebook:
    """The phrasebook of ``guideline``: the checks of one version share it."""
    return Phrasebook(guideline)


def settle(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Resolve overlaps once: exceptions and the brand's own words silence, the longest match of a role wins.

    Across roles a match gives way only to one that covers it and is at least as severe, so that a suggestion never
    hides an error.
    """
    every = sorted(set(matches), key=lambda m: (m.start, -m.length, m.form.owner, m.form.text))
    exceptions = defaultdict(list)
    for match in every:
        if match.form.role == "exception":
            exceptions[match.form.owner].append(match)

    def excepted(match: Match) -> bool:
        return any(match.inside(exception) for exception in _around(exceptions[match.form.owner], match))

    own = [match for match in every if match.form.role in ("preferred", "shield")]
    accusing = [
        match
        for match in every
        if match.form.role in RULES
        and not excepted(match)
        and not any(_shelters(word, match) for word in _around(own, match))
    ]
    accusing.sort(key=lambda m: (-m.length, RULES.index(m.form.role), _RANK[m.form.severity], m.start, m.form.owner))
    kept: list[Match] = []
    taken = _Taken()
    for match in accusing:
        if not any(_gives_way(match, other) for other in taken.near(match)):
            kept.append(match)
            taken.add(match)
    kept += [match for match in own if match.form.role == "preferred" and not excepted(match)]
    return tuple(sorted(kept, key=lambda m: (m.start, m.end, m.form.role, m.form.owner)))


def _shelters(own: Match, match: Match) -> bool:
    if not match.inside(own):
        return False
    return own.length > match.length or match.form.role == "pack"


def _gives_way(match: Match, other: Match) -> bool:
    """``other`` is kept and at least as long."""
    if match.form.role == other.form.role:
        return True
    return match.inside(other) and _RANK[other.form.severity] <= _RANK[match.form.severity]


def _around(own: list[Match], match: Match) -> Iterable[Match]:
    """Those of ``own`` (sorted by start) that begin at or before ``match``, nearest first, as far as one can reach."""
    position = bisect_right(own, match.start, key=lambda m: m.start)
    for index in range(position - 1, max(-1, position - 50), -1):
        yield own[index]


class _Taken:
    """Kept matches by place, so that overlaps are found without comparing all with all."""

    _BUCKET = 64

    def __init__(self) -> None:
        self._buckets: dict[int, list[Match]] = defaultdict(list)

    def _keys(self, match: Match) -> range:
        return range(match.start // self._BUCKET, (match.end - 1) // self._BUCKET + 1)

    def add(self, match: Match) -> None:
        for key in self._keys(match):
            self._buckets[key].append(match)

    def near(self, match: Match) -> Iterable[Match]:
        """Kept matches that share at least one character with ``match``."""
        for key in self._keys(match):
            for other in self._buckets[key]:
                if other.start < match.end and match.start < other.end:
                    yield other


class _Places:
    """What surrounds a place of a document: its sentence and protected stretches."""

    def __init__(self, document: Document) -> None:
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]
        self._protected: dict[str, list[Protected]] = defaultdict(list)
        for stretch in sorted(document.protected, key=lambda p: p.start):
            self._protected[stretch.kind].append(stretch)

    def sentence(self, position: int) -> Sentence | None:
        index = bisect_right(self._starts, position) - 1
        return self._sentences[index] if index >= 0 and position < self._sentences[index].end else None

    def kinds(self, start: int, end: int) -> frozenset[str]:
        """Kinds of the protected stretches that share a character with the place."""
        return frozenset(kind for kind, places in self._protected.items() if _touched(places, start, end))


def _touched(stretches: list[Protected], start: int, end: int) -> bool:
    index = bisect_left(stretches, end, key=lambda stretch: stretch.start) - 1
    return index >= 0 and stretches[index].end > start


def _judge(form: Form, start: int, end: int, plain: str, edges: WordEdges, places: _Places) -> Match | None:
    """The match, unless its edges, its surroundings or its language speak against it."""
    accusing = form.role in RULES
    surface = plain[start:end]
    if form.exact and not _written(form, surface):
        return None
    strict = accusing and form.role != "script"
    compounds = form.is_name or form.role in ("pack", "forbidden")
    if form.role != "exception" and not edges.hold(start, end, strict=strict, compounds=compounds):
        return None
    kinds = places.kinds(start, end) if accusing or form.role == "preferred" else frozenset()
    if kinds & _UNTOUCHED:
        return None
    sentence = places.sentence(start) if accusing else None
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


def _confirmed(matches: Iterable[Match], plain: str, tokens: tuple[Token, ...]) -> Iterable[Match]:
    """The inflected matches whose head the pipeline reads as a form of the same word, each with its tag."""
    starts = {token.start: token for token in tokens}
    for match in matches:
        base = match.form.base.split(" ")
        last = len(base) > 1 and "NNS" in match.form.tags
        token = starts.get(_last_word(plain, match) if last else match.start)
        if token is not None:
            tag = _tag(token, base[-1] if last else base[0], match.form.tags)
            if tag is not None:
                yield replace(match, tag=tag)


def _last_word(plain: str, match: Match) -> int:
    return match.end - len(match.form.text.split(" ")[-1])


def _tag(token: Token, lemma: str, tags: frozenset[str]) -> str | None:
    """The tag of ``token`` where it is a form of ``lemma``; a participle read as adjective or noun is one as well."""
    if token.tag in tags and token.lemma.lower() == lemma:
        return token.tag
    if token.tag in ("JJ", "NN", "NNP"):
        for ending, tag in (("ing", "VBG"), ("ed", "VBN")):
            if token.text.lower().endswith(ending) and tag in tags:
                return tag
    return None
