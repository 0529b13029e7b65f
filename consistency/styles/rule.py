"""What a built rule is, and what rules share: word boundaries, exceptions and a limit of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from consistency.nlp.scripts import has_han
from consistency.nlp.tagger import tagged
from consistency.styles.alerts import Alert
from consistency.styles.counted import counted
from guidelines.styles.definition import Definition
from guidelines.styles.patterns import HAN, compiled

TIMEOUT = 0.5
"""Seconds a pattern may search one block; a rule is somebody's input, and some patterns never end."""

_WORD = r"(?m)\b(?:%s)\b"
_ANYWHERE = r"(?m)(?:%s)"
_EDGE = rf"(?:\b|(?<=[{HAN}])|(?=[{HAN}]))"
_WORD_HAN = f"(?m){_EDGE}(?:%s){_EDGE}"
"""In Chinese no blank tells where a word ends: there is one beside each character."""


class TooSlow(Exception):
    """A pattern took longer than ``TIMEOUT``."""


@dataclass
class Seen:
    """What a rule has met so far in one text: consistency and conditions hold for the whole of it."""

    words: set[str] = field(default_factory=set)


@dataclass
class Facts:
    """The text as a whole, for measures: its running text and how often each element occurs in it."""

    summary: str
    counts: Counter[str]
    sentences: tuple[str, ...] = ()

    @cached_property
    def values(self) -> dict[str, float]:
        """What measures reckon with, counted once."""
        return counted(self.summary, self.counts)

    @cached_property
    def tags(self) -> dict[str, list[tuple[int, str, str]]]:
        """The words of each sentence with their Penn tags; made for all at once when a rule first asks."""
        return dict(zip(self.sentences, tagged(self.sentences), strict=True))


class Rule(Protocol):
    """A rule ready to run; safe to share between threads."""

    definition: Definition

    def run(self, text: str, hits: Set[int] | None, seen: Seen, facts: Facts) -> Iterator[Alert]:
        """The alerts in one block. ``hits`` are the numbers of the alternatives that can match, None for all."""
        ...


@dataclass(frozen=True, slots=True)
class Framed:
    """A pattern between word boundaries (or not), with the boundaries of Chinese where the text has any."""

    pattern: str
    word: bool
    flags: str = ""
    before: str = ""
    after: str = ""

    def search(self, text: str) -> Any:
        """The compiled pattern for ``text``."""
        frame = (_WORD_HAN if has_han(text) else _WORD) if self.word else _ANYWHERE
        return compiled(self.flags + self.before + frame % self.pattern + self.after)


def finditer(pattern: Any, text: str, pos: int = 0) -> Iterator[Any]:
    """The matches in ``text``. Raises ``TooSlow``."""
    try:
        yield from pattern.finditer(text, pos, timeout=TIMEOUT)
    except TimeoutError as error:
        raise TooSlow from error


class Exceptions:
    """Words that a rule lets stand: its own and the accepted vocabulary."""

    def __init__(self, definition: Definition, accepted: Sequence[str]) -> None:
        terms = [*definition.exceptions, *(accepted if definition.vocab else ())]
        terms.sort(key=len, reverse=True)
        parts = (f"(?i:{t.removeprefix('(?i)')})" if t.startswith("(?i)") else t for t in terms)
        self.terms = tuple(terms)
        self._framed = Framed("|".join(parts), word=True) if terms else None

    def hold(self, found: str) -> bool:
        """Whether ``found`` holds an exception."""
        return self._framed is not None and next(finditer(self._framed.search(found), found), None) is not None

    def source(self, text: str) -> str:
        """The pattern of all of them for ``text``, empty for none."""
        return str(self._framed.search(text).pattern) if self._framed else ""


Hits = Mapping[str, Set[int]]
"""For each rule id the alternatives that a text can hold."""
