"""Applies the fixes of findings to the text as it was written, markup and all.

Fixes are chosen in the order of ``merge.precedence`` and never overlap: where two want the same characters, the first
one gets them and the other is skipped. All are written in one pass over the original text, so every span stays true.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import regex

from consistency.document import Document, parse
from consistency.merge import precedence
from consistency.model import Finding, Fix, Span

Why = Literal["fixes.no_fix", "fixes.overlap", "fixes.crosses_markup", "fixes.unknown", "fixes.outside"]
"""Catalogue key of the reason a finding was skipped."""

EMPHASIS = frozenset("*_~`")
BRACKETS = ("()", "（）", "【】", "[]")
COMMAS = ",，、"
ENDS = ".。!！?？;；\r\n"
_WORD_CHAR = regex.compile(r"[\p{Latin}0-9]")
_SLACK = regex.compile(r"<(?:[@#!]|https?:|mailto:|tel:)[^<>\n]*>|&(?:amp|lt|gt);")


@dataclass(frozen=True, slots=True)
class Applied:
    """The corrected text, the ids whose fix is in it with the place each has there, and the others with the reason."""

    text: str
    applied: tuple[str, ...]
    skipped: tuple[tuple[str, Why], ...]
    places: tuple[Span, ...] = ()


def apply_fixes(text: str, findings: Iterable[Finding], ids: Collection[str] | None = None) -> Applied:
    """``text`` with the fixes of ``findings`` written in; ``ids`` picks some of them, None takes all.

    ``text`` is the text the findings were made from; nothing raises on another one, a fix that does not fit is skipped.
    A fix that takes words away also takes the blank they leave behind. Emphasis marks inside the words stay; a fix that
    would tear a link or another construct is skipped. In text with Slack's escapes or links, ``&``, ``<`` and ``>`` of
    a replacement are escaped too. Applying to a text whose findings are all fixed returns it unchanged.
    """
    found = list(findings)
    wanted = found if ids is None else [f for f in found if f.id in ids]
    skipped: list[tuple[str, Why]] = []
    if ids is not None:
        there = {f.id for f in found}
        skipped += [(i, "fixes.unknown") for i in sorted(set(ids) - there)]
    document = parse(text)
    slack = _SLACK.search(text) is not None
    taken: list[tuple[Span, str, str]] = []
    for finding in sorted(wanted, key=precedence):
        outcome = _plan(document, finding, slack)
        if isinstance(outcome, str):
            if ids is not None or outcome != "fixes.no_fix":
                skipped.append((finding.id, outcome))
        elif not _is_free(outcome.span, taken):
            skipped.append((finding.id, "fixes.overlap"))
        else:
            insort(taken, (outcome.span, outcome.replacement, finding.id))
    written, places = _written(text, taken)
    return Applied(written, tuple(i for *_, i in taken), tuple(skipped), places)


def _written(text: str, taken: Iterable[tuple[Span, str, str]]) -> tuple[str, tuple[Span, ...]]:
    """``text`` with the fixes ``taken``, and where each stands in it.

    A blank goes between Latin words that only what was replaced kept apart.
    """
    pieces: list[str] = []
    places: list[Span] = []
    last, at, parted, length = "", 0, False, 0
    for span, replacement, _ in (*taken, (Span(len(text), len(text)), "", "")):
        for piece, seam in ((text[at : span.start], at), (replacement, span.start)):
            parted = parted or _parts_words(text, seam)
            if piece:
                piece = " " + piece if parted and _runs_on(last, piece) else piece
                pieces.append(piece)
                length += len(piece)
                last, parted = piece[-1], False
        places.append(Span(length - len(replacement), length))
        at = span.end
    return "".join(pieces), tuple(places[:-1])


def _parts_words(text: str, position: int) -> bool:
    """Whether no word runs over ``position`` of ``text``."""
    return not _runs_on(text[max(0, position - 1) : position], text[position : position + 1])


def _runs_on(left: str, right: str) -> bool:
    """Whether ``left`` ends and ``right`` begins in one Latin word."""
    return _WORD_CHAR.match(left[-1:]) is not None and _WORD_CHAR.match(right[:1]) is not None


def _is_free(span: Span, taken: list[tuple[Span, str, str]]) -> bool:
    """Whether no taken span shares a character or an insertion place with ``span``; ``taken`` is in order."""
    at = bisect_left(taken, (span,))
    beside = [pair[0] for pair in taken[max(0, at - 1) : at + 1]]
    return not any(span.overlaps(other) or span == other for other in beside)


def _plan(document: Document, finding: Finding, slack: bool) -> Fix | Why:
    """The fix as it is written into the original text, or why it is not."""
    fix = finding.fix
    if fix is None:
        return "fixes.no_fix"
    start, end = fix.span.start, fix.span.end
    original = document.original
    if not 0 <= start <= end <= len(original):
        return "fixes.outside"
    marks = _hidden(document, fix.span)
    if any(c not in EMPHASIS for c in marks):
        return "fixes.crosses_markup"
    replacement = fix.replacement
    if slack:
        replacement = replacement.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not replacement:
        span, marks = _with_empty_marks(document, fix.span, marks)
        return Fix(span, marks) if marks else Fix(_with_blank(original, _with_comma(original, span)), "")
    return Fix(fix.span, replacement + marks)


def _hidden(document: Document, span: Span) -> str:
    """The characters of ``span`` that a reader does not see, zero-width ones aside."""
    return "".join(_hidden_runs(document, span))


def _hidden_runs(document: Document, span: Span) -> Iterator[str]:
    """The same as the stretches that stand together."""
    covered: set[int] = set()
    for index in range(_first_at(document, span.start), len(document.starts)):
        if document.starts[index] >= span.end:
            break
        covered.update(range(document.starts[index], document.ends[index]))
    run = ""
    for at in range(span.start, span.end):
        if at not in covered:
            run += document.original[at] if document.original[at].isprintable() else ""
        elif run:
            yield run
            run = ""
    if run:
        yield run


def _first_at(document: Document, position: int) -> int:
    """Index of the first plain character whose original ends after ``position``."""
    low, high = 0, len(document.ends)
    while low < high:
        middle = (low + high) // 2
        if document.ends[middle] <= position:
            low = middle + 1
        else:
            high = middle
    return low


def _with_empty_marks(document: Document, span: Span, marks: str) -> tuple[Span, str]:
    """The span with the emphasis and the brackets that would hold nothing, and what is left of its own ``marks``."""
    text = document.original
    start, end = span.start, span.end
    while start and text[start - 1] in EMPHASIS:
        start -= 1
    while end < len(text) and text[end] in EMPHASIS:
        end += 1
    runs = [text[start : span.start], *_hidden_runs(document, span), text[span.end : end]]
    if any(runs) and _all_close(run for run in runs if run):
        span, marks = Span(start, end), ""
    if not marks and text[span.start - 1 : span.start] + text[span.end : span.end + 1] in BRACKETS:
        span = Span(span.start - 1, span.end + 1)
    return span, marks


def _all_close(runs: Iterable[str]) -> bool:
    """Whether every run of marks is closed by its mirror image, as brackets are."""
    open_runs: list[str] = []
    for run in runs:
        if open_runs and open_runs[-1] == run[::-1]:
            open_runs.pop()
        else:
            open_runs.append(run)
    return not open_runs


def _with_comma(text: str, span: Span) -> Span:
    """The span with the comma before it, where nothing but the end of the sentence would follow; or the one after."""
    start = span.start
    while start and text[start - 1] == " ":
        start -= 1
    before = text[start - 1] if start else "\n"
    after = text[span.end] if span.end < len(text) else "\n"
    if before in COMMAS and after in COMMAS + ENDS:
        return Span(start - 1, span.end)
    if after in COMMAS and before in ENDS:
        return Span(span.start, span.end + 1)
    return span


def _with_blank(text: str, span: Span) -> Span:
    """The span with a blank beside it, where taking the words away would leave two or one at a line's edge."""
    before = text[span.start - 1] if span.start else "\n"
    after = text[span.end] if span.end < len(text) else "\n"
    if after == " " and before in " \n\t":
        return Span(span.start, span.end + 1)
    if before == " " and (after in "\r\n,.;:!?)"):
        return Span(span.start - 1, span.end)
    return span
