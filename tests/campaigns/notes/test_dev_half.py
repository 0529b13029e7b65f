"""The halves of the labelled notes that the rules were tuned on stay read; the others are left to the benchmark."""

from __future__ import annotations

from pathlib import Path

from bot.bench.actions import run

CORPUS = Path(__file__).parent / "corpus"
STRANGERS = Path(__file__).parent / "strangers"
SECOND = Path(__file__).parent / "second_strangers"


def test_the_tuning_half_is_read_in_both_languages() -> None:
    for score in run(CORPUS, ["dev"]):
        figures = score.figures()
        assert figures["f1"] >= 0.95, score.faults
        assert figures["owner_exact"] >= 0.97, score.faults
        assert figures["due_exact"] >= 0.95, score.faults
        assert score.reopened == 0


def test_what_was_learned_from_strangers_stays_read() -> None:
    for score in run(STRANGERS, ["dev"]):
        figures = score.figures()
        assert figures["f1"] >= 0.82, score.faults
        assert figures["precision"] >= 0.95, score.faults
        assert figures["owner_exact"] >= 0.92, score.faults
        assert score.reopened == 0


def test_what_was_learned_from_a_second_stranger_stays_read() -> None:
    for score in run(SECOND, ["dev"]):
        figures = score.figures()
        assert figures["f1"] >= 0.94, score.faults
        assert figures["precision"] >= 0.98, score.faults
        assert figures["owner_exact"] >= 0.98, score.faults
        assert score.reopened == 0
