"""Copy that its writer edits in place: checked again, also where the edit comes before the copy has its card."""

from __future__ import annotations

import asyncio

from bot.context import Body, Context
from bot.jobs.request import Revised
from bot.jobs.workflows import revise
from campaigns.model import Submission

TAKEN_IN = 120.0
"""Seconds within which copy has its card, for an edit that comes before it."""
LOOKS = 0.25
"""Seconds between two looks whether it has."""


class Edits:
    """Follows edits, of each message only the newest: an earlier one that still waits gives way to it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._newest: dict[tuple[str, str], str] = {}
        """By message that is waited for, the newest edit of it."""

    async def follow(self, body: Body, text: str, *, was_copy: bool) -> None:
        """Check the edited ``text`` again; ``was_copy``: what stood there before may be being taken in."""
        event = body["event"]
        place, edit = (event["channel"], event["message"]["ts"]), str(body["event_id"])
        submission = await self._submission(place)
        if submission is not None and submission.card_ts:
            self._newest.pop(place, None)
            await self._revise(body, submission.id, text)
        elif submission is not None or was_copy:
            self._newest[place] = edit
            self._context.soon(body, self._once_there(place, edit, body, text))

    async def _once_there(self, place: tuple[str, str], edit: str, body: Body, text: str) -> None:
        """Wait for the card; where none comes, what was taken in is checked again without one."""
        submission = None
        for _ in range(round(TAKEN_IN / LOOKS)):
            await asyncio.sleep(LOOKS)
            submission = await self._submission(place)
            if submission is not None and submission.card_ts:
                break
            if self._newest.get(place) != edit:
                return
        if self._newest.get(place) == edit:
            del self._newest[place]
            if submission is not None:
                await self._revise(body, submission.id, text)

    async def _submission(self, place: tuple[str, str]) -> Submission | None:
        return await asyncio.to_thread(self._context.submission_of, *place)

    async def _revise(self, body: Body, submission: str, text: str) -> None:
        actor, key = body["event"]["message"]["user"], str(body["event_id"])
        revised = Revised(key=key, submission=submission, base=0, actor=actor, text=text)
        await self._context.jobs.start(revise, revised.to_dict(), key=key)
