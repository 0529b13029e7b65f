"""`unison actions` as a coordinator or a program runs it: what it prints, and what its exit code says."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import typer
from docx import Document
from typer.testing import CliRunner

from bot.cli import actions

NOTES = "# Sync, 4 March 2026\n\n## Actions\n- Li: send the kit by Friday\n- Check the newsletter footer (Legal)\n"
PEOPLE = "- {name: Li Na, aliases: [Li, 李娜], slack_id: U01}\n"
app = typer.Typer()
actions.register(app)
benches = typer.Typer()
benches.command()(actions.bench)
runner = CliRunner()
CORPUS = Path(__file__).parents[2] / "campaigns" / "notes" / "corpus"


def run(*arguments: str, given: str | None = None):
    return runner.invoke(app, list(arguments), input=given)


@pytest.fixture
def people(tmp_path) -> str:
    path = tmp_path / "people.yaml"
    path.write_text(PEOPLE, encoding="utf-8")
    return str(path)


def test_json_gives_action_owner_due_channel_and_the_words_they_were_read_from(people):
    result = run("-", "--people", people, "--format", "json", given=NOTES)
    assert result.exit_code == 0
    answer = json.loads(result.output)
    assert (answer["format"], answer["date"]) == (1, "2026-03-04")
    first, second = answer["items"]
    assert (first["action"], first["owner"], first["due"], first["granularity"]) == (
        "Send the kit",
        "Li Na",
        "2026-03-06",
        "day",
    )
    assert NOTES[slice(*first["span"])] == first["words"] == "send the kit"
    assert (second["owner"], second["due"], second["channel"]) == ("Legal", None, "email")


def test_the_day_given_wins_over_the_day_the_notes_say():
    answer = json.loads(run("-", "--today", "2026-03-11", "--format", "json", given=NOTES).output)
    assert answer["date"] == "2026-03-11"
    assert answer["items"][0]["due"] == "2026-03-13"


def test_decisions_stand_below_the_items_and_in_json_even_where_there_are_no_items():
    notes = NOTES + "\n## Decisions\n- Use [blue] for summer\n- 价格统一为99元\n"
    assert json.loads(run("-", "--format", "json", given=notes).output)["decisions"] == [
        "Use [blue] for summer",
        "价格统一为99元",
    ]
    assert json.loads(run("-", "--format", "json", given=NOTES).output)["decisions"] == []
    english = run("-", "--lang", "en", given=notes).output
    assert english.index("Send the kit") < english.index("Decided:\n• Use [blue] for summer\n")
    none = run("-", "--lang", "zh", given="会议决定价格统一为99元。")
    assert "决定：\n• 会议决定价格统一为99元。" in none.output
    assert none.exit_code == 1


def test_text_speaks_the_readers_language():
    english = run("-", "--lang", "en", given=NOTES).output
    chinese = run("-", "--lang", "zh", given=NOTES).output
    assert "2 action items" in english
    assert "2026-03-06" in english
    assert "2 项待办" in chinese
    assert "责任人" in chinese


def test_a_word_file_with_a_table_is_read(tmp_path):
    document = Document()
    document.add_paragraph("会议时间：2026年3月4日")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells],
        ["事项", "责任人", "截止时间", "写标题", "周芸", "3月10日"],
        strict=True,
    ):
        cell.text = text
    data = io.BytesIO()
    document.save(data)
    path = tmp_path / "notes.docx"
    path.write_bytes(data.getvalue())
    (item,) = json.loads(run(str(path), "--format", "json").output)["items"]
    assert (item["action"], item["owner"], item["due"]) == ("写标题", "周芸", "2026-03-10")


def test_notes_without_items_give_exit_code_1():
    result = run("-", given="We talked about the weather. Nothing was decided.")
    assert result.exit_code == 1
    assert "No action items" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.md"], "no file nowhere.md"),
        (["-", "--today", "Wednesday"], "2026-03-04"),
        (["-", "--people", "nobody.yaml"], "no file nobody.yaml"),
        (["-", "--country", "XX"], "XX"),
    ],
)
def test_wrong_use_gives_one_clear_sentence_and_exit_code_2(arguments, words):
    result = run(*arguments, given=NOTES)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("people", ["name: Li", "- {aliases: [Li]}", "- {name: Li, aliases: Li}", "- [", "- {name: 5}"])
def test_a_list_of_people_that_is_none_is_refused_with_what_to_write(tmp_path, people):
    path = tmp_path / "people.yaml"
    path.write_text(people, encoding="utf-8")
    result = run("-", "--people", str(path), given=NOTES)
    assert result.exit_code == 2
    assert "people.yaml" in result.output


def test_the_benchmark_prints_a_line_for_each_language():
    result = runner.invoke(benches, [str(CORPUS), "--half", "dev"])
    assert result.exit_code == 0, result.output
    assert "dev  en" in result.output
    assert "dev  zh" in result.output


def test_the_benchmark_refuses_a_folder_without_labels(tmp_path):
    result = runner.invoke(benches, [str(tmp_path)])
    assert result.exit_code == 2
    assert "people.yaml" in result.output
