"""Cues: what a pattern cannot match without, and that nothing is passed over for their sake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import consistency.statements
from consistency.matching.cues import Cued, Either, cues


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"\bbasic\b|基础版", {"basic", "基础版"}),
        (r"\bchild(?:ren)?\b", {"child"}),
        (r"\b(?:light|lite) (?:plan|fare)?\b", {"light", "lite"}),
        (r"第二[杯件份]", {"第二"}),
        (r"[]x]ab|[^]]cd|[\]]ef", {"ab", "cd", "ef"}),
        (r"/ ?100 ?(?:g|ml)s?\b", {"100"}),
        (r"(?<!非)会员(?!费)", {"会员"}),
        (r"colou?r", {"colo"}),
        (r"ab{0,2}cde", {"cde"}),
        (r"(?i:US)\$", {"US"}),
    ],
)
def test_the_letters_that_a_pattern_cannot_do_without(pattern: str, wanted: set[str]) -> None:
    assert cues(pattern) == wanted


@pytest.mark.parametrize("pattern", [r"\d+", r"abc|\w", r"(?:abc)?", r"[abc]", "(?=abc)"])
def test_a_pattern_that_needs_no_letters_has_no_cue(pattern: str) -> None:
    assert cues(pattern) is None


@pytest.mark.parametrize("pattern", ["(abc", "abc)", "[abc"])
def test_brackets_that_do_not_close_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|class"):
        cues(pattern)


def _patterns() -> list[tuple[str, bool]]:
    found = []
    for name in ("variants.yaml", "topics.yaml"):
        path = Path(consistency.statements.__file__).parent / name
        rows = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        found += [(row["words"], not row.get("cased")) for row in rows]
    return found


PATTERNS = _patterns()
COMPILED = [re.compile(words, re.IGNORECASE if ignored else 0) for words, ignored in PATTERNS]
CUED = Cued(range(len(PATTERNS)), lambda index: PATTERNS[index][0])
WORDS = sorted({cue for words, _ in PATTERNS for cue in cues(words) or ()})
ODD_CASES = frozenset("ıİ")
"""Letters that the regular expressions take for an i and folding does not; no copy in our languages holds them."""


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_pattern_that_matches_is_passed_over(data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(COMPILED) - 1))
    around = data.draw(st.lists(st.sampled_from([*WORDS, "the", "，", "30", "Ⅻ"]), max_size=6))
    text = " ".join([*around, data.draw(st.from_regex(COMPILED[which]))])
    possible = set(CUED.possible(text))
    if not ODD_CASES & set(text):
        assert {index for index, pattern in enumerate(COMPILED) if pattern.search(text)} <= possible


def test_of_many_names_the_first_listed_is_taken_at_its_place_and_none_beyond_the_end():
    names = [f"Lumen{number} Pro" for number in range(2000)] + ["Lumen7", "夜瞳"]
    text = "LUMEN7 PRO, 夜瞳 and Lumen7"
    assert [m[0] for m in Either(names).finditer(text)] == ["LUMEN7 PRO", "夜瞳", "Lumen7"]
    assert [m[0] for m in Either(names).finditer(text, 14)] == ["LUMEN7 PRO", "夜瞳"]
    assert not list(Either(names).finditer("nothing of ours"))


def test_half_a_surrogate_pair_hides_no_cue() -> None:
    assert list(Cued(["waterproof"], str).possible("\ud800 Waterproof")) == ["waterproof"]
