"""The contract of every payload: what Slack refuses is named, and what it accepts passes."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.lint import block_at, problems, text_length

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(text: str = "Hello", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(label: str = "Apply fixes", action: str = "apply", **more: Any) -> Json:
    return {"type": "button", "text": plain(label), "action_id": action, **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain("Copy"), "element": element, **more}


def option(value: str = "a", label: str = "A") -> Json:
    return {"text": plain(label), "value": value}


def select(*options: Json, **more: Any) -> Json:
    return {"type": "static_select", "action_id": "s", "options": list(options or (option(),)), **more}


def message(*blocks: Json, **more: Any) -> Json:
    return {"text": "Your copy was checked", "blocks": list(blocks), **more}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Check copy"), "blocks": list(blocks), **more}


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


TEXT_INPUT: Json = {"type": "plain_text_input", "action_id": "value", "multiline": True}
CELL: Json = {"type": "raw_text", "text": "x"}
IMAGE: Json = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a chart"}

BROKEN: list[tuple[str, Any, Json, str]] = [
    ("a block of unknown type", "message", message({"type": "paragraph", "text": "x"}), "blocks[0].type"),
    ("a block without a type", "message", message({"text": mrkdwn("x")}), "blocks[0]"),
    ("a null block", "message", {"text": "x", "blocks": [None]}, "blocks[0]"),
    ("too many blocks in a message", "message", message(*[section()] * 51), "blocks"),
    ("too many blocks in a modal", "modal", modal(*[section()] * 101), "blocks"),
    ("too many blocks on Home", "home", home(*[section()] * 101), "blocks"),
    ("an empty section", "message", message({"type": "section"}), "blocks[0]"),
    ("a section with empty text", "message", message(section("")), "blocks[0].text.text"),
    ("a section text that is too long", "message", message(section("x" * 3001)), "blocks[0].text.text"),
    ("a section text as a bare string", "message", message({"type": "section", "text": "x"}), "blocks[0].text"),
    (
        "too many fields",
        "message",
        message({"type": "section", "fields": [mrkdwn("x")] * 11}),
        "blocks[0].fields",
    ),
    (
        "a field that is too long",
        "message",
        message({"type": "section", "fields": [mrkdwn("x" * 2001)]}),
        "blocks[0].fields[0].text",
    ),
    ("a header in mrkdwn", "message", message({"type": "header", "text": mrkdwn("x")}), "blocks[0].text.type"),
    (
        "a header that is too long",
        "message",
        message({"type": "header", "text": plain("x" * 151)}),
        "blocks[0].text.text",
    ),
    ("an empty header", "message", message({"type": "header", "text": plain("")}), "blocks[0].text.text"),
    ("no elements in actions", "message", message(actions()), "blocks[0].elements"),
    (
        "too many elements in actions",
        "message",
        message(actions(*[button(action=str(n)) for n in range(26)])),
        "blocks[0].elements",
    ),
    (
        "a button in mrkdwn",
        "message",
        message(actions(button() | {"text": mrkdwn("x")})),
        "blocks[0].elements[0].text.type",
    ),
    (
        "a button label that is too long",
        "message",
        message(actions(button("x" * 76))),
        "blocks[0].elements[0].text.text",
    ),
    (
        "a button value that is too long",
        "message",
        message(actions(button(value="x" * 2001))),
        "blocks[0].elements[0].value",
    ),
    ("an unknown button style", "message", message(actions(button(style="warning"))), "blocks[0].elements[0].style"),
    (
        "a button address without a scheme",
        "message",
        message(actions(button(url="example"))),
        "blocks[0].elements[0].url",
    ),
    ("a key that Slack does not know", "message", message(actions(button(colour="red"))), "blocks[0].elements[0]"),
    (
        "an action_id that is too long",
        "message",
        message(actions(button(action="x" * 256))),
        "blocks[0].elements[0].action_id",
    ),
    ("an empty action_id", "message", message(actions(button(action=""))), "blocks[0].elements[0].action_id"),
    (
        "an action_id twice in a block",
        "message",
        message(actions(button(), button())),
        "blocks[0].elements[1].action_id",
    ),
    ("a block_id twice", "message", message(section(block_id="a"), section(block_id="a")), "blocks[1].block_id"),
    ("a block_id that is too long", "message", message(section(block_id="x" * 256)), "blocks[0].block_id"),
    (
        "too many context elements",
        "message",
        message({"type": "context", "elements": [mrkdwn("x")] * 11}),
        "blocks[0].elements",
    ),
    (
        "a button in a context",
        "message",
        message({"type": "context", "elements": [button()]}),
        "blocks[0].elements[0].type",
    ),
    (
        "an image without alt text",
        "message",
        message({"type": "image", "image_url": "https://example.com/a"}),
        "blocks[0]",
    ),
    ("an image from nowhere", "message", message({"type": "image", "alt_text": "a chart"}), "blocks[0]"),
    ("an image with empty alt text", "message", message(IMAGE | {"alt_text": ""}), "blocks[0].alt_text"),
    ("a message without text", "message", {"blocks": [section()]}, "text"),
    ("a message of blanks", "message", {"text": " \n"}, "text"),
    ("a message that is too long", "message", {"text": "x" * 40_001}, "text"),
    ("an update that is too long", "message", {"text": "x" * 4_001, "ts": "1.2"}, "text"),
    ("too much text over all blocks", "message", message(*[section("x" * 2_500)] * 5), "blocks"),
    (
        "too much Markdown over all blocks",
        "message",
        message(*[{"type": "markdown", "text": "x" * 7_000}] * 2),
        "blocks",
    ),
    ("Markdown text beside blocks", "message", message(section(), markdown_text="x"), "markdown_text"),
    ("metadata without a payload", "message", message(section(), metadata={"event_type": "card"}), "metadata"),
    ("two tables", "message", message(*[{"type": "table", "rows": [[CELL]]}] * 2), "blocks[1]"),
    ("a table with too many rows", "message", message({"type": "table", "rows": [[CELL]] * 101}), "blocks[0].rows"),
    (
        "a table with too many columns",
        "message",
        message({"type": "table", "rows": [[CELL] * 21]}),
        "blocks[0].rows[0]",
    ),
    (
        "a table with too much text",
        "message",
        message({"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 5_001}] * 2]}),
        "blocks[0].rows",
    ),
    ("a ragged table", "message", message({"type": "table", "rows": [[CELL], [CELL, CELL]]}), "blocks[0].rows"),
    ("an alert in a message", "message", message({"type": "alert", "text": plain("x")}), "blocks[0]"),
    ("a table on Home", "home", home({"type": "table", "rows": [[CELL]]}), "blocks[0]"),
    ("Markdown in a modal", "modal", modal({"type": "markdown", "text": "x"}), "blocks[0]"),
    ("a card in a modal", "modal", modal({"type": "card", "title": mrkdwn("x")}), "blocks[0]"),
    ("an empty card", "message", message({"type": "card"}), "blocks[0]"),
    (
        "a container without a title",
        "message",
        message({"type": "container", "child_blocks": [section()]}),
        "blocks[0]",
    ),
    (
        "an empty section inside a container",
        "message",
        message({"type": "container", "title": plain("x"), "child_blocks": [{"type": "section"}]}),
        "blocks[0].child_blocks[0]",
    ),
    ("an input without a submit button", "modal", modal(field(TEXT_INPUT)), "submit"),
    ("a modal without a title", "modal", {"type": "modal", "blocks": [section()]}, "payload"),
    ("a modal title that is too long", "modal", modal(section(), title=plain("x" * 25)), "title.text"),
    ("a submit label that is too long", "modal", modal(section(), submit=plain("x" * 25)), "submit.text"),
    ("private metadata that is too long", "modal", modal(section(), private_metadata="x" * 3_001), "private_metadata"),
    ("a callback_id that is too long", "modal", modal(section(), callback_id="x" * 256), "callback_id"),
    ("a view of too many bytes", "modal", modal(*[section("好" * 2_900)] * 30), "payload"),
    ("a Home view sent as a modal", "modal", home(section(), title=plain("x")), "type"),
    ("a button as an input", "modal", modal(field(button()), submit=plain("Go")), "blocks[0].element.type"),
    (
        "a text input with crossed lengths",
        "modal",
        modal(field(TEXT_INPUT | {"min_length": 10, "max_length": 5}), submit=plain("Go")),
        "blocks[0].element",
    ),
    (
        "two elements with the focus",
        "modal",
        modal(*[field(TEXT_INPUT | {"focus_on_load": True})] * 2, submit=plain("Go")),
        "blocks[1].element",
    ),
    (
        "a select with no options",
        "message",
        message(actions(select() | {"options": []})),
        "blocks[0].elements[0].options",
    ),
    (
        "a select with too many options",
        "message",
        message(actions(select(*[option(str(n)) for n in range(101)]))),
        "blocks[0].elements[0].options",
    ),
    (
        "a select with options and groups",
        "message",
        message(actions(select(option_groups=[{"label": plain("g"), "options": [option("b")]}]))),
        "blocks[0].elements[0]",
    ),
    (
        "an initial option that is not offered",
        "message",
        message(actions(select(initial_option=option("b")))),
        "blocks[0].elements[0].initial_option",
    ),
    ("two options of one value", "message", message(actions(select(option(), option()))), "blocks[0].elements[0]"),
    (
        "an option value that is too long",
        "message",
        message(actions(select(option("x" * 76)))),
        "blocks[0].elements[0].options[0].value",
    ),
    (
        "an option label that is too long",
        "message",
        message(actions(select(option(label="x" * 76)))),
        "blocks[0].elements[0].options[0].text.text",
    ),
    (
        "a placeholder that is too long",
        "message",
        message(actions(select(placeholder=plain("x" * 151)))),
        "blocks[0].elements[0].placeholder.text",
    ),
    (
        "too many checkboxes",
        "message",
        message(actions({"type": "checkboxes", "action_id": "c", "options": [option(str(n)) for n in range(11)]})),
        "blocks[0].elements[0].options",
    ),
    (
        "an overflow menu of six",
        "message",
        message(
            section(accessory={"type": "overflow", "action_id": "o", "options": [option(str(n)) for n in range(6)]})
        ),
        "blocks[0].accessory.options",
    ),
    (
        "a date that is none",
        "message",
        message(actions({"type": "datepicker", "action_id": "d", "initial_date": "1 May"})),
        "blocks[0].elements[0].initial_date",
    ),
    (
        "a confirmation that is too long",
        "message",
        message(actions(button(confirm={"text": plain("x" * 301)}))),
        "blocks[0].elements[0].confirm.text.text",
    ),
    (
        "a file input on Home",
        "home",
        home(field({"type": "file_input", "action_id": "f"})),
        "blocks[0].element",
    ),
    (
        "rich text of unknown elements",
        "message",
        message({"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "b"}]}]}),
        "blocks[0].elements[0].elements[0].type",
    ),
    ("blocks that are no list", "message", {"text": "x", "blocks": {"type": "divider"}}, "blocks"),
]

GOOD: list[tuple[str, Any, Json]] = [
    ("a text", "message", {"text": "Hello"}),
    ("an update of full length", "message", {"text": "x" * 4_000, "ts": "1.2", "channel": "C1"}),
    (
        "a card",
        "message",
        message(
            {"type": "header", "text": plain("Needs work")},
            section("*3 findings* in <https://example.com|the copy>", block_id="findings"),
            {"type": "section", "fields": [mrkdwn("*Score*\n72"), plain("x" * 2_000)]},
            {"type": "context", "elements": [mrkdwn("Guideline version 3"), IMAGE]},
            {"type": "divider"},
            IMAGE | {"title": plain("Score by week")},
            actions(
                button(style="primary", value="x" * 2_000),
                button("Why?", "why", confirm={"title": plain("Sure?"), "text": mrkdwn("x" * 300)}),
                select(option(), option("b"), initial_option=option("b"), placeholder=plain("x" * 150)),
            ),
            metadata={"event_type": "card", "event_payload": {"key": "Ev1", "n": 3}},
            thread_ts="1700000000.000100",
        ),
    ),
    (
        "a rich text quotation",
        "message",
        message(
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_quote",
                        "elements": [{"type": "text", "text": "最好的手机", "style": {"bold": True}}],
                    }
                ],
            }
        ),
    ),
    ("the same action_id in two blocks", "message", message(actions(button()), actions(button()))),
    ("a Markdown text alone", "message", {"markdown_text": "**Hello**"}),
    ("a table", "message", message({"type": "table", "rows": [[CELL] * 20] * 100})),
    ("fifty blocks", "message", message(*[section()] * 50)),
    ("an input in a message", "message", message(field(TEXT_INPUT))),
    (
        "a form",
        "modal",
        modal(
            {"type": "alert", "text": mrkdwn("Read this"), "level": "warning"},
            field(TEXT_INPUT | {"initial_value": "x" * 3_000, "focus_on_load": True}, block_id="copy", hint=plain("h")),
            field(select(), optional=True, block_id="channel"),
            field({"type": "datepicker", "action_id": "d", "initial_date": "2026-05-01"}),
            field({"type": "radio_buttons", "action_id": "r", "options": [{"text": mrkdwn("*A*"), "value": "a"}]}),
            field({"type": "users_select", "action_id": "u"}),
            submit=plain("x" * 24),
            close=plain("Close"),
            callback_id="check",
            private_metadata="x" * 3_000,
        ),
    ),
    ("a modal of one hundred blocks", "modal", modal(*[section()] * 100)),
    ("a Home tab", "home", home(section(accessory=button()), actions(button()), callback_id="home")),
]


@pytest.mark.parametrize(("kind", "payload", "where"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_a_broken_payload_is_caught_at_its_place(kind: Any, payload: Json, where: str) -> None:
    found = problems(kind, payload)
    assert [line.split(": ")[0] for line in found] == [where], found


@pytest.mark.parametrize(("kind", "payload"), [row[1:] for row in GOOD], ids=[row[0] for row in GOOD])
def test_a_good_payload_passes(kind: Any, payload: Json) -> None:
    before = copy.deepcopy(payload)
    assert problems(kind, payload) == []
    assert payload == before


def test_a_problem_names_the_limit_but_never_the_copy() -> None:
    secret = "unpublished slogan " * 200
    (line,) = problems("message", message(section(secret)))
    assert line == "blocks[0].text.text: 3800 characters, at most 3000 are allowed"


def test_every_fault_of_a_payload_is_reported_at_once() -> None:
    found = problems("message", message(section("x" * 3_001), actions(button("y" * 76)), {"type": "nothing"}))
    assert [block_at(line) for line in found] == [0, 1, 2]


def test_a_line_about_the_whole_payload_belongs_to_no_block() -> None:
    assert block_at("blocks: 51 items, at most 50 are allowed") is None
    assert block_at("submit: a modal with an input block needs a submit button") is None


def test_the_length_of_a_block_counts_what_is_read_and_not_ids() -> None:
    block = section("12345", block_id="not counted", accessory=button("123", "neither", value="nor this"))
    assert text_length(block) == 8


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "elements", "fields", "options", "rows"]), inner, max_size=3)
    ),
    max_leaves=12,
)
typed_blocks = st.fixed_dictionaries(
    {"type": st.sampled_from(["section", "actions", "table", "input", "container", "rich_text", "x"])},
    optional=dict.fromkeys(("text", "elements", "fields", "rows", "element", "child_blocks", "title"), json_values),
)


@given(st.sampled_from(["message", "modal", "home"]), st.lists(typed_blocks | json_values, max_size=3))
def test_no_payload_makes_the_check_itself_fail(kind: Any, blocks: list[Any]) -> None:
    found = problems(kind, {"text": "x", "type": kind, "title": plain("T"), "blocks": blocks})
    assert all(": " in line for line in found)
