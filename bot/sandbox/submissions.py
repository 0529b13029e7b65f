"""Sending and closing modals, and what the app's answer to a submission does to the stack."""

from __future__ import annotations

from typing import Any

from .core import Sandbox
from .delivery import Ack
from .errors import SlackError
from .forms import find_element, problems_before_sending, state_values
from .interactions import base, own_view, send
from .state import Body
from .validation import check_view
from .views import View


async def submit(sandbox: Sandbox, person: str, view_id: str, values: Body) -> dict[str, str]:
    """Submit a modal with what was entered; gives the errors by block_id, empty when the app took it.

    Errors that the client itself finds are codes (`required`, `too_short` ...); the app's are its own sentences.
    """
    view = own_view(sandbox, person, view_id)
    if view not in sandbox.views.stack(person):
        raise SlackError("not_found")
    blocks = view.definition["blocks"]
    view.values = state_values(blocks, {**view.values, **values})
    view.errors = problems_before_sending(blocks, view.values)
    if view.errors:
        sandbox.views.show(person)
        return view.errors
    payload = base(sandbox, person, "view_submission")
    payload |= {"view": view.as_slack(), "response_urls": _response_urls(sandbox, person, view)}
    ack = await send(sandbox, person, payload)
    if ack.problem:
        view.errors = {"": ack.problem}
        return view.errors
    return _follow(sandbox, person, view, ack)


def _follow(sandbox: Sandbox, person: str, view: View, ack: Ack) -> dict[str, str]:
    answer: Any = ack.payload or {}
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if view not in sandbox.views.stack(person):
        return {}  # the app or the person closed it meanwhile
    try:
        match action:
            case None:
                if answer:
                    raise SlackError("invalid_response")
                sandbox.views.close(view)
            case "clear":
                sandbox.views.close(view, everything=True)
            case "errors":
                view.errors = _known_errors(view, answer.get("errors"))
                sandbox.views.show(person)
            case "update":
                sandbox.views.update(view, check_view(answer.get("view"), sandbox.recorder, "modal"))
            case "push":
                sandbox.views.push(person, check_view(answer.get("view"), sandbox.recorder, "modal"))
            case _:
                raise SlackError("invalid_response_action")
    except SlackError as error:
        sandbox.recorder.complain(f"the answer to view_submission was refused: {error.code}")
        sandbox.notice(person, "bad_answer")
        view.errors = {"": "bad_answer"}
    return view.errors


def _known_errors(view: View, errors: Any) -> dict[str, str]:
    """The app's errors; every key must be the block_id of an input, or Slack shows nothing at all."""
    inputs = {block["block_id"] for block in view.definition["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        raise SlackError("invalid_errors")
    return {str(block): str(sentence) for block, sentence in errors.items()}


async def close(sandbox: Sandbox, person: str, view_id: str, *, everything: bool = False) -> None:
    """Close a modal with its button or Escape; `clear_on_close` takes the whole stack, view_closed goes out."""
    view = own_view(sandbox, person, view_id)
    if view not in sandbox.views.stack(person):
        raise SlackError("not_found")
    cleared = everything or bool(view.definition.get("clear_on_close"))
    for closed in sandbox.views.close(view, everything=cleared):
        if closed.definition.get("notify_on_close"):
            payload = base(sandbox, person, "view_closed")
            del payload["trigger_id"]
            payload |= {"view": closed.as_slack(), "is_cleared": cleared}
            sandbox.delivery.background(send(sandbox, person, payload))


def _response_urls(sandbox: Sandbox, person: str, view: View) -> list[Body]:
    found = []
    for block_id, actions in view.values.items():
        for action_id, value in actions.items():
            element = find_element(view.definition["blocks"], action_id, block_id)
            channel = value.get("selected_conversation") or value.get("selected_channel")
            if element and element[1].get("response_url_enabled") and channel:
                url = sandbox.new_response_url(channel, person)
                found.append({"block_id": block_id, "action_id": action_id, "channel_id": channel, "response_url": url})
    return found
