"""Cuts the blocks of a projection into sentences, in English, Chinese and both at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consistency.document import Sentence
from consistency.model import Span
from consistency.nlp.function_words import ARTICLES, CONJUNCTIONS, OTHERS, PERSONS, POINTING, PREPOSITIONS, SPEAKER
from consistency.nlp.language import sentence_language
from consistency.nlp.markup import Block, Projection
from consistency.nlp.scripts import HAN, LATIN, has_han, is_han
from consistency.word_lists import word_set

_END = re.compile("[.!?。！？；…｡\n]+")
_CLOSERS = "\"'”’」』）)】》〉]"
_CLOSING = re.compile(f"[{re.escape(_CLOSERS)}]*")
_WORD_BEFORE = re.compile(rf"(?:[{LATIN}]\.)*[{LATIN}]+$")
_NEXT_WORD = re.compile(rf"[\s\"'“‘「(（\[]*([{LATIN}]+|\d|[{HAN}]|\S|$)")
_CONTENT = re.compile(r"[^\W_]")
LONGEST = 800
"""Characters of the longest sentence. What runs on for more is a list without stops, and is cut at a mark or a blank.

Figures, names and words are read with their whole sentence in view: without an end to it that is quadratic.
"""
_BREAK = re.compile(r"[;；、|]|[,，:：](?![0-9])|(?<![0-9])[,，]|\s")
_SEAM = re.compile(rf"(?<=[{HAN}])(?=[0-9])")
"""Where a long row of figures without marks can be cut: 10元17元."""
_FULL = frozenset("。！？；｡")

_NEVER_END = word_set(
    """
    mr mrs ms dr prof st mt gen sen rep gov capt sgt vs eg e.g ie i.e cf fig figs vol approx
    """
)
_RARELY_END = word_set(
    """
    etc inc ltd co corp llc plc bros u.s u.k u.s.a e.u a.m p.m am pm jr sr no nos jan feb mar apr jun jul aug sep
    sept oct nov dec dept est min max ph.d b.a m.a m.b.a
    """
)
_DOTTED_WORDS = word_set(
    """
    am pm no min max mar
    """
)
"""Abbreviations that are also words: with a stop they mostly end a sentence unless a figure follows."""
_OPENERS = (
    (ARTICLES | PREPOSITIONS | CONJUNCTIONS | POINTING | PERSONS | SPEAKER | OTHERS)
    | word_set("his her there here now then not no yes get try see learn shop buy discover meet")
    | word_set("how what why where who when while every each all")
) - {"of", "us", "me"}


def split(projection: Projection) -> tuple[Sentence, ...]:
    """Sentences in order, none longer than ``LONGEST``; they cover every letter and digit and never cross a block."""
    plain = projection.plain
    sentences: list[Sentence] = []
    for block in projection.blocks:
        for start, end in (each for piece in _pieces(plain, block) for each in _cut(plain, *piece)):
            text = plain[start:end]
            span = Span(projection.starts[start], projection.ends[end - 1])
            language = sentence_language(text)
            sentences.append(Sentence(len(sentences), start, end, text, span, language, block.kind))
    return tuple(sentences)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of running text start and end; a line break inside a paragraph ends none."""
    return _pieces(text.replace("\n", " "), Block(0, len(text), "paragraph"))


def _pieces(plain: str, block: Block) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    start = block.start
    for end in [*_ends(plain, block), block.end]:
        trimmed = _trim(plain, start, end)
        if trimmed is None:
            continue
        if pieces and not _CONTENT.search(plain, *trimmed):
            # Emoji and stray marks after a sentence belong to it.
            pieces[-1] = (pieces[-1][0], trimmed[1])
        else:
            pieces.append(trimmed)
        start = end
    return pieces


def _cut(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``start:end`` in stretches of ``LONGEST`` at most, each after the last mark or blank of its second half.

    Where there is none, before the last figure that begins there after a Chinese character.
    """
    while end - start > LONGEST:
        middle, limit = start + LONGEST // 2, start + LONGEST
        breaks = (max((m.end() for m in each.finditer(plain, middle, limit)), default=0) for each in (_BREAK, _SEAM))
        at = next(filter(None, breaks), limit)
        if (trimmed := _trim(plain, start, at)) is not None:
            yield trimmed
        start = at
    if (trimmed := _trim(plain, start, end)) is not None:
        yield trimmed


def _trim(plain: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(plain: str, block: Block) -> list[int]:
    ends: list[int] = []
    at = block.start
    titles = 0
    counted = block.start
    while True:
        found = _END.search(plain, at, block.end)
        if not found:
            return ends
        at = found.end()
        titles = max(0, titles + plain.count("《", counted, found.start()) - plain.count("》", counted, found.start()))
        counted = found.start()
        closing = _CLOSING.match(plain, at, block.end)
        after = closing.end() if closing else at
        if titles and "》" not in plain[at:after] and plain.find("》", after, after + 40) >= 0:
            continue
        if _is_end(plain, block, found, after):
            ends.append(after)
        at = max(at, after)


def _is_end(plain: str, block: Block, found: re.Match[str], after: int) -> bool:
    marks = found[0]
    if "\n" in marks or not _FULL.isdisjoint(marks):
        return True
    following = plain[after] if after < block.end else ""
    if not following:
        return True
    beside_han = is_han(following)
    if not following.isspace():
        if not beside_han and following not in "“「『《（\ufffc":
            return False
        if following == "\ufffc":
            return marks != "."
        if marks[0] == "…" or set(marks) == {"."}:
            return len(marks) > 1 or not plain[found.start() - 1 : found.start()].isdigit()
        return True
    match = _NEXT_WORD.match(plain, after, block.end)
    word = match[1] if match else ""
    if set(marks) <= {".", "…"} and len(marks) == 1 and marks == ".":
        return _full_stop_ends(plain, block.start, found.start(), word)
    if marks[-1] in "!?" or "!" in marks or "?" in marks:
        return not word[:1].islower() or _is_brand_case(word)
    return not word[:1].islower() or _is_brand_case(word)


def _full_stop_ends(plain: str, floor: int, at: int, word: str) -> bool:
    """Whether a single full stop at ``at``, with ``word`` after the space, ends a sentence."""
    if word[:1].islower() and not _is_brand_case(word):
        return False
    before = _WORD_BEFORE.search(plain, max(floor, at - 24), at)
    if not before:
        return True
    name = before[0].lower()
    if name in _NEVER_END:
        return False
    if name in ("no", "nos") and word.isdigit():
        return False
    opener = word.lower() in _OPENERS or has_han(word)
    if len(before[0]) == 1 and before[0].isupper() and before[0] != "I":
        return opener or not word[:1].isupper()
    if name in _DOTTED_WORDS:
        return not word.isdigit()
    if name in _RARELY_END:
        return opener
    return True


def _is_brand_case(word: str) -> bool:
    """Whether a word begins in lower case by design, as iPhone does."""
    return len(word) > 1 and word[0].islower() and word[1].isupper()
