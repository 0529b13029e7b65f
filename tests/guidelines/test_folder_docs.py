"""The page about the guideline folder names every file, key, value and pack there is."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest

from consistency.claims.limits.condition_kinds import KINDS
from guidelines import model as m
from guidelines.folder.read import FILES
from guidelines.packs import available

PAGE = (Path(__file__).parents[2] / "docs" / "guideline-format.md").read_text(encoding="utf-8")
TYPES = [
    t
    for t in vars(m).values()
    if isinstance(t, type) and issubclass(t, m.Item) and t not in (m.Item, m.Guideline, m.GuidelineVersion, m.Styles)
]


def values(annotation: object) -> list[str]:
    """The words of every ``Literal`` and ``StrEnum`` inside an annotation."""
    if typing.get_origin(annotation) is typing.Literal:
        return [str(v) for v in typing.get_args(annotation)]
    if isinstance(annotation, type) and issubclass(annotation, (m.Severity, m.ToneMeasure)):
        return [str(v) for v in annotation]
    return [v for inner in typing.get_args(annotation) for v in values(inner)]


@pytest.mark.parametrize("name", list(FILES))
def test_every_file_of_the_folder_has_its_section(name: str) -> None:
    assert f"`{name}`" in PAGE
    assert f"## {name}" in PAGE


@pytest.mark.parametrize("kind", TYPES, ids=[t.__name__ for t in TYPES])
def test_every_key_and_every_fixed_value_is_named(kind: type[m.Item]) -> None:
    words = [*kind.model_fields, *(v for i in kind.model_fields.values() for v in values(i.annotation))]
    short = {"en", "zh", "text", "use", "x"}
    assert [w for w in words if w not in short and f"`{w}`" not in PAGE] == []


def test_every_shipped_pack_is_named() -> None:
    assert [name for name in available() if f"| `{name}` |" not in PAGE] == []


def test_every_condition_that_is_understood_is_in_the_table() -> None:
    assert [name for name in KINDS if f"| `{name}`: " not in PAGE] == []
