"""A campaign's week is told on the first morning of it on which its people work."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bot.features.digests.sending import due
from campaigns import people
from campaigns import store as campaigns_store
from campaigns.model import Campaign
from campaigns.reminders.model import Habits
from storage.session import Database

SHANGHAI, NEW_YORK = "Asia/Shanghai", "America/New_York"


def _mornings(database: Database, first: str, zone: str, habits: Habits) -> list[str]:
    """The days from ``first`` for a week on which the week is told, at ten by clocks in ``zone``."""
    found = []
    for number in range(7):
        day = dt.date.fromisoformat(first) + dt.timedelta(days=number)
        now = dt.datetime.combine(day, dt.time(10), ZoneInfo(zone))
        with database.reading() as session:
            told = due(session, now.astimezone(dt.UTC), habits)
        assert all(each == {"campaign": "launch", "week": first} for each in told)
        found += [day.isoformat()] * len(told)
    return found


@pytest.mark.parametrize(
    ("zone", "monday", "told"),
    [
        (NEW_YORK, "2026-09-14", "2026-09-14"),
        (NEW_YORK, "2026-09-07", "2026-09-08"),  # Labor Day
        (SHANGHAI, "2026-09-07", "2026-09-07"),
        (SHANGHAI, "2026-10-05", "2026-10-08"),  # the National Day holidays end on the 7th
    ],
)
def test_the_week_is_told_on_its_first_working_day_where_the_campaigns_people_live(
    database: Database, zone: str, monday: str, told: str
) -> None:
    with database.session() as session:
        for user, lives in (("U1", SHANGHAI), ("U2", NEW_YORK)):
            now = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
            people.remember_person(session, "T0", user, now=now, language="en", time_zone=lives)
        lead = "U1" if zone == SHANGHAI else "U2"
        made = Campaign(
            id="launch", brand="orlume", name="X9", goal="g", owner=lead, status="running", home_channel="C1"
        )
        campaigns_store.add_campaign(session, made)
    assert _mornings(database, monday, zone, Habits(zone=SHANGHAI)) == [told]


def test_a_team_without_holidays_is_told_on_monday(database: Database) -> None:
    with database.session() as session:
        made = Campaign(id="launch", brand="orlume", name="X9", goal="g", status="running", home_channel="C1")
        campaigns_store.add_campaign(session, made)
    assert _mornings(database, "2026-10-05", SHANGHAI, Habits(zone=SHANGHAI, country="")) == ["2026-10-05"]
    with database.session() as session:
        campaigns_store.update_campaign(session, "launch", status="done")
    assert _mornings(database, "2026-10-12", SHANGHAI, Habits(zone=SHANGHAI, country="")) == []
