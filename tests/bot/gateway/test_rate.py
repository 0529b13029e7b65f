"""Pacing by an injected clock: nobody waits without need, and nobody leaves before their turn."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.gateway.rate import Limiter


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


async def waits(limiter: Limiter, method: str, *channels: str) -> list[float]:
    return [round(await limiter.acquire(method, channel), 3) for channel in channels]


async def test_a_channel_takes_a_short_burst_then_one_message_a_second() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    assert await waits(limiter, "chat.postMessage", *["C1"] * 6) == [0, 0, 0, 1, 1, 1]


async def test_channels_do_not_wait_for_each_other() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    await waits(limiter, "chat.postMessage", *["C1"] * 5)
    assert await waits(limiter, "chat.postMessage", "C2", "C3") == [0, 0]


async def test_an_idle_channel_gets_its_burst_back() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    await waits(limiter, "chat.postMessage", *["C1"] * 4)
    time.now += 60
    assert await waits(limiter, "chat.postMessage", *["C1"] * 4) == [0, 0, 0, 1]


async def test_updates_share_the_fifty_a_minute_of_their_tier_whatever_the_channel() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    start = time.now
    for n in range(58):
        await limiter.acquire("chat.update", f"C{n}")
    assert round(time.now - start, 3) == 60.0


async def test_a_pause_that_slack_asked_for_closes_the_lane_for_everybody() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    limiter.hold("chat.postMessage", "C1", 30)
    assert await waits(limiter, "chat.postMessage", "C2", "C1", "C1") == [0, 30, 1]


async def test_a_method_without_a_tier_is_never_held_up() -> None:
    time = Time()
    limiter = Limiter(clock=time.clock, sleep=time.sleep)
    limiter.hold("auth.test", None, 30)
    assert await waits(limiter, "auth.test", *["C1"] * 500) == [0] * 500


async def test_waiters_leave_in_the_order_in_which_they_came() -> None:
    limiter = Limiter(clock=lambda: 0.0, sleep=lambda seconds: asyncio.sleep(seconds / 1_000))
    left: list[int] = []

    async def one(n: int) -> None:
        await limiter.acquire("chat.postMessage", "C1")
        left.append(n)

    await asyncio.gather(*[one(n) for n in range(12)])
    assert left == list(range(12))


@given(st.lists(st.floats(min_value=0, max_value=5), min_size=1, max_size=60))
def test_no_minute_ever_sees_more_posts_than_a_burst_and_one_a_second(pauses: list[float]) -> None:
    async def run() -> list[float]:
        time = Time()
        limiter = Limiter(clock=time.clock, sleep=time.sleep)
        sent = []
        for pause in pauses:
            time.now += pause
            await limiter.acquire("chat.postMessage", "C1")
            sent.append(time.now)
        return sent

    sent = asyncio.run(run())
    for at in sent:
        assert sum(at <= other < at + 10 - 1e-6 for other in sent) <= 3 + 10
