"""Files that cannot be read: each gets one clear sentence in both languages, and none harms the process."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pptx import Presentation

import bot.files
from bot.files import FileError, Words, extensions, extract
from bot.i18n import catalogue

Save = Callable[[Any], bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def refused(name: str, data: bytes, **more: Any) -> FileError:
    with pytest.raises(FileError) as raised:
        extract(name, data, **more)
    for language in ("en", "zh"):
        sentence = catalogue(language)[raised.value.code]
        assert isinstance(sentence, str)
        assert name in sentence.format_map(raised.value.params)
    return raised.value


def zipped(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)
    return file.getvalue()


def a_document(save: Save) -> bytes:
    document = Document()
    document.add_paragraph("Some copy to check before it goes out. " * 40)
    return save(document)


def test_every_format_of_the_product_is_found() -> None:
    assert extensions() == (".csv", ".docx", ".md", ".pdf", ".pptx", ".txt")


@pytest.mark.parametrize("name", ["photo.png", "archive.zip", "noending", "sheet.numbers", ".docx"])
def test_a_type_that_is_not_read_is_told_what_is(name: str) -> None:
    error = refused(name, b"x")
    assert error.code == "files.unknown_type"
    assert ".docx" in str(error.params["extensions"])


@pytest.mark.parametrize(
    ("name", "use"), [("a.doc", ".docx"), ("A.PPT", ".pptx"), ("a.xlsx", ".csv"), ("a.pages", ".docx")]
)
def test_an_old_type_is_told_what_to_save_as(name: str, use: str) -> None:
    assert refused(name, OLE).params["use"] == use


def test_a_type_of_today_that_holds_no_copy_is_not_called_old() -> None:
    assert {refused(name, b"PK").code for name in ("a.xlsx", "a.pages")} == {"files.other_type"}


@pytest.mark.parametrize("extension", [".txt", ".md", ".csv", ".docx", ".pptx", ".pdf"])
def test_an_empty_file_is_said_to_be_empty(extension: str) -> None:
    assert refused("a" + extension, b"").code == "files.empty"


@pytest.mark.parametrize("extension", [".txt", ".md", ".csv"])
def test_a_file_of_blanks_holds_no_text(extension: str) -> None:
    assert refused("a" + extension, b" \n\t\n").code in ("files.no_text", "files.empty")


def test_documents_without_a_word_hold_no_text(save: Save) -> None:
    assert refused("a.docx", save(Document())).code == "files.no_text"
    assert refused("a.pptx", save(Presentation())).code == "files.no_text"


def test_a_file_above_the_limit_is_not_opened() -> None:
    error = refused("a.txt", b"x" * 3_000_000, limit=2 * 1024 * 1024)
    assert (error.code, error.params["size"], error.params["limit"]) == ("files.too_big", "2.9", "2")


def test_a_file_of_another_type_than_its_name_says_is_named(save: Save, pdf: Any) -> None:
    assert refused("a.pptx", a_document(save)).params["found"] == ".docx"
    assert refused("a.txt", pdf([["x"]])).params["found"] == ".pdf"
    assert refused("a.docx", pdf([["x"]])).params["found"] == ".pdf"
    assert refused("a.md", b"\x89PNG\r\n\x1a\n").params["found"] == "IMAGE"
    assert refused("a.docx", zipped({"readme.txt": b"x"})).params["found"] == "ZIP"
    assert refused("a.csv", zipped({"xl/workbook.xml": b"x"})).params["found"] == "XLSX"


@pytest.mark.parametrize("extension", [".docx", ".pptx", ".pdf"])
def test_text_under_the_name_of_a_document_is_broken(extension: str) -> None:
    assert refused("a" + extension, b"only some text").code == "files.broken"


def test_an_office_file_under_a_password_is_told_apart_from_an_old_one() -> None:
    assert refused("a.docx", OLE + "EncryptedPackage".encode("utf-16-le")).code == "files.encrypted"
    assert refused("a.pptx", OLE).code == "files.old_type"


def test_a_zip_under_a_password_is_encrypted(save: Save) -> None:
    data = bytearray(a_document(save))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(mark), bytes(data)):
            data[found.start() + flags] |= 1
    assert refused("a.docx", bytes(data)).code == "files.encrypted"


@pytest.mark.parametrize("main", ["word/document.xml", "ppt/presentation.xml"])
def test_a_zip_bomb_is_not_unpacked(main: str) -> None:
    name = "a.docx" if main.startswith("word") else "a.pptx"
    assert refused(name, zipped({main: b" " * (50 * 1024 * 1024)})).code == "files.bomb"
    assert refused(name, zipped({main: b"x"} | {f"{n}.bin": b"" for n in range(5_001)})).code == "files.bomb"


def test_a_bomb_of_entities_does_not_expand(save: Save) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "lol">{levels}]><w>&e8;</w>'.encode()
    source = zipfile.ZipFile(io.BytesIO(a_document(save)))
    entries = {name: source.read(name) for name in source.namelist()} | {"word/document.xml": bomb}
    assert refused("a.docx", zipped(entries)).code in ("files.broken", "files.no_text", "files.bomb")


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/styles.xml", "_rels/.rels"])
def test_a_document_with_a_damaged_part_is_broken(save: Save, part: str) -> None:
    source = zipfile.ZipFile(io.BytesIO(a_document(save)))
    entries = {name: source.read(name) for name in source.namelist()} | {part: b"<not xml"}
    assert refused("a.docx", zipped(entries)).code == "files.broken"


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_a_document_cut_short_is_broken(save: Save, keep: float) -> None:
    data = a_document(save)
    assert refused("a.docx", data[: int(len(data) * keep)]).code == "files.broken"


def test_what_a_library_says_of_a_damaged_pdf_stays_unsaid(caplog: pytest.LogCaptureFixture) -> None:
    assert refused("a.pdf", b"\x8f\x01 no page at all" * 40).code == "files.broken"
    assert caplog.messages == []


def test_a_pdf_cut_short_before_its_pages_is_refused(pdf: Any) -> None:
    data = pdf([["Some text on a page."]])
    assert refused("a.pdf", data[: data.index(b"/Type /Page /Parent")]).code in ("files.broken", "files.no_text")


def test_every_code_in_the_sources_has_a_sentence_in_both_languages() -> None:
    sources = "".join(path.read_text(encoding="utf-8") for path in Path(bot.files.__file__).parent.rglob("*.py"))
    codes = set(re.findall(r'"(files\.[a-z_.]+)"', sources))
    codes |= {f"files.part.{name}" for name in ("header", "footer", "footnotes", "endnotes")}
    assert len(codes) > 25
    for language in ("en", "zh"):
        known = {key for key in catalogue(language) if key.startswith("files.")}
        assert codes == known


def test_words_need_no_parameters() -> None:
    assert Words("files.part.text").params == {}
