"""A person at the bot without a network: the real Bolt app and every feature, and a Slack that answers at once.

What a person types, clicks and hands in reaches the app as Slack would send it; what the bot says is kept, so that the
next click can be on it. So the time of an interaction is the bot's and the database's alone. Durable work is done at
once instead of being written into the engine's own database first (``unison bench bot`` measures that).
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from inspect import unwrap
from typing import Any
from unittest.mock import patch

from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook import WebhookResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.app import build_app
from bot.bench.work_seed import TEAM
from bot.bootstrap import bootstrap
from bot.context import Context
from bot.gateway.calls import Calls
from bot.gateway.rate import Limiter
from bot.sandbox.forms import VALUE_KEYS, elements, state_values
from bot.settings import Settings

RESPONSE_URL = "https://hooks.slack.example/commands/1"
Json = dict[str, Any]


class Bot:
    """The bot and what it said last. ``said`` are its calls since ``person`` did something, first to last."""

    def __init__(self, context: Context, app: AsyncApp) -> None:
        self.context, self._app = context, app
        self.said: list[tuple[str, Json]] = []
        self.failed: list[str] = []
        """What a person was told that could not be done."""
        self._stands: dict[tuple[str, str], Json] = {}
        self._number, self._shared = 0, ""
        self._work: set[asyncio.Task[Any]] = set()

    # What a person does

    async def command(self, user: str, command: str, text: str = "", *, channel: str = "C0") -> None:
        """Type a slash command."""
        typed = {"command": command, "text": text, "user_id": user, "team_id": TEAM, "channel_id": channel}
        await self._send({**typed, "trigger_id": self._new("t"), "response_url": RESPONSE_URL})

    async def write(self, user: str, text: str, *, channel: str = "D0") -> None:
        """Write a message to the bot."""
        event = {"type": "message", "user": user, "text": text, "channel": channel, "ts": self._new("1700000000.")}
        event["channel_type"] = "im"
        await self._event(event)

    async def look_home(self, user: str) -> None:
        """Open the Home tab."""
        await self._event({"type": "app_home_opened", "tab": "home", "user": user, "channel": "D0"})

    async def shortcut(self, user: str, name: str, text: str, *, channel: str = "C0") -> None:
        """Use a shortcut on a message."""
        message = {"type": "message", "user": user, "text": text, "ts": self._new("1700000000.")}
        more = {"callback_id": name, "message": message, "message_ts": message["ts"], "channel": {"id": channel}}
        await self._interact(user, "message_action", **more)

    async def press(self, user: str, action: str, **chosen: Any) -> None:
        """Use the first element called ``action`` (a pattern) of what the bot showed last that has one.

        ``chosen`` is what of a menu: its key and value, or ``option``, the number of the option.
        """
        shown, block, element = self._find(action)
        act = {"type": element["type"], "action_id": element["action_id"], "block_id": block.get("block_id") or "b"}
        act["action_ts"] = self._new("1700000000.")
        if "option" in chosen:
            chosen = {"selected_option": element["options"][chosen["option"]]}
        act |= {"value": element["value"]} if "value" in element else {}
        await self._interact(user, "block_actions", **self._where(shown), actions=[act | chosen])

    async def search(self, user: str, action: str, words: str) -> None:
        """Type into a field that searches."""
        shown, block, element = self._find(action)
        place = {"action_id": element["action_id"], "block_id": block.get("block_id"), "value": words}
        await self._interact(user, "block_suggestion", **self._where(shown), **place)

    async def hand_in(self, user: str, **fields: Any) -> None:
        """Hand in the form that was opened last, with ``fields`` by block; the others as the form has them."""
        view: Json = {"id": self._new("V"), "hash": "1", "private_metadata": "", **self.form()}
        given: dict[str, Json] = {}
        for block, element in elements(view["blocks"]):
            if block.get("block_id") in fields:
                value = fields[block["block_id"]]
                if VALUE_KEYS[element["type"]] == "selected_option":
                    value = next(each for each in element["options"] if each["value"] == value)
                given[block["block_id"]] = {element["action_id"]: {VALUE_KEYS[element["type"]]: value}}
        view["state"] = {"values": state_values(view["blocks"], given)}
        answer = await self._interact(user, "view_submission", view=view)
        if isinstance(answer, dict) and answer.get("response_action") == "errors":
            raise RuntimeError(f"the form {view['callback_id']} was refused: {answer['errors']}")
        if isinstance(answer, dict) and answer.get("view"):
            self.said.append(("views.update", {"view": answer["view"]}))

    def forget(self) -> None:
        """What was said so far is not looked at any more."""
        self.said.clear()

    def offers(self, action: str) -> bool:
        """Whether something that was shown has an element of that name (a pattern)."""
        named = (element["action_id"] for _, told in self.said for _, element in elements(_blocks(told)))
        return any(re.fullmatch(action, each) for each in named)

    def scroll_to(self, channel: str, action: str) -> None:
        """Look again at the newest message of a channel that has such an element, where there is one."""
        for (place, _), told in reversed(self._stands.items()):
            if place == channel and any(re.fullmatch(action, e["action_id"]) for _, e in elements(_blocks(told))):
                self.said.append(("chat.postMessage", told))
                return

    def form(self) -> Json:
        """The form that was opened last."""
        found = [told["view"] for _, told in self.said if "view" in told]
        if not found:
            raise RuntimeError(f"no form is open; the bot said {[told.get('text') for _, told in self.said]}")
        return dict(found[-1])

    # How it gets there

    async def _event(self, event: Json) -> None:
        await self._send({"type": "event_callback", "team_id": TEAM, "event_id": self._new("Ev"), "event": event})

    async def _interact(self, user: str, kind: str, **more: Any) -> Any:
        who = {"type": kind, "user": {"id": user, "team_id": TEAM}, "team": {"id": TEAM, "domain": "bench"}}
        return await self._send({**who, "trigger_id": self._new("t"), "response_url": RESPONSE_URL, **more})

    async def _send(self, body: Json) -> Any:
        """Let the app take it, and wait for everything that follows from it."""
        answer = await self._app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        if answer.status != 200:
            raise RuntimeError(f"the bot did not take {body.get('command') or body.get('type')}: {answer.status}")
        await self.settled()
        if self.failed:
            raise RuntimeError(f"the bot refused {body}: {self.said[-1]}")
        return answer.body if isinstance(answer.body, dict) else _parsed(answer.body)

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        await self.context.settled()
        while self._work:
            await asyncio.gather(*self._work)
            await self.context.settled()

    def _find(self, action: str) -> tuple[tuple[str, Json], Json, Json]:
        for said in reversed(self.said):
            blocks = (said[1].get("view") or said[1]).get("blocks") or []
            for block, element in elements(blocks):
                if re.fullmatch(action, element["action_id"]):
                    return said, block, element
        known = sorted({e["action_id"] for _, each in self.said for _, e in elements(_blocks(each))})
        raise RuntimeError(f"nothing to press is called {action}; there is {known}")

    def _where(self, shown: tuple[str, Json]) -> Json:
        _, told = shown
        if "view" in told:
            view = {"id": "V1", "hash": "1", "private_metadata": "", "state": {"values": {}}, **told["view"]}
            return {"view": view, "container": {"type": "view", "view_id": "V1"}}
        channel = told.get("channel") or "C0"
        container = {"type": "message", "message_ts": told.get("ts"), "channel_id": channel}
        container["is_ephemeral"] = "ts" not in told
        message = {"ts": told.get("ts"), "blocks": told.get("blocks"), "text": told.get("text"), "user": "U0BOT"}
        return {"container": container, "channel": {"id": channel}} | ({"message": message} if "ts" in told else {})

    def _new(self, prefix: str) -> str:
        self._number += 1
        return f"{prefix}{self._number:06}"

    # Slack's side

    def answer(self, method: str, told: Json) -> Json:
        """What Slack answers; what was said is kept."""
        self.said.append((method, told))
        match method:
            case "auth.test":
                return {"user_id": "U0BOT", "bot_id": "B0", "team_id": TEAM, "team": "bench", "user": "unison"}
            case "users.info":
                number = int(re.sub(r"\D", "", told["user"]) or 0)
                zone, locale = ("Asia/Shanghai", "zh-CN") if number % 3 else ("Europe/Berlin", "en-GB")
                return {"user": {"id": told["user"], "name": told["user"], "locale": locale, "tz": zone}}
            case "users.list":
                return {"members": []}
            case "conversations.open":
                return {"channel": {"id": "D" + str(told["users"])[1:]}}
            case "conversations.info":
                return {"channel": {"id": told["channel"], "name": "launch"}}
            case "conversations.history" | "conversations.replies":
                return {"messages": []}
            case "chat.getPermalink":
                return {"permalink": f"https://bench.slack.example/archives/{told['channel']}/p{told['message_ts']}"}
            case "chat.postMessage":
                told["ts"] = self._new("1700000001.")
                self._stands[told["channel"], told["ts"]] = told
                return {"channel": told["channel"], "ts": told["ts"]}
            case "views.open" | "views.push" | "views.update" | "views.publish":
                return {"view": {"id": "V1", "hash": "1"}}
            case "files.getUploadURLExternal":
                return {"upload_url": "https://files.slack.example/upload", "file_id": "F1"}
            case "files.completeUploadExternal":
                self._shared = told["channel_id"]
                return {}
            case "files.info":
                return {"file": {"id": "F1", "shares": {"public": {self._shared: [{"ts": "1700000001.000000"}]}}}}
            case "chat.update":
                self._stands[told["channel"], told["ts"]] = told
                return {}
            case _:
                return {}

    def begin(self, work: Awaitable[Any]) -> None:
        """Do durable work now."""
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)


def _blocks(told: Json) -> list[Json]:
    return (told.get("view") or told).get("blocks") or []


def _parsed(body: Any) -> Any:
    return json.loads(body) if body else None


@asynccontextmanager
async def connected(settings: Settings, now: Callable[[], Any]) -> AsyncIterator[Bot]:
    """A bot over the database of ``settings``, with nothing at its other end but this process."""

    async def no_wait(seconds: float) -> None:
        """Slack's rates hold nothing up here."""

    context = bootstrap(settings, now=now, limiter=Limiter(sleep=no_wait))
    bot = Bot(context, build_app(context))
    _at_once(bot, context)

    async def api_call(client: AsyncWebClient, method: str, **request: Any) -> AsyncSlackResponse:
        told = request.get("json") or request.get("params") or request.get("data") or {}
        answer = {"ok": True, **bot.answer(method, dict(told))}
        return AsyncSlackResponse(
            client=client, http_verb="POST", api_url=method, req_args={}, data=answer, headers={}, status_code=200
        )

    async def send_dict(hook: AsyncWebhookClient, body: Json, headers: Any = None) -> WebhookResponse:
        bot.said.append(("respond", dict(body)))
        return WebhookResponse(url=RESPONSE_URL, status_code=200, body="ok", headers={})

    async def take_bytes(calls: Calls, url: str, data: bytes) -> Mapping[str, Any]:
        return {}

    replaced = (
        patch.object(AsyncWebClient, "api_call", api_call),
        patch.object(AsyncWebhookClient, "send_dict", send_dict),
        patch.object(Calls, "_bytes", take_bytes),
    )
    try:
        with replaced[0], replaced[1], replaced[2]:
            yield bot
            await bot.settled()
    finally:
        context.database.dispose()


def _at_once(bot: Bot, context: Context) -> None:
    """Let durable work be done in this process as soon as it is asked for, once a key."""
    known: set[str] = set()

    async def start(workflow: Any, *arguments: Any, key: str) -> None:
        if key not in known:
            known.add(key)
            # Under the engine's wrapper is the work itself.
            bot.begin(unwrap(workflow)(*arguments))

    async def step(name: str, function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        return await function(*arguments)

    jobs: Any = context.jobs
    metrics: Any = context.metrics
    metrics.failed = bot.failed.append
    jobs.start, jobs.step, jobs.taken_up = start, step, lambda: False
