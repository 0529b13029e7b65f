"""What of KPIs, alerts and monitors is read from the database for a view. Synchronous."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from bot.errors import Refusal
from bot.features.kpi import phases
from bot.i18n import text as t
from campaigns import store as campaigns_store
from campaigns.digests.store_audience import audience
from campaigns.reminders.model import Habits
from campaigns.tasks import store as tasks
from campaigns.tasks.errors import UnknownTask
from guidelines.model import Language
from kpi import store as kpis
from kpi.alerts import store, store_lists
from kpi.alerts.drivers import Driver, drivers, sides
from kpi.alerts.figures import store as figures
from kpi.alerts.model import Alert, Said, Watch
from kpi.alerts.routing import owners_in
from kpi.alerts.watch import store as watching
from kpi.errors import KpiError
from kpi.goals.pace import pacing_of
from kpi.model import Goal, Kpi
from kpi.monitors.model import ONE_DAY, DailySeries, Figures, State
from kpi.monitors.pacing import Phase
from kpi.monitors.wording import shown as spelled

LOOK_BACK = 84
SPARK_DAYS = 56
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AlertShown:
    """An alert with all that is said of it. ``now`` and ``before``: its mean day since it began, and the same weekdays
    of the four weeks before. ``latest`` is the KPI's newest figure, whether it belongs to the alert or not;
    ``drivers`` are parts of ``driven``. ``owners`` share it: those of its goal and, where it is
    computed, of its parts'."""

    alert: Alert
    kpi: Kpi
    goal: Goal | None
    watch: Watch
    last: dt.date
    latest: float
    against: Driver | None
    drivers: tuple[Driver, ...]
    driven: Kpi | None
    sides: tuple[tuple[Kpi, Driver], ...]
    owners: tuple[str, ...]
    others: tuple[Kpi, ...]

    @property
    def answering(self) -> tuple[str, ...]:
        """Whoever it was given to, else its owners, the one who is told first before the others."""
        if self.alert.assignee:
            return (self.alert.assignee,)
        mine = (self.watch.owner,) if self.watch.owner else (self.alert.answers, *self.owners)
        return tuple(dict.fromkeys(each for each in mine if each))


@dataclass(frozen=True, slots=True)
class KpiShown:
    """A KPI at a glance. ``change``: week on week, as a share; NaN where it cannot be told. ``pace``: on_course,
    behind, reached, before, over or unknown."""

    kpi: Kpi
    goal: Goal | None
    values: Floats
    last: dt.date | None
    value: float
    change: float
    pace: str


def today_of(now: dt.datetime, zone: str) -> dt.date:
    """The day that is running in ``zone``."""
    return now.astimezone(ZoneInfo(zone)).date()


def words_of(said: Said, language: str) -> str:
    """What a monitor says, as a sentence."""
    return t(said.code, language, **spelled(said.params, language))


def task_of(alert: str) -> str:
    """The id of the one task that is made of an alert."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"alert:{alert}").hex


def task_made(session: Session, alert: str) -> bool:
    """Whether the task of an alert was made."""
    try:
        tasks.get(session, task_of(alert))
    except UnknownTask:
        return False
    return True


def cut_words(cut: Mapping[str, str], language: str) -> str:
    """The part of a KPI that a monitor watches, in brackets; nothing for the total."""
    if not cut:
        return ""
    inside = t("list.comma", language).join(f"{value}" for _, value in sorted(cut.items()))
    return f"（{inside}）" if language == "zh" else f" ({inside})"


def shown(session: Session, alert_id: str, today: dt.date) -> AlertShown:
    """An alert as its card tells it, with figures up to the day before ``today``. UnknownAlert."""
    alert = store.get(session, alert_id)
    lead = alert.lead
    watch, kpi = watching.get(session, lead.watch), kpis.kpi(session, alert.kpi)
    last = min(max(lead.last_day, lead.said.since), today - ONE_DAY)
    first = max(min(lead.said.since, last), last - ONE_DAY * 27)
    lines = figures.series(session, {kpi.id}, last=last, first=last - ONE_DAY * LOOK_BACK, cut=watch.cut or None)
    series = lines.get(kpi.id)
    against = _alone(series, first, last)
    others = {each.kpi: kpis.kpi(session, each.kpi) for each in alert.members if each.kpi != alert.kpi}
    found: tuple[Driver, ...] = ()
    driven: Kpi | None = None
    made_of: list[tuple[str, Driver]] = []
    for each in (kpi, *others.values()) if not watch.cut else ():
        # The alert's own KPI first; where all of its parts moved alike, one that moved with it may say more.
        if not found and each.formula is None:
            found, driven = _driven(session, each, first, last), each
    shared: tuple[str, ...] = ()
    if kpi.formula is not None:
        tree = figures.whole_tree(session)
        leaves, shared = set(tree.leaves(kpi.id)), tree.owners(kpi.id)
        parts = figures.series(session, leaves, last=last, first=last - ONE_DAY * LOOK_BACK, whole=tree)
        made_of = [(each.part, each) for each in sides(parts, first, last)[:3]]
    names = {each: kpis.kpi(session, each) for each, _ in made_of}
    goal = kpis.goal(session, kpi.goal)
    return AlertShown(
        alert=alert,
        kpi=kpi,
        goal=goal,
        watch=watch,
        last=last,
        latest=_latest(session, kpi.id, today - ONE_DAY, watch.cut),
        against=against,
        drivers=found,
        driven=driven,
        sides=tuple((names[each], driver) for each, driver in made_of),
        owners=owners_in(", ".join((goal.owner, *shared))),
        others=tuple(others.values()),
    )


@dataclass(frozen=True, slots=True)
class Moved:
    """How a KPI's last seven days stand against the weeks before, None where too little is known; and what drove it,
    nothing where no part says anything."""

    kpi: Kpi
    whole: Driver | None
    drivers: tuple[Driver, ...]


def moved(session: Session, shown: Sequence[KpiShown]) -> tuple[Moved, ...]:
    """How those that have figures moved."""
    found = []
    for each in shown:
        if each.last is not None:
            first, begin = each.last - ONE_DAY * 6, each.last - ONE_DAY * LOOK_BACK
            total = figures.series(session, {each.kpi.id}, last=each.last, first=begin).get(each.kpi.id)
            driven = _driven(session, each.kpi, first, each.last)
            found.append(Moved(each.kpi, _alone(total, first, each.last), driven))
    return tuple(found)


def _driven(session: Session, kpi: Kpi, first: dt.date, last: dt.date) -> tuple[Driver, ...]:
    begin = last - ONE_DAY * LOOK_BACK
    total = figures.series(session, {kpi.id}, last=last, first=begin).get(kpi.id)
    return drivers(total, figures.parts(session, kpi.id, last=last, first=begin), first, last) if total else ()


def _latest(session: Session, kpi: str, last: dt.date, cut: Mapping[str, str]) -> float:
    found = figures.series(session, {kpi}, last=last, first=last - ONE_DAY * 14, cut=cut or None).get(kpi)
    known = found.values[np.isfinite(found.values)] if found is not None else np.empty(0)
    return float(known[-1]) if len(known) else math.nan


def _alone(series: DailySeries | None, first: dt.date, last: dt.date) -> Driver | None:
    if series is None:
        return None
    found = sides({"": series}, first, last)
    return found[0] if found else None


def overview_of(session: Session, today: dt.date, only: Sequence[str] | None = None) -> list[KpiShown]:
    """Every KPI (or ``only`` these) with figures up to the day before ``today``: value, week on week, pace."""
    last = today - ONE_DAY
    known = [each for each in kpis.kpis(session) if only is None or each.id in only]
    goals = {goal.id: goal for goal in kpis.goals(session)}
    starts = [goals[each.goal].start for each in known if each.goal in goals]
    first = min([last - ONE_DAY * LOOK_BACK, *starts])
    lines = figures.series(session, {each.id for each in known}, last=last, first=first)
    planned = phases.of_campaigns(session)
    return [
        _glance(each, goals.get(each.goal), lines.get(each.id), planned.get(each.campaign or "", ())) for each in known
    ]


def _glance(kpi: Kpi, goal: Goal | None, series: DailySeries | None, planned: Sequence[Phase]) -> KpiShown:
    known = np.flatnonzero(np.isfinite(series.values)) if series is not None else np.empty(0)
    if series is None or not len(known):
        return KpiShown(kpi, goal, np.empty(0), None, math.nan, math.nan, "unknown")
    end = series.start + ONE_DAY * int(known[-1])
    now, before = series.window(end, 7), series.window(end - ONE_DAY * 7, 7)
    both = np.isfinite(now) & np.isfinite(before)
    base = float(before[both].mean()) if both.any() else 0.0
    change = float(now[both].mean()) / base - 1.0 if both.sum() >= 4 and base else math.nan
    pace = pace_of(kpi, goal, series, end, planned)
    return KpiShown(kpi, goal, series.window(end, SPARK_DAYS), end, series.value(end), change, pace)


def pace_of(kpi: Kpi, goal: Goal | None, series: DailySeries, day: dt.date, planned: Sequence[Phase] = ()) -> str:
    """How a KPI stands to its goal on ``day``, in one word (see ``KpiShown``)."""
    if goal is None or goal.unit.split("/")[0] != kpi.unit.split("/")[0]:
        return "unknown"
    if day < goal.start:
        return "before"
    if goal.over(day):
        return "over"
    judged = pacing_of(goal, kpi, phases=planned).judge(Figures(series), day)
    if judged.state is State.UNKNOWN:
        return "unknown"
    if judged.state is State.ALERT:
        return "behind"
    done, sign = judged.evidence.get("done", math.nan), 1 if goal.target > goal.baseline else -1
    return "reached" if (done - goal.target) * sign >= 0 else "on_course"


def mine(session: Session, user: str, today: dt.date) -> tuple[list[KpiShown], list[tuple[Alert, Kpi]]]:
    """The goals that run and that ``user`` answers for, each by the KPI that measures it, those behind first; and the
    open alerts that are theirs."""
    goals = {goal.id: goal for goal in kpis.goals(session) if goal.runs(today) and user in owners_in(goal.owner)}
    measures: dict[str, Kpi] = {}
    for kpi in kpis.kpis(session):
        if kpi.goal in goals and (kpi.goal not in measures or kpi.id == goals[kpi.goal].metric):
            measures[kpi.goal] = kpi
    found = overview_of(session, today, [each.id for each in measures.values()]) if measures else []
    alerts = [(each, kpis.kpi(session, each.kpi)) for each in store_lists.active(session, answers=user)]
    return sorted(found, key=lambda each: (each.pace != "behind", each.kpi.id)), alerts


def language_of(session: Session, channel: str, habits: Habits) -> Language | None:
    """What most people read in the campaign that a channel is home to, one under way before one that is over; None for
    another channel."""
    found = [each for each in campaigns_store.campaigns(session) if each.home_channel == channel]
    campaign = min(found, key=lambda each: not each.active, default=None)
    return audience(session, campaign.id, habits).language if campaign is not None else None


def by_word(session: Session, word: str) -> list[Kpi]:
    """KPIs whose id or name has ``word``; all of them for none."""
    word = word.strip().lower()
    found = kpis.kpis(session)
    return [k for k in found if word in " ".join(filter(None, (k.id, k.name.en, k.name.zh))).lower()]


def the_one(session: Session, word: str, language: str) -> Kpi:
    """The KPI that ``word`` names: by its id or name, or the only one whose id or name has it.

    A Refusal names those it may be in the reader's ``language``.
    """
    word = word.strip()
    named = by_word(session, word) if word else []
    exact = [k for k in named if word.lower() in {each.lower() for each in (k.id, k.name.en, k.name.zh) if each}]
    if len(exact or named) != 1:
        known = ", ".join(f"`{each.name.best(language)}`" for each in (named or kpis.kpis(session))[:20]) or "–"
        raise Refusal("kpi.which", word=word[:40], known=known) if word else Refusal("kpi.which.none", known=known)
    return (exact or named)[0]


def watch_of(session: Session, watch_id: str) -> tuple[Watch, Kpi, Goal | None]:
    """A monitor with its KPI and goal. UnknownWatch."""
    watch = watching.get(session, watch_id)
    kpi = kpis.kpi(session, watch.kpi)
    try:
        return watch, kpi, kpis.goal(session, kpi.goal)
    except KpiError:
        return watch, kpi, None
