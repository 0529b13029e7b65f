"""A review of one campaign: its KPIs, its copy, its tasks, and nothing of another one."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.demo.figures import plant_kpis
from bot.demo.planting import plant_campaign
from bot.features.reviews.asking import apart, wanted
from bot.features.reviews.reading import whole
from bot.features.reviews.views.message import review_message
from campaigns import store as campaigns
from campaigns.errors import UnknownCampaign
from campaigns.exceptions import store as exceptions
from campaigns.exceptions.store import Granted
from campaigns.model import Campaign, CampaignChannel, Due
from campaigns.tasks import store as tasks
from campaigns.tasks.model import Task
from kpi import store as kpis
from kpi.model import Kpi, Name
from storage.session import Database

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)


@pytest.fixture
def two(database: Database) -> Database:
    """The demo's launch, and a winter sale that has a channel, a KPI of that channel, a late task and an exception."""
    with database.session() as session:
        plant_campaign(session)
        plant_kpis(session, NOW.date(), NOW)
        campaigns.add_campaign(session, Campaign(id="winter", brand="orlume", name="Winter sale", goal="Sell"))
        campaigns.set_channels(session, "winter", [CampaignChannel(campaign="winter", channel="email", role="sell")])
        goal = kpis.goals(session)[0].id
        for name, channel in (("mail-clicks", "email"), ("shop-visits", "website")):
            kpi = Kpi(id=name, name=Name(en=name), unit="visits", direction="up", goal=goal, channel=channel)
            kpis.add_kpi(session, kpi)
        due = Due(at="2026-11-18", zone="UTC", granularity="day")
        for name, campaign in (("write the mail", "winter"), ("call the press", None)):
            made = Task(id=name, title=name, owner="U1", created_at=NOW, created_by="U1", due=due, campaign=campaign)
            tasks.add(session, made)
        for name, campaign in (("hers", "winter"), ("theirs", None)):
            granted = Granted(
                id=name, brand="orlume", title=name, reason="agreed", author="U1", until=NOW.date(), phrase=name,
                created_at=NOW - dt.timedelta(days=3), campaign=campaign,
            )  # fmt: skip
            exceptions.grant(session, granted, today=NOW.date() - dt.timedelta(days=3))
    return database


def test_a_campaign_is_reviewed_by_its_own_and_its_channels_kpis_and_its_own_work(two: Database):
    with two.reading() as session:
        sale = whole(session, "week", NOW.date(), now=NOW, zone="UTC", campaign="winter")
        every = whole(session, "week", NOW.date(), now=NOW, zone="UTC")
        with pytest.raises(UnknownCampaign):
            whole(session, "week", NOW.date(), now=NOW, zone="UTC", campaign="spring")
    assert [each.kpi.id for each in sale.review.measured] == ["mail-clicks"]
    assert [each.title for each in sale.tasks.late] == ["write the mail"]
    assert {"write the mail", "call the press"} <= {each.title for each in every.tasks.late}
    assert (sale.copy.exceptions, every.copy.exceptions) == (1, 2)
    assert sale.content == ()
    for language, words in (("en", "1 exception granted"), ("zh", "批准例外 1 次")):
        said, blocks = review_message(sale, "r", language)
        assert said.startswith("Winter sale")
        assert words in str(blocks)


@pytest.mark.parametrize(
    ("said", "rest", "named"),
    [
        ("month here", ["month", "here"], None),
        ("campaign", [], ""),
        ("campaign Winter sale here", ["here"], "Winter sale"),
        ("月 活动 双十一 预热", ["月"], "双十一 预热"),
        ("here campaign Aurora X launch month", ["here", "month"], "Aurora X launch"),
    ],
)
def test_the_name_of_a_campaign_is_told_from_the_words_around_it(said: str, rest: list[str], named: str | None):
    assert apart(said.split()) == (rest, named)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", ("week", False)),
        ("last week", ("week", False)),
        ("上周", ("week", False)),
        ("the last month here", ("month", True)),
        ("上个月 这里", ("month", True)),
        ("上季度", ("quarter", False)),
    ],
)
def test_the_period_that_is_over_may_be_called_the_last(words: str, meant: tuple[str, bool]) -> None:
    assert wanted(words.split()) == meant
