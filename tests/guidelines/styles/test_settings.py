"""The settings of Vale styles: which rules run on which files."""

from __future__ import annotations

import pytest

from guidelines.styles.settings import SettingsError, read_settings

SETTINGS = """\
StylesPath = house/styles
MinAlertLevel = suggestion
Vocab = Launch, Legal  # two folders

[formats]
mdx = md

[*]
BasedOnStyles = House
House.Length = error

[*.{md,txt}]
BasedOnStyles = House, Plain
Plain.Jargon = NO
TokenIgnores = (\\$\\w+), \\bTODO\\b

[drafts/*]
House.Tone = NO
"""


def test_options_above_the_sections_are_read():
    settings = read_settings(SETTINGS)
    assert settings.styles_path == "house/styles"
    assert settings.min_level == "suggestion"
    assert settings.vocabularies == ("Launch", "Legal")
    assert settings.styles == ("House", "Plain")
    assert settings.single_rules == ("House.Length", "Plain.Jargon", "House.Tone")


@pytest.mark.parametrize(
    ("rule", "file", "runs"),
    [
        ("House.Length", "post.html", True),
        ("House.Length", "post.md", True),
        ("Plain.Words", "post.html", False),
        ("Plain.Words", "post.md", True),
        ("Plain.Words", "post.mdx", True),
        ("Plain.Jargon", "post.md", False),
        ("House.Tone", "post.md", True),
        ("House.Tone", "drafts/post.md", False),
        ("Other.Rule", "post.md", False),
    ],
)
def test_the_nearest_switch_decides(rule, file, runs):
    assert read_settings(SETTINGS).runs(rule, file) is runs


def test_a_level_given_here_replaces_the_rules_own():
    settings = read_settings(SETTINGS)
    assert settings.level("House.Length", "warning") == "error"
    assert settings.level("House.Tone", "warning") == "warning"


def test_what_is_masked_in_a_file_stands_in_its_section():
    (section,) = read_settings(SETTINGS).of("post.txt")
    assert section.token_ignores == (r"(\$\w+)", r"\bTODO\b")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("MinAlertLevel = loud", 1, "must be suggestion, warning or error"),
        ("\n[*.md\n", 2, "close it with a bracket"),
        ("StylesPath = styles\nBasedOnStyles = House", 2, "belongs under a section"),
        ("[*.md]\nMinAlertLevel = error", 2, "belongs above the first section"),
        ("[*.md]\nHouse.Tone = maybe", 2, "must be YES, NO"),
        ("what is this", 1, "Name = value"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(text, line, said):
    with pytest.raises(SettingsError, match=said) as caught:
        read_settings(text)
    assert caught.value.line == line
