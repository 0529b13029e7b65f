"""A goal against the KPI's own past: reachable, never reached, happening by itself, or not to be told."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.goals.achievable import achievability, assess, level, moves
from kpi.goals.reader import read
from kpi.monitors.model import DailySeries

TODAY = dt.date(2026, 3, 4)


def _history(values) -> DailySeries:
    array = np.asarray(values, dtype=float)
    return DailySeries(TODAY - dt.timedelta(days=len(array)), array)


def _draft(sentence: str):
    (draft,) = read(sentence, today=TODAY).drafts
    return draft


WAVES = 1000 * (1 + 0.15 * np.sin(np.arange(730) / 90))
GROWING = 1000 * 1.001 ** np.arange(730)


def test_what_was_reached_before_can_be_reached():
    light = achievability(_draft("Grow leads by 10% in the next 90 days"), _history(WAVES))
    assert light.on is True
    assert light.says.code == "goal.achievability.reached_share"
    assert light.says.params["best_share"] == pytest.approx(0.14, abs=0.03)
    assert 0 < light.says.params["reached"] < light.says.params["count"]


def test_what_never_happened_is_off_and_the_best_is_proposed():
    light = achievability(_draft("Grow leads by 80% in the next 90 days"), _history(WAVES))
    assert light.on is False
    assert light.says.code == "goal.achievability.beyond_share"
    assert light.fix.code == "goal.achievability.fix_share"
    assert light.fix.params["best_share"] < 0.2


def test_a_kpi_that_never_moved_this_way_is_told_so():
    light = achievability(_draft("Cut customer complaints by 10% in the next 90 days"), _history(GROWING))
    assert (light.on, light.fix.code) == (False, "goal.achievability.fix_never")


def test_what_happens_anyway_is_said():
    light = achievability(_draft("Grow leads by 5% in the next 90 days"), _history(GROWING))
    assert light.on is True
    assert light.says.code == "goal.achievability.itself_share"
    assert light.says.params["usual_share"] == pytest.approx(1.001**90 - 1, rel=1e-6)


def test_a_rate_is_judged_in_its_own_points():
    rate = 3 + 0.4 * np.sin(np.arange(730) / 90)
    found = moves(_draft("Raise conversion rate by 0.2 percentage points in the next 90 days"), _history(rate))
    assert (found.shares, found.wanted) == (False, 0.2)
    assert found.best == pytest.approx(0.36, abs=0.06)


def test_a_total_for_the_whole_period_is_held_against_days():
    found = moves(_draft("10,000 leads in the next 100 days"), _history(100 + 10 * np.sin(np.arange(730) / 60)))
    now = level(_history(100 + 10 * np.sin(np.arange(730) / 60)))
    assert found.wanted == pytest.approx(100 / now - 1)


def test_a_short_history_is_stretched_by_its_square_root():
    rng = np.random.default_rng(3)
    short = _history(1000 * np.exp(np.cumsum(rng.normal(0, 0.01, 160))))
    seen, asked = (moves(_draft(f"Grow leads by 9% in the next {n} days"), short) for n in (83, 200))
    assert (seen.days, asked.days) == (83, 83)
    assert np.log1p(asked.usual) == pytest.approx(np.log1p(seen.usual) * 200 / 83)
    spread = [np.log1p(each.best) - np.log1p(each.usual) for each in (seen, asked)]
    assert spread[1] == pytest.approx(spread[0] * np.sqrt(200 / 83))


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Grow leads by 10% in the next 90 days", 60),
        ("Grow leads by 10% in the next 24 months", 160),
        ("Grow leads by 10%", 730),
        ("Grow leads this year", 730),
    ],
)
def test_without_enough_history_or_without_a_whole_goal_nothing_is_claimed(sentence: str, days: int):
    light = achievability(_draft(sentence), _history(WAVES[:days]))
    assert (light.on, light.says.code) == (None, "goal.achievability.unknown")


def test_a_missing_baseline_is_proposed_from_the_history():
    lights = assess(_draft("Grow leads by 10% in the next 90 days"), history=_history(np.full(730, 40.0)))
    assert lights["baseline"].on is False
    assert (lights["baseline"].fix.code, lights["baseline"].fix.params["value"]) == ("goal.baseline.fix_history", 40)


@given(st.floats(0.01, 3), st.floats(0.01, 3), st.integers(0, 2**31))
def test_a_bolder_goal_is_never_easier(one: float, other: float, seed: int):
    history = _history(1000 * np.exp(np.cumsum(np.random.default_rng(seed).normal(0, 0.02, 400))))
    shares = sorted((one, other))
    reached = [
        moves(_draft(f"Grow leads by {each * 100:.2f}% in the next 90 days"), history).reached for each in shares
    ]
    assert reached[0] >= reached[1]
