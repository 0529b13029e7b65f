"""The phases of campaigns as weights of days, for the pace of KPIs that belong to a campaign."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from campaigns import store
from campaigns.model import PhaseKind
from kpi.monitors.pacing import Phase

WEIGHTS: Mapping[PhaseKind, float] = {"teaser": 0.5, "launch": 2.0, "sustain": 1.0, "convert": 1.5, "custom": 1.0}
"""How much a day of each kind of phase is planned to bring beside a day outside of any."""


def of_campaigns(session: Session) -> dict[str, tuple[Phase, ...]]:
    """The phases of every campaign that has some, by its id."""
    found = {each.id: store.phases(session, each.id) for each in store.campaigns(session)}
    return {
        campaign: tuple(Phase(each.start, each.end, WEIGHTS[each.kind]) for each in phases)
        for campaign, phases in found.items()
        if phases
    }
