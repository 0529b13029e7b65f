"""Hours and minutes: bursty, heavy-tailed series of any size, and what a series' own habit makes of a surprise."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from kpi.monitors.intraday import BAR, Habit, IntradayState, PointScore, advance
from kpi.monitors.intraday_scale import OnScale

START = dt.datetime(2025, 3, 3)  # noqa: DTZ001 - a file's wall clock
FIVE_MINUTES, HOUR = dt.timedelta(minutes=5), dt.timedelta(hours=1)


def _read(values: np.ndarray, step: dt.timedelta) -> tuple[list[PointScore], IntradayState]:
    state = IntradayState()
    return [advance(state, START + each * step, float(value)) for each, value in enumerate(values)], state


def _prices(seed: int = 0, days: int = 40) -> np.ndarray:
    """Hourly prices whose noise grows with them, dearer by day."""
    rng = np.random.default_rng(seed)
    hours = np.arange(24 * days)
    return 2.0 * np.exp(0.4 * np.sin(2 * np.pi * hours / 24) + rng.normal(0, 0.2, len(hours)))


def _mentions(seed: int = 0, days: int = 20) -> np.ndarray:
    """Counts of five minutes with bursts of up to ten times the usual, about one a day."""
    rng = np.random.default_rng(seed)
    points = np.arange(288 * days)
    rate = 1.0 + 0.5 * np.sin(2 * np.pi * points / 288)
    for start in np.flatnonzero(rng.random(len(points)) < 1 / 288):
        after = np.arange(min(40, len(points) - start))
        rate[start : start + 40] += min(rng.pareto(1.6) + 1, 10.0) * np.exp(-after / 6)
    return rng.poisson(30 * rate).astype(float)


def test_a_series_of_daily_bursts_tells_few_of_them_and_the_one_far_beyond_all_of_them():
    values = _mentions()
    at = len(values) - 300
    values[at : at + 12] = 2400
    scores, _ = _read(values, FIVE_MINUTES)
    told = [each for each, point in enumerate(scores) if point.fired]
    assert any(at <= each < at + 3 for each in told)
    assert sum(each < at for each in told) <= 8


def test_mentions_that_stop_for_an_afternoon_are_told():
    values = _mentions(seed=1)
    at = len(values) - 400
    values[at : at + 72] = 0
    scores, _ = _read(values, FIVE_MINUTES)
    assert any(point.fired for point in scores[at : at + 72])


def test_an_outage_in_the_wake_of_a_burst_is_told_too():
    values = _mentions(seed=2)
    at = len(values) - 400
    values[at : at + 60] *= 1 + 25 * np.exp(-np.arange(60) / 8)
    values[at + 60 : at + 132] = 0
    scores, _ = _read(values, FIVE_MINUTES)
    assert any(point.fired for point in scores[at : at + 6])
    assert any(point.fired for point in scores[at + 60 : at + 132])


def test_a_price_far_too_high_for_the_night_is_told_although_days_are_nearly_as_dear():
    values = _prices()
    night = 24 * 30 + 18  # the sine is lowest there
    values[night : night + 3] *= 4
    scores, _ = _read(values, HOUR)
    assert any(point.fired for point in scores[night : night + 3])
    assert sum(point.fired for point in scores[: 24 * 30]) <= 3


@pytest.mark.parametrize("factor", [1e-4, 1e5])
def test_the_unit_of_a_series_changes_nothing(factor: float):
    plain, _ = _read(_prices(), HOUR)
    other, _ = _read(_prices() * factor, HOUR)
    assert [each.score for each in other] == pytest.approx([each.score for each in plain], abs=1e-3)


def test_a_series_that_falls_below_zero_is_read_as_it_is_and_stays_finite():
    rng = np.random.default_rng(2)
    values = rng.normal(0.0, 1.0, 900)
    values[800] = -14.0
    scores, state = _read(values, HOUR)
    assert scores[800].fired
    assert scores[800].expected == pytest.approx(0.0, abs=1.5)
    assert state.negative
    assert all(np.isfinite(each.expected) for each in scores[50:])


def test_what_is_remembered_does_not_grow_with_the_past():
    _, short = _read(_mentions(days=5), FIVE_MINUTES)
    _, long = _read(_mentions(days=20), FIVE_MINUTES)
    for one, other in zip(short.scales, long.scales, strict=True):
        assert len(one.window) == len(other.window)
    assert all(len(maxima) <= 288 * 5 / 3 + 1 for maxima in long.news)
    assert not long.waiting


def test_a_surprise_counts_for_less_where_there_was_one_every_other_day():
    calm, restless = Habit(), Habit()
    for hour in range(24 * 60):
        calm.tempered(0.2, 24.0)
        restless.tempered(4.5 if hour % 48 == 0 else 0.2, 24.0)
    assert calm.tempered(4.0, 24.0) > BAR > restless.tempered(4.0, 24.0)


def test_the_logarithm_fits_a_proportional_series_better_than_the_value_itself():
    values = _prices(seed=4)
    _, state = _read(values, HOUR)
    assert max(state.fits[1:]) > state.fits[0]


def test_the_fit_is_a_likelihood_in_the_same_unit_on_every_scale():
    """Far from zero a logarithm is a straight line, so that both scales say the same of a point."""
    rng = np.random.default_rng(5)
    values = 1000.0 + rng.normal(0.0, 10.0, 400)
    scales = [OnScale.fitted(offset, 24.0, values[:50]) for offset in (None, 1000.0)]
    fits = [[scale.read(value, each // 24 % 7, each % 24).fit for each, value in enumerate(values)] for scale in scales]
    assert np.mean(fits[0][100:]) == pytest.approx(np.mean(fits[1][100:]), abs=0.05)
