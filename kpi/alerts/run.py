"""An evaluation: the KPIs with new figures are judged, and what changed becomes alerts, in one transaction.

Reading and judging happen outside of the transaction that writes. Two processes may evaluate at once: the second to
write finds that a monitor has been judged since it was read, and leaves that monitor alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from kpi.alerts import outcome
from kpi.alerts.figures import store as figures
from kpi.alerts.figures.store import Look
from kpi.alerts.judge import RATIO_DAYS, STEPWISE, Task, Verdict, judge, judge_hours
from kpi.alerts.kinds import KINDS, PAST_DAYS
from kpi.alerts.model import Alert, Standing, Watch
from kpi.alerts.tables import Session
from kpi.alerts.watch import store as watching
from kpi.errors import KpiError
from kpi.model import Goal, Kpi
from kpi.monitors.model import ONE_DAY, DailySeries, DaysOff, Figures, no_days_off
from kpi.monitors.pacing import Phase
from kpi.monitors.state import readable
from kpi.tree.formula import Operation, Ref, parse
from kpi.tree.tree import KpiTree
from storage.session import Database

HOURS_DAYS = 60
"""Days whose hours an hourly monitor reads."""
_MIX_DAYS = 70
"""Days over which the parts of a KPI are compared."""
Phases = Mapping[str, Sequence[Phase]]
NO_PHASES: Phases = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What an evaluation did. ``alerts``: those that changed; ``kpis`` and ``watches``: how many were judged.

    ``broken``: the KPIs that were left out because of their formula, and what is wrong with it.
    """

    kpis: int = 0
    watches: int = 0
    alerts: tuple[Alert, ...] = ()
    broken: Mapping[str, KpiError] = field(default_factory=dict)


@dataclass(slots=True)
class _Read:
    """What was read for an evaluation, outside of the transaction that writes."""

    looks: dict[str, Look] = field(default_factory=dict)
    verdicts: list[Verdict] = field(default_factory=list)
    kpis: dict[str, Kpi] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    tree: KpiTree | None = None


def evaluate(
    database: Database,
    *,
    now: dt.datetime,
    today: dt.date,
    zone: str = "UTC",
    off: DaysOff = no_days_off,
    phases: Phases = NO_PHASES,
) -> Evaluated:
    """Judge every KPI with new figures up to the day before ``today``, and open, join, worsen and recover alerts.

    ``today`` itself is still running and not judged. A monitor that looks for the first time judges its last day alone:
    what was before it went live is history. ``zone``, an IANA name, is that of quiet hours where a route has none;
    days ``off`` are not judged for anomalies; ``phases`` of campaigns, by their id, set the pace of their KPIs.

    Evaluating again without new figures changes nothing.
    """
    with database.reading() as session:
        read = _read(session, now=now, last=today - ONE_DAY, off=off, phases=phases)
    if not read.looks and not read.verdicts:
        return Evaluated()
    with database.session() as session:
        watching.take_turn(session)
        stand = watching.days_of(session, [each.watch.id for each in read.verdicts])
        fresh = [each for each in read.verdicts if stand.get(each.watch.id) == _day_before(each)]
        changed = outcome.apply(session, fresh, read.kpis, read.goals, read.tree, now=now, zone=zone)
        figures.remember(session, read.looks.values())
        return Evaluated(len(read.looks), len(fresh), changed, read.tree.broken if read.tree else {})


def _day_before(verdict: Verdict) -> dt.date | None:
    return verdict.before.day if verdict.before else None


def _read(session: Session, *, now: dt.datetime, last: dt.date, off: DaysOff, phases: Phases) -> _Read:
    looks = figures.news(session, now=now, judged_to=last)
    silent = watching.of_kind_before(session, "no_data", last)
    new = watching.kpis_unjudged(session)
    read = _Read(looks=looks)
    touched = {*looks, *new}
    changed_from = {kpi: look.changed_from for kpi, look in looks.items() if look.changed_from}
    if looks and figures.any_derived(session):
        read.tree = figures.whole_tree(session)
        for part in looks:
            for above in read.tree.used_by(part):
                touched.add(above)
                mine = [each for each in (changed_from.get(part), changed_from.get(above)) if each]
                if mine:
                    changed_from[above] = min(mine)
    watches = {each.id: each for each in watching.of_kpis(session, touched)}
    watches |= {each.id: each for each in watching.of_ids(session, silent - set(watches))}
    if not watches:
        return read
    read.kpis = figures.kpis_of(session, {each.kpi for each in watches.values()})
    read.goals = figures.goals_of(session, list(read.kpis.values()))
    standings = watching.standings(session, watches)
    tasks = []
    for watch in watches.values():
        before = standings.get(watch.id)
        restated = changed_from.get(watch.kpi)
        anew = before is not None and ((restated is not None and restated <= before.day) or _outdated(before))
        if before is None or anew or before.day < last:
            kpi = read.kpis[watch.kpi]
            planned = phases.get(kpi.campaign or "", ())
            tasks.append(Task(watch, kpi, read.goals.get(kpi.goal), before, last, anew, planned))
    read.verdicts = _judged(session, tasks, read, last, now, off)
    return read


def _outdated(before: Standing) -> bool:
    """Whether its memory was written by another version: then it begins anew, from all of the figures."""
    return before.packed is not None and not readable(before.packed)


def _judged(
    session: Session, tasks: Sequence[Task], read: _Read, last: dt.date, now: dt.datetime, off: DaysOff
) -> list[Verdict]:
    series = _SeriesRead(session, tasks, read, last, off)
    # Silence is judged day by day; of everything else a day without a figure yet is nothing new.
    due = [task for task in tasks if (cut := series.until(task)) is not None and _news(task, cut)]
    timed = [replace(task, last=series.until(task) or task.last) for task in due]
    daily = [task for task in timed if task.watch.kind != "hourly"]
    found = judge(daily, series.of, series.figures, off)
    for task in timed:
        if task.watch.kind == "hourly":
            until = dt.datetime.combine(last + ONE_DAY, dt.time(), dt.UTC)
            points = figures.hours(session, task.watch.kpi, since=until - dt.timedelta(days=HOURS_DAYS), until=now)
            since = dt.datetime.combine(task.before.day + ONE_DAY, dt.time(), dt.UTC) if task.before else None
            verdict = judge_hours(task, points, since)
            found += [verdict] if verdict else []
    return found


def _news(task: Task, until: dt.date) -> bool:
    return task.before is None or task.anew or until > task.before.day


class _SeriesRead:
    """The daily series that the monitors of an evaluation read, fetched together.

    A series is short where a monitor's memory goes on, whole where it begins anew, and of a year and more where it
    has none.
    """

    def __init__(self, session: Session, tasks: Sequence[Task], read: _Read, last: dt.date, off: DaysOff) -> None:
        self._session, self._read, self._last, self._off = session, read, last, off
        self._series: dict[tuple[str, str], DailySeries] = {}
        wants: dict[tuple[str, dt.date | None], set[str]] = {}
        self._cuts: dict[str, Mapping[str, str]] = {}
        for task in tasks:
            if task.watch.kind != "hourly":
                cut = _name(task.watch.cut)
                self._cuts[cut] = task.watch.cut
                for kpi in (task.watch.kpi, *_sides(task)):
                    wants.setdefault((cut, _first(task)), set()).add(kpi)
        # The longest series first: what wants a shorter one reads the end of it.
        for (cut, first), kpis in sorted(wants.items(), key=lambda each: each[0][1] or dt.date.min):
            self._fetch(cut, first, {kpi for kpi in kpis if (kpi, cut) not in self._series})

    def _fetch(self, cut: str, first: dt.date | None, kpis: Iterable[str]) -> None:
        found = figures.series(
            self._session, set(kpis), last=self._last, first=first, cut=self._cuts[cut] or None, whole=self._read.tree
        )
        self._series |= {(kpi, cut): series for kpi, series in found.items()}

    def of(self, watch: Watch) -> DailySeries | None:
        return self._series.get((watch.kpi, _name(watch.cut)))

    def until(self, task: Task) -> dt.date | None:
        """The last day that a monitor can judge: that of its newest figure, or the day itself for silence."""
        if task.watch.kind in ("no_data", "hourly"):
            return task.last
        series = self.of(task.watch)
        return min(series.end, task.last) if series is not None and len(series.values) else None

    def figures(self, task: Task) -> Figures:
        watch = task.watch
        total = self.of(watch) or DailySeries(task.last, np.empty(0))
        if watch.kind == "mix_shift":
            cuts = figures.parts(self._session, watch.kpi, last=task.last, first=task.last - ONE_DAY * _MIX_DAYS)
            by = watch.parameters.get("by") or next(iter(cuts), "")
            return Figures(total, parts=cuts.get(by, {}))
        sides = _sides(task)
        if len(sides) == 2:
            a, b = (self._series.get((side, _name(watch.cut))) for side in sides)
            return Figures(total, numerator=_lately(a, task.last), denominator=_lately(b, task.last), off=self._off)
        return Figures(total)


def _lately(series: DailySeries | None, last: dt.date) -> DailySeries | None:
    if series is None or len(series.values) <= RATIO_DAYS:
        return series
    return DailySeries(last - ONE_DAY * (RATIO_DAYS - 1), series.window(last, RATIO_DAYS))


def _first(task: Task) -> dt.date | None:
    """The first day that a monitor reads of its figures; None for all of them."""
    if task.watch.kind in STEPWISE:
        return task.start.day + ONE_DAY if task.start is not None and task.start.packed else None
    kind = KINDS[task.watch.kind]
    past = PAST_DAYS if task.start is None else kind.past_days + (task.last - task.start.day).days
    first = task.last - ONE_DAY * past
    return min(task.goal.start, first) if kind.needs_goal and task.goal is not None else first


def _sides(task: Task) -> tuple[str, ...]:
    """Numerator and denominator of a ratio: as the monitor names them, else those of the KPI's formula ``a / b``."""
    if task.watch.kind != "ratio":
        return ()
    given = task.watch.parameters
    named = tuple(str(given[side]) for side in ("numerator", "denominator") if side in given)
    return named if len(named) == 2 else sides_of(task.kpi)


def sides_of(kpi: Kpi) -> tuple[str, ...]:
    """The ids of A and B of a KPI whose formula is ``A / B``; nothing for any other."""
    if kpi.formula is None:
        return ()
    try:
        found = parse(kpi.formula)
    except KpiError:
        return ()
    plain = isinstance(found, Operation) and found.operator == "/"
    if plain and isinstance(found, Operation) and isinstance(found.left, Ref) and isinstance(found.right, Ref):
        return found.left.id, found.right.id
    return ()


def _name(cut: Mapping[str, str]) -> str:
    return "\n".join(f"{key}\t{cut[key]}" for key in sorted(cut)) if cut else ""
