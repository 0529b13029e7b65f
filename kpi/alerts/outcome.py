"""What verdicts make of alerts: new ones, those that others join, that worsen, come again or are over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kpi.alerts import store, store_lists
from kpi.alerts.changes import Change, Known, changes, strength
from kpi.alerts.figures import store as figures
from kpi.alerts.grouping import grouped, near, related
from kpi.alerts.judge import Verdict, day_of, said_of
from kpi.alerts.model import SEVERITIES, Alert, Member, Severity, Standing
from kpi.alerts.routing import Route, after_quiet, owner_of, way
from kpi.alerts.seen.store import Seen
from kpi.alerts.tables import Session
from kpi.alerts.watch import store as watching
from kpi.model import Goal, Kpi
from kpi.monitors.model import State
from kpi.tree.tree import KpiTree


@dataclass(slots=True)
class _Evaluation:
    """What one evaluation knows while it makes verdicts into alerts; KPIs and goals are by id."""

    seen: Seen
    routes: Callable[[], Sequence[Route]]
    kpis: Mapping[str, Kpi]
    goals: Mapping[str, Goal]
    together: Callable[[str, str], bool]
    """Whether two KPIs, by id, are so related that they make one alert."""
    now: dt.datetime
    zone: str
    """An IANA name: that of quiet hours where a route has none."""
    link: dict[str, str | None]
    """By the id of a monitor, the id of the alert it is in."""

    @property
    def alerts(self) -> Mapping[str, Alert]:
        """By id, the alerts as they are now."""
        return self.seen.alerts


def apply(
    session: Session,
    verdicts: Sequence[Verdict],
    kpis: Mapping[str, Kpi],
    goals: Mapping[str, Goal],
    tree: KpiTree | None,
    *,
    now: dt.datetime,
    zone: str,
) -> tuple[Alert, ...]:
    """Store what became of alerts and where every monitor stands; the alerts that changed."""
    links = {each.watch.id: each.before.alert for each in verdicts if each.before and each.before.alert}
    alerts = store_lists.by_id(session, {alert for alert in links.values() if alert})
    found: list[Change] = []
    for verdict in verdicts:
        found += changes(verdict, _known(verdict, alerts), now)
    if any(change.what == "fired" for change in found):
        tree = tree or figures.whole_tree(session)
        alerts |= {each.id: each for each in store_lists.active(session)}
    whole = tree
    evaluation = _Evaluation(
        seen=Seen(now, alerts),
        routes=lambda: store.routes(session),
        kpis=kpis,
        goals=goals,
        together=lambda a, b: whole is not None and related(whole, a, b),
        now=now,
        zone=zone,
        link=dict(links),
    )
    _recovered(evaluation, [each for each in found if each.turned])
    fired = [each for each in found if each.what == "fired"]
    again = [each for each in fired if each.again and evaluation.link.get(each.verdict.watch.id) in alerts]
    for change in again:
        _again(evaluation, change)
    _new(evaluation, [each for each in fired if each not in again])
    for change in found:
        if change.what == "worsened":
            _worsened(evaluation, change)
    _days(evaluation, verdicts)
    _recovered(evaluation, [each for each in found if each.what == "recovered" and not each.turned])
    standings = [
        Standing(
            watch=each.watch.id,
            day=day_of(each.last),
            said=said_of(each.last),
            alert=evaluation.link.get(each.watch.id),
            packed=each.packed,
        )
        for each in verdicts
    ]
    watching.keep(session, standings)
    return evaluation.seen.write(session)


def _known(verdict: Verdict, alerts: Mapping[str, Alert]) -> Known | None:
    alert = alerts.get(verdict.before.alert) if verdict.before and verdict.before.alert else None
    mine = _member(alert, verdict.watch.id) if alert else None
    if alert is None or mine is None:
        return None
    return Known(alert.id, mine.open, mine.last_day, mine.said)


def _member(alert: Alert, watch: str) -> Member | None:
    return next((each for each in alert.members if each.watch == watch), None)


def _as_member(change: Change) -> Member:
    watch = change.verdict.watch
    return Member(
        watch=watch.id, kpi=watch.kpi, kind=watch.kind, said=replace(change.said, state=State.ALERT),
        first_day=change.day, last_day=change.day, open=True,
    )  # fmt: skip


def _again(evaluation: _Evaluation, change: Change) -> None:
    """Less than a week after its end it is the same thread, unless people called it a false alarm."""
    alert = evaluation.alerts[str(evaluation.link[change.verdict.watch.id])]
    before = _member(alert, change.verdict.watch.id)
    member = _as_member(change)
    member = replace(member, first_day=before.first_day) if before else member
    if alert.state == "false_alarm":
        evaluation.seen.refresh(alert.id, [member] if before else [])
        return
    values = {} if alert.active else _reopened(alert)
    evaluation.seen.saw(alert.id, "again", [member], values)


def _reopened(alert: Alert) -> dict[str, object]:
    """What changes of an alert that is over when it is opened again."""
    return {
        "state": "assigned" if alert.assignee else "open", "recovered": False, "closed_at": None, "closed_by": None,
        "cause": None,
    }  # fmt: skip


def _new(evaluation: _Evaluation, fired: Sequence[Change]) -> None:
    """Put what fired into alerts: related changes of near days into one, which joins an open alert or opens one."""

    def together(one: Change, other: Change) -> bool:
        close = near(one.said.since, other.said.since) or near(one.day, other.day)
        return close and evaluation.together(one.verdict.watch.kpi, other.verdict.watch.kpi)

    groups = grouped(list(fired), together)
    routes = evaluation.routes() if groups else ()
    for group in groups:
        there = next((each for each in evaluation.alerts.values() if _joins(evaluation, each, group)), None)
        members = [_as_member(each) for each in group]
        if there is not None:
            values = {"since": min(there.since, *(each.said.since for each in members))}
            evaluation.seen.saw(there.id, "joined", members, values)
            alert = there.id
        else:
            alert = _opened(evaluation, group, routes)
        for change in group:
            evaluation.link[change.verdict.watch.id] = alert


def _joins(evaluation: _Evaluation, alert: Alert, group: Sequence[Change]) -> bool:
    """Whether a group of changes belongs to an alert that is open: a related KPI, about the same day."""
    if not alert.active:
        return False
    return any(
        evaluation.together(member.kpi, change.verdict.watch.kpi)
        and (near(member.last_day, change.day) or near(member.first_day, change.day))
        for member in alert.members
        for change in group
    )


def _opened(evaluation: _Evaluation, group: Sequence[Change], routes: Sequence[Route]) -> str:
    """Open an alert, told by its most severe monitor, and among equals by the surest; its id."""

    def rank(change: Change) -> tuple[int, float, str]:
        watch = change.verdict.watch
        return -SEVERITIES.index(watch.severity), -strength(watch.kind, change.said), watch.id

    ordered = sorted(group, key=rank)
    watch = ordered[0].verdict.watch
    kpi = evaluation.kpis[watch.kpi]
    severity: Severity = watch.severity
    to = way(watch, kpi, severity, routes, now=evaluation.now, zone=evaluation.zone)
    hours = watch.escalate_hours
    escalate = to.at + dt.timedelta(hours=hours) if hours else None
    if escalate is not None and severity != "high":
        escalate = after_quiet(escalate, evaluation.zone)
    return evaluation.seen.opened(
        [_as_member(each) for each in ordered],
        severity=severity,
        route=to.conversation,
        post_at=to.at,
        escalate_at=escalate,
        owner=owner_of(watch, evaluation.goals.get(kpi.goal)),
        campaign=kpi.campaign,
    )


def _worsened(evaluation: _Evaluation, change: Change) -> None:
    """Say that an alert grew worse, unless people called it false; it is opened again and wakes from a snooze."""
    alert = evaluation.alerts.get(evaluation.link.get(change.verdict.watch.id) or "")
    before = _member(alert, change.verdict.watch.id) if alert else None
    if alert is None or before is None or alert.state == "false_alarm":
        return
    member = replace(_as_member(change), first_day=before.first_day)
    values = _reopened(alert) if not alert.active else {}
    if alert.state == "snoozed":
        values = {"state": "assigned" if alert.assignee else "open", "snoozed_until": None}
    evaluation.seen.saw(alert.id, "worsened", [member], values)


def _days(evaluation: _Evaluation, verdicts: Sequence[Verdict]) -> None:
    """How long each open member has lasted."""
    longer: dict[str, list[Member]] = {}
    for verdict in verdicts:
        alert = evaluation.alerts.get(evaluation.link.get(verdict.watch.id) or "")
        mine = _member(alert, verdict.watch.id) if alert else None
        days = [day_of(each) for each in verdict.readings if each.state is State.ALERT]
        if alert and mine and mine.open and days and max(days) > mine.last_day:
            longer.setdefault(alert.id, []).append(replace(mine, last_day=max(days)))
    for alert_id, members in longer.items():
        evaluation.seen.refresh(alert_id, members)


def _recovered(evaluation: _Evaluation, found: Sequence[Change]) -> None:
    """Close the members that recovered, and an alert with its last one."""
    by_alert: dict[str, list[Change]] = {}
    for change in found:
        link = evaluation.link.get(change.verdict.watch.id)
        if link in evaluation.alerts:
            by_alert.setdefault(str(link), []).append(change)
    for alert_id, mine in by_alert.items():
        alert = evaluation.alerts[alert_id]
        over = {each.verdict.watch.id for each in mine}
        closed = [replace(each, open=False) for each in alert.members if each.watch in over]
        rest = [each for each in alert.members if each.open and each.watch not in over]
        if rest or not alert.active:
            evaluation.seen.refresh(alert.id, closed)
            continue
        values = {
            "state": "resolved", "recovered": True, "closed_at": evaluation.now, "closed_by": None, "escalate_at": None,
            "snoozed_until": None,
        }  # fmt: skip
        evaluation.seen.saw(alert.id, "recovered", closed, values)
