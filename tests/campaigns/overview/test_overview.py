"""A campaign at a glance, and whose it is."""

from __future__ import annotations

import datetime as dt

from campaigns import store
from campaigns.calendar import store as calendar
from campaigns.calendar.model import ContentItem
from campaigns.meetings import store as meetings
from campaigns.meetings.model import Series
from campaigns.model import Campaign, CampaignChannel, Due
from campaigns.overview.store import late, of_person, overview
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from storage.session import Database

NOW = dt.datetime(2026, 11, 20, 4, tzinfo=dt.UTC)
ZONE = "Asia/Shanghai"


def due(at: str) -> Due:
    return Due(at=at, zone=ZONE, granularity="minute" if "T" in at else "day")


def test_the_overview_counts_and_names_what_comes_next(database: Database) -> None:
    with database.session() as session:
        for name in ("a", "b"):
            store.add_campaign(session, Campaign(id=name, brand="x", name=name, goal="g"))
        empty = overview(session, "a", NOW)
        assert (empty.tasks.active, empty.pending, empty.content, empty.meeting) == (0, 0, None, None)
        for number, (campaign, day) in enumerate((("a", "2026-11-19"), ("a", "2026-11-25"), ("b", "2026-11-19"))):
            tasks.add(
                session,
                Task(id=str(number), title="t", owner="U1", created_at=NOW, campaign=campaign, due=due(day)),
            )
        for name, at, status in (
            ("past", "2026-11-19T10:00", "draft"),
            ("out", "2026-11-21T10:00", "published"),
            ("later", "2026-11-28T10:00", "draft"),
            ("next", "2026-11-22T10:00", "draft"),
        ):
            item = ContentItem(id=name, campaign="a", title=name, channel="ad", publish=due(at), status=status)  # type: ignore[arg-type]
            calendar.add(session, item, NOW)
        weekly = Series(
            id="w", kind="calibration", title="Weekly", brand="x", first=due("2026-11-03T10:00"), rule="FREQ=WEEKLY",
            campaign="a",
        )  # fmt: skip
        meetings.add_series(session, weekly, NOW)
    with database.reading() as session:
        seen = overview(session, "a", NOW)
        assert (seen.tasks.active, seen.tasks.late) == (2, 1)
        assert seen.content is not None
        assert seen.content.id == "next"
        assert seen.meeting is not None
        assert (seen.meeting.title, seen.meeting.at.at) == ("Weekly", "2026-11-24T10:00")
        assert late(session, ["a", "b", "c"], NOW) == {"a": 1, "b": 1}


def test_a_campaign_is_its_leaders_its_channel_owners_and_its_task_owners_until_it_is_closed(
    database: Database,
) -> None:
    with database.session() as session:
        for name, owner in (("led", "U1"), ("channel", None), ("task", None), ("other", "U2"), ("closed", "U1")):
            store.add_campaign(session, Campaign(id=name, brand="x", name=name, goal="g", owner=owner))
        store.update_campaign(session, "closed", status="done")
        store.set_channel(session, CampaignChannel(campaign="channel", channel="ad", owner="U1"))
        tasks.add(session, Task(id="t", title="t", owner="U1", created_at=NOW, campaign="task"))
    with database.reading() as session:
        assert [each.id for each in of_person(session, "U1")] == ["channel", "led", "task"]
        assert of_person(session, "U9") == ()
