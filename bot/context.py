"""What every feature works with: the wired parts of one bot, and the one way to tell a person that something failed."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate

from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.orm import Session

from bot.brand import InForce
from bot.database_work import Given, Result, reading, writing
from bot.errors import Refusal, reference, refusal_of
from bot.features.tasks.desk import TaskDesk
from bot.gateway.calls import Calls
from bot.gateway.errors import GatewayError
from bot.gateway.gateway import Gateway, Posted
from bot.gateway.upload import filename_of
from bot.i18n import text as t
from bot.jobs.desk import Desk, attempt
from bot.jobs.engine import Jobs
from bot.jobs.once import post_once
from bot.jobs.reminders import Reminders
from bot.jobs.walks import walk
from bot.jobs.worker import LanguageProcess
from bot.metrics import Metrics
from bot.permalinks import Permalinks
from bot.readers import Reader, Readers
from bot.settings import Settings
from campaigns import people, submissions
from campaigns.model import Submission
from guidelines.model import GuidelineVersion
from storage.session import Database

log = logging.getLogger(__name__)

Body = Mapping[str, Any]
BEGUN = 10_000
"""Keys of walks that a process remembers, however long it runs; of older ones the engine knows that they began."""


@dataclass(frozen=True)
class Asked:
    """Who asked for something, and where, whatever shape Slack gave the request."""

    user: str
    team: str
    channel: str | None
    thread: str | None
    response_url: str | None


def asked(body: Body) -> Asked:
    """Read an event, command, shortcut, click or form."""
    event = body.get("event") or {}
    user = body.get("user") or {}
    channel = body.get("channel") or {}
    team = body.get("team") or {}
    message = body.get("message") or {}
    container = body.get("container") or {}
    return Asked(
        user=_id(user) or str(body.get("user_id") or "") or _id(event.get("user") or ""),
        team=_id(team) or str(body.get("team_id") or event.get("team") or ""),
        channel=_id(channel) or body.get("channel_id") or container.get("channel_id") or event.get("channel"),
        thread=message.get("thread_ts") or message.get("ts") or event.get("thread_ts") or event.get("ts"),
        response_url=body.get("response_url") or None,
    )


def spoken(event: Mapping[str, Any], body: Body) -> dict[str, Any]:
    """Who spoke and where the answer belongs, as a walk keeps it: ``team``, ``user``, ``channel``, ``thread``, ``ts``;
    a message outside a thread begins one."""
    who = asked(body)
    return {
        "team": who.team,
        "user": who.user,
        "channel": event["channel"],
        "thread": event.get("thread_ts") or event["ts"],
        "ts": event["ts"],
    }


def _id(value: Any) -> str:
    return str(value.get("id") or "") if isinstance(value, Mapping) else str(value)


@dataclass
class Context:
    """The wired parts of one bot."""

    settings: Settings
    database: Database
    guidelines: InForce
    jobs: Jobs
    language: LanguageProcess
    client: AsyncWebClient
    gateway: Gateway
    calls: Calls
    readers: Readers
    desk: Desk
    tasks: TaskDesk
    reminders: Reminders
    permalinks: Permalinks
    metrics: Metrics
    now: Callable[[], dt.datetime]
    _met: set[tuple[str, str]] = field(default_factory=set)
    _begun: dict[str, None] = field(default_factory=dict)
    """Keys of the walks that this process began last, the oldest first: rounds ask for the same ones every time."""
    _background: set[asyncio.Task[None]] = field(default_factory=set)

    async def first_meeting(self, team: str, user: str) -> bool:
        """Whether the person was never shown how it works; true once for each person."""

        if (team, user) in self._met:
            return False

        def mark() -> bool:
            with self.database.session() as session:
                return people.mark_onboarded(session, team, user, self.now())

        first = await asyncio.to_thread(mark)
        self._met.add((team, user))
        return first

    async def read(
        self,
        function: Callable[Concatenate[Session, Given], Result],
        *arguments: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """What ``function(session, ...)`` reads, in a thread."""
        return await reading(self.database, function, *arguments, **named)

    async def write(
        self,
        function: Callable[Concatenate[Session, Given], Result],
        *arguments: Given.args,
        **named: Given.kwargs,
    ) -> Result:
        """What ``function(session, ...)`` gives, in one transaction, in a thread."""
        return await writing(self.database, function, *arguments, **named)

    async def walk(self, name: str, values: Mapping[str, Any], *, key: str) -> None:
        """Record durable work ``FEATURE.NAME`` (see ``bot.jobs.walks``); the same ``key`` again does nothing, in this
        process or another. ``values`` is plain data."""
        if key not in self._begun:
            await self.jobs.start(walk, name, dict(values), key=key)
            self._begun[key] = None
            if len(self._begun) > BEGUN:
                del self._begun[next(iter(self._begun))]

    async def step(self, name: str, function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
        """Inside a walk: do ``function(*arguments)`` once, and again only while Slack does not answer. Its result is
        recorded, so it is plain data."""
        return await self.jobs.step(name, attempt, function, *arguments)

    async def post_once(
        self,
        channel: str,
        *,
        text: str,
        blocks: Sequence[Mapping[str, Any]] | None,
        key: str,
        thread_ts: str | None = None,
        language: str | None = None,
    ) -> Posted:
        """Inside a step: post a message once (``bot.jobs.once``)."""
        return await post_once(
            self.jobs,
            self.gateway,
            channel,
            text=text,
            blocks=blocks,
            key=key,
            thread_ts=thread_ts,
            language=language,
        )

    async def upload_once(
        self,
        channel: str,
        content: bytes,
        *,
        filename: str,
        title: str,
        alt_text: str,
        key: str,
        comment: str | None = None,
        thread_ts: str | None = None,
    ) -> Posted | None:
        """Inside a step: share a file, unless an earlier attempt shared it without living to remember.

        The file's name gets a mark of ``key``, since the message of a file can carry no key. ``channel`` is a
        conversation, not a person's id.
        """
        marked = filename_of(filename, key)
        found = await self.gateway.find_upload(channel, thread_ts, marked) if self.jobs.taken_up() else None
        if found is not None:
            return found
        return await self.gateway.upload(
            channel, content, filename=marked, title=title, alt_text=alt_text, comment=comment, thread_ts=thread_ts
        )

    def submission_of(self, channel: str, ts: str) -> Submission | None:
        """The submission that came from a message. Touches the database."""
        with self.database.reading() as session:
            return submissions.by_message(session, channel, ts)

    async def guideline_in_force(self) -> GuidelineVersion | Refusal:
        """The guideline that copy is checked against, or why there is none."""
        try:
            return await asyncio.to_thread(self.guidelines.current)
        except Refusal as refusal:
            return refusal

    async def reader(self, body: Body) -> Reader:
        """The person who asked."""
        who = asked(body)
        return await self.readers.reader(who.team, who.user)

    def soon(self, body: Body, work: Coroutine[Any, Any, Any]) -> asyncio.Task[None]:
        """Do ``work`` after the acknowledgement; what fails is told to the person who asked. The task never fails."""
        task = asyncio.create_task(self._guarded(body, work))
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    async def settled(self) -> None:
        """Wait for everything that ``soon`` began."""
        while self._background:
            await asyncio.gather(*self._background)

    async def _guarded(self, body: Body, work: Coroutine[Any, Any, Any]) -> None:
        try:
            await work
        except Exception as error:  # the edge: everything is reported, to the person and to the log
            await self.tell(error, body)

    async def explain(self, error: Exception, body: Body) -> str:
        """The sentence for the person who asked; what is our fault is logged under the reference it names."""
        reader = await self.reader(body)
        refusal = refusal_of(error)
        self.metrics.failed("refused" if refusal else "unexpected")
        if refusal is None:
            number = reference(uuid.uuid4().hex)
            log.error("reference %s: a request failed", number, exc_info=error)
            refusal = Refusal("errors.unexpected", reference=number)
        return t(refusal.key, reader.language, **refusal.params)

    async def answer(self, body: Body, *, text: str, blocks: list[dict[str, Any]] | None) -> None:
        """Show something to the person who asked for it, alone: after a command, a click or a message."""
        who, event = asked(body), body.get("event") or {}
        if who.response_url:
            await self.gateway.respond(who.response_url, text=text, blocks=blocks)
        elif str(who.channel).startswith("D"):
            await self.gateway.post(str(who.channel), text=text, blocks=blocks)
        else:
            thread = event.get("thread_ts")
            await self.gateway.ephemeral(str(who.channel), who.user, text=text, blocks=blocks, thread_ts=thread)

    async def tell(self, error: Exception, body: Body) -> None:
        """Tell the person who asked, and nobody else, what went wrong."""
        words = await self.explain(error, body)
        who = asked(body)
        if not who.user:
            return
        try:
            if who.response_url:
                await self.gateway.respond(who.response_url, text=words, replace_original=False)
            elif who.channel:
                await self.gateway.ephemeral(who.channel, who.user, text=words, thread_ts=who.thread)
            else:
                await self.gateway.post(who.user, text=words)
        except GatewayError as closed:
            log.warning("could not tell %s that their request failed: %s", who.user, closed)
