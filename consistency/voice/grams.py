"""What a text is made of, as counted pieces: words and word pairs, beginnings and endings of words, its outer shape.

The shape keeps punctuation, spaces and capitals and forgets the words: "Sign-in 2 Users" is ``C-a 0 C``. A brand's
conventions (spaces beside Chinese, hyphens, title case, range dashes) show in it without a list of conventions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import log1p, sqrt

import regex

from consistency.document import Token
from consistency.nlp.words import tokenize

Grams = dict[str, float]
"""Gram to ln(1 + count). Its first character is the kind: ``w`` word, ``p`` pair, ``e`` edge of a word, ``s`` shape."""

_MARK = regex.compile(r"[^\w\s]")
_SHAPES = (
    (regex.compile(r"\p{Han}+"), "H"),
    (regex.compile("[０-９]+"), "９"),
    (regex.compile("[Ａ-Ｚａ-ｚ]+"), "Ａ"),
    (regex.compile(r"\d+"), "0"),
    (regex.compile("[A-Z]{2,}"), "Z"),
    (regex.compile(r"\p{Lu}\p{Ll}+"), "C"),
    (regex.compile(r"\p{Ll}+"), "a"),
    (regex.compile("a(?: a)+"), "a"),
)
SPREADS = {"w": 1.5, "p": 1.5, "e": 0.5, "s": 0.3}
"""Prior variance of a piece's weight, by kind."""
FEW = 20.0
"""Sum of the pieces' squares, each times its variance, from which on a text counts much less per piece."""
_LN = [log1p(count) for count in range(64)]
"""ln(1 + count) of the counts that nearly all pieces have."""
SHAPE_LENGTHS = (1, 2, 3, 4)
EDGE_LENGTHS = (2, 3, 4)


def grams(text: str) -> Grams:
    """The pieces of ``text`` in a fixed order."""
    words = _units(text)
    found = [f"w{word}" for word in words]
    found += [f"p{first} {second}" for first, second in zip(["^", *words], [*words, "$"], strict=True)]
    for word in words:
        if word.isascii() and word[0].isalpha():
            for length in EDGE_LENGTHS:
                if len(word) > length:
                    found += (f"e-{word[-length:]}", f"e{word[:length]}-")
    shape = f"^{_shape(text)}$"
    for length in SHAPE_LENGTHS:
        found += [f"s{shape[at : at + length]}" for at in range(len(shape) - length + 1)]
    counts = Counter(found)
    logarithm = _LN.__getitem__ if max(counts.values()) < len(_LN) else log1p
    return dict(zip(counts, map(logarithm, counts.values()), strict=True))


def share(pieces: Mapping[str, float]) -> float:
    """By what everything counted of a text is multiplied, over 0 to 1: the less, the more pieces it has.

    Of a long text one knows a sum of many weights, each unsure. Unscaled, the scores of sentences spread three times as
    wide as those of terms, and one threshold would judge sentences alone.
    """
    return 1 / sqrt(1 + sum(SPREADS[piece[0]] * count * count for piece, count in pieces.items()) / FEW)


def _units(text: str) -> list[str]:
    """Words in lower case and single punctuation marks, in order of the text."""
    tokens: list[Token] = list(tokenize(text))
    units = [(token.start, token.text.lower()) for token in tokens]
    taken = [False] * len(text)
    for token in tokens:
        taken[token.start : token.end] = [True] * (token.end - token.start)
    units += [(found.start(), found[0]) for found in _MARK.finditer(text) if not taken[found.start()]]
    return [unit for _, unit in sorted(units)]


def _shape(text: str) -> str:
    for pattern, letter in _SHAPES:
        text = pattern.sub(letter, text)
    return text
