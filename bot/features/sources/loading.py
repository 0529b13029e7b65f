"""A dropped file loaded once somebody agreed to what its card shows: whole or not at all, telling how far it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from bot.context import Context
from bot.errors import refusal_of
from bot.features.kpi import rounds as alerts
from bot.features.sources.files import on_disk
from bot.features.sources.showing import about_of, put, read
from bot.features.sources.views import card
from bot.features.sources.views.card import About, Message
from bot.features.sources.wording import problem_of
from bot.gateway.errors import GatewayError
from bot.i18n import text as t
from kpi.errors import KpiError
from kpi.sources.ingest.model import Phase, Refused
from kpi.sources.record import store
from kpi.sources.record.store import Drop

log = logging.getLogger(__name__)

TELL_EVERY = 4.0
"""Seconds between two updates of the message of a long load."""


async def load_walk(context: Context, values: Mapping[str, Any]) -> None:
    """The walk of a load: ``drop`` at ``v``, by ``user``; with ``skip`` rows that have a fault are left out."""
    if await context.step("load", _load, context, dict(values)):
        # New figures are judged at once, not at the next round.
        await context.step("judge", alerts.go_round, context)


async def _load(context: Context, values: dict[str, Any]) -> bool:
    found = await context.read(store.drop, values["drop"])
    if found is None or found.version != values["v"]:
        return False
    reader = await context.readers.reader(found.values["team"], values["user"])
    about = await about_of(context, found)
    message, done = await _loaded(context, found, about, values, reader.language)
    await put(context, found, message, reader.language)
    return done


async def _loaded(
    context: Context, found: Drop, about: About, values: Mapping[str, Any], language: str
) -> tuple[Message, bool]:
    far = _Far(context, found, about, language)
    try:
        async with on_disk(context, found.values["file"]) as (path, sha), far:
            if sha != found.values["sha"]:
                return card.plain(t("kpi_sources.card.other_file", language)), False
            skip = bool(values.get("skip"))
            report = await asyncio.to_thread(read, context, found, path, skip_bad_rows=skip, progress=far.at)
    except Refused as refused:
        return card.refused(about, refused.report, language), False
    except KpiError as problem:
        return card.question(about, problem_of(problem), context.now().year, language), False
    except Exception as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        return card.plain(t(refusal.key, language, **refusal.params)), False
    return card.loaded(about, report, values["user"], language), True


class _Far:
    """Tells on the card, now and then, how far a load is; the first time at once, which takes its buttons away."""

    def __init__(self, context: Context, found: Drop, about: About, language: str) -> None:
        self._context, self._found, self._about, self._language = context, found, about, language
        self._now: tuple[Phase, int, int | None] = ("survey", 0, None)
        self._over = asyncio.Event()

    def at(self, phase: Phase, done: int, of: int | None) -> None:
        """Called by the load, in its thread."""
        self._now = (phase, done, of)

    async def __aenter__(self) -> None:
        self._task = asyncio.create_task(self._tell())

    async def __aexit__(self, _: object, error: BaseException | None, *__: object) -> None:
        """What is on its way to Slack arrives first, or it might take the place of what the load came to."""
        self._over.set()
        try:
            if not isinstance(error, asyncio.CancelledError):
                await asyncio.wait((self._task,))
        finally:
            self._task.cancel()

    async def _tell(self) -> None:
        values, said = self._found.values, None
        while not self._over.is_set():
            if said != self._now and values.get("ts"):
                said = self._now
                words, blocks = card.working(self._about, *said, self._language)
                try:
                    await self._context.gateway.update(values["channel"], values["ts"], text=words, blocks=blocks)
                except GatewayError as closed:
                    log.debug("progress of %s is not told: %s", self._about.name, closed)
            with suppress(TimeoutError):
                async with asyncio.timeout(TELL_EVERY):
                    await self._over.wait()
