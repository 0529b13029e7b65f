"""A message whose state changes while it is drawn, by several at once."""

from __future__ import annotations

import asyncio

from bot.gateway.latest import keep


class Message:
    """A state that changes, and the message that shows it; ``put`` waits for its turn in ``gates``."""

    def __init__(self) -> None:
        self.state, self.stands, self.puts = 1, 0, 0
        self.gates: list[asyncio.Event] = []

    async def draw(self) -> int:
        return self.state

    async def put(self, drawn: int) -> None:
        self.puts += 1
        if self.gates:
            await self.gates.pop(0).wait()
        self.stands = drawn


async def test_who_drew_the_older_state_and_comes_last_draws_the_newer_one():
    message, late, soon = Message(), asyncio.Event(), asyncio.Event()
    message.gates = [late, soon]
    first = asyncio.create_task(keep(message.draw, message.put))
    await asyncio.sleep(0)
    message.state = 2
    second = asyncio.create_task(keep(message.draw, message.put))
    soon.set()
    await second
    assert message.stands == 2
    late.set()
    await first
    assert message.stands == 2


async def test_what_stands_already_is_not_put_again():
    message = Message()
    await keep(message.draw, message.put, shown=1)
    assert message.puts == 0
    await keep(message.draw, message.put)
    assert message.puts == 1


async def test_where_there_is_nothing_to_draw_nothing_is_put():
    message = Message()

    async def nothing() -> int | None:
        return None

    await keep(nothing, message.put)
    assert message.puts == 0
