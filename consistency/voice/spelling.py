"""British spelling where American has its own: a brand writes one or the other, and its examples say which."""

from __future__ import annotations

from functools import lru_cache

import regex

from consistency.nlp.lexicon import in_english_lexicon

_WORD = regex.compile(r"(?<![\w-])[A-Za-z]{4,30}(?![\w-])")
_CHANGES = (
    (regex.compile(r"(?<=.{3})our(?=$|s$|ed$|ing$|ite|able|al|ful|less|ly|er|hood)"), "or"),
    (regex.compile(r"(?<=.{3})is(?=(?:e[sdr]?|ing|ation|ations|ers)$)"), "iz"),
    (regex.compile(r"(?<=.{3})ys(?=(?:e[dr]?|ing)$)"), "yz"),
    (regex.compile(r"(?<=cent|met|lit|theat|fib|calib|lust|spect|meag|somb)re(?=s?$)"), "er"),
    (regex.compile(r"(?<=.{4}[aeiou])ll(?=(?:ed|ing|er|ers)$)"), "l"),
    (regex.compile(r"(?<=licen|defen|offen|preten)ce(?=s?$)"), "se"),
)
_OWN = regex.compile(
    r"(?i)whilst|amongst|learnt|spelt|dreamt|grey\w*|cheques?|programmes?|tyres?|kerbs?|ageing|judgement"
)
_ALIKE = regex.compile(
    r"(?i)(?:.*(?:vise|mise|prise|cise|wise|raise|praise|noise|poise|tise|tising|franchise|merchandise|disguise|treatise)"
    r"|(?:cont|det|vel|glam|flav?|h|y|t|p|s|f)our.*|spell\w+|install\w+|enroll\w+|fulfill\w+|controll\w+|scroll\w+)"
)
"""Spelt alike on both sides, or not told apart by the letters alone."""


def british(text: str) -> int:
    """How many words of ``text`` have the spelling that American English does without."""
    return sum(_is_british(word.lower()) for word in _WORD.findall(text))


@lru_cache(maxsize=8192)
def _is_british(word: str) -> bool:
    if _OWN.fullmatch(word):
        return True
    if _ALIKE.fullmatch(word):
        return False
    changed = (pattern.sub(other, word) for pattern, other in _CHANGES if pattern.search(word))
    return any(in_english_lexicon(each) for each in changed)
