"""Forms that were handed in and cannot be taken: which field is wrong, and how that is said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.context import Body, Context, asked
from bot.errors import Refusal, refusal_of
from bot.i18n import text as t
from bot.wording import MENTION

if TYPE_CHECKING:
    from slack_bolt.context.ack.async_ack import AsyncAck


class FieldRefused(Refusal):
    """A field does not hold what it should; ``key`` and ``params`` make the sentence that says so."""

    def __init__(self, field: str, key: str, /, **params: object) -> None:
        super().__init__(key, **params)
        self.field = field


async def refuse(context: Context, ack: AsyncAck, body: Body, refused: Exception, at: str = "") -> None:
    """Say beside its field what is wrong; the form stays open with everything in it.

    ``at`` is the field of an error that names none. Raises ``refused`` where it is no refusal but a fault of ours.
    """
    why = refusal_of(refused)
    if why is None:
        raise refused
    words = t(why.key, (await context.reader(body)).language, **why.params)
    # What stands beside a field is plain text, in which a mention is no name.
    for user in set(MENTION.findall(words)):
        words = words.replace(f"<@{user}>", (await context.readers.reader(asked(body).team, user)).name)
    await ack(response_action="errors", errors={refused.field if isinstance(refused, FieldRefused) else at: words})
