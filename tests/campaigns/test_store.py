"""Campaigns, their phases and their channels come back as they were stored."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from campaigns import store
from campaigns.errors import (
    AmbiguousCampaign,
    CampaignChanged,
    DuplicateCampaign,
    DuplicatePhase,
    InvalidField,
    UnknownCampaign,
)
from campaigns.model import Campaign, CampaignChannel, Phase
from storage.session import Database

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


def test_a_campaign_changes_its_words_and_status_and_keeps_the_rest(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.update_campaign(session, "spring", status="done", audience="大学生", goals=("g1", "g2"))
        with pytest.raises(InvalidField, match="status"):
            store.update_campaign(session, "spring", status="paused")
        with pytest.raises(UnknownCampaign, match="known campaigns: spring"):
            store.update_campaign(session, "sprin", name="x")
    with database.reading() as session:
        assert store.campaign(session, "spring") == replace(
            SPRING, status="done", audience="大学生", goals=("g1", "g2"), version=2
        )


def test_two_people_who_change_a_campaign_at_once_do_not_overwrite_each_other(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.update_campaign(session, "spring", expected=1, goal="first")
        with pytest.raises(CampaignChanged, match="open it again"):
            store.update_campaign(session, "spring", expected=1, goal="second")
    with database.reading() as session:
        assert (store.campaign(session, "spring").goal, store.campaign(session, "spring").version) == ("first", 2)


def test_a_campaign_is_found_by_id_by_name_and_by_a_part_of_it(database: Database) -> None:
    def named(id: str, name: str, **more: Any) -> Campaign:
        return Campaign(id=id, brand="aurora", name=name, goal="g", **more)

    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.add_campaign(session, named("summer", "Summer of Light"))
        store.add_campaign(session, named("old", "Summer of Sound", status="done"))
        for words, found in (("SPRING", "spring"), ("春季", "spring"), ("summer", "summer"), ("summer of", "summer"),
                             ("summer of sound", "old")):  # fmt: skip
            assert store.find_campaign(session, words).id == found, words
        store.add_campaign(session, named("autumn", "Autumn of Light"))
        with pytest.raises(AmbiguousCampaign) as several:
            store.find_campaign(session, "of light")
        assert several.value.known == ("Autumn of Light", "Summer of Light")
        for nothing in ("winter", " "):
            with pytest.raises(UnknownCampaign):
                store.find_campaign(session, nothing)


def test_phases_and_channels_are_put_in_place_of_those_before(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.set_phases(session, "spring", [phase("teaser", 0), phase("launch", 7)])
        store.set_phases(session, "spring", [phase("launch", 9)])
        with pytest.raises(DuplicatePhase):
            store.set_phases(session, "spring", [phase("sale", 1), phase("sale", 9)])
        store.set_phases(session, "spring", [phase("launch", 9)])
        for names in (["ad", "sms"], ["sms", "shop"], []):
            store.set_channels(session, "spring", [CampaignChannel(campaign="spring", channel=each) for each in names])
            assert [each.channel for each in store.channels(session, "spring")] == sorted(names)
    with database.reading() as session:
        assert store.phases(session, "spring") == (phase("launch", 9),)


def test_a_channel_is_home_to_one_campaign_under_way_or_to_none(database: Database) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        assert store.at_home(session, "C1") == SPRING
        assert store.at_home(session, "C2") is None
        store.add_campaign(session, replace(SPRING, id="second", name="second"))
        assert store.at_home(session, "C1") is None
        store.update_campaign(session, "spring", status="done")
        assert store.at_home(session, "C1") == replace(SPRING, id="second", name="second")


def test_channels_of_a_campaign_have_a_role_and_an_owner_and_are_said_anew(database: Database) -> None:
    red = CampaignChannel(campaign="spring", channel="xiaohongshu", role="种草", owner="U1")
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.set_channel(session, CampaignChannel(campaign="spring", channel="xiaohongshu"))
        store.set_channel(session, red)
        with pytest.raises(UnknownCampaign):
            store.set_channel(session, CampaignChannel(campaign="sprin", channel="ad"))
    with database.reading() as session:
        assert store.channels(session, "spring") == (red,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE phases SET end_day = '2000-01-01'",
        "UPDATE phases SET kind = 'other'",
        "UPDATE campaigns SET status = 'other'",
    ],
)
def test_the_database_itself_refuses_what_does_not_hold_together(database: Database, statement: str) -> None:
    with database.session() as session:
        store.add_campaign(session, SPRING)
        store.add_phase(session, phase("launch", 0))
    with pytest.raises(IntegrityError), database.session() as session:
        session.execute(sa.text(statement))
