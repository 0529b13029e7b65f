"""What the page asks of the server: the first picture, what a person does, live changes, files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from . import interactions, people, submissions
from .core import Sandbox
from .errors import SlackError
from .model import Person, Sample
from .state import BOT_USER, Body, Change

MAX_UPLOAD = 50_000_000
# Only pictures are shown in place; whatever else a file claims to be, the browser downloads it.
INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def picture(sandbox: Sandbox, person: str, samples: Iterable[Sample]) -> Body:
    """Everything the page shows to that person."""
    workspace, views = sandbox.workspace, sandbox.views
    workspace.person(person)
    home = views.homes.get(person)
    return {
        "workspace": workspace.name,
        "app": {
            "id": BOT_USER,
            "name": workspace.app.name,
            "description": dict(workspace.app.description),
            "commands": [dict(command) for command in workspace.app.commands],
            "shortcuts": [dict(shortcut) for shortcut in workspace.app.shortcuts],
        },
        "people": [_card(sandbox, each) for each in workspace.people.values()],
        "channels": [
            {
                "id": channel.id,
                "name": channel.name,
                "topic": channel.topic,
                "im": channel.is_im,
                "bot": BOT_USER in channel.members,
                "messages": [
                    workspace.shown(message)
                    for message in channel.messages.values()
                    if message.only_for in (None, person)
                ],
                "prompts": channel.prompts,
                "titles": channel.titles,
            }
            for channel in workspace.channels.values()
            if person in channel.members
        ],
        "statuses": [
            {"channel": channel, "thread_ts": thread, **status}
            for (channel, thread), status in workspace.statuses.items()
        ],
        "stack": [view.shown() for view in views.stack(person)],
        "home": home.shown() if home else None,
        "samples": [
            {"label": dict(sample.label), "text": dict(sample.text), "language": sample.language} for sample in samples
        ],
        "clock": workspace.clock.offset,
        "connected": bool(sandbox.socket.alive()) or sandbox.delivery.transport is not sandbox.socket,
    }


def _card(sandbox: Sandbox, person: Person) -> Body:
    return {
        "id": person.id,
        "name": person.name,
        "title": dict(person.title),
        "locale": person.locale,
        "tz": person.tz,
        "colour": person.colour,
        "im": sandbox.workspace.im(person.id).id,
    }


async def act(sandbox: Sandbox, order: Body) -> Body:
    """Do one thing as a person; `kind` says which. SlackError when it cannot be done."""
    person, kind = str(order.get("person", "")), order.get("kind")
    sandbox.workspace.person(person)
    channel, ts = str(order.get("channel", "")), str(order.get("ts", ""))
    values: Body = order.get("values") or {}
    match kind:
        case "clock" if order.get("to") == "morning":
            await sandbox.to_working_morning(person)
        case "clock" if order.get("to") == "now":
            await sandbox.move_clock(offset=0.0)
        case "clock":
            await sandbox.move_clock(advance=float(order.get("advance", 0)))
        case "say":
            thread = order.get("thread_ts") or None
            return {"ts": people.say(sandbox, person, channel, str(order.get("text", "")), thread_ts=thread).ts}
        case "edit":
            people.edit(sandbox, person, channel, ts, str(order.get("text", "")))
        case "delete":
            people.delete(sandbox, person, channel, ts)
        case "react":
            people.toggle_reaction(sandbox, person, channel, ts, str(order.get("name", "")))
        case "invite":
            people.invite_app(sandbox, person, channel)
        case "look":
            people.look_at_app(sandbox, person, str(order.get("tab", "home")))
        case "language":
            people.choose_language(sandbox, person, str(order.get("locale", "en-US")))
        case "command":
            await interactions.slash_command(
                sandbox, person, channel, str(order.get("command")), str(order.get("text", ""))
            )
        case "global_shortcut":
            await interactions.global_shortcut(sandbox, person, str(order.get("callback_id")))
        case "message_shortcut":
            await interactions.message_shortcut(sandbox, person, str(order.get("callback_id")), channel, ts)
        case "action" if order.get("view_id"):
            await interactions.act_in_view(sandbox, person, str(order["view_id"]), order.get("action") or {}, values)
        case "action":
            await interactions.act_in_message(sandbox, person, channel, ts, order.get("action") or {}, values)
        case "suggest":
            options = await interactions.suggest(
                sandbox,
                person,
                order.get("where") or {},
                str(order.get("action_id", "")),
                str(order.get("block_id", "")),
                str(order.get("text", "")),
            )
            return {"options": options}
        case "submit":
            return {"errors": await submissions.submit(sandbox, person, str(order.get("view_id")), values)}
        case "close":
            await submissions.close(sandbox, person, str(order.get("view_id")), everything=bool(order.get("all")))
        case _:
            raise SlackError("unknown_act")
    return {}


def picture_endpoint(sandbox: Sandbox, samples: list[Sample]) -> Callable[[Request], Awaitable[Response]]:
    """The handler of the first picture."""

    async def show(request: Request) -> Response:
        person = request.query_params.get("person") or next(iter(sandbox.workspace.people))
        try:
            return JSONResponse({"ok": True, **picture(sandbox, person, samples)})
        except SlackError as error:
            return JSONResponse(error.body(), 404)

    return show


def canvas_endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of a canvas that a person opens."""

    async def show(request: Request) -> Response:
        try:
            canvas = sandbox.canvases.shown_to(request.path_params["canvas_id"], request.query_params.get("person", ""))
        except SlackError as error:
            return JSONResponse(error.body())
        return JSONResponse({"ok": True, "title": canvas.title, "markdown": canvas.markdown})

    return show


def act_endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of what a person does."""

    async def do(request: Request) -> Response:
        try:
            order: Any = json.loads(await request.body())
        except ValueError:
            return JSONResponse({"ok": False, "error": "invalid_json"}, 400)
        try:
            return JSONResponse({"ok": True, **await act(sandbox, order)})
        except SlackError as error:
            return JSONResponse(error.body())

    return do


def share_endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of files that a person shares (multipart: person, channel, thread_ts, text, file ...)."""

    async def share(request: Request) -> Response:
        uploads, words = await _read_form(request)
        try:
            message = people.share(
                sandbox,
                words.get("person", ""),
                words.get("channel", ""),
                uploads,
                typed=words.get("text", ""),
                thread_ts=words.get("thread_ts") or None,
            )
        except SlackError as error:
            return JSONResponse(error.body())
        return JSONResponse({"ok": True, "ts": message.ts})

    return share


def attach_endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of files for a form's file field (multipart: person, file ...); gives them as the field's value."""

    async def attach(request: Request) -> Response:
        uploads, words = await _read_form(request)
        try:
            person = sandbox.workspace.person(words.get("person", "")).id
            files = [sandbox.files.add(name, content, person) for name, content in uploads]
        except SlackError as error:
            return JSONResponse(error.body())
        return JSONResponse({"ok": True, "files": [sandbox.files.describe(each) for each in files]})

    return attach


async def _read_form(request: Request) -> tuple[list[tuple[str, bytes]], dict[str, str]]:
    """Names and bytes of the files of a multipart form, and its words by name."""
    async with request.form(max_part_size=MAX_UPLOAD) as form:
        files = [each for each in form.getlist("file") if isinstance(each, UploadFile)]
        uploads = [(each.filename or "file", await each.read()) for each in files]
        return uploads, {name: value for name, value in form.items() if isinstance(value, str)}


def live_endpoint(sandbox: Sandbox) -> Callable[[WebSocket], Awaitable[None]]:
    """The handler of live changes: a WebSocket that tells what concerns one person."""

    async def live(socket: WebSocket) -> None:
        person = socket.query_params.get("person", "")
        await socket.accept()
        queue: asyncio.Queue[Change] = asyncio.Queue()
        stop = sandbox.workspace.subscribe(
            lambda change: queue.put_nowait(change) if change.get("person") in (None, person) else None
        )
        sender = asyncio.ensure_future(_send_all(socket, queue))
        try:
            while True:
                await socket.receive_text()
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            stop()
            sender.cancel()

    return live


async def _send_all(socket: WebSocket, queue: asyncio.Queue[Change]) -> None:
    while True:
        change = await queue.get()
        try:
            await socket.send_text(json.dumps(change, ensure_ascii=False))
        except (WebSocketDisconnect, RuntimeError):
            return


def file_endpoint(sandbox: Sandbox, *, for_the_app: bool) -> Callable[[Request], Awaitable[Response]]:
    """The handler of downloads: the app must show its bot token, the page's people are let in as they are."""

    async def download(request: Request) -> Response:
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        if for_the_app and token != sandbox.secrets.bot_token:
            # A real workspace answers with its sign-in page and status 200: an app must look at the content type.
            return Response("<!DOCTYPE html><title>Sign in</title>", media_type="text/html")
        try:
            file = sandbox.files.get(request.path_params["file_id"])
        except SlackError as error:
            return JSONResponse(error.body(), 404)
        kind = sandbox.files.describe(file)["mimetype"]
        disposition = "inline" if kind in INLINE else "attachment"
        headers = {
            "Content-Disposition": f"{disposition}; filename*=UTF-8''{quote(file.name)}",
        }
        return Response(file.content or b"", media_type=kind, headers=headers)

    return download


def upload_endpoint(sandbox: Sandbox) -> Callable[[Request], Awaitable[Response]]:
    """The handler of the second step of the app's upload: the raw bytes, or a form with one file."""

    async def upload(request: Request) -> Response:
        if request.headers.get("content-type", "").startswith("multipart/"):
            async with request.form(max_part_size=MAX_UPLOAD) as form:
                parts = [await each.read() for each in form.values() if isinstance(each, UploadFile)]
            content = parts[0] if parts else b""
        else:
            content = await request.body()
        try:
            file = sandbox.files.receive(request.path_params["file_id"], content)
        except SlackError as error:
            return Response(error.code, status_code=400, media_type="text/plain")
        return Response(f"OK - {file.length}", media_type="text/plain")

    return upload
