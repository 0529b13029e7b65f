"""Everything that the closer reading reads, in the order in which it goes before and after the common reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.compare.closer import ages, amounts, composed, loose, sums, things, week
from consistency.statements.found import Found


@dataclass(frozen=True, slots=True)
class CloserReader:
    """Reads the pieces of one campaign, whose currencies it knows."""

    money: sums.Money

    def first(self, text: str) -> Iterator[Found]:
        """What goes before the common reading."""
        yield from ages.ages(text)
        yield from composed.first(text)
        yield from amounts.first(text)
        yield from self.money.first(text)
        yield from things.first(text)
        yield from week.first(text)
        yield from loose.first(text)

    def then(self, text: str, asked: str) -> Iterator[Found]:
        """What is read where the common reading found nothing."""
        yield from amounts.then(text)
        yield from self.money.then(text)
        yield from week.then(text)
        yield from things.then(text, asked)


def closer_reader(texts: Sequence[str]) -> CloserReader:
    """A reader for the pieces of one campaign."""
    return CloserReader(sums.money_of(texts))
