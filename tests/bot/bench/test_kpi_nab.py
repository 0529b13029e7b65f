"""The benchmark's scoring: worked by hand from its published equations."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bot.bench.kpi_nab import PROFILES, Run, optimise, score_at, window_rows

STANDARD, LOW_FP, LOW_FN = PROFILES


def _run(alerts: list[int], windows: tuple[tuple[int, int], ...] = ((50, 69),), rows: int = 100) -> Run:
    scores = np.zeros(rows)
    scores[alerts] = 1.0
    return Run(scores, windows)


def test_catching_the_window_at_its_left_edge_is_perfect():
    assert score_at([_run([50])], STANDARD, 0.5) == pytest.approx(100.0)


def test_saying_nothing_is_zero_in_every_profile():
    assert [score_at([_run([])], profile, 0.5) for profile in PROFILES] == [0.0, 0.0, 0.0]


def test_a_later_catch_earns_less_by_the_sigmoid():
    position = -(69 - 60 + 1) / 20
    earned = (2 / (1 + math.exp(5 * position)) - 1) / (2 / (1 + math.exp(-5)) - 1)
    assert score_at([_run([60])], STANDARD, 0.5) == pytest.approx(100 * (earned + 1) / 2)


def test_only_the_best_alert_of_a_window_counts():
    assert score_at([_run([55, 60, 65])], STANDARD, 0.5) == score_at([_run([55])], STANDARD, 0.5)


def test_a_false_alert_costs_its_weight_and_less_just_behind_a_window():
    before = score_at([_run([50, 30])], STANDARD, 0.5)
    behind = score_at([_run([50, 71])], STANDARD, 0.5)
    assert before == pytest.approx(100 * (1 - 0.11 + 1) / 2)
    assert before < behind < 100
    assert score_at([_run([50, 30])], LOW_FP, 0.5) == pytest.approx(100 * (1 - 0.22 + 1) / 2)


def test_the_probation_is_not_scored():
    assert score_at([_run([3, 14, 50])], STANDARD, 0.5) == pytest.approx(100.0)


def test_a_missed_window_costs_double_where_misses_matter():
    two = ((30, 39), (70, 79))
    assert score_at([_run([30], two)], STANDARD, 0.5) == pytest.approx(50.0)
    assert score_at([_run([30], two)], LOW_FN, 0.5) == pytest.approx(100 * (1 - 2 + 4) / 6)


def test_the_best_threshold_is_one_for_all_files():
    first, second = np.zeros(100), np.zeros(100)
    first[50], first[30], second[50] = 0.9, 0.8, 0.7
    runs = [Run(first, ((50, 69),)), Run(second, ((50, 69),))]
    threshold, best = optimise(runs, STANDARD)
    assert threshold == 0.7
    assert best == pytest.approx(score_at(runs, STANDARD, 0.7)) == pytest.approx(100 * (2 - 0.11 + 2) / 4)


def test_windows_of_times_become_the_rows_between_them():
    assert window_rows([1, 2, 4, 5], [(2, 4), (4.5, 9), (6, 7)]) == ((1, 2), (3, 3))
