"""Where text breaks the rules of Chinese typography, each place with the small changes that set it right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.document import Document
from consistency.nlp.scripts import HAN, LATIN, count_han, has_han
from consistency.nlp.typography import Correction, corrections
from consistency.voice.usage import miscased

LETTER_RUN = re.compile(rf"[{LATIN}0-9]*[{LATIN}][{LATIN}0-9]*[+#]*")
ANY_RUN = re.compile(rf"[{LATIN}0-9]+[+#%‰]*")
_FULL = {",": "，", "!": "！", "?": "？", ";": "；", ":": "：", ".": "。"}
_HALF = {full: half for half, full in _FULL.items()}
_FULL_WIDTH = re.compile(rf"(?<=[{LATIN}0-9])[，。！？；：](?![，。！？；：])")
_CLOSED = "”’」』）》"
_NEXT = rf"[{HAN}“‘「『（《]"
_HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}{_CLOSED}])(?:[,;:!?](?![!?])(?= ?(?:{_NEXT}|[{LATIN}0-9])|\s*$)|\.(?= ?{_NEXT}|\s*$))"
    rf"|(?<=[{LATIN}])[,;!?](?=[{HAN}])"
)
_REPEATED = re.compile(r"([！？。，、；：])\1+")
_ELLIPSIS = "……"
_FULL_STOP = "。"
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_STANDARD = (
    ("＆", re.compile("＆"), "&"),
    ("％", re.compile(r"(?<=\d)％"), "%"),
    ("!!", re.compile(rf"(?<=[{HAN}])!{{2,}}"), "！"),
    ("??", re.compile(rf"(?<=[{HAN}])\?{{2,}}"), "？"),
    (" ", re.compile(r"(?<=[^\s#>*+|-]) +(?=[，。！？；：、）】》」』])"), ""),
    (" ", re.compile(rf"(?<=[，。！？；：、（【《「『]) +(?=[{HAN}{LATIN}0-9（【《「『])"), ""),
    (" ", re.compile(r"(?<=\d) +(?=[%％‰]|°(?![CF]))"), ""),
    ("“ ", re.compile(r"(?<=“) +"), ""),
    (" ”", re.compile(r" +(?=”)"), ""),
    ("...", re.compile(rf"(?<=[{HAN}])\.{{3,}}"), _ELLIPSIS),
    ("--", re.compile(rf"(?<=[{HAN}])--+(?=[{HAN}])"), "——"),
    ("－", re.compile(r"(?<=\d)－(?=\d)"), "～"),
    ("》", re.compile("(?<=》)[、，](?=《)"), ""),
    ("”", re.compile("(?<=”)[、，](?=“)"), ""),
    ("、等", re.compile(rf"(?<=[{HAN}{LATIN}])、(?=等(?![待级候同号到于着距]))"), ""),
    ("”。", re.compile("(?<=[。？！]”)。"), ""),
)
"""What the standards of Chinese punctuation settle: what a line with it must hold, its place, what belongs there."""
_ENCLOSED = (
    ("(", re.compile(rf"(?:^|(?<=[{HAN}{_CLOSED}]))\([^()\n]+\)|(?<! )\([^()\n]*[{HAN}][^()\n]*\)"), "（", "）"),
    ('"', re.compile(rf'"[^"\n]*[{HAN}][^"\n]*"'), "“", "”"),
    ("'", re.compile(rf"(?<![{LATIN}])'[^'\n]*[{HAN}][^'\n]*'"), "“", "”"),
)
"""Half-width marks around Chinese words or directly after one."""
_FEWEST_WORDS = 3
"""English words that make a sentence of its own, not a name in a Chinese list."""
_SURE, _SPACING = 0.9, 0.8


@dataclass(frozen=True, slots=True)
class Place:
    """``plain[start:end]`` would become ``text``; ``edits`` are the small changes that make it so."""

    start: int
    end: int
    text: str
    edits: tuple[Correction, ...]
    confidence: float


def places(document: Document, spaced: re.Pattern[str]) -> list[Place]:
    """Every place of ``document`` that breaks a rule of Chinese typography, in order of place; they may overlap.

    ``spaced`` are the runs of letters or figures beside which a space belongs.
    """
    found = (*_in_chinese_lines(document.plain, spaced), *_full_width(document), *_wide(document))
    return sorted(found, key=lambda place: (place.start, place.end))


def _in_chinese_lines(plain: str, spaced: re.Pattern[str]) -> Iterator[Place]:
    offset = 0
    for line in plain.split("\n"):
        if has_han(line):
            for place in (*_spacing(line, spaced), *_half_width(line), *_repeated(line), *_standard(line)):
                edits = tuple((start + offset, end + offset, text) for start, end, text in place.edits)
                yield Place(place.start + offset, place.end + offset, place.text, edits, place.confidence)
        offset += len(line) + 1


def _spacing(line: str, spaced: re.Pattern[str]) -> Iterator[Place]:
    """A run of ``spaced`` that touches Chinese, with the missing spaces on both sides as one place.

    Runs with a single character between them share it, and so are one place. Figures are no run unless the brand sets
    them off: 100元 and 2026年 are ordinary Chinese.
    """
    gaps = {start for start, end, text in corrections(line) if start == end and text == " "}
    shared: list[tuple[int, int, list[int]]] = []
    for run in spaced.finditer(line):
        missing = [gap for gap in run.span() if gap in gaps and _touches_han(line, gap)]
        if missing:
            start = run.start() - (run.start() in missing)
            end = run.end() + (run.end() in missing)
            if shared and start < shared[-1][1]:
                start, _, before = shared.pop()
                missing = before + missing
            shared.append((start, end, missing))
    for start, end, missing in shared:
        edits = tuple((gap, gap, " ") for gap in missing)
        yield Place(start, end, _applied(line, start, end, edits), edits, _SPACING)


def _touches_han(line: str, gap: int) -> bool:
    return 0 < gap < len(line) and has_han(line[gap - 1 : gap + 1])


def _half_width(line: str) -> Iterator[Place]:
    """Half-width marks between Chinese characters, in a line that is mostly Chinese."""
    if count_han(line) <= len(LETTER_RUN.findall(line)):
        return
    for match in _HALF_WIDTH.finditer(line):
        start, end = match.span()
        while line[end : end + 1] == " " and end + 1 < len(line):
            end += 1
        text = _FULL[match[0]]
        yield Place(start, end, text, ((start, end, text),), _SURE)


def _full_width(document: Document) -> Iterator[Place]:
    """Full-width marks in English sentences, with the space that follows the half-width mark."""
    for sentence in document.sentences:
        if sentence.language != "en" or len(LETTER_RUN.findall(sentence.text)) < _FEWEST_WORDS:
            continue
        for match in _FULL_WIDTH.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            text = _HALF[match[0]] + (" " if document.plain[end : end + 1].isalnum() else "")
            yield Place(start, end, text, ((start, end, text),), _SURE)


def _wide(document: Document) -> Iterator[Place]:
    """Full-width letters and figures, which the plain text shows in half width."""
    if _WIDE.search(document.original):
        typed = "".join(document.original[at] for at in document.starts)
        for match in _WIDE.finditer(typed):
            start, end = match.span()
            text = document.plain[start:end]
            yield Place(start, end, text, ((start, end, text),), _SURE)


def _repeated(line: str) -> Iterator[Place]:
    for match in _REPEATED.finditer(line):
        mark = match[1]
        text = _ELLIPSIS if mark == _FULL_STOP and len(match[0]) > 2 else mark
        yield Place(match.start(), match.end(), text, ((match.start(), match.end(), text),), _SURE)


def _standard(line: str) -> Iterator[Place]:
    for mark, pattern, text in _STANDARD:
        for match in pattern.finditer(line) if mark in line else ():
            yield Place(match.start(), match.end(), text, ((match.start(), match.end(), text),), _SURE)
    runs = len(LETTER_RUN.findall(line))
    for start, end, name in miscased(line) if runs else ():
        yield Place(start, end, name, ((start, end, name),), _SPACING)
    if count_han(line) <= runs or line.count('"') % 2:
        return
    for mark, pattern, first, last in _ENCLOSED:
        for match in pattern.finditer(line) if mark in line else ():
            start, end = match.span()
            edits = ((start, start + 1, first), (end - 1, end, last))
            yield Place(start, end, _applied(line, start, end, edits), edits, _SPACING)


def _applied(line: str, start: int, end: int, edits: tuple[Correction, ...]) -> str:
    parts, at = [], start
    for low, high, text in edits:
        parts += [line[at:low], text]
        at = high
    return "".join((*parts, line[at:end]))
