"""Campaigns, phases and tasks come back as they were stored."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from campaigns import store
from campaigns.errors import DuplicateCampaign, DuplicatePhase, UnknownCampaign
from campaigns.model import Campaign, Due, Phase, Task
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
DAY = dt.date(2026, 4, 1)
SPRING = Campaign(
    id="spring",
    brand="aurora",
    name="春季发布",
    goal="新机首月售出 5 万台",
    status="running",
    home_channel="C1",
    brief={"audience": "students", "key dates": ["2026-04-01"]},
)


def phase(name: str, start: int, days: int = 7) -> Phase:
    first = DAY + dt.timedelta(days=start)
    return Phase(campaign="spring", name=name, kind="custom", start=first, end=first + dt.timedelta(days=days))


def task(name: str, **more: object) -> Task:
    return Task(**({"id": name, "title": "白皮书初稿", "owner": "U1", "created_at": NOW} | more))  # type: ignore[arg-type]


def test_a_campaign_comes_back_whole(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.add_campaign(session, Campaign(id="a", brand="other", name="n", goal="g"))
    with database.reading() as session:
        assert store.campaign(session, "spring") == SPRING
        assert [c.id for c in store.campaigns(session)] == ["a", "spring"]
        assert store.campaigns(session, brand="aurora") == (SPRING,)


def test_an_id_is_used_once_and_the_first_campaign_stays(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        with pytest.raises(DuplicateCampaign, match="choose another id"):
            store.add_campaign(session, Campaign(id="spring", brand="b", name="n", goal="g"))
    with database.reading() as session:
        assert store.campaign(session, "spring") == SPRING


def test_an_unknown_campaign_is_an_error_that_names_the_known_ones(database: Database) -> None:
    with database.session() as session:
        with pytest.raises(UnknownCampaign, match="no campaign is stored yet"):
            store.campaign(session, "spring")
        store.add_campaign(session, SPRING)
        for attempt in (
            lambda: store.campaign(session, "sprin"),
            lambda: store.phases(session, "sprin"),
            lambda: store.add_task(session, task("t", campaign="sprin")),
        ):
            with pytest.raises(UnknownCampaign, match="known campaigns: spring"):
                attempt()


def test_phases_come_in_order_of_their_start(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        for name, start in (("sale", 14), ("teaser", 0), ("launch", 7)):
            store.add_phase(session, phase(name, start))
        with pytest.raises(DuplicatePhase, match="'launch' already"):
            store.add_phase(session, phase("launch", 30))
    with database.reading() as session:
        found = store.phases(session, "spring")
    assert found == (phase("teaser", 0), phase("launch", 7), phase("sale", 14))


def test_tasks_come_back_with_their_due_date_as_it_was_said(database: Database) -> None:
    by_day = task("t1", due=Due(at="2026-03-29", zone="Asia/Shanghai", granularity="day"), campaign="spring")
    by_minute = task(
        "t2",
        due=Due(at="2026-03-29T02:30", zone="Europe/Berlin", granularity="minute"),
        origin="https://example.com/archives/C1/p1",
        status="done",
        created_at=NOW + dt.timedelta(hours=1),
    )
    with database.session() as session:
        store.add_campaign(session, SPRING)
        for one in (by_minute, by_day, task("t3", owner="U2", created_at=NOW + dt.timedelta(hours=2))):
            store.add_task(session, one)
    with database.reading() as session:
        assert [t.id for t in store.tasks(session)] == ["t1", "t2", "t3"]
        assert store.tasks(session, owner="U1") == (by_day, by_minute)
        assert store.tasks(session, campaign_id="spring") == (by_day,)
        assert store.tasks(session, owner="U1", status="done") == (by_minute,)


def test_a_task_stored_twice_is_the_task_of_the_first_time(database: Database) -> None:
    with database.session() as session:
        first = store.add_task(session, task("t1"))
        assert store.add_task(session, task("t1", title="other")) == first


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks SET due = '2026-03-29'",
        "UPDATE tasks SET status = 'late'",
        "UPDATE tasks SET campaign = 'nope'",
        "UPDATE phases SET end_day = '2000-01-01'",
        "UPDATE phases SET kind = 'other'",
        "UPDATE campaigns SET status = 'other'",
    ],
)
def test_the_database_itself_refuses_what_does_not_hold_together(database: Database, statement: str) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.add_phase(session, phase("launch", 0))
        store.add_task(session, task("t1"))
    with pytest.raises(IntegrityError), database.session() as session:
        session.execute(sa.text(statement))


def test_a_campaign_that_goes_takes_its_phases_and_leaves_its_tasks(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.add_phase(session, phase("launch", 0))
        store.add_task(session, task("t1", campaign="spring"))
    with database.session() as session:
        session.execute(sa.text("DELETE FROM campaigns"))
    with database.reading() as session:
        assert session.execute(sa.text("SELECT count(*) FROM phases")).scalar_one() == 0
        assert store.tasks(session) == (task("t1"),)
