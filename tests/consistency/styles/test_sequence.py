"""Rows of words with parts of speech."""

from __future__ import annotations

from tests.consistency.styles.house import found, results


def test_a_row_is_found_by_its_tags():
    rule = (
        "extends: sequence\nmessage: \"Write 'be %[3]s to %[4]s'\"\nignorecase: true\ntokens:\n"
        "  - tag: MD\n  - pattern: be\n  - tag: JJ\n  - tag: VB|VBN\n"
    )
    assert found("It would be great write a story.", rule) == [("would be great write", "Write 'be great to write'")]
    assert found("It would be great to write a story.", rule) == []


def test_words_may_stand_between():
    rule = "extends: sequence\nmessage: No\ntokens:\n  - tag: JJS\n    skip: 2\n  - pattern: of\n  - pattern: all\n"
    assert found("The best small bank of all banks.", rule) == [("best small bank of all", "No")]
    assert found("The best very small local bank of all banks.", rule) == []


def test_a_row_ends_with_its_sentence():
    rule = "extends: sequence\nmessage: No\ntokens:\n  - pattern: good\n  - pattern: news\n"
    assert results("All good. News today.", rule) == ()
    assert results("All good, news today.", rule) == ()
