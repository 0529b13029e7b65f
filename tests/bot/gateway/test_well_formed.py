"""The quick check of a payload's shape says yes exactly where the general validator finds nothing wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.gateway.schema import Kind, is_well_formed, schema_of

DAY = {"type": "datepicker", "action_id": "d", "initial_date": "2026-03-01"}
PICTURE = {"type": "image", "image_url": "https://a.example/p.png", "alt_text": "p"}
TEXT = {"type": "mrkdwn", "text": "words"}
PLAIN = {"type": "plain_text", "text": "words", "emoji": True}
BUTTON = {
    "type": "button",
    "text": PLAIN,
    "action_id": "a",
    "value": "v",
    "style": "primary",
    "url": "https://a.example",
}
SELECT = {
    "type": "static_select",
    "action_id": "s",
    "options": [{"text": PLAIN, "value": "1"}, {"text": PLAIN, "value": "2"}],
    "initial_option": {"text": PLAIN, "value": "1"},
}
BLOCKS: list[dict[str, Any]] = [
    {"type": "header", "text": PLAIN},
    {"type": "section", "text": TEXT, "accessory": BUTTON},
    {"type": "section", "fields": [TEXT, PLAIN], "block_id": "b"},
    {"type": "context", "elements": [TEXT, PICTURE]},
    {
        "type": "actions",
        "elements": [BUTTON, SELECT, {"type": "datepicker", "action_id": "d", "initial_date": "2026-03-01"}],
    },
    {"type": "divider"},
    {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "p"},
    {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "w"}]}]},
]
INPUT = {
    "type": "input",
    "block_id": "i",
    "label": PLAIN,
    "element": {"type": "number_input", "action_id": "n", "is_decimal_allowed": False, "min_value": "1"},
}
GOOD: dict[Kind, dict[str, Any]] = {
    "message": {
        "channel": "C1",
        "text": "words",
        "blocks": BLOCKS,
        "metadata": {"event_type": "unison", "event_payload": {"key": "k", "n": 1}},
    },
    "modal": {
        "type": "modal",
        "title": PLAIN,
        "submit": PLAIN,
        "close": PLAIN,
        "callback_id": "c",
        "blocks": [*BLOCKS, INPUT],
    },
    "home": {"type": "home", "blocks": BLOCKS},
}
WORDS = ["x" * 80, "x" * 300, "x" * 4000, "modal", "button", "section", "mrkdwn", "12:00"]
ODD = st.one_of(
    st.sampled_from([None, True, False, [], {}, [1, "a"], {"type": "divider"}, *WORDS]),
    st.integers(-1, 5),
    st.floats(allow_nan=False),
    st.text(max_size=3),
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield (*path, step)
        yield from _places(inner, (*path, step))


def _general(kind: Kind, payload: Any) -> bool:
    return Draft202012Validator(schema_of(kind)).is_valid(payload)


@pytest.mark.parametrize("kind", GOOD)
def test_what_is_good_is_well_formed(kind: Kind) -> None:
    assert _general(kind, GOOD[kind])
    assert is_well_formed(kind, GOOD[kind])


@given(kind=st.sampled_from(sorted(GOOD)), data=st.data())
def test_it_agrees_with_the_general_validator_on_whatever_is_changed(kind: Kind, data: st.DataObject) -> None:
    payload = copy.deepcopy(GOOD[kind])
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(sorted(_places(payload), key=str)))
        holder = payload
        for step in path[:-1]:
            holder = holder[step]
        match data.draw(st.sampled_from(["change", "remove", "repeat", "add"])):
            case "remove":
                del holder[path[-1]]
            case "repeat" if isinstance(holder, list):
                holder.extend(copy.deepcopy(holder[path[-1]]) for _ in range(data.draw(st.sampled_from([1, 12, 120]))))
            case "add" if isinstance(holder, dict):
                holder[data.draw(st.sampled_from(["style", "value", "nobody_knows_this"]))] = data.draw(ODD)
            case _:
                holder[path[-1]] = data.draw(ODD)
        if not list(_places(payload)):
            break
    assert is_well_formed(kind, payload) == _general(kind, payload), json.dumps(payload)[:2000]


@pytest.mark.parametrize("words", ["🎉" * 150, "🎉" * 151, "é" * 151, "\ud800", "汉" * 150])
def test_lengths_are_code_points_to_both(words: str) -> None:
    payload = {"type": "home", "blocks": [{"type": "header", "text": {"type": "plain_text", "text": words}}]}
    assert is_well_formed("home", payload) == _general("home", payload)


def test_what_is_no_json_is_not_well_formed() -> None:
    assert not is_well_formed("home", {**GOOD["home"], 1: "one"})  # type: ignore[dict-item]
