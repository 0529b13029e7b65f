"""Advice on Vale styles that will not do what their writer expects, and faults of their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import LANGUAGES, text
from guidelines import model as m
from guidelines.errors import InvalidGuideline
from guidelines.folder import dump, read
from guidelines.folder.styles import read_styles
from guidelines.lint import lint
from guidelines.styles.model import StyleRule

WORDY = "extends: existence\nmessage: Drop it.\ntokens: [very]\n"
ALL = "StylesPath = styles\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = House\n"


def hints(folder: Path, definition: str, settings: str = ALL) -> list[tuple[str, int | None, str]]:
    """(file, line, sentence) of the advice on one rule, ``House.Rule``."""
    guideline = m.Guideline(
        brand=m.Brand(id="b", names=m.Localized(en="B"), languages=("en",)),
        styles=m.Styles(settings=settings, rules=(StyleRule(id="House.Rule", definition=definition),)),
    )
    dump(guideline, folder)
    found = [hint for hint in lint(read(folder)) if hint.code.startswith("lint.style")]
    for language in LANGUAGES:
        assert all(text(hint.code, language, **hint.params) for hint in found)
    return [(hint.file, hint.line, text(hint.code, "en", **hint.params)) for hint in found]


def test_a_rule_that_runs_and_speaks_needs_no_advice(tmp_path: Path):
    assert hints(tmp_path, WORDY) == []


@pytest.mark.parametrize(
    ("definition", "settings", "file", "line", "said"),
    [
        ("extends: spelling\nmessage: No\n", ALL, "styles/House/Rule.yml", 1, "kind spelling do not run here"),
        (WORDY + "wordz: 3\n", ALL, "styles/House/Rule.yml", 4, "no key 'wordz'"),
        (
            WORDY + "level: suggestion\n",
            ALL.replace("suggestion", "warning"),
            "styles/House/Rule.yml",
            4,
            "nobody hears",
        ),
        (WORDY, ALL.replace("[*]", "[*.adoc]"), ".vale.ini", 5, "switches the style House on"),
    ],
)
def test_a_rule_that_never_speaks_is_told_at_its_line(
    tmp_path: Path, definition: str, settings: str, file: str, line: int, said: str
):
    ((where, number, sentence),) = hints(tmp_path, definition, settings)
    assert (where, number) == (file, line)
    assert said in sentence


def test_a_rule_that_somebody_switched_off_needs_no_advice(tmp_path: Path):
    assert hints(tmp_path, WORDY + "wordz: 3\n", ALL + "House.Rule = NO\n") == []


def house(folder: Path, settings: str = ALL, rule: bytes = WORDY.encode()) -> Path:
    (folder / ".vale.ini").write_text(settings, encoding="utf-8")
    (folder / "styles" / "House").mkdir(parents=True)
    (folder / "styles" / "House" / "Rule.yml").write_bytes(rule)
    return folder


def faults(folder: Path) -> list[str]:
    with pytest.raises(InvalidGuideline) as caught:
        read_styles(folder)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("settings", "rule", "told"),
    [
        (ALL, b"\xff\xfe\xfd", "styles/House/Rule.yml: This is not UTF-8 text; save the file as UTF-8."),
        (ALL, b"#" * (2 * 1024 * 1024 + 1), "styles/House/Rule.yml: The file is larger than 2 MB"),
        (ALL, b"", "styles/House/Rule.yml: The file is empty"),
        (ALL.replace("= styles", "= ../.."), b"x", ".vale.ini:1: The styles must lie inside the guideline folder."),
        (ALL.replace("House", "House, Mine"), b"message: x", "There is no style 'Mine' in styles"),
        ("Vocab = Ours\n" + ALL, WORDY.encode(), ".vale.ini:1: There is no vocabulary 'Ours'"),
        (ALL + "Other.Thing = YES\n", WORDY.encode(), ".vale.ini:6: There is no rule 'Other.Thing'"),
    ],
)
def test_styles_that_cannot_be_read_are_told_by_file(tmp_path: Path, settings: str, rule: bytes, told: str):
    assert any(told in line for line in faults(house(tmp_path, settings, rule)))


def test_a_folder_without_settings_has_no_styles(tmp_path: Path):
    assert read_styles(tmp_path) is None
