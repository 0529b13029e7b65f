"""What rules found in the latest texts, how much of it was called not helpful, and what rules on trial would find."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns.tables import FeedbackRow, RevisionRow, SubmissionRow

LOOKED_AT = 1000
"""Checked texts that are looked at, the latest first."""
Z = 1.96
"""Of an interval that holds 95 times in 100."""


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """A rule (``term:aurora-x``, or a code where no item is behind it) with its ``found`` findings.

    ``unhelpful`` of them at least one person called so; ``low`` and ``high`` bound the share of the others. ``shadow``:
    it is on trial, and nobody saw them.
    """

    rule: str
    found: int
    unhelpful: int
    low: float
    high: float
    shadow: bool = False

    @property
    def share(self) -> float:
        """The share of findings that nobody called not helpful."""
        return 1 - self.unhelpful / self.found


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a share (Wilson 1927); 0 to 1 where nothing was seen."""
    if n == 0:
        return 0.0, 1.0
    share, z2 = successes / n, Z * Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def rules(session: Session, brand: str) -> tuple[RulePrecision, ...]:
    """Every rule that found something, the least precise first (by the upper bound), rules on trial last."""
    query = (
        select(RevisionRow)
        .join(SubmissionRow, SubmissionRow.id == RevisionRow.submission_id)
        .where(SubmissionRow.brand == brand, RevisionRow.report.is_not(None))
        .order_by(RevisionRow.checked_at.desc(), RevisionRow.submission_id)
        .limit(LOOKED_AT)
    )
    found: Counter[str] = Counter()
    trial: Counter[str] = Counter()
    known: dict[tuple[str, int, str], str] = {}
    for row in session.scalars(query):
        report = row.report or {}
        for each in report["findings"]:
            found[_rule(each)] += 1
            known[row.submission_id, row.number, each["id"]] = _rule(each)
        trial.update(_rule(each) for each in report.get("shadowed", ()))
    told = session.execute(select(FeedbackRow.submission_id, FeedbackRow.revision, FeedbackRow.finding_id).distinct())
    unhelpful = Counter(known[key] for row in told if (key := (row[0], row[1], row[2])) in known)
    made = [
        RulePrecision(rule, n, unhelpful[rule], *wilson(n - unhelpful[rule], n)) for rule, n in sorted(found.items())
    ]
    silent = [RulePrecision(rule, n, 0, 0.0, 1.0, shadow=True) for rule, n in sorted(trial.items())]
    return (*sorted(made, key=lambda each: (each.high, -each.found, each.rule)), *silent)


def _rule(finding: Mapping[str, Any]) -> str:
    item = finding["item"]
    return f"{item['kind']}:{item['id']}" if item else str(finding["code"])
