"""The one generator of reviews, whatever the period: plain inputs in, a review out."""

from __future__ import annotations

from kpi.reviews.goals import goal_lines
from kpi.reviews.model import AlertLine, Inputs, Review
from kpi.reviews.movers import movers
from kpi.reviews.proposals import proposals

_DOUBT = ("broken_data", "no_data")
_RANK = {"high": 0, "normal": 1, "low": 2}


def review(inputs: Inputs) -> Review:
    """The review of ``inputs``. Where the figures are too thin or in doubt, nothing is said."""
    # Figures that an open alert calls broken or missing move nothing and propose nothing.
    doubtful = frozenset(
        member.kpi for alert in inputs.alerts if alert.active for member in alert.members if member.kind in _DOUBT
    )
    lines = goal_lines(inputs.goals, inputs.measured, inputs.stretch)
    moved, calm, thin = movers(inputs.measured, inputs.alerts, inputs.stretch, doubtful)
    kpis = {each.kpi.id: each.kpi for each in inputs.measured}
    alerts = [
        AlertLine(alert=alert, kpi=kpis[alert.kpi], fresh=alert.lead.first_day >= inputs.stretch.first)
        for alert in inputs.alerts
        if alert.kpi in kpis and alert.lead.first_day <= inputs.stretch.last
    ]
    return Review(
        stretch=inputs.stretch,
        goals=lines,
        movers=moved,
        alerts=tuple(
            sorted(alerts, key=lambda each: (not each.alert.active, _RANK[each.alert.severity], each.alert.opened_at))
        ),
        proposals=proposals(inputs, lines, doubtful),
        calm=calm,
        thin=thin,
        measured=inputs.measured,
    )
