"""`unison check` as a writer or a build runs it: what it prints, and what its exit code says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.demo import assets, clean_assets, guideline_path
from consistency.compile import _Once

runner = CliRunner()
DEMO = ["--guide", str(guideline_path())]


def run(*arguments: str, given: bytes | None = None):
    return runner.invoke(app, ["check", *arguments], input=given)


@pytest.fixture
def copy(tmp_path) -> Path:
    found = next(a for a in assets() if a.id == "product-page")
    path = tmp_path / "page.md"
    path.write_text(found.text, encoding="utf-8")
    return path


def test_findings_give_exit_code_1_and_name_the_words_at_fault(copy):
    result = run(str(copy), *DEMO, "--channel", "product-page")
    assert result.exit_code == 1
    assert "Auroa X" in result.output
    assert "terms.misspelt" in result.output
    assert "· Product page" in result.output
    chinese = run(str(copy), *DEMO, "--channel", "product-page", "--lang", "zh").output
    assert "· 商品详情页" in chinese
    assert "· product-page" not in result.output + chinese


def test_clean_copy_gives_exit_code_0(tmp_path):
    clean = next(a for a in clean_assets() if a.language == "en")
    path = tmp_path / "clean.md"
    path.write_text(clean.text, encoding="utf-8")
    day = clean.as_of.isoformat()
    result = run(str(path), *DEMO, "--channel", clean.channel, "--as-of", day, "--fail-on", "warning")
    assert result.exit_code == 0, result.output


def test_the_level_decides_what_fails(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Aurora X™ shows the night in order to keep its colours.", encoding="utf-8")
    found = json.loads(run(str(path), *DEMO, "--format", "json").output)["findings"]
    assert found
    assert not any(f["severity"] == "error" for f in found)
    assert run(str(path), *DEMO).exit_code == 1
    assert run(str(path), *DEMO, "--fail-on", "error").exit_code == 0


def test_json_slices_the_text_and_speaks_the_readers_language(copy):
    text = copy.read_text(encoding="utf-8")
    answers = {
        lang: json.loads(run(str(copy), *DEMO, "--format", "json", "--lang", lang).output) for lang in ("en", "zh")
    }
    for finding in answers["en"]["findings"]:
        if finding["span"]:
            start, end = finding["span"]
            assert text[start:end] == finding["quote"]
            assert text.splitlines()[finding["line"] - 1][finding["column"] - 1 :].startswith(finding["quote"][:1])
    ids = {lang: [f["id"] for f in answer["findings"]] for lang, answer in answers.items()}
    assert ids["en"] == ids["zh"]
    assert answers["en"]["findings"][0]["message"] != answers["zh"]["findings"][0]["message"]


def test_copy_comes_from_standard_input(copy):
    result = run("-", *DEMO, "--format", "json", given=copy.read_bytes())
    assert result.exit_code == 1
    assert json.loads(result.output)["file"] == "-"


@pytest.mark.parametrize(
    ("arguments", "data", "says"),
    [
        (["nowhere.txt", *DEMO], None, "nowhere.txt"),
        (["-", *DEMO, "--channel", "billboard"], b"Some copy to look at.", "billboard"),
        (["-", *DEMO, "--stage", "sleep"], b"Some copy to look at.", "sleep"),
        (["-", *DEMO], b"\xff\xfe\x00\xd8\x00\x00\xff\xff\x81", "standard input"),
        (["-", *DEMO], b"", "standard input"),
        (["-", *DEMO], b" \n\t ", "standard input"),
        (["-", *DEMO], ("好" * 40_001).encode(), "40"),
        (["-"], b"Some copy to look at.", "guide import"),
        (["-", *DEMO, "--brand", "orlume"], b"Some copy to look at.", "--guide"),
        (["-", "--guide", "nowhere"], b"Some copy to look at.", "nowhere"),
        (["-", *DEMO, "--as-of", "soon"], b"Some copy to look at.", "as-of"),
    ],
    ids=[
        "missing file",
        "channel",
        "stage",
        "bytes",
        "empty",
        "blank",
        "long",
        "no guideline",
        "both",
        "folder",
        "date",
    ],
)
def test_bad_input_gives_exit_code_2_and_a_sentence(arguments, data, says):
    result = run(*arguments, given=data)
    assert result.exit_code == 2, result.output
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_broken_guideline_is_told_with_file_and_line(tmp_path):
    folder = tmp_path / "guide"
    folder.mkdir()
    (folder / "brand.yaml").write_text("id: b\nnames: {en: B}\nlanguages: [en]\n", encoding="utf-8")
    (folder / "terms.yaml").write_text("- id: x\n  preferred: X\n- id: y\n  prefered: Y\n", encoding="utf-8")
    result = run("-", "--guide", str(folder), given=b"Some copy to look at.")
    assert result.exit_code == 2
    assert "terms.yaml:4" in result.output


def test_the_store_is_used_when_no_folder_is_named(copy, tmp_path):
    assert runner.invoke(app, ["guide", "import", "demo", "--author", "Lin", "--note", "First"]).exit_code == 0
    answer = json.loads(run(str(copy), "--format", "json").output)
    assert (answer["brand"], answer["version"]) == ("orlume", 1)
    result = run(str(copy), "--version", "7")
    assert result.exit_code == 2
    assert "7" in result.output


def test_what_an_exception_of_the_store_lets_stand_is_listed_and_does_not_count(tmp_path):
    assert runner.invoke(app, ["guide", "import", "demo", "--note", "First"]).exit_code == 0
    text = tmp_path / "note.md"
    text.write_text("Our consumers gather in the evening.\n", encoding="utf-8")
    assert "terms.forbidden" in run(str(text)).output
    told = ["--phrase", "consumers", "--reason", "A quotation", "--until", "2999-12-31", "--author", "Grace"]
    assert runner.invoke(app, ["guide", "exceptions", "add", *told]).exit_code == 0
    result = run(str(text))
    assert "terms.forbidden" not in result.output
    assert "A quotation (Grace, until 31 Dec 2999)" in " ".join(result.output.split())
    assert "terms.forbidden" in run(str(text), "--guide", "demo").output


def test_what_comes_again_and_again_is_told_once_with_its_places(tmp_path):
    text = tmp_path / "note.md"
    text.write_text("Every consumer is one.\n\nA consumer gathers.\n", encoding="utf-8")
    result = run(str(text), "--guide", "demo")
    assert result.output.count("terms.forbidden") == 1
    assert "1:7, 3:3" in result.output


def test_a_second_check_takes_what_the_first_learned_and_says_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("UNISON_CACHE_DIR", str(tmp_path / "cache"))
    text = tmp_path / "copy.md"
    text.write_text("Leverage our revolutionary Aurora today! 家人们，赋能影像生态。")
    answers = []
    for _ in range(2):
        monkeypatch.setattr("consistency.compile._compiled", _Once(1))
        answers.append(run(str(text), "--guide", "demo", "--format", "json").stdout)
        kept = sorted((tmp_path / "cache" / "learned").iterdir())
        assert len(kept) == 2
    assert answers[0] == answers[1]


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("in the way")
    monkeypatch.setenv("UNISON_CACHE_DIR", str(tmp_path / "cache"))
    text = tmp_path / "copy.md"
    text.write_text("Leverage our revolutionary Aurora today!")
    monkeypatch.setattr("consistency.compile._compiled", _Once(1))
    result = run(str(text), "--guide", "demo", "--format", "json")
    assert result.exit_code == 1, result.output


def test_a_files_front_matter_says_what_it_is_for_and_lines_count_in_the_file(tmp_path):
    path = tmp_path / "post.md"
    path.write_text("---\nchannel: xiaohongshu\nas_of: 2026-12-07\n---\n\n极光十来了。\n", encoding="utf-8")
    answer = json.loads(run(str(path), *DEMO, "--format", "json").output)
    codes = {finding["code"]: finding for finding in answer["findings"]}
    assert "channel.missing_disclosure" in codes
    assert answer["as_of"] == "2026-12-07"
    assert (codes["terms.forbidden"]["line"], codes["terms.forbidden"]["column"]) == (6, 1)
    asked = json.loads(run(str(path), *DEMO, "--channel", "ad", "--format", "json").output)
    assert "channel.missing_disclosure" not in {finding["code"] for finding in asked["findings"]}


def test_standard_input_is_called_so_in_the_readers_language():
    told = run("-", *DEMO, "--lang", "zh", given=b"")
    assert (told.exit_code, "标准输入没有内容" in told.output) == (2, True)
    shown = run("-", *DEMO, "--lang", "zh", given="柔和的光，整夜陪伴。".encode())
    assert "标准输入" in shown.output.splitlines()[0]


def test_what_of_a_file_was_only_guessed_is_said_beside_the_report(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("Soft light for the caf\u00e9 all evening.".encode("cp1252"))
    result = run(str(path), *DEMO, "--format", "json")
    assert "Windows-1252" in result.stderr
    assert json.loads(result.stdout)["file"] == "old.txt"


@pytest.fixture
def three(tmp_path) -> list[str]:
    """A text at fault, a clean one for another channel by its front matter, and an empty one."""
    texts = {
        "a.txt": "We make Auroa X for you.",
        "b.md": "---\nchannel: ad\nas_of: 2026-12-07\n---\nSoft light, all evening.\n",
        "c.txt": " \n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


def test_several_files_are_told_apart_and_counted(three):
    result = run(*three[:2], *DEMO, "--fail-on", "error")
    assert result.exit_code == 1
    assert result.stdout.index("a.txt") < result.stdout.index("b.md")
    assert result.stdout.rstrip().splitlines()[-1].startswith("2 files · ")


def test_a_file_that_cannot_be_checked_does_not_hold_up_the_others(three, tmp_path):
    result = run(three[0], str(tmp_path / "gone.md"), three[2], str(tmp_path), three[1], *DEMO, "--format", "json")
    assert result.exit_code == 2
    answers = json.loads(result.stdout)
    assert [Path(each["file"]).name for each in answers] == ["a.txt", "gone.md", "c.txt", tmp_path.name, "b.md"]
    assert ["error" in each for each in answers] == [False, True, True, True, False]
    assert answers[4]["as_of"] == "2026-12-07"
    assert all(each["error"] in result.stderr for each in answers if "error" in each)
    assert "*.md" in answers[3]["error"]


def test_each_of_several_files_has_the_report_it_has_alone(three):
    together = json.loads(run(*three[:2], *DEMO, "--as-of", "2026-12-07", "--format", "json").stdout)
    alone = [json.loads(run(file, *DEMO, "--as-of", "2026-12-07", "--format", "json").stdout) for file in three[:2]]
    assert together == alone


def test_an_unknown_channel_is_told_once_for_all_files(three):
    result = run(*three[:2], *DEMO, "--channel", "billboard")
    assert result.exit_code == 2
    assert result.output.count("billboard") == 1
