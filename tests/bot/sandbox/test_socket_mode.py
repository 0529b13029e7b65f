"""The real Bolt client against the sandbox: delivery, acknowledgement, redelivery, reconnection."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from bot.sandbox.delivery import Timing
from tests.e2e.sandbox_rig import PATIENCE, SandboxRig


async def test_an_echo_app_hears_a_direct_message_and_its_answer_stands_in_the_thread() -> None:
    async with SandboxRig() as rig:
        app = rig.bolt()

        @app.event("message")
        async def echo(event: dict[str, Any], say: Any) -> None:
            await say(text=f"You said {event['text']}", thread_ts=event["ts"])

        async with rig.running(app):
            lin = rig.person("U0WRITER")
            ts = await lin.say(lin.im, "极致影像 & more")
            answer = await rig.reply(ts)
        assert answer.body["text"] == "You said 极致影像 &amp; more"
        assert answer.body["thread_ts"] == ts
        parent = rig.workspace.message(lin.im, ts)
        assert (parent.body["reply_count"], parent.body["latest_reply"]) == (1, answer.ts)
        assert rig.complaints == []


async def test_the_app_is_told_of_its_own_message_and_of_a_mention() -> None:
    async with SandboxRig() as rig:
        app, heard = rig.bolt(ignoring_self_events_enabled=False), []

        @app.event("app_mention")
        async def mention(event: dict[str, Any], say: Any) -> None:
            heard.append("mention")
            await say(text="here", thread_ts=event["ts"])

        @app.event("message")
        async def message(event: dict[str, Any]) -> None:
            heard.append(event.get("bot_id") or event["user"])

        async with rig.running(app):
            await rig.person("U0OWNER").say("C0BRAND", "@Unison, please look at this")
            await rig.until(lambda: len(heard) == 3)
        assert sorted(heard) == ["B0UNISON", "U0OWNER", "mention"]
        assert rig.messages("C0BRAND")[0].body["text"] == "<@U0UNISON>, please look at this"


async def test_an_event_waits_until_the_app_is_connected() -> None:
    async with SandboxRig() as rig:
        lin = rig.person("U0WRITER")
        ts = await lin.say(lin.im, "anybody there?")
        app = rig.bolt()

        @app.event("message")
        async def answer(say: Any) -> None:
            await say("yes")

        async with rig.running(app):
            assert (await rig.reply(ts)).body["text"] == "yes"


async def test_an_event_that_is_not_acknowledged_comes_again_with_a_retry_count() -> None:
    async with SandboxRig(timing=Timing(ack=0.2, retries=(0.0, 0.05, 0.05))) as rig:
        app, counts, delivery, missed = rig.bolt(), [], rig.sandbox.delivery, asyncio.Event()

        @app.middleware
        async def slow_twice(request: Any, next: Any) -> None:
            counts.append(request.headers.get("x-slack-retry-num", ["?"])[0])
            if len(counts) < 3:
                await missed.wait()
            await next()

        @app.event("message")
        async def heard() -> None:
            return None

        async with rig.running(app):
            await rig.person("U0WRITER").say("D0WRITER", "hello")
            await rig.until(lambda: len(delivery.attempts) == 2)
            delivery.timing = Timing(ack=PATIENCE)  # the third is acknowledged, however long this machine takes
            await delivery.quiet()
            missed.set()
        assert counts == ["0", "1", "2"]
        assert [each["acked"] for each in delivery.attempts] == [False, False, True]


async def test_an_event_that_nobody_handles_ends_as_a_complaint() -> None:
    async with SandboxRig(timing=Timing(ack=0.1, retries=(0.0,))) as rig, rig.running(rig.bolt()):
        await rig.person("U0WRITER").say("D0WRITER", "hello")
        await rig.until(lambda: rig.complaints)
    assert "never acknowledged" in rig.complaints[0]


async def test_the_app_reconnects_when_asked_to_and_hears_what_follows() -> None:
    async with SandboxRig() as rig:
        app, heard = rig.bolt(), []

        @app.event("message")
        async def message(event: dict[str, Any]) -> None:
            heard.append(event["text"])

        async with rig.running(app):
            lin = rig.person("U0WRITER")
            await lin.say(lin.im, "before")
            await rig.until(lambda: heard == ["before"])
            await rig.sandbox.socket.refresh()
            await lin.say(lin.im, "during")
            await rig.until(lambda: heard == ["before", "during"])
        assert rig.sandbox.socket.count == 2


async def test_a_past_event_is_delivered_again_on_demand_with_the_same_event_id() -> None:
    async with SandboxRig() as rig:
        app, seen = rig.bolt(), []

        @app.event("message")
        async def message(body: dict[str, Any]) -> None:
            seen.append(body["event_id"])

        async with rig.running(app):
            await rig.person("U0WRITER").say("D0WRITER", "once")
            await rig.until(lambda: len(seen) == 1)
            rig.sandbox.delivery.redeliver(seen[0])
            await rig.until(lambda: len(seen) == 2)
        assert seen[0] == seen[1]


async def test_held_events_leave_in_their_order_when_released() -> None:
    async with SandboxRig() as rig:
        app, heard = rig.bolt(), []

        @app.event("message")
        async def message(event: dict[str, Any]) -> None:
            heard.append(event["text"])

        async with rig.running(app):
            rig.sandbox.delivery.hold()
            for word in ("one", "two", "three"):
                await rig.person("U0WRITER").say("D0WRITER", word)
            assert heard == []
            rig.sandbox.delivery.release()
            await rig.until(lambda: len(heard) == 3)
        assert sorted(heard) == ["one", "three", "two"]


async def test_two_connections_share_the_events() -> None:
    async with SandboxRig() as rig:
        heard: dict[str, list[str]] = {"first": [], "second": []}

        def build(name: str) -> Any:
            app = rig.bolt()

            @app.event("message")
            async def message(event: dict[str, Any]) -> None:
                heard[name].append(event["text"])

            return app

        async with rig.running(build("first")), rig.running(build("second")):
            for number in range(4):
                await rig.person("U0WRITER").say("D0WRITER", str(number))
            await rig.until(lambda: sum(map(len, heard.values())) == 4)
        assert {name: len(texts) for name, texts in heard.items()} == {"first": 2, "second": 2}


async def test_an_unsubscribed_event_is_not_sent_and_a_missing_scope_is_refused() -> None:
    manifest = {
        "display_information": {"name": "Unison"},
        "settings": {"event_subscriptions": {"bot_events": ["app_mention"]}},
        "oauth_config": {"scopes": {"bot": ["chat:write"]}},
    }
    async with SandboxRig(manifest=manifest) as rig:
        await rig.person("U0WRITER").say("C0BRAND", "@Unison hello")
        assert [sent["event"]["type"] for sent in rig.sandbox.delivery.sent.values()] == ["app_mention"]
        with pytest.raises(SlackApiError) as refused:
            await rig.client().users_info(user="U0WRITER")
        assert refused.value.response["error"] == "missing_scope"
        assert refused.value.response["needed"] == "users:read"
