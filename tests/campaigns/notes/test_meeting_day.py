"""The day of a meeting is found near the top of its notes, in the ways people write it, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from campaigns.notes.meeting_day import meeting_day


@pytest.mark.parametrize(
    "notes",
    [
        "Weekly sync, 4 March 2026\n- Li: kit",
        "# Sync\nDate: March 4th, 2026",
        "2026-03-04 standup",
        "周会纪要\n时间：2026年3月4日（周三）10:00",
        "纪要 2026/3/4",
    ],
)
def test_a_full_date_near_the_top_is_the_day(notes: str) -> None:
    assert meeting_day(notes) == date(2026, 3, 4)


@pytest.mark.parametrize("notes", ["Sync on Wednesday", "4 March", "", "a\nb\nc\nd\ne\nf\n4 March 2026", "2026-13-41"])
def test_without_one_nothing_is_guessed(notes: str) -> None:
    assert meeting_day(notes) is None
