"""Whose figures a document gives: ours, a competitor's, a customer's, the state's or nobody's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial

from consistency.document import Document
from consistency.matching.stretches import Place, Stretches
from consistency.whose.no_offer import is_no_offer
from consistency.whose.others_things import is_advice, is_of_others
from consistency.whose.rivals import Owners
from consistency.whose.told_figures import is_told
from consistency.whose.unasserted import is_of_beginnings, is_unasserted
from consistency.whose.world_figures import (
    clause_start,
    is_everyday,
    is_of_other_money,
    is_of_the_world,
    is_on_a_route,
    sums_of_the_reader,
)


class Attribution:
    """Whose figures a document gives: those of competitors, of customers and of hidden places are not ours."""

    def __init__(
        self,
        document: Document,
        rivals: tuple[Place, ...],
        names: Iterable[Place],
        terms: Iterable[Place],
        claimed: str = "",
    ) -> None:
        """``names``: where our own names stand; ``terms``: where a preferred term with a number in it stands.

        ``claimed`` are the words of the approved claims, in lower case.

        Only a name says whose a figure is: "the Veltron battery lasts 40 hours" is not of us for our writing "battery".
        """
        self._document = document
        self._claimed = claimed
        ours = tuple(names)
        self._owners = Owners(document, rivals, ours)
        self._names = Stretches(ours)
        self._quotes = sorted((p.start, p.end) for p in document.protected if p.kind == "quote")
        hidden = [(p.start, p.end) for p in document.protected if p.kind != "quote"]
        self._hidden = Stretches(hidden)
        self._closed = Stretches([*terms, *hidden])
        self._accounted = sums_of_the_reader(document.plain)
        self._charged = sums_of_the_reader(document.plain, charged=True)

    def quote(self, start: int, end: int) -> Place | None:
        """The quotation that holds a part of ``start:end``."""
        before = bisect_left(self._quotes, (end,)) - 1
        return self._quotes[before] if before >= 0 and start < self._quotes[before][1] else None

    def of_others(self, start: int) -> bool:
        """Whether what stands at ``start`` is said of a competitor or of another model."""
        return self._owners.is_rivals(start)

    def is_no_use(self, start: int, end: int) -> bool:
        """Whether the approved figure at ``start:end`` is somebody else's, or advice: charge to 80% and no further."""
        return self.of_others(start) or self._says(is_of_others, start, end) or self._says(is_advice, start, end, True)

    def _says(self, is_told: Callable[[str, int, int], bool], start: int, end: int, named: bool = False) -> bool:
        """What ``is_told`` tells of the sentence at ``start``; where it names one of ours, only if ``named``."""
        sentence = self._document.sentence_at(start)
        if sentence is None or (not named and self._names.touch(sentence.start, sentence.end)):
            return False
        return is_told(sentence.text, *sentence.place(start, end))

    def _is_of_no_ones(self, start: int, end: int) -> bool:
        """Whether the measure in a clause that names nothing of ours is one of a thing, or a way, that all know."""
        sentence = self._document.sentence_at(start)
        if sentence is None:
            return False
        text, (first, last) = sentence.text, sentence.place(start, end)
        if self._names.touch(sentence.start + clause_start(text, first), end):
            return False
        route = "距离" not in self._claimed and "路程" not in self._claimed and is_on_a_route(text, first, last)
        return route or is_everyday(text, first, last)

    def claimed_by_others(self, start: int) -> bool:
        """Whether a competitor claims what stands at ``start`` of itself."""
        return self._owners.claims_itself(start)

    def by_others(self, start: int, end: int, *, money: bool) -> bool:
        """Whether the figure at ``start:end`` is a competitor's, a customer's or another's, of the past or denied."""
        if self.of_others(start) or is_told(self._document, start, self.quote(start, end), money=money):
            return True
        if self._says(is_of_others, start, end) or self._is_of_no_ones(start, end):
            return True
        if money and self._document.plain[start:end].rstrip(".,") in self._charged:
            return True
        sentence = self._document.sentence_at(start)
        if sentence is None:
            return False
        if is_unasserted(sentence.text, *sentence.place(start, end)):
            return True
        return not self._names.touch(sentence.start, sentence.end) and is_of_beginnings(self._document, sentence)

    def of_the_world(self, start: int, end: int) -> bool:
        """Whether the figure at ``start:end`` is said of people, nature or the economy at large, and not of ours."""
        if self._says(is_advice, start, end, True) or self._says(is_of_the_world, start, end):
            return True
        if self._says(is_no_offer, start, end, True) or self._document.plain[start:end] in self._accounted:
            return True
        return self._says(partial(is_of_other_money, claimed=self._claimed), start, end, True)

    def is_anothers(self, start: int, end: int) -> bool:
        """Whether what stands there is hidden, quoted, or said of a competitor or another model."""
        return self.is_hidden(start, end) or self.quote(start, end) is not None or self.of_others(start)

    def is_hidden(self, start: int, end: int) -> bool:
        """Whether the place touches a link, code, hashtag or other thing that is no prose."""
        return self._hidden.touch(start, end)

    def is_closed(self, start: int, end: int) -> bool:
        """The same, or one of our own names: the 9 of Aurora 9 is no figure."""
        return self._closed.touch(start, end)
