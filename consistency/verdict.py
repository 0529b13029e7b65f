"""The one place that turns findings into a score with its parts and a verdict.

Score. It starts at 100 and each check takes points from it. A finding costs ``POINTS[severity] * confidence``. The
cost of warnings and suggestions shrinks with the square root of the length beyond ``FULL_LENGTH`` words, since a long
text has more room for small slips; errors keep their full cost. The points of one check saturate at its weight,
``lost = weight * (1 - exp(-points / weight))``, so that forty misspellings of one name do not hide everything else.

Verdict, first rule that holds:

- ``off_brand``: an error about a claim or a rule of a pack (what must not be said at all) of confidence ``SURE`` or
  more; or a score under ``OFF_BRAND_BELOW``.
- ``needs_work``: any error or warning, or a score under ``NEEDS_WORK_BELOW``.
- ``not_checked``: no sentence in a language we check, less than half of the text's letters in such sentences, or fewer
  words than anybody could judge.
- ``on_brand``: the rest. Suggestions alone leave a text on brand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from consistency.model import Finding, ScorePart, Verdict
from guidelines.model import Severity

POINTS = {Severity.ERROR: 14.0, Severity.WARNING: 6.0, Severity.SUGGESTION: 1.5}
FULL_LENGTH = 200
SURE = 0.8
OFF_BRAND_BELOW = 50
NEEDS_WORK_BELOW = 80


def score_parts(weights: Iterable[tuple[str, float]], findings: Sequence[Finding], words: int) -> tuple[ScorePart, ...]:
    """What each check took, in the order of ``weights`` (name, points it can take); ``words`` is the text's length.

    ``lost`` is rounded to one decimal, so the parts shown add up to the score shown.
    """
    room = 1.0 if words <= FULL_LENGTH else math.sqrt(FULL_LENGTH / words)
    parts = []
    for name, weight in weights:
        mine = [f for f in findings if f.check == name]
        points = sum(POINTS[f.severity] * f.confidence * (1.0 if f.severity is Severity.ERROR else room) for f in mine)
        lost = weight * (1 - math.exp(-points / weight)) if weight > 0 else 0.0
        parts.append(ScorePart(check=name, weight=weight, lost=round(lost, 1), findings=len(mine)))
    return tuple(parts)


def score(parts: Iterable[ScorePart]) -> int:
    """100 less what the parts lost, rounded, never under 0."""
    return max(0, round(100 - sum(p.lost for p in parts)))


def forbidden_outright(finding: Finding) -> bool:
    """Whether the finding alone makes a text off brand: a sure error about a claim or a rule of a pack."""
    return (
        finding.severity is Severity.ERROR
        and finding.confidence >= SURE
        and finding.item is not None
        and finding.item.kind in ("claim", "pack")
    )


def verdict(findings: Iterable[Finding], points: int, readable_share: float) -> Verdict:
    """The verdict for findings and score; ``readable_share`` (0 to 1): letters in sentences that could be checked."""
    findings = tuple(findings)
    if any(map(forbidden_outright, findings)) or points < OFF_BRAND_BELOW:
        return Verdict.OFF_BRAND
    if points < NEEDS_WORK_BELOW or any(f.severity is not Severity.SUGGESTION for f in findings):
        return Verdict.NEEDS_WORK
    return Verdict.ON_BRAND if readable_share >= 0.5 else Verdict.NOT_CHECKED
