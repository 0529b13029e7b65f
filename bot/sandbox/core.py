"""The sandbox without its web server: workspace, views, files, delivery, faults and records in one place."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from .canvases import Canvases
from .clock import next_working_morning, weekdays
from .delivery import Delivery, Timing, Transport
from .errors import SlackError
from .events import Events
from .faults import Faults
from .files import Files
from .model import AppSurface
from .recorder import Recorder
from .socket_mode import SocketMode
from .state import Body, Workspace
from .views import Views

log = logging.getLogger(__name__)

RESPONSE_URL_SECONDS = 30 * 60
RESPONSE_URL_USES = 5


@dataclass
class Trigger:
    """Permission to open a view, given with one interaction."""

    person: str
    born: float
    spent: bool = False


@dataclass
class ResponseUrl:
    """Where the app may answer an interaction: the channel, the reader, the message it came from."""

    channel: str
    person: str
    born: float
    source: str | None = None
    thread_ts: str | None = None
    uses: int = 0


@dataclass(frozen=True)
class Secrets:
    """The tokens the app must show; the sandbox accepts no others."""

    bot_token: str = "xoxb-sandbox"
    app_token: str = "xapp-sandbox"
    signing_secret: str = "sandbox-signing-secret"


@dataclass
class Sandbox:
    """Everything one sandbox holds; `base_url` is known once the server listens."""

    workspace: Workspace
    socket: SocketMode
    delivery: Delivery
    recorder: Recorder
    secrets: Secrets
    events: Events
    views: Views
    files: Files
    canvases: Canvases
    faults: Faults = field(default_factory=Faults)
    base_url: str = ""
    works: Callable[[str, dt.date], bool] = weekdays
    """Whether people in a time zone work on a day."""
    moved: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    """What is done each time the clock was moved, before the move is reported as done."""
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)

    @classmethod
    def build(cls, workspace: Workspace, transport: Transport | None, secrets: Secrets, timing: Timing) -> Sandbox:
        """Wire a sandbox; without a transport the app is reached by Socket Mode."""
        socket, recorder = SocketMode(), Recorder()
        socket.on_change = lambda: workspace.tell("app", connected=bool(socket.alive()))
        delivery = Delivery(transport or socket, recorder, timing)
        return cls(
            workspace=workspace,
            socket=socket,
            delivery=delivery,
            recorder=recorder,
            secrets=secrets,
            events=Events(workspace, delivery),
            views=Views(workspace),
            files=Files(workspace),
            canvases=Canvases(workspace),
        )

    @property
    def app(self) -> AppSurface:
        """What the app declared."""
        return self.workspace.app

    async def move_clock(self, *, offset: float | None = None, advance: float = 0.0) -> None:
        """Set the clock to real time plus `offset` seconds, or move it on by `advance`; then whatever follows it."""
        clock = self.workspace.clock
        async with self._moving:
            clock.offset = (clock.offset if offset is None else offset) + advance
            self.workspace.tell("clock", offset=clock.offset)
            for follow in self.moved:
                try:
                    await follow()
                except Exception:  # the app's affair; the clock stands where it was put
                    log.exception("what follows the clock failed")

    async def to_working_morning(self, person: str) -> None:
        """Move the clock on to the next morning on which that person works."""
        now = self.workspace.clock.utc()
        morning = next_working_morning(now, self.workspace.person(person).tz, self.works)
        await self.move_clock(advance=(morning - now).total_seconds())

    def new_trigger(self, person: str) -> str:
        """A trigger_id, good once and for three seconds."""
        trigger = f"{self.workspace.new_id('')}.{self.workspace.clock.stamp()}.sandbox"
        self.triggers[trigger] = Trigger(person, self.workspace.clock.now())
        return trigger

    def spend_trigger(self, trigger_id: str) -> str:
        """The person behind a trigger_id; Slack's errors when it is unknown, old or spent."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.spent:
            raise SlackError("exchanged_trigger_id")
        if self.workspace.clock.now() - trigger.born > self.delivery.timing.trigger:
            raise SlackError("expired_trigger_id")
        trigger.spent = True
        return trigger.person

    def new_response_url(
        self, channel: str, person: str, *, source: str | None = None, thread_ts: str | None = None
    ) -> str:
        """A response_url, good for five answers in thirty minutes."""
        name = self.workspace.new_id("R")
        self.response_urls[name] = ResponseUrl(channel, person, self.workspace.clock.now(), source, thread_ts)
        return f"{self.base_url}/sandbox/response/{name}"

    def use_response_url(self, name: str) -> ResponseUrl:
        """Count one use; `used_url` or `expired_url` when it is over."""
        found = self.response_urls.get(name)
        if found is None or self.workspace.clock.now() - found.born > RESPONSE_URL_SECONDS:
            raise SlackError("expired_url")
        if found.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url")
        found.uses += 1
        return found

    def notice(self, person: str, code: str, **details: Any) -> None:
        """Show the person a short note by its code; the page has the words."""
        self.workspace.tell("notice", person=person, code=code, **details)

    async def stop(self) -> None:
        """End deliveries and connections."""
        await self.delivery.stop()
        await self.socket.cut()
        await asyncio.sleep(0)


def person_reference(sandbox: Sandbox, person: str) -> Body:
    """The `user` of an interaction payload."""
    found = sandbox.workspace.person(person)
    return {"id": found.id, "username": found.handle, "name": found.handle, "team_id": "T0SANDBOX"}
