"""What a report looks like in Slack: each view keeps to Slack's contract, in both languages, however long."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.check import views
from bot.features.check.views.card import not_checked_briefly, what_changed
from bot.features.check.views.finding import quotation_of, sentence, window
from bot.features.check.views.seen import seen, unmarked
from bot.gateway.lint import problems
from consistency.merge import alike
from consistency.model import (
    Finding,
    Fix,
    ItemRef,
    Measure,
    NotChecked,
    PillarCoverage,
    Report,
    ScorePart,
    Span,
    Verdict,
)
from guidelines.model import Guideline, Localized, Severity

TEXT = "We love the aurorax camera.\r\n全新的影像，让夜色更清晰。" + (
    "It is the best phone on earth, and <nobody> & no one disagrees."
)
KEYS = {"submission_id": "0f" * 16, "revision": 1}


def finding(
    start: int, end: int, *, fix: str | None = None, severity=Severity.ERROR, item: str = "aurora-x"
) -> Finding:
    span = Span(start, end)
    return Finding(
        check="terms",
        code="card.why",
        severity=severity,
        span=span,
        quote=TEXT[start:end],
        item=ItemRef("term", item),
        reason=Localized(en="One name & one spelling <everywhere>", zh="名称统一"),
        source="Brand book 2.1",
        fix=Fix(span, fix) if fix is not None else None,
        confidence=0.8,
        id=f"{start:012x}",
    )


def report(findings: tuple[Finding, ...] = (), verdict=Verdict.OFF_BRAND, **more) -> Report:
    fields = {
        "verdict": verdict,
        "score": 41,
        "parts": (ScorePart("terms", 25, 12.4, len(findings)), ScorePart("tone", 20, 0.2, 1)),
        "findings": findings,
        "measures": (Measure("passive", "en", 22.5, None, 10), Measure("readability", "en", 66, 50, 80)),
        "sentences": (),
        "coverage": (
            PillarCoverage("night", "carried", 0.61, Span(0, 5)),
            PillarCoverage("zoom", "missing", 0.1, None),
        ),
        "checked": ("terms", "tone"),
        "not_checked": (NotChecked("channel", "card.warming"),),
    }
    return Report(**{**fields, **more})


MANY = tuple(finding(i, i + 4, fix="x" if i % 2 else None) for i in range(60))
REPORTS = {
    "clean": report(verdict=Verdict.ON_BRAND, measures=(), not_checked=()),
    "one": report((finding(12, 19, fix="Aurora X"),)),
    "whole text": report((Finding("channel", "card.again", Severity.WARNING, id="a" * 12),)),
    "many": report(MANY),
    "unreadable": report(verdict=Verdict.NOT_CHECKED),
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", REPORTS)
def test_the_card_keeps_to_slacks_contract(name, language):
    text, blocks = views.report_card(
        REPORTS[name], **KEYS, language=language, text=TEXT, title="ad <1>", previous=REPORTS["many"], author="U1",
        applied=2, pillars={"night": "Night"}, context_line="v3",
    )  # fmt: skip
    assert problems("message", {"channel": "C1", "text": text, "blocks": blocks}) == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", REPORTS)
def test_every_page_of_all_findings_keeps_to_slacks_contract(name, language):
    for page in range(6):
        view = views.findings_modal(REPORTS[name], text=TEXT, language=language, page=page, **KEYS)
        assert problems("modal", view) == []


def test_all_findings_are_reached_by_turning_pages():
    seen = set()
    for page in range(6):
        view = views.findings_modal(REPORTS["many"], text=TEXT, language="en", page=page, **KEYS)
        seen |= {b["block_id"] for b in view["blocks"] if b.get("block_id", "").startswith("finding-")}
    assert len(seen) == len(alike(MANY))


def test_the_card_offers_fixes_only_where_there_are_some():
    def action_ids(name):
        _, blocks = views.report_card(REPORTS[name], **KEYS, language="en", text=TEXT)
        return [e["action_id"] for b in blocks if b["type"] == "actions" for e in b["elements"]]

    assert "check.apply_fixes" in action_ids("one")
    assert "check.apply_fixes" not in action_ids("whole text")
    assert "check.not_helpful" not in action_ids("clean")


def test_the_words_at_fault_stand_struck_out_beside_their_replacement():
    _, blocks = views.report_card(REPORTS["one"], **KEYS, language="en", text=TEXT)
    quote = next(b for b in blocks if b["type"] == "rich_text")["elements"][0]["elements"]
    struck = [e["text"] for e in quote if e.get("style", {}).get("strike")]
    assert struck == ["aurorax"]
    assert [e["text"] for e in quote if e.get("style", {}).get("bold")] == ["Aurora X"]


@pytest.mark.parametrize(("language", "often"), [("en", "3 places"), ("zh", "共 3 处")])
def test_a_fault_that_comes_again_is_shown_once_and_hides_no_other(language, often):
    again = tuple(replace(finding(i, i + 1, item="address"), quote="您") for i in (0, 5, 9))
    others = (finding(12, 19), finding(30, 32), finding(40, 44))
    _, blocks = views.report_card(report((*again, *others)), **KEYS, language=language, text=TEXT)
    shown = [b for b in blocks if b.get("block_id", "").startswith("finding-")]
    assert [b["block_id"] for b in shown] == [f"finding-{f.id}" for f in (again[0], *others[:2])]
    assert often in shown[0]["text"]["text"]
    assert often not in shown[1]["text"]["text"]
    assert problems("message", {"channel": "C1", "text": "x", "blocks": blocks}) == []


def test_measures_that_need_a_longer_text_are_named_together():
    short = tuple(
        NotChecked("tone", f"tone.en.{name}", {"n": 1, "needed": 3})
        for name in ("passive.few_sentences", "readability.too_short")
    )
    other = NotChecked("channel", "channel.none")
    line = not_checked_briefly(report(not_checked=(other, *short)), "en")
    assert line.endswith("The text is too short to measure: Passive sentences, Reading ease.")
    assert "no channel" in line
    alone = not_checked_briefly(report(not_checked=short[:1]), "en")
    assert alone == "Passive sentences: needs 3 full sentences, found 1."


def test_a_persons_words_never_become_markup():
    _, blocks = views.report_card(REPORTS["one"], **KEYS, language="en", text=TEXT, title="<!channel> & co")
    assert "<!channel>" not in json.dumps(blocks)


def test_what_changed_tells_of_another_version_of_the_guideline():
    before, after = (report(version=number) for number in (1, 2))
    assert "from version 1 to 2" in what_changed(before, after, "en")
    assert "version" not in what_changed(after, after, "en").replace("last version", "")


def test_what_changed_counts_fixed_and_new_findings():
    before, after = report((finding(0, 2), finding(12, 19))), report((finding(12, 19), finding(30, 32)))
    assert "1 fixed, 1 new" in what_changed(before, after, "en")


def test_a_cell_of_a_table_is_shown_in_its_row():
    text = "| Model | Price |\n|---|---|\n| Aurora X | $649 |\n| Aurora Y | $899 |\n\nFrom $649 | as ever."
    at = text.index("$649")
    shown, place = seen(text, Span(at, at + 4))
    assert (shown, shown[place.start : place.end]) == ("Aurora X | $649", "$649")
    last = text.rindex("$649")
    shown, place = seen(text, Span(last, last + 4))
    assert shown[place.start : place.end] == "$649"
    assert "Aurora Y" in shown


@given(st.text(max_size=200), st.data())
def test_a_quotation_is_cut_from_the_text_and_keeps_the_words_whole(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = window(text, Span(start, end))
    assert words == text[start:end]
    assert before.removeprefix("…") in text[:start]
    assert after.removesuffix("…") in text[end:]


@given(st.text(alphabet=st.sampled_from(list("a中*_~`#->[](|) \n\r&<@,。ＡB1\u200b")), max_size=60), st.data())
def test_what_a_reader_sees_holds_the_same_words_in_the_same_order(text, data):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    shown, place = seen(text, span)
    words = [c for c in shown[place.start : place.end] if c.isalnum()]
    written = iter(text)
    assert all(c in written for c in words)  # one after the other
    assert 0 <= place.start <= place.end <= len(shown)


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("这款*极光 X*是_好_的，**全网最低价**！", "最低价", ("这款极光 X是_好_的，全网", "最低价", "！")),
        ("# One\r\n\r\n- a *red* light", "red", ("a ", "red", " light")),
        ("Go to [our *new* shop](https://a.example) now", "new", ("Go to our ", "new", " shop now")),
        ("See https://a.example/x and `code`", "and", ("See https://a.example/x ", "and", " `code`")),
        ("Go to [our shop](https://a.example)", "a.example", ("…to [our shop](https://", "a.example", ")")),
    ],
)
def test_words_are_quoted_without_the_marks_of_markup(text, words, shown):
    start = text.index(words)
    assert window(*seen(text, Span(start, start + len(words))), around=24) == shown


def test_the_first_words_of_a_text_stand_without_its_markup():
    assert unmarked("# One\n\n**two** [three](https://a.example)").split() == ["One", "two", "three"]


def test_a_fix_that_goes_in_between_is_not_shown_as_replacing_the_words():
    text = "这款*极光 X*是好的。"
    inserted = replace(finding(6, 9), quote=text[6:9], fix=Fix(Span(8, 8), " "))
    runs = quotation_of(inserted, text)["elements"][0]["elements"]
    assert [(each["text"], each.get("style")) for each in runs] == [
        ("这款极光 ", None),
        ("X是", {"bold": True}),
        ("好的。", None),
    ]


def test_a_fix_does_not_show_the_half_of_an_emphasis_that_lies_in_it():
    text = "Meet **Aurora** X today."
    marked = replace(finding(7, 17), quote=text[7:17], fix=Fix(Span(7, 17), "Aurora** X™"))
    runs = quotation_of(marked, text)["elements"][0]["elements"]
    assert [each["text"] for each in runs] == ["Meet ", "Aurora X", " ", "Aurora X™", " today."]


GUIDELINE = Guideline.model_validate(
    {
        "brand": {"id": "b", "names": {"en": "Bright"}, "languages": ["en"]},
        "terms": [{"id": "aurora-x", "preferred": "Aurora X", "forbidden": [{"text": "aurorax"}]}],
        "channels": [{"id": f"c{n}", "name": {"en": f"Channel {n}"}} for n in range(120)],
        "stages": [{"id": "awareness", "name": {"zh": "认知"}}],
    }
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("item", ["aurora-x", "forgotten"])
def test_why_shows_the_item_even_after_it_left_the_guideline(item, language):
    view = views.why_modal(finding(12, 19, item=item), GUIDELINE, language=language, text=TEXT, version="3", **KEYS)
    assert problems("modal", view) == []
    assert ("aurorax" in json.dumps(view["blocks"][2:])) == (item == "aurora-x")
    # A rule goes by its name; its id is for those who type it.
    assert ("aurora-x" in json.dumps(view["blocks"])) is False
    assert ("“Aurora X”" in json.dumps(view["blocks"][-4:], ensure_ascii=False)) == (item == "aurora-x")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_form_is_filled_with_what_is_known(language):
    known = {"text": TEXT, "channel": "c7", "stage": "awareness", "language": "zh", "as_of": "2026-11-30"}
    view = views.check_modal(GUIDELINE, language=language, initial=known, private_metadata="{}")
    assert problems("modal", view) == []
    by_id = {b["block_id"]: b["element"] for b in view["blocks"]}
    assert by_id["channel"]["initial_option"]["value"] == "c7"
    assert by_id["as_of"]["initial_date"] == "2026-11-30"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("length", [10, 3001])
def test_editing_a_text_too_long_for_a_form_says_how_to_send_it(length, language):
    view = views.recheck_modal(GUIDELINE, language=language, initial={"text": "x" * length}, private_metadata="{}")
    assert problems("modal", view) == []
    assert ("submit" in view) == (length <= 3000)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_corrected_copy_of_any_length_can_be_copied(language):
    text = "字" * 40_000
    view = views.fixed_text_modal(text, 3, 2, language=language)
    assert problems("modal", view) == []
    pieces = [b["elements"][0]["elements"][0]["text"] for b in view["blocks"] if b["type"] == "rich_text"]
    assert "".join(pieces) == text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_small_cards_keep_to_slacks_contract(language):
    for text, blocks in (
        views.warming_card(language),
        views.failed_card(language, reason="<b> & more", reference="AB12"),
        views.failed_card(language, reason="<b> & more", reference=None),
    ):
        assert problems("message", {"channel": "C1", "text": text, "blocks": blocks}) == []


def test_what_is_not_asked_of_a_text_is_not_called_missing():
    def told(expected: bool) -> str:
        coverage = (
            PillarCoverage("night", "weak", 0.4, None, expected=False),
            PillarCoverage("care", "missing", 0.1, None, expected=expected),
        )
        _, blocks = views.report_card(report(coverage=coverage), text=TEXT, language="en", **KEYS)
        return json.dumps(blocks)

    assert "night (weak)" in told(expected=False)
    assert "care" not in told(expected=False)
    assert "care (missing)" in told(expected=True)


def test_a_card_without_findings_offers_details_and_counts_none():
    _, blocks = views.report_card(report(verdict=Verdict.ON_BRAND), text=TEXT, language="en", **KEYS)
    labels = [each["text"]["text"] for each in blocks[-1]["elements"]]
    assert labels[0] == "Details"


@pytest.mark.parametrize(
    ("severity", "fix", "says"),
    [(Severity.ERROR, None, "Take it out"), (Severity.ERROR, "x", "Reword"), (Severity.WARNING, None, "Reword")],
)
def test_what_must_go_without_a_word_in_its_place_is_told_so(severity: Severity, fix: str | None, says: str) -> None:
    told = replace(finding(0, 2, fix=fix, severity=severity), code="packs.phrase", params={"found": "best"})
    assert says in sentence(told, "en")
    assert ("请删去" in sentence(told, "zh")) == (says == "Take it out")


@pytest.mark.parametrize(
    ("words", "alone"), [("概不退换", True), ("no refunds", True), ("两年", False), ("买一送一", False)]
)
def test_what_contradicts_a_claim_in_words_is_held_to_the_claim_and_not_to_a_figure(words: str, alone: bool) -> None:
    told = {"found": words, "approved": "15 天", "claim": "15 天内可退货。"}
    fault = replace(finding(0, 2), code="claims.wrong_value", quote=words, params=told)
    assert ("“15 天”" not in sentence(fault, "zh")) == alone
    assert ("not what was approved" not in sentence(fault, "en")) == alone
    assert "15 天内可退货。" in sentence(fault, "zh")
