"""Everything that the closer reading reads, in the order in which it goes before and after the common reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consistency.compare.closer import (
    ages,
    amounts,
    bare_counts,
    calendar_days,
    composed,
    informal_days,
    rare_counts,
    sums,
    weekdays,
)
from consistency.statements.found import Found


@dataclass(frozen=True, slots=True)
class CloserReader:
    """Reads the pieces of one campaign, whose currencies it knows."""

    money: sums.Money

    def before_common(self, text: str) -> Iterator[Found]:
        """What goes before the common reading."""
        yield from ages.ages(text)
        yield from composed.before_common(text)
        yield from amounts.before_common(text)
        yield from self.money.before_common(text)
        yield from rare_counts.before_common(text)
        yield from weekdays.before_common(text)
        yield from calendar_days.before_common(text)
        yield from informal_days.before_common(text)

    def after_common(self, text: str, asked: str) -> Iterator[Found]:
        """What is read where the common reading found nothing."""
        yield from amounts.after_common(text)
        yield from self.money.after_common(text)
        yield from calendar_days.after_common(text)
        yield from rare_counts.after_common(text, asked)
        yield from bare_counts.persons(text)


def closer_reader(texts: Sequence[str]) -> CloserReader:
    """A reader for the pieces of one campaign."""
    return CloserReader(sums.money_of(texts))
