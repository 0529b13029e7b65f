"""Content items of a launch, for tests of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from campaigns import store as campaigns_store
from campaigns.calendar.model import ContentItem
from campaigns.model import Campaign, Due, Phase
from storage.session import Database

NOW = dt.datetime(2026, 11, 18, 4, tzinfo=dt.UTC)


@pytest.fixture
def now() -> dt.datetime:
    """Wednesday 18 November 2026, noon in Shanghai."""
    return NOW


@pytest.fixture
def phases() -> tuple[Phase, ...]:
    """Two weeks of teaser, then a week of launch."""
    return (
        Phase(campaign="launch", name="预热期", kind="teaser", start=dt.date(2026, 11, 9), end=dt.date(2026, 11, 22)),
        Phase(campaign="launch", name="引爆期", kind="launch", start=dt.date(2026, 11, 23), end=dt.date(2026, 11, 29)),
    )


@pytest.fixture
def item() -> Callable[..., ContentItem]:
    """Makes an item; ``publish`` is text such as 2026-11-20 or 2026-11-20T18:00, in Shanghai."""

    def make(name: str, publish: str | None = None, **more: object) -> ContentItem:
        granularity = "minute" if publish and "T" in publish else "day"
        when = publish and Due(at=publish, zone="Asia/Shanghai", granularity=granularity)  # type: ignore[arg-type]
        given = {
            "id": name,
            "campaign": "launch",
            "title": name,
            "channel": "ad",
            "owner": "U1",
            "publish": when or None,
        }
        return ContentItem(**(given | more))  # type: ignore[arg-type]

    return make


@pytest.fixture
def launch(database: Database) -> Database:
    """A database with the campaign."""
    with database.session() as session:
        campaigns_store.add_campaign(session, Campaign(id="launch", brand="orlume", name="上市", goal="卖出 8,000 台"))
        campaigns_store.add_campaign(session, Campaign(id="other", brand="orlume", name="别的", goal="g"))
    return database
