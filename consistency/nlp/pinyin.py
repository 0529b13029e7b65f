"""How Chinese is pronounced: toneless syllables, to find names that were written with other characters."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin, pinyin

from consistency.nlp.scripts import is_han


@lru_cache(maxsize=4096)
def syllables(text: str) -> tuple[str, ...]:
    """One entry per character: its toneless syllable as the words around it decide (重庆 is chong qing, ü is v).

    A character that is not Chinese stands for itself in lower case.
    """
    # Offsets must stay: every character without a reading comes back as one entry.
    return tuple(entry.lower() for entry in lazy_pinyin(text, style=Style.NORMAL, errors=list))  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def readings(char: str) -> frozenset[str]:
    """Every toneless reading of one character (行 is hang, heng and xing); the character itself when it has none."""
    if not is_han(char):
        return frozenset({char.lower()})
    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True, errors=list)[0])  # type: ignore[arg-type]


def sounds_like(one: str, other: str) -> bool:
    """Whether two texts of equal length can be read alike, character by character, in any of their readings."""
    return len(one) == len(other) and all(readings(a) & readings(b) for a, b in zip(one, other, strict=True))
