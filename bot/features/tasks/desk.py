"""The desk of tasks: what follows from a request or a change, durably: the confirm card, every card, who is told."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Coroutine, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.blocks import Block
from bot.database_work import reading as reading_in
from bot.database_work import writing
from bot.features.tasks import reading
from bot.features.tasks.draft import Draft, draft_of
from bot.features.tasks.request import Asked, Told
from bot.features.tasks.understand import understand
from bot.features.tasks.views.card import Shown, task_card
from bot.features.tasks.views.confirm import confirm_card
from bot.gateway.calls import Calls
from bot.gateway.errors import MessageGone, ResponseUrlSpent, SlackRefused
from bot.gateway.gateway import Gateway, Posted
from bot.i18n import text as t
from bot.jobs.desk import attempt
from bot.jobs.engine import Jobs
from bot.jobs.once import post_once
from bot.readers import Reader, Readers
from bot.settings import Settings
from bot.wording import mrkdwn, person
from campaigns import store as campaigns_store
from campaigns.cards import store as cards
from campaigns.cards.store import Card
from campaigns.due.model import DueSettings
from campaigns.tasks import store
from campaigns.tasks.errors import UnknownTask
from campaigns.tasks.model import Origin
from storage.session import Database

log = logging.getLogger(__name__)

Message = tuple[str, list[Block]]


class TaskDesk:
    """Turns what was asked into a confirm card, and what was done into cards that say so."""

    def __init__(
        self,
        *,
        settings: Settings,
        jobs: Jobs,
        database: Database,
        gateway: Gateway,
        calls: Calls,
        readers: Readers,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._jobs, self._database = jobs, database
        self._gateway, self._calls, self._readers, self.now = gateway, calls, readers, now
        self.habits = reading.habits_of(settings)

    # The walks

    async def asked(self, values: Mapping[str, Any]) -> None:
        """The walk of a sentence that asks for a task (``Asked``)."""
        asked = Asked.from_dict(values)
        with self._jobs.work(asked.key):
            await self._step("confirm", self._confirm, asked)

    async def told(self, values: Mapping[str, Any]) -> None:
        """The walk of something that became of a task (``Told``)."""
        told = Told.from_dict(values)
        with self._jobs.work(told.key):
            if told.action == "create":
                await self._step("card", self._first_card, told)
            else:
                await self._step("cards", self._every_card, told.task, told.fresh)
            await self._step("owner", self._tell_owner, told)
            for freed in told.freed:
                await self._step("freed", self._freed, told, freed)
            if told.spawned:
                await self._step("next", self._next, told)

    # The steps

    async def _confirm(self, asked: Asked) -> None:
        reader = await self._readers.reader(asked.team, asked.user)
        draft = await self.draft(asked, reader)
        if draft is None:
            await self._answer(asked, (t("task.form.no_title", reader.language), []))
            return
        copy = (asked.said or asked.text) if not asked.surely else None
        await self._answer(asked, await self.confirm(draft, reader, copy=copy))

    async def draft(self, asked: Asked, reader: Reader) -> Draft | None:
        """What was understood, with the message it came from; None when there is nothing to do in it."""
        zone = self.zone(reader)
        country = await self.read(reading.country_of, asked.user, self.habits)
        now = dt.datetime.fromisoformat(asked.at).astimezone(ZoneInfo(zone))
        understood = understand(asked.text, now=now, settings=DueSettings(country=country), surely=True)
        if understood is None:
            return None
        origin = place = None
        if asked.channel and asked.ts:
            link = await self.link(asked.channel, asked.ts)
            origin = Origin(kind="message", ref=f"{asked.channel}:{asked.ts}", link=link)
        if asked.channel and asked.thread:
            place = (asked.channel, asked.thread)
        name = uuid.uuid5(uuid.NAMESPACE_OID, asked.key).hex
        home = await self.read(campaigns_store.at_home, asked.channel or "")
        campaign = (home.id, home.name) if home else None
        return draft_of(understood, id=name, speaker=asked.user, origin=origin, place=place, campaign=campaign)

    async def confirm(self, draft: Draft, reader: Reader, *, copy: str | None = None) -> Message:
        """The confirm card as the reader sees it."""
        away = await self.read(reading.away, draft.owner, draft.due, self.habits) if draft.due else None
        zone, now = self.zone(reader), self.now()
        return confirm_card(draft, language=reader.language, zone=zone, now=now, copy=copy, away=away)

    async def _answer(self, asked: Asked, message: Message) -> None:
        words, blocks = message
        if asked.response_url:
            try:
                await self._gateway.respond(asked.response_url, text=words, blocks=blocks)
            except ResponseUrlSpent:
                log.info("the private way to %s is closed; answering in a direct message", asked.user)
            else:
                return
        key = f"{asked.key}:confirm"
        if asked.channel and not asked.response_url:
            try:
                await self._post(asked.channel, asked.thread, message, key)
            except SlackRefused as refused:
                log.info("cannot answer in %s (%s); answering in a direct message", asked.channel, refused)
            else:
                return
        await self._post(await self.direct(asked.user), None, message, key)

    async def _first_card(self, told: Told) -> None:
        reader = await self._readers.reader(told.team, told.by)
        shown = await self.read(reading.shown, told.task, self.habits)
        message = self.card(shown, reader.language)
        posted: Posted | None = None
        if told.confirm:
            posted = await self._in_place(told.confirm, message)
        if posted is None and told.place:
            posted = await self._posted_or_none(*told.place, message, f"{told.key}:card")
        if posted is None and not (told.response_url and told.by != shown.task.owner):
            posted = await self._posted_or_none(await self.direct(told.by), None, message, f"{told.key}:card")
        if posted is not None:
            await self._place(shown, posted, reader)
        if told.response_url:
            words = t("task.confirm.created", reader.language, title=shown.task.title)
            try:
                await self._gateway.respond(told.response_url, text=words, replace_original=True)
            except SlackRefused as refused:
                log.info("the confirm card of %s stays as it is: %s", told.task, refused)

    async def _in_place(self, where: tuple[str, str], message: Message) -> Posted | None:
        words, blocks = message
        try:
            return await self._gateway.update(*where, text=words, blocks=blocks)
        except SlackRefused as refused:
            log.info("the confirm card at %s cannot become the card: %s", where, refused)
            return None

    async def _every_card(self, task: str, fresh: tuple[str, str] | None = None) -> None:
        """Bring every card up to date; again when the task changed meanwhile, since another may have been faster."""
        version = None
        try:
            while version != await self.read(store.version, task):
                shown = await self.read(reading.shown, task, self.habits)
                version = shown.task.version
                for card in await self.read(cards.places, task):
                    if fresh is None or (card.channel, card.ts) != tuple(fresh):
                        await self._show(shown, card)
                fresh = None
        except UnknownTask:
            return

    async def _show(self, shown: Shown, card: Card) -> None:
        words, blocks = self.card(shown, card.language)
        try:
            await self._gateway.update(card.channel, card.ts, text=words, blocks=blocks)
        except MessageGone:
            await self.write(cards.forget, card)
        except SlackRefused as refused:
            log.warning("a card of task %s cannot be changed: %s", shown.task.id, refused)

    async def _tell_owner(self, told: Told) -> None:
        """Whoever is given a task by somebody else hears of it once."""
        shown = await self.read(reading.shown, told.task, self.habits)
        owner = shown.task.owner
        if told.action not in ("create", "reassign") or owner == told.by or not shown.task.active:
            return
        reader = await self._readers.reader(told.team, owner)
        if told.action == "create":
            headline = t("task.told.given", reader.language, person=person(told.by))
        else:
            headline = t("task.told.reassigned", reader.language, person=person(told.by), reason=mrkdwn(told.note))
        await self._card_to(reader, shown, headline, f"{told.key}:owner")

    async def _freed(self, told: Told, freed: str) -> None:
        await self._every_card(freed)
        shown, done = (
            await self.read(reading.shown, freed, self.habits),
            await self.read(reading.shown, told.task, self.habits),
        )
        if shown.task.owner == told.by or not shown.task.active:
            return
        reader = await self._readers.reader(told.team, shown.task.owner)
        key = "task.told.freed" if done.task.status == "done" else "task.told.dropped_blocker"
        headline = t(key, reader.language, title=mrkdwn(done.task.title))
        await self._card_to(reader, shown, headline, f"{told.key}:freed:{freed}")

    async def _next(self, told: Told) -> None:
        shown = await self.read(reading.shown, told.spawned, self.habits)
        reader = await self._readers.reader(told.team, shown.task.owner)
        await self._card_to(reader, shown, t("task.told.next", reader.language), f"{told.key}:next")

    # What the steps share

    def card(self, shown: Shown, language: str, *, headline: str | None = None) -> Message:
        """The card of a task."""
        return task_card(shown, language=language, now=self.now(), headline=headline)

    def zone(self, reader: Reader) -> str:
        """The reader's time zone."""
        return self._readers.zone(reader)

    async def link(self, channel: str, ts: str) -> str | None:
        """Address of a message, None where Slack gives none."""
        try:
            return await self._gateway.permalink(channel, ts)
        except SlackRefused as refused:
            log.info("no address for the message %s: %s", ts, refused)
            return None

    async def direct(self, user: str) -> str:
        """The conversation of the bot with a person."""
        return str((await self._calls.read("conversations.open", users=user))["channel"]["id"])

    async def _card_to(self, reader: Reader, shown: Shown, headline: str, key: str) -> None:
        try:
            channel = await self.direct(reader.user)
        except SlackRefused as refused:
            log.warning("%s cannot be told of task %s: %s", reader.user, shown.task.id, refused)
            return
        message = self.card(shown, reader.language, headline=headline)
        posted = await self._posted_or_none(channel, None, message, key)
        if posted is not None:
            await self._place(shown, posted, reader)

    async def _place(self, shown: Shown, posted: Posted, reader: Reader) -> None:
        """Remember the card; whoever clicked on it before it was known has changed a task that it does not show."""
        task = shown.task
        await self.write(cards.place, task.id, Card(posted.channel, posted.ts, reader.language))
        if await self.read(store.version, task.id) != task.version:
            await self._every_card(task.id)

    async def _posted_or_none(self, channel: str, thread: str | None, message: Message, key: str) -> Posted | None:
        try:
            return await self._post(channel, thread, message, key)
        except SlackRefused as refused:
            log.warning("cannot post in %s: %s", channel, refused)
            return None

    async def _post(self, channel: str, thread: str | None, message: Message, key: str) -> Posted:
        words, blocks = message
        return await post_once(self._jobs, self._gateway, channel, text=words, blocks=blocks, key=key, thread_ts=thread)

    async def read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What ``function(session, *arguments)`` reads."""
        return await reading_in(self._database, function, *arguments)

    async def write(self, function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """What ``function(session, *arguments)`` gives, in a transaction."""
        return await writing(self._database, function, *arguments, **named)

    async def _step(self, name: str, function: Callable[..., Coroutine[Any, Any, None]], *arguments: Any) -> None:
        await self._jobs.step(name, attempt, function, *arguments)
