"""Text, Markdown and CSV in the encodings that people's programs write."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files import FileError, extract
from bot.files.encoding import decode

PHRASES = ("极致影像", "突破想象", "，", "今天正式开售。", "Pro ", "夜景更清晰", "！", "现货 ¥3999 起", "\n")
MIXED = "极致影像，突破想象。\nImaging beyond imagination."


def outcome(name: str, data: bytes) -> str:
    """``text``, ``blank`` or the code of the error."""
    try:
        return "text" if extract(name, data).text.strip() else "blank"
    except FileError as error:
        return error.code


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "gbk", "utf-16-le", "utf-16-be"]
)
def test_a_text_reads_the_same_in_every_encoding(encoding: str) -> None:
    assert extract("copy.txt", MIXED.encode(encoding)).text == MIXED


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE])
def test_big_endian_text_with_its_mark_is_read(mark: bytes) -> None:
    assert extract("copy.txt", mark + MIXED.encode("utf-16-be")).text == MIXED


@given(st.lists(st.sampled_from(PHRASES), min_size=2, max_size=12).map("".join))
def test_simplified_chinese_of_old_windows_programs_is_recognised(text: str) -> None:
    assert decode(text.encode("gb18030"))[0] == text


def test_western_text_of_old_windows_programs_is_read_with_a_warning() -> None:
    result = extract("copy.txt", "Le café “moderne” est à côté.".encode("cp1252"))
    assert result.text == "Le café “moderne” est à côté."
    assert [warning.code for warning in result.warnings] == ["files.encoding_guessed"]


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03", b"text\x00text", b"\x01\x02\x03\x04" * 9])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(FileError) as raised:
        extract("copy.txt", data)
    assert raised.value.code in ("files.binary", "files.undecodable")
    assert raised.value.params["name"] == "copy.txt"


@given(st.binary(min_size=1, max_size=300), st.sampled_from([".txt", ".md", ".csv", ".docx", ".pptx", ".pdf"]))
def test_any_bytes_give_a_text_or_a_clear_error(data: bytes, extension: str) -> None:
    assert outcome(f"a{extension}", data).startswith(("text", "files."))


def test_markdown_keeps_its_marks_and_loses_its_front_matter() -> None:
    result = extract("post.md", b"---\ntitle: Launch\ntags: [a]\n---\n# Launch\n\nA **bold** claim.\n\n---\n\nThe end.")
    assert result.text == "# Launch\n\nA **bold** claim.\n\n---\n\nThe end."
    assert [warning.code for warning in result.warnings] == ["files.front_matter"]


def test_a_rule_at_the_start_of_markdown_is_no_front_matter() -> None:
    assert extract("post.md", b"---\nOnly a rule above.").text == "---\nOnly a rule above."


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("column", ["Copy", "文案", "Ad copy"])
def test_the_copy_column_of_a_csv_is_recognised_by_its_name(delimiter: str, column: str) -> None:
    rows = [
        ["id", "channel", column, "owner"],
        ["1", "x", "First copy. 第一条。", "An"],
        ["2", "web", "Second copy.", "Bo"],
    ]
    result = extract("plan.csv", "\n".join(delimiter.join(row) for row in rows).encode("utf-8-sig"))
    assert [(part.label.params["number"], part.text) for part in result.parts] == [
        (2, "First copy. 第一条。"),
        (3, "Second copy."),
    ]
    assert result.text == "First copy. 第一条。\n\nSecond copy."
    assert result.warnings == ()


def test_the_surest_name_wins_when_several_columns_could_be_the_copy() -> None:
    assert extract("a.csv", b"headline,copy\nBig,The real copy").text == "The real copy"


def test_a_cell_with_line_breaks_quotes_and_commas_stays_whole() -> None:
    result = extract("a.csv", b'id,copy\n1,"Line one,\nline ""two"""\n2,\n3,Last')
    assert [part.text for part in result.parts] == ['Line one,\nline "two"', "Last"]


def test_without_a_known_name_the_wordiest_column_is_read_and_said_so() -> None:
    result = extract("a.csv", b"sku,words\n1,Some longer piece of copy\n2,Another piece of copy here")
    assert [part.text for part in result.parts] == ["Some longer piece of copy", "Another piece of copy here"]
    (warning,) = result.warnings
    assert (warning.code, warning.params["column"]) == ("files.csv_column_guessed", "words")


def test_a_csv_of_one_column_is_read_from_its_first_row() -> None:
    assert extract("a.csv", "今天开售。\n明天送达。".encode()).text == "今天开售。\n\n明天送达。"


def test_a_csv_with_names_only_holds_no_text() -> None:
    with pytest.raises(FileError) as raised:
        extract("a.csv", b"id,copy\n")
    assert raised.value.code == "files.no_text"
