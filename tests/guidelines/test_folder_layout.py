"""Entries of a list are laid out as the YAML writer itself would write them, or left to it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from guidelines.folder.layout import laid_out
from guidelines.folder.write import as_yaml

LIKELY = st.sampled_from(
    (
        "Night Sight Plus",
        "夜景人像",
        "2024 年起不再用",
        "®",
        "no",
        "null",
        "1.10",
        "2026-01-01",
        "a: b",
        "a #b",
        "- a",
        "x:",
        " ",
    )
)
TEXTS = LIKELY | st.text(max_size=12) | st.text("ab 词-_?!,.;'\"“”[]{}&*|>%@`~=\\0", min_size=1, max_size=12)
VALUES = st.recursive(
    TEXTS | st.booleans(),
    lambda inner: (
        st.lists(inner.filter(lambda value: not isinstance(value, list)), max_size=3)
        | st.dictionaries(st.sampled_from(("en", "zh", "text", "use")), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(("id", "preferred", "forbidden", "reason")), VALUES, min_size=1))
@example({"id": "a", "forbidden": ["Orloom", {"text": "Orlume Mobile", "reason": {"en": "Old", "zh": "旧名"}}]})
def test_an_entry_looks_as_the_yaml_writer_writes_it(entry):
    written = as_yaml({"list": [entry]}).removeprefix("list:\n").splitlines(keepends=True)
    laid = laid_out(entry)
    assert laid is None or laid == "".join(line.removeprefix("  ") for line in written)


def test_an_ordinary_term_is_laid_out_and_one_that_needs_quotes_is_not():
    term = {"id": "night", "preferred": "Night Sight", "fuzzy": True, "forbidden": ["night vision"]}
    assert laid_out(term) == (
        "- id: night\n  preferred: Night Sight\n  fuzzy: true\n  forbidden:\n    - night vision\n"
    )
    assert laid_out({**term, "preferred": "no"}) is None
    assert laid_out({**term, "forbidden": []}) is None
