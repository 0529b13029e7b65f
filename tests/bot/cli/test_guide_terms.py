"""`unison guide terms`: a term base from elsewhere into the guideline, and the guideline's terms out again."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import xlsxwriter
from typer.testing import CliRunner

from bot.cli import app
from bot.demo import guideline_path
from guidelines.folder import load

OURS = "首选,禁用,语言,负责人\n电子邮件,电邮；伊妹儿,中文,小王\n"


def terms(*arguments: object):
    return CliRunner().invoke(app, ["guide", "terms", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(guideline_path(), tmp_path / "guideline"))


def file(folder: Path, content: str | bytes, name: str = "terms.csv") -> Path:
    path = folder.parent / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx", "tbx"])
def test_what_is_written_changes_nothing_when_it_is_read_back(folder: Path, tmp_path: Path, ending: str):
    before = (folder / "terms.yaml").read_bytes()
    out = tmp_path / f"out.{ending}"
    assert "16 terms written" in terms("export", out, "--guide", folder).output
    read = terms("import", out, "--folder", folder, "--replace")
    assert (read.exit_code, "Nothing to change." in read.output) == (0, True)
    assert (folder / "terms.yaml").read_bytes() == before


def test_a_new_term_is_added_and_every_other_line_stays(folder: Path):
    before = (folder / "terms.yaml").read_text(encoding="utf-8")
    result = terms("import", file(folder, OURS), "--folder", folder)
    assert "1 new: 电子邮件." in result.output
    assert "The column “负责人” is not known and was left out." in result.output
    after = (folder / "terms.yaml").read_text(encoding="utf-8")
    assert after.startswith(before)
    term = load(folder).terms[-1]
    assert (term.preferred, term.language, [v.text for v in term.forbidden]) == ("电子邮件", "zh", ["电邮", "伊妹儿"])


def test_a_changed_term_keeps_its_comments_and_one_taken_out_goes(folder: Path):
    (folder / "terms.yaml").write_text(
        "# Ours.\n- id: mail  # since 2020\n  preferred: email\n  # told often\n  forbidden: [e-mail]\n\n"
        "# Old.\n- id: shop\n  preferred: shop\n",
        encoding="utf-8",
    )
    rows = "id,preferred,forbidden,severity\nmail,email,e-mail;E mail,warning\n"
    result = terms("import", file(folder, rows), "--folder", folder, "--replace")
    assert "1 changed: email." in result.output
    assert "1 taken out: shop." in result.output
    written = (folder / "terms.yaml").read_text(encoding="utf-8")
    assert written.startswith("# Ours.\n- id: mail  # since 2020\n  preferred: email\n  # told often\n  forbidden:")
    assert "shop" not in written
    (term,) = load(folder).terms
    assert ([v.text for v in term.forbidden], term.severity) == (["e-mail", "E mail"], "warning")


def test_a_dry_run_says_what_would_change_and_changes_nothing(folder: Path):
    before = (folder / "terms.yaml").read_bytes()
    result = terms("import", file(folder, OURS), "--folder", folder, "--dry-run", "--lang", "zh")
    assert "新增 1 条：电子邮件。" in result.output
    assert "试运行，没有写入。" in result.output
    assert (folder / "terms.yaml").read_bytes() == before


def test_without_a_folder_a_new_version_is_published(folder: Path):
    CliRunner().invoke(app, ["guide", "import", str(folder), "--author", "Grace"])
    result = terms("import", file(folder, OURS), "--author", "Ana")
    assert "orlume version 2: published, with the terms of terms.csv." in result.output
    versions = json.loads(CliRunner().invoke(app, ["guide", "versions", "--format", "json"]).output)
    assert {(v["author"], v["note"]) for v in versions} >= {("Ana", "Terms from terms.csv")}


def test_programs_are_told_the_same(folder: Path):
    told = json.loads(terms("import", file(folder, OURS), "--folder", folder, "--format", "json").output)
    assert told["terms"] == len(told["added"]) == 1
    assert told["written"] is True
    assert told["notices"] == [{"code": "termbase.column", "column": "负责人", "sheet": ""}]


def test_a_workbook_gives_its_visible_sheets_with_the_row_of_each_fault(folder: Path):
    path = folder.parent / "terms.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("About").write_row(0, 0, ["Made by Ana"])
        sheet = book.add_worksheet("Terms")
        for row, cells in enumerate([["id", "term", "status"], [7, "email", "preferred"], ["", "e-mail", "maybe"]]):
            sheet.write_row(row, 0, cells)
        hidden = book.add_worksheet("Old")
        hidden.write_row(0, 0, ["preferred"])
        hidden.write_row(1, 0, ["telex"])
        hidden.hide()
    before = (folder / "terms.yaml").read_bytes()
    result = terms("import", path, "--folder", folder)
    assert result.exit_code == 2
    assert "terms.xlsx (Terms):3: The status 'maybe' is not known" in result.output
    assert (folder / "terms.yaml").read_bytes() == before
    sheet_only = terms("import", path, "--folder", folder, "--lang", "zh")
    assert "terms.xlsx (Terms):3: 不认识状态 'maybe'" in sheet_only.output


def test_a_cell_merged_downwards_speaks_for_every_row_and_a_title_across_stays_a_title(folder: Path):
    path = folder.parent / "terms.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Terms")
        sheet.merge_range("A1:C1", "What we write")
        sheet.write_row("A2", ["preferred", "forbidden", "reason"])
        sheet.merge_range("A3:A4", "postbox")
        sheet.write_column("B3", ["post-box", "post box", "log-in"])
        sheet.merge_range("C3:C4", "One word")
        sheet.write("A5", "login")
        sheet.merge_range("D5:F900", "")
        sheet.merge_range("H1:H40", "")
    result = terms("import", path, "--folder", folder)
    assert "2 new: postbox, login." in result.output
    postbox, login = load(folder).terms[-2:]
    assert [variant.text for variant in postbox.forbidden] == ["post-box", "post box"]
    assert (postbox.reason and postbox.reason.en, login.reason) == ("One word", None)
    assert [variant.text for variant in login.forbidden] == ["log-in"]


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"", "terms.csv", "terms.csv is empty"),
        (bytes(range(256)) * 40, "terms.csv", "is not a text file"),
        (b"PK\x03\x04 no zip", "terms.xlsx", "is damaged"),
        (b"<tbx><text>", "terms.tbx", "This is not readable XML"),
        (b"preferred\n" + b"x" * 200_000, "terms.csv", "is damaged"),
        (b"preferred\n" + b"x\n" * 50_001, "terms.csv", "has more than 50000 rows"),
        (b"preferred" + b",x" * 300 + b"\n", "terms.csv", "has more than 200 columns"),
        (b"Name,Owner\na,b\n", "terms.csv", "No column for the preferred form was found"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_changes_nothing(folder: Path, content, name, told):
    before = (folder / "terms.yaml").read_bytes()
    result = terms("import", file(folder, content, name), "--folder", folder)
    assert result.exit_code == 2
    assert told in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert (folder / "terms.yaml").read_bytes() == before


def test_wrong_use_is_one_sentence(folder: Path, tmp_path: Path):
    for arguments, told in (
        (("import", tmp_path / "none.csv", "--folder", folder), "cannot be read"),
        (("import", file(folder, OURS), "--folder", folder, "--brand", "x"), "not both"),
        (("import", file(folder, OURS), "--folder", tmp_path / "none"), "does not exist"),
        (("export", tmp_path / "terms.doc", "--guide", folder), "end its name in one of .csv, .xlsx, .tbx"),
        (("export", tmp_path / "none" / "terms.csv", "--guide", folder), "cannot be written"),
    ):
        result = terms(*arguments)
        assert (result.exit_code, told in result.output) == (2, True), result.output


def test_what_tbx_cannot_hold_is_said(folder: Path, tmp_path: Path):
    result = terms("export", tmp_path / "out.tbx", "--guide", folder)
    assert "TBX holds the forms, reason and source only" in result.output
