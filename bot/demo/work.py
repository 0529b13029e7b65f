"""The launch at work: tasks, content, the weekly meeting, the way to approval; days count from the opening day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from sqlalchemy.orm import Session

from bot.demo.story import campaign
from campaigns.approvals import store_people as approvals
from campaigns.approvals.model import Policy, Reviewer, Stage
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.due.calendar import Calendar
from campaigns.meetings import store as meetings
from campaigns.meetings import store_agenda
from campaigns.meetings.model import Series
from campaigns.model import Due
from campaigns.moments import moment_of, wall_of
from campaigns.people import remember_person
from campaigns.tasks import store as tasks
from campaigns.tasks.model import ChecklistItem, Task

FILE = Path(__file__).with_name("work.yaml")
COUNTRY = "CN"
ONE_DAY = dt.timedelta(days=1)
WEEK = 7 * ONE_DAY


def plant_work(session: Session, now: dt.datetime, *, team: str) -> None:
    """Store what the team has in hand at ``now`` (UTC); the campaign is there. ``team`` is Slack's id of the workspace.

    Something is late, blocked, unowned and out of its phase, each person has something to do, and a point is carried.
    """
    plan = YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8"))
    launch = campaign()
    for person in launch.people:
        remember_person(session, team, person.user, now=now, language=person.language, time_zone=person.time_zone)
    today = wall_of(now, plan["zone"]).date()
    _tasks(session, plan, today, now)
    _content(session, plan, today, now)
    _meetings(session, plan, now)
    _approvals(session, plan, now)


def _tasks(session: Session, plan: Mapping[str, Any], today: dt.date, now: dt.datetime) -> None:
    launch = campaign().campaign
    for told in plan["tasks"]:
        entry = dict(told)
        due = _due(entry, today, plan["zone"])
        tasks.add(
            session,
            Task(
                created_at=now - WEEK,
                created_by=entry.pop("by"),
                due=due,
                campaign=launch.id,
                checklist=tuple(ChecklistItem(step) for step in entry.pop("checklist", ())),
                **_fields(entry),
            ),
        )


def _content(session: Session, plan: Mapping[str, Any], today: dt.date, now: dt.datetime) -> None:
    launch = campaign()
    for told in plan["content"]:
        entry = dict(told)
        publish = _due(entry, today, plan["zone"])
        day = dt.date.fromisoformat(publish.at[:10])
        running = [phase.name for phase in launch.phases if phase.start <= day <= phase.end]
        entry.setdefault("phase", running[-1] if running else None)
        calendar.add(session, ContentItem(campaign=launch.campaign.id, publish=publish, **entry), now)
    for told in plan["rules"]:
        rule = {**told, "when": Selector(**told["when"]), "then": Selector(**told["then"])}
        calendar.set_rule(session, CoordinationRule(campaign=launch.campaign.id, **rule))


def _meetings(session: Session, plan: Mapping[str, Any], now: dt.datetime) -> None:
    """A series whose last meeting left a decision and a point that is carried to the next one."""
    launch, entry, zone = campaign().campaign, plan["meeting"], plan["zone"]
    last = _last_meeting(entry, wall_of(now, zone))
    begun = moment_of(last, zone)
    series = Series(
        id=entry["id"],
        kind=entry["kind"],
        title=entry["title"],
        brand=launch.brand,
        first=Due(at=last.isoformat(timespec="minutes"), zone=zone, granularity="minute"),
        rule="FREQ=WEEKLY",
        minutes=entry["minutes"],
        participants=tuple(entry["participants"]),
        channel=entry["channel"],
        campaign=launch.id,
        country=COUNTRY,
    )
    held = meetings.add_series(session, series, begun - ONE_DAY)
    assert held is not None  # it repeats without an end
    decided = entry["decided"]
    point = store_agenda.add_item(session, held.id, decided["title"], by=decided["owner"])
    for each in entry["carried"]:
        store_agenda.add_item(session, held.id, each["title"], by=each["by"])
    meetings.start(session, held.id)
    store_agenda.decide(
        session,
        held.id,
        decided["text"],
        owner=decided["owner"],
        due=_due(dict(decided), last.date(), zone),
        by=launch.owner or decided["owner"],
        now=begun,
        item_id=point.id,
    )
    meetings.close(session, held.id, begun + dt.timedelta(minutes=entry["minutes"]))
    coming = meetings.next_meeting(session, series.id, now)
    for each in entry["added"]:
        store_agenda.add_item(session, coming.id, each["title"], by=each["by"])


def _last_meeting(entry: Mapping[str, Any], here: dt.datetime) -> dt.datetime:
    """The local time of the last meeting that is over by ``here``."""
    at = dt.datetime.combine(here.date(), dt.time.fromisoformat(entry["time"]))
    at -= ONE_DAY * int((at.weekday() - entry["weekday"]) % 7)
    return at if at + dt.timedelta(minutes=entry["minutes"]) < here else at - WEEK


def _approvals(session: Session, plan: Mapping[str, Any], now: dt.datetime) -> None:
    brand, entry = campaign().campaign.brand, plan["approvals"]
    stages = tuple(
        Stage(id=each["id"], reviewers=(Reviewer("role", each["role"]),), days=each["days"]) for each in entry["stages"]
    )
    for role, people in entry["roles"].items():
        approvals.set_members(session, brand, role, people)
    owner = entry["roles"]["brand_owner"][0]
    approvals.set_policy(session, brand, Policy(stages=stages, zone=plan["zone"], country=COUNTRY), by=owner, now=now)


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What is written of a thing, its lists as the tuples that the model holds."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _due(entry: dict[str, Any], today: dt.date, zone: str) -> Due:
    """When something is due, taken out of ``entry``: in working days, in days, or on a date; maybe at a time."""
    workday, day, date = entry.pop("workday", None), entry.pop("day", None), entry.pop("date", None)
    if workday is not None:
        date = Calendar(COUNTRY).add(today, workday)
    elif day is not None:
        date = today + ONE_DAY * day
    assert isinstance(date, dt.date)
    time = entry.pop("time", None)
    return Due(
        at=f"{date.isoformat()}T{time}" if time else date.isoformat(),
        zone=zone,
        granularity="minute" if time else "day",
    )
