"""A report's score and verdict counted anew, after some of its findings were put aside."""

from __future__ import annotations

from dataclasses import replace

from consistency.model import Finding, Report
from consistency.verdict import score, score_parts, verdict


def rescored(report: Report, findings: tuple[Finding, ...]) -> Report:
    """``report`` with only ``findings``, some of its own, and with the parts, score and verdict that these make.

    A text that could not be judged stays so.
    """
    parts = score_parts([(p.check, p.weight) for p in report.parts], findings, report.words)
    points = score(parts)
    return replace(
        report, findings=findings, parts=parts, score=points, verdict=verdict(findings, points, report.readable)
    )
