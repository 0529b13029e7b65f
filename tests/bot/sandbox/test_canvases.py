"""Canvases answer as Slack's do: seen by nobody until they are given, in ways that Slack takes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from tests.e2e.sandbox_rig import SandboxRig


@pytest.fixture
async def rig() -> AsyncIterator[SandboxRig]:
    async with SandboxRig() as running:
        yield running


async def error_of(call: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await call
    return str(refused.value.response["error"])


async def seen_by(rig: SandboxRig, canvas: str, person: str) -> dict[str, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{rig.url}/sandbox/page/canvas/{canvas}", params={"person": person}) as answer,
    ):
        found: dict[str, Any] = await answer.json()
    return found


async def test_a_canvas_is_read_by_those_it_was_given_to(rig: SandboxRig) -> None:
    client, content = rig.client(), {"type": "markdown", "markdown": "## Goals"}
    canvas = (await client.canvases_create(title="Week 47", document_content=content))["canvas_id"]
    link = (await client.files_info(file=canvas))["file"]["permalink"]
    assert link == f"{rig.url}/docs/T0SANDBOX/{canvas}"
    assert (await seen_by(rig, canvas, "U0OWNER"))["error"] == "canvas_not_found"
    direct = rig.person("U0OWNER").im
    # To a person it is given only when they got its link, and never by the id of the conversation.
    assert await error_of(client.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=[direct])) == (
        "channel_not_found"
    )
    to_owner = {"canvas_id": canvas, "access_level": "read", "user_ids": ["U0OWNER"]}
    assert await error_of(client.canvases_access_set(**to_owner)) == "failed_to_update_user_ids"
    await client.chat_postMessage(channel=direct, text=f"<{link}|Week 47>")
    await client.canvases_access_set(**to_owner)
    assert await seen_by(rig, canvas, "U0OWNER") == {"ok": True, "title": "Week 47", "markdown": "## Goals"}
    assert (await seen_by(rig, canvas, "U0WRITER"))["error"] == "canvas_not_found"
    await client.canvases_access_set(canvas_id=canvas, access_level="read", channel_ids=["C0LAUNCH"])
    assert (await seen_by(rig, canvas, "U0WRITER"))["title"] == "Week 47"


async def test_what_slack_refuses_is_refused(rig: SandboxRig) -> None:
    client = rig.client()
    assert await error_of(client.canvases_create(document_content={"type": "html", "markdown": "x"})) == (
        "invalid_arguments"
    )
    too_long = {"type": "markdown", "markdown": "x" * 1_048_577}
    assert await error_of(client.canvases_create(document_content=too_long)) == "canvas_creation_failed"
    canvas = (await client.canvases_create(title="Empty"))["canvas_id"]
    give = client.canvases_access_set
    assert await error_of(give(canvas_id="F0", access_level="read", channel_ids="C0LAUNCH")) == "canvas_not_found"
    assert await error_of(give(canvas_id=canvas, access_level="read")) == "invalid_parameters"
    both = {"channel_ids": "C0LAUNCH", "user_ids": "U0OWNER"}
    assert await error_of(give(canvas_id=canvas, access_level="read", **both)) == "invalid_parameters"
    assert await error_of(give(canvas_id=canvas, access_level="see", channel_ids="C0LAUNCH")) == "invalid_arguments"
    # A tab is its members' to write in; where the app is no member it makes none.
    tab = (await client.canvases_create(title="Tab", channel_id="C0LAUNCH"))["canvas_id"]
    assert (await seen_by(rig, tab, "U0WRITER"))["title"] == "Tab"
    assert await error_of(client.canvases_create(title="Tab", channel_id="C0SOCIAL")) == "not_in_channel"
