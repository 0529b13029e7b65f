"""The gateway: what the bot can say and show in Slack. Each call is checked, paced, retried, and ends in a result or a
typed error."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.gateway import upload as files
from bot.gateway.calls import BUDGET, TRIGGER_BUDGET, Calls
from bot.gateway.canvases import Canvases
from bot.gateway.degrade import plain_view, sendable_message, sendable_view, text_only
from bot.gateway.errors import PayloadRefused, SlackRefused
from bot.gateway.finding import find
from bot.gateway.fit import Note
from bot.gateway.rate import Clock, Limiter, Sleep
from bot.i18n import text as say

log = logging.getLogger(__name__)

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in Slack: where it is and its timestamp, which is also its id."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class ShownView:
    """A view that is open or published. ``hash`` guards a later update against overwriting a newer state."""

    id: str
    hash: str


class Gateway:
    """Slack, for one bot token.

    Bolt builds a new client per request, so a gateway takes whatever client it is given and keeps only token and
    address; share one ``Limiter`` between all gateways of a workspace. ``language`` ("en" or "zh") is that of the few
    words the gateway adds itself, such as the note under a shortened list; each call may give the reader's.
    Every method may raise ``SlackUnavailable`` (try again later) or a ``SlackRefused`` (it will not help).
    """

    def __init__(
        self,
        client: AsyncWebClient,
        *,
        limiter: Limiter | None = None,
        language: str = "en",
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._calls = Calls(client, limiter=limiter or Limiter(clock=clock, sleep=sleep), clock=clock, sleep=sleep)
        self._language, self._sleep = language, sleep
        self.canvases = Canvases(self._calls)

    async def post(
        self,
        channel: str,
        *,
        text: str,
        blocks: Sequence[Json] | None = None,
        thread_ts: str | None = None,
        metadata: Json | None = None,
        unfurl: bool = False,
        language: str | None = None,
        note: Note | None = None,
    ) -> Posted:
        """Post a message (``channel`` may be a person's id). ``text`` is what notifications and screen readers say.

        With a ``key`` in ``metadata["event_payload"]`` the message is posted once even when Slack's answer is lost on
        the way: before posting again the conversation is searched for the key. Without one it is posted at least once.
        ``note`` makes the block under a list that had to be shortened, such as one with a "show all" button.
        """
        body = _given(
            channel=channel, text=text, blocks=blocks, thread_ts=thread_ts, metadata=metadata,
            unfurl_links=unfurl, unfurl_media=unfurl,
        )  # fmt: skip
        key = ((metadata or {}).get("event_payload") or {}).get("key")

        async def found() -> Json | None:
            try:
                posted = await self.find_by_key(channel, thread_ts, str(key))
            except SlackRefused as refused:
                log.warning("cannot look whether %s was posted: %s; posting again", key, refused)
                return None
            return None if posted is None else {"channel": posted.channel, "ts": posted.ts}

        answer = await self._message(
            "chat.postMessage", body, channel=channel, found=found if key else None, language=language, note=note
        )
        return Posted(answer.get("channel") or channel, answer["ts"])

    async def update(
        self,
        channel: str,
        ts: str,
        *,
        text: str,
        blocks: Sequence[Json] | None = None,
        metadata: Json | None = None,
        language: str | None = None,
        note: Note | None = None,
    ) -> Posted:
        """Replace a message of the bot. Without ``blocks`` those it had are removed: the text takes their place."""
        body = _given(channel=channel, ts=ts, text=text, blocks=blocks if blocks is not None else [], metadata=metadata)
        await self._message("chat.update", body, language=language, note=note)
        return Posted(channel, ts)

    async def delete(self, channel: str, ts: str) -> None:
        """Delete a message of the bot."""
        await self._calls.write("chat.delete", {"channel": channel, "ts": ts})

    async def ephemeral(
        self,
        channel: str,
        user: str,
        *,
        text: str,
        blocks: Sequence[Json] | None = None,
        thread_ts: str | None = None,
        language: str | None = None,
        note: Note | None = None,
    ) -> None:
        """Show a message that only ``user`` sees and that cannot be changed later: for hints and errors."""
        body = _given(channel=channel, user=user, text=text, blocks=blocks, thread_ts=thread_ts)
        await self._message("chat.postEphemeral", body, language=language, note=note)

    async def respond(
        self,
        response_url: str,
        *,
        text: str,
        blocks: Sequence[Json] | None = None,
        private: bool = True,
        replace_original: bool = False,
        language: str | None = None,
        note: Note | None = None,
    ) -> None:
        """Answer by the address that came with a click or command: five times within 30 minutes, then it is spent."""
        body = _given(
            text=text, blocks=blocks, response_type="ephemeral" if private else "in_channel",
            replace_original=replace_original,
        )  # fmt: skip
        checked = self._checked_message("response_url", body, language, note)
        try:
            await self._calls.respond(response_url, checked)
        except PayloadRefused as refused:
            await self._calls.respond(response_url, self._plainer(refused, checked, language))

    async def open_view(self, trigger_id: str, view: Json, *, language: str | None = None) -> ShownView:
        """Open a modal within three seconds of a click."""
        return await self._view("views.open", view, language, budget=TRIGGER_BUDGET, trigger_id=trigger_id)

    async def push_view(self, trigger_id: str, view: Json, *, language: str | None = None) -> ShownView:
        """Put a modal on top of the open one; three fit on each other."""
        return await self._view("views.push", view, language, budget=TRIGGER_BUDGET, trigger_id=trigger_id)

    async def update_view(
        self,
        view: Json,
        *,
        view_id: str | None = None,
        external_id: str | None = None,
        hash: str | None = None,
        language: str | None = None,
    ) -> ShownView:
        """Replace an open modal, named by exactly one of its ids. ``ViewClosed`` when the person has closed it,
        ``ViewConflict`` when ``hash`` is not that of its present state."""
        if (view_id is None) == (external_id is None):
            raise ValueError("name the view by view_id or by external_id")
        return await self._view("views.update", view, language, view_id=view_id, external_id=external_id, hash=hash)

    async def publish_home(
        self, user: str, view: Json, *, hash: str | None = None, language: str | None = None
    ) -> ShownView:
        """Show ``view`` on the Home tab of ``user``."""
        return await self._view("views.publish", view, language, user_id=user, hash=hash)

    async def find_by_key(self, channel: str, thread_ts: str | None, key: str) -> Posted | None:
        """The message whose ``metadata.event_payload.key`` is ``key``: in the thread, or among the channel's latest.

        Reads up to 1,000 messages. So a job that is run again learns that it has already posted.
        """
        ts = await find(
            self._calls,
            channel,
            thread_ts,
            lambda message: ((message.get("metadata") or {}).get("event_payload") or {}).get("key") == key,
        )
        return None if ts is None else Posted(channel, ts)

    async def permalink(self, channel: str, ts: str) -> str:
        """The address of a message, for a link to it."""
        return str((await self._calls.read("chat.getPermalink", channel=channel, message_ts=ts))["permalink"])

    async def upload(
        self,
        channel: str,
        content: bytes,
        *,
        filename: str,
        title: str,
        alt_text: str,
        comment: str | None = None,
        thread_ts: str | None = None,
    ) -> Posted | None:
        """Share a file in a conversation (``channel`` may be a person's id), shown there if it is a picture.

        ``alt_text`` says what a picture shows. The message that carries it; None when Slack takes its time to show it,
        although it took the file. Shared once even when Slack's answer is lost on the way.
        """
        place = await files.upload(
            self._calls, self._sleep, channel, content,
            filename=filename, title=title, alt_text=alt_text, comment=comment, thread_ts=thread_ts,
        )  # fmt: skip
        return None if place is None else Posted(*place)

    async def find_upload(self, channel: str, thread_ts: str | None, filename: str) -> Posted | None:
        """The message that shows a file of that name: in the thread, or among the channel's latest 1,000."""
        ts = await find(self._calls, channel, thread_ts, lambda message: files.carries(message, filename))
        return None if ts is None else Posted(channel, ts)

    async def _message(
        self, method: str, body: dict[str, Any], *, language: str | None, note: Note | None, **how: Any
    ) -> Json:
        checked = self._checked_message(method, body, language, note)
        try:
            return await self._calls.write(method, checked, **how)
        except PayloadRefused as refused:
            return await self._calls.write(method, self._plainer(refused, checked, language), **how)

    def _checked_message(
        self, method: str, body: dict[str, Any], language: str | None, note: Note | None
    ) -> dict[str, Any]:
        spoken = language or self._language
        checked, found = sendable_message(body, note=note or _note(spoken), empty=say("gateway.unshowable", spoken))
        if found:
            log.error("%s: the payload was made plainer: %s", method, "; ".join(found))
        return checked

    def _plainer(self, refused: PayloadRefused, body: Json, language: str | None) -> Json:
        """Words only, after Slack refused a payload that our check let pass; no second refusal is caught."""
        log.error("%s; sending its words only", refused)
        plain = text_only(body, empty=say("gateway.unshowable", language or self._language))
        return {**plain, "blocks": []} if "ts" in plain else plain

    async def _view(
        self, method: str, view: Json, language: str | None, *, budget: float = BUDGET, **where: Any
    ) -> ShownView:
        spoken = language or self._language
        words = {
            "title": say("gateway.unshowable_title", spoken),
            "close": say("gateway.close", spoken),
            "empty": say("gateway.unshowable", spoken),
        }
        checked, found = sendable_view(view, note=_note(spoken), **words)
        if found:
            log.error("%s: the view was made plainer: %s", method, "; ".join(found))
        arguments = _given(**where)
        try:
            answer = await self._calls.write(method, {**arguments, "view": checked}, budget=budget)
        except PayloadRefused as refused:
            log.error("%s; showing a plain view", refused)
            plain = plain_view(view, **words)
            answer = await self._calls.write(method, {**arguments, "view": plain}, budget=budget)
        shown = answer.get("view") or {}
        return ShownView(str(shown.get("id", "")), str(shown.get("hash", "")))


def _given(**arguments: Any) -> dict[str, Any]:
    """The arguments that are not None; sequences as lists, which is what JSON has."""
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in arguments.items() if value is not None
    }


def _note(language: str) -> Note:
    def note(left_out: int) -> dict[str, Any]:
        sentence = say("gateway.left_out", language, n=left_out)
        return {"type": "context", "elements": [{"type": "mrkdwn", "text": sentence}]}

    return note
