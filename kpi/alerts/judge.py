"""What stored monitors say of new figures: each from where it stood, and from the whole past only where it must."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from kpi.alerts.kinds import bar_of, hourly_of, monitor_of
from kpi.alerts.model import Said, Standing, Watch
from kpi.model import Goal, Kpi, moment_of
from kpi.monitors.anomaly import Footing
from kpi.monitors.daily import DailyState
from kpi.monitors.episodes import REFRACTORY_DAYS
from kpi.monitors.errors import BadMonitor, BadSeries
from kpi.monitors.incremental import Row, readings
from kpi.monitors.model import (
    ONE_DAY,
    DailySeries,
    DaysOff,
    Figures,
    Judgement,
    JudgesDays,
    Reading,
    State,
    no_days_off,
)
from kpi.monitors.pacing import Phase
from kpi.monitors.state import pack, unpack

STEPWISE = ("anomaly", "broken_data")
"""Kinds whose detector goes on from its stored state."""
LISTENED = 120
"""Days of a long past whose readings are followed; before them the detectors only learn."""
RATIO_DAYS = 400
Look = Callable[[Watch], DailySeries | None]
"""The daily figures of what a monitor watches, from the day after it stood or, where it begins anew, from the first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a monitor says now. ``before``: where it stood. ``readings``: of the days that are news, at least the last
    one; at most a week of them, since what was over longer ago is nothing to act on."""

    watch: Watch
    before: Standing | None
    readings: tuple[Reading, ...]
    packed: bytes | None = None

    @property
    def last(self) -> Reading:
        """What it says of the last day."""
        return self.readings[-1]


@dataclass(frozen=True, slots=True)
class Task:
    """A monitor to be judged up to ``last``. ``anew``: figures it had read were restated, so it begins again.
    ``phases``: those of the KPI's campaign."""

    watch: Watch
    kpi: Kpi
    goal: Goal | None
    before: Standing | None
    last: dt.date
    anew: bool
    phases: Sequence[Phase] = ()

    @property
    def start(self) -> Standing | None:
        """Where it goes on from; None from the beginning."""
        return None if self.anew else self.before


def judge(
    tasks: Sequence[Task], look: Look, figures: Callable[[Task], Figures], off: DaysOff = no_days_off
) -> list[Verdict]:
    """A verdict for each task whose KPI has figures. ``figures`` gives all that a monitor of any other kind reads."""
    stepwise = [task for task in tasks if task.watch.kind in STEPWISE]
    found = list(_stepwise(stepwise, look, off))
    for task in tasks:
        if task.watch.kind in STEPWISE or task.watch.kind == "hourly":
            continue
        said = _daily(task, figures(task))
        if said:
            found.append(Verdict(task.watch, task.before, tuple(said)))
    return found


def _stepwise(tasks: Sequence[Task], look: Look, off: DaysOff) -> Iterator[Verdict]:
    groups: dict[tuple[dt.date | None, dt.date], list[tuple[Task, DailySeries]]] = {}
    for task in tasks:
        series = look(task.watch)
        start = task.start if task.start is not None and task.start.packed else None
        if series is not None and len(series.values):
            groups.setdefault((start.day if start else None, task.last), []).append((task, series))
    for (day, last), group in groups.items():
        yield from _advance(group, day, last, off)


def _advance(
    group: Sequence[tuple[Task, DailySeries]], day: dt.date | None, last: dt.date, off: DaysOff
) -> Iterator[Verdict]:
    """Monitors that all stand on ``day`` (None: nowhere) up to ``last``."""
    first = day + ONE_DAY if day else min(series.start for _, series in group)
    days = (last - first).days + 1
    if days < 1:
        return
    values = np.stack([series.window(last, days) for _, series in group])
    state = unpack(np.stack([np.frombuffer(_packed(task)) for task, _ in group])) if day else DailyState.new(len(group))
    rows = [
        Row(
            footing=_footing(task, series),
            bar=bar_of(task.watch) if task.watch.kind == "anomaly" else bar_of(replace(task.watch, kind="anomaly")),
            least=task.watch.least,
            broken=task.watch.kind == "broken_data",
        )
        for task, series in group
    ]
    since = max(first, last - ONE_DAY * (REFRACTORY_DAYS - 1))
    listen = None if day else last - ONE_DAY * LISTENED
    said = readings(state, rows, values, first, since, listen, off)
    packed = pack(state)
    for (task, _), own, memory in zip(group, said, packed, strict=True):
        news = [each for each in own if task.before is None or _date(each.at) > task.before.day] or own[-1:]
        if task.before is None:
            news = own[-1:]  # what was before the first look is history
        if news:
            yield Verdict(task.watch, task.before, tuple(news), memory.tobytes())


def _packed(task: Task) -> bytes:
    assert task.before is not None
    assert task.before.packed is not None
    return task.before.packed


def _footing(task: Task, series: DailySeries) -> Footing:
    if task.start is None:
        return Footing(State.UNKNOWN, series.start)
    said = task.start.said
    return Footing(said.state, said.since, said.code, said.params)


def _daily(task: Task, figures: Figures) -> list[Reading]:
    """Readings of the days that are news, by monitors that judge a day from the days before it."""
    last, before = task.last, task.before
    monitor = monitor_of(task.watch, task.kpi, task.goal, task.phases)
    first = last if before is None else max(before.day + ONE_DAY, last - ONE_DAY * (REFRACTORY_DAYS - 1))
    first = min(first, last)
    if not isinstance(monitor, JudgesDays) or task.start is None or task.start.day >= first:
        try:
            return monitor.readings(figures, first, last)
        except (BadSeries, BadMonitor) as problem:
            said = Judgement(State.UNKNOWN, "alert.not_judged", {"why": str(problem)})
            return [Reading(last, said.state, last, said.code, said.params)]
    state, since = task.start.said.state, task.start.said.since
    found = []
    for each in range((last - first).days + 1):
        day = first + ONE_DAY * each
        one = monitor.judge(figures, day)
        if one.state is not state:
            state, since = one.state, day
        found.append(Reading(day, state, since, one.code, one.params, one.evidence))
    return found


def judge_hours(task: Task, points: Sequence[tuple[dt.datetime, float]], since: dt.datetime | None) -> Verdict | None:
    """The verdict of a monitor of hours on ``points``, of which those after ``since`` are news; None without any.

    A point that is news opens the alert; it is over when a day has passed without another.
    """
    said = hourly_of(task.watch).readings(points)
    if not said:
        return None
    new = [each for each in said if since is None or moment_of(each.at) > since] if task.before else said[-1:]
    lasting: list[Reading] = []
    fired: Reading | None = next((each for each in reversed(said[: len(said) - len(new)]) if _fired(each)), None)
    for each in new or said[-1:]:
        if _fired(each):
            fired = each
        recent = fired is not None and moment_of(each.at) - moment_of(fired.at) < dt.timedelta(days=1)
        if recent and fired is not None:
            began = moment_of(fired.at).date()
            evidence = {**fired.evidence, "fired": float(_fired(each))}
            lasting.append(Reading(each.at, State.ALERT, began, fired.code, fired.params, evidence))
        else:
            lasting.append(replace(each, since=moment_of(each.since).date()))
    told = [each for each in lasting if each.evidence.get("fired")]
    return Verdict(task.watch, task.before, (*(told if told[-1:] != lasting[-1:] else told[:-1]), lasting[-1]))


def said_of(reading: Reading) -> Said:
    """A reading without its time."""
    return Said(
        state=reading.state, since=_date(reading.since), code=reading.code, params=reading.params,
        evidence=reading.evidence,
    )  # fmt: skip


def day_of(reading: Reading) -> dt.date:
    """The day of a reading."""
    return _date(reading.at)


def _fired(reading: Reading) -> bool:
    return reading.state is State.ALERT


def _date(at: dt.date | dt.datetime) -> dt.date:
    return at.date() if isinstance(at, dt.datetime) else at
