"""Words of a text that may be English, Chinese or both: Latin words by rule, Chinese words by the segmenter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consistency.document import Token
from consistency.nlp.scripts import HAN, LATIN
from consistency.nlp.segmenter import segmenter

_LATIN_WORD = rf"[{LATIN}\d]+(?:['’&][{LATIN}]+|[-‐‑_]+[{LATIN}\d]+|(?<=\d)[.,]\d+)*"
_WORD = re.compile(rf"(?P<han>[{HAN}]+)|(?P<latin>{_LATIN_WORD})|(?P<other>(?!_)[^\W{HAN}{LATIN}\d]+)")
_DIGITS = re.compile(r"[\d.,]+$")


@lru_cache(maxsize=8)  # the text or sentence in hand, which several ask for one after another
def tokenize(plain: str) -> tuple[Token, ...]:
    """Words of ``plain`` in order at exact offsets; spaces and punctuation are no words.

    A Latin word keeps its hyphens, apostrophes and digits (AI-powered, Aurora's, iPhone15, 5G, 3.5). A run of Chinese
    characters is cut by the segmenter. ``script`` is ``digit`` for a number alone, ``other`` for other alphabets.
    """
    tokens: list[Token] = []
    for found in _WORD.finditer(plain):
        start, text = found.start(), found[0]
        if found.lastgroup == "han":
            for word in cut(text):
                tokens.append(Token(start, start + len(word), word, "han"))
                start += len(word)
        elif found.lastgroup == "latin":
            tokens.append(Token(start, found.end(), text, "digit" if _DIGITS.match(text) else "latin"))
        else:
            tokens.append(Token(start, found.end(), text, "other"))
    return tuple(tokens)


def each_word(plain: str) -> Iterator[str]:
    """The texts of the words of ``plain`` in order, for who asks neither where they stand nor what script they have."""
    for found in _WORD.finditer(plain):
        if found.lastgroup == "han":
            yield from cut(found[0])
        else:
            yield found[0]


@lru_cache(maxsize=4096)
def cut(run: str) -> tuple[str, ...]:
    """Chinese words of a run of Chinese characters; joined they give the run."""
    return tuple(segmenter().cut(run))
