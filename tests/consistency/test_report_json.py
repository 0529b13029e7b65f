"""A report goes through JSON and comes back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.model import (
    Finding,
    Fix,
    ItemRef,
    Measure,
    NotChecked,
    PillarCoverage,
    Report,
    ScorePart,
    SentenceMessage,
    Span,
    Suppressed,
    Verdict,
)
from consistency.report_json import FORMAT, UnknownFormat, report_from_dict, report_to_dict
from guidelines.model import Localized, Severity

texts = st.text(max_size=8)
numbers = st.floats(0, 100).map(lambda x: round(x, 3))
spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 99), st.integers(0, 9))
names = st.builds(Localized, en=st.sampled_from(["Post", None]), zh=st.just("短帖"))
params = st.dictionaries(st.sampled_from(["n", "limit", "name"]), texts | st.integers() | numbers | names, max_size=2)
some_spans = st.lists(spans, max_size=2).map(tuple)
reasons = st.builds(Localized, en=st.sampled_from(["why", None]), zh=st.just("为什么"))
findings = st.builds(
    Finding,
    check=texts,
    code=texts,
    severity=st.sampled_from(Severity),
    span=st.none() | spans,
    quote=st.text(st.characters(), max_size=5),
    params=params,
    item=st.none() | st.builds(ItemRef, st.sampled_from(["term", "claim"]), texts),
    reason=st.none() | reasons,
    source=st.none() | texts,
    fix=st.none() | st.builds(Fix, spans, texts),
    confidence=numbers,
    related=some_spans,
    id=texts,
)
reports = st.builds(
    Report,
    verdict=st.sampled_from(Verdict),
    score=st.integers(0, 100),
    parts=st.lists(st.builds(ScorePart, texts, numbers, numbers, st.integers(0, 9)), max_size=2).map(tuple),
    findings=st.lists(findings, max_size=3).map(tuple),
    measures=st.lists(
        st.builds(
            Measure, texts, st.sampled_from(["en", "zh"]), numbers, st.none() | numbers, st.none() | numbers, some_spans
        ),
        max_size=2,
    ).map(tuple),
    sentences=st.lists(st.builds(SentenceMessage, spans, st.none() | texts, numbers, st.booleans()), max_size=2).map(
        tuple
    ),
    coverage=st.lists(
        st.builds(
            PillarCoverage,
            texts,
            st.sampled_from(["carried", "weak", "missing"]),
            numbers,
            st.none() | spans,
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    checked=st.lists(texts, max_size=2).map(tuple),
    not_checked=st.lists(st.builds(NotChecked, texts, texts, params), max_size=2).map(tuple),
    languages=st.dictionaries(st.sampled_from(["en", "zh"]), st.integers(0, 9)),
    brand=texts,
    version=st.none() | st.integers(1, 9),
    guideline_hash=texts,
    text_hash=texts,
    characters=st.integers(0, 9),
    channel_length=st.none() | st.integers(0, 9),
    words=st.integers(0, 9),
    readable=numbers,
    suppressed=st.lists(st.builds(Suppressed, findings, texts, texts, texts, st.dates()), max_size=2).map(tuple),
    shadowed=st.lists(findings, max_size=2).map(tuple),
)


@given(reports)
def test_a_report_survives_json_without_loss(report: Report):
    data = report_to_dict(report)
    assert report_from_dict(json.loads(json.dumps(data))) == report
    assert report_to_dict(report_from_dict(data)) == data


def test_a_report_of_another_format_is_refused_with_what_to_do():
    with pytest.raises(UnknownFormat, match="Check the copy again"):
        report_from_dict({"format": FORMAT + 1})


def test_every_key_is_described_in_the_documentation(hash_encoder):
    from pathlib import Path

    from consistency.check import check
    from guidelines.model import Brand, Guideline

    guideline = Guideline(brand=Brand(id="example", names=Localized(en="Example"), languages=("en",)))
    data = report_to_dict(check("Hello there.", guideline, encoder=hash_encoder))
    page = (Path(__file__).parents[2] / "docs" / "report-format.md").read_text(encoding="utf-8")
    assert [key for key in data if f"`{key}`" not in page] == []
