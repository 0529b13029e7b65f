"""The values that approved claims hold, each with what it is about and as the guideline writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from consistency.claims.claim_use import claim_texts
from consistency.claims.same_thing import comparable_kinds
from consistency.claims.subjects import Subject, Subjects
from consistency.claims.values.unexplained import TOP_UP
from consistency.document import parse
from consistency.matching.content_words import content_words
from consistency.nlp.traditional import simplified
from consistency.statements.figures import figures
from consistency.statements.found import EXCEEDS, SOME_MORE
from consistency.statements.model import Kind, Qualifier, Statement
from consistency.statements.read import ExtraReader, read_statements
from consistency.statements.values import SAME, Figure, Stand, compare_values
from consistency.statements.variants import mentions, unopposed
from guidelines.model import ApprovedClaim, Guideline, Language

KINDS: frozenset[Kind] = frozenset(
    {"money", "duration", "quantity", "percentage", "discount", "offer", "count", "date", "time"}
)
"""Kinds of which copy may give another value; a promise may be turned round."""

_LEAST = frozenset({"minimum_spend", "shipping_threshold"})
"""Concepts of the sum from which something is free."""
_FREE = re.compile(r"\b(?:free|nothing|on us)\b|免|包邮", re.IGNORECASE)
_REST: Qualifier = ("left", "yes")
"""What is left, which is given back within a length of time."""
_AUDIENCE = frozenset({"people", "member"})
"""Classes of qualifiers that say for whom a value is."""
_GIVES = re.compile(
    r"[^，。；0-9]{0,6}(?:[送赠减享免返打]|可得)|[^,.;0-9]{0,20}\b(?:gets?|earns?|come with|and (?:receive|save))\b",
    re.IGNORECASE,
)
"""After a number that is bought, what is given for it."""


@dataclass(frozen=True, slots=True)
class Held:
    """A value of ``claim`` in the text of one language."""

    claim: ApprovedClaim
    language: Language
    statement: Statement
    subject: Subject
    written: str
    """The value as the guideline writes it."""
    listed: tuple[Figure, ...]
    """The values that the claim lists."""
    beside: tuple[Statement, ...]
    """What else its text states."""

    apart: tuple[Statement, ...] = ()
    """What its text states of another of our things: the 60 minutes of one course, for the 40 of another."""
    exceeds: bool = False
    """Whether its text says that there is more: more than 38,000, 二十余万."""
    is_condition: bool = False
    """Whether it says how many an offer needs, which alone gives nothing: 任意两杯送杯套."""
    excepted: frozenset[str] = frozenset()
    """The words of its claim's disclaimer, where it is a promise, that its text has not: what it does not hold for."""

    lone: frozenset[Qualifier] = frozenset()
    """For whom it is, where no value of the same thing is for others: plan members, of an emergency appointment."""

    def is_comparable(self, said: Statement) -> bool:
        """Whether ``said`` is a value of the same kind, and of the same for all that narrows either down."""
        if comparable_kinds(self.statement, said):
            return True
        if not self.lone or not unopposed(self.statement.qualifiers, said.qualifiers):
            return False
        return comparable_kinds(replace(self.statement, qualifiers=self.statement.qualifiers - self.lone), said)

    def is_of_the_rest(self, said: Statement, text: str) -> bool:
        """Whether both are lengths of time within which something is done with what is left.

        Another clause of the sentence ``text`` may name that: 30 天内，余下课时费都退.
        """
        if said.kind != "duration" or _REST not in self.statement.qualifiers - said.qualifiers:
            return False
        named = any((kind, value) == _REST for kind, value, _, _ in mentions(text))
        return named and self.is_comparable(replace(said, qualifiers=said.qualifiers | {_REST}))

    def is_for_whom(self, said: Statement, text: str) -> bool:
        """Whether this is the value ``said``, for somebody whom another clause of the sentence ``text`` names."""
        whom = frozenset(each for each in self.statement.qualifiers - said.qualifiers if each[0] in _AUDIENCE)
        if not whom or self.statement.kind != said.kind or compare_values(self.statement.value, said.value) != SAME:
            return False
        return whom <= {(kind, value) for kind, value, _, _ in mentions(text)}

    def gives(self, said: Statement) -> bool:
        """Whether ``said`` is the value, or another way of writing it that the claim lists."""
        if compare_values(self.statement.value, said.value) == SAME:
            return True
        if any(compare_values(each.value, said.value) == SAME for each in self.apart):
            return False
        return self._lists(said) and not any(compare_values(each.value, said.value) == SAME for each in self.beside)

    def agrees(self, said: Statement) -> bool:
        """Whether the claim gives what is ``said``: the value, or another of its own that this one is not told from.

        £158 for 1.5 kg and £429 for 5 kg are told apart, so that £429 for 1.5 kg agrees with neither.
        """
        if compare_values(self.statement.value, said.value) == SAME or self._is_several(said):
            return True
        if any(compare_values(each.value, said.value) == SAME for each in self.apart):
            return False
        same = [each for each in self.beside if compare_values(each.value, said.value) == SAME]
        apart = any((self.statement.qualifiers - each.qualifiers) & said.qualifiers for each in same)
        return not (apart and said.kind == "money") and (bool(same) or self._lists(said))

    def is_least(self) -> bool:
        """Whether the value is the least: 30 minutes late or more."""
        return isinstance(self.statement.value, Figure) and self.statement.value.bound == "from"

    def is_reached(self, promise: Statement, said: Iterable[Statement], text: str) -> bool:
        """Whether ``promise`` is for the sums ``said`` in the sentence ``text``, which the claim tells from others.

        Delivery with a £64 box is free where it is free from £40, and has its price with one under £40.
        """
        least = [s.value for s in self.beside if s.topic in _LEAST and isinstance(s.value, Figure)]
        sums = [s.value for s in said if s.kind == "money" and isinstance(s.value, Figure)]
        pairs = [(each, one) for one in least for each in sums if each.unit == one.unit]
        if isinstance(promise.value, Stand) and not promise.value.holds:
            free = _FREE.search(text) is not None
            return any(
                each.low <= one.low if each.bound == "up_to" else free and each.low == one.low for each, one in pairs
            )
        return any(each.low >= one.low and each.bound != "up_to" for each, one in pairs)

    def _is_several(self, said: Statement) -> bool:
        """Whether ``said`` is a top-up several times over: 充 400 送 60 where 充 200 送 30."""
        one, other = self.statement.value, said.value
        if not isinstance(one, Figure) or not isinstance(other, Figure) or {one.unit, other.unit} != {TOP_UP}:
            return False
        return not other.low % one.low and other.low * (one.high or 0) == one.low * (other.high or 0)

    def _lists(self, said: Statement) -> bool:
        return any(compare_values(value, said.value) == SAME for value in self.listed)

    def may_mean(self, said: Statement) -> bool:
        """Whether the claim gives what is ``said``, whatever narrows either down; £15 of an offer of £15 off £30."""
        of_kind = (self.statement.kind, self.statement.noun) == (said.kind, said.noun)
        return (of_kind and self.agrees(said)) or (said.kind == "money" and self._lists(said))


def held_values(guideline: Guideline, reader: ExtraReader, subjects: Subjects) -> tuple[Held, ...]:
    """Every value of the approved claims of ``guideline`` that copy can be held to."""
    values = tuple(_values(guideline, reader, subjects))
    return tuple(replace(each, lone=lone) if (lone := _lone(each, values)) else each for each in values)


def _lone(held: Held, values: Iterable[Held]) -> frozenset[Qualifier]:
    """For whom ``held`` is, unless another of ``values`` is of the same thing for others; a price, if of a product."""
    audience = frozenset(each for each in held.statement.qualifiers if each[0] in _AUDIENCE)
    if not audience or (held.statement.kind == "money" and not held.subject.names):
        return frozenset()
    bare = replace(held.statement, qualifiers=held.statement.qualifiers - audience)
    others = (each for each in values if each.claim is not held.claim and each.language == held.language)
    rivals = (each for each in others if each.subject.names == held.subject.names and each.subject.link(held.subject))
    return frozenset() if any(comparable_kinds(bare, each.statement) for each in rivals) else audience


def _values(guideline: Guideline, reader: ExtraReader, subjects: Subjects) -> Iterator[Held]:
    for claim, language, text in claim_texts(guideline):
        original = claim.text.get(language) or ""
        said = read_statements(parse(text), reader)
        listed = tuple(listed_figures(claim))
        names = {at: subjects.things.named(text[slice(*each.clause)]) for at, each in enumerate(said)}
        for at, statement in enumerate(said):
            if statement.kind == "promise" or (statement.kind in KINDS and not _is_year(statement)):
                others = frozenset(
                    n for n, theirs in names.items() if names[at] and theirs and names[at].isdisjoint(theirs)
                )
                beside = tuple(each for n, each in enumerate(said) if n != at and n not in others)
                apart = tuple(each for n, each in enumerate(said) if n in others)
                subject = subjects.of(text, statement)
                subject = replace(subject, names=names[at]) if others else subject
                written = _as_written(original, statement)
                exceeds = EXCEEDS.search(text, 0, statement.start) or SOME_MORE.search(statement.text)
                excepted = _excepted(claim, language, text) if statement.kind == "promise" else frozenset[str]()
                needed = statement.kind == "count" and _GIVES.match(text, statement.end) is not None
                yield Held(
                    claim,
                    language,
                    statement,
                    subject,
                    written,
                    listed,
                    beside,
                    apart,
                    exceeds is not None,
                    needed,
                    excepted,
                )


def _excepted(claim: ApprovedClaim, language: Language, text: str) -> frozenset[str]:
    told = (claim.disclaimer.get(language) if claim.disclaimer else None) or ""
    return content_words(simplified(told)) - content_words(text)


def listed_figures(claim: ApprovedClaim) -> Iterator[Figure]:
    """The figures among the values that ``claim`` lists."""
    for value in claim.values:
        for measured in figures(simplified(value)):
            yield Figure(measured.unit, measured.low, measured.high)


def written_in(language: str, held: Held, said: Statement, known: Iterable[Held]) -> str:
    """The value of ``held`` as its claim writes it in ``language``; ``known`` are the values of all claims."""
    if held.language == language:
        return held.written
    told = (each for each in known if each.claim is held.claim and each.language == language)
    same = (each for each in told if each.statement.topic == held.statement.topic)
    return next((each.written for each in same if comparable_kinds(each.statement, said)), held.written)


def _as_written(text: str, statement: Statement) -> str:
    return text[statement.start : statement.end].strip() if simplified(text) != text else statement.text


def _is_year(statement: Statement) -> bool:
    """Whether what was read as a count is the year of an award."""
    return statement.kind == "count" and isinstance(statement.value, Figure) and 1900 <= statement.value.low <= 2100
