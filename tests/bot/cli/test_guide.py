"""`unison guide`: a brand owner publishes, exports, looks at and asks a guideline."""

from __future__ import annotations

import io
import json
import re
import shutil

import pytest
import sqlalchemy as sa
from rich.console import Console
from typer.testing import CliRunner

from bot.cli import app
from bot.cli.render_guideline import ON_TRIAL, print_guideline
from bot.demo import guideline_path
from campaigns.precision.model import RulePrecision
from guidelines.folder import load

runner = CliRunner()


def guide(*arguments: str):
    return runner.invoke(app, ["guide", *arguments])


@pytest.fixture
def imported():
    result = guide("import", "demo", "--author", "Grace", "--note", "First")
    assert result.exit_code == 0, result.output


def test_importing_the_same_guideline_twice_makes_one_version(imported):
    assert "already the latest version" in guide("import", "demo", "--author", "Grace").output
    assert len(json.loads(guide("versions", "--format", "json").output)) == 1


def test_a_second_brand_in_the_store_says_how_the_bot_is_told_which_to_use(imported, tmp_path, monkeypatch):
    (tmp_path / "brand.yaml").write_text("id: acme\nnames: {en: Acme}\nlanguages: [en]\n", encoding="utf-8")
    assert "UNISON_BRAND=acme" in guide("import", str(tmp_path)).output
    monkeypatch.setenv("UNISON_BRAND", "acme")
    assert "UNISON_BRAND" not in guide("import", str(tmp_path)).output


def test_a_changed_folder_becomes_the_next_version_and_both_are_listed(imported, tmp_path):
    folder = tmp_path / "changed"
    shutil.copytree(guideline_path(), folder)
    brand = folder / "brand.yaml"
    brand.write_text(brand.read_text(encoding="utf-8") + "\n# a comment changes nothing\n", encoding="utf-8")
    assert "already the latest version" in guide("import", str(folder)).output
    (folder / "stages.yaml").unlink()
    assert "version 2" in guide("import", str(folder), "--note", "No stages").output
    rows = json.loads(guide("versions", "orlume", "--format", "json").output)
    assert {(r["version"], r["note"]) for r in rows} == {(1, "First"), (2, "No stages")}


def test_what_changed_between_two_versions_is_told_item_by_item(imported, tmp_path):
    folder = tmp_path / "changed"
    shutil.copytree(guideline_path(), folder)
    (folder / "stages.yaml").unlink()
    brand = folder / "brand.yaml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("zh: 曜光", "zh: 曜明"), encoding="utf-8")
    assert guide("import", str(folder)).exit_code == 0
    said = guide("versions", "--diff", "1", "2").output
    assert '~ brand.names.zh: "曜光" → "曜明"\n' in said
    assert re.search(r"^- stages\[awareness\]: \{", said, re.MULTILINE)
    assert re.search(r"^\+ stages\[awareness\]: \{", guide("versions", "--diff", "2", "1").output, re.MULTILINE)
    rows = json.loads(guide("versions", "--diff", "1", "2", "--format", "json").output)
    assert {"kind": "removed", "after": None}.items() <= next(
        r for r in rows if r["path"] == "stages[awareness]"
    ).items()
    assert guide("versions", "--diff", "1", "1").output == "Nothing differs.\n"
    assert guide("versions", "--diff", "1", "9").exit_code == 2


def test_an_exported_version_reads_back_equal(imported, tmp_path):
    assert guide("export", str(tmp_path / "out")).exit_code == 0
    assert load(tmp_path / "out") == load(guideline_path())


def test_export_does_not_write_over_something_else(imported, tmp_path):
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    result = guide("export", str(tmp_path))
    assert result.exit_code == 2
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "data") == ["precious.txt"]


def test_lint_tells_a_sound_folder_from_a_broken_one(tmp_path):
    assert guide("lint", str(guideline_path())).exit_code == 0
    (tmp_path / "brand.yaml").write_text("id: b\nnames: {en: B}\nlanguages: [fr]\n", encoding="utf-8")
    result = guide("lint", str(tmp_path))
    assert result.exit_code == 2
    assert "brand.yaml:3" in result.output


def test_lint_tells_which_values_nothing_holds_with_their_lines_in_the_language_asked_for(tmp_path):
    (tmp_path / "brand.yaml").write_text("id: b\nnames: {zh: 乙}\nlanguages: [zh]\n", encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(
        "approved:\n- id: germs\n  text: 每袋含很多益生菌。\n  values: [很多]\n  evidence: 检测报告\n",
        encoding="utf-8",
    )
    result = guide("lint", str(tmp_path), "--lang", "zh")
    assert result.exit_code == 1
    assert "claims.yaml:4：approved[germs].values[1]：读不懂“很多”" in result.output
    assert "lint.no_house" in guide("lint", str(tmp_path), "--format", "json").output


def test_show_names_the_parts_of_the_guideline(imported):
    text = guide("show").output
    for expected in ("Imaging beyond imagination", "极致影像，突破想象", "Aurora X", "Channels"):
        assert expected in text
    assert json.loads(guide("show", "--format", "json").output)["brand"]["id"] == "orlume"


def test_show_gives_the_ids_that_exceptions_take_and_says_what_is_on_trial():
    demo = load(guideline_path())
    terms = tuple(each.model_copy(update={"shadow": each.id == "product-en"}) for each in demo.terms)
    console = Console(file=io.StringIO(), width=200)
    print_guideline(console, demo.model_copy(update={"terms": terms}))
    lines = console.file.getvalue().splitlines()
    assert [line.split()[0] for line in lines if ON_TRIAL in line] == ["product-en"]
    told = {line.split()[0] for line in lines if line.strip()}
    assert {"plain-english.heavy-verbs", "waterproof", "en.passive", "xiaohongshu"} <= told


def test_precision_names_the_rules_and_says_where_its_figures_come_from(imported, monkeypatch):
    found = (RulePrecision("term:product-en", 12, 5, 5), RulePrecision("term:customer", 3, 0, 0, shadow=True))
    monkeypatch.setattr("campaigns.precision.store.rules", lambda session, brand: found)
    told = guide("precision").output
    assert "term “Aurora X™”  term:product-en\n  50 % helpful (24–76 %) · 5 helpful, 5 not, 2 not judged" in told
    assert told.index("On trial") < told.index("would have found 3") < told.index("`unison check`")
    assert "试运行中" in guide("precision", "--lang", "zh").output
    assert json.loads(guide("precision", "--format", "json").output)[1]["shadow"] is True


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("how do we write the phone's name aurora x?", "en", "Aurora X"),
        ("极光X怎么写", "zh", "极光 X"),
        ("what does Aurora X cost?", "en", "\n  Evidence: Price list PL-2026-11, approved by Finance on 20 Oct 2026"),
    ],
)
def test_a_question_is_answered_from_the_guideline(question, language, expected):
    result = guide("ask", question, "--guide", "demo", "--lang", language)
    assert result.exit_code == 0
    assert expected in result.output


def test_a_question_without_an_answer_says_so():
    result = guide("ask", "What is the capital of Mongolia?", "--guide", "demo")
    assert result.exit_code == 1
    assert "does not say" in result.output


@pytest.mark.parametrize("command", [["show"], ["export", "out"], ["versions"]])
def test_an_empty_store_says_how_to_fill_it(command):
    result = guide(*command)
    assert result.exit_code == 2
    assert "guide import" in result.output


def test_doctor_says_what_is_missing_and_how_to_get_it():
    result = runner.invoke(app, ["doctor"])
    assert result.exit_code == 0, result.output
    assert "guide import" in result.output
    assert "SLACK_BOT_TOKEN" in result.output
    states = {
        e["name"]: e["state"]
        for e in json.loads(runner.invoke(app, ["doctor", "--format", "json"]).output)["examinations"]
    }
    assert states == {
        "database": "ok", "guideline": "warning", "English pipeline": "ok", "encoder": "ok", "Slack": "warning"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("UNISON_DATABASE_URL", "postgresql://nobody:hunter2@127.0.0.1:1/none", "database"),
        ("UNISON_SPACY_MODEL", "no_such_pipeline", "no_such_pipeline"),
        ("UNISON_ENCODER", "./no/such/folder", "no/such/folder"),
    ],
)
def test_doctor_names_what_is_broken_and_goes_on(monkeypatch, variable, value, says):
    monkeypatch.setenv(variable, value)
    result = runner.invoke(app, ["doctor"])
    assert result.exit_code == 1, result.output
    assert says in result.output
    assert "Slack" in result.output
    assert "hunter2" not in result.output


def test_a_bad_setting_is_one_sentence(monkeypatch):
    monkeypatch.setenv("UNISON_MODE", "pigeon")
    result = runner.invoke(app, ["doctor"])
    assert result.exit_code == 2
    assert "UNISON_MODE" in result.output


def test_an_empty_question_gets_a_sentence_and_exit_code_2_in_the_language_that_is_set(monkeypatch):
    monkeypatch.setenv("UNISON_LANGUAGE", "zh")
    result = guide("ask", " ", "--guide", "demo")
    assert result.exit_code == 2
    assert "请写下问题" in result.output


def test_an_exception_takes_names_refuses_unknown_ones_and_says_when_it_ended(imported):
    given = ("exceptions", "add", "--reason", "Printed", "--author", "Grace", "--until", "2999-12-31")
    refused = guide(*given, "--rule", "aurorra x")
    assert (refused.exit_code, "term:product-en" in refused.output) == (2, True)
    assert guide(*given, "--rule", "Aurora X", "--channel", "RED").exit_code == 0
    twice = guide(*given, "--rule", "product-en", "--channel", "xiaohongshu")
    assert (twice.exit_code, "stands already" in twice.output) == (2, True)
    kept = json.loads(guide("exceptions", "list", "--format", "json").output)["exceptions"]
    assert [(each["rule"], each["channel"]) for each in kept] == [("term:product-en", "xiaohongshu")]
    listed = guide("exceptions", "list").output
    assert "the rule: term “Aurora X™”, the channel RED  until 31 Dec 2999" in listed
    one = kept[0]["id"]
    assert guide("exceptions", "end", one, "--author", "Lin").exit_code == 0
    again = guide("exceptions", "end", one)
    assert (again.exit_code, "by Lin" in again.output) == (2, True)
    assert one not in guide("exceptions", "list").output
    assert one in guide("exceptions", "list", "--ended").output


def test_a_data_folder_that_cannot_be_made_is_told_with_what_to_set(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("UNISON_DATA_DIR", str(tmp_path / "file" / "data"))
    result = guide("import", str(guideline_path()))
    assert result.exit_code == 2
    assert "UNISON_DATA_DIR" in result.output


def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_stored():
    sa.event.listen(sa.Engine, "connect", _no_room)
    try:
        result = guide("import", "demo")
    finally:
        sa.event.remove(sa.Engine, "connect", _no_room)
    assert result.exit_code == 2
    assert "full" in result.output
    assert guide("versions").exit_code == 2


def _no_room(connection, _record):
    connection.execute("PRAGMA max_page_count = 20")
