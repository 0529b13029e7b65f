"""A person's public holidays follow their time zone until somebody says otherwise."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from pathlib import Path

import pytest

from campaigns import countries
from campaigns.due.calendar import Calendar
from campaigns.people import remember_person
from campaigns.reminders.model import Habits
from campaigns.reminders.store_people import recipient, set_country
from storage.session import Database

NOW = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Asia/Shanghai", "CN"),
        ("Asia/Chongqing", "CN"),
        ("Europe/Berlin", "DE"),
        ("America/New_York", "US"),
        ("America/Los_Angeles", "US"),
        ("US/Pacific", "US"),
        ("Asia/Hong_Kong", "HK"),
        ("Europe/London", "GB"),
        ("UTC", None),
        ("Etc/GMT+8", None),
        ("Mars/Olympus", None),
    ],
)
def test_a_zone_tells_the_country(zone: str, country: str | None) -> None:
    assert countries.country_of_zone(zone) == country


def test_without_the_systems_table_that_of_the_package_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    countries._table.cache_clear()
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path),))
    try:
        assert countries.country_of_zone("Asia/Tokyo") == "JP"
    finally:
        countries._table.cache_clear()


def test_what_a_person_said_goes_before_the_setting_and_the_setting_before_their_zone(database: Database) -> None:
    def country(habits: Habits) -> str | None:
        with database.reading() as session:
            return recipient(session, "U1", habits).country

    assert country(Habits(zone="Europe/Berlin")) == "DE"
    with database.session() as session:
        remember_person(session, "T1", "U1", now=NOW, time_zone="America/New_York")
    assert country(Habits(zone="Europe/Berlin")) == "US"
    assert country(Habits(country="JP")) == "JP"
    assert country(Habits(country="")) is None
    with database.session() as session:
        set_country(session, "U1", "FR")
    assert country(Habits(country="JP")) == "FR"
    with database.session() as session:
        set_country(session, "U1", "")
    assert country(Habits(country="JP")) is None


def test_every_country_that_a_zone_tells_has_a_calendar() -> None:
    codes = {countries.country_of_zone(zone) for zone in zoneinfo.available_timezones()} - {None}
    assert {"CN", "US", "DE"} <= codes
    assert all(Calendar(code).is_working(dt.date(2026, 11, 20)) in (True, False) for code in sorted(codes)[:20])
