"""How Chinese is pronounced: toneless syllables, to find names that were written with other characters.

Characters are read one by one. The dictionary of single characters is imported by the first that is asked for; that of
phrases (0.3 s and 45 MB), which says nothing about a single character, is left out.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from threading import Lock
from types import ModuleType

from consistency.nlp.scripts import is_han

_WITHOUT_PHRASES = "PYPINYIN_NO_PHRASES"
_FIRST = "\u2e80"
"""The scripts of East Asia begin here; nothing before has a reading."""
_importing = Lock()


@lru_cache(maxsize=8192)
def syllable(char: str) -> str:
    """The toneless syllable of one character in its commonest reading (绿 is lv); one without, itself in lower case."""
    if char < _FIRST:
        return char.lower()
    library = _library()
    return str(library.lazy_pinyin(char, style=library.Style.NORMAL, errors=list)[0]).lower()


@lru_cache(maxsize=4096)
def readings(char: str) -> frozenset[str]:
    """Every toneless reading of one character (行 is hang, heng and xing); the character itself when it has none."""
    if not is_han(char):
        return frozenset({char.lower()})
    library = _library()
    return frozenset(library.pinyin(char, style=library.Style.NORMAL, heteronym=True, errors=list)[0])


def sounds_like(one: str, other: str) -> bool:
    """Whether two texts of equal length can be read alike, character by character, in any of their readings."""
    return len(one) == len(other) and all(readings(a) & readings(b) for a, b in zip(one, other, strict=True))


@cache
def _library() -> ModuleType:
    with _importing:
        before = os.environ.get(_WITHOUT_PHRASES)
        os.environ[_WITHOUT_PHRASES] = "1"
        try:
            import pypinyin
        finally:
            if before is None:
                del os.environ[_WITHOUT_PHRASES]
            else:
                os.environ[_WITHOUT_PHRASES] = before
    return pypinyin
