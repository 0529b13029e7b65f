"""The report at a terminal: one fault told once, marks without colours, grounds, and what does not count."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from bot.cli.contract import with_sentences
from bot.cli.render import print_report
from consistency.model import Finding, Fix, ItemRef, Report, Span, Suppressed, Verdict
from consistency.report_json import report_to_dict
from guidelines.model import Severity

TEXT = "限时 20% 优惠，11 月 20 日开始。\n质保三年，三年内都管。Our consumers gather.\n"


def claim(code: str, words: str, item: str, nth: int = 0, **params: str) -> Finding:
    start = [i for i in range(len(TEXT)) if TEXT.startswith(words, i)][nth]
    span = Span(start, start + len(words))
    told = {"found": words, "claim": "两年质保", "approved": "两年", "expires": "2026-12-31", **params}
    return Finding(
        "claims", f"claims.{code}", Severity.ERROR, span, words, told, ItemRef("claim", item), source="政策 SH-2",
        id=f"{start:012x}",
    )  # fmt: skip


WRONG = (claim("wrong_value", "三年", "warranty"), claim("wrong_value", "三年", "warranty", 1))
OVER = (
    claim("expired", "20%", "offer", date="2026-11-30"),
    claim("expired", "11 月 20 日", "offer", date="2026-11-30"),
)
WHERE = Span(TEXT.index("consumers"), TEXT.index("consumers") + 9)
TERM = Finding(
    "terms", "terms.forbidden", Severity.ERROR, WHERE, "consumers", {"found": "consumers", "preferred": "customers"},
    ItemRef("term", "customer"), fix=Fix(WHERE, "customers"), id="c",
)  # fmt: skip
EMPTY = Report(
    verdict=Verdict.OFF_BRAND, score=40, parts=(), findings=(), measures=(), sentences=(), coverage=(),
    checked=("claims",), not_checked=(),
)  # fmt: skip


def shown(report: Report, language: str = "en", **more: object) -> str:
    console = Console(file=io.StringIO(), width=200, highlight=False, **more)  # type: ignore[arg-type]
    print_report(console, report, text=TEXT, name="n", about="a", language=language)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]


def test_one_fault_is_told_once_with_its_places_its_rule_and_its_other_words() -> None:
    told = shown(replace(EMPTY, findings=(*OVER, *WRONG)))
    assert told.count("expired on 30 Nov 2026") == told.count("is not what was approved") == 1
    assert "1:4, 1:11  claims.expired  claim:offer" in told
    assert "Also: “11 月 20 日”" in told
    assert "2:3, 2:6  claims.wrong_value  claim:warranty" in told
    assert told.count("Also:") == 1


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "Source: 政策 SH-2. Approved until 31 Dec 2026."), ("zh", "依据：政策 SH-2，有效期至2026年12月31日")],
)
def test_a_claim_is_told_with_its_source_and_its_last_day(language: str, says: str) -> None:
    assert says in shown(replace(EMPTY, findings=WRONG), language)
    over = shown(replace(EMPTY, findings=OVER), language)
    assert "SH-2" in over
    assert "Dec 2026" not in over  # its end is what the sentence is about


@pytest.mark.parametrize(("language", "mark"), [(each, "[consumers] → customers") for each in ("en", "zh")])
def test_marks_show_the_words_where_there_are_no_colours(language: str, mark: str) -> None:
    report = replace(EMPTY, findings=(TERM,))
    assert mark in shown(report, language)
    marked, colours = f"Our {mark.split()[0]}", {"color_system": "truecolor", "force_terminal": True}
    assert marked in re.sub(r"\x1b\[[0-9;]*m", "", shown(report, language, **colours, no_color=True))
    assert marked not in re.sub(r"\x1b\[[0-9;]*m", "", shown(report, language, **colours))


def test_what_is_not_quite_sure_says_how_sure_it_is() -> None:
    unsure = replace(TERM, confidence=0.75)
    assert "Sure to 75 %" in shown(replace(EMPTY, findings=(replace(unsure, severity=Severity.WARNING),)))
    assert "Sure" not in shown(replace(EMPTY, findings=(replace(unsure, severity=Severity.ERROR),)))
    assert "Sure" not in shown(replace(EMPTY, findings=(replace(TERM, severity=Severity.WARNING),)))


def test_a_line_that_was_quoted_is_not_quoted_whole_again() -> None:
    told = shown(replace(EMPTY, findings=(*WRONG, TERM)))
    assert told.count("质保三年，") == 0  # the words at fault are marked
    assert told.count("质保[三年]，三年内都管。") == 1
    assert "│ …[consumers] → customers gather." in told


def test_what_an_exception_lets_stand_and_what_is_on_trial_is_told_once_and_does_not_count() -> None:
    day = dt.date(2026, 12, 31)
    stand = tuple(Suppressed(each, "e1", "Printed", "Grace", day) for each in OVER)
    told = shown(replace(EMPTY, suppressed=stand, shadowed=(TERM, TERM)))
    assert told.count("Printed (Grace, until 31 Dec 2026)") == 1
    trial = told[told.index("On trial, not counted") :]
    assert trial.count("Write “customers”") == 1
    assert trial.rstrip().endswith("2:16, 2:16  term:customer")


def test_the_json_says_every_finding_in_words_what_does_not_count_included() -> None:
    stand = (Suppressed(WRONG[0], "e1", "Printed", "Grace", dt.date(2026, 12, 31)),)
    report = replace(EMPTY, findings=OVER[:1], suppressed=stand, shadowed=(TERM,))
    answer = with_sentences(report_to_dict(report), report, TEXT, "en")
    told = [answer["findings"][0], answer["suppressed"][0]["finding"], answer["shadowed"][0]]
    assert [(each["line"], each["column"]) for each in told] == [(1, 4), (2, 3), (2, 16)]
    assert "expired" in told[0]["message"]
    assert "not what was approved" in told[1]["message"]
    assert "customers" in told[2]["message"]
