"""An approved sum that copy tells of the same thing for another period, or in another currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from consistency.claims.limits.conditions import Judged
from consistency.claims.same_thing import OF_TOPIC, how_surely
from consistency.claims.subjects import Subject
from consistency.claims.values.held import Held, written_in
from consistency.claims.values.sums import otherwise_paid
from consistency.document import Sentence
from consistency.nlp.traditional import simplified
from consistency.statements.model import Statement
from consistency.statements.periods import of_another_period, with_period


def for_another_period(
    approved_values: Iterable[Held], sentence: Sentence, said: Statement, theirs: Subject
) -> Judged | None:
    """The approved sum for another period: £6 a year for £6 a month."""
    for held in approved_values:
        if held.language != said.language or not of_another_period(held.statement, said):
            continue
        if how_surely(held.statement, held.subject, said, theirs, beside=False, whole=theirs):
            start, end = with_period(sentence.text, *sentence.place(said.start, said.end))
            text = simplified(held.claim.text.get(held.language) or "")
            approved = text[slice(*with_period(text, held.statement.start, held.statement.end))]
            begin, stop = sentence.start + start, sentence.start + end
            return Judged("wrong_value", held.claim, approved, begin, stop, OF_TOPIC, sentence, money=True)
    return None


def in_another_currency(
    approved_values: Sequence[Held], sentence: Sentence, said: Statement, others: Iterable[Statement]
) -> Judged | None:
    """The approved number of the same thing in another currency, unless the approved sum stands beside it."""
    for held in approved_values:
        if held.statement.topic != said.topic or not otherwise_paid(said, held.statement):
            continue
        sums = [other for other in others if other.kind == "money"]
        if any(each.agrees(other) for each in approved_values if each.claim is held.claim for other in sums):
            return None
        approved = written_in(said.language, held, held.statement, approved_values)
        return Judged("wrong_value", held.claim, approved, said.start, said.end, OF_TOPIC, sentence, money=True)
    return None
