from __future__ import annotations

import datetime as dt

import pytest

from bot.readers import Reader, Readers

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
