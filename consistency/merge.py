"""One report out of many checks' findings: the same words are reported once, in a fixed order, with stable ids.

Who wins where two findings speak of the same words, first difference decides:

1. the graver severity,
2. what a rule says of the words before a sentence's likeness to examples (``voice``),
3. the more certain one,
4. the more specific check: ``CLOSEST_FIRST``, then any other check by name,
5. the one with a fix,
6. the longer span, then the earlier one, then the code and item by name.

Speaking of the same words means that one span contains the other. The loser goes, unless it can be fixed and the winner
cannot: that is a fault of its own inside a longer one (a misspelt brand name inside a prohibited claim). Findings of
``OF_SENTENCES`` speak of a sentence, a rate or the whole text, not of words: they neither displace nor are displaced,
unless they carry a fix, as a wrong form of address does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from consistency.model import Finding, Span
from guidelines.model import Severity

CLOSEST_FIRST = ("claims", "terms", "packs", "typography", "tone", "channel", "message")
OF_SENTENCES = frozenset({"tone", "message", "channel"})
LIKENESS = "voice"
STRETCH = 64
"""Characters in which winners are looked up together, so that thousands of findings merge in no time."""
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.SUGGESTION: 2}

Key = tuple[object, ...]


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stay, each with its id, most important first: severity, confidence, position."""
    kept: list[Finding] = []
    near: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in _distinct(sorted(findings, key=precedence)):
        if finding.span is not None and _of_words(finding):
            stretches = range(finding.span.start // STRETCH, (finding.span.end - 1) // STRETCH + 1)
            if any(_absorbs(winner, finding) for i in stretches for winner in near[i]):
                continue
            for i in stretches:
                near[i].append(finding)
        kept.append(finding)
    return _numbered(sorted(kept, key=importance))


def alike(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings with those of one rule about the same words together, at the place of the first of them."""
    places: dict[Key, list[Finding]] = {}
    for finding in findings:
        places.setdefault((finding.code, finding.item, finding.quote.casefold()), []).append(finding)
    return tuple(tuple(found) for found in places.values())


def precedence(finding: Finding) -> Key:
    """Sort key of the order in which findings claim their words and fixes: the winner first."""
    check = finding.check
    closeness = CLOSEST_FIRST.index(check) if check in CLOSEST_FIRST else len(CLOSEST_FIRST)
    span = finding.span or Span(0, 0)
    return (
        RANK[finding.severity],
        finding.check == LIKENESS,
        -finding.confidence,
        closeness,
        finding.fix is None,
        span.start - span.end,
        span.start,
        _name(finding),
        (finding.fix.span, finding.fix.replacement) if finding.fix else (),
    )


def importance(finding: Finding) -> Key:
    """Sort key of a report's findings; what concerns the whole text comes before the words of its rank."""
    span = finding.span or Span(-1, -1)
    return (RANK[finding.severity], -finding.confidence, span.start, span.end, _name(finding))


def _name(finding: Finding) -> Key:
    item = (finding.item.kind, finding.item.id) if finding.item else ("", "")
    return (finding.check, finding.code, item, tuple(sorted((k, str(v)) for k, v in finding.params.items())))


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    """The first of each place, code, item and parameters."""
    first: dict[Key, Finding] = {}
    for finding in findings:
        first.setdefault((finding.span, _name(finding)), finding)
    return list(first.values())


def _of_words(finding: Finding) -> bool:
    return finding.check not in OF_SENTENCES or finding.fix is not None


def _absorbs(winner: Finding, loser: Finding) -> bool:
    a, b = winner.span, loser.span
    if a is None or b is None:
        return False
    same_words = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    return same_words and not (winner.fix is None and loser.fix is not None)


def _numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each with its id: 12 hex digits of SHA-256 over code, item, place, words, and a count where all that repeats."""
    seen: dict[str, int] = {}
    done = []
    for finding in findings:
        item = f"{finding.item.kind}:{finding.item.id}" if finding.item else ""
        place = f"{finding.span.start}-{finding.span.end}" if finding.span else "-"
        key = "\x1f".join((finding.code, item, place, finding.quote))
        seen[key] = seen.get(key, 0) + 1
        if seen[key] > 1:
            key += f"\x1f{seen[key]}"
        done.append(replace(finding, id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]))
    return tuple(done)
