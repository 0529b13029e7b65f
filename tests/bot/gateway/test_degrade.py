"""Whatever a feature hands over, what leaves is something Slack takes, and something is always said."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.degrade import sendable_message, sendable_view, text_only
from bot.gateway.lint import problems

Json = dict[str, Any]
WORDS = {"title": "Could not be shown", "close": "Close", "empty": "This could not be shown."}


def note(n: int) -> Json:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": f"{n} more"}]}


scalars = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("x" * 3_100)
keys = st.sampled_from(["type", "text", "elements", "fields", "options", "rows", "element", "accessory", "block_id"])
json_values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=15,
)
types = ["section", "actions", "header", "context", "table", "input", "markdown", "container", "rich_text", "x"]
texts = st.fixed_dictionaries({"type": st.sampled_from(["mrkdwn", "plain_text"]), "text": scalars})
blocks = st.fixed_dictionaries(
    {"type": st.sampled_from(types)},
    optional={"text": texts | json_values}
    | dict.fromkeys(("elements", "fields", "rows", "element", "child_blocks", "label", "accessory"), json_values),
)
block_lists = st.lists(blocks | json_values, max_size=5) | json_values


@settings(max_examples=150)
@given(scalars, block_lists, json_values, st.booleans())
def test_any_message_becomes_one_that_can_be_sent(text: Any, blocks: Any, metadata: Any, is_update: bool) -> None:
    payload = {"channel": "C1", "text": text, "blocks": blocks, "metadata": metadata}
    sent, found = sendable_message(payload | ({"ts": "1.2"} if is_update else {}), note=note, empty="Nothing to show.")
    assert problems("message", sent) == []
    assert sent["channel"] == "C1"
    assert sent["text"].strip()
    assert found == problems("message", payload | ({"ts": "1.2"} if is_update else {}))
    assert problems("message", text_only(payload, empty="Nothing to show.")) == []


@settings(max_examples=150)
@given(st.sampled_from(["modal", "home", 7]), block_lists, json_values, json_values)
def test_any_view_becomes_one_that_can_be_shown(kind: Any, blocks: Any, title: Any, metadata: Any) -> None:
    view = {"type": kind, "blocks": blocks, "title": title, "private_metadata": metadata}
    sent, _ = sendable_view(view, note=note, **WORDS)
    assert problems("home" if kind == "home" else "modal", sent) == []


def test_the_words_of_a_message_survive_when_none_of_its_blocks_does() -> None:
    broken = {"type": "section", "text": {"type": "mrkdwn", "text": "the finding"}, "nonsense": 1}
    sent, found = sendable_message({"text": "Checked", "blocks": [broken] * 2, "parse": 3}, note=note, empty="-")
    assert found
    assert [block["text"]["text"] for block in sent["blocks"]] == ["the finding", "the finding"]
    plain = text_only({"text": "Checked", "blocks": [broken], "unfurl_links": False}, empty="-")
    assert plain == {"text": "Checked\nthe finding", "unfurl_links": False}
