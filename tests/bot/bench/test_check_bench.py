"""The benchmark of the checker measures what it says, on terms that are the same every time."""

from __future__ import annotations

import json

from typer.testing import CliRunner

from bot.bench.terms import with_terms
from bot.cli import app
from bot.demo import guideline_path
from guidelines.folder import load
from guidelines.model import Guideline


def test_made_up_terms_are_as_many_as_asked_bilingual_and_always_the_same() -> None:
    demo = load(guideline_path())
    filled = with_terms(demo, 2_000)
    assert filled.terms[: len(demo.terms)] == demo.terms
    assert (
        len(filled.terms)
        == len({term.id for term in filled.terms})
        == len({t.preferred for t in filled.terms})
        == 2_000
    )
    assert filled.content_hash() == with_terms(demo, 2_000).content_hash() != with_terms(demo, 2_000, 2).content_hash()
    made = filled.terms[len(demo.terms) :]
    assert abs(sum(term.language == "en" for term in made) - len(made) / 2) < 2
    assert all(term.forbidden for term in made)
    assert Guideline.model_validate_json(filled.canonical_json()) == filled


def test_the_benchmark_with_many_terms_prints_the_ratio_to_a_hundred() -> None:
    result = CliRunner().invoke(app, ["bench", "check", "--documents", "2", "--terms", "150", "--format", "json"])
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    assert figures["terms"] == 150
    assert len(figures["timings"]) == 2
    for timing in figures["timings"]:
        assert timing["against_few"] > 0
        assert abs(sum(timing["shares"].values()) - 1) < 1e-6
    assert figures["memory"] > 50
