"""The people who read the bot's answers: their language and time zone, asked of Slack once in a while."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.gateway.calls import Calls
from bot.gateway.errors import GatewayError
from bot.i18n import reader_language
from campaigns import people
from guidelines.model import Language
from storage.session import Database

log = logging.getLogger(__name__)

FRESH_SECONDS = 3600.0
"""How long an answer of Slack about a person is good for."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A person as the bot speaks to them."""

    user: str
    language: Language
    time_zone: str | None
    name: str


class Readers:
    """What is known of people: from memory, then Slack, then the database when Slack does not answer."""

    def __init__(
        self, calls: Calls, database: Database, *, default: Language, zone: str, now: Callable[[], dt.datetime]
    ) -> None:
        self._calls, self._database, self._default, self._zone, self._now = calls, database, default, zone, now
        self._known: dict[tuple[str, str], tuple[float, Reader]] = {}
        self._asking: dict[tuple[str, str], asyncio.Task[Reader]] = {}

    async def reader(self, team: str, user: str) -> Reader:
        """The person; never fails, since a default language is better than no answer."""
        at, known = self._known.get((team, user), (0.0, None))
        if known is not None and time.monotonic() - at < FRESH_SECONDS:
            return known
        asking = self._asking.get((team, user))
        if asking is None:
            asking = self._asking[team, user] = asyncio.create_task(self._ask(team, user))
            asking.add_done_callback(lambda _: self._asking.pop((team, user), None))
        try:
            reader = await asyncio.shield(asking)
        except GatewayError as problem:
            log.info("Slack does not tell about %s: %s", user, problem)
            return known if known is not None else await asyncio.to_thread(self._remembered, team, user)
        self._known[team, user] = (time.monotonic(), reader)
        return reader

    def zone(self, reader: Reader) -> str:
        """The person's time zone as Slack tells it; that of the settings where it tells none that is known."""
        try:
            return ZoneInfo(reader.time_zone).key if reader.time_zone else self._zone
        except (ZoneInfoNotFoundError, ValueError):
            return self._zone

    def today(self, reader: Reader) -> dt.date:
        """The day it is for the person."""
        return self._now().astimezone(ZoneInfo(self.zone(reader))).date()

    async def _ask(self, team: str, user: str) -> Reader:
        answer = await self._calls.read("users.info", user=user, include_locale=True)
        reader = self._read(user, answer["user"])
        await asyncio.to_thread(self._remember, team, reader)
        return reader

    async def changed(self, team: str, told: Mapping[str, Any]) -> bool:
        """Take in what Slack tells of a person without being asked; whether they are now spoken to in another way.

        Nothing of somebody who was not asked about lately: most people never speak with the bot.
        """
        user = str(told["id"])
        # Work that begins with nobody's click, such as an alert, knows a person without a team.
        places = [place for place in ((team, user), ("", user)) if place in self._known]
        if not told.get("locale"):
            for place in places:
                del self._known[place]  # it is asked for when it is needed
            return False
        reader = self._read(user, told)
        changed = [place for place in places if self._known[place][1] != reader]
        for place in changed:
            self._known[place] = (time.monotonic(), reader)
            await asyncio.to_thread(self._remember, place[0], reader)
        return bool(changed)

    def _read(self, user: str, told: Mapping[str, Any]) -> Reader:
        language: Language = "zh" if reader_language(told.get("locale"), self._default) == "zh" else "en"
        profile = told.get("profile") or {}
        name = profile.get("display_name") or told.get("real_name") or told.get("name") or user
        return Reader(user, language, told.get("tz"), name)

    def _remember(self, team: str, reader: Reader) -> None:
        with self._database.session() as session:
            people.remember_person(
                session, team, reader.user, now=self._now(), language=reader.language, time_zone=reader.time_zone
            )

    def _remembered(self, team: str, user: str) -> Reader:
        with self._database.reading() as session:
            person = people.person(session, team, user)
        language = person.language if person is not None and person.language else self._default
        return Reader(user, language, person.time_zone if person else None, user)
