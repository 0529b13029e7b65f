"""Traditional spellings of Simplified Chinese, as Taiwan, Hong Kong and the standard table write them, and back."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from opencc import OpenCC

from consistency.document import Document
from consistency.nlp.scripts import has_han

_TABLES = ("s2t", "s2tw", "s2hk")


def traditional_forms(text: str) -> tuple[str, ...]:
    """The Traditional spellings of ``text`` that differ from it, without repeats; empty when it has none."""
    made = (_converter(table).convert(text) for table in _TABLES)
    return tuple(dict.fromkeys(form for form in made if form != text))


def simplified(text: str) -> str:
    """``text`` with Simplified characters for Traditional ones, always as long as ``text``."""
    if not has_han(text):
        return text
    made = str(_converter("t2s").convert(text))
    return made if len(made) == len(text) else "".join(_character(each) for each in text)


def plainer(document: Document) -> Document:
    """``document`` as a reader of Simplified Chinese would read it, every character at its place."""
    plain = simplified(document.plain)
    if plain == document.plain:
        return document
    sentences = tuple(replace(s, text=plain[s.start : s.end]) for s in document.sentences)
    return replace(document, plain=plain, sentences=sentences)


def is_traditional(text: str) -> bool:
    """Whether ``text`` is written in Traditional Chinese: more of its characters are of that script alone."""
    plain = simplified(text)
    ours = sum(one != other for one, other in zip(text, plain, strict=True))
    theirs = sum(_traditional_character(each) != each for each in plain)
    return 2 * ours > theirs


@cache
def _traditional_character(character: str) -> str:
    return str(_converter("s2t").convert(character))


@cache
def _character(character: str) -> str:
    made = str(_converter("t2s").convert(character))
    return made if len(made) == 1 else character


@cache
def _converter(table: str) -> OpenCC:
    return OpenCC(table)
