"""What is written into a feed reads back the same in a calendar library of somebody else's."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.feeds.lines import OCTETS, folded, words
from campaigns.feeds.zones import vtimezone
from campaigns.model import Due
from campaigns.tasks.model import Task
from tests.campaigns.feeds.contents import Contents, write

NOW = dt.datetime(2026, 3, 12, 2, tzinfo=dt.UTC)
SEEN = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300)


def task(due: Due, **more: object) -> Task:
    return Task(id="t", title="初稿", owner="U1", created_at=NOW, due=due, **more)  # type: ignore[arg-type]


@given(SEEN)
def test_a_folded_line_is_short_enough_and_unfolds_to_what_it_was(text: str) -> None:
    data = folded(f"SUMMARY:{text}")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= OCTETS for line in lines)
    assert all(line.decode() for line in lines), "no line breaks inside a character"
    assert data.replace(b"\r\n ", b"").decode() == f"SUMMARY:{text}\r\n"


@given(SEEN.filter(lambda text: text.strip() == text))
def test_words_are_read_back_as_they_were_said(text: str) -> None:
    made = write(Contents(name="x", tasks=(task(Due(at="2026-03-31", zone="UTC", granularity="day"), details=text),)),
                 NOW, "zh")  # fmt: skip
    calendar = icalendar.Calendar.from_ical(made)
    (event,) = calendar.walk("VEVENT")
    assert calendar.errors == []
    assert str(event.get("DESCRIPTION", "")) == text


def test_line_breaks_of_any_kind_stay_inside_their_value() -> None:
    assert words("a\r\nb\rc\nd;e,f\\") == "a\\nb\\nc\\nd\\;e\\,f\\\\"


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Europe/London", "Asia/Shanghai", "Australia/Lord_Howe"])
def test_the_rules_of_a_zone_give_every_offset_of_its_clocks(zone: str) -> None:
    component = icalendar.Timezone.from_ical(vtimezone(zone, 2026, 2027))
    onsets = sorted(
        (part["DTSTART"].dt - part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td) for part in component.subcomponents
    )
    for hours in range(0, 24 * 729, 7):
        moment = dt.datetime.fromisoformat("2026-01-01") + dt.timedelta(hours=hours)
        told = [offset for onset, offset in onsets if onset <= moment][-1]
        assert told == moment.replace(tzinfo=dt.UTC).astimezone(ZoneInfo(zone)).utcoffset()


def test_the_onset_of_summer_time_is_the_wall_time_before_it() -> None:
    rules = vtimezone("America/Los_Angeles", 2026, 2026)
    assert b"BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700" in rules


def test_a_time_in_utc_needs_no_rules_and_a_far_year_does_not_spell_out_centuries() -> None:
    plain = write(Contents(name="x", tasks=(task(Due(at="2026-03-31T18:00", zone="UTC", granularity="minute")),)),
                  NOW, "en")  # fmt: skip
    assert b"DTSTART:20260331T180000Z" in plain
    assert b"VTIMEZONE" not in plain
    dues = [Due(at=f"{year}-03-31T18:00", zone="Europe/London", granularity="minute") for year in (2026, 2226)]
    far = write(Contents(name="x", tasks=tuple(task(due) for due in dues)), NOW, "en")
    assert len(far) < 10_000


def test_what_lasts_over_a_change_of_the_clock_lasts_half_an_hour() -> None:
    made = write(
        Contents(name="x", tasks=(task(Due(at="2026-03-08T01:45", zone="America/Los_Angeles", granularity="minute")),)),
        NOW,
        "en",
    )
    assert b"DTEND;TZID=America/Los_Angeles:20260308T031500" in made
