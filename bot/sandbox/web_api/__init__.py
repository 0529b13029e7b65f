"""The Web API of the sandbox: token and scope checks, planned faults, records, and the methods by family."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..arguments import Arguments, read_arguments
from ..core import Sandbox
from ..errors import SlackError
from ..faults import Fault
from . import assistant, canvases, chat, conversations, files, identity, streams, users, views
from .registry import METHODS, Method

FAMILIES = (assistant, canvases, chat, conversations, files, identity, streams, users, views)

__all__ = ["METHODS", "endpoint"]


def endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of `/api/METHOD`."""

    async def answer(request: Request) -> Response:
        name = request.path_params["method"]
        try:
            arguments = await read_arguments(request)
        except SlackError as error:
            sandbox.recorder.call(name, {}, 200, error.body())
            return JSONResponse(error.body())
        fault = sandbox.faults.take(name)
        if fault and fault.kind != "lost":
            return _fail(sandbox, name, arguments, fault)
        body = _run(sandbox, name, arguments, request.headers.get("authorization", ""))
        if fault:
            sandbox.recorder.call(name, arguments.values, 0, body)
            return CutConnection()
        sandbox.recorder.call(name, arguments.values, 200, body)
        return JSONResponse(body)

    return answer


def _run(sandbox: Sandbox, name: str, arguments: Arguments, authorization: str) -> dict[str, Any]:
    try:
        method = METHODS.get(name)
        if method is None:
            sandbox.recorder.complain(f"unknown method {name}")
            raise SlackError("unknown_method", req_method=name)
        _check_token(sandbox, method, arguments, authorization)
        return {"ok": True, **method.run(sandbox, arguments)}
    except SlackError as error:
        return error.body()


def _check_token(sandbox: Sandbox, method: Method, arguments: Arguments, authorization: str) -> None:
    token = authorization.removeprefix("Bearer ").strip() or arguments.text("token")
    if method.token == "none":
        return
    if not token:
        raise SlackError("not_authed")
    known = {sandbox.secrets.bot_token: "bot", sandbox.secrets.app_token: "app"}
    if token not in known:
        raise SlackError("invalid_auth")
    if known[token] != method.token:
        raise SlackError("not_allowed_token_type")
    granted = sandbox.app.scopes
    if method.token == "bot" and granted is not None and method.scopes and not granted & set(method.scopes):
        needed, provided = ",".join(method.scopes), ",".join(sorted(granted))
        sandbox.recorder.complain(f"{method.name} needs the scope {needed}")
        raise SlackError("missing_scope", needed=needed, provided=provided)


def _fail(sandbox: Sandbox, name: str, arguments: Arguments, fault: Fault) -> Response:
    match fault.kind:
        case "ratelimited":
            body: dict[str, Any] = {"ok": False, "error": "ratelimited"}
            sandbox.recorder.call(name, arguments.values, 429, body)
            return JSONResponse(body, status_code=429, headers={"Retry-After": str(fault.retry_after)})
        case "server_error":
            sandbox.recorder.call(name, arguments.values, 500, {})
            return Response("Internal Server Error", status_code=500, media_type="text/plain")
        case "error":
            body = {"ok": False, "error": fault.error}
            sandbox.recorder.call(name, arguments.values, 200, body)
            return JSONResponse(body)
        case _:
            sandbox.recorder.call(name, arguments.values, 0, {})
            return CutConnection()


class CutConnection(Response):
    """An answer that never ends: the server then cuts the connection, and the client sees a broken network."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Promise more than is sent."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})
