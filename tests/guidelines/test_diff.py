"""What changed between two guidelines."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guidelines.diff import Change, diff
from guidelines.model import Guideline

BRAND = {"id": "aurora", "names": {"en": "Aurora", "zh": "极光"}, "languages": ["en", "zh"]}


def guideline(**parts: Any) -> Guideline:
    return Guideline.model_validate({"brand": BRAND} | parts)


def term(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "preferred": name.title()} | more


def test_equal_guidelines_have_no_differences() -> None:
    assert diff(guideline(terms=[term("aurora-x")]), guideline(terms=[term("aurora-x", case="any")])) == ()


def test_a_changed_field_is_named_by_the_id_of_its_item() -> None:
    before = guideline(terms=[term("other"), term("aurora-x", preferred="Aurora-X")])
    after = guideline(terms=[term("other"), term("aurora-x", preferred="Aurora X", reason={"zh": "官方写法"})])
    assert diff(before, after) == (
        Change("changed", "terms[aurora-x].preferred", "Aurora-X", "Aurora X"),
        Change("added", "terms[aurora-x].reason", None, {"zh": "官方写法"}),
    )


def test_an_item_that_came_or_went_is_one_change_with_the_whole_item() -> None:
    before, after = guideline(terms=[term("a"), term("b")]), guideline(terms=[term("b"), term("c", fuzzy=False)])
    assert diff(before, after) == (
        Change("removed", "terms[a]", {"id": "a", "preferred": "A"}, None),
        Change("added", "terms[c]", None, {"id": "c", "preferred": "C", "fuzzy": False}),
    )


def test_items_without_an_id_are_told_apart_by_what_they_are_about() -> None:
    def with_parts(limit: float, use: str, severity: str) -> Guideline:
        return guideline(
            voice={"targets": [{"measure": "passive", "language": "en", "max": limit}]},
            terms=[term("a", forbidden=[{"text": "AA"}, {"text": "Ａ手机", "use": use}])],
            channels=[
                {"id": "x", "name": {"en": "X"}, "required": [{"kind": "link"}, {"kind": "link", "severity": severity}]}
            ],
        )

    assert diff(with_parts(10, "A", "error"), with_parts(15, "A 手机", "suggestion")) == (
        Change("changed", "voice.targets[passive en].max", 10.0, 15.0),
        Change("changed", "terms[a].forbidden[Ａ手机].use", "A", "A 手机"),
        Change("changed", "channels[x].required[link#2].severity", "error", "suggestion"),
    )


def test_days_are_written_as_days() -> None:
    def expiring(day: str) -> Guideline:
        claim = {"id": "c", "text": {"en": "200 MP"}, "evidence": "lab", "expires": day}
        return guideline(claims={"approved": [claim]})

    assert diff(expiring("2026-01-01"), expiring("2026-06-30")) == (
        Change("changed", "claims.approved[c].expires", "2026-01-01", "2026-06-30"),
    )


def test_words_of_a_list_are_told_one_by_one() -> None:
    before = guideline(voice={"jargon": {"en": ["synergy", "leverage"]}})
    after = guideline(voice={"jargon": {"en": ["leverage", "holistic"]}})
    assert diff(before, after) == (
        Change("removed", "voice.jargon.en[synergy]", "synergy", None),
        Change("added", "voice.jargon.en[holistic]", None, "holistic"),
    )


def test_a_new_order_is_one_change() -> None:
    before, after = guideline(terms=[term("a"), term("b")]), guideline(terms=[term("b"), term("a")])
    assert diff(before, after) == (Change("changed", "terms", ["a", "b"], ["b", "a"]),)


def test_a_part_that_appears_is_one_change() -> None:
    house = {"core": {"zh": "极致影像，突破想象"}}
    assert diff(guideline(), guideline(message=house)) == (Change("added", "message", None, house),)
    assert diff(guideline(message=house), guideline()) == (Change("removed", "message", house, None),)


words = st.sampled_from(["a", "b", "a#2", "你好", "b c"])
localized = st.fixed_dictionaries({"en": words}, optional={"zh": words})
variants = st.lists(st.fixed_dictionaries({"text": words}, optional={"use": words}), max_size=4)
terms = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["t1", "t2", "t3"]), "preferred": words},
        optional={"forbidden": variants, "reason": localized, "fuzzy": st.booleans(), "exceptions": st.lists(words)},
    ),
    max_size=3,
    unique_by=lambda t: t["id"],
)
targets = st.lists(
    st.fixed_dictionaries(
        {"measure": st.just("passive"), "language": st.sampled_from(["en", "zh"]), "max": st.sampled_from([1, 2.5])}
    ),
    max_size=3,
)
guidelines = st.builds(
    lambda terms, targets, core: guideline(
        terms=terms, voice={"targets": targets}, message={"core": core} if core else None
    ),
    terms,
    targets,
    st.none() | localized,
)


@settings(deadline=None)
@given(guidelines, guidelines)
def test_there_is_a_difference_exactly_when_the_content_differs(a: Guideline, b: Guideline) -> None:
    assert (diff(a, b) == ()) == (a.content_hash() == b.content_hash())


@settings(deadline=None)
@given(guidelines, guidelines)
def test_the_way_back_undoes_the_way_there(a: Guideline, b: Guideline) -> None:
    undo = {"added": "removed", "removed": "added", "changed": "changed"}
    there = Counter((undo[c.kind], c.path, str(c.after), str(c.before)) for c in diff(a, b))
    assert there == Counter((c.kind, c.path, str(c.before), str(c.after)) for c in diff(b, a))
