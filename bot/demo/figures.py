"""The demo's KPIs in a store: goals, twelve weeks of made-up figures, monitors, and the days to come.

Everything follows from one seed and the day on which the demo begins. Five weeks before, a page update broke the
sign-up form on Android; on the day of the beginning search brings hardly any visits, which is seen when the clock is
moved to the day after.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from sqlalchemy.orm import Session

from bot.demo.story import campaign
from kpi import store
from kpi.alerts import store as alerts
from kpi.alerts.model import ESCALATES, Kind, Severity, Watch
from kpi.alerts.routing import Route
from kpi.alerts.watch import store as watching
from kpi.model import Direction, Goal, GoalKind, Kpi, Level, Name, Observation, Per

SEED = 20261109
DAYS = 84
CHANNEL = "C0LAUNCH"
ONE_DAY = dt.timedelta(days=1)
_WEEK = np.array([1.0, 1.01, 1.0, 1.02, 1.06, 1.1, 1.04])


@dataclass(frozen=True, slots=True)
class _Made:
    """How a KPI is made up: its level, growth a week, noise, and parts of its total by one dimension."""

    level: float
    growth: float
    noise: float
    digits: int = 0
    by: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)


MADE: Mapping[str, _Made] = {
    "brand-searches": _Made(8000, 0.012, 0.05),
    "product-page-visits": _Made(
        5100, 0.015, 0.045, by="source", parts={"search": 0.45, "social": 0.25, "direct": 0.2, "ads": 0.1}
    ),
    "waiting-list-sign-ups": _Made(265, 0.02, 0.06, by="device", parts={"android": 0.48, "ios": 0.37, "web": 0.15}),
    "engagement-rate": _Made(3.0, 0.004, 0.05, digits=2),
    "first-reply-minutes": _Made(12.0, -0.01, 0.09, digits=1),
}
_GOALS: tuple[tuple[str, str, GoalKind, Level, str, float, float, str, str | None], ...] = (
    ("brand-recall", "brand-searches", "brand", "top", "searches", 8000, 9300, "U0OWNER", None),
    ("waiting-list", "waiting-list-sign-ups", "performance", "top", "sign-ups", 0, 13000, "U0COORD", None),
    ("page-visits", "product-page-visits", "performance", "channel", "visits", 5000, 7500, "U0COORD", "waiting-list"),
    ("engagement", "engagement-rate", "relationship", "channel", "%", 3.0, 3.2, "U0WRITER", None),
    ("first-reply", "first-reply-minutes", "relationship", "channel", "minutes", 12, 10, "U0COORD", None),
)
_PERS: Mapping[str, Per] = {"brand-recall": "day", "waiting-list": "total", "page-visits": "day"}
_GOAL_NAMES: Mapping[str, tuple[str, str]] = {
    "brand-recall": ("9,300 brand searches a day", "品牌日搜索量达到 9,300"),
    "waiting-list": ("13,000 people on the waiting list", "预约登记达到 1.3 万人"),
    "page-visits": ("7,500 product page visits a day", "详情页日访问量达到 7,500"),
    "engagement": ("Engagement rate of 3.2%", "互动率达到 3.2%"),
    "first-reply": ("First reply within 10 minutes", "首次响应不超过 10 分钟"),
}


def plant_kpis(session: Session, today: dt.date, now: dt.datetime) -> None:
    """Store goals, KPIs, their history up to the day before ``today``, monitors, and where alerts go."""
    launch = campaign()
    kpis = {each.id: each for each in launch.kpis}
    start, end = today - ONE_DAY * 28, today + ONE_DAY * 15
    for name, kpi, kind, level, unit, baseline, target, owner, parent in _GOALS:
        english, chinese = _GOAL_NAMES[name]
        store.add_goal(
            session,
            Goal(
                id=name,
                name=Name(english, chinese),
                kind=kind,
                level=level,
                metric=kpi,
                unit=unit,
                baseline=baseline,
                target=target,
                owner=owner,
                start=start,
                end=end,
                parent=parent,
                per=_PERS.get(name),
            ),
        )
        told = kpis[kpi]
        direction: Direction = told.better
        named = Name(told.name.best("en"), told.name.best("zh"))
        store.add_kpi(
            session,
            Kpi(id=kpi, name=named, unit=unit, direction=direction, goal=name, campaign=launch.campaign.id),
        )
        _watch(session, kpi, "anomaly", now, severity="high" if level == "top" else "normal")
        _watch(session, kpi, "broken_data", now)
        _watch(session, kpi, "no_data", now)
    _watch(session, "waiting-list-sign-ups", "pacing", now)
    _watch(session, "waiting-list-sign-ups", "mix_shift", now, parameters={"by": "device"}, shadow=True)
    alerts.set_route(session, Route(scope="all", ref="", conversation=CHANNEL, quiet=(0, 0)))
    first = today - ONE_DAY * DAYS
    store.record(session, list(figures(today, first, today - ONE_DAY)), now=now)


def catch_up(session: Session, begun: dt.date, today: dt.date, now: dt.datetime) -> None:
    """Record the figures of the days before ``today`` that are not there yet; ``begun`` is the day of planting. Nothing
    where the demo's KPIs were not planted."""
    if not store.kpis(session, goal_id="brand-recall"):
        return
    there = store.series(session, "brand-searches")
    first = max((each.at for each in there if not isinstance(each.at, dt.datetime)), default=begun) + ONE_DAY
    if first < today:
        store.record(session, list(figures(begun, first, today - ONE_DAY)), now=now)


def figures(begun: dt.date, first: dt.date, last: dt.date) -> Iterator[Observation]:
    """Every figure of the days from ``first`` to ``last``; ``begun`` is the day on which the demo begins."""
    for kpi, made in MADE.items():
        for number in range((last - first).days + 1):
            day = first + ONE_DAY * number
            offset = (day - begun).days
            # A day has its own chance, so that it is the same whenever it is asked for.
            chance = np.random.default_rng([SEED, offset + 1000, sum(kpi.encode())])
            total = made.level * (1 + made.growth) ** ((offset + DAYS) / 7) * _WEEK[day.weekday()]
            parts = made.parts or {"": 1.0}
            values = {
                part: total * share * (1 + made.noise * chance.standard_normal()) * _trouble(kpi, part, offset)
                for part, share in parts.items()
            }
            rounded = {part: round(max(value, 0.0), made.digits) for part, value in values.items()}
            whole = round(sum(rounded.values()), made.digits)
            yield Observation(kpi=kpi, at=day, value=float(whole))
            for part, value in rounded.items():
                if part:
                    yield Observation(kpi=kpi, at=day, value=float(value), dimensions={made.by: part})


def _trouble(kpi: str, part: str, offset: int) -> float:
    """What is left of a part's figures on a day."""
    if kpi == "waiting-list-sign-ups":
        if part == "android" and -33 <= offset <= -31:
            return 0.08
        return 0.62 if 0 <= offset <= 2 else 1.0
    if kpi == "product-page-visits" and part == "search" and 0 <= offset <= 2:
        return 0.12
    return 1.0


def _watch(
    session: Session,
    kpi: str,
    kind: Kind,
    now: dt.datetime,
    *,
    severity: Severity = "normal",
    parameters: Mapping[str, object] | None = None,
    shadow: bool = False,
) -> None:
    made = Watch(
        id=f"{kpi}:{kind}",
        kpi=kpi,
        kind=kind,
        severity=severity,
        parameters=parameters or {},
        shadow=shadow,
        escalate_hours=ESCALATES[severity],
    )
    watching.add(session, made, by="U0COORD", now=now)
