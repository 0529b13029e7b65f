"""Whether a literal match is a word of its own: by neighbouring letters, or by segmented words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from consistency.document import Document
from consistency.nlp.lexicon import dictionary_edges, in_chinese_lexicon
from consistency.nlp.scripts import is_han, script_of

_JOINED_LEFT = re.compile(r"[A-Za-z0-9]['\u2019\-\u2010\u2011]$")
_CONTRACTED = re.compile(r"['\u2019](?!s\b)[A-Za-z]", re.IGNORECASE)
_COMPOUND = re.compile(r"[-\u2010\u2011][A-Za-z]")
_E_OF_NEXT = re.compile(r"[\W_]e\Z", re.IGNORECASE)
"""The end of a match whose last letter begins the word after the hyphen: e-bike, E-Mail."""
_FIGURE_LEFT = re.compile(r"[0-9][.,]$")
_FIGURE_RIGHT = re.compile(r"[.,][0-9]")
_REACH = 24
"""Chinese characters read to each side of a match: more than any word, and a bound for text without punctuation."""


def _is_word_character(char: str) -> bool:
    return char == "_" or char.isdigit() or script_of(char) not in (None, "han", "kana", "hangul")


class WordEdges:
    """The word boundaries of one document. Chinese boundaries are found on first need and kept."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain = document.plain
        self._words: frozenset[int] | None = None
        self._in_order: list[int] = []
        self._runs: dict[tuple[int, int], frozenset[int]] = {}

    def hold(self, start: int, end: int, *, strict: bool, compounds: bool) -> bool:
        """Whether ``plain[start:end]`` stands as words.

        ``strict`` asks Chinese edges to be word boundaries too. ``compounds`` lets a hyphen join the match to a
        neighbour (``Aurora-based``).
        """
        return self._latin(start, end, compounds) and (not strict or self._han(start, end))

    def inner(self, start: int, end: int) -> tuple[int, ...]:
        """Word boundaries strictly inside ``plain[start:end]``, relative to ``start``."""
        words = self._ordered_edges()
        return tuple(edge - start for edge in words[bisect_right(words, start) : bisect_left(words, end)])

    def _latin(self, start: int, end: int, compounds: bool) -> bool:
        before, after = self._plain[max(0, start - 2) : start], self._plain[end : end + 2]
        if before and _is_word_character(self._plain[start]):
            if _is_word_character(before[-1]):
                return False
            joined = _JOINED_LEFT.search(before)
            if joined and not (compounds and before[-1] not in "'\u2019"):
                return False
            if self._plain[start].isdigit() and _FIGURE_LEFT.search(before):
                return False
        if after and _is_word_character(self._plain[end - 1]):
            if _is_word_character(after[0]) or _CONTRACTED.match(after):
                return False
            if _COMPOUND.match(after) and not (compounds and not _E_OF_NEXT.search(self._plain, start, end)):
                return False
            if self._plain[end - 1].isdigit() and _FIGURE_RIGHT.match(after):
                return False
        return True

    def _han(self, start: int, end: int) -> bool:
        open_left = start > 0 and is_han(self._plain[start]) and is_han(self._plain[start - 1])
        open_right = end < len(self._plain) and is_han(self._plain[end - 1]) and is_han(self._plain[end])
        needed = ([start] if open_left else []) + ([end] if open_right else [])
        if not needed or self._word_edges().issuperset(needed):
            return True
        cuts = self._dictionary(start, end)
        return all(edge in cuts or self._splits_a_compound(edge, start, end) for edge in needed)

    def _splits_a_compound(self, edge: int, start: int, end: int) -> bool:
        """Whether ``edge`` parts a word that is two words: 零风险 in 零风险投资, where 风险投资 is in the dictionary.

        The word may not hold the whole match: 最大 is not said in 最大限度.
        """
        words = self._ordered_edges()
        before, after = bisect_left(words, edge), bisect_right(words, edge)
        left = words[before - 1] if before else start
        right = words[after] if after < len(words) else end
        if (left <= start and end <= right) or min(edge - left, right - edge) < 2:
            return False
        return in_chinese_lexicon(self._plain[left:edge]) and in_chinese_lexicon(self._plain[edge:right])

    def _word_edges(self) -> frozenset[int]:
        if self._words is None:
            self._words = frozenset(edge for token in self._document.tokens for edge in (token.start, token.end))
        return self._words

    def _ordered_edges(self) -> list[int]:
        self._in_order = self._in_order or sorted(self._word_edges())
        return self._in_order

    def _dictionary(self, start: int, end: int) -> frozenset[int]:
        """Boundaries by the dictionary alone in the run of Chinese around the match.

        The guessing segmenter joins unknown names to their neighbours (用知|付宝); the dictionary does not, and
        still keeps 第一步 whole.
        """
        left, right = start, end
        while left > max(0, start - _REACH) and is_han(self._plain[left - 1]):
            left -= 1
        while right < min(len(self._plain), end + _REACH) and is_han(self._plain[right]):
            right += 1
        if (left, right) not in self._runs:
            cut = dictionary_edges(self._plain[left:right])
            self._runs[left, right] = frozenset(left + edge for edge in cut)
        return self._runs[left, right]
