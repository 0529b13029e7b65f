"""A campaign's week tells of new versions of the guideline and of exceptions that end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot.demo import guideline_path
from bot.features.digests.brand import BrandNews, brand_news, exception_lines, version_lines
from campaigns.exceptions import store as exceptions
from campaigns.exceptions.store import Granted
from campaigns.model import Campaign
from guidelines.folder import load
from guidelines.model import Guideline
from guidelines.store import publish
from storage.session import Database

SHANGHAI = "Asia/Shanghai"
CAMPAIGN = Campaign(id="launch", brand="orlume", name="X9", goal="g", status="running")
MONDAY = dt.datetime(2026, 11, 23, 1, tzinfo=dt.UTC)
SINCE = dt.datetime(2026, 11, 15, 16, tzinfo=dt.UTC)
SUNDAY = dt.date(2026, 11, 29)
DAY = dt.timedelta(days=1)


def _told(database: Database, now: dt.datetime = MONDAY) -> BrandNews:
    with database.reading() as session:
        return brand_news(session, CAMPAIGN, since=SINCE, now=now, last=SUNDAY, zone=SHANGHAI)


def _changed(guideline: Guideline, name: str) -> Guideline:
    brand = guideline.brand
    return guideline.model_copy(
        update={"brand": brand.model_copy(update={"names": brand.names.model_copy(update={"en": name})})}
    )


def test_a_version_that_replaced_another_is_told_with_its_day_author_and_note(database: Database) -> None:
    first = load(guideline_path())
    with database.session() as session:
        publish(session, first, author="Ann", note="First", now=MONDAY - 6 * DAY)
        assert first.brand.id == CAMPAIGN.brand
    assert not _told(database)  # the first replaces nothing that copy was checked against
    with database.session() as session:
        publish(session, _changed(first, "Lume"), author="U0OWNER", note="Prices\nof <spring>", now=MONDAY - DAY / 2)
        publish(session, _changed(first, "Lumen"), author="Ann", note="Later", now=MONDAY + DAY)
    news = _told(database)
    assert version_lines(news, "en", SHANGHAI) == ["Version 2 of 22 Nov 2026, <@U0OWNER>: Prices of &lt;spring&gt;"]
    assert version_lines(news, "zh", SHANGHAI) == ["第 2 版，2026年11月22日，<@U0OWNER>：Prices of &lt;spring&gt;"]


def test_a_version_of_weeks_ago_is_no_news(database: Database) -> None:
    first = load(guideline_path())
    with database.session() as session:
        for number, name in enumerate(("Lume", "Lumen")):
            publish(session, _changed(first, name), author="Ann", note="n", now=MONDAY - (20 - number) * DAY)
    assert not _told(database)


def test_exceptions_that_end_this_week_and_those_ended_early_are_told(database: Database) -> None:
    one = Granted(
        id="soon", brand="orlume", title="“AuroraX”", reason="Printed", author="U0OWNER",
        created_at=SINCE - 5 * DAY, until=SUNDAY, phrase="AuroraX",
    )  # fmt: skip
    others = (
        replace(one, id="later", until=SUNDAY + DAY),
        replace(one, id="elsewhere", campaign="another"),
        replace(one, id="early", title="“best”", until=SUNDAY + 90 * DAY),
        replace(one, id="long-ago", until=SUNDAY + 90 * DAY),
    )
    with database.session() as session:
        for each in (one, *others):
            exceptions.grant(session, each, today=dt.date(2026, 11, 1))
        exceptions.end(session, "early", by="U0COORD", now=MONDAY - 3 * DAY)
        exceptions.end(session, "long-ago", by="U0COORD", now=SINCE - DAY)
    assert exception_lines(_told(database), None, "en", SHANGHAI) == [
        "*“AuroraX”* until 29 Nov 2026  ·  Printed (<@U0OWNER>)",
        "*“best”*  ·  ended on 20 Nov 2026 by <@U0COORD>",
    ]
