"""The same bot over HTTP: signed requests in, health and metrics for operators."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import uvicorn

from bot.bootstrap import bootstrap, open_database
from bot.jobs.worker import LanguageProcess
from bot.web import build_web
from tests.e2e.bot_rig import BAD, fill, manifest, publish_demo, settings_for
from tests.e2e.sandbox_rig import SandboxRig


@pytest.fixture
async def http(
    tmp_path: Path, language_process: LanguageProcess, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[SandboxRig, str]]:
    """The sandbox posting to the bot's web application, and the address of the latter."""
    monkeypatch.setattr("bot.i18n.strict", True)
    assert await language_process.loaded()
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with SandboxRig(manifest=manifest(), request_url=f"{address}/slack/events") as rig:
        settings = settings_for(rig, tmp_path, UNISON_MODE="http")
        publish_demo(await asyncio.to_thread(open_database, settings))
        web = build_web(bootstrap(settings, language=language_process))
        server = uvicorn.Server(uvicorn.Config(web, log_config=None, lifespan="on"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        await rig.until(lambda: server.started)
        yield rig, address
        server.should_exit = True
        await serving


async def test_messages_commands_clicks_and_forms_come_by_signed_requests(http: tuple[SandboxRig, str]):
    rig, _ = http
    owner = rig.person("U0OWNER")
    card = await rig.reply(await owner.say(owner.im, BAD), containing="/100")
    await owner.click(card, "check.again")
    form = await rig.modal("U0OWNER", "Edit and check again")
    assert list(await fill(owner, form, text=" \n")) == ["text"]
    await owner.command("C0SOCIAL", "/brand", "help")
    await rig.message("C0SOCIAL", "What I can do", seen_by="U0OWNER")
    assert rig.complaints == []


async def test_a_request_with_a_wrong_signature_is_refused(http: tuple[SandboxRig, str]):
    _, address = http
    async with aiohttp.ClientSession() as session:
        headers = {"X-Slack-Signature": "v0=00", "X-Slack-Request-Timestamp": "1"}
        async with session.post(f"{address}/slack/events", json={"type": "event_callback"}, headers=headers) as answer:
            assert answer.status == 401


async def test_health_and_metrics_answer(http: tuple[SandboxRig, str]):
    rig, address = http
    owner = rig.person("U0OWNER")
    await rig.reply(await owner.say(owner.im, BAD), containing="/100")
    await rig.until(lambda: any(each["acked"] for each in rig.sandbox.delivery.attempts))
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address}/health") as health:
            assert await health.json() == {"ok": True, "database": True, "language_models": True}
        async with session.get(f"{address}/metrics") as metrics:
            assert metrics.content_type == "text/plain"
            assert 'unison_requests_total{kind="event_callback"}' in await metrics.text()
