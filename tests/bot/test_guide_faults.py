"""Whoever reads Chinese is told the faults of a guideline folder in Chinese, every one that there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import guidelines
from bot.cli import app
from bot.guide_faults import in_language

READERS = (
    *("yaml_tree.py", "yaml_types.py", "folder/read.py", "packs/__init__.py"),
    *("folder/styles.py", "styles/definition.py", "styles/settings.py"),
    *("termbase/sheets.py", "termbase/concepts.py", "termbase/tbx.py"),
)
CHOSEN = {
    "The folder x.": "The folder does not exist.",
    "be x, not": "be at least 3, not",
    "text, not x;": "text, not a list;",
    "pillar x; x.": "pillar x; it has none.",
}
"""What the source puts in the place of a parameter, where it is one of a few words of its own."""


def _sentences() -> Iterator[str]:
    """Every sentence in the source of what reads a guideline, with x for its parameters."""
    for name in READERS:
        tree = ast.parse((Path(guidelines.__file__).parent / name).read_text(encoding="utf-8"))
        docstrings = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
        within = {id(part) for each in ast.walk(tree) if isinstance(each, ast.JoinedStr) for part in each.values}
        for each in ast.walk(tree):
            if id(each) in docstrings | within:
                continue
            if isinstance(each, ast.JoinedStr):
                words = "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in each.values)
            elif isinstance(each, ast.Constant) and isinstance(each.value, str):
                words = each.value
            else:
                continue
            if words[-1:] in (".", "?") and " " in words and (words[0].isupper() or words.startswith("x ")):
                for sign, word in CHOSEN.items():
                    words = words.replace(sign, word)
                yield words


@pytest.mark.parametrize("message", sorted(set(_sentences())))
def test_every_fault_of_the_files_is_told_in_chinese(message: str) -> None:
    said = in_language(message, "zh")
    assert any("\u4e00" <= character <= "\u9fff" for character in said), said
    assert in_language(message, "en") == message


def test_the_parameters_of_a_fault_stay_as_they_are_and_an_unknown_one_stays_english() -> None:
    assert in_language("The key 'naems' is not known; did you mean 'names'?", "zh") == (
        "没有 'naems' 这个键，是不是想写 'names'？"
    )
    assert in_language("The number must be at most 5, not 7.", "zh") == "数值不能大于 5，现在是 7。"
    assert in_language("Something new.", "zh") == "Something new."


def test_lint_speaks_the_language_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "brand.yaml").write_text("id: acme\nnames: {en: Acme}\nlanguages: [xx]\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["guide", "lint", str(tmp_path), "--lang", "zh"])
    assert result.exit_code == 2
    assert "brand.yaml:3: languages[1]: 'xx' 不在可选值之内：en、zh。" in result.output
