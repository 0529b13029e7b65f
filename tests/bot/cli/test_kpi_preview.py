"""`unison kpi backtest` and `preview` on files, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from bot.demo import kpi_paths

FILE = str(kpi_paths()["waiting-list-sign-ups"])


def test_the_known_incident_is_among_the_alerts_of_a_backtest():
    done = CliRunner().invoke(app, ["kpi", "backtest", FILE, "--format", "json"])
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    assert found["format"] == 1
    assert "2026-10-20" in [each["first"] for each in found["alerts"]]
    assert found["smallest_change"]["day_down"] < 0


def test_a_limit_is_replayed_and_said_in_chinese():
    done = CliRunner().invoke(app, ["kpi", "backtest", FILE, "--kind", "threshold", "--below", "130", "--lang", "zh"])
    assert done.exit_code == 0
    assert "低于下限 130" in done.stdout


def test_a_preview_is_a_picture_and_its_words(tmp_path: Path):
    out = tmp_path / "preview.png"
    done = CliRunner().invoke(app, ["kpi", "preview", FILE, "--out", str(out), "--theme", "dark"])
    assert done.exit_code == 0
    assert out.read_bytes().startswith(b"\x89PNG")
    assert "would have opened" in done.stdout


def test_what_cannot_be_replayed_is_one_sentence(tmp_path: Path):
    run = CliRunner().invoke
    for arguments, words in (
        (["kpi", "backtest", FILE, "--kind", "pacing"], "Choose one of"),
        (["kpi", "backtest", FILE, "--kind", "threshold"], "needs a limit"),
        (["kpi", "preview", FILE, "--out", str(tmp_path / "no" / "p.png")], "cannot be written"),
        (["kpi", "backtest", FILE, "--sensitivity", "extreme"], "sensitivity is one of"),
    ):
        done = run(app, arguments)
        assert done.exit_code == 2
        assert words in done.output


def test_ingesting_is_measured():
    done = CliRunner().invoke(app, ["kpi", "bench", "ingest", "--rows", "60", "--kpis", "3", "--format", "json"])
    assert done.exit_code == 0
    assert [(each["database"], each["rows"]) for each in json.loads(done.stdout)] == [
        ("sqlite", 60),
        ("postgresql", 60),
    ]
