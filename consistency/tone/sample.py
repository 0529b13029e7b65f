"""What the tone of one language is measured on: that language's sentences of a document, with their words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from consistency.document import Document, Sentence
from consistency.matching.cues import Cued
from guidelines.model import Language

Place = tuple[int, int]
"""Half-open range of plain offsets."""

HAN = regex.compile(r"\p{Han}")
LATIN_WORD = regex.compile(r"\p{Latin}+(?:['’\-]\p{Latin}+)*")
ENGLISH_WORD = regex.compile(r"\p{Latin}+(?:['’\-][\p{Latin}\d]+)*|\d+(?:[.,:]\d+)*(?:\p{Latin}+)?")
CHINESE_CHARACTER = regex.compile(r"\p{Han}|\p{Latin}+|\d+(?:[.,]\d+)*")

NOT_PROSE = frozenset({"code", "url", "mention", "emoji", "hashtag", "quote", "email"})
RUNNING = frozenset({"paragraph", "list", "quote"})
LEAST_IN_SENTENCE = 3
"""Words a stretch needs to count as a sentence, not a label."""


@dataclass(frozen=True)
class Sample:
    """The sentences of one language. Mixed sentences belong to Chinese where they have at least as many characters
    as English words, since their grammar is Chinese then."""

    document: Document
    language: Language
    sentences: tuple[Sentence, ...]

    @cached_property
    def prose(self) -> str:
        """The plain text, offset for offset, blank where the words are not the writer's own prose."""
        text = list(self.document.plain)
        for part in self.document.protected:
            if part.kind in NOT_PROSE:
                text[part.start : part.end] = " " * (part.end - part.start)
        return "".join(text)

    @cached_property
    def _words(self) -> dict[int, list[Place]]:
        pattern = ENGLISH_WORD if self.language == "en" else CHINESE_CHARACTER
        plain = self.document.plain
        return {s.index: [m.span() for m in pattern.finditer(plain, s.start, s.end)] for s in self.sentences}

    def words(self, sentence: Sentence) -> list[Place]:
        """The sentence's words: English words and numbers, or Chinese characters with each Latin word as one."""
        return self._words[sentence.index]

    @cached_property
    def size(self) -> int:
        """Words (English) or characters (Chinese) in all sentences."""
        return sum(map(len, self._words.values()))

    @cached_property
    def running(self) -> tuple[tuple[Sentence, int], ...]:
        """The sentences of running text with their length in words or characters; headings and table cells are left."""
        sized = ((s, len(self.words(s))) for s in self.sentences if s.block in RUNNING)
        return tuple((s, n) for s, n in sized if n >= LEAST_IN_SENTENCE)

    def find(self, pattern: regex.Pattern[str]) -> list[Place]:
        """Where ``pattern`` stands in the writer's own prose of this language, in order."""
        return [
            m.span() for s in self.sentences for m in pattern.finditer(self.prose, s.start, s.end) if m.group().strip()
        ]

    def find_words(self, words: Cued[regex.Pattern[str]]) -> list[Place]:
        """The same for patterns of words, tried only where the letters of one stand."""
        return [place for pattern in words.possible(self.prose) for place in self.find(pattern)]

    def holding(self, places: list[Place]) -> Iterator[Sentence]:
        """The sentences that hold any of ``places``, those with most of them first, then in order."""
        starts = [s.start for s in self.sentences]
        counts = Counter(bisect_right(starts, place[0]) - 1 for place in places)
        return (self.sentences[i] for i, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def samples(document: Document) -> dict[Language, Sample]:
    """The sample of each language that the document holds."""
    found: dict[Language, list[Sentence]] = {"en": [], "zh": []}
    for sentence in document.sentences:
        if sentence.language in ("en", "zh"):
            found["en" if sentence.language == "en" else "zh"].append(sentence)
        elif sentence.language == "mixed":
            characters = len(HAN.findall(sentence.text))
            found["zh" if characters >= len(LATIN_WORD.findall(sentence.text)) else "en"].append(sentence)
    return {language: Sample(document, language, tuple(kept)) for language, kept in found.items() if kept}


def chinese_in(document: Document) -> Sample:
    """Every sentence with Chinese in it, however much English stands beside."""
    return Sample(document, "zh", tuple(s for s in document.sentences if s.language in ("zh", "mixed")))
