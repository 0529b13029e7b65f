"""A weekly calibration meeting of a campaign, and a source of items that a test fills."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import pytest

from campaigns import store as campaigns_store
from campaigns.meetings import store
from campaigns.meetings.model import Candidate, Meeting, Series
from campaigns.model import Campaign, Due
from storage.session import Database

NOW = dt.datetime(2026, 3, 9, 1, tzinfo=dt.UTC)
"""Monday 9 March 2026, nine in Shanghai."""


@dataclass
class Alerts:
    """A source as later work writes one."""

    kind: str = "alert"
    raised: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        return [Candidate(kind=self.kind, ref=ref, title=f"警报 {ref}") for ref in self.raised if ref not in self.gone]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        return self.gone & set(refs)


@pytest.fixture
def alerts() -> Alerts:
    """A source without any alert yet."""
    return Alerts()


@pytest.fixture
def weekly() -> Series:
    """Every Tuesday at ten in Shanghai."""
    return Series(
        id="weekly",
        kind="calibration",
        title="跨渠道校准会",
        brand="orlume",
        campaign="launch",
        first=Due(at="2026-03-10T10:00", zone="Asia/Shanghai", granularity="minute"),
        rule="FREQ=WEEKLY",
        participants=("U1", "U2"),
        channel="C1",
    )


@pytest.fixture
def now() -> dt.datetime:
    """The day before the first meeting."""
    return NOW


@pytest.fixture
def first(database: Database, weekly: Series, now: dt.datetime) -> Meeting:
    """The first meeting of the series."""
    with database.session() as session:
        campaign = Campaign(id="launch", brand="orlume", name="上市", goal="卖出 8,000 台", status="running")
        campaigns_store.add_campaign(session, campaign)
        made = store.add_series(session, weekly, now)
    assert made is not None
    return made
