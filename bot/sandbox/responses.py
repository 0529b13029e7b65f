"""Answers by response_url and by the acknowledgement of a command: private by default, replacing or deleting."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from .core import ResponseUrl, Sandbox
from .errors import SlackError
from .state import Body
from .validation import check_message
from .web_api.chat import post_as_bot, rewrite


def answer_in_place(sandbox: Sandbox, channel: str, person: str, answer: Body, *, thread_ts: str | None = None) -> None:
    """Post an answer where the interaction happened: to the person alone unless `response_type` is in_channel."""
    payload = check_message(answer, sandbox.recorder)
    private = answer.get("response_type", "ephemeral") != "in_channel"
    thread = answer.get("thread_ts") or thread_ts
    place = sandbox.workspace.channels[channel]
    post_as_bot(sandbox, place, payload, thread_ts=thread, only_for=person if private else None)


def respond(sandbox: Sandbox, target: ResponseUrl, answer: Body) -> None:
    """Do what a post to a response_url asks for."""
    place = sandbox.workspace.channels[target.channel]
    source = place.messages.get(target.source or "")
    if answer.get("delete_original"):
        if source is not None:
            sandbox.workspace.remove(source)
            sandbox.events.deleted(source)
        return
    # A button's answer replaces its message unless it says otherwise; after a command there is nothing to replace.
    replace = answer.get("replace_original", answer.get("response_type") is None)
    if source is not None and replace:
        if not source.by_bot:
            raise SlackError("cant_update_message")
        rewrite(sandbox, source, check_message(answer, sandbox.recorder))
        return
    answer_in_place(sandbox, target.channel, target.person, answer, thread_ts=target.thread_ts)


def endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of response_url posts."""

    async def receive(request: Request) -> Response:
        fault = sandbox.faults.take("response_url")
        if fault and fault.kind == "ratelimited":
            return PlainTextResponse("", status_code=429, headers={"Retry-After": str(fault.retry_after)})
        if fault:
            return PlainTextResponse("", status_code=500)
        try:
            answer = json.loads(await request.body() or b"{}")
            if not isinstance(answer, dict):
                raise SlackError("invalid_payload")
            target = sandbox.use_response_url(request.path_params["name"])
            respond(sandbox, target, answer)
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_payload"}, status_code=400)
        except SlackError as error:
            gone = error.code in ("used_url", "expired_url")
            sandbox.recorder.call("response_url", {}, 404 if gone else 400, error.body())
            return JSONResponse(error.body(), status_code=404 if gone else 400)
        sandbox.recorder.call("response_url", answer, 200, {"ok": True})
        return PlainTextResponse("ok")

    return receive
