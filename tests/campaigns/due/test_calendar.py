"""Working days, make-up days and breaks."""

from __future__ import annotations

from datetime import date

from campaigns.due.calendar import Calendar

CHINA, PLAIN = Calendar("CN"), Calendar(None)


def test_a_make_up_saturday_is_a_working_day_in_china() -> None:
    assert CHINA.is_working(date(2026, 5, 9))
    assert not PLAIN.is_working(date(2026, 5, 9))


def test_a_day_given_off_is_no_working_day() -> None:
    assert not CHINA.is_working(date(2026, 10, 6))
    assert PLAIN.is_working(date(2026, 10, 6))


def test_the_break_around_national_day_ends_on_the_seventh() -> None:
    assert CHINA.stretch(date(2026, 10, 1)) == (date(2026, 10, 1), date(2026, 10, 7))


def test_a_working_day_is_a_stretch_of_its_own() -> None:
    assert CHINA.stretch(date(2026, 3, 4)) == (date(2026, 3, 4), date(2026, 3, 4))


def test_the_next_break_starts_with_its_first_free_day() -> None:
    assert CHINA.next_break(date(2026, 3, 4)) == date(2026, 4, 5)


def test_without_a_country_there_is_no_break() -> None:
    assert PLAIN.next_break(date(2026, 3, 4)) is None


def test_working_days_are_counted_backwards_too() -> None:
    assert CHINA.add(date(2026, 4, 7), -1) == date(2026, 4, 3)
    assert CHINA.add(date(2026, 3, 4), 0) == date(2026, 3, 4)


def test_a_stretch_without_so_many_working_days_has_no_such_one() -> None:
    assert CHINA.nth(date(2026, 4, 1), date(2026, 4, 30), 1) == date(2026, 4, 1)
    assert CHINA.nth(date(2026, 4, 1), date(2026, 4, 30), 23) is None


def test_days_of_a_break_and_make_up_days_are_unusual_and_the_weekends_beside_them_are_not() -> None:
    break_ = [date(2025, 1, 28), date(2025, 2, 1), date(2025, 2, 2), date(2025, 2, 4)]
    assert all(CHINA.is_unusual(day) for day in [*break_, date(2025, 1, 26), date(2025, 2, 8)])
    ordinary = [date(2025, 1, 25), date(2025, 1, 27), date(2025, 2, 5), date(2025, 2, 9)]
    assert not any(CHINA.is_unusual(day) for day in ordinary)
    assert Calendar("DE").is_unusual(date(2025, 4, 20))


def test_without_a_country_no_day_is_unusual() -> None:
    assert not PLAIN.is_unusual(date(2025, 1, 1))
