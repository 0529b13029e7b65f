"""What a person sees when a monitor is made: the smallest change it can show, and how it would have fired."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from kpi.monitors import daily
from kpi.monitors.anomaly import Anomaly
from kpi.monitors.detectable import of_state, smallest_change
from kpi.monitors.errors import BadSeries
from kpi.monitors.limits import Threshold
from kpi.monitors.model import ONE_DAY, DailySeries, Figures
from kpi.monitors.preview import preview
from kpi.monitors.state import pack, unpack
from kpi.simulate import REGIMES, histories

START = dt.date(2025, 1, 6)
CALM, CV8, TYPICAL, ROUGH, COUNTS = REGIMES


@pytest.mark.parametrize("regime", [CV8, ROUGH, COUNTS], ids=lambda regime: regime.name)
def test_the_smallest_change_promised_is_caught_about_four_times_of_five(regime):
    values = histories(regime, series=120, seed=13).values
    _, state = daily.run(values[:, :300])
    promised = of_state(state)
    for name, days, within in (("day_down", 1, 1), ("two_days_down", 2, 2), ("level_down", 200, 7)):
        change = np.array([getattr(each, name) for each in promised])
        struck = values.copy()
        struck[:, 300 : 300 + days] *= 1 + np.nan_to_num(change)[:, None]
        fired = daily.run(struck[:, :310])[0].fired[:, 300 : 300 + within].any(axis=1)
        assert 0.6 <= fired[np.isfinite(change)].mean() <= 0.95, name


def test_a_calm_kpi_shows_smaller_changes_than_a_rough_one():
    calm, rough = (
        smallest_change(DailySeries(START, histories(regime, series=1, seed=2).values[0])) for regime in (CALM, ROUGH)
    )
    assert -0.35 < calm.day_down < calm.level_down < 0
    assert rough.level_down < calm.level_down
    assert calm.day_up > 0


def test_a_change_that_cannot_be_shown_is_not_promised():
    few = DailySeries(START, np.random.default_rng(0).poisson(3.0, 200).astype(float))
    assert np.isnan(smallest_change(few).day_down)
    assert np.isnan(smallest_change(DailySeries(START, np.full(10, 5.0))).day_down)


def test_the_preview_shows_the_threads_of_the_last_quarter():
    values = histories(CV8, series=1, seed=3).values[0, :300]
    values[250:252] *= 0.6
    series = DailySeries(START, values)
    shown = preview(Figures(series), Anomaly(), series.end)
    assert (shown.last - shown.first).days == 90
    assert len(shown.readings) == 91
    assert any(episode.began == START + ONE_DAY * 250 and not episode.open for episode in shown.episodes)
    assert len(shown.episodes) <= 3
    assert shown.smallest.two_days_down < 0


def test_alerts_less_than_a_week_apart_are_one_thread_and_the_last_may_be_open():
    values = np.full(120, 100.0)
    values[[90, 92, 105, 119]] = 10.0
    shown = preview(Figures(DailySeries(START, values)), Threshold(below=50), START + ONE_DAY * 119, days=60)
    spans = [((e.first - START).days, (e.last - START).days, e.open) for e in shown.episodes]
    assert spans == [(90, 92, False), (105, 105, False), (119, 119, True)]
    assert shown.per_quarter == pytest.approx(3 * 91 / 60)


def test_a_stored_state_goes_on_where_it_was():
    values = histories(TYPICAL, series=6, weeks=20, seed=1).values
    _, state = daily.run(values[:, :100])
    rows = pack(state)
    again = unpack(np.frombuffer(rows.tobytes()).reshape(rows.shape))
    here, there = (daily.advance(each, values[:, 100], 100 % 7) for each in (state, again))
    assert np.array_equal(here.score, there.score)
    assert np.array_equal(pack(state), pack(again), equal_nan=True)


def test_rows_of_states_may_be_joined():
    values = histories(TYPICAL, series=4, weeks=20, seed=1).values
    _, whole = daily.run(values)
    halves = [pack(daily.run(values[rows])[1]) for rows in (slice(0, 1), slice(1, 4))]
    assert np.array_equal(np.concatenate(halves), pack(whole), equal_nan=True)


def test_a_state_of_another_version_is_refused():
    rows = pack(daily.run(np.ones((2, 40)))[1])
    rows[:, 0] = 99
    with pytest.raises(BadSeries, match="Run the full evaluation"):
        unpack(rows)
    with pytest.raises(BadSeries, match="Run the full evaluation"):
        unpack(pack(daily.run(np.ones((2, 40)))[1])[:, :-3])
