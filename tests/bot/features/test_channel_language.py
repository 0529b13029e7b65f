"""A channel speaks the language of the campaign that lives in it now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from bot.demo.figures import ONE_DAY, catch_up, plant_kpis
from bot.demo.planting import plant_campaign
from bot.demo.story import campaign
from bot.features.kpi.agenda import AlertSource
from bot.features.kpi.reading import language_of
from bot.features.meetings import state
from campaigns import people
from campaigns import store as campaigns_store
from campaigns.meetings.model import Meeting, Series
from campaigns.model import Campaign, Due
from campaigns.reminders.model import Habits
from kpi.alerts.run import evaluate
from storage.session import Database


def test_a_campaign_that_is_over_does_not_say_how_its_old_channel_is_spoken_to(database: Database) -> None:
    habits = Habits(language="en")
    now = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
    with database.session() as session:
        people.remember_person(session, "T0", "U1", now=now, language="en")
        people.remember_person(session, "T0", "U2", now=now, language="zh")
        for name, status, owner in (("a-spring", "done", "U1"), ("b-autumn", "running", "U2")):
            made = Campaign(id=name, brand="orlume", name=name, goal="g", status=status, home_channel="C1", owner=owner)
            campaigns_store.add_campaign(session, made)
    with database.reading() as session:
        assert language_of(session, "C1", habits) == "zh"
        assert language_of(session, "C2", habits) is None


def test_an_agenda_and_the_alerts_on_it_speak_the_series_language_else_that_of_its_people(database: Database) -> None:
    now = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)
    at = Due(at="2026-11-24T10:00", zone="Asia/Shanghai", granularity="minute")
    with database.session() as session:
        plant_campaign(session)
        plant_kpis(session, now.date(), now)
        for user in ("U0COORD", "U0WRITER"):
            people.remember_person(session, "T0", user, now=now, language="zh")
    later = now + ONE_DAY
    with database.session() as session:
        catch_up(session, now.date(), later.date(), later)
    evaluate(database, now=later, today=later.date())
    context: Any = SimpleNamespace(database=database, tasks=SimpleNamespace(habits=Habits(language="en")))
    meeting = Meeting(id="m", series="s", at=at, status="planned")
    plain = Series(id="s", kind="calibration", title="Weekly", brand="orlume", first=at)
    launch = campaign().campaign
    home = replace(plain, channel=launch.home_channel)
    for series, language in (
        (plain, "en"),
        (home, "zh"),
        (replace(plain, campaign=launch.id), "zh"),
        (replace(home, language="en"), "en"),
    ):
        with database.reading() as session:
            assert state.language_of(session, series, context.tasks.habits) == language
        titles = [each.title for each in AlertSource(context).candidates(series, meeting, later)]
        assert titles
        assert all(("预约登记数" in each) == (language == "zh") for each in titles)
