"""The buttons of a term base's card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.context import Body, Context, asked
from bot.errors import Refusal
from bot.features.terms.reading import who_may
from bot.interaction import value_in
from bot.wording import people

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncApp
    from slack_bolt.context.ack.async_ack import AsyncAck


def register(app: AsyncApp, context: Context) -> None:
    """Listen to the card."""

    @app.action(re.compile(r"terms\.(publish|leave)"))
    async def decide(ack: AsyncAck, body: Body) -> None:
        reader, who, value = await context.reader(body), asked(body), value_in(body)
        choice = str(body["actions"][0]["action_id"]).rsplit(".", 1)[1]
        owners = await context.read(who_may, value["brand"], reader.user, context.readers.today(reader))
        if choice == "publish" and owners:
            refusal = Refusal("termbase.card.not_yours", people=people(owners, reader.language))
            await ack()
            context.soon(body, context.tell(refusal, body))
            return
        place = {"channel": who.channel, "ts": body["message"]["ts"], "thread": who.thread}
        values = {**value, **place, "as": choice, "user": who.user, "team": who.team}
        # Whoever clicks first decides, on what the card says then.
        await context.walk("terms.decided", values, key=f"terms:{who.channel}:{place['ts']}:{value['v']}")
        await ack()
