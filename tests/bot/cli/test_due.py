"""`unison due` and `unison bench dates`, as a person or a program runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from bot.cli import due

NOW = ["--now", "2026-03-04T10:00", "--tz", "Asia/Shanghai"]


@pytest.fixture(scope="module")
def app() -> typer.Typer:
    app = typer.Typer()
    due.register(app)
    app.command("dates")(due.dates)
    return app


def run(app: typer.Typer, *words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def lines(tmp_path: Path, *cases: object) -> str:
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(each if isinstance(each, str) else json.dumps(each) for each in cases), encoding="utf-8")
    return str(file)


def test_a_sentence_is_answered_for_a_person(app: typer.Typer) -> None:
    result = run(app, "due", "assign @Li the draft by next Friday", *NOW)
    assert result.exit_code == 0
    assert "Due 2026-03-13 (Asia/Shanghai)" in result.stdout
    assert "Or 2026-03-06: if the one coming up was meant." in result.stdout


def test_a_sentence_is_answered_in_chinese(app: typer.Typer) -> None:
    result = run(app, "due", "周五下班前交海报", "--lang", "zh", *NOW)
    assert "截止 2026-03-06 18:00（Asia/Shanghai）" in result.stdout


def test_a_sentence_is_answered_for_a_program(app: typer.Typer) -> None:
    answer = json.loads(run(app, "due", "by Friday 5pm PT", *NOW, "--format", "json").stdout)
    assert answer["due"] == "2026-03-06T17:00"
    assert (answer["zone"], answer["granularity"], answer["words"]) == (
        "America/Los_Angeles",
        "minute",
        "Friday 5pm PT",
    )


def test_a_sentence_without_a_date_is_no_failure(app: typer.Typer) -> None:
    result = run(app, "due", "write 5 tips for Monday.com users", *NOW, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "input": "write 5 tips for Monday.com users",
        "due": None,
        "alternatives": [],
    }


def test_a_file_is_answered_line_by_line(app: typer.Typer, tmp_path: Path) -> None:
    file = lines(
        tmp_path,
        {"input": "due tomorrow", "reference": "2026-03-04T10:00:00", "lang": "en"},
        {"input": "明天下午3点开会", "reference": "2026-12-31T10:00:00", "lang": "zh"},
        {"input": "一点建议", "reference": "2026-03-04T10:00:00"},
    )
    result = run(app, "due", "--jsonl", file)
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["due"] for each in answers] == ["2026-03-05", "2027-01-01T15:00", None]
    assert all(isinstance(each["alternatives"], list) for each in answers)


def test_the_day_it_is_said_may_be_told_by_the_name_that_other_commands_have(app: typer.Typer) -> None:
    result = run(app, "due", "tomorrow", "--today", "2026-03-04", "--format", "json")
    assert json.loads(result.stdout)["due"] == "2026-03-05"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["due"], "--jsonl"),
        (["due", "by Friday", "--tz", "Mars/Olympus"], "Mars/Olympus"),
        (["due", "by Friday", "--tz", "../etc"], "../etc"),
        (["due", "by Friday", "--now", "yesterday"], "yesterday"),
        (["due", "T+3", "--country", "XX"], "XX"),
        (["due", "--jsonl", "nowhere.jsonl"], "nowhere.jsonl"),
        (["due", "by Friday", "--jsonl", "nowhere.jsonl"], "not both"),
    ],
)
def test_wrong_use_ends_with_one_sentence(app: typer.Typer, words: list[str], said: str) -> None:
    result = run(app, *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "bad",
    [
        "not json",
        '{"input": "due tomorrow"}',
        '{"input": "due tomorrow", "reference": "soon"}',
        "[1]",
        '{"input": null, "reference": "2026-03-04T10:00:00"}',
    ],
)
def test_a_bad_line_is_named_by_its_number_and_nothing_is_answered(app: typer.Typer, tmp_path: Path, bad: str) -> None:
    file = lines(tmp_path, {"input": "due tomorrow", "reference": "2026-03-04T10:00:00"}, bad)
    result = run(app, "due", "--jsonl", file)
    assert result.exit_code == 2
    assert "Line 2 of cases.jsonl" in result.stderr
    assert result.stdout == ""


def case(text: str, accept: list[object], **more: object) -> dict[str, object]:
    return {"input": text, "reference": "2026-03-04T10:00:00", "lang": "en", "accept": accept, **more}


def bench_folder(folder: Path) -> Path:
    def write(name: str, *cases: dict[str, object]) -> None:
        (folder / name).write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")

    write("due_cases.jsonl", case("due tomorrow", ["2026-03-05"], tags=["near"]), case("by Friday", ["2026-03-09"]))
    write("negatives.jsonl", case("May I ask?", []), case("due tomorrow", []))
    write(
        "recognizers_cases.jsonl",
        case("I'll be back tmrw", ["2026-03-05"], kind="date"),
        case("at 7:30pm", ["T19:30:00"], kind="time"),
    )
    return folder


def test_the_bench_counts_right_answers_silence_and_the_library_beside(app: typer.Typer, tmp_path: Path) -> None:
    result = run(app, "dates", str(bench_folder(tmp_path)), "--format", "json", "--failures")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)
    whole = answer["commands"][0]
    assert (whole["name"], whole["right"], whole["cases"], whole["percent"]) == ("all", 1, 2, 50.0)
    assert (answer["false_positives"][0]["right"], answer["false_positives"][0]["cases"]) == (1, 2)
    library = answer["library_cases"][0]
    assert (library["right"], library["library"]) == (2, 1)
    assert [each["text"] for each in answer["failures"]] == ["by Friday", "due tomorrow"]


def test_the_bench_lists_failures_only_when_asked(app: typer.Typer, tmp_path: Path) -> None:
    folder = str(bench_folder(tmp_path))
    assert "read 2026-03-06, accepted ['2026-03-09']" in run(app, "dates", folder, "--failures").stdout
    assert "accepted" not in run(app, "dates", folder).stdout


def test_the_bench_says_which_line_is_wrong(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "negatives.jsonl").write_text('{"input": "x"}', encoding="utf-8")
    result = run(app, "dates", str(tmp_path))
    assert result.exit_code == 2
    assert "Line 1 of negatives.jsonl" in result.stderr


def test_the_bench_says_when_a_folder_holds_no_cases(app: typer.Typer, tmp_path: Path) -> None:
    result = run(app, "dates", str(tmp_path))
    assert result.exit_code == 2
    assert "due_cases.jsonl" in result.stderr
