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
``OF_SENTENCES``, and those of ``AS_IN_THE_GUIDE``, speak of a sentence, a rate or the whole text, not of words: they
neither displace nor are displaced, unless they carry a fix, as a wrong form of address does.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from consistency.model import Finding, Span
from consistency.statements.figures import figures
from guidelines.model import Severity

CLOSEST_FIRST = ("claims", "terms", "packs", "typography", "tone", "channel", "message")
OF_SENTENCES = frozenset({"tone", "message", "channel"})
LIKENESS = "voice"
AS_IN_THE_GUIDE = frozenset({"voice.dont", "voice.dont_alone"})
"""Codes of a sentence that the guide gives as an example of what not to say: other faults in it do not hide it."""
OF_A_WHOLE_CLAIM = frozenset({"claims.expired", "claims.not_yet_valid"})
"""Codes that say the same of a claim whichever of its words they stand at."""
OF_A_FIGURE = frozenset({"claims.unapproved_number", "claims.other_use"})
"""Codes that say less of a figure than that an approved claim contradicts it."""
STRETCH = 64
"""Characters in which winners are looked up together, so that thousands of findings merge in no time."""
RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.SUGGESTION: 2}

Key = tuple[object, ...]


def merge(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that stay, each with its id, most important first: see ``importance``."""
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
    """The findings with those of one fault together, at the place of the first of them.

    One fault is what one rule says of the same words, and of a claim what it says of the same value, however written; a
    figure that a claim contradicts is no second fault where nobody approved it.
    """
    places: dict[Key, list[Finding]] = {}
    wrong: dict[Key, Key] = {}
    for finding in findings:
        value = _value(finding)
        fault: Key = (finding.code, finding.item, value)
        if finding.code == "claims.wrong_value":
            wrong.setdefault(value, fault)
        elif finding.code in OF_A_FIGURE:
            fault = wrong.get(value, fault)
        places.setdefault(fault, []).append(finding)
    return tuple(tuple(found) for found in places.values())


def _value(finding: Finding) -> Key:
    """What a finding is about: words, in a claim their value, and of a whole claim nothing else."""
    if finding.code in OF_A_WHOLE_CLAIM:
        return ()
    words = " ".join(finding.quote.casefold().replace("-", " ").split())
    read = figures(words) if finding.check == "claims" else ()
    return tuple((each.unit, each.low, each.high) for each in read) or (words,)


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
    """Sort key of a report's findings: of one severity what is claimed comes before how it is said.

    What concerns the whole text comes before the words of its rank.
    """
    span = finding.span or Span(-1, -1)
    claimed = finding.check == "claims" or (finding.check == "packs" and finding.severity is Severity.ERROR)
    return (RANK[finding.severity], not claimed, -finding.confidence, span.start, span.end, _name(finding))


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
    return (finding.check not in OF_SENTENCES and finding.code not in AS_IN_THE_GUIDE) or finding.fix is not None


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
