"""HTTP mode: signed posts that Bolt's own verification accepts."""

from __future__ import annotations

from typing import Any

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request

from bot.sandbox.delivery import Timing
from tests.bot.sandbox.showcase import SURFACE, equip
from tests.e2e.sandbox_rig import PATIENCE, SandboxRig


async def test_events_commands_and_interactions_arrive_signed() -> None:
    holder: dict[str, Any] = {}

    async def receive(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await holder["app"].async_dispatch(await to_bolt_request(request)))

    site = web.Application()
    site.router.add_post("/slack/events", receive)
    runner = web.AppRunner(site)
    await runner.setup()
    listener = web.TCPSite(runner, "127.0.0.1", 0)
    await listener.start()
    port = runner.addresses[0][1]
    try:
        async with SandboxRig(app=SURFACE, request_url=f"http://127.0.0.1:{port}/slack/events") as rig:
            holder["app"] = equip(rig.bolt())
            lin = rig.person("U0WRITER")
            ts = await lin.say("C0BRAND", "@Unison hello")
            await rig.reply(ts, containing="Heard you")
            await lin.command("C0BRAND", "/brand", "guide 极致")
            await rig.message("C0BRAND", "guide 极致", seen_by="U0WRITER")
            await lin.shortcut("check_copy")
            assert await lin.submit(await rig.modal("U0WRITER"), {"copy": "x"}) == {}
            assert rig.complaints == []
    finally:
        await runner.cleanup()


async def test_an_app_that_refuses_the_event_gets_it_again() -> None:
    counts: list[str] = []

    async def receive(request: web.Request) -> web.Response:
        counts.append(request.headers.get("X-Slack-Retry-Num", "-"))
        return web.Response(status=500 if len(counts) < 3 else 200)

    site = web.Application()
    site.router.add_post("/", receive)
    runner = web.AppRunner(site)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
        async with SandboxRig(request_url=url, timing=Timing(ack=PATIENCE, retries=(0.0, 0.01, 0.01))) as rig:
            await rig.person("U0WRITER").say("D0WRITER", "hi")
            await rig.sandbox.delivery.quiet()
    finally:
        await runner.cleanup()
    assert counts == ["-", "1", "2"]
