"""Words of a text that a comment is about: found where they were pasted from, or chosen by the sentence. Pure."""

from __future__ import annotations

import re
import unicodedata

_SENTENCE = re.compile(r"\S.*?(?:[。！？!?；;…]+[”’」』\"')）]*|\.(?=\s)|(?=\n)|\Z)", re.DOTALL)
_QUOTES = "“”‘’\"'「」『』"


class WordsNotThere(Exception):
    """The words are not in the text, or ``times`` times, so that one cannot tell which are meant."""

    def __init__(self, times: int) -> None:
        self.times = times
        super().__init__(f"the words are there {times} times")


def stretches(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` as code points from and to; a line without an end mark is one."""
    return [match.span() for match in _SENTENCE.finditer(text) if match.group().strip()]


def locate(text: str, words: str, within: tuple[int, int] | None = None) -> tuple[int, int]:
    """Where ``words`` stand in ``text``, in the stretch ``within`` if one is given. WordsNotThere unless exactly once.

    First as they are; then with other blanks, line breaks, width and kind of quotation marks, as copying changes them.
    Quotation marks around the words are not a part of them if the text has none there.
    """
    start, end = within or (0, len(text))
    found = _exactly(text, words.strip(), start, end) or _loosely(text, words.strip(), start, end)
    if not found and words.strip().strip(_QUOTES).strip():
        found = _loosely(text, words.strip().strip(_QUOTES).strip(), start, end)
    if len(found) != 1:
        raise WordsNotThere(len(found))
    return found[0]


def _exactly(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1, end)
    return found


def _loosely(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    wanted = "".join(folded for character in words if (folded := _folded(character)))
    if not wanted:
        return []
    kept: list[int] = []
    run = ""
    for place in range(start, end):
        folded = _folded(text[place])
        run += folded
        kept += [place] * len(folded)
    found, at = [], run.find(wanted)
    while at >= 0:
        found.append((kept[at], kept[at + len(wanted) - 1] + 1))
        at = run.find(wanted, at + 1)
    return found


def _folded(character: str) -> str:
    if character.isspace() or character in "\u200b\u2060\ufeff":
        return ""
    if character in _QUOTES:
        return '"'
    return unicodedata.normalize("NFKC", character)
