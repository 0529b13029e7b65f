"""Word, PowerPoint and PDF: everything a reader of the document would read, and a word on what was left out."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader, PdfWriter

from bot.files import FileError, extract
from bot.files.formats.pdf import flowing

Save = Callable[[Any], bytes]
Pdf = Callable[[list[list[str]]], bytes]


def codes(result: Any) -> list[str]:
    return [warning.code for warning in result.warnings]


def labels(result: Any) -> list[str]:
    return [part.label.code.removeprefix("files.part.") for part in result.parts]


def picture() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    file.seek(0)
    return file


def test_a_document_gives_headings_lists_and_tables_as_markdown_in_reading_order(save: Save) -> None:
    document = Document()
    document.add_heading("Launch 上市", 1)
    document.add_paragraph("First paragraph.")
    document.add_paragraph("One", style="List Bullet")
    document.add_paragraph("Two", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ["Channel", "Copy", "X", "Now | later"], strict=True):
        cell.text = text
    document.add_paragraph("Last paragraph.")
    result = extract("a.docx", save(document))
    assert result.kind == "docx"
    assert result.text == (
        "# Launch 上市\n\nFirst paragraph.\n\n- One\n- Two\n\n"
        "| Channel | Copy |\n| --- | --- |\n| X | Now \\| later |\n\nLast paragraph."
    )


def test_headers_and_footers_of_a_document_are_parts_of_their_own(save: Save) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Draft 3"
    document.sections[0].footer.paragraphs[0].text = "Terms apply."
    document.add_paragraph("The copy.")
    result = extract("a.docx", save(document))
    assert labels(result) == ["header", "body", "footer"]
    assert result.text == "Draft 3\n\nThe copy.\n\nTerms apply."


def test_tracked_changes_are_read_as_accepted_and_content_controls_are_not_skipped(save: Save) -> None:
    document = Document()
    paragraph = document.add_paragraph("The ")
    words = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:ins {words} w:id="1" w:author="a"><w:r><w:t>new</w:t></w:r></w:ins>'))
    paragraph._p.append(
        parse_xml(f'<w:del {words} w:id="2" w:author="a"><w:r><w:delText>old</w:delText></w:r></w:del>')
    )
    control = f"<w:sdt {words}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    paragraph._p.addnext(parse_xml(control))
    result = extract("a.docx", save(document))
    assert result.text == "The new\n\nIn a control."
    assert codes(result) == ["files.tracked_changes"]


def test_a_text_box_is_read_once(save: Save) -> None:
    document = Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    spaces = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = f"<w:r {spaces}><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    document.add_paragraph("Beside it.")._p.append(parse_xml(f"{run}</mc:AlternateContent></w:r>"))
    result = extract("a.docx", save(document))
    assert result.text == "Beside it.\n\nIn a box."
    assert labels(result) == ["body", "text_boxes"]


def test_footnotes_are_read_since_the_small_print_stands_there(save: Save) -> None:
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = Document()
    document.add_paragraph("The best screen*")
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>Lab test, 2026.</w:t></w:r></w:p></w:footnote>'
    xml = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml, None)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    result = extract("a.docx", save(document))
    assert result.text == "The best screen*\n\nLab test, 2026."


def test_a_cell_in_a_merged_row_and_a_table_in_a_table_are_read_once(save: Save) -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Wide"
    table.cell(1, 0).text = "Left"
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "Inner"
    text = extract("a.docx", save(document)).text
    assert text.count("Wide") == text.count("Inner") == text.count("Left") == 1


def test_pictures_in_a_document_are_counted_as_not_read(save: Save) -> None:
    document = Document()
    document.add_paragraph("Look:")
    document.add_picture(picture())
    (warning,) = extract("a.docx", save(document)).warnings
    assert (warning.code, warning.params["n"]) == ("files.pictures", 1)


def deck() -> Any:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "极致影像"
    body = slide.placeholders[1].text_frame
    body.text = "Imaging beyond imagination"
    for text in ("200 MP", "Night mode"):
        paragraph = body.add_paragraph()
        paragraph.text, paragraph.level = text, 1
    slide.notes_slide.notes_text_frame.text = "Pause here."
    return presentation


def test_a_deck_is_read_slide_by_slide_with_its_notes(save: Save) -> None:
    presentation = deck()
    second = presentation.slides.add_slide(presentation.slide_layouts[6])
    for top, text in ((3, "lower"), (1, "upper")):
        second.shapes.add_textbox(Inches(1), Inches(top), Inches(2), Inches(1)).text_frame.text = text
    result = extract("deck.pptx", save(presentation))
    assert [(part.label.code, part.label.params["number"]) for part in result.parts] == [
        ("files.part.slide", 1),
        ("files.part.slide_notes", 1),
        ("files.part.slide", 2),
    ]
    assert [part.text for part in result.parts] == [
        "# 极致影像\n\nImaging beyond imagination\n\n- 200 MP\n- Night mode",
        "Pause here.",
        "upper\n\nlower",
    ]


def test_tables_groups_hidden_slides_and_pictures_of_a_deck_are_seen(save: Save) -> None:
    presentation = deck()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    table = slide.shapes.add_table(2, 1, Inches(1), Inches(1), Inches(2), Inches(1)).table
    table.cell(0, 0).text, table.cell(1, 0).text = "Price", "3999"
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(1), Inches(5), Inches(2), Inches(1)).text_frame.text = "grouped"
    slide.shapes.add_picture(picture(), Inches(6), Inches(6))
    slide._element.set("show", "0")
    result = extract("deck.pptx", save(presentation))
    assert result.parts[-1].text == "| Price |\n| --- |\n| 3999 |\n\ngrouped"
    assert codes(result) == ["files.hidden_slides", "files.pictures"]


def test_a_pdf_is_read_page_by_page_in_both_languages(pdf: Pdf) -> None:
    result = extract("a.pdf", pdf([["Imaging beyond imagination."], ["极致影像，突破想象。"]]))
    assert [(part.label.params["number"], part.text) for part in result.parts] == [
        (1, "Imaging beyond imagination."),
        (2, "极致影像，突破想象。"),
    ]


def test_a_scanned_pdf_says_that_it_holds_no_text(pdf: Pdf) -> None:
    with pytest.raises(FileError) as raised:
        extract("scan.pdf", pdf([[], []]))
    assert raised.value.code == "files.pdf_scanned"


def test_a_page_without_text_among_others_is_named(pdf: Pdf) -> None:
    (warning,) = extract("a.pdf", pdf([["One."], [], ["Three."], []])).warnings
    assert (warning.code, warning.params["numbers"]) == ("files.pdf_blank_pages", "2, 4")


@pytest.mark.parametrize(("password", "code"), [("secret", "files.encrypted"), ("", None)])
def test_a_pdf_under_a_password_is_named_and_one_that_only_forbids_printing_is_read(
    pdf: Pdf, password: str, code: str | None
) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["Text."]]))))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    if code is None:
        assert extract("a.pdf", file.getvalue()).text == "Text."
        return
    with pytest.raises(FileError) as raised:
        extract("a.pdf", file.getvalue())
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The new phone sees more than any", "phone before it."], "The new phone sees more than any phone before it."),
        (
            ["这款手机采用全新影像系统，让每一", "张照片都充满细节。"],
            "这款手机采用全新影像系统，让每一张照片都充满细节。",
        ),
        (["It was an extraordi-", "nary evening for us."], "It was an extraordinary evening for us."),
        (["A title", "The body of the text begins here."], "A title\nThe body of the text begins here."),
        (["The sentence ends on this line.", "The next begins."], "The sentence ends on this line.\nThe next begins."),
        (
            ["- the first of several long items", "- the second item"],
            "- the first of several long items\n- the second item",
        ),
        (["One paragraph without its stop", "", "Another one"], "One paragraph without its stop\n\nAnother one"),
    ],
)
def test_the_lines_of_a_paragraph_are_joined_and_others_stay(lines: list[str], text: str) -> None:
    assert flowing("\n".join(lines)) == text
