"""What is answered when a command names no campaign, or there is nothing to do: a sentence that says what to type."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from types import SimpleNamespace
from typing import Any

import pytest

from bot.demo import guideline_path
from bot.errors import Refusal
from bot.features.approvals.views.forms import ask_form
from bot.features.calendar.feeds import name_of
from bot.features.campaigns import showing
from bot.features.compare.gathering import enough
from bot.i18n import text as t
from campaigns import store
from campaigns.approvals.model import Court, Policy, Reviewer, Stage
from campaigns.errors import UnknownCampaign
from campaigns.model import Campaign
from guidelines.folder import load
from guidelines.store import publish
from storage.session import Database

POLICY = Policy(stages=(Stage(id="brand", reviewers=(Reviewer(kind="role", who="brand_owner"),)),))
COURT = Court(roles={"brand_owner": frozenset({"U1"})}, stand_ins={})


def meant(database: Database, words: str) -> Campaign:
    async def read(function: Any, *given: Any) -> Any:
        with database.reading() as session:
            return function(session, *given)

    body = {"user": {"id": "U1"}, "channel": {"id": "C9"}}
    return asyncio.run(showing.meant(SimpleNamespace(read=read), body, words))


def test_a_command_without_a_name_means_the_only_campaign_and_asks_which_of_several(database: Database):
    with database.session() as session:
        store.add_campaign(session, Campaign(id="spring", brand="orlume", name="Spring", goal="g", status="running"))
    assert meant(database, "").id == "spring"
    with database.session() as session:
        store.add_campaign(session, Campaign(id="autumn", brand="orlume", name="Autumn", goal="g", status="running"))
    with pytest.raises(Refusal) as refused:
        meant(database, "")
    told = t(refused.value.key, "en", **refused.value.params)
    assert "Spring" in told
    assert "Autumn" in told
    assert meant(database, "aut").id == "autumn"
    with pytest.raises(UnknownCampaign):
        meant(database, "winter")


def test_a_campaign_without_pieces_is_refused_before_a_comparison_is_begun(database: Database):
    spring = Campaign(id="spring", brand="orlume", name="Spring", goal="g")
    with database.session() as session:
        store.add_campaign(session, spring)
    with database.reading() as session, pytest.raises(Refusal) as refused:
        enough(session, spring)
    assert refused.value.params == {"name": "Spring", "n": 0}


@pytest.mark.parametrize(("campaigns", "optional"), [([("spring", "Spring")], True), ([], False)])
def test_texts_need_not_be_chosen_where_a_whole_campaign_can_be(campaigns: list[tuple[str, str]], optional: bool):
    form = ask_form(
        POLICY,
        COURT,
        language="en",
        metadata="{}",
        title=None,
        pieces=[("Spring", [("s1", "A text")])],
        campaigns=campaigns,
    )
    (pieces,) = (each for each in form["blocks"] if each.get("block_id") == "pieces")
    assert pieces.get("optional", False) is optional
    assert ("whole" in json.dumps(form)) is optional


def test_an_address_of_a_calendar_is_offered_by_the_brands_name(database: Database):
    with database.session() as session:
        publish(session, load(guideline_path()), author="Lin", note="First", now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    with database.reading() as session:
        assert [name_of(session, "brand", "orlume", each) for each in ("en", "zh")] == ["Orlume", "曜光"]
        assert name_of(session, "brand", "gone", "en") == name_of(session, "campaign", "gone", "en") == "gone"
