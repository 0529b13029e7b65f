"""Other features put points on an agenda; one that fails takes nothing else with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from bot import features
from bot.features.meetings import rounds, state
from campaigns.meetings import store
from campaigns.meetings.model import Candidate, Meeting, Series
from campaigns.model import Due
from storage.session import Database

NOW = dt.datetime(2026, 11, 9, 2, 0, tzinfo=dt.UTC)
SERIES = Series(
    id="weekly",
    kind="calibration",
    title="Weekly",
    brand="orlume",
    first=Due(at="2026-11-16T10:00", zone="Asia/Shanghai", granularity="minute"),
    rule="FREQ=WEEKLY",
    country="CN",
)


class Alerts:
    """A source as another feature writes one."""

    kind = "alert"

    def __init__(self) -> None:
        self.gone: set[str] = set()

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        return [Candidate(kind="alert", ref="ctr", title="CTR fell by a third")]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        return self.gone & set(refs)


class Broken(Alerts):
    kind = "broken"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        raise ZeroDivisionError

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        raise ZeroDivisionError


def test_a_feature_puts_its_points_on_an_agenda_and_a_broken_one_is_left_out(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    alerts = Alerts()

    def fails(context: Any) -> list[Any]:
        raise ZeroDivisionError

    found = {
        "kpi": SimpleNamespace(sources=lambda context: [alerts]),
        "one": SimpleNamespace(sources=lambda context: [Broken()]),
        "two": SimpleNamespace(sources=fails),
    }
    monkeypatch.setattr(features, "parts", lambda part: found if part == "agenda" else {})
    context: Any = SimpleNamespace(now=lambda: NOW)
    with database.session() as session:
        meeting = store.add_series(session, SERIES, NOW)
        assert meeting is not None
        board = state.prepared(session, context, meeting.id)
        assert [(item.kind, item.title) for item in board.items] == [("alert", "CTR fell by a third")]
        alerts.gone.add("ctr")
        assert state.prepared(session, context, meeting.id).items == ()
        store.close(session, meeting.id, NOW)
        assert state.prepared(session, context, meeting.id).meeting.status == "closed"
    assert "kind broken" in caplog.text
    assert "what two would put" in caplog.text


@pytest.mark.parametrize(
    ("day", "rule", "country", "skipped"),
    [
        ("2026-10-01", "FREQ=WEEKLY", "CN", True),
        ("2026-10-01", "FREQ=WEEKLY", "US", False),
        ("2026-11-26", "FREQ=WEEKLY", "US", True),
        ("2026-10-01", "FREQ=WEEKLY", None, False),
        ("2026-10-01", None, "CN", False),
        ("2026-11-16", "FREQ=WEEKLY", "CN", False),
        ("2026-10-01", "FREQ=WEEKLY", "XX", False),
    ],
)
def test_only_a_series_is_skipped_and_only_on_holidays_of_its_own_country(
    day: str, rule: str | None, country: str | None, skipped: bool
):
    at = Due(at=f"{day}T10:00", zone="Asia/Shanghai", granularity="minute")
    series = Series(id="s", kind="review", title="s", brand="b", first=at, rule=rule, country=country)
    meeting = Meeting(id="m", series="s", at=at, status="planned")
    assert rounds.falls_on_holiday(series, meeting) is skipped
