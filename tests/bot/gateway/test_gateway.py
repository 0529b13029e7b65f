"""The gateway against a real HTTP server that misbehaves as Slack does: nothing is lost, nothing is sent twice."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateway.errors import (
    REFUSALS,
    ResponseUrlSpent,
    SlackRefused,
    SlackUnavailable,
    TriggerExpired,
    ViewClosed,
    ViewConflict,
)
from bot.gateway.gateway import Gateway, Posted
from bot.gateway.lint import problems
from bot.i18n import catalogue

Json = dict[str, Any]
KEYED: Json = {"event_type": "card", "event_payload": {"key": "Ev1"}}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": {"type": "plain_text", "text": "Check copy"}, "blocks": list(blocks), **more}


async def test_a_message_is_posted_as_it_is(gateway: Gateway, slack: Any) -> None:
    blocks = [section("*Needs work* 需要修改")]
    posted = await gateway.post("C1", text="Checked", blocks=blocks, thread_ts="1.2", metadata=KEYED)
    assert posted == Posted("C1", "1700000000.000000")
    (sent,) = slack.of("chat.postMessage")
    assert sent == {
        "channel": "C1",
        "text": "Checked",
        "blocks": blocks,
        "thread_ts": "1.2",
        "metadata": KEYED,
        "unfurl_links": False,
        "unfurl_media": False,
    }


async def test_a_rate_limit_is_waited_out_as_long_as_slack_asks(
    gateway: Gateway, slack: Any, time: Any, too_many: Any
) -> None:
    slack.fail("chat.postMessage", too_many(7), too_many(11))
    await gateway.post("C1", text="x")
    assert time.slept == [7, 11]
    assert len(slack.messages) == 1


@pytest.mark.parametrize("failure", [500, 503, "internal_error", "drop"])
async def test_a_failing_slack_is_asked_again_with_growing_pauses(
    gateway: Gateway, slack: Any, time: Any, failure: Any
) -> None:
    slack.fail("chat.postMessage", failure, failure, failure)
    await gateway.post("C1", text="x")
    assert time.slept == [0.5, 1, 2]
    assert len(slack.messages) == 1


async def test_after_the_budget_the_job_is_told_when_to_come_back(
    gateway: Gateway, slack: Any, time: Any, too_many: Any
) -> None:
    slack.fail("chat.postMessage", too_many(120))
    with pytest.raises(SlackUnavailable) as raised:
        await gateway.post("C1", text="x")
    assert raised.value.retry_after == 120
    assert time.slept == []


async def test_retries_end_within_their_budget(gateway: Gateway, slack: Any, time: Any) -> None:
    slack.fail("chat.postMessage", *[500] * 50)
    with pytest.raises(SlackUnavailable):
        await gateway.post("C1", text="x")
    assert 15 < sum(time.slept) <= 30


async def test_a_refused_connection_is_unavailable_and_not_a_crash(time: Any) -> None:
    closed = AsyncWebClient(token="xoxb-x", base_url="http://127.0.0.1:9/api/")
    nowhere = Gateway(closed, clock=time.clock, sleep=time.sleep)
    with pytest.raises(SlackUnavailable):
        await nowhere.post("C1", text="x")


async def test_an_answer_lost_on_the_way_does_not_post_twice(gateway: Gateway, slack: Any) -> None:
    slack.fail("chat.postMessage", "drop after")
    posted = await gateway.post("C1", text="x", thread_ts="1.2", metadata=KEYED)
    assert [message["ts"] for message in slack.messages] == [posted.ts]
    assert slack.of("conversations.replies")[0]["include_all_metadata"] == "1"


async def test_when_the_channel_cannot_be_searched_a_second_post_is_better_than_none(
    gateway: Gateway, slack: Any
) -> None:
    slack.fail("chat.postMessage", "drop after")
    slack.fail("conversations.replies", "missing_scope")
    await gateway.post("C1", text="x", thread_ts="1.2", metadata=KEYED)
    assert len(slack.messages) == 2


async def test_a_message_is_found_by_its_key_on_any_page(gateway: Gateway, slack: Any) -> None:
    for n in range(5):
        await gateway.post("C1", text="x", metadata={"event_type": "card", "event_payload": {"key": f"Ev{n}"}})
    assert await gateway.find_by_key("C1", None, "Ev4") == Posted("C1", "1700000000.000004")
    assert await gateway.find_by_key("C1", "1.2", "Ev9") is None
    assert len(slack.of("conversations.history")) == 3


@pytest.mark.parametrize(("error", "kind"), REFUSALS.items(), ids=list(REFUSALS))
async def test_a_refusal_is_typed_and_not_repeated(gateway: Gateway, slack: Any, error: str, kind: Any) -> None:
    slack.fail("chat.delete", error, error)
    with pytest.raises(kind) as raised:
        await gateway.delete("C1", "1.2")
    assert raised.value.slack_error == error
    assert len(slack.of("chat.delete")) == 1


async def test_an_unknown_refusal_keeps_slacks_own_name(gateway: Gateway, slack: Any) -> None:
    slack.fail("chat.delete", "some_new_error")
    with pytest.raises(SlackRefused) as raised:
        await gateway.delete("C1", "1.2")
    assert raised.value.params["error"] == "some_new_error"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", [SlackUnavailable, SlackRefused, *dict.fromkeys(REFUSALS.values())])
def test_every_error_has_a_sentence_that_its_parameters_fill(kind: Any, language: str) -> None:
    sentence = catalogue(language)[kind.code]
    error = kind("chat.postMessage", "x", 3.0) if kind is SlackUnavailable else kind("chat.postMessage", "x")
    for form in [sentence] if isinstance(sentence, str) else sentence.values():
        assert form.format_map(error.params)


async def test_a_message_that_is_too_long_is_cut_and_says_so(gateway: Gateway, slack: Any) -> None:
    await gateway.post("C1", text="Findings", blocks=[section(str(n)) for n in range(60)], language="zh")
    (sent,) = slack.of("chat.postMessage")
    assert len(sent["blocks"]) == 50
    assert "11" in sent["blocks"][-1]["elements"][0]["text"]


async def test_a_block_at_fault_gives_way_to_its_words_and_is_logged_without_them(
    gateway: Gateway, slack: Any, caplog: pytest.LogCaptureFixture
) -> None:
    faulty = section("secret slogan") | {"colour": "red"}
    with caplog.at_level(logging.ERROR):
        await gateway.post("C1", text="Findings", blocks=[section("good"), faulty])
    (sent,) = slack.of("chat.postMessage")
    assert [block["text"]["text"] for block in sent["blocks"]] == ["good", "secret slogan"]
    assert problems("message", sent) == []
    assert "blocks[1]: has keys that Slack does not know: colour" in caplog.text
    assert "secret" not in caplog.text


async def test_what_slack_refuses_after_all_is_said_in_words(gateway: Gateway, slack: Any) -> None:
    slack.fail("chat.update", "invalid_blocks")
    await gateway.update("C1", "1.2", text="Needs work", blocks=[section("three findings")])
    first, second = slack.of("chat.update")
    assert first["blocks"]
    assert second == {"channel": "C1", "ts": "1.2", "text": "Needs work\nthree findings", "blocks": []}


async def test_an_update_longer_than_slack_takes_is_cut(gateway: Gateway, slack: Any) -> None:
    await gateway.update("C1", "1.2", text="word " * 2_000)
    (sent,) = slack.of("chat.update")
    assert len(sent["text"]) <= 4_000
    assert sent["text"].endswith("…")


async def test_a_view_opens_updates_and_reports_its_hash(gateway: Gateway, slack: Any) -> None:
    view = modal(section("Loading"))
    shown = await gateway.open_view("trigger", view)
    assert (shown.id, shown.hash) == ("V1", "h1")
    await gateway.update_view(view, view_id=shown.id, hash=shown.hash)
    await gateway.push_view("trigger", view)
    await gateway.publish_home("U1", {"type": "home", "blocks": [section("Hi")]})
    assert slack.of("views.update") == [{"view_id": "V1", "hash": "h1", "view": view}]
    assert slack.of("views.publish")[0]["user_id"] == "U1"


async def test_a_view_needs_exactly_one_name(gateway: Gateway) -> None:
    with pytest.raises(ValueError, match="view_id or by external_id"):
        await gateway.update_view(modal(section("x")))


@pytest.mark.parametrize(
    ("method", "error", "kind"),
    [("views.update", "hash_conflict", ViewConflict), ("views.update", "not_found", ViewClosed)],
)
async def test_a_view_that_changed_or_closed_is_said_so(
    gateway: Gateway, slack: Any, method: str, error: str, kind: Any
) -> None:
    slack.fail(method, error)
    with pytest.raises(kind):
        await gateway.update_view(modal(section("x")), view_id="V1")


async def test_a_trigger_is_not_retried_beyond_its_life(gateway: Gateway, slack: Any, time: Any) -> None:
    slack.fail("views.open", *[500] * 10)
    with pytest.raises(SlackUnavailable):
        await gateway.open_view("trigger", modal(section("x")))
    assert sum(time.slept) <= 2
    slack.plan.clear()
    slack.fail("views.open", "expired_trigger_id")
    with pytest.raises(TriggerExpired):
        await gateway.open_view("trigger", modal(section("x")))


async def test_a_view_beyond_repair_says_so_and_keeps_its_identity(gateway: Gateway, slack: Any) -> None:
    broken = modal({"type": "input", "element": {}}, callback_id="check", private_metadata="{}")
    await gateway.open_view("trigger", broken, language="zh")
    (sent,) = slack.of("views.open")
    assert problems("modal", sent["view"]) == []
    assert sent["view"]["callback_id"] == "check"


async def test_a_private_answer_goes_to_its_address_and_ends_when_it_is_spent(
    gateway: Gateway, slack: Any, too_many: Any, time: Any
) -> None:
    slack.fail(
        "reply",
        too_many(3),
        502,
        web.Response(text="ok"),
        web.json_response({"ok": False, "error": "used_url"}, status=404),
    )
    await gateway.respond(slack.url + "reply", text="Hi", blocks=[section("x")])
    assert time.slept == [3, 0.5]
    assert slack.of("reply")[-1]["response_type"] == "ephemeral"
    with pytest.raises(ResponseUrlSpent):
        await gateway.respond(slack.url + "reply", text="Hi")


async def test_a_private_hint_and_a_permalink(gateway: Gateway, slack: Any) -> None:
    await gateway.ephemeral("C1", "U1", text="Only you see this")
    assert slack.of("chat.postEphemeral") == [{"channel": "C1", "user": "U1", "text": "Only you see this"}]
    assert await gateway.permalink("C1", "1.2") == "https://example.com/C1/1.2"


async def test_a_sandbox_on_this_machine_is_reached_past_the_proxy_of_the_environment(
    slack: Any, time: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    client = AsyncWebClient(token="xoxb-test", base_url=slack.url)
    assert client.proxy
    gateway = Gateway(client, clock=time.clock, sleep=time.sleep)
    await gateway.post("C1", text="x")
    await gateway.respond(slack.url + "reply", text="x")
    await gateway.upload("C1", b"x", filename="a.txt", title="A", alt_text="")
    assert client.proxy, "the client that was handed in is not changed"


async def test_many_messages_to_one_channel_keep_to_its_pace(gateway: Gateway, slack: Any, time: Any) -> None:
    for n in range(10):
        await gateway.post("C1", text=str(n))
    assert [message["text"] for message in slack.messages] == [str(n) for n in range(10)]
    assert time.slept == [1] * 7
