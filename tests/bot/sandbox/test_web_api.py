"""The Web API answers as Slack does: arguments, errors, limits, threads, metadata, faults."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import SandboxServer
from bot.sandbox.errors import LoopbackOnly
from tests.e2e.sandbox_rig import SandboxRig


@pytest.fixture
async def rig() -> AsyncIterator[SandboxRig]:
    async with SandboxRig() as running:
        yield running


async def refusal(call: Any) -> Any:
    """The answer of a call that must be refused."""
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


SECTION = [{"type": "section", "text": {"type": "mrkdwn", "text": "hello"}}]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com", "::"])
def test_any_address_but_loopback_is_refused(host: str) -> None:
    with pytest.raises(LoopbackOnly, match="this machine only"):
        SandboxServer(host)


async def test_the_pages_files_are_asked_for_anew_so_that_a_new_version_is_seen(rig: SandboxRig) -> None:
    async with aiohttp.ClientSession(rig.url) as session:
        for path, kept in (("/static/js/app.js", "no-cache"), ("/", "no-store")):
            async with session.get(path) as answer:
                assert answer.headers.getall("Cache-Control") == [kept]


async def test_a_request_under_a_foreign_name_or_from_a_foreign_page_is_refused(rig: SandboxRig) -> None:
    async with aiohttp.ClientSession() as session:
        embedded = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
        for headers in ({"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}, embedded):
            async with session.get(f"{rig.url}/sandbox/page/picture", headers=headers) as answer:
                assert answer.status == 403, headers
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{rig.url}/sandbox/page/live", headers={"Origin": "http://evil.example"})


@pytest.mark.parametrize("way", ["query", "form", "json"])
async def test_arguments_arrive_as_query_form_or_json(rig: SandboxRig, way: str) -> None:
    values = {"channel": "C0BRAND", "text": "hi", "blocks": json.dumps(SECTION), "reply_broadcast": "0"}
    sent: dict[str, Any] = {"query": {"params": values}, "form": {"data": values}, "json": {"json": values}}[way]
    headers = {"Authorization": f"Bearer {rig.server.secrets.bot_token}"}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{rig.server.api_url}chat.postMessage", headers=headers, **sent) as answer,
    ):
        body = await answer.json()
    assert body["ok"] is True
    assert body["message"]["blocks"][0]["text"] == SECTION[0]["text"]


async def test_wrong_tokens_are_named_as_slack_names_them(rig: SandboxRig) -> None:
    nobody = AsyncWebClient(base_url=rig.server.api_url)
    assert (await refusal(nobody.auth_test()))["error"] == "not_authed"
    stranger = AsyncWebClient(token="xoxb-other", base_url=rig.server.api_url)
    assert (await refusal(stranger.auth_test()))["error"] == "invalid_auth"
    assert (await refusal(rig.client().apps_connections_open(app_token="xoxb-sandbox")))["error"] == (
        "not_allowed_token_type"
    )


async def test_auth_test_names_the_bot_user_and_the_bot(rig: SandboxRig) -> None:
    answer = await rig.client().auth_test()
    assert (answer["user_id"], answer["bot_id"]) == ("U0UNISON", "B0UNISON")


async def test_a_broken_block_is_refused_with_its_reason_and_noted(rig: SandboxRig) -> None:
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
    answer = await refusal(rig.client().chat_postMessage(channel="C0BRAND", text="t", blocks=blocks))
    assert answer["error"] == "invalid_blocks"
    assert "151 characters" in answer["response_metadata"]["messages"][0]
    assert rig.complaints
    assert rig.messages("C0BRAND") == []


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ({"text": " "}, "no_text"),
        ({"text": "a", "markdown_text": "b"}, "markdown_text_conflict"),
        ({"markdown_text": "m" * 12_001}, "msg_too_long"),
        ({"text": "a", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "a", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        (
            {"text": "a", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "y" * 3000}}] * 4},
            "msg_blocks_too_long",
        ),
    ],
)
async def test_content_that_slack_refuses_is_refused(rig: SandboxRig, content: dict[str, Any], error: str) -> None:
    assert (await refusal(rig.client().chat_postMessage(channel="C0BRAND", **content)))["error"] == error


async def test_places_where_the_bot_may_not_write(rig: SandboxRig) -> None:
    client = rig.client()
    assert (await refusal(client.chat_postMessage(channel="C0SOCIAL", text="a")))["error"] == "not_in_channel"
    assert (await refusal(client.chat_postMessage(channel="C9", text="a")))["error"] == "channel_not_found"
    await client.conversations_join(channel="C0SOCIAL")
    assert (await client.chat_postMessage(channel="#social", text="a"))["ok"]
    assert (await client.chat_postMessage(channel="U0OWNER", text="a"))["channel"] == "D0OWNER"


async def test_text_is_cut_at_40000_on_post_and_refused_at_4001_on_update(rig: SandboxRig) -> None:
    client = rig.client()
    posted = await client.chat_postMessage(channel="C0BRAND", text="字" * 40_001)
    assert len(posted["message"]["text"]) == 40_000
    late = client.chat_update(channel="C0BRAND", ts=posted["ts"], text="字" * 4_001)
    assert (await refusal(late))["error"] == "msg_too_long"


async def test_an_update_with_text_alone_takes_the_blocks_away(rig: SandboxRig) -> None:
    client = rig.client()
    ts = (await client.chat_postMessage(channel="C0BRAND", text="t", blocks=SECTION))["ts"]
    updated = await client.chat_update(channel="C0BRAND", ts=ts, text="new")
    assert "blocks" not in updated["message"]
    assert rig.workspace.message("C0BRAND", ts).body["edited"]["user"] == "U0UNISON"


async def test_the_bot_changes_only_its_own_messages(rig: SandboxRig) -> None:
    ts = await rig.person("U0OWNER").say("C0BRAND", "mine")
    client = rig.client()
    assert (await refusal(client.chat_update(channel="C0BRAND", ts=ts, text="x")))["error"] == "cant_update_message"
    assert (await refusal(client.chat_delete(channel="C0BRAND", ts=ts)))["error"] == "cant_delete_message"
    assert (await refusal(client.chat_delete(channel="C0BRAND", ts="9.9")))["error"] == "message_not_found"


async def test_a_deleted_reply_is_no_longer_counted_at_its_parent(rig: SandboxRig) -> None:
    client = rig.client()
    ts = await rig.person("U0OWNER").say("C0BRAND", "parent")
    reply = (await client.chat_postMessage(channel="C0BRAND", text="reply", thread_ts=ts))["ts"]
    thread = await client.conversations_replies(channel="C0BRAND", ts=reply)
    assert [message["ts"] for message in thread["messages"]] == [ts, reply]
    assert thread["messages"][0]["reply_count"] == 1
    nested = client.chat_postMessage(channel="C0BRAND", text="x", thread_ts=reply)
    assert (await refusal(nested))["error"] == "cannot_reply_to_message"
    await client.chat_delete(channel="C0BRAND", ts=reply)
    history = await client.conversations_history(channel="C0BRAND")
    assert "reply_count" not in history["messages"][0]


async def test_metadata_comes_back_only_when_asked_for(rig: SandboxRig) -> None:
    client = rig.client()
    metadata = {"event_type": "report", "event_payload": {"id": 7}}
    await client.chat_postMessage(channel="C0BRAND", text="t", metadata=metadata)
    plain = await client.conversations_history(channel="C0BRAND")
    full = await client.conversations_history(channel="C0BRAND", include_all_metadata=True)
    assert "metadata" not in plain["messages"][0]
    assert full["messages"][0]["metadata"] == metadata


async def test_an_ephemeral_message_is_seen_by_its_reader_alone(rig: SandboxRig) -> None:
    client = rig.client()
    ts = (await client.chat_postEphemeral(channel="C0BRAND", user="U0OWNER", text="psst"))["message_ts"]
    assert [message.ts for message in rig.messages("C0BRAND", seen_by="U0OWNER")] == [ts]
    assert rig.messages("C0BRAND", seen_by="U0WRITER") == []
    assert (await client.conversations_history(channel="C0BRAND"))["messages"] == []
    assert (await refusal(client.chat_update(channel="C0BRAND", ts=ts, text="x")))["error"] == "message_not_found"


async def test_history_is_paged_newest_first(rig: SandboxRig) -> None:
    for number in range(5):
        await rig.client().chat_postMessage(channel="C0BRAND", text=str(number))
    first = await rig.client().conversations_history(channel="C0BRAND", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await rig.client().conversations_history(channel="C0BRAND", limit=2, cursor=cursor)
    assert [message["text"] for message in first["messages"] + second["messages"]] == ["4", "3", "2", "1"]


async def test_users_come_with_locale_and_time_zone(rig: SandboxRig) -> None:
    user = (await rig.client().users_info(user="U0WRITER", include_locale=True))["user"]
    assert (user["locale"], user["tz"], user["tz_offset"]) == ("zh-CN", "Asia/Shanghai", 8 * 3600)
    found = await rig.client().users_lookupByEmail(email=user["profile"]["email"])
    assert found["user"]["id"] == "U0WRITER"
    assert (await refusal(rig.client().users_info(user="U404")))["error"] == "user_not_found"


async def test_a_reaction_is_added_once(rig: SandboxRig) -> None:
    ts = await rig.person("U0OWNER").say("C0BRAND", "hi")
    client = rig.client()
    await client.reactions_add(channel="C0BRAND", timestamp=ts, name="eyes")
    again = client.reactions_add(channel="C0BRAND", timestamp=ts, name="eyes")
    assert (await refusal(again))["error"] == "already_reacted"
    await rig.person("U0WRITER").react("C0BRAND", ts, "eyes")
    assert rig.workspace.message("C0BRAND", ts).body["reactions"] == [
        {"name": "eyes", "users": ["U0UNISON", "U0WRITER"], "count": 2}
    ]
    assert [sent["event"]["type"] for sent in rig.sandbox.delivery.sent.values()][-1] == "reaction_added"


async def test_a_stream_grows_and_ends(rig: SandboxRig) -> None:
    ts = await rig.person("U0WRITER").say("D0WRITER", "go")
    client = rig.client()
    stream = (await client.chat_startStream(channel="D0WRITER", thread_ts=ts, markdown_text="One "))["ts"]
    await client.chat_appendStream(channel="D0WRITER", ts=stream, markdown_text="two")
    await client.chat_stopStream(channel="D0WRITER", ts=stream, blocks=SECTION)
    message = rig.workspace.message("D0WRITER", stream)
    assert message.body["text"] == "One two"
    assert [block["type"] for block in message.body["blocks"]] == ["markdown", "section"]
    late = client.chat_appendStream(channel="D0WRITER", ts=stream, markdown_text="x")
    assert (await refusal(late))["error"] == "message_not_in_streaming_state"


async def test_a_waiting_note_goes_when_the_bot_posts(rig: SandboxRig) -> None:
    ts = await rig.person("U0WRITER").say("D0WRITER", "go")
    client = rig.client()
    await client.assistant_threads_setStatus(channel_id="D0WRITER", thread_ts=ts, status="is checking…")
    assert rig.workspace.statuses == {("D0WRITER", ts): {"status": "is checking…"}}
    await client.chat_postMessage(channel="D0WRITER", thread_ts=ts, text="done")
    assert rig.workspace.statuses == {}


async def test_planned_faults_fail_as_planned_and_then_end(rig: SandboxRig) -> None:
    client = rig.client()
    rig.sandbox.faults.plan("chat.postMessage", "ratelimited", 1, retry_after=7)
    answer = await refusal(client.chat_postMessage(channel="C0BRAND", text="a"))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "7")
    rig.sandbox.faults.plan("chat.postMessage", "server_error")
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel="C0BRAND", text="a")
    rig.sandbox.faults.plan("chat.postMessage", "error", error="is_archived")
    assert (await refusal(client.chat_postMessage(channel="C0BRAND", text="a")))["error"] == "is_archived"
    rig.sandbox.faults.plan("chat.postMessage", "drop")
    with pytest.raises(aiohttp.ClientError):
        await _raw_post(rig, "a")
    assert rig.messages("C0BRAND") == []
    rig.sandbox.faults.plan("chat.postMessage", "lost")
    with pytest.raises(aiohttp.ClientError):
        await _raw_post(rig, "arrived")
    assert [message.body["text"] for message in rig.messages("C0BRAND")] == ["arrived"]
    assert rig.sandbox.faults.pending() == []
    assert [call.status for call in rig.calls("chat.postMessage")] == [429, 500, 200, 0, 0]


async def _raw_post(rig: SandboxRig, text: str) -> Any:
    headers = {"Authorization": f"Bearer {rig.server.secrets.bot_token}"}
    payload = {"channel": "C0BRAND", "text": text}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{rig.server.api_url}chat.postMessage", json=payload, headers=headers) as answer,
    ):
        return await answer.json()


async def test_slacks_own_retry_handler_survives_a_429(rig: SandboxRig) -> None:
    client = rig.client(retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=1)])
    rig.sandbox.faults.plan("chat.postMessage", "ratelimited", 1, retry_after=1)
    assert (await client.chat_postMessage(channel="C0BRAND", text="a"))["ok"]


async def test_the_control_api_obeys_and_explains(rig: SandboxRig) -> None:
    async with aiohttp.ClientSession(base_url=rig.url) as session:

        async def order(name: str, **values: Any) -> tuple[int, dict[str, Any]]:
            async with session.post(f"/sandbox/control/{name}", json=values) as answer:
                return answer.status, await answer.json()

        assert (await order("fault", method="auth.test", kind="ratelimited"))[0] == 200
        assert len(rig.sandbox.faults.pending()) == 1
        status, answer = await order("fault", method="auth.test", kind="sulk")
        assert (status, "drop" in answer["error"]) == (400, True)
        assert (await order("clear_faults"))[0] == 200
        assert (await order("redeliver", event_id="Ev404"))[0] == 400
        assert (await order("dance"))[0] == 404
        before = rig.workspace.clock.now()
        assert (await order("clock", advance=86_400))[1]["offset"] == 86_400
        assert rig.workspace.clock.now() >= before + 86_400
        await rig.client().auth_test()
        assert (await order("calls", method="auth.test"))[1]["calls"][0]["answer"]["user_id"] == "U0UNISON"
        assert (await order("state"))[1]["complaints"] == []
        async with session.get("/sandbox/control/hold") as followed, session.get("/sandbox/control/state") as looked:
            assert (followed.status, looked.status) == (405, 200)


async def test_what_is_due_is_done_before_a_moved_clock_answers_even_when_some_of_it_fails(rig: SandboxRig) -> None:
    seen: list[float] = []

    async def look() -> None:
        seen.append(rig.workspace.clock.offset)
        raise RuntimeError("the app's own trouble")

    rig.sandbox.moved.append(look)
    rig.sandbox.works = lambda tz, day: day.weekday() < 5 and (day.month, day.day) != (11, 23)
    async with aiohttp.ClientSession(base_url=rig.url) as session:

        async def act(**order: Any) -> dt.datetime:
            order |= {"person": "U0WRITER", "kind": "clock"}
            async with session.post("/sandbox/page/act", json=order) as answer:
                assert (await answer.json())["ok"]
            return rig.workspace.clock.utc()

        friday = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
        await rig.sandbox.move_clock(offset=(friday - dt.datetime.now(dt.UTC)).total_seconds())
        # Monday is a holiday here; a morning in Shanghai is one o'clock in London.
        tuesday = dt.datetime(2026, 11, 24, 1, tzinfo=dt.UTC)
        assert dt.timedelta(0) <= await act(to="morning") - tuesday < dt.timedelta(minutes=1)
        assert (await act(advance=3600)) - tuesday >= dt.timedelta(hours=1)
        await act(to="now")
    assert (len(seen), seen[-1]) == (4, 0.0)


async def test_an_unknown_method_is_a_complaint(rig: SandboxRig) -> None:
    assert (await refusal(rig.client().api_call("chat.sing")))["error"] == "unknown_method"
    assert rig.complaints == ["unknown method chat.sing"]


async def test_a_file_for_a_form_is_kept_and_described_and_an_empty_one_or_a_strangers_is_refused(
    rig: SandboxRig,
) -> None:
    async def attach(person: str, content: bytes) -> Any:
        form = aiohttp.FormData({"person": person})
        form.add_field("file", content, filename="plan.csv")
        async with aiohttp.ClientSession(rig.url) as session, session.post("/sandbox/page/attach", data=form) as answer:
            return await answer.json()

    (file,) = (await attach("U0COORD", b"title,channel\n"))["files"]
    assert (file["name"], file["user"]) == ("plan.csv", "U0COORD")
    assert rig.sandbox.files.get(file["id"]).content == b"title,channel\n"
    assert (await attach("U0COORD", b""))["error"] == "file_upload_size_restricted"
    assert (await attach("U0NOBODY", b"x"))["ok"] is False
