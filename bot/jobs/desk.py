"""The desk where copy is handed in: the durable walk of a piece from its arrival to its answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from bot.downloads import DownloadInterrupted
from bot.errors import Refusal, reference, refusal_of
from bot.gateway.errors import SlackUnavailable
from bot.jobs.answers import Place
from bot.jobs.engine import Jobs
from bot.jobs.request import HandedIn, Revised
from bot.jobs.steps import Steps, Told, Walk
from bot.jobs.walks import walk as feature_walk
from campaigns import submissions

log = logging.getLogger(__name__)


class Passing(Exception):
    """Something outside did not answer and may do so later; the text says what. Plain, since the engine stores it."""


PASSING = (SlackUnavailable, DownloadInterrupted)


async def attempt(function: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
    """What ``function(*arguments)`` gives; ``Passing`` for what may succeed later."""
    try:
        return await function(*arguments)
    except PASSING as error:
        raise Passing(repr(error)) from error


def passes(error: BaseException) -> bool:
    """Whether a step that raised ``error`` is tried again."""
    return isinstance(error, Passing)


class Desk:
    """Takes copy in, has it checked, answers: the order of the steps, and what happens when one fails."""

    def __init__(self, jobs: Jobs, steps: Steps) -> None:
        self._jobs, self._steps = jobs, steps
        self.answers = steps.answers

    async def submit(self, values: Mapping[str, Any]) -> None:
        """The walk of a piece that was handed in (``HandedIn``)."""
        handed = HandedIn.from_dict(values)
        place = Place(
            person=handed.author,
            channel=handed.channel,
            thread=handed.thread,
            response_url=handed.response_url,
            private=handed.private,
        )
        walk = Walk(handed.key, handed.team, place, first=True)
        await self._finish(walk, self._submit(handed, walk))

    async def received(self, handed: HandedIn) -> str:
        """The submission of a piece, stored at once; its walk, begun before or after, finds it there."""
        return str((await self._steps.receive(handed))["submission"])

    async def revise(self, values: Mapping[str, Any]) -> None:
        """The walk of a new state of a piece (``Revised``); its card changes in place."""
        revised = Revised.from_dict(values)
        submission = await self._steps.read(submissions.get, revised.submission)
        place = Place(
            person=revised.actor,
            channel=submission.origin_channel,
            thread=submission.card_channel and (submission.origin_thread_ts or submission.origin_ts),
            response_url=revised.response_url,
            private=revised.response_url is not None,
            replaces=True,
        )
        walk = Walk(revised.key, submission.team_id, place, submission=submission.id)
        await self._finish(walk, self._revise(revised, walk))

    async def _submit(self, handed: HandedIn, walk: Walk) -> None:
        received = await self._step("receive", self._steps.receive, handed)
        walk.submission = received["submission"]
        await self._step("check", self._steps.check, received, walk.place)
        await self._follow(received, walk)
        await self._step("answer", self._steps.answer, received, walk.place)

    async def _revise(self, revised: Revised, walk: Walk) -> None:
        received = await self._step("receive", self._steps.receive_revision, revised)
        await self._step("check", self._steps.check, received, walk.place)
        await self._follow(received, walk)
        if revised.apply:
            await self._step("corrected", self._steps.hand_back, received, walk.place)
        await self._step("answer", self._steps.answer, received, walk.place)

    async def _follow(self, received: Told, walk: Walk) -> None:
        """Let the approval of the piece, where one was asked for, go on with the new revision or report."""
        for name, values, key in await self._step("approval", self._steps.follow_approval, received, walk):
            await self._jobs.start(feature_walk, name, values, key=key)

    async def _finish(self, walk: Walk, work: Coroutine[Any, Any, None]) -> None:
        """Do the work; whatever ends it is told to the person, with a reference for what is our fault."""
        with self._jobs.work(walk.key):
            try:
                await work
            except Exception as error:
                refusal = refusal_of(error)
                if refusal is None:
                    log.exception("reference %s: work %s failed", reference(walk.key), walk.key)
                    refusal = Refusal("jobs.unexpected")
                await self._step("apologise", self._steps.apologise, walk, refusal)

    async def _step(self, name: str, function: Callable[..., Any], *arguments: Any) -> Any:
        async def typed() -> Any:
            try:
                return await attempt(function, *arguments)
            except Passing:
                raise
            except Exception as error:
                refusal = refusal_of(error)
                if refusal is None:
                    raise
                raise refusal from error

        return await self._jobs.step(name, typed)
