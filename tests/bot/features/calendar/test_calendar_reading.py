"""Whether a calendar changed is known without reading it: cards that say the same are made once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from bot.features.calendar.reading import state
from campaigns import store as campaigns_store
from campaigns.calendar import store
from campaigns.calendar.model import ContentItem, CoordinationRule, Selector
from campaigns.model import Campaign, CampaignChannel, Phase
from storage.session import Database

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
POSTER = ContentItem(id="c1", campaign="launch", title="首发海报", channel="ad", owner="U1")
RULE = CoordinationRule(
    id="r", campaign="launch", when=Selector(channel="ad"), then=Selector(channel="pr"), within_days=1
)


@pytest.fixture
def launch(database: Database) -> Database:
    with database.session() as session:
        for name in ("launch", "other"):
            campaigns_store.add_campaign(session, Campaign(id=name, brand="orlume", name=name, goal="g"))
        store.add(session, POSTER, NOW)
        store.set_rule(session, RULE)
    return database


def _phase(session: Session) -> None:
    day = NOW.date()
    campaigns_store.add_phase(session, Phase(campaign="launch", name="预热", kind="teaser", start=day, end=day))


@pytest.mark.parametrize(
    "change",
    [
        lambda session: store.change(session, "c1", now=NOW, title="新海报"),
        lambda session: store.add(session, replace(POSTER, id="c2"), NOW),
        lambda session: store.set_rule(session, replace(RULE, then=Selector(channel="email"))),
        lambda session: store.remove_rule(session, "r"),
        lambda session: campaigns_store.set_channel(
            session, CampaignChannel(campaign="launch", channel="ad", owner="U2")
        ),
        _phase,
    ],
)
def test_whatever_a_card_of_the_calendar_shows_changes_its_state(
    launch: Database, change: Callable[[Session], object]
) -> None:
    with launch.session() as session:
        before = state(session, "launch")
        store.add(session, replace(POSTER, id="theirs", campaign="other"), NOW)
        assert state(session, "launch") == before
        change(session)
        assert state(session, "launch") != before
