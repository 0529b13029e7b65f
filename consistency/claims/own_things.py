"""Which of the brand's things a text names: its products, and plans that its claims call by the brand and a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from consistency.matching.cues import Either
from consistency.matching.fold import fold
from consistency.nlp.scripts import is_han
from consistency.nlp.traditional import simplified
from consistency.nlp.words import tokenize
from guidelines.model import LANGUAGES, Guideline

_TELLING = 3
"""Letters of a Latin word of a name that stands for the name: serum, not of."""

_MODEL = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")


class OwnThings:
    """The names of a guideline's products and plans."""

    def __init__(self, guideline: Guideline) -> None:
        names = {simplified(term.preferred) for term in guideline.terms if term.kind == "product"}
        names.update(_plans(guideline))
        self._words = {fold(name): frozenset(_words(name)) for name in names}
        brands = [simplified(brand) for brand in brand_names(guideline)]
        short = {model: name for name in names if (model := _model(name, brands))}
        self._full = {fold(model): fold(name) for model, name in short.items()}
        longest = sorted(names.union(short), key=lambda name: (-len(name), name))
        self._patterns = Either(map(_pattern, longest))

    def named(self, text: str) -> frozenset[str]:
        """The folded names that stand in ``text``."""
        said = {fold(" ".join(m[0].split())) for m in self._patterns.finditer(text)}
        full = (self._full.get(name, name) for name in said)
        return frozenset(name for name in full if name in self._words)  # of few said, not of all names

    def without(self, text: str) -> str:
        """``text`` with the names blanked, so that no word is cut across the end of one."""
        kept, at = [], 0
        for match in self._patterns.finditer(text):
            kept.append(text[at : match.start()])
            at = match.end()
        return " ".join((*kept, text[at:]))

    def opposed(self, ours: Collection[str], text: str) -> bool:
        """Whether ``text`` speaks of other things than ``ours``, and by no word of them: a cream for our serum.

        Names of the two languages say nothing of each other.
        """
        said = self.named(text) if ours else frozenset()
        if not said or not said.isdisjoint(ours):
            return False
        if {_is_latin(name) for name in said} != {_is_latin(name) for name in ours}:
            return False
        words = {fold(token.text) for token in tokenize(text)}
        shared = frozenset[str]().union(*(self._words[name] for name in said))
        return all(words.isdisjoint(self._words[name] - shared) for name in ours)

    def words(self, names: Collection[str]) -> frozenset[str]:
        """The words of ``names``."""
        return frozenset[str]().union(*(self._words[name] for name in names))


@lru_cache(maxsize=16)
def own_things(guideline: Guideline) -> OwnThings:
    """The names of ``guideline``: the readings of one version share them."""
    return OwnThings(guideline)


def brand_names(guideline: Guideline) -> list[str]:
    """What the brand itself is called."""
    own = [name for name in map(guideline.brand.names.get, LANGUAGES) if name]
    return own + [term.preferred for term in guideline.terms if term.kind == "brand"]


def _model(name: str, brands: Collection[str]) -> str:
    """What of ``name`` names the model alone, in letters and a digit: X7 Pro of 青屿 X7 Pro; else empty."""
    for brand in brands:
        model = name[len(brand) :].strip() if name.startswith(brand) else ""
        if _MODEL.fullmatch(model):
            return model
    return ""


def _plans(guideline: Guideline) -> Iterator[str]:
    """Names such as Tarn Plus: the brand's own and a word with a capital, where a claim writes it inside a sentence."""
    brands = [re.escape(name) for name in (guideline.brand.names.en,) if name]
    if not brands:
        return
    plan = re.compile(rf"\b(?:{'|'.join(brands)}) (?!The\b|Is\b)[A-Z][a-z]+\b")
    for claim in guideline.claims.approved:
        for text in filter(None, map(claim.text.get, LANGUAGES)):
            yield from (match[0] for match in plan.finditer(text))


def _words(name: str) -> Iterator[str]:
    for token in tokenize(name):
        if not token.text[0].isascii() or (len(token.text) >= _TELLING and token.text[0].isalpha()):
            yield fold(token.text)


def _pattern(name: str) -> str:
    words = r"[\s-]?".join(re.escape(word) for word in name.split())
    left = "" if is_han(name[0]) else r"(?<![A-Za-z0-9])"
    return left + words + ("" if is_han(name[-1]) else r"(?![A-Za-z0-9])")


def _is_latin(name: str) -> bool:
    return name[0].isascii()
