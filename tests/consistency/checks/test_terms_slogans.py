"""A slogan said in other words is told; prose that plays with its words is not."""

from __future__ import annotations

import pytest

from consistency.check_api import Resources
from consistency.checks import terms
from consistency.document import parse
from consistency.model import Copy, Finding, Severity
from consistency.nlp.encoder import make_encoder
from guidelines.model import Brand, Guideline, Localized, Term, Variant

RESOURCES = Resources(encoder=make_encoder("bundled", long_lived=False))
SLOGANS = (
    "Imaging beyond imagination",
    "Calm skin. Made simple.",
    "Just do it",
    "极致影像，突破想象",
    "少一点，刚刚好",
)
GUIDELINE = Guideline(
    brand=Brand(id="b", names=Localized(en="B", zh="光"), languages=("en", "zh")),
    terms=tuple(
        Term(
            id=f"s{number}",
            preferred=text,
            kind="slogan",
            fuzzy=False,
            language="en" if text.isascii() else "zh",
            forbidden=(Variant(text="Just do that"),) if text == "Just do it" else (),
        )
        for number, text in enumerate(SLOGANS)
    ),
)


def found(text: str) -> list[Finding]:
    compiled = terms.CHECK.compile(GUIDELINE, RESOURCES)
    return list(terms.CHECK.run(parse(text), Copy(text), compiled, RESOURCES).findings)


@pytest.mark.parametrize(
    ("text", "line", "slogan"),
    [
        ("Imaging beyond the imagination.", "Imaging beyond the imagination", SLOGANS[0]),
        ("Aurora: imaging goes beyond imagination!", "imaging goes beyond imagination", SLOGANS[0]),
        ("Calm skin is made simple.", "Calm skin is made simple", SLOGANS[1]),
        ("Calm skin, made simple", "Calm skin, made simple", SLOGANS[1]),
        ("极光：极致影像，突破想像！", "极致影像，突破想像", SLOGANS[3]),
        ("突破想象的极致影像。", "突破想象的极致影像", SLOGANS[3]),
        ("我们相信“少一点刚好”。", "少一点刚好", SLOGANS[4]),
    ],
)
def test_a_line_that_is_almost_a_slogan_is_put_right(text: str, line: str, slogan: str):
    (finding,) = found(text)
    assert (finding.code, finding.quote, finding.params["preferred"]) == ("terms.reworded", line, slogan)
    assert finding.severity is Severity.WARNING
    assert finding.fix is not None
    assert finding.fix.replacement == slogan.rstrip(".")


def test_half_of_a_slogan_is_at_most_a_suggestion_without_a_fix():
    (finding,) = found("Beyond imagination: the camera.")
    assert (finding.code, finding.severity, finding.fix) == ("terms.reworded", Severity.SUGGESTION, None)


@pytest.mark.parametrize(
    "text",
    [
        "Imaging beyond imagination.",
        "Our camera brings you imaging that goes far beyond your imagination.",
        "It is beyond imagination.",
        "Imaging needs imagination.",
        "Just try it.",
        "Do it.",
        "影像超越想象。",
        "极致影像，来自夜瞳。",
        "每天一点点，刚刚好就行。",
        "Read more at #ImagingBeyondTheImagination.",
    ],
)
def test_a_slogan_itself_and_prose_with_some_of_its_words_are_left_alone(text: str):
    assert found(text) == []


def test_a_listed_wrong_form_of_a_slogan_is_told_once():
    assert [finding.code for finding in found("Just do that.")] == ["terms.forbidden"]
