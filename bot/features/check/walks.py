"""Copy whose message its writer deleted: the card goes too, unless others work with it already."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.check.edits import TAKEN_IN
from bot.gateway.errors import MessageGone
from campaigns import submissions
from campaigns.approvals import store as approvals
from campaigns.model import Submission
from campaigns.tasks import store_lists

LOOKS = 0.5
"""Seconds between two looks whether copy that is being checked has its card."""
STORED_IN = 10.0
"""Seconds within which copy is stored; a message of which nothing is stored by then was none."""


async def deleted(context: Context, values: Mapping[str, Any]) -> None:
    """Walk: the message ``ts`` in ``channel`` is gone. What was checked stays on record; approvals, tasks and the cards
    they refer to stand."""
    await context.step("cards", _put_away, context, values["channel"], values["ts"])


async def _put_away(context: Context, channel: str, ts: str) -> None:
    for submission in await _checked(context, channel, ts):
        if submission.card_channel is None or submission.card_ts is None:
            continue
        if await context.read(_in_use, submission.id):
            continue
        with suppress(MessageGone):
            await context.gateway.delete(submission.card_channel, submission.card_ts)
        await context.write(submissions.forget_card, submission.id)


async def _checked(context: Context, channel: str, ts: str) -> tuple[Submission, ...]:
    """What came from the message, once none of it is being checked any more."""
    for look in range(round(TAKEN_IN / LOOKS)):
        found = await context.read(submissions.of_message, channel, ts)
        none_yet = not found and look < STORED_IN / LOOKS
        if not none_yet and all(each.card_ts or each.status == "failed" for each in found):
            return found
        await asyncio.sleep(LOOKS)
    return await context.read(submissions.of_message, channel, ts)


def _in_use(session: Session, submission: str) -> bool:
    return approvals.of_submission(session, submission) is not None or store_lists.from_submission(session, submission)


WALKS = {"deleted": deleted}
