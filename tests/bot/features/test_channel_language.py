"""A channel speaks the language of the campaign that lives in it now."""

from __future__ import annotations

import datetime as dt

from bot.features.kpi.reading import language_of
from campaigns import people
from campaigns import store as campaigns_store
from campaigns.model import Campaign
from campaigns.reminders.model import Habits
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
