"""The brand's own names, which say nothing of how a text sounds, and how its examples write names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import regex

from consistency.matching.cues import Cued
from guidelines.model import Guideline

SEEN_IN = 2
"""On-brand texts that must write a name before its form counts."""
_WORD = regex.compile(r"[\p{Latin}\d]+(?:-[\p{Latin}\d]+)*")
_BETWEEN = regex.compile(r"[^\p{Latin}\d]+")
_STARTS = regex.compile(r"(?:^|[.!?:|\n。！？：]\W*|^\W+)$")
STANDS_IN = "item"
"""An everyday word in place of each name: no capitals, no rare letters, and Latin beside Chinese as names are."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names to look past; ``pattern`` is None where there are none."""

    pattern: regex.Pattern[str] | None = None
    forms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Names as the on-brand examples write them, by their letters: see ``forms``."""

    def hide(self, text: str) -> str:
        """``text`` with each name, and the mark after it, as a plain word."""
        possible = _by_letters(self.pattern).possible(text) if self.pattern else iter(())
        return next((pattern.sub(STANDS_IN, text) for pattern in possible), text)

    def other_forms(self, text: str) -> int:
        """How many words, or two words, of ``text`` are a name of the brand's in other capitals or torn apart."""
        together = _BETWEEN.sub("", text).lower()
        if not any(key in together for key in self.forms):
            return 0
        words = [(found[0], letters(found[0])) for found in _WORD.finditer(text)]
        pairs = [(f"{one} {other}", first + second) for (one, first), (other, second) in pairwise(words)]
        return sum(self.forms.get(key, each) != each for each, key in (*words, *pairs))


NO_NAMES = Names()


@lru_cache(maxsize=64)  # the brands in use, two languages each
def _by_letters(names: regex.Pattern[str]) -> Cued[regex.Pattern[str]]:
    """``names``, tried only where the letters of one stand: a pattern of thousands of names is dear."""
    return Cued((names,), lambda each: each.pattern)


def letters(word: str) -> str:
    """What the forms of one name have in common."""
    return word.replace(" ", "").replace("-", "").lower()


def forms(texts: Iterable[str]) -> Mapping[str, str]:
    """The Latin words that ``texts`` write with a capital within a sentence, one way only, in ``SEEN_IN`` or more."""
    written: dict[str, dict[str, int]] = {}
    named: set[str] = set()
    for text in dict.fromkeys(texts):
        words = [(found.start(), found[0]) for found in _WORD.finditer(text)]
        titled = sum(word[0].isupper() for _, word in words) > len(words) / 2
        for word in {word for _, word in words}:
            counts = written.setdefault(letters(word), {})
            counts[word] = counts.get(word, 0) + 1
        for start, word in words:
            inside = word != word.capitalize() and word != word.lower()
            if inside or (word[0].isupper() and not titled and not _STARTS.search(text, 0, start)):
                named.add(word)
    found = {}
    for key, counts in written.items():
        [first, *others] = counts
        if not others and first in named and counts[first] >= SEEN_IN and len(key) > 2:
            found[key] = first
    return MappingProxyType(found)


def own_names(guideline: Guideline, on_brand: Iterable[str] = ()) -> Names:
    """Names of the brand, of terms and of competitors: the Latin ones with a capital, since Chinese has no case;
    and the forms in which the ``on_brand`` texts write names.
    """
    brand = guideline.brand.names
    names = {brand.en, brand.zh, *guideline.brand.competitors}
    names |= {term.preferred for term in guideline.terms if term.kind != "slogan"}
    latin = sorted(
        (name for name in names if name and name.isascii() and name != name.lower()),
        key=lambda name: (-len(name), name),
    )
    if not latin:
        return Names(None, forms(on_brand))
    either = "|".join(map(regex.escape, latin))
    return Names(regex.compile(rf"(?<![A-Za-z0-9_])(?:{either})(?![A-Za-z0-9_])[™®]?"), forms(on_brand))
