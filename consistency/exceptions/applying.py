"""Exceptions put to a report, after its findings are made: a pure function of both and of the day."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consistency.exceptions.model import GuidelineException, rule_of
from consistency.model import Finding, Report, Suppressed
from consistency.rescore import rescored


def covers(each: GuidelineException, finding: Finding, *, channel: str | None, submission: str | None) -> bool:
    """Whether the exception lets the finding stand, were it in force."""
    given = (each.phrase, each.rule, each.channel, each.submission)
    if all(value is None for value in given):
        return False
    return (
        (each.phrase is None or _folded(each.phrase) == _folded(finding.quote))
        and (each.rule is None or each.rule in (rule_of(finding), finding.code))
        and (each.channel is None or each.channel == channel)
        and (each.submission is None or each.submission == submission)
    )


def apply(
    report: Report,
    exceptions: Iterable[GuidelineException],
    *,
    day: dt.date,
    live: dt.date | None = None,
    channel: str | None = None,
    submission: str | None = None,
) -> Report:
    """``report`` without the findings that an exception in force on ``day`` covers; these stand in ``suppressed``, each
    with its exception, and neither score nor verdict counts them. A report that none covers comes back as it is.

    Where the copy goes ``live`` after ``day``, that is when an exception has to be in force.
    Of several exceptions that cover a finding the one that lasts longest is named, then the one of the first id.
    """
    needed = max(day, live or day)
    in_force: Sequence[GuidelineException] = sorted(
        (each for each in exceptions if each.until >= needed), key=lambda each: (-each.until.toordinal(), each.id)
    )
    kept: list[Finding] = []
    let_stand: list[Suppressed] = []
    for finding in report.findings:
        fits = (each for each in in_force if covers(each, finding, channel=channel, submission=submission))
        by = next(fits, None)
        if by is None:
            kept.append(finding)
        else:
            let_stand.append(Suppressed(finding, by.id, by.reason, by.author, by.until))
    if not let_stand:
        return report
    return replace(rescored(report, tuple(kept)), suppressed=(*report.suppressed, *let_stand))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
