"""The benchmark of Vale styles counts what is found, missed and wrong, and says what is not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.bench.vale import measure
from bot.cli import app

WORDY = "extends: existence\nmessage: \"Drop '%s'.\"\ntokens: [very, quite]\n"
SETTINGS = "MinAlertLevel = suggestion\n[*]\nBasedOnStyles = House\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "styles" / "House").mkdir(parents=True)
    (tmp_path / "styles" / "House" / "Wordy.yml").write_text(WORDY, encoding="utf-8")
    (tmp_path / ".vale.ini").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "a.md").write_text("# A very good day\n\nIt is quite long.\n", encoding="utf-8")
    return tmp_path


def case(folder: Path, *alerts: tuple[int, int, str], config: str = ".vale.ini") -> Path:
    """``folder`` with one case that expects ``alerts``: line, column and word."""
    expected = [
        {"line": line, "col": col, "check": "House.Wordy", "message": f"Drop '{word}'.", "extends": "existence"}
        for line, col, word in alerts
    ]
    row = {"config": config, "styles_dir": "styles", "input": "a.md", "format": "md", "expected": expected}
    (folder / "cases.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def test_every_alert_at_its_line_and_column_is_found(folder: Path):
    result = measure(case(folder, (1, 5, "very"), (3, 7, "quite")))
    assert (result.right, result.found, result.expected, result.wrong, result.differences) == (1, 2, 2, 0, [])
    assert [(t.name, t.found, t.expected) for t in (*result.kinds, *result.formats)] == [
        ("existence", 2, 2),
        ("md", 2, 2),
    ]


def test_an_alert_elsewhere_is_missed_and_another_is_wrong(folder: Path):
    result = measure(case(folder, (1, 6, "very")))
    (difference,) = result.differences
    assert (result.right, result.found, result.wrong) == (0, 0, 2)
    assert difference.missed == ((1, 6, "House.Wordy", "Drop 'very'."),)
    assert [alert[:2] for alert in difference.wrong] == [(1, 5), (3, 7)]


def test_a_rule_that_is_not_there_is_said_and_the_rest_runs(folder: Path):
    (folder / ".vale.ini").write_text(SETTINGS + "Other.Rule = YES\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["bench", "vale", str(case(folder, (1, 5, "very"))), "--differences"])
    assert run.exit_code == 0
    assert "0 of 1 cases alike; 1 of 1 alerts found, 1 wrong" in run.output
    assert "wrong   3:7 House.Wordy Drop 'quite'." in run.output
    assert "absent  .vale.ini:4: There is no rule 'Other.Rule'" in run.output


def test_a_folder_without_cases_or_with_a_bad_one_is_one_sentence(folder: Path):
    for told in ("there is no cases.jsonl", "Line 1 of cases.jsonl is no case", "holds no settings of Vale"):
        run = CliRunner().invoke(app, ["bench", "vale", str(folder)])
        assert run.exit_code == 2
        assert told in run.output
        if told.startswith("there"):
            case(folder, config="nowhere.ini")
        else:
            (folder / ".vale.ini").write_text("\n", encoding="utf-8")
            case(folder)
