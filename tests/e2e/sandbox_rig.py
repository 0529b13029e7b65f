"""The rig of all end-to-end tests: a sandbox in this process, the app against it, and people who use it.

A test writes::

    async with SandboxRig(manifest=manifest) as rig, rig.running(app):
        lin = rig.person("U0WRITER")
        ts = await lin.say("D0WRITER", "Our best phone ever")
        card = await rig.reply(ts, containing="Off brand")
        await lin.click(card, "apply_fixes")
        assert rig.complaints == []
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox import SandboxServer, interactions, people, submissions
from bot.sandbox.delivery import Ack, Timing
from bot.sandbox.forms import VALUE_KEYS, find_element
from bot.sandbox.recorder import Call
from bot.sandbox.state import BOT_USER, Message
from bot.sandbox.views import View

PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")
PATIENCE = 120.0  # seconds until a wait gives up; only a failing test takes that long, on however busy a machine


@contextlib.contextmanager
def without_proxies() -> Iterator[None]:
    """Slack's clients honour HTTPS_PROXY and ignore NO_PROXY, so the variables go while a rig runs."""
    kept = {name: os.environ.pop(name) for name in PROXIES if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(kept)


class SandboxRig:
    """A running SandboxServer with helpers. Keyword arguments are the server's own."""

    def __init__(self, **server: Any) -> None:
        # Whether three seconds are kept is a measurement (`unison bench bot`): on a busy machine no test fails for it.
        server.setdefault("timing", Timing(ack=PATIENCE, retries=(0.0, 0.1, 0.1), trigger=PATIENCE))
        self.server = SandboxServer(**server)
        self.sandbox = self.server.sandbox
        self.workspace = self.sandbox.workspace
        self._stack = contextlib.AsyncExitStack()

    async def __aenter__(self) -> SandboxRig:
        """Start the server."""
        self._stack.enter_context(without_proxies())
        await self._stack.enter_async_context(self.server)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop it."""
        await self._stack.aclose()

    # the app

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.server.base_url

    def client(self, **more: Any) -> AsyncWebClient:
        """A Web API client that talks to the sandbox with the bot's token."""
        return AsyncWebClient(token=self.server.secrets.bot_token, base_url=self.server.api_url, **more)

    def bolt(self, **more: Any) -> AsyncApp:
        """An empty Bolt app on that client."""
        return AsyncApp(client=self.client(), signing_secret=self.server.secrets.signing_secret, **more)

    @contextlib.asynccontextmanager
    async def running(self, app: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
        """Connect a Bolt app by Socket Mode and wait for its hello."""
        handler = AsyncSocketModeHandler(app, self.server.secrets.app_token)
        seen = self.sandbox.socket.count
        await handler.connect_async()
        try:
            await self.until(lambda: self.sandbox.socket.count > seen and self.sandbox.socket.alive())
            yield handler
        finally:
            await handler.close_async()

    # the people

    def person(self, user: str) -> Actor:
        """Somebody who uses the page."""
        self.workspace.person(user)
        return Actor(self, user)

    # what happened

    @property
    def complaints(self) -> list[str]:
        """What a real workspace would have refused or shown as a failure; a good app leaves this empty."""
        return list(self.sandbox.recorder.complaints)

    def calls(self, method: str | None = None) -> list[Call]:
        """The Web API calls so far."""
        return self.sandbox.recorder.of(method)

    def messages(self, channel: str, *, seen_by: str | None = None) -> list[Message]:
        """The messages of a channel, oldest first; ephemeral ones only for the person named."""
        found = self.workspace.channel(channel).messages.values()
        return [message for message in found if message.only_for in (None, seen_by)]

    async def until(self, found: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Wait until `found` gives something true, and give that. AssertionError with the state when it never does."""
        end = time.monotonic() + patience
        while not (result := found()):
            if time.monotonic() > end:
                texts = [str(message.body.get("text", ""))[:80] for message in self._all_messages()]
                raise AssertionError(f"It never happened. Messages: {texts}. Complaints: {self.complaints}")
            await asyncio.sleep(0.01)  # what is waited for may lie in the app, which sends no signal
        return result

    def _all_messages(self) -> list[Message]:
        return [message for channel in self.workspace.channels.values() for message in channel.messages.values()]

    async def reply(self, ts: str, *, containing: str = "", seen_by: str | None = None) -> Message:
        """The app's first message in the thread of `ts`, or after it, that has those words anywhere in it."""

        def found() -> Message | None:
            for message in self._all_messages():
                place = self.workspace.channels[message.channel]
                mine = message.by_bot and message.only_for in (None, seen_by)
                if ts in place.messages and message.ts > ts and mine and containing in str(message.body):
                    return message
            return None

        return await self.until(found)

    async def message(self, channel: str, containing: str, *, seen_by: str | None = None) -> Message:
        """The last message of the app in a channel that has those words anywhere in it."""
        return await self.until(
            lambda: next(
                (
                    message
                    for message in reversed(self.messages(channel, seen_by=seen_by))
                    if message.by_bot and containing in str(message.body)
                ),
                None,
            )
        )

    async def modal(self, person: str, containing: str = "") -> View:
        """The person's top modal, once its content has those words."""

        def found() -> View | None:
            stack = self.sandbox.views.stack(person)
            return stack[-1] if stack and containing in str(stack[-1].definition) else None

        return await self.until(found)

    async def home(self, person: str, containing: str = "") -> View:
        """The person's Home tab, once its content has those words."""

        def found() -> View | None:
            view = self.sandbox.views.homes.get(person)
            return view if view and containing in str(view.definition) else None

        return await self.until(found)

    async def no_modal(self, person: str) -> None:
        """Wait until nothing is open."""
        await self.until(lambda: not self.sandbox.views.stack(person))


class Actor:
    """One person at the page. Everything goes the same way as a click on the page does."""

    def __init__(self, rig: SandboxRig, user: str) -> None:
        self.rig = rig
        self.user = user
        self.im = rig.workspace.im(user).id

    async def say(self, channel: str, text: str, *, thread_ts: str | None = None) -> str:
        """Write a message and give its ts; `@Unison` becomes a mention."""
        return people.say(self.rig.sandbox, self.user, channel, text, thread_ts=thread_ts).ts

    async def edit(self, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        people.edit(self.rig.sandbox, self.user, channel, ts, text)

    async def delete(self, channel: str, ts: str) -> None:
        """Take one's own message away."""
        people.delete(self.rig.sandbox, self.user, channel, ts)

    async def react(self, channel: str, ts: str, name: str) -> None:
        """Set or take back a reaction."""
        people.toggle_reaction(self.rig.sandbox, self.user, channel, ts, name)

    async def upload(
        self, channel: str, name: str, content: bytes, *, text: str = "", thread_ts: str | None = None
    ) -> str:
        """Share a file and give the message's ts."""
        sandbox = self.rig.sandbox
        return people.share(sandbox, self.user, channel, [(name, content)], typed=text, thread_ts=thread_ts).ts

    async def invite(self, channel: str) -> None:
        """Bring the app into a channel."""
        people.invite_app(self.rig.sandbox, self.user, channel)

    async def open_home(self, tab: str = "home") -> None:
        """Look at the app's Home tab, or its messages."""
        people.look_at_app(self.rig.sandbox, self.user, tab)

    async def speak(self, locale: str) -> None:
        """Choose a language."""
        people.choose_language(self.rig.sandbox, self.user, locale)

    async def command(self, channel: str, command: str, text: str = "") -> Ack:
        """Run a slash command."""
        return await interactions.slash_command(self.rig.sandbox, self.user, channel, command, text)

    async def shortcut(self, callback_id: str) -> Ack:
        """Use a global shortcut."""
        return await interactions.global_shortcut(self.rig.sandbox, self.user, callback_id)

    async def message_shortcut(self, callback_id: str, channel: str, ts: str) -> Ack:
        """Use a message shortcut."""
        return await interactions.message_shortcut(self.rig.sandbox, self.user, callback_id, channel, ts)

    async def click(
        self, where: Message | View, action_id: str, *, block_id: str = "", chosen: Any = None, values: Any = None
    ) -> Ack:
        """Use a button, or choose in a menu: `chosen` is an option's value, a list of them, an id, a date ..."""
        blocks = where.body.get("blocks", []) if isinstance(where, Message) else where.definition["blocks"]
        action = {"action_id": action_id, "block_id": block_id}
        found = find_element(blocks, action_id, block_id)
        if found and chosen is not None:
            action |= entered(found[1], chosen)
        sandbox = self.rig.sandbox
        if isinstance(where, View):
            return await interactions.act_in_view(sandbox, self.user, where.id, action, values or {})
        return await interactions.act_in_message(sandbox, self.user, where.channel, where.ts, action, values or {})

    async def suggestions(self, where: Message | View, action_id: str, typed: str, *, block_id: str = "") -> list[Any]:
        """What an external select offers for typed text."""
        place = {"view_id": where.id} if isinstance(where, View) else {"channel": where.channel, "ts": where.ts}
        return await interactions.suggest(self.rig.sandbox, self.user, place, action_id, block_id, typed)

    async def submit(self, view: View, entries: dict[str, Any] | None = None) -> dict[str, str]:
        """Fill inputs by action_id and submit; gives the errors by block_id (empty: taken)."""
        values: dict[str, Any] = {}
        for action_id, given in (entries or {}).items():
            found = find_element(view.definition["blocks"], action_id)
            assert found, f"The modal has no element {action_id!r}."
            block, element = found
            values.setdefault(block["block_id"], {})[action_id] = {"type": element["type"], **entered(element, given)}
        return await submissions.submit(self.rig.sandbox, self.user, view.id, values)

    async def close(self, view: View) -> None:
        """Close a modal with its button."""
        await submissions.close(self.rig.sandbox, self.user, view.id)


def entered(element: dict[str, Any], given: Any) -> dict[str, Any]:
    """What choosing `given` in an element puts into its state."""
    key = "selected_option" if element["type"] == "overflow" else VALUE_KEYS[element["type"]]
    if key in ("selected_option", "selected_options"):
        offered = [*element.get("options", [])]
        offered += [option for group in element.get("option_groups", []) for option in group["options"]]
        wanted = given if isinstance(given, list) else [given]
        picked = [value if isinstance(value, dict) else _option(offered, value) for value in wanted]
        return {key: picked if key == "selected_options" else picked[0]}
    return {key: given}


def _option(offered: list[dict[str, Any]], value: str) -> dict[str, Any]:
    for option in offered:
        if option.get("value") == value:
            return option
    raise AssertionError(f"No option {value!r} among {[option.get('value') for option in offered]}.")


__all__ = ["BOT_USER", "Actor", "SandboxRig", "without_proxies"]
