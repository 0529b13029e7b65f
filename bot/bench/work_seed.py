"""Campaign work of a large team, made up the same way every time: people, campaigns, tasks, content, approvals."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.demo import guideline_path
from campaigns import revisions, submissions
from campaigns import store as campaigns_store
from campaigns.approvals import store as approvals
from campaigns.approvals import store_people
from campaigns.calendar import store as content
from campaigns.calendar.model import CONTENT_STATUSES, ContentItem, CoordinationRule, Selector
from campaigns.cards.tables import TaskCardRow
from campaigns.due.calendar import Calendar
from campaigns.meetings import store as meetings
from campaigns.meetings.model import Series
from campaigns.model import Campaign, CampaignChannel, Due, NewSubmission, Phase
from campaigns.reminders.tables import ReminderRow
from campaigns.tables import PersonRow
from campaigns.tasks.model import PRIORITIES, Task, TaskStatus
from campaigns.tasks.rows import columns
from campaigns.tasks.tables import ContributorRow, NeedRow, TaskEventRow, TaskRow
from guidelines import store as guidelines
from guidelines.folder import load
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
MONDAY = dt.datetime(2026, 3, 16, 2, tzinfo=dt.UTC)
ZONE = "Asia/Shanghai"
BRAND, TEAM = "orlume", "T00001"
CAMPAIGNS = 20
APPROVALS, CHECKED = 200, 100
"""Texts whose approval was asked for, and texts that were only checked."""
TOGETHER = 8
"""Texts that one form asks for."""
LEAD = "U00000"
"""Who leads every campaign."""
STEP = 10
"""Every tenth task is active without anything else special, for changes to draw from."""

CHANNELS = ("ad", "product-page", "xiaohongshu", "email", "store", "support")


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is."""

    tasks: int
    items: int
    people: int


def user(number: int) -> str:
    """The id of a person."""
    return f"U{number:05}"


def campaign(number: int) -> str:
    """The id of a campaign."""
    return f"campaign-{number}"


def task(number: int) -> str:
    """The id of a task."""
    return f"task-{number:06}"


def item(number: int) -> str:
    """The id of a content item."""
    return f"item-{number}"


def home(campaign_id: str) -> str:
    """The home channel of a campaign."""
    return f"C{campaign_id.removeprefix('campaign-')}"


def reviewers(size: Size) -> int:
    """How many people approve texts: the first ones."""
    return max(1, size.people // 20)


def fill(database: Database, size: Size) -> None:
    """Fill an empty, migrated database."""
    chance = random.Random(20260312)
    today = NOW.date()
    with database.session() as session:
        guidelines.publish(session, load(guideline_path()), author=LEAD, note="First version", now=NOW)
        for number in range(CAMPAIGNS):
            made = Campaign(
                id=campaign(number),
                brand=BRAND,
                owner=LEAD,
                name=f"上市 {number}",
                goal="卖出 8,000 台",
                status="running",
                home_channel=home(campaign(number)),
            )
            campaigns_store.add_campaign(session, made)
            start = today - dt.timedelta(days=30)
            phase = Phase(
                campaign=made.id, name="预热期", kind="teaser", start=start, end=today + dt.timedelta(days=60)
            )
            campaigns_store.add_phase(session, phase)
            for channel in CHANNELS:
                owned = CampaignChannel(campaign=made.id, channel=channel, owner=user(number % size.people))
                campaigns_store.set_channel(session, owned)
            for place, channel in enumerate(CHANNELS[1:]):
                rule = CoordinationRule(
                    id=f"{made.id}-{channel}",
                    campaign=made.id,
                    when=Selector(channel=CHANNELS[place]),
                    then=Selector(channel=channel),
                    within_days=3,
                )
                content.set_rule(session, rule)
        made_tasks = [_task(number, size, chance) for number in range(size.tasks)]
        rows = [{"id": t.id, **columns(t), "replan": n % 50 == 0} for n, t in enumerate(made_tasks)]
        _insert(session, TaskRow, rows)
        _insert(session, ContributorRow, [{"task": t.id, "user_id": u} for t in made_tasks for u in t.contributors])
        _insert(session, NeedRow, [{"task": t.id, "needs": n} for t in made_tasks for n in t.needs])
        event = {"version": 1, "by": user(0), "action": "create", "changes": {}, "note": ""}
        _insert(session, TaskEventRow, [{"task": t.id, "at": t.created_at, **event} for t in made_tasks])
        _insert(session, ReminderRow, [r for t in made_tasks if t.active for r in _reminders(t)])
        active = [t.id for t in made_tasks if t.active]
        stands = [{"channel": "C0", "ts": f"{n}.0", "task": t, "language": "zh"} for n, t in enumerate(active)]
        _insert(session, TaskCardRow, stands)
        content.load(session, [_item(number, size, chance) for number in range(size.items)], NOW)
    with database.session() as session:
        for number in range(reviewers(size)):
            store_people.grant(session, BRAND, "brand_owner", user(number))
        for number in range(CAMPAIGNS):
            meetings.add_series(session, _series(number, size), NOW)
        _insert(session, PersonRow, [_person(number) for number in range(size.people)])
        made_texts = [_submission(session, number, size, chance) for number in range(APPROVALS + CHECKED)]
        for begin in range(0, APPROVALS, TOGETHER):
            asked = made_texts[begin : min(begin + TOGETHER, APPROVALS)]
            approvals.request(session, asked, by=user(1), now=NOW, calendars=Calendar)
        # What the database knows of its tables decides how it looks things up; a running one has learned it by itself.
        session.connection().exec_driver_sql("ANALYZE")


def _task(number: int, size: Size, chance: random.Random) -> Task:
    status: TaskStatus = "open" if number % STEP == 0 or chance.random() < 0.3 else "done"
    owner = chance.randrange(size.people)
    at = NOW + dt.timedelta(days=chance.randint(-20, 60) if status == "open" else chance.randint(-300, 0))
    minute = chance.random() < 0.3
    due = Due(
        at=at.strftime("%Y-%m-%dT%H:%M") if minute else at.date().isoformat(),
        zone=ZONE,
        granularity="minute" if minute else "day",
    )
    created = at - dt.timedelta(days=14)
    return Task(
        id=task(number),
        title=f"第 {number} 件事：白皮书初稿 draft",
        owner=user(owner),
        created_at=created,
        created_by=user(0),
        changed_at=created,
        status=status,
        closed_at=at if status == "done" else None,
        due=due if chance.random() < 0.9 else None,
        campaign=campaign(chance.randrange(CAMPAIGNS)),
        channel=chance.choice(CHANNELS),
        priority=chance.choice(PRIORITIES),
        contributors=tuple({user((owner + 1 + n) % size.people) for n in range(chance.choice((0, 0, 0, 1, 3)))}),
        needs=(task(chance.randrange(number)),) if number and chance.random() < 0.05 else (),
    )


def _series(number: int, size: Size) -> Series:
    return Series(
        id=f"series-{number}",
        kind="launch",
        title=f"上市例会 {number}",
        brand=BRAND,
        campaign=campaign(number),
        channel=home(campaign(number)),
        first=Due(at="2026-03-13T10:00", zone=ZONE, granularity="minute"),
        rule="FREQ=WEEKLY",
        participants=tuple(user((number * 5 + n) % size.people) for n in range(8)),
    )


def _person(number: int) -> dict[str, Any]:
    """As the bot remembers people it has met; one in three reads English."""
    language, zone = ("zh", ZONE) if number % 3 else ("en", "Europe/Berlin")
    known = {"language": language, "time_zone": zone, "onboarded_at": NOW, "last_seen": NOW}
    return {"team_id": TEAM, "user_id": user(number), **known}


def _reminders(made: Task) -> Iterator[dict[str, Any]]:
    if made.due is None:
        return
    for number in range(1, 4):
        # Everybody's first is due now, the others are to come.
        at = NOW + dt.timedelta(days=number - 1)
        yield {
            "key": f"{made.id}:{number}",
            "task": made.id,
            "user_id": made.owner,
            "kind": "overdue",
            "number": number,
            "basis": f"{made.owner}:{made.due.at}@{made.due.zone}",
            "planned_at": at,
            "send_at": at,
            "state": "pending",
            "attempts": 0,
        }


def _item(number: int, size: Size, chance: random.Random) -> ContentItem:
    day = NOW.date() + dt.timedelta(days=chance.randint(-30, 60))
    return ContentItem(
        id=item(number),
        campaign=campaign(number % CAMPAIGNS),
        title=f"第 {number} 条内容",
        channel=chance.choice(CHANNELS),
        stage=chance.choice(("awareness", "consideration", "decision")),
        owner=user(chance.randrange(size.people)) if chance.random() < 0.9 else None,
        publish=Due(at=day.isoformat(), zone=ZONE, granularity="day"),
        status=chance.choice(CONTENT_STATUSES),
    )


def _submission(session: Any, number: int, size: Size, chance: random.Random) -> str:
    made = submissions.receive(
        session,
        NewSubmission(
            event_id=f"bench-{number}",
            brand=BRAND,
            author=user(size.people - 1),
            team_id=TEAM,
            source="dm",
            language="zh",
            text="极致影像，突破想象。",
            campaign=campaign(number % CAMPAIGNS),
        ),
        NOW,
    )
    revisions.record_report(
        session,
        made.id,
        1,
        {"findings": []},
        verdict=chance.choice(("on_brand", "needs_work", "off_brand")),
        score=80,
        guideline_version=1,
        guideline_hash="h",
        now=NOW,
    )
    return made.id


def _insert(session: Any, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(table.__table__.insert(), rows)
