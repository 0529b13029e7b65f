"""A thing that people do, timed: what leads up to it, and the thing itself.

A row is an asynchronous generator. What comes before its ``yield`` leads up to the thing (a card has to be shown before
it can be clicked on) and is not timed; what comes after is.
"""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from bot.bench import work_seed as seed
from bot.bench.work_seed import Size
from bot.bench.work_slack import Bot
from campaigns.feeds.store_shelf import Shelf

Steps = AsyncIterator[None]


@dataclass
class At:
    """The bot, and somebody by chance for each thing that is done."""

    bot: Bot
    size: Size
    chance: random.Random
    shelf: Shelf = field(default_factory=Shelf)

    def user(self) -> str:
        """One of the people."""
        return seed.user(self.chance.randrange(self.size.people))

    def reviewer(self) -> str:
        """One of those who approve."""
        return seed.user(self.chance.randrange(seed.reviewers(self.size)))

    def campaign(self) -> str:
        """One of the campaigns."""
        return seed.campaign(self.chance.randrange(seed.CAMPAIGNS))

    def channel(self, campaign: str) -> str:
        """A campaign's home."""
        return seed.home(campaign)


Row = Callable[[At], Steps]


class Rows(list[tuple[str, Row]]):
    """Rows by name, in the order in which they are timed; a name is what a person types or clicks on."""

    def row(self, name: str) -> Callable[[Row], Row]:
        """Put a row into the list."""

        def note(steps: Row) -> Row:
            self.append((name, steps))
            return steps

        return note

    def typed(self, name: str, command: str, text: str = "") -> None:
        """A row for a line that is typed; ``{}`` in it is a campaign, at whose home it is typed."""

        async def steps(at: At) -> Steps:
            campaign = at.campaign()
            yield
            await at.bot.command(at.user(), command, text.replace("{}", campaign), channel=at.channel(campaign))

        self.append((name, steps))
