"""`unison kpi` on the command line: scores are printed for every point, bad files end in one sentence."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from bot.cli.kpi import app

run = CliRunner().invoke


def _file(folder: Path, lines: list[str], header: str = "day,sales") -> Path:
    path = folder / "kpi.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def _days(count: int = 120, zero: int | None = None) -> list[str]:
    values = np.round(np.random.default_rng(1).normal(1000, 50, count))
    days = np.datetime64("2025-01-06") + np.arange(count)
    return [
        f"{day},{0 if each == zero else int(value)}" for each, (day, value) in enumerate(zip(days, values, strict=True))
    ]


def _score(path: Path, *more: str):
    return run(app, ["score", str(path), "--timestamp-col", "day", "--value-col", "sales", *more])


def test_every_line_comes_back_with_its_score_and_flag(tmp_path: Path):
    result = _score(_file(tmp_path, _days(zero=100)))
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["timestamp"] for row in rows] == [line.split(",")[0] for line in _days()]
    assert all(0 <= float(row["anomaly_score"]) <= 1 for row in rows)
    assert [each for each, row in enumerate(rows) if row["flag"] == "1"] == [100]


def test_json_says_why_too(tmp_path: Path):
    rows = json.loads(_score(_file(tmp_path, _days(zero=100)), "--format", "json").stdout)
    assert rows[100]["why"] == "zero"
    assert rows[99]["why"] == ""


def test_a_public_holiday_of_the_country_that_was_named_is_not_flagged(tmp_path: Path):
    good_friday = _file(tmp_path, _days(zero=102))
    assert ",1\n" in _score(good_friday).stdout
    assert ",1\n" not in _score(good_friday, "--holidays", "de").stdout


def test_a_country_without_a_calendar_is_refused(tmp_path: Path):
    result = _score(_file(tmp_path, _days()), "--holidays", "Atlantis")
    assert result.exit_code == 2
    assert "Atlantis has no calendar" in result.stderr


def test_the_first_lines_of_a_file_score_as_in_the_whole_file(tmp_path: Path):
    whole = _score(_file(tmp_path, _days(zero=100))).stdout.splitlines()
    part = _score(_file(tmp_path, _days(zero=100)[:90])).stdout.splitlines()
    assert whole[: len(part)] == part


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path):
    loop = tmp_path / "loop.csv"
    loop.symlink_to(loop)
    result = _score(loop)
    assert (result.exit_code, "cannot be opened" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("lines", "header", "said"),
    [
        (["2025-01-01,1"], "date,sales", "no column 'day'; the columns are date, sales"),
        (["2025-01-01,1", "yesterday,2"], "day,sales", "Line 3: 'yesterday' is not a time"),
        (["2025-01-01,many"], "day,sales", "Line 2: 'many' is not a number"),
        (["2025-01-02,1", "2025-01-01,2"], "day,sales", "Sort the file by time"),
        (["2025-01-02"], "day,sales", "Line 2: only 1 of 2 cells"),
        ([], "day,sales", "no data lines"),
        (["2025-01-01,-1e308"], "day,sales", "Line 2: '-1e308' is too large to be a figure"),
        (["2025-01-01,1", "9999-12-31,1"], "day,sales", "Line 3: 9999-12-31 is more than a hundred years after"),
        (["2025-01-01,inf"], "day,sales", "too large to be a figure"),
        (["2025-01-01,1", "2025-01-02T00:00:00+08:00,1"], "day,sales", "some times have a zone"),
    ],
)
def test_a_bad_file_ends_in_one_sentence_and_exit_code_2(tmp_path: Path, lines, header, said):
    result = _score(_file(tmp_path, lines, header))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_or_not_text_is_said_so(tmp_path: Path):
    assert "There is no file" in _score(tmp_path / "none.csv").stderr
    path = tmp_path / "gbk.csv"
    path.write_bytes("日期,销售额\n2025-01-01,1\n".encode("gbk"))
    result = _score(path)
    assert result.exit_code == 2
    assert "not UTF-8" in result.stderr


def test_bench_series_reads_a_labelled_folder(tmp_path: Path):
    (tmp_path / "data" / "web").mkdir(parents=True)
    rng = np.random.default_rng(0)
    values = rng.normal(100, 5, 600)
    values[500] = 300
    hours = np.datetime64("2025-01-01T00:00:00") + np.arange(600) * np.timedelta64(1, "h")
    lines = [f"{str(hour).replace('T', ' ')},{value:.2f}" for hour, value in zip(hours, values, strict=True)]
    (tmp_path / "data" / "web" / "visits.csv").write_text("\n".join(["timestamp,value", *lines]), encoding="utf-8")
    spans = [[str(hours[480]).replace("T", " "), str(hours[520]).replace("T", " ")]]
    (tmp_path / "windows.json").write_text(json.dumps({"web/visits.csv": spans}), encoding="utf-8")
    result = run(app, ["bench", "series", str(tmp_path), "--format", "json"])
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert (report["files"], report["windows"], report["points"]) == (1, 1, 600)
    assert [each["profile"] for each in report["scores"]] == ["standard", "reward_low_fp", "reward_low_fn"]
    assert report["scores"][0]["optimised"] > 80


def test_bench_series_without_labels_says_what_is_wanted(tmp_path: Path):
    result = run(app, ["bench", "series", str(tmp_path)])
    assert result.exit_code == 2
    assert "There is no windows.json" in result.stderr


def test_bench_simulate_prints_every_regime_and_shape():
    result = run(app, ["bench", "simulate", "--series", "10", "--format", "json"])
    report = json.loads(result.stdout)
    assert [each["regime"] for each in report] == ["calm", "cv8", "typical", "rough", "counts"]
    assert all(each["recall"]["missing day"] == 1.0 for each in report)


def test_bench_speed_goes_on_from_the_stored_state():
    reports = json.loads(run(app, ["bench", "speed", "--kpis", "20", "--days", "60", "--format", "json"]).stdout)
    assert [(each["database"], each["kpis"], each["days"]) for each in reports] == [
        ("sqlite", 20, 60),
        ("postgresql", 20, 60),
    ]
    assert all(each["state_bytes"] < 2000 for each in reports)
