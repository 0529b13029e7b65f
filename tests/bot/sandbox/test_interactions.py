"""Buttons, modals, shortcuts, commands, response_url and files, with the real Bolt client."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.gateway.gateway import Gateway
from bot.sandbox.delivery import Timing
from bot.sandbox.errors import SlackError
from tests.bot.sandbox.showcase import SURFACE, button, equip, form, plain, text
from tests.e2e.sandbox_rig import SandboxRig


@pytest.fixture
async def rig() -> AsyncIterator[SandboxRig]:
    async with SandboxRig(app=SURFACE) as running:
        yield running


def buttons(*actions: str) -> list[dict[str, Any]]:
    return [{"type": "actions", "elements": [button(action, action) for action in actions]}]


async def test_a_button_updates_its_message_in_place(rig: SandboxRig) -> None:
    async with rig.running(equip(rig.bolt())):
        lin = rig.person("U0WRITER")
        card = await rig.reply(await lin.say(lin.im, "check me"), containing="findings")
        await lin.click(card, "apply")
        done = await rig.message(lin.im, "Fixes applied")
    assert done.ts == card.ts
    assert rig.complaints == []


async def test_nobody_clicks_a_button_that_is_gone(rig: SandboxRig) -> None:
    posted = await rig.client().chat_postMessage(channel="C0BRAND", text="t", blocks=buttons("go"))
    message = rig.workspace.message("C0BRAND", posted["ts"])
    with pytest.raises(SlackError, match="element_not_found"):
        await rig.person("U0OWNER").click(message, "gone")


async def test_a_modal_shows_the_clients_errors_then_the_apps_then_closes(rig: SandboxRig) -> None:
    async with rig.running(equip(rig.bolt())):
        lin = rig.person("U0WRITER")
        await lin.shortcut("check_copy")
        view = await rig.modal("U0WRITER")
        assert await lin.submit(view) == {"copy": "required"}
        assert await lin.submit(view, {"copy": "x", "link": "no link"}) == {"link": "url"}
        assert "TODO" in (await lin.submit(view, {"copy": "TODO", "link": "https://example.com"}))["copy"]
        entries = {"copy": "done", "channel": "xhs", "tags": ["cn", "sg"], "owner": "U0OWNER", "due": "2026-09-18"}
        assert await lin.submit(view, entries) == {}
        await rig.no_modal("U0WRITER")
        await rig.message(lin.im, "Checked: done")
    values = view.values
    assert values["channel"]["channel"]["selected_option"]["value"] == "xhs"
    assert [each["value"] for each in values["tags"]["tags"]["selected_options"]] == ["cn", "sg"]
    assert values["lang"]["lang"]["selected_option"]["value"] == "auto"
    assert values["owner"]["owner"]["selected_user"] == "U0OWNER"
    assert rig.complaints == []


async def test_answers_to_a_submission_update_push_and_clear(rig: SandboxRig) -> None:
    app = rig.bolt()
    second = {**form("second"), "callback_id": "second"}

    @app.shortcut("check_copy")
    async def opened(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form())

    @app.view("form")
    async def form_sent(ack: Any, view: dict[str, Any]) -> None:
        if view["private_metadata"] == "first":
            await ack(response_action="update", view=form("updated"))
        else:
            await ack(response_action="push", view=second)

    @app.view("second")
    async def second_sent(ack: Any) -> None:
        await ack(response_action="clear")

    async with rig.running(app):
        owner = rig.person("U0OWNER")
        await owner.shortcut("check_copy")
        view = await rig.modal("U0OWNER")
        await owner.submit(view, {"copy": "kept"})
        assert view.definition["private_metadata"] == "updated"
        assert view.values["copy"]["copy"]["value"] == "kept"
        await owner.submit(view)
        top = await rig.modal("U0OWNER", "second")
        assert (top.root, top.previous) == (view.id, view.id)
        await owner.submit(top, {"copy": "x"})
        assert rig.sandbox.views.stack("U0OWNER") == []


async def test_errors_for_an_unknown_block_are_a_complaint(rig: SandboxRig) -> None:
    app = rig.bolt()

    @app.shortcut("check_copy")
    async def opened(ack: Any, body: dict[str, Any], client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form())

    @app.view("form")
    async def sent(ack: Any) -> None:
        await ack(response_action="errors", errors={"no_such_block": "?"})

    async with rig.running(app):
        owner = rig.person("U0OWNER")
        await owner.shortcut("check_copy")
        view = await rig.modal("U0OWNER")
        assert await owner.submit(view, {"copy": "x"}) == {"": "bad_answer"}
    assert "invalid_errors" in rig.complaints[0]


async def test_triggers_open_once_and_expire(rig: SandboxRig) -> None:
    assert Timing().trigger == 3
    client, view = rig.client(), form()
    trigger = rig.sandbox.new_trigger("U0OWNER")
    await client.views_open(trigger_id=trigger, view=view)
    old = rig.sandbox.new_trigger("U0OWNER")
    rig.workspace.clock.offset += rig.sandbox.delivery.timing.trigger + 1
    for used, error in ((trigger, "exchanged_trigger_id"), (old, "expired_trigger_id"), ("1.2", "invalid_trigger_id")):
        with pytest.raises(SlackApiError) as refused:
            await client.views_open(trigger_id=used, view=view)
        assert refused.value.response["error"] == error


async def test_a_stack_of_three_is_full_and_hashes_guard_against_races(rig: SandboxRig) -> None:
    client = rig.client()
    opened = (await client.views_open(trigger_id=rig.sandbox.new_trigger("U0OWNER"), view=form()))["view"]
    for _ in range(2):
        await client.views_push(trigger_id=rig.sandbox.new_trigger("U0OWNER"), view=form())
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(trigger_id=rig.sandbox.new_trigger("U0OWNER"), view=form())
    await client.views_update(view_id=opened["id"], hash=opened["hash"], view=form("new"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=opened["id"], hash=opened["hash"], view=form("newer"))
    await rig.person("U0OWNER").close(rig.sandbox.views.find(view_id=opened["id"]))
    with pytest.raises(SlackApiError, match="not_found"):
        await client.views_update(view_id=opened["id"], view=form())


async def test_an_input_without_submit_is_refused(rig: SandboxRig) -> None:
    view = form()
    del view["submit"]
    with pytest.raises(SlackApiError) as refused:
        await rig.client().views_open(trigger_id=rig.sandbox.new_trigger("U0OWNER"), view=view)
    assert refused.value.response["error"] == "invalid_arguments"
    assert "submit" in refused.value.response["response_metadata"]["messages"][0]


async def test_external_options_message_shortcut_command_and_home(rig: SandboxRig) -> None:
    async with rig.running(equip(rig.bolt())):
        lin = rig.person("U0WRITER")
        ts = await lin.say("C0LAUNCH", "新品上市")
        await lin.message_shortcut("check_message", "C0LAUNCH", ts)
        view = await rig.modal("U0WRITER", "新品上市")
        assert [each["value"] for each in await lin.suggestions(view, "campaign", "上市")] == ["Launch"]
        await lin.close(view)
        await lin.command("C0LAUNCH", "/brand", "check hello")
        note = await rig.message("C0LAUNCH", "check hello", seen_by="U0WRITER")
        assert note.only_for == "U0WRITER"
        await lin.open_home()
        await rig.home("U0WRITER", "*1* times")
        await lin.open_home()
        await rig.home("U0WRITER", "*2* times")
    assert rig.complaints == []


async def test_undeclared_commands_and_shortcuts_do_not_exist(rig: SandboxRig) -> None:
    lin = rig.person("U0WRITER")
    with pytest.raises(SlackError, match="invalid_command"):
        await lin.command("C0LAUNCH", "/nothing")
    with pytest.raises(SlackError, match="invalid_shortcut"):
        await lin.shortcut("nothing")


async def test_an_app_that_is_away_or_slow_is_shown_to_the_person() -> None:
    async with SandboxRig(app=SURFACE, timing=Timing(ack=0.1, retries=())) as rig:
        notes: list[Any] = []
        rig.workspace.subscribe(lambda change: notes.append(change.get("code")) if change["kind"] == "notice" else None)
        lin = rig.person("U0WRITER")
        assert (await lin.shortcut("check_copy")).problem == "no_app"
        app = rig.bolt()

        @app.shortcut("check_copy")
        async def slow(ack: Any) -> None:
            await asyncio.sleep(0.5)
            await ack()

        async with rig.running(app):
            assert (await lin.shortcut("check_copy")).problem == "operation_timeout"
    assert notes == ["no_app", "operation_timeout"]


async def post(url: str, answer: dict[str, Any]) -> tuple[int, str]:
    """Post to a response_url."""
    async with aiohttp.ClientSession() as session, session.post(url, json=answer) as response:
        return response.status, await response.text()


async def test_a_response_url_answers_five_times_replaces_deletes_and_expires(rig: SandboxRig) -> None:
    posted = await rig.client().chat_postMessage(channel="C0BRAND", text="card")
    url = rig.sandbox.new_response_url("C0BRAND", "U0OWNER", source=posted["ts"])
    assert (await post(url, {"text": "mine", "response_type": "ephemeral", "replace_original": False}))[0] == 200
    assert [message.only_for for message in rig.messages("C0BRAND", seen_by="U0OWNER")] == [None, "U0OWNER"]
    assert (await post(url, {"text": "replaced", "replace_original": True}))[0] == 200
    assert rig.workspace.message("C0BRAND", posted["ts"]).body["text"] == "replaced"
    assert (await post(url, {"blocks": [{"type": "section"}]}))[0] == 400
    assert (await post(url, {"delete_original": True}))[0] == 200
    assert rig.messages("C0BRAND") == []
    assert (await post(url, {"text": "public", "response_type": "in_channel"}))[0] == 200
    status, answer = await post(url, {"text": "sixth"})
    assert (status, "used_url" in answer) == (404, True)
    late = rig.sandbox.new_response_url("C0BRAND", "U0OWNER")
    rig.workspace.clock.offset += 31 * 60
    assert "expired_url" in (await post(late, {"text": "late"}))[1]


async def test_a_file_goes_up_in_three_steps_and_comes_down_with_the_token(rig: SandboxRig) -> None:
    client, content = rig.client(), "季度文案".encode()
    await client.files_upload_v2(channel="C0BRAND", filename="文案.txt", content=content, initial_comment="report")
    message = await rig.message("C0BRAND", "report")
    file = (await client.files_info(file=message.body["files"][0]["id"]))["file"]
    assert (file["name"], file["size"], file["mimetype"]) == ("文案.txt", len(content), "text/plain")
    async with aiohttp.ClientSession() as session:
        token = {"Authorization": f"Bearer {rig.server.secrets.bot_token}"}
        async with session.get(file["url_private_download"], headers=token) as down:
            assert await down.read() == content
        async with session.get(file["url_private_download"]) as down:
            assert down.content_type == "text/html"
            assert content not in await down.read()


async def test_a_picture_of_the_app_stands_in_its_message_with_its_words(rig: SandboxRig) -> None:
    gateway = Gateway(rig.client())
    picture = {"filename": "grid.png", "title": "Calendar", "alt_text": "Three channels, two weeks"}
    posted = await gateway.upload("C0BRAND", b"\x89PNG", **picture)  # type: ignore[arg-type]
    assert posted is not None
    message = rig.workspace.message("C0BRAND", posted.ts).body
    assert message["files"][0]["alt_txt"] == "Three channels, two weeks"
    reply = await gateway.upload("C0BRAND", b"\x89PNG", thread_ts=posted.ts, **picture)  # type: ignore[arg-type]
    assert await gateway.find_upload("C0BRAND", posted.ts, "grid.png") in (posted, reply)
    assert await gateway.find_upload("C0BRAND", None, "other.png") is None
    own = await gateway.upload("U0WRITER", b"\x89PNG", **picture)  # type: ignore[arg-type]
    assert own is not None
    assert own.channel == "D0WRITER"


async def test_a_file_of_another_length_than_announced_is_refused(rig: SandboxRig) -> None:
    place = await rig.client().files_getUploadURLExternal(filename="a.txt", length=5)
    async with aiohttp.ClientSession() as session, session.post(place["upload_url"], data=b"four") as answer:
        assert answer.status == 400
    with pytest.raises(SlackApiError, match="file_not_found"):
        await rig.client().files_completeUploadExternal(files=[{"id": place["file_id"]}])


async def test_a_persons_file_arrives_as_message_and_as_file_shared(rig: SandboxRig) -> None:
    await rig.person("U0WRITER").upload("D0WRITER", "deck.pdf", b"%PDF-1.4", text="please check")
    message, shared = [sent["event"] for sent in rig.sandbox.delivery.sent.values()]
    assert (message["subtype"], message["files"][0]["filetype"], message["text"]) == (
        "file_share",
        "pdf",
        "please check",
    )
    assert (shared["type"], shared["file_id"]) == ("file_shared", message["files"][0]["id"])


async def test_an_edit_is_told_with_the_text_before_and_after(rig: SandboxRig) -> None:
    lin = rig.person("U0WRITER")
    ts = await lin.say(lin.im, "before")
    await lin.edit(lin.im, ts, "after")
    event = list(rig.sandbox.delivery.sent.values())[-1]["event"]
    assert (event["subtype"], event["message"]["text"], event["previous_message"]["text"]) == (
        "message_changed", "after", "before",
    )  # fmt: skip
    with pytest.raises(SlackError, match="cant_update_message"):
        await rig.person("U0OWNER").edit("C0BRAND", await lin.say("C0BRAND", "mine"), "yours")


async def test_an_invitation_is_an_event_and_opens_the_channel(rig: SandboxRig) -> None:
    await rig.person("U0OWNER").invite("C0SOCIAL")
    assert next(iter(rig.sandbox.delivery.sent.values()))["event"]["type"] == "member_joined_channel"
    assert (await rig.client().chat_postMessage(channel="C0SOCIAL", text="hello"))["ok"]


async def test_a_message_with_its_own_inputs_sends_their_state(rig: SandboxRig) -> None:
    app, seen = rig.bolt(), []

    @app.action("go")
    async def go(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        seen.append(body["state"]["values"])

    select = {"type": "static_select", "action_id": "pick", "options": [
        {"text": plain("A"), "value": "a"}, {"text": plain("B"), "value": "b"}]}  # fmt: skip
    blocks = [
        {"type": "section", "block_id": "s", "text": text("Pick"), "accessory": select},
        *buttons("go"),
    ]
    posted = await rig.client().chat_postMessage(channel="C0BRAND", text="t", blocks=blocks)
    message = rig.workspace.message("C0BRAND", posted["ts"])
    async with rig.running(app):
        values = {"s": {"pick": {"type": "static_select", "selected_option": select["options"][1]}}}
        await rig.person("U0OWNER").click(message, "go", values=values)
    assert seen[0]["s"]["pick"]["selected_option"]["value"] == "b"
