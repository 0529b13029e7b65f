"""Words of a text that may be English, Chinese or both: Latin words by rule, Chinese words by the segmenter."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.document import Document, Token
from consistency.nlp.scripts import HAN, LATIN, is_han
from consistency.nlp.segmenter import segmenter

_LATIN_WORD = rf"[{LATIN}\d]+(?:['’&][{LATIN}]+|[-‐‑_]+[{LATIN}\d]+|(?<=\d)[.,]\d+)*"
_WORD = re.compile(rf"(?P<han>[{HAN}]+)|(?P<latin>{_LATIN_WORD})|(?P<other>(?!_)[^\W{HAN}{LATIN}\d]+)")
_DIGITS = re.compile(r"[\d.,]+$")


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


@lru_cache(maxsize=4096)
def cut(run: str) -> tuple[str, ...]:
    """Chinese words of a run of Chinese characters; joined they give the run."""
    return tuple(segmenter().cut(run))


@lru_cache(maxsize=4096)
def _known_words(run: str) -> tuple[str, ...]:
    return tuple(segmenter().cut(run, hmm=False))


def is_word_aligned(document: Document, start: int, end: int, *, known: bool = False) -> bool:
    """Whether ``plain[start:end]`` is whole words: 最佳 in 业界最佳的选择, but not 最大 in 最大化 nor best in bestow.

    On a Latin side a letter or digit may not touch. On a Chinese side the phrase must end where the segmenter ends a
    word, or cutting the run with the phrase held together must need fewer words than without: so a name the segmenter
    does not know (知付宝) is found although it is cut in pieces. ``known``: the phrase is a name of the brand's own,
    and as many words are enough. ``start < end``.
    """
    plain = document.plain
    if not (_latin_edge(plain, start) and _latin_edge(plain, end)):
        return False
    return _han_edges(plain, start, end, known)


_LATIN_CHAR = re.compile(rf"[{LATIN}\d_]")
_WINDOW = 12
"""Chinese characters of context on each side that decide how a phrase is cut."""


def _latin_edge(plain: str, at: int) -> bool:
    return not (
        0 < at < len(plain)
        and _LATIN_CHAR.match(plain[at - 1]) is not None
        and _LATIN_CHAR.match(plain[at]) is not None
    )


def _han_edges(plain: str, start: int, end: int, known: bool) -> bool:
    left, right = start, end
    if is_han(plain[start]):
        while left > 0 and start - left < _WINDOW and is_han(plain[left - 1]):
            left -= 1
    if is_han(plain[end - 1]):
        while right < len(plain) and right - end < _WINDOW and is_han(plain[right]):
            right += 1
    if left == start and right == end:
        return True
    before, phrase, after = plain[left:start], plain[start:end], plain[end:right]
    free = _cut_mixed(before + phrase + after)
    edges = {0}
    at = 0
    for word in free:
        at += len(word)
        edges.add(at)
    if start - left in edges and end - left in edges:
        return True
    held = len(_cut_mixed(before)) + len(_cut_mixed(after)) + 1
    return held <= len(free) if known else held < len(free)


def _cut_mixed(text: str) -> list[str]:
    words: list[str] = []
    for piece in re.findall(rf"[{HAN}]+|[^{HAN}]+", text):
        # By the dictionary alone: guessing new words is what joins an unknown name to its neighbours.
        words.extend(_known_words(piece) if is_han(piece[0]) else [piece])
    return words
