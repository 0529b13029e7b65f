"""One parsed piece of copy: the plain text a reader sees, with every position traced back to what was written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from consistency.model import Span

SentenceLanguage = Literal["en", "zh", "mixed", "other", "none"]
"""``mixed``: Chinese and English in one sentence; ``other``: a language we do not check; ``none``: no letters."""

BlockKind = Literal["paragraph", "heading", "list", "quote", "table"]
ProtectedKind = Literal["code", "url", "mention", "emoji", "hashtag", "quote", "email", "number"]


_QUESTION = re.compile(r"[?？]\s*[\"”’」』]?\s*$")


class Token(NamedTuple):
    """A word of the plain text at plain offsets; ``tag`` and ``pos`` are filled by tagging only."""

    start: int
    end: int
    text: str
    script: Literal["latin", "han", "digit", "other"]
    tag: str = ""
    pos: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the plain text: ``plain[start:end]``; ``span`` is its place in the original."""

    index: int
    start: int
    end: int
    text: str
    span: Span
    language: SentenceLanguage
    block: BlockKind

    @property
    def asks(self) -> bool:
        """Whether it ends as a question does, be it inside a quotation."""
        return ("?" in self.text or "？" in self.text) and _QUESTION.search(self.text) is not None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``plain[start:end]``, which begins in the sentence, stands in its text, cut where that ends."""
        return start - self.start, min(end, self.end) - self.start


@dataclass(frozen=True, slots=True)
class Protected:
    """A stretch that is not the writer's prose, ``plain[start:end]``; ``value`` is the address, handle or code.

    URLs, code, mentions, e-mail addresses and emoji are one object replacement character. Hashtags and quotations keep
    their words in the plain text, marks included. The address of a labelled link is an empty stretch (``start == end``)
    beside its label, which is prose; its ``span`` is the markup that holds the address.
    """

    kind: ProtectedKind
    start: int
    end: int
    span: Span
    value: str


@dataclass(frozen=True)
class Document:
    """The original text and its plain projection.

    ``starts[i]`` and ``ends[i]`` are the original offsets of plain character ``i``. Plain text has no markup: emphasis
    marks are gone, links show their label, entities are decoded, full-width letters and digits are half-width,
    zero-width characters are gone; URLs, code, mentions and emoji are one object replacement character (U+FFFC) each.
    Chinese punctuation stays as written.
    """

    original: str
    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    protected: tuple[Protected, ...]

    def span(self, start: int, end: int) -> Span:
        """The original span of ``plain[start:end]``; ``start < end``."""
        return Span(self.starts[start], self.ends[end - 1])

    def quote(self, span: Span) -> str:
        """The original text of ``span``."""
        return self.original[span.start : span.end]

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds plain offset ``position``, or None between sentences."""
        index = bisect_right(self._begins, position) - 1
        return self.sentences[index] if index >= 0 and position < self.sentences[index].end else None

    def heading_of(self, sentence: Sentence) -> str:
        """The last sentence of a heading before ``sentence``, empty for none."""
        before = bisect_left(self._headings, sentence.index) - 1
        return self.sentences[self._headings[before]].text if before >= 0 else ""

    @cached_property
    def _headings(self) -> tuple[int, ...]:
        return tuple(sentence.index for sentence in self.sentences if sentence.block == "heading")

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words in order, without tags: Latin words by rule, Chinese words by the segmenter."""
        from consistency.nlp.words import tokenize

        return tokenize(self.plain)

    @cached_property
    def tagged(self) -> tuple[Token, ...]:
        """Words of the English and mixed sentences with tag and part of speech; the first use loads the pipeline."""
        from consistency.nlp.tagger import tag

        return tag(self)

    def tagged_in(self, sentences: Collection[int]) -> tuple[Token, ...]:
        """The same for the sentences of these indices only, without part of speech; nothing is remembered."""
        from consistency.nlp.tagger import tag

        return tag(self, sentences)


def parse(text: str) -> Document:
    """Read Markdown, Slack mrkdwn or plain ``text`` (any Unicode) into a Document. Never raises on any string.

    Half a surrogate pair, which no language library takes, is read as a replacement character.
    """
    from consistency.nlp.markup import project
    from consistency.nlp.segment import split
    from consistency.nlp.surrogates import without_halves

    projection = project(without_halves(text))
    return Document(
        original=text,
        plain=projection.plain,
        starts=projection.starts,
        ends=projection.ends,
        sentences=split(projection),
        protected=projection.protected,
    )
