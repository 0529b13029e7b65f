"""What a piece seems to name: the text in which names are looked for when two pieces may write one each its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from consistency.compare.parsed import ParsedAsset
from consistency.months import MONTH_NAMES
from consistency.nlp.chinese_script import to_simplified
from consistency.nlp.function_words import ARTICLES, PREPOSITIONS
from consistency.nlp.lexicon import in_english_lexicon
from consistency.nlp.quotes import delimited
from consistency.weekdays import WEEKDAY_NAMES
from consistency.word_lists import word_set

_LATIN = re.compile(
    r"(?<![\w@#&/.-])[A-Z][\w'’]*(?:(?:: | & | of the | of | and | for | the |-| )[A-Z][\w'’]*){0,5}(?![\w@])"
)
PIECE = re.compile(r"[\w'’]+|&")
_DELIMITED = delimited(2, 16)
COMMON = (
    (ARTICLES | PREPOSITIONS - {"by"})
    | word_set("and our we my you your it this that")
    | {*WEEKDAY_NAMES, *MONTH_NAMES}
)
"""Words that tell no name."""


@dataclass(frozen=True, slots=True)
class SpeltPair:
    """A name as two assets write it; ``cores`` is the least by which each form is known elsewhere."""

    forms: tuple[str, str]
    cores: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    place: tuple[int, int]


@dataclass(frozen=True)
class NameText:
    """The asset at ``asset`` in Simplified characters, with what it seems to name."""

    asset: int
    parsed: ParsedAsset

    @cached_property
    def plain(self) -> str:
        return to_simplified(self.parsed.document.plain)

    def find(self, form: str) -> int:
        """Where ``form`` stands as whole words, looked for once; -1 when nowhere."""
        if form not in self._found:
            self._found[form] = self._look(form)
        return self._found[form]

    @cached_property
    def _found(self) -> dict[str, int]:
        return {}

    def _look(self, form: str) -> int:
        tag = "#" + form.replace(" ", "")
        if not form[0].isascii() or (form not in self.plain and tag not in self.plain):
            return self.plain.find(form)
        match = re.search(rf"(?<!\w){re.escape(form)}(?!\w)|{re.escape(tag)}(?!\w)", self.plain)
        return match.start() if match else -1

    @cached_property
    def latin(self) -> tuple[Name, ...]:
        """Runs of words with a capital; a single word only when it is no ordinary word at the head of a sentence."""
        starts = {s.start for s in self.parsed.document.sentences}
        made = []
        for match in _LATIN.finditer(self.plain):
            words = PIECE.findall(match[0])
            if len(words) == 1 and (match.start() in starts or in_english_lexicon(words[0])):
                continue
            if any(w.lower() not in COMMON for w in words):
                made.append(Name(match[0], match.span()))
                made += _parts(match)
        return tuple(made)

    @cached_property
    def delimited(self) -> tuple[tuple[int, int], ...]:
        """Places in quotation marks or brackets, and lines by themselves."""
        document = self.parsed.document
        quoted = [m.span(1) for m in _DELIMITED.finditer(self.plain)]
        return (*quoted, *((s.start, s.end) for s in document.sentences if s.block == "heading"))


def _parts(match: re.Match[str]) -> Iterator[Name]:
    """What stands before and after a colon inside a name: a title and its subtitle."""
    at = match.start()
    parts = match[0].split(": ")
    for part in parts if len(parts) > 1 else ():
        if " " in part:
            yield Name(part, (at, at + len(part)))
        at += len(part) + 2
