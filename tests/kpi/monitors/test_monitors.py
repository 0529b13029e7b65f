"""The monitors: when each alerts, when it stays silent, and that it says so rather than guess."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from kpi.model import Goal, Name
from kpi.monitors.anomaly import Anomaly, BrokenData, HourlyAnomaly, learned
from kpi.monitors.errors import BadMonitor
from kpi.monitors.freshness import NoData
from kpi.monitors.limits import Change, GoalLine, Threshold
from kpi.monitors.mix import MixShift
from kpi.monitors.model import ONE_DAY, DailySeries, Figures, State
from kpi.monitors.pacing import Pacing, Phase, theil_sen, weekday_profile
from kpi.monitors.ratio import Ratio

START = dt.date(2025, 1, 6)
WEEKEND = np.array([1.1, 1.1, 1.1, 1.1, 1.1, 0.8, 0.7])


def _series(days: int = 150, level: float = 1000.0, noise: float = 0.05, seed: int = 0) -> DailySeries:
    rng = np.random.default_rng(seed)
    return DailySeries(START, np.round(level * WEEKEND[np.arange(days) % 7] * np.exp(rng.normal(0, noise, days))))


def _changed(series: DailySeries, first: int, values) -> DailySeries:
    copy = series.values.copy()
    copy[first : first + len(values)] = values
    return DailySeries(series.start, copy)


def _at(monitor, figures: Figures | DailySeries, index: int):
    figures = Figures(figures) if isinstance(figures, DailySeries) else figures
    day = START + ONE_DAY * index
    return monitor.readings(figures, day, day)[0]


def _goal(**changes) -> Goal:
    fields = {
        "id": "leads", "name": Name("Leads"), "kind": "performance", "level": "top", "metric": "leads",
        "unit": "leads", "baseline": 0.0, "target": 90_000.0, "owner": "U1",
        "start": START + ONE_DAY * 60, "end": START + ONE_DAY * 149,
    }  # fmt: skip
    return Goal(**(fields | changes))


def test_a_threshold_wants_every_one_of_its_days():
    series = _changed(_series(level=1000), 100, [500, 1000, 500, 500])
    monitor = Threshold(below=600, days=2)
    assert [_at(monitor, series, day).state for day in (100, 101, 102, 103)] == [
        State.OK, State.OK, State.OK, State.ALERT,
    ]  # fmt: skip
    assert _at(Threshold(above=900), series, 99).code == "monitor.threshold.above"


def test_an_alert_knows_since_when():
    series = _changed(_series(level=1000), 100, [100] * 5)
    reading = _at(Threshold(below=600), series, 104)
    assert (reading.state, reading.since) == (State.ALERT, START + ONE_DAY * 100)


def test_below_the_minimum_volume_nothing_is_said():
    assert _at(Threshold(below=600, least=5000), _series(), 100).code == "monitor.low_volume"
    assert _at(Change(fall=0.01, least=5000), _series(), 100).state is State.UNKNOWN
    assert _at(Anomaly(least=5000), _series(), 100).state is State.UNKNOWN


def test_a_missing_day_is_unknown_and_not_fine():
    assert _at(Threshold(below=600), _changed(_series(), 100, [np.nan]), 100).state is State.UNKNOWN


@pytest.mark.parametrize(
    "make",
    [
        lambda: Threshold(),
        lambda: Threshold(above=1, below=2),
        lambda: Change(),
        lambda: Change(fall=-0.2),
        lambda: Change(fall=0.2, versus=10),
        lambda: NoData(grace=-1),
        lambda: MixShift(least_points=5),
    ],
)
def test_settings_that_do_not_hold_together_are_refused_with_the_fix(make):
    with pytest.raises(BadMonitor, match=r"\w+"):
        make()


def test_the_goal_line_alerts_when_the_week_lags_behind_it():
    goal = _goal(baseline=1000.0, target=2000.0)
    half = 105
    assert _at(GoalLine(goal), _series(level=1500), half).state is State.OK
    late = _at(GoalLine(goal), _series(level=1300), half)
    assert (late.state, late.code) == (State.ALERT, "monitor.goal.behind")
    assert late.evidence["line"] == pytest.approx(1505.6, abs=1)


def test_a_goal_to_lower_a_figure_alerts_when_it_is_too_high():
    goal = _goal(baseline=100.0, target=50.0)
    assert _at(GoalLine(goal), _series(level=60), 105).state is State.OK
    assert _at(GoalLine(goal), _series(level=95), 105).state is State.ALERT


def test_a_change_compares_the_same_weekdays_and_only_days_both_know():
    series = _series(noise=0.01)
    assert _at(Change(fall=0.2, rise=0.2), series, 120).state is State.OK
    assert _at(Change(fall=0.2, days=1), series, 117).state is State.OK
    fallen = _changed(series, 114, series.values[114:121] * 0.7)
    reading = _at(Change(fall=0.2), _changed(fallen, 116, [np.nan]), 120)
    assert reading.code == "monitor.change.fell"
    assert reading.evidence["change"] == pytest.approx(-0.3, abs=0.02)


def test_pacing_projects_a_sum_and_says_what_each_day_left_must_bring():
    figures = Figures(_series(level=1000, noise=0.02))
    day = START + ONE_DAY * 89
    pace = Pacing(_goal()).pace(figures, day)
    done = figures.total.values[60:90].sum()
    assert pace.done == done
    assert pace.projected == pytest.approx(90_000, rel=0.02)
    assert pace.low < 90_000 < pace.high
    assert pace.needed == pytest.approx((90_000 - done) / 60)
    assert _at(Pacing(_goal()), figures, 89).state is State.OK
    short = _at(Pacing(_goal(target=120_000.0)), figures, 89)
    assert (short.state, short.code) == (State.ALERT, "monitor.pacing.sum.short")
    assert short.params["short_pct"] == pytest.approx(0.25, abs=0.02)


def test_pacing_expects_less_of_weekends_and_more_of_a_launch():
    figures = Figures(_series(level=1000, noise=0.02))
    monday_after = START + ONE_DAY * 62
    goal = _goal(start=monday_after, end=monday_after + ONE_DAY * 55, target=56_000.0)
    friday = Pacing(goal).pace(figures, monday_after + ONE_DAY * 11)
    assert friday.expected > 56_000 * 12 / 56
    launch = Phase(monday_after + ONE_DAY * 28, monday_after + ONE_DAY * 55, 3.0)
    planned = Pacing(goal, phases=(launch,)).pace(figures, monday_after + ONE_DAY * 27)
    assert planned.expected == pytest.approx(56_000 / 4, rel=0.02)


def test_the_days_of_a_sum_share_out_its_target_by_weekday_and_phase():
    figures = Figures(_series(level=1000, noise=0.02))
    goal = _goal(start=START + ONE_DAY * 62, end=START + ONE_DAY * 117, target=56_000.0)
    days = Pacing(goal).days(figures, START + ONE_DAY * 90)
    assert len(days) == 56
    assert days.sum() == pytest.approx(56_000)
    assert days[:7].sum() == pytest.approx(days[-7:].sum())
    assert days[:7].max() > 1.05 * days[:7].min()
    launch = Phase(START + ONE_DAY * 90, START + ONE_DAY * 117, 3.0)
    assert Pacing(goal, phases=(launch,)).days(figures, START + ONE_DAY * 90)[:28].sum() == pytest.approx(14_000)


def test_pacing_of_a_level_follows_its_trend_with_half_the_trust():
    days = np.arange(150)
    series = DailySeries(START, 2.0 + 0.01 * days + np.random.default_rng(1).normal(0, 0.02, 150))
    goal = _goal(baseline=2.6, target=3.5)
    pace = Pacing(goal, adds_up=False).pace(Figures(series), START + ONE_DAY * 109)
    assert pace.done == pytest.approx(2.0 + 0.01 * 102.5, abs=0.03)
    assert pace.projected == pytest.approx(pace.done + 0.005 * 46.5, abs=0.05)
    assert _at(Pacing(goal, adds_up=False), series, 109).code == "monitor.pacing.level.short"


def test_pacing_says_nothing_in_the_first_week_nor_outside_of_the_goal():
    assert _at(Pacing(_goal()), _series(), 63).code == "monitor.too_little"
    assert _at(Pacing(_goal()), _series(), 20).code == "monitor.goal.not_now"


def test_the_weekday_profile_has_mean_one_and_ignores_one_wild_day():
    series = _changed(_series(noise=0.01), 100, [50_000])
    profile = weekday_profile(series.window(START + ONE_DAY * 149, 56), START + ONE_DAY * 149)
    assert profile.mean() == pytest.approx(1.0)
    assert profile == pytest.approx(WEEKEND, abs=0.03)


def test_theil_sen_is_not_moved_by_one_wild_point():
    x = np.arange(30.0)
    y = 2 * x
    y[29] = -1000
    assert theil_sen(x, y) == pytest.approx(2.0)


def test_an_anomaly_lasts_until_the_figure_is_unremarkable_again():
    series = _changed(_series(), 120, _series().values[120:122] * 0.5)
    readings = Anomaly().readings(Figures(series), START + ONE_DAY * 115, START + ONE_DAY * 135)
    states = [reading.state for reading in readings]
    assert states[5] is State.ALERT
    assert readings[5].code == "monitor.anomaly.drop"
    assert readings[5].since == START + ONE_DAY * 120
    assert states[-1] is State.OK
    assert readings[0].evidence["low"] < readings[0].evidence["expected"] < readings[0].evidence["high"]


def test_a_level_shift_is_dated_to_its_first_day():
    series = _changed(_series(noise=0.08), 120, _series(noise=0.08).values[120:] * 0.78)
    readings = Anomaly().readings(Figures(series), START + ONE_DAY * 115, START + ONE_DAY * 130)
    first = next(reading for reading in readings if reading.state is State.ALERT)
    assert abs((first.since - (START + ONE_DAY * 120)).days) <= 1


def test_false_alarms_raise_the_bar_within_limits():
    assert Anomaly().bar < learned(Anomaly().bar, 1, 0) < learned(Anomaly().bar, 3, 0)
    assert learned(Anomaly().bar, 100, 0) == Anomaly().bar + 1.5
    assert learned(Anomaly().bar, 1, 2) == pytest.approx(Anomaly().bar)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([0, 0, 0], "monitor.broken.zero"),
        ([np.nan], "monitor.broken.missing"),
        ([110_000, 108_000], "monitor.broken.unit"),
        ([9, 11], "monitor.broken.unit"),
    ],
)
def test_broken_data_is_told_apart_from_bad_news(values, code):
    series = _changed(_series(), 120, values)
    reading = _at(BrokenData(), series, 120)
    assert (reading.state, reading.code) == (State.ALERT, code)
    assert _at(BrokenData(), series, 119).state is State.OK
    assert _at(BrokenData(), series, 126).state is State.OK
    assert _at(Anomaly(), series, 120).state is not State.ALERT


def test_no_data_waits_for_expected_days_only():
    series = _series()
    values = series.values.copy()
    values[5::7] = values[6::7] = np.nan
    weekdays = DailySeries(START, values)
    monday, saturday = 119, 117
    assert monday % 7 == 0
    assert _at(NoData(), weekdays, saturday).state is State.OK
    gone = _changed(weekdays, 119, [np.nan] * 10)
    assert _at(NoData(), gone, monday).code == "monitor.no_data.silent"
    assert _at(NoData(grace=1), gone, monday).state is State.OK
    assert _at(NoData(grace=1), gone, monday + 1).params["last_on"] == START + ONE_DAY * 116


def _mix(shift: float) -> Figures:
    rng = np.random.default_rng(4)
    days = 120
    share = np.full(days, 0.4)
    share[113:] += shift
    total = np.full(days, 1000.0)
    first = rng.binomial(1000, share).astype(float)
    second = rng.binomial((total - first).astype(int), 0.5).astype(float)
    parts = {"App": first, "Web": second, "Store": total - first - second}
    return Figures(DailySeries(START, total), {name: DailySeries(START, values) for name, values in parts.items()})


def test_parts_that_trade_places_under_a_flat_total_are_told():
    reading = _at(MixShift(), _mix(-0.12), 119)
    assert (reading.state, reading.code) == (State.ALERT, "monitor.mix.shifted_flat")
    assert reading.params["part"] == "App"
    assert reading.params["usual_pct"] == pytest.approx(0.4, abs=0.02)
    assert _at(MixShift(), _mix(0.0), 119).state is State.OK
    assert _at(MixShift(least=1e6), _mix(-0.12), 119).code == "monitor.low_volume"


@pytest.mark.parametrize(("a", "b", "code"), [(0.5, 1.0, "a"), (1.0, 2.0, "b"), (0.6, 1.6, "both")])
def test_a_ratio_names_the_side_that_moved(a: float, b: float, code: str):
    above, below = _series(level=300, seed=1), _series(level=10_000, noise=0.03, seed=2)
    above = _changed(above, 120, np.round(above.values[120:122] * a))
    below = _changed(below, 120, np.round(below.values[120:122] * b))
    figures = Figures(DailySeries(START, above.values / below.values), numerator=above, denominator=below)
    reading = _at(Ratio(), figures, 120)
    assert (reading.state, reading.code) == (State.ALERT, f"monitor.ratio.{code}")
    assert _at(Ratio(), figures, 119).state is State.OK


def test_a_ratio_of_too_few_is_not_judged():
    above, below = _series(level=3, seed=1), _series(level=50, seed=2)
    figures = Figures(above, numerator=above, denominator=below)
    assert _at(Ratio(least=100), figures, 120).code == "monitor.low_volume"


def test_readings_of_a_day_do_not_change_when_later_figures_come():
    series = _series(noise=0.2, seed=9)
    monitors = [Anomaly(), BrokenData(), NoData(), Threshold(below=800), Change(fall=0.1), Pacing(_goal())]
    first, last = START + ONE_DAY * 60, START + ONE_DAY * 90
    for monitor in monitors:
        then = monitor.readings(Figures(series.upto(last)), first, last)
        assert monitor.readings(Figures(series), first, last) == then, monitor


def test_hours_alert_on_what_is_news():
    rng = np.random.default_rng(0)
    start = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)
    points = [(start + dt.timedelta(hours=h), float(rng.normal(100, 5))) for h in range(600)]
    points[550] = (points[550][0], 10.0)
    readings = HourlyAnomaly().readings(points)
    assert readings[550].code == "monitor.hourly.below"
    assert readings[10].state is State.UNKNOWN
    assert sum(reading.state is State.ALERT for reading in readings) <= 3


def test_a_series_knows_nothing_outside_of_itself():
    series = DailySeries(START, np.array([1.0, 2.0]))
    assert np.isnan(series.value(START - ONE_DAY))
    assert np.isnan(series.value(START + 2 * ONE_DAY))
    assert series.window(START + 2 * ONE_DAY, 4).tolist()[1:3] == [1.0, 2.0]
    assert len(series.upto(START - ONE_DAY).values) == 0
    assert replace(series, start=START + ONE_DAY).end == START + 2 * ONE_DAY
