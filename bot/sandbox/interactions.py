"""What a person does with the app's own things: buttons and menus, shortcuts, slash commands."""

from __future__ import annotations

from typing import Any

from .composing import as_command_text
from .core import Sandbox, person_reference
from .delivery import Ack
from .errors import SlackError
from .forms import VALUE_KEYS, find_element, state_values
from .responses import answer_in_place
from .state import APP_ID, TEAM_ID, Body, Message
from .views import View


def base(sandbox: Sandbox, person: str, kind: str) -> Body:
    """What all interaction payloads have in common."""
    return {
        "type": kind,
        "team": {"id": TEAM_ID, "domain": "sandbox"},
        "user": person_reference(sandbox, person),
        "api_app_id": APP_ID,
        "token": "sandbox-verification",
        "trigger_id": sandbox.new_trigger(person),
        "enterprise": None,
        "is_enterprise_install": False,
    }


async def send(sandbox: Sandbox, person: str, payload: Body, kind: str = "interactive") -> Ack:
    """Deliver an interaction; a failure is shown to the person as Slack shows it."""
    ack = await sandbox.delivery.interaction(kind, payload)
    if ack.problem:
        sandbox.notice(person, ack.problem)
    return ack


def readable_message(sandbox: Sandbox, person: str, channel: str, ts: str) -> Message:
    """A message the person can see, an ephemeral one of theirs included."""
    found = sandbox.workspace.channel(channel).messages.get(ts)
    if found is None or found.only_for not in (None, person):
        raise SlackError("message_not_found")
    return found


async def act_in_message(sandbox: Sandbox, person: str, channel: str, ts: str, action: Body, values: Body) -> Ack:
    """Use an element of a message. `action` names `action_id`, `block_id` and what was chosen."""
    message = readable_message(sandbox, person, channel, ts)
    if not message.by_bot:
        raise SlackError("message_not_found")
    place = sandbox.workspace.channels[channel]
    blocks = message.body.get("blocks", [])
    payload = base(sandbox, person, "block_actions")
    thread_ts = message.body.get("thread_ts")
    payload |= {
        "container": {
            "type": "message",
            "message_ts": ts,
            "channel_id": channel,
            "is_ephemeral": message.only_for is not None,
            **({"thread_ts": thread_ts} if thread_ts else {}),
        },
        "channel": {"id": channel, "name": "directmessage" if place.is_im else place.name},
        "state": {"values": state_values(blocks, values)},
        "response_url": sandbox.new_response_url(channel, person, source=ts, thread_ts=thread_ts),
        "actions": [completed_action(sandbox, blocks, action)],
    }
    if message.only_for is None:  # Slack leaves the message out for ephemeral ones
        payload["message"] = dict(message.body)
    return await send(sandbox, person, payload)


async def act_in_view(sandbox: Sandbox, person: str, view_id: str, action: Body, values: Body) -> Ack:
    """Use an element of a modal or of the Home tab."""
    view = own_view(sandbox, person, view_id)
    blocks = view.definition["blocks"]
    acted = completed_action(sandbox, blocks, action)
    view.values = state_values(blocks, {**view.values, **values, **_chosen(acted)})
    payload = base(sandbox, person, "block_actions")
    payload |= {
        "container": {"type": "view", "view_id": view.id},
        "view": view.as_slack(),
        "actions": [acted],
    }
    return await send(sandbox, person, payload)


def _chosen(acted: Body) -> Body:
    """What was chosen just now, as the state of its form has it."""
    key = VALUE_KEYS.get(acted["type"])
    return {acted["block_id"]: {acted["action_id"]: {"type": acted["type"], key: acted[key]}}} if key else {}


def completed_action(sandbox: Sandbox, blocks: list[Body], action: Body) -> Body:
    """The entry of `actions` in Slack's shape; the element must be there, so nobody clicks what is gone."""
    found = find_element(blocks, str(action.get("action_id", "")), str(action.get("block_id", "")))
    if found is None:
        raise SlackError("element_not_found", [f"[ERROR] no element {action.get('action_id')!r}"])
    block, element = found
    entry: Body = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": sandbox.workspace.clock.stamp(),
    }
    if element["type"] == "button":
        entry["text"] = element["text"]
        entry |= {"value": element["value"]} if "value" in element else {}
        entry |= {"style": element["style"]} if "style" in element else {}
    elif element["type"] == "overflow":
        entry["selected_option"] = action.get("selected_option")
    elif element["type"] in VALUE_KEYS:
        key = VALUE_KEYS[element["type"]]
        entry[key] = action.get(key)
    return entry


def own_view(sandbox: Sandbox, person: str, view_id: str) -> View:
    """An open view of that person, or `not_found`."""
    view = sandbox.views.find(view_id=view_id)
    if view.person != person:
        raise SlackError("not_found")
    return view


async def suggest(
    sandbox: Sandbox, person: str, where: Body, action_id: str, block_id: str, typed: str
) -> list[dict[str, Any]]:
    """Ask the app for the options of an external select; groups are flattened with their label."""
    payload = base(sandbox, person, "block_suggestion")
    del payload["trigger_id"]
    payload |= {"action_id": action_id, "block_id": block_id, "value": typed}
    if where.get("view_id"):
        view = own_view(sandbox, person, str(where["view_id"]))
        payload |= {"container": {"type": "view", "view_id": view.id}, "view": view.as_slack()}
    else:
        message = readable_message(sandbox, person, str(where.get("channel")), str(where.get("ts")))
        payload |= {
            "container": {"type": "message", "message_ts": message.ts, "channel_id": message.channel},
            "channel": {"id": message.channel},
            "message": dict(message.body),
        }
    ack = await send(sandbox, person, payload)
    answer = ack.payload if isinstance(ack.payload, dict) else {}
    options = list(answer.get("options") or [])
    for group in answer.get("option_groups") or []:
        options += [{**option, "group": group.get("label", {}).get("text", "")} for option in group["options"]]
    return options


async def global_shortcut(sandbox: Sandbox, person: str, callback_id: str) -> Ack:
    """Use a global shortcut that the app declared."""
    _declared(sandbox, callback_id, "global")
    payload = base(sandbox, person, "shortcut")
    payload |= {"callback_id": callback_id, "action_ts": sandbox.workspace.clock.stamp()}
    return await send(sandbox, person, payload)


async def message_shortcut(sandbox: Sandbox, person: str, callback_id: str, channel: str, ts: str) -> Ack:
    """Use a message shortcut that the app declared."""
    _declared(sandbox, callback_id, "message")
    message = readable_message(sandbox, person, channel, ts)
    place = sandbox.workspace.channels[channel]
    payload = base(sandbox, person, "message_action")
    payload |= {
        "callback_id": callback_id,
        "action_ts": sandbox.workspace.clock.stamp(),
        "message_ts": ts,
        "message": dict(message.body),
        "channel": {"id": channel, "name": "directmessage" if place.is_im else place.name},
        "response_url": sandbox.new_response_url(channel, person, source=None, thread_ts=message.body.get("thread_ts")),
    }
    return await send(sandbox, person, payload)


async def slash_command(sandbox: Sandbox, person: str, channel: str, command: str, text: str) -> Ack:
    """Run a slash command that the app declared; what it acknowledges with is shown."""
    declared = next((each for each in sandbox.app.commands if each["command"] == command), None)
    if declared is None:
        raise SlackError("invalid_command", [f"[ERROR] {command} is not a valid command"])
    place = sandbox.workspace.channel(channel)
    found = sandbox.workspace.person(person)
    payload = {
        "token": "sandbox-verification",
        "team_id": TEAM_ID,
        "team_domain": "sandbox",
        "channel_id": place.id,
        "channel_name": "directmessage" if place.is_im else place.name,
        "user_id": person,
        "user_name": found.handle,
        "command": command,
        "text": as_command_text(sandbox.workspace, text) if declared.get("should_escape") else text,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
        "response_url": sandbox.new_response_url(place.id, person),
        "trigger_id": sandbox.new_trigger(person),
    }
    ack = await send(sandbox, person, payload, "slash_commands")
    answer = {"text": ack.payload} if isinstance(ack.payload, str) else ack.payload
    if isinstance(answer, dict) and (answer.get("text") or answer.get("blocks")):
        answer_in_place(sandbox, place.id, person, answer)
    return ack


def _declared(sandbox: Sandbox, callback_id: str, kind: str) -> None:
    if not any(each["callback_id"] == callback_id and each["type"] == kind for each in sandbox.app.shortcuts):
        raise SlackError("invalid_shortcut", [f"[ERROR] the app declares no {kind} shortcut {callback_id!r}"])
