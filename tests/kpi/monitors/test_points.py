"""Timestamped points at any cadence: scored causally, gaps and copies told."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.monitors.points import score

START = dt.datetime(2025, 3, 3)  # noqa: DTZ001 - a file's wall clock


def _series(step: dt.timedelta, count: int, seed: int = 0) -> list[tuple[dt.datetime, float | None]]:
    rng = np.random.default_rng(seed)
    day = np.arange(count) * (step / dt.timedelta(days=1))
    values = 200 * (1 + 0.3 * np.sin(2 * np.pi * day)) * np.exp(rng.normal(0, 0.06, count))
    return [(START + each * step, float(round(value, 2))) for each, value in enumerate(values)]


FIVE_MINUTES, HOUR, DAY, WEEK = (dt.timedelta(minutes=m) for m in (5, 60, 1440, 10080))


@settings(max_examples=10, deadline=None)
@given(
    step=st.sampled_from([FIVE_MINUTES, HOUR, DAY, WEEK]),
    cut=st.integers(1, 299),
    holes=st.sets(st.integers(30, 299), max_size=5),
    empty=st.sets(st.integers(30, 299), max_size=5),
)
def test_a_prefix_is_scored_as_in_the_whole_bit_for_bit(step, cut, holes, empty):
    points = _series(step, 300)
    points[150] = (points[150][0], 900.0)
    points = [(when, None if i in empty else value) for i, (when, value) in enumerate(points) if i not in holes]
    cut = min(cut, len(points))
    assert score(points)[:cut] == score(points[:cut])


@pytest.mark.parametrize(("step", "count"), [(FIVE_MINUTES, 2000), (HOUR, 800), (DAY, 200), (WEEK, 120)])
def test_a_tripled_value_is_flagged_at_every_cadence(step, count):
    points = _series(step, count)
    at = count - 20
    points[at] = (points[at][0], points[at][1] * 3)
    scored = score(points)
    assert scored[at].flag
    assert scored[at].score >= 0.5


def test_quiet_hours_of_a_month_raise_few_alerts():
    flags = [each.flag for each in score(_series(HOUR, 24 * 60))]
    assert sum(flags) <= 4


def test_a_day_without_a_line_is_flagged_on_the_next_line():
    points = _series(DAY, 120)
    del points[100]
    scored = score(points)
    assert (scored[100].flag, scored[100].why) == (True, "missing")


def test_a_day_with_an_empty_cell_is_flagged_itself():
    points = _series(DAY, 120)
    points[100] = (points[100][0], None)
    assert score(points)[100].why == "missing"


def test_a_second_line_of_the_same_day_is_flagged_and_not_counted():
    points = _series(DAY, 120)
    doubled = [*points[:101], points[100], *points[101:]]
    scored = score(doubled)
    assert scored[101].why == "copied"
    assert scored[102:] == score(points)[101:]


def test_an_hourly_alert_is_told_once_and_again_only_when_it_grows():
    points = _series(HOUR, 800)
    for each, factor in ((700, 4.0), (701, 4.0), (702, 3.9), (703, 12.0)):
        points[each] = (points[each][0], 200 * factor)
    flags = [scored.flag for scored in score(points)[700:704]]
    assert flags == [True, False, False, True]


def test_too_few_points_are_not_judged():
    assert all(each.score == 0 and not each.flag for each in score(_series(DAY, 20)))
