"""`unison kpi review`: a folder of files, the store, pictures, and clear errors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

DEMO = Path(__file__).parents[3] / "bot" / "demo" / "kpi"
LISTED = """
goals:
  - {id: visits, name: {en: 7500 visits a day, zh: 日访问量达到 7500}, kind: performance, level: top,
     metric: product-page-visits, unit: visits, baseline: 5000, target: 7500, owner: Anna,
     start: 2026-10-01, end: 2026-12-31}
kpis:
  - {id: product-page-visits, name: {en: Page visits, zh: 页面访问量}, unit: visits, direction: up, goal: visits}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as docs/review.md describes it."""
    (tmp_path / "kpis.yaml").write_text(LISTED, encoding="utf-8")
    name = "product-page-visits.csv"
    (tmp_path / name).write_text((DEMO / name).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def run(*arguments: object, **environment: str):
    return CliRunner().invoke(app, ["kpi", "review", *map(str, arguments)], env=environment)


def test_a_folder_is_reviewed_in_words_and_as_pictures(folder: Path):
    out = folder / "goals.png"
    found = run(folder, "--as-of", "2026-11-09", "--out", out)
    assert found.exit_code == 0, found.output
    assert "Weekly review, 2 Nov to 8 Nov" in found.output
    assert "7500 visits a day" in found.output
    assert out.read_bytes().startswith(b"\x89PNG")
    chinese = run(folder, "--as-of", "2026-11-09", "--lang", "zh", "--period", "month")
    assert "月度复盘 10月1日至10月31日" in chinese.output


def test_json_is_the_contract(folder: Path):
    found = json.loads(run(folder, "--as-of", "2026-11-09", "--format", "json").stdout)
    assert list(found) == [
        "format", "period", "first", "last", "goals", "movers", "calm", "too_thin", "alerts", "proposals",
    ]  # fmt: skip
    (goal,) = found["goals"]
    assert (goal["goal"], goal["stand"], goal["day"]) == ("visits", "behind", "2026-11-08")
    assert 0 < goal["way"] < goal["due"] < 1
    (proposal,) = found["proposals"]
    assert proposal["key"].startswith(f"{proposal['kind']}:visits")


def test_a_year_written_wrong_is_no_reason_to_look_at_every_day_until_then(folder: Path):
    (folder / "product-page-visits.csv").write_text("date,value\n2026-10-01,5000\n9999-12-31,5100\n")
    found = run(folder, "--as-of", "2026-11-09")
    assert found.exit_code == 2
    assert "more than a hundred years" in found.output


def test_an_empty_store_says_that_there_is_nothing(tmp_path: Path):
    found = run("--as-of", "2026-11-09", UNISON_DATA_DIR=str(tmp_path))
    assert found.exit_code == 0, found.output
    assert "No goal and no KPI has figures" in found.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as-of", "next Monday"), "is no day"),
        (("nowhere",), "is no folder"),
        (("--theme", "pink"), "light or dark"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(arguments: tuple[str, ...], says: str):
    found = run(*arguments)
    assert found.exit_code == 2
    assert says in " ".join(found.output.split())
