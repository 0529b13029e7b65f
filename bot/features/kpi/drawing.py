"""From stored figures to charts: the picture of an alert, of a preview, of a KPI."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from bot.charts.kpi_series import Chart, Span
from bot.features.kpi import phases
from kpi import store
from kpi.alerts.figures import store as figures
from kpi.alerts.model import Alert
from kpi.goals.pace import pacing_of
from kpi.goals.wording import shown
from kpi.model import Goal, Kpi
from kpi.monitors.anomaly import scores_upto
from kpi.monitors.limits import line_at
from kpi.monitors.model import ONE_DAY, DailySeries, DaysOff, Figures, no_days_off
from kpi.monitors.pacing import Phase

WEEKS_SHOWN = 8
COMPARED = 28
_LEARNED_DAYS = 400
"""Days that the band is learned from: more would change nothing that can be seen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A KPI with its figures up to a day, and which days of them are no ordinary ones."""

    kpi: Kpi
    goal: Goal | None
    series: DailySeries
    off: DaysOff = no_days_off
    phases: Sequence[Phase] = ()


def line_of(
    session: Session,
    kpi_id: str,
    last: dt.date,
    cut: Mapping[str, str] | None = None,
    off: DaysOff = no_days_off,
) -> Line | None:
    """A KPI's figures up to ``last``; None while it has none. UnknownKpi."""
    kpi = store.kpi(session, kpi_id)
    found = figures.series(session, {kpi_id}, last=last, first=last - ONE_DAY * _LEARNED_DAYS, cut=cut).get(kpi_id)
    if found is None or not np.isfinite(found.values).any():
        return None
    planned = phases.of_campaigns(session).get(kpi.campaign or "", ())
    return Line(kpi, store.goal(session, kpi.goal), found, off, planned)


def chart_of(line: Line, language: str, *, days: int, says: str = "", spans: Sequence[Span] = ()) -> Chart:
    """The last ``days`` days of a KPI with the band of what was expected, the goal's line and four weeks earlier."""
    series = line.series
    last = series.end
    first = max(last - ONE_DAY * (days - 1), series.start)
    shown = (last - first).days + 1
    scores = scores_upto(series, last, off=line.off)
    before = series.window(last - ONE_DAY * COMPARED, shown)
    return Chart(
        name=line.kpi.name.best(language),
        unit=unit_words(line.kpi.unit, language),
        first=first,
        values=series.window(last, shown),
        says=says,
        low=scores.low[0, -shown:],
        high=scores.high[0, -shown:],
        goal=_goal(line, first, shown),
        before=before if np.isfinite(before).any() else None,
        before_days=COMPARED,
        spans=tuple(spans),
    )


def alert_chart(
    session: Session, alert: Alert, last: dt.date, language: str, says: str, cut: Mapping[str, str], off: DaysOff
) -> Chart | None:
    """The chart of an alert, up to ``last``, with its days marked; None where its KPI has no figures."""
    line = line_of(session, alert.kpi, last, cut or None, off)
    if line is None:
        return None
    lead = alert.lead
    end = max(lead.last_day, lead.said.since)
    days = max(WEEKS_SHOWN * 7, min((last - alert.since).days + 28, 182))
    return chart_of(line, language, days=days, says=says, spans=[Span(min(lead.said.since, lead.first_day), end)])


def unit_words(unit: str, language: str) -> str:
    """A unit as people of ``language`` write it; nothing where Chinese has no word for it and the name says it."""
    words = str(shown({"unit": unit}, language)["unit"])
    return "" if language == "zh" and words.isascii() and len(words) > 3 else words


def _goal(line: Line, first: dt.date, days: int) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
    """Where the goal wants each day: on its straight line, or what the day has to bring to a goal that is a sum."""
    goal = line.goal
    if goal is None or goal.unit.split("/")[0] != line.kpi.unit.split("/")[0]:
        return None
    each = [first + ONE_DAY * number for number in range(days)]
    pacing = pacing_of(goal, line.kpi, phases=line.phases)
    if pacing.sums(Figures(line.series)):
        shares = pacing.days(Figures(line.series), each[-1])
        wanted = {goal.start + ONE_DAY * number: float(share) for number, share in enumerate(shares)}
    else:
        wanted = {day: line_at(goal, day) / pacing.per_days for day in each if goal.runs(day)}
    found = np.array([wanted.get(day, np.nan) for day in each])
    return found if np.isfinite(found).any() else None
