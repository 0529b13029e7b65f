"""Fitting keeps what can be kept, says what it left out, and leaves nothing that Slack refuses."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.fit import fit_blocks, fit_view, plain_text
from bot.gateway.lint import problems

Json = dict[str, Any]


def note(n: int) -> Json:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": f"{n} more"}]}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(n: int, label: str = "Go") -> Json:
    return {"type": "button", "action_id": f"a{n}", "text": {"type": "plain_text", "text": label}}


def fields(count: int, length: int = 5) -> list[Json]:
    return [{"type": "mrkdwn", "text": "f" * length} for _ in range(count)]


words = st.text(alphabet="word 手机。*\n", min_size=1, max_size=60).filter(str.strip)
long_words = st.builds(lambda text, times: text.strip() + text * times, words, st.integers(0, 120))
some_blocks = st.one_of(
    long_words.map(section),
    long_words.map(lambda t: {"type": "header", "text": {"type": "plain_text", "text": t}}),
    st.builds(
        lambda t, n: {"type": "section", "fields": [{"type": "mrkdwn", "text": t}] * n}, long_words, st.integers(1, 25)
    ),
    st.builds(
        lambda t, n: {"type": "context", "elements": [{"type": "mrkdwn", "text": t}] * n}, words, st.integers(1, 25)
    ),
    st.builds(
        lambda t, n: {"type": "actions", "elements": [button(i, t) for i in range(n)]}, long_words, st.integers(1, 60)
    ),
    st.just({"type": "divider"}),
)


@settings(max_examples=40)
@given(st.lists(some_blocks, min_size=1, max_size=70))
def test_whatever_is_too_long_fits_afterwards(blocks: list[Json]) -> None:
    fitted, _ = fit_blocks(blocks, note=note)
    assert problems("message", {"text": "x", "blocks": fitted}) == []


@settings(max_examples=40)
@given(st.lists(some_blocks, min_size=1, max_size=70))
def test_fitting_what_fits_changes_nothing(blocks: list[Json]) -> None:
    fitted, _ = fit_blocks(blocks, note=note)
    assert fit_blocks(fitted, note=note) == (fitted, 0)


def test_a_long_section_becomes_several_and_only_the_first_keeps_id_and_accessory() -> None:
    (first, second), left_out = fit_blocks([section("word " * 1_000, block_id="b", accessory=button(1))], note=note)
    assert left_out == 0
    assert (first["block_id"], first["accessory"]["action_id"]) == ("b", "a1")
    assert set(second) == {"type", "text"}


def test_a_list_that_is_too_long_says_how_much_is_left_out_and_keeps_its_last_buttons() -> None:
    blocks = [section(str(n)) for n in range(60)]
    fitted, left_out = fit_blocks([*blocks, {"type": "actions", "elements": [button(1)]}], note=note)
    assert len(fitted) == 50
    assert fitted[:48] == blocks[:48]
    assert fitted[48] == note(12)
    assert left_out == 12
    assert fitted[49]["type"] == "actions"


def test_text_over_the_total_gives_way_to_the_note() -> None:
    fitted, left_out = fit_blocks([section("x" * 2_900)] * 6, note=note)
    assert (len(fitted), left_out) == (4, 3)


def test_more_than_ten_fields_become_several_sections_without_repeating_the_text() -> None:
    fitted, _ = fit_blocks([section("Scores", fields=fields(15))], note=note)
    assert [len(block["fields"]) for block in fitted] == [10, 5]
    assert "text" not in fitted[1]


def test_a_view_keeps_every_input_when_it_is_shortened() -> None:
    an_input = {
        "type": "input",
        "block_id": "copy",
        "label": {"type": "plain_text", "text": "Copy"},
        "element": {"type": "plain_text_input", "action_id": "value"},
    }
    submit = {"type": "plain_text", "text": "Send it to the brand owner now"}
    view = {"type": "modal", "title": submit, "submit": submit, "blocks": [*[section("x")] * 120, an_input]}
    fitted, left_out = fit_view(view, note=note)
    assert problems("modal", fitted) == []
    assert fitted["blocks"][-1] == an_input
    assert left_out == 22


def test_the_words_of_blocks_remain_when_the_blocks_cannot_go() -> None:
    blocks = [section("*Needs work*"), {"type": "divider"}, {"type": "section", "fields": fields(2)}]
    assert plain_text([*blocks, {"type": "actions", "elements": [button(1)]}]) == "*Needs work*\nfffff fffff"
