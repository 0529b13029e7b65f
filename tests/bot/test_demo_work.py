"""Whenever the demo opens, the launch is under way: something is late, blocked, unowned, and everybody has work."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo import campaign, opening
from bot.demo.planting import plant_campaign
from bot.demo.work import plant_work
from bot.features.tasks.reading import parts
from bot.features.tasks.views.lists import home_section, task_list
from campaigns import store as campaigns
from campaigns.approvals.store_people import court, policy_of
from campaigns.calendar import store as calendar
from campaigns.calendar.matrix import gaps_of
from campaigns.meetings import store as meetings
from campaigns.meetings import store_agenda
from campaigns.moments import over
from campaigns.tasks import store as tasks
from campaigns.tasks import store_lists
from storage.session import Database

LAUNCH = "aurora-x-launch"
DAYS = [
    dt.datetime(2026, 11, 9, 0, 30, tzinfo=dt.UTC),
    dt.datetime(2026, 11, 17, 2, 10, tzinfo=dt.UTC),  # while the meeting goes on
    dt.datetime(2026, 11, 22, 1, 30, tzinfo=dt.UTC),
    dt.datetime(2026, 11, 29, 23, 0, tzinfo=dt.UTC),
    dt.datetime(2024, 2, 29, 12, 0, tzinfo=dt.UTC),
    dt.datetime(2031, 6, 5, 15, 0, tzinfo=dt.UTC),
]


@pytest.mark.parametrize("real", DAYS, ids=str)
def test_whenever_it_opens_the_launch_is_under_way(database: Database, real: dt.datetime):
    now = opening(real)
    with database.session() as session:
        plant_campaign(session)
        plant_work(session, now, team="T0")
    with database.session() as session:
        mine = {each.user: store_lists.owned(session, each.user) for each in campaign().people}
        every = [task for owned in mine.values() for task in owned if task.active]
        assert all(owned for owned in mine.values())
        assert any(task.due and over(task.due) <= now for task in every)
        blocked = [task for task in every if any(tasks.get(session, need).active for need in task.needs)]
        assert {task.owner for task in blocked} == {"U0WRITER", "U0COORD"}
        gaps = gaps_of(calendar.of_campaign(session, LAUNCH), campaigns.phases(session, LAUNCH), now)
        assert {"late", "unowned", "out_of_phase"} <= {gap.kind for gap in gaps}
        coming = meetings.next_meeting(session, "weekly-calibration", now)
        agenda = store_agenda.agenda(session, coming.id)
        assert (coming.status, [each.carried for each in agenda]) == ("planned", [1, 0])
        assert over(coming.at) + dt.timedelta(minutes=45) > now
        assert [stage.id for stage in policy_of(session, "orlume").stages] == ["brand", "legal"]
        assert court(session, "orlume", now.date()).roles["brand_owner"] == {"U0OWNER"}


def test_a_list_says_what_each_blocked_task_waits_for_and_who_does_that(database: Database):
    now = DAYS[2]
    with database.session() as session:
        plant_campaign(session)
        plant_work(session, now, team="T0")
    with database.reading() as session:
        mine = parts(session, "U0COORD", now, "Asia/Shanghai")
    words = str(home_section(mine, language="en", now=now, zone="Asia/Shanghai"))
    assert "Waits for Sign off one price list for all channels <@U0OWNER>" in words
    assert words.count("Waits for") == 1
    assert "Waits for Sign off one price list" in str(task_list(mine, language="en", now=now, zone="Asia/Shanghai"))


@pytest.mark.parametrize("real", DAYS, ids=str)
def test_outside_of_its_launch_the_demo_opens_on_the_same_weekday_and_hour_in_the_week_before(real: dt.datetime):
    now = opening(real)
    assert (now.weekday(), now.time()) == (real.weekday(), real.time())
    assert dt.date(2026, 11, 9) <= now.date() < dt.date(2026, 11, 30)
    if (real.year, real.month) == (2026, 11):
        assert now == real
