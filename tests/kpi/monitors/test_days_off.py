"""Public holidays: they alert nobody and teach nothing, and what goes on after them is told."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from kpi.monitors import daily
from kpi.monitors.anomaly import Anomaly, BrokenData, Footing
from kpi.monitors.incremental import Row, readings
from kpi.monitors.model import ONE_DAY, DailySeries, Figures, State
from kpi.monitors.points import score
from kpi.monitors.state import pack
from kpi.simulate import REGIMES, histories

START = dt.date(2025, 1, 6)
HOLIDAY = 100
CV8 = REGIMES[1]


def _figures(*changes: tuple[int, float], days: int = 140, off: tuple[int, ...] = (HOLIDAY,)) -> Figures:
    values = histories(CV8, series=1, seed=4).values[0, :days].copy()
    for day, factor in changes:
        values[day] *= factor
    closed = {START + ONE_DAY * day for day in off}
    return Figures(DailySeries(START, values), off=closed.__contains__)


def _states(monitor: Anomaly | BrokenData, figures: Figures) -> list[State]:
    return [each.state for each in monitor.readings(figures, START, figures.total.end)]


def test_nine_holidays_a_year_are_no_false_alerts_and_hide_no_true_one():
    quiet = histories(CV8, series=60, seed=3)
    off = np.zeros(quiet.values.shape[1], dtype=bool)
    off[np.random.default_rng(1).choice(np.arange(84, len(off) - 3), 11, replace=False)] = True
    values = np.where(off, 0.6 * quiet.values, quiet.values)
    blind, knowing = daily.run(values)[0].fired, daily.run(values, off=off.tolist())[0].fired
    assert not knowing[:, off].any()
    assert blind[:, off].mean() > 0.5
    assert knowing[:, ~off].mean() <= daily.run(quiet.values)[0].fired[:, ~off].mean() * 1.1
    struck = values.copy()
    ordinary = int(np.flatnonzero(~off[300:-2] & ~off[301:-1])[0]) + 300
    struck[:, ordinary : ordinary + 2] *= 0.7
    caught = daily.run(struck, off=off.tolist())[0].fired[:, ordinary : ordinary + 2].any(axis=1)
    assert caught.mean() > 0.9


def test_a_holiday_teaches_nothing():
    values = histories(CV8, series=4, seed=2).values[:, :HOLIDAY]
    learned = []
    for factor in (0.5, 3.0):
        _, state = daily.run(values)
        daily.advance(state, values[:, -1] * factor, HOLIDAY % 7, off=True)
        state.recent[:] = 0.0
        learned.append(pack(state))
    assert (learned[0] == learned[1]).all()


@pytest.mark.parametrize("factor", [0.0, 0.01, 0.5, 2.0])
def test_a_holiday_is_not_judged_and_says_so(factor: float):
    for monitor in (Anomaly(), BrokenData()):
        said = monitor.readings(_figures((HOLIDAY, factor)), START, START + ONE_DAY * (HOLIDAY + 1))
        assert (said[-2].state, said[-2].code) == (State.UNKNOWN, "monitor.day_off")
        assert said[-1].state is State.OK


def test_what_begins_on_a_holiday_and_goes_on_is_told_on_the_day_after():
    states = _states(Anomaly(), _figures(*((HOLIDAY + each, 0.5) for each in range(4))))
    assert states[HOLIDAY : HOLIDAY + 2] == [State.UNKNOWN, State.ALERT]
    states = _states(BrokenData(), _figures(*((HOLIDAY + each, 0.0) for each in range(4))))
    assert states[HOLIDAY : HOLIDAY + 2] == [State.UNKNOWN, State.ALERT]


def test_an_alert_goes_on_over_a_holiday():
    states = _states(Anomaly(), _figures(*((HOLIDAY - 1 + each, 0.5) for each in range(4))))
    assert states[HOLIDAY - 1 : HOLIDAY + 3] == [State.ALERT] * 4


def test_a_missing_day_is_told_on_a_holiday_too_unless_some_weekday_has_no_figures():
    values = histories(CV8, series=1, seed=4).values[:, :140].copy()
    values[0, HOLIDAY] = np.nan
    off = [day == HOLIDAY for day in range(140)]
    assert daily.run(values, off=off)[0].fired[0, HOLIDAY]
    values[0, 6::7] = np.nan
    assert not daily.run(values, off=off)[0].fired[0, HOLIDAY]


def test_a_factor_of_a_hundred_is_a_wrong_unit_on_a_holiday_too():
    assert _states(BrokenData(), _figures((HOLIDAY, 100.0)))[HOLIDAY] is State.ALERT


def test_from_the_stored_state_a_holiday_reads_as_in_the_whole():
    figures = _figures((HOLIDAY, 0.5), (HOLIDAY + 1, 0.5), (HOLIDAY + 20, 0.5), off=(HOLIDAY, HOLIDAY + 20))
    whole = Anomaly().readings(figures, START, figures.total.end)
    _, state = daily.run(figures.total.values[None, :90])
    (said,) = readings(
        state, [Row(Footing.of(whole[89]))], figures.total.values[None, 90:], START + ONE_DAY * 90,
        START + ONE_DAY * 90, off=figures.off,
    )  # fmt: skip
    assert said == whole[90:]


def test_points_of_a_file_are_read_by_the_calendar():
    figures = _figures((HOLIDAY, 0.5))
    moments = [dt.datetime.combine(START + ONE_DAY * each, dt.time()) for each in range(140)]
    points = list(zip(moments, figures.total.values.tolist(), strict=True))
    assert score(points)[HOLIDAY].flag
    assert not score(points, figures.off)[HOLIDAY].flag
