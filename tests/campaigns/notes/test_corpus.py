"""The labelled notes are what their README says: enough of them, split by the rule, labels on the text they name."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

CORPUS = Path(__file__).parent / "corpus"
NOTES = sorted(CORPUS.glob("*/*.md"))
LABELLED = sorted(CORPUS.parent.glob("*/*/*.md"))


def labels(note: Path) -> dict[str, Any]:
    return YAML(typ="safe").load(note.with_suffix(".yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_there_are_at_least_forty_notes_in_each_language(language: str) -> None:
    assert sum(note.name.startswith(language) for note in NOTES) >= 40


def test_odd_numbers_are_for_tuning_and_even_ones_are_held_back() -> None:
    for note in NOTES:
        assert note.parent.name == ("dev" if int(note.stem[3:]) % 2 else "held")


@pytest.mark.parametrize("note", LABELLED, ids=lambda note: f"{note.parents[1].name}-{note.stem}")
def test_a_label_names_the_text_at_its_offset_and_a_real_date(note: Path) -> None:
    text = note.read_text(encoding="utf-8")
    answer = labels(note)
    date.fromisoformat(str(answer["meeting_date"]))
    for item in answer["items"]:
        assert text[item["start"] : item["start"] + len(item["text"])] == item["text"]
        assert item["status"] in ("open", "done", "cancelled")
        if item["due"]:
            datetime.fromisoformat(str(item["due"]))
