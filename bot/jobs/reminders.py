"""Reminding: what is due is claimed, said once as one message a person, and marked as said."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.blocks import Block
from bot.features.digests.daily import day_blocks, read_day, speaks
from bot.features.tasks import reading
from bot.features.tasks.desk import TaskDesk
from bot.features.tasks.request import Told
from bot.features.tasks.views.lists import Parts, digest, reminder_headline, reminders
from bot.features.tasks.workflows import task_told
from bot.gateway.errors import PersonUnreachable, SlackRefused, SlackUnavailable
from bot.gateway.gateway import Gateway, Posted
from bot.jobs.engine import Jobs
from campaigns.cards import store as cards
from campaigns.cards.store import Card
from campaigns.digests import store as digests
from campaigns.moments import wall_of
from campaigns.reminders import store
from campaigns.reminders.model import Availability, Delivery, Recipient
from campaigns.reminders.store_people import recipients
from campaigns.tasks import store as tasks

log = logging.getLogger(__name__)

PLANNED, PEOPLE = 200, 20
"""Tasks planned and people claimed in one transaction."""
MORNING = dt.timedelta(hours=3)
"""How long after a person's hours begin their digest may still come."""
LATER = dt.timedelta(hours=1)
"""When a message is tried again that Slack refused for a reason that somebody may mend."""
KEPT = dt.timedelta(days=90)
DIGEST = "digest:"
"""How the deliveries of digests that stand alone begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One message to one person: their reminders, their digest of ``day``, or both. ``again``: it may be posted."""

    id: str
    person: Recipient
    again: bool
    delivery: Delivery | None = None
    day: dt.date | None = None


class Reminders:
    """Says what is due. Any number of processes may run it: each message is claimed by one of them, and one that dies
    leaves its claim, which another takes over and, before posting, looks for what it may have posted."""

    def __init__(self, *, jobs: Jobs, gateway: Gateway, desk: TaskDesk, now: Callable[[], dt.datetime]) -> None:
        self._jobs, self._gateway, self._desk, self.now = jobs, gateway, desk, now

    async def tick(self) -> None:
        """Say everything that is due now."""
        now = self.now()
        while await self._desk.write(self._planned, now) == PLANNED:
            log.debug("more tasks to plan")
        while sayings := await self._desk.write(self._claimed, now):
            if not await self._say_all(sayings, now):
                return
        await self._say_all(await self._desk.write(self._mornings, now), now)
        await self._desk.write(store.forget_sent, now - KEPT)

    # In a transaction

    def _planned(self, session: Session, now: dt.datetime) -> int:
        habits = self._desk.habits
        return store.plan_changed(session, now, PLANNED, habits=habits, calendars=reading.calendar)

    def _claimed(self, session: Session, now: dt.datetime) -> list[Saying]:
        """Reminders that are due. The first message of a person's morning is their digest."""
        habits = self._desk.habits
        found = store.claim_due_reminders(session, now, PEOPLE, habits=habits, calendars=reading.calendar)
        made = []
        for each in found:
            day = self._morning(each.recipient, now)
            mine = day is not None and cards.claim_digest(session, each.recipient.user, day, each.id, now)
            made.append(
                Saying(
                    id=each.id,
                    person=each.recipient,
                    again=each.attempt > 1,
                    delivery=each,
                    day=day if mine else None,
                )
            )
        return made

    def _mornings(self, session: Session, now: dt.datetime) -> list[Saying]:
        """Digests of people whose morning it is and who have no reminder to carry it; and those that were left."""
        people = recipients(session, digests.readers(session), self._desk.habits)
        days = {user: day for user, each in people.items() if (day := self._morning(each, now))}
        said = cards.said(session, days, min(days.values())) if days else frozenset()
        made = []
        for user, day in sorted(days.items()):
            name = f"{DIGEST}{user}:{day.isoformat()}"
            if (user, day) not in said and cards.claim_digest(session, user, day, name, now):
                made.append(Saying(id=name, person=people[user], again=False, day=day))
        left = cards.take_over(session, now - store.LEASE, now, prefix=DIGEST)
        absent = recipients(session, (user for user, _, _ in left), self._desk.habits)
        return [*made, *(Saying(id=name, person=absent[user], again=True, day=day) for user, day, name in left)]

    def _morning(self, person: Recipient, now: dt.datetime) -> dt.date | None:
        """The person's day, if this is its morning and they work on it."""
        there = Availability(person, reading.calendar(person.country))
        day = wall_of(now, person.zone).date()
        return day if there.open_at(now) and now < there.morning(day) + MORNING else None

    # Saying it

    async def _say_all(self, sayings: list[Saying], now: dt.datetime) -> bool:
        """Say each; False when Slack does not answer, and what is claimed waits until its lease is over."""
        for saying in sayings:
            try:
                await self._say(saying, now)
            except SlackUnavailable as silent:
                log.warning("Slack does not answer; reminders wait: %s", silent)
                return False
            except PersonUnreachable as gone:
                log.warning("%s cannot be reminded: %s", saying.person.user, gone)
                await self._desk.write(self._done, saying, None, now)
            except SlackRefused as refused:
                log.error("a reminder to %s was refused: %s", saying.person.user, refused)
                if saying.delivery is not None:
                    await self._desk.write(store.give_back, saying.id, now + LATER)
        return True

    async def _say(self, saying: Saying, now: dt.datetime) -> None:
        message = await self._message(saying, now)
        if message is None:
            await self._desk.write(self._done, saying, None, now)
            return
        words, blocks = message
        channel = await self._desk.direct(saying.person.user)
        posted = await self._gateway.find_by_key(channel, None, saying.id) if saying.again else None
        if posted is None:
            metadata = {"event_type": "unison_reminder", "event_payload": {"key": saying.id}}
            posted = await self._gateway.post(
                channel, text=words, blocks=blocks, metadata=metadata, language=saying.person.language
            )
        await self._desk.write(self._done, saying, posted, now)
        for _, task in saying.delivery.reminders if saying.delivery else ():
            unchanged = (await self._desk.read(tasks.get, task.id)).version == task.version
            # Every card says how far off the date is, which is another word now.
            told = Told(
                key=f"{saying.id}:{task.id}",
                task=task.id,
                team="",
                by="",
                action="refresh",
                fresh=(posted.channel, posted.ts) if unchanged else None,
            )
            await self._jobs.start(task_told, told.to_dict(), key=told.key)

    def _done(self, session: Session, saying: Saying, posted: Posted | None, now: dt.datetime) -> None:
        if saying.delivery is not None:
            store.mark_sent(session, saying.id, now)
            if posted is not None and self._is_card(saying):
                ((_, task),) = saying.delivery.reminders
                cards.place(session, task.id, Card(posted.channel, posted.ts, saying.person.language))
        if saying.day is not None:
            cards.digest_sent(session, saying.id, now)

    @staticmethod
    def _is_card(saying: Saying) -> bool:
        return saying.day is None and saying.delivery is not None and len(saying.delivery.reminders) == 1

    async def _message(self, saying: Saying, now: dt.datetime) -> tuple[str, list[Block]] | None:
        """What to say; None for a digest of nothing."""
        person = saying.person
        reminded = [(each.kind, task) for each, task in saying.delivery.reminders] if saying.delivery else []
        if saying.day is not None:
            day, names = await self._desk.read(read_day, person.user, now, self._desk.habits)
            if not (day.late or day.today or day.waiting or reminded or speaks(day)):
                return None
            counts, more = day_blocks(day, names, language=person.language, now=now, zone=person.zone)
            parts = Parts(late=day.late, today=day.today, waiting=day.waiting)
            return digest(
                parts, reminded, language=person.language, now=now, zone=person.zone, more=more, counts=counts
            )
        if self._is_card(saying):
            ((kind, task),) = reminded
            shown = await self._desk.read(reading.shown, task.id, self._desk.habits)
            return self._desk.card(shown, person.language, headline=reminder_headline(kind, person.language))
        return reminders(reminded, language=person.language, now=now, zone=person.zone)
