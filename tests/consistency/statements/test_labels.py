"""Cells of a table are read with the words that head their row and column."""

from __future__ import annotations

from consistency.compare.normal_form import normal
from consistency.document import parse
from consistency.statements.labels import labels
from consistency.statements.read import read_statements

_PRICES = """
| Model | Launch price | Regular price |
|---|---|---|
| Moka One | €449 | €499 |
"""


def test_a_cell_is_named_by_its_row_and_its_column():
    document = parse(_PRICES)
    named = {document.sentences[index].text: label for index, label in labels(document).items()}
    assert named == {"€449": "Moka One Launch price", "€499": "Moka One Regular price"}


def test_a_table_of_names_and_values_needs_no_column():
    document = parse("| 项目 | 说明 |\n|---|---|\n| 额度 | 最高 20 万元 |\n")
    assert set(labels(document).values()) == {"额度"}


def test_a_figure_in_a_cell_keeps_its_own_place_and_takes_its_label_as_subject():
    document = parse(_PRICES)
    first, second = read_statements(document)
    assert (normal(first), normal(second)) == ("EUR 449", "EUR 499")
    assert document.quote(document.span(first.start, first.end)) == "€449"
    assert ("phase", "intro") not in second.qualifiers
    assert "Launch price" in first.subject
    assert "Regular price" in second.subject


def test_text_without_a_table_has_no_labels():
    assert labels(parse("Price: €449 | €499 today.")) == {}
