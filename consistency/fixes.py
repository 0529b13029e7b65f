"""Applies the fixes of findings to the text as it was written, markup and all.

Fixes are chosen in the order of ``merge.precedence`` and never overlap: where two want the same characters, the first
one gets them and the other is skipped. All are written in one pass over the original text, so every span stays true.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

import regex

from consistency.document import Document, parse
from consistency.merge import precedence
from consistency.model import Finding, Fix, Span

Why = Literal["fixes.no_fix", "fixes.overlap", "fixes.crosses_markup", "fixes.unknown", "fixes.outside"]
"""Catalogue key of the reason a finding was skipped."""

EMPHASIS = frozenset("*_~`")
_SLACK = regex.compile(r"<(?:[@#!]|https?:|mailto:|tel:)[^<>\n]*>|&(?:amp|lt|gt);")


@dataclass(frozen=True, slots=True)
class Applied:
    """The corrected text, the ids whose fix is in it, and the others with the reason."""

    text: str
    applied: tuple[str, ...]
    skipped: tuple[tuple[str, Why], ...]


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
    pieces, at = [], 0
    for span, replacement, _ in taken:
        pieces += [text[at : span.start], replacement]
        at = span.end
    return Applied("".join((*pieces, text[at:])), tuple(i for *_, i in taken), tuple(skipped))


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
    if not replacement and not marks:
        return Fix(_with_blank(original, fix.span), "")
    return Fix(fix.span, replacement + marks)


def _hidden(document: Document, span: Span) -> str:
    """The characters of ``span`` that a reader does not see, zero-width ones aside."""
    covered: set[int] = set()
    for index in range(_first_at(document, span.start), len(document.starts)):
        if document.starts[index] >= span.end:
            break
        covered.update(range(document.starts[index], document.ends[index]))
    hidden = (document.original[i] for i in range(span.start, span.end) if i not in covered)
    return "".join(c for c in hidden if c.isprintable())


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


def _with_blank(text: str, span: Span) -> Span:
    """The span with a blank beside it, where taking the words away would leave two or one at a line's edge."""
    before = text[span.start - 1] if span.start else "\n"
    after = text[span.end] if span.end < len(text) else "\n"
    if after == " " and before in " \n\t":
        return Span(span.start, span.end + 1)
    if before == " " and (after in "\r\n,.;:!?)"):
        return Span(span.start - 1, span.end)
    return span
