"""An exception from the guideline as a plain frozen type, and how a finding's rule is called in one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from consistency.model import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineException:
    """What is let stand, why, by whom and until when (a day, included).

    ``phrase``, ``rule`` (as ``rule_of`` names it), ``channel`` and ``submission`` narrow it down together: a finding is
    covered when every one that is given fits. One that gives none of them covers nothing.
    """

    id: str
    reason: str
    author: str
    until: dt.date
    phrase: str | None = None
    rule: str | None = None
    channel: str | None = None
    submission: str | None = None


def rule_of(finding: Finding) -> str:
    """The name of a finding's rule: its guideline item (``term:aurora-x``), or its code where it has none."""
    return f"{finding.item.kind}:{finding.item.id}" if finding.item else finding.code
