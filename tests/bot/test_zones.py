"""Time zones are told by cities, and read back from what a person writes."""

from __future__ import annotations

import pytest

from bot.zones import UnknownZone, city, zone_of, zone_words


@pytest.mark.parametrize(
    ("zone", "en", "zh"),
    [
        ("Asia/Shanghai", "Shanghai time", "北京时间"),
        ("America/Los_Angeles", "Los Angeles time", "洛杉矶时间"),
        ("Asia/Kolkata", "Kolkata time", "加尔各答时间"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_is_called_by_its_city(zone: str, en: str, zh: str) -> None:
    assert (zone_words(zone, "en"), zone_words(zone, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Asia/Shanghai", "Asia/Shanghai"),
        (" shanghai time ", "Asia/Shanghai"),
        ("北京时间", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("New York", "America/New_York"),
        ("柏林", "Europe/Berlin"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_read_from_its_city_in_either_language(words: str, zone: str) -> None:
    assert zone_of(words) == zone


@pytest.mark.parametrize("words", ["", "Atlantis", "noon", "时间"])
def test_what_is_no_city_is_refused(words: str) -> None:
    with pytest.raises(UnknownZone):
        zone_of(words)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "America/New_York", "Europe/London", "UTC"])
def test_what_a_form_shows_is_read_back_as_the_same_zone(zone: str, language: str) -> None:
    assert zone_of(city(zone, language)) == zone
