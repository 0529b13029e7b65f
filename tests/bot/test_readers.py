from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.readers import Reader, Readers
from storage.session import Database

LATE_IN_LONDON = dt.datetime(2026, 3, 11, 23, tzinfo=dt.UTC)


@pytest.fixture
def readers() -> Readers:
    """Of a Shanghai team."""
    return Readers(None, None, default="zh", zone="Asia/Shanghai", now=lambda: LATE_IN_LONDON)


@pytest.mark.parametrize("told", [None, "", "Nowhere/Town", "../etc"])
def test_where_slack_tells_no_zone_the_day_is_the_settings_day_and_not_utcs(readers, told):
    assert readers.zone(Reader("U1", "zh", told, "Lin")) == "Asia/Shanghai"
    assert readers.today(Reader("U1", "zh", told, "Lin")) == dt.date(2026, 3, 12)


def test_a_person_has_the_day_of_their_own_zone(readers):
    assert readers.today(Reader("U1", "en", "Europe/London", "Ann")) == dt.date(2026, 3, 11)


class Slack:
    """Tells that everybody reads Chinese."""

    async def read(self, method: str, *, user: str, include_locale: bool) -> dict[str, Any]:
        return {"user": {"id": user, "locale": "zh-CN", "tz": "Asia/Shanghai", "name": user}}


async def test_another_language_holds_for_what_a_person_asks_and_for_what_comes_unasked(database: Database) -> None:
    readers = Readers(Slack(), database, default="en", zone="UTC", now=lambda: LATE_IN_LONDON)
    assert [(await readers.reader(team, "U1")).language for team in ("T1", "")] == ["zh", "zh"]
    told = {"id": "U1", "locale": "en-US", "tz": "Asia/Shanghai", "name": "U1"}
    assert await readers.changed("T1", told)
    assert [(await readers.reader(team, "U1")).language for team in ("T1", "")] == ["en", "en"]
    assert not await readers.changed("T1", told)
