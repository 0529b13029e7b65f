"""The dialect of Vale's patterns."""

from __future__ import annotations

import pytest

from guidelines.styles.patterns import PatternError, compiled


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"[[a]+", "x[[a", "[[a"),
        (r"[&&|]", "a&b", "&"),
        (r"\p{IsCyrillic}+", "да yes", "да"),
        (r"[\p{IsGreek}x]+", "xπ", "xπ"),
        (r"(?<!un)able", "table", "able"),
        (r"a{,2}b", "a{,2}b", "a{,2}b"),
        (r"\'s", "Ann's", "'s"),
        (r"(?i)caf(?-i)É", "CAFÉ", "CAFÉ"),
    ],
)
def test_patterns_mean_what_they_mean_to_vale(pattern, text, found):
    assert compiled(pattern).search(text)[0] == found


def test_a_pattern_that_cannot_be_read_says_why():
    with pytest.raises(PatternError, match="position"):
        compiled("(a")
