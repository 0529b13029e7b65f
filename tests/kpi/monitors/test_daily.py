"""Daily anomalies: what is caught, what stays silent, and that nothing of the future is used."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.monitors import daily, rules
from kpi.monitors.episodes import grouped
from kpi.simulate import REGIMES, SHAPES, Shape, histories, inject

CALM, CV8, TYPICAL, ROUGH, COUNTS = REGIMES


def _struck(shape: Shape, *, series: int = 30, regime=CV8, seed: int = 3):
    """Whether each of the series alerts within the shape's days, and the scores."""
    quiet = histories(regime, series=series, seed=seed)
    start = np.random.default_rng(seed).integers(150, quiet.values.shape[1] - 20, series)
    scores, _ = daily.run(inject(quiet.values, shape, start))
    hit = np.array([scores.fired[row, day : day + shape.within].any() for row, day in enumerate(start)])
    return hit, scores, start


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.name.startswith(("drop", "level -20", "trend"))], ids=str)
def test_up_to_eight_percent_noise_drops_shifts_and_trends_are_caught(shape: Shape):
    hit, _, _ = _struck(shape)
    assert hit.mean() >= 0.9


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.name)
def test_missing_and_zero_days_are_always_caught_on_the_day(regime):
    expected = {"missing day": rules.MISSING, "zero day": rules.ZERO}
    named = [shape for shape in SHAPES if shape.name in expected]
    assert len(named) == len(expected)
    for shape in named:
        rule = expected[shape.name]
        hit, scores, start = _struck(shape, regime=regime, series=20)
        assert hit.all(), shape.name
        assert (scores.rule[np.arange(20), start] == rule).all()


@pytest.mark.parametrize("regime", REGIMES, ids=lambda regime: regime.name)
def test_a_quiet_history_alerts_at_most_once_a_quarter_with_the_one_default(regime):
    quiet = histories(regime, series=60, seed=11)
    scores, _ = daily.run(quiet.values)
    told = np.cumsum(quiet.event, axis=1)
    after_event = told > np.concatenate([np.zeros((60, 6)), told[:, :-6]], axis=1)
    alerts = grouped(scores.fired & ~after_event)[:, 84:]
    assert alerts.sum() / 60 / (alerts.shape[1] / 91) <= 1.0


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000), cut=st.integers(29, 200), regime=st.sampled_from(REGIMES))
def test_a_score_uses_nothing_after_its_day_bit_for_bit(seed: int, cut: int, regime):
    values = histories(regime, series=3, weeks=29, seed=seed).values
    values[0, 60:63] = np.nan
    values[1, 100] = 0.0
    whole, _ = daily.run(values)
    prefix, _ = daily.run(values[:, :cut])
    for name in daily.DailyScores.__slots__:
        assert np.array_equal(getattr(whole, name)[:, :cut], getattr(prefix, name), equal_nan=True), name


def test_going_on_from_a_state_equals_one_run():
    values = histories(TYPICAL, series=4, weeks=30, seed=5).values
    whole, _ = daily.run(values)
    _, state = daily.run(values[:, :150])
    for day in range(150, values.shape[1]):
        scores = daily.advance(state, values[:, day], day % 7)
        assert np.array_equal(scores.score, whole.score[:, day])
        assert np.array_equal(scores.fired, whole.fired[:, day])


def test_a_lasting_shift_alerts_and_then_becomes_the_new_normal():
    values = histories(CALM, series=20, seed=2).values
    values[:, 200:] *= 0.6
    scores, _ = daily.run(values)
    assert scores.fired[:, 200:203].any(axis=1).all()
    late = grouped(scores.fired[:, 230:])
    assert late.sum() / 20 / (late.shape[1] / 91) <= 1.5


def test_a_shift_is_dated_and_sized():
    values = np.tile(np.array([100.0, 110, 105, 120, 130, 60, 55]) * 10, 30)[None, :]
    values = np.round(values * np.exp(np.random.default_rng(0).normal(0, 0.06, values.shape)))
    values[:, 180:] *= 0.75
    scores, _ = daily.run(values)
    day = int(np.flatnonzero(scores.fired[0, 180:187])[-1]) + 180
    assert 180 - (day - scores.days[0, day] + 1) in (-1, 0, 1)
    assert scores.change[0, day] == pytest.approx(-0.25, abs=0.08)


def test_weekends_without_figures_are_no_outage_but_a_missing_weekday_is():
    rng = np.random.default_rng(1)
    values = np.round(rng.normal(1000, 40, (1, 140)))
    values[:, 5::7] = values[:, 6::7] = np.nan
    values[:, 120] = np.nan
    assert 120 % 7 == 1
    scores, _ = daily.run(values)
    assert np.flatnonzero(scores.rule[0] == rules.MISSING).tolist() == [120]


def test_an_outage_of_days_is_told_once():
    values = np.round(np.random.default_rng(1).normal(1000, 40, (1, 140)))
    values[:, 100:112] = 0.0
    scores, _ = daily.run(values)
    assert np.flatnonzero(scores.fired[0, 100:112]).tolist() == [0]


def test_a_change_of_unit_is_named_as_one():
    values = np.round(np.random.default_rng(1).normal(1000, 40, (1, 140)))
    values[:, 100:] *= 1000
    scores, _ = daily.run(values)
    assert scores.rule[0, 100] == rules.UNIT
    assert scores.fired[0, 100]


def test_a_copied_week_is_noticed_and_a_price_that_repeats_is_not():
    rng = np.random.default_rng(1)
    values = np.round(rng.normal(5000, 400, (2, 140)))
    values[0, 107:114] = values[0, 100:107]
    values[1] = np.repeat(np.round(rng.normal(50, 2, 28), 2), 5)
    scores, _ = daily.run(values)
    assert (scores.rule[0, 107:114] == rules.COPIED).any()
    assert not (scores.rule[0, :107] == rules.COPIED).any()
    assert not (scores.rule[1] == rules.COPIED).any()


def test_series_that_begin_later_are_silent_until_their_warm_up_is_over():
    values = histories(CV8, series=2, weeks=20, seed=4).values
    values[1, :50] = np.nan
    scores, _ = daily.run(values)
    assert (scores.score[1, : 50 + 27] == 0).all()
    assert np.isfinite(scores.expected[1, 90])


def test_rows_do_not_influence_each_other():
    values = histories(TYPICAL, series=5, weeks=25, seed=8).values
    together, _ = daily.run(values)
    alone, _ = daily.run(values[2:3])
    assert np.array_equal(together.score[2], alone.score[0])


@pytest.mark.parametrize("constant", [0.0, 5.0, -3.0])
def test_a_constant_series_is_quiet_and_finite(constant: float):
    scores, _ = daily.run(np.full((1, 120), constant))
    assert np.isfinite(scores.score).all()
    assert not scores.fired.any()


def test_weekdays_that_are_always_zero_say_nothing_and_a_zero_on_another_day_is_an_outage():
    rng = np.random.default_rng(4)
    values = np.round(rng.normal(1000, 60, (20, 200)))
    values[:, 5::7] = values[:, 6::7] = 0.0
    values[:, 162] = 0.0
    assert 162 % 7 == 1
    scores, _ = daily.run(values)
    assert (scores.rule[:, 162] == rules.ZERO).all()
    assert scores.fired[:, :162].mean() * 91 < 0.5
    assert not scores.fired[:, 5::7].any()


def test_where_zeros_are_a_habit_a_single_one_is_quiet_and_a_run_of_them_is_told_once():
    rng = np.random.default_rng(5)
    values = np.round(rng.normal(30, 4, (40, 300)))
    values[rng.random(values.shape) < 0.1] = 0.0
    values[:, 280:290] = 0.0
    scores, _ = daily.run(values)
    settled = scores.fired[:, 84:280]
    assert settled.mean() * 91 < 1.0
    told = (scores.rule[:, 280:290] == rules.ZERO) & scores.fired[:, 280:290]
    assert told.any(axis=1).mean() > 0.95
    assert told.sum(axis=1).max() == 1


def test_a_young_series_has_to_be_surer_than_an_old_one():
    quiet = histories(REGIMES[2], series=200, seed=11).values
    young = daily.run(quiet)[0].fired[:, 28:84]
    assert young.sum() / len(quiet) / (young.shape[1] / 91) < 1.2


def test_weekends_wilder_than_the_week_are_judged_by_their_own_noise_and_workdays_by_theirs():
    rng = np.random.default_rng(21)
    day = np.arange(60 * 7)
    wild = np.where(day % 7 >= 5, 0.24, 0.06)
    values = 5000 * np.exp(rng.normal(0, 1, (30, len(day))) * wild)
    fired = daily.run(values)[0].fired
    for quiet, most in ((fired[:, 28:84], 1.5), (fired[:, 84:], 1.0)):
        assert quiet.sum() / 30 / (quiet.shape[1] / 91) <= most
    workday, weekend = 50 * 7 + 2, 50 * 7 + 5
    fallen = values.copy()
    fallen[:, workday] = 5000 * 0.64
    assert daily.run(fallen)[0].fired[:, workday].mean() > 0.9
    fallen = values.copy()
    fallen[:, weekend] = 5000 * 0.64
    assert daily.run(fallen)[0].fired[:, weekend].mean() < 0.2
