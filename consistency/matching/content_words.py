"""The words of a text that carry meaning, in the form in which phrases are compared: no figures, no function words."""

from __future__ import annotations

import re
from functools import lru_cache

from consistency.matching.fold import fold
from consistency.nlp.function_words import (
    ARTICLES,
    BEING,
    CONJUNCTIONS,
    DOING,
    HAVING,
    OTHERS,
    PERSONS,
    POINTING,
    PREPOSITIONS,
)
from consistency.nlp.words import each_word
from consistency.word_lists import word_set

_STOP = (
    (ARTICLES | PREPOSITIONS | CONJUNCTIONS | POINTING | PERSONS | OTHERS | BEING | HAVING | DOING)
    | word_set("been can will his her all any no not than then into over out up per without just only now more most")
    | word_set(
        "very 的 了 是 在 和 与 及 或 也 都 就 把 被 让 给 从 到 对 为 以 之 其 这 那 我们 你 您 他 她 它 我 有 可"
    )
    | word_set("可以 能 会 个 起 内 后 前 时 最 很 更")
)
_WORDED = re.compile(r"[^\W\d_]{2,}")


@lru_cache(maxsize=64)  # the sentences of a text in hand, which each disclaimer asks for again
def content_words(text: str) -> frozenset[str]:
    """The folded words of ``text`` that carry meaning: no figures, no function words."""
    return frozenset(filter(None, map(_told, each_word(text))))


@lru_cache(maxsize=8_192)  # copy is mostly made of the same words
def _told(word: str) -> str:
    """``word`` folded where it carries meaning, else empty."""
    word = fold(word)
    return word if word not in _STOP and _WORDED.search(word) else ""
