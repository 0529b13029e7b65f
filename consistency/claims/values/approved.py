"""What copy asserts, held against the approved claims: another value of the same thing, or its condition left out."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from consistency.claims.claim_use import Use, claim_texts
from consistency.claims.limits.conditions import Judged, limits, restrictions
from consistency.claims.own_things import brand_names, own_things
from consistency.claims.same_thing import (
    NEAR,
    OF_TOPIC,
    SHARES,
    comparable_kinds,
    distance,
    how_surely,
    is_far,
)
from consistency.claims.subjects import Subject, Subjects
from consistency.claims.values.approved_reading import NUMERAL, ApprovedReading
from consistency.claims.values.approved_versions import ApprovedVersions
from consistency.claims.values.cases import is_case
from consistency.claims.values.cases_en import is_case_in_english
from consistency.claims.values.disclosed import Disclosed
from consistency.claims.values.held import Held, held_values, written_in
from consistency.claims.values.held_to import held_to
from consistency.claims.values.refused import TOPICS, gives_refund, is_for_a_case, may_refuse, refusals
from consistency.claims.values.sums_moved import for_another_period, in_another_currency
from consistency.claims.values.unexplained import explained_by
from consistency.document import Document, Sentence
from consistency.facts import Fact
from consistency.matching.content_words import content_words
from consistency.statements.model import Statement
from consistency.statements.values import OPEN, OTHER, SAME, Figure, compare_values
from consistency.statements.variants import unopposed
from consistency.whose.denials import is_negated
from guidelines.model import Guideline, Language

_WAS_AND_IS = SHARES | {"money"}
"""Kinds of which a sentence gives what was and what is."""
_PLAINLY = 2
"""Words and names that copy shares with a claim that it plainly makes."""
_LONGEST = 600
"""Characters of a sentence that is read for its subjects; longer ones are lists or heaps, where each figure is looked
at by itself alone."""


class ApprovedValues:
    """The values of a guideline's approved claims, each with what it is about."""

    def __init__(self, guideline: Guideline) -> None:
        reader = explained_by(guideline)
        self._things = own_things(guideline)
        self._versions = ApprovedVersions(guideline)
        own = frozenset[str]().union(*map(content_words, brand_names(guideline)))
        self._subjects = Subjects(self._things, own, (text for _, _, text in claim_texts(guideline)))
        self._held = held_values(guideline, reader, self._subjects)
        self._of_several = {held.claim.id for held in self._held if held.apart}
        self._reading = ApprovedReading(self._held, reader)
        self._disclosed = Disclosed(guideline, reader, self._subjects)
        self._covered = {a.statement.topic: a for a in reversed(self._held) if a.statement.topic in TOPICS}
        if (given := next((a for a in self._held if gives_refund(a.claim.text.en or "")), None)) is not None:
            self._covered.setdefault("returns", given)
        names = (content_words(term.preferred) for term in guideline.terms)
        self._about_cover = frozenset[str]().union(*names, *(held.subject.words for held in self._covered.values()))

    def contradicted(
        self, document: Document, read: Iterable[Fact], uses: Iterable[Use], as_of: dt.date | None = None
    ) -> tuple[tuple[Judged, ...], tuple[Use, ...]]:
        """What ``document`` says of an approved claim's subject with another value, and what with its own.

        ``read`` are its figures and ``uses`` the claims it makes, which say what is right already. A sentence that also
        gives the approved value (was $799, now $699) contradicts nothing. A claim that is over on the day ``as_of`` is
        held against copy that plainly makes it.
        """
        if not self._held and not self._versions:
            return (), ()
        right = {(use.start, use.end) for use in uses}
        used = {(use.claim.id, use.sentence.start) for use in uses}
        settled = {(u.start, u.end) for u in uses if u.similarity >= 1 and u.claim.id not in self._of_several}
        open_ones = [f.start for f in read if (f.start, f.end) not in settled and self._reading.may_be(f)]
        found: list[Judged] = []
        made: list[Use] = []
        for sentence in document.sentences:
            if sentence.language == "other" or len(sentence.text) > _LONGEST:
                continue
            first = bisect_left(open_ones, sentence.start)
            doubtful = first < len(open_ones) and open_ones[first] < sentence.end
            said = list(self._reading.statements(sentence, doubtful=doubtful))
            for statement in said:
                judged = self._judge(document, sentence, statement, said, as_of)
                if isinstance(judged, Judged):
                    found.append(judged)
                    if judged.fault != "wrong_value" and (judged.claim.id, sentence.start) not in used:
                        made.append(Use(judged.claim, judged.start, judged.end, judged.confidence, sentence))
                if isinstance(judged, Use):
                    made += [judged] if (judged.claim.id, sentence.start) not in used else []
                elif (statement.start, statement.end) not in right:
                    made += self._made(sentence, statement)
            found += self._versions.contradicted(sentence)
            if self._covered and may_refuse(sentence.text):
                found += self._refused(sentence)
        return tuple(found), tuple(made)

    def _made(self, sentence: Sentence, said: Statement) -> Iterator[Use]:
        """The claim that a statement makes in other words: the same value of the same thing."""
        for held in self._held:
            ours = held.statement
            topics = (ours.also | {ours.topic}) & (said.also | {said.topic}) - {""}
            if not topics or ours.kind != said.kind or said.kind == "promise" or not (ours.sure and said.sure):
                continue
            if held.is_condition and not held.subject.link(self._subjects.of(sentence.text)):
                continue
            if compare_values(ours.value, said.value) == SAME:
                yield Use(held.claim, said.start, said.end, OF_TOPIC, sentence)
                return

    def _refused(self, sentence: Sentence) -> Iterator[Judged]:
        """The approved cover that a sentence takes back or makes endless."""
        for each in refusals(sentence, self._covered.keys(), self._about_cover):
            held = self._covered[each.topic]
            approved = written_in("en" if sentence.language == "en" else "zh", held, held.statement, self._held)
            yield Judged("wrong_value", held.claim, approved, each.start, each.end, OF_TOPIC, sentence)

    def _judge(
        self, document: Document, sentence: Sentence, said: Statement, others: list[Statement], as_of: dt.date | None
    ) -> Judged | Use | None:
        """The claim that ``said`` contradicts, or the one that is over and that it makes."""
        if said.kind != "promise" and self._disclosed.gives(said, sentence):
            return None
        if said.kind == "promise" and is_negated(document, said.start):
            return None
        clause = sentence.text[said.clause[0] - sentence.start : said.clause[1] - sentence.start]
        told = clause if (names := self._things.named(clause)) else sentence.text
        comparable = [
            held
            for held in self._held
            if (held.is_comparable(said) or held.is_of_the_rest(said, sentence.text))
            and (held.language == said.language or not held.claim.text.get(_language(said)))
            and not is_case(held, said, sentence.text, sentence.start)
            and not is_case_in_english(held, said, sentence.text, sentence.start)
        ]
        apart = {n for n in {held.subject.names for held in comparable} if self._things.opposed(n, told)}
        comparable = [held for held in comparable if held.subject.names not in apart]
        theirs = replace(
            self._subjects.of(clause, said),
            names=names or self._things.named(told),
            is_ours=self._subjects.is_ours(clause),
        )
        whole = theirs if clause == sentence.text else self._subjects.of(sentence.text, said)
        figures = [other for other in others if NUMERAL.search(other.text)]  # not "all our shops"
        best: tuple[tuple[float, bool, int, Decimal, bool], Held] | None = None
        right: tuple[int, Held] | None = None
        ended: Use | None = None
        within: set[str] = set()  # the claims of which it is a case: 47 minutes late of 30 or more
        for held in comparable:
            beside = self._beside(held, said, others)
            sureness = how_surely(held.statement, held.subject, said, theirs, beside=beside, whole=whole)
            if not sureness or (held.is_condition and not held.subject.link(whole)):
                continue
            over = held.claim.is_over(as_of)
            if held.agrees(said) and over:
                ended = Use(held.claim, said.start, said.end, sureness, sentence)
                continue
            link = held.subject.link(theirs) + beside
            if held.agrees(said):
                if right is None or link > right[0]:
                    right = link, held
                continue
            if any(comparable_kinds(held.statement, other) and held.gives(other) for other in figures):
                if said.kind in _WAS_AND_IS:
                    return None
                continue
            if over and link < _PLAINLY:
                continue
            far = distance(held.statement, said)
            rank = sureness, far <= NEAR, link, -far, not over and NUMERAL.search(held.written) is not None
            answer = held_to(held.statement.value, said.value, exceeded=held.exceeds)
            within.update({held.claim.id} if answer == OPEN and held.is_least() else ())
            if answer == OTHER and (best is None or rank > best[0]):
                if said.kind == "promise" and (
                    is_for_a_case(sentence.text, said.start - sentence.start, held.excepted)
                    or held.is_reached(said, others, sentence.text)
                ):
                    return None
                best = rank, held
        if right is not None and (best is None or best[0][2] <= right[0]):
            agreeing = right[1].claim
            text = agreeing.text.get(_language(said)) or ""
            return next(limits(document, agreeing, sentence, said.start, said.end, text), None)
        if ended is not None:
            return ended
        if best is None:
            return for_another_period(self._held, sentence, said, theirs) or in_another_currency(
                self._held, sentence, said, others
            )
        if any(
            each.is_for_whom(said, sentence.text) for each in self._held if each.subject.names == best[1].subject.names
        ):
            return None
        (sureness, _, link, *_), held = best
        if held.claim.id in within or self._is_total(held, said):
            return None
        another = self._another(held, said, document, sentence, link, told)
        if another is not None:
            return (
                Use(another.claim, said.start, said.end, sureness, sentence) if another.claim.is_over(as_of) else None
            )
        if is_far(held.statement, said) and any(self._nearer(other, held, said) for other in comparable):
            return None
        approved = written_in(said.language, held, said, self._held)
        return Judged(
            "wrong_value", held.claim, approved, said.start, said.end, sureness, sentence, said.kind == "money"
        )

    def _is_total(self, held: Held, said: Statement) -> bool:
        """Whether ``said`` counts all that a claim counts apart: five shops, three in one town and two in another."""
        if said.kind != "count" or not isinstance(said.value, Figure):
            return False
        claimed = (each for each in self._held if each.claim is held.claim and each.language == held.language)
        parts = {s.start: s.value for each in claimed if comparable_kinds(s := each.statement, said)}
        amounts = [part.low for part in parts.values() if isinstance(part, Figure)]
        return len(amounts) > 1 and sum(amounts) == said.value.low

    def _near(self, document: Document, sentence: Sentence) -> Subject:
        """What a sentence and the one before it speak of."""
        before = document.sentences[sentence.index - 1].text if sentence.index else ""
        return self._subjects.of(f"{before} {sentence.text}"[-_LONGEST:])

    def _another(
        self, best: Held, said: Statement, document: Document, sentence: Sentence, link: int, told: str
    ) -> Held | None:
        """What another claim, sharing as much with what stands near, gives as it is ``said`` in ``told``.

        Not one that speaks of another of our things, or of another size of the same one.
        """
        others = (held for held in self._held if held.claim is not best.claim and held.language == best.language)
        giving = [
            held
            for held in others
            if held.may_mean(said)
            and unopposed(held.statement.qualifiers, said.qualifiers)
            and (held.statement.kind != said.kind or comparable_kinds(held.statement, said))
            and not self._things.opposed(held.subject.names, told)
        ]
        if not giving:
            return None
        near, least = self._near(document, sentence), max(1, link)
        return next((held for held in giving if held.subject.link(near) >= least), None)

    def _beside(self, held: Held, said: Statement, others: list[Statement]) -> bool:
        """Whether another figure of the claim stands in the sentence."""
        told = (h.statement for h in self._held if h.claim is held.claim and h.statement is not held.statement)
        of_claim = [each for each in told if each.kind != "promise"]
        return any(
            other is not said and comparable_kinds(each, other) and compare_values(each.value, other.value) == SAME
            for each in of_claim
            for other in others
        )

    def _nearer(self, other: Held, held: Held, said: Statement) -> bool:
        """Whether the sum said is rather one of ``other``: 3,999 after a trade-in is a price, no bonus of 600."""
        return (
            said.kind == "money" and other.statement.topic != held.statement.topic and not is_far(other.statement, said)
        )

    def without_condition(self, document: Document, uses: Iterable[Use]) -> Iterator[Judged]:
        """The uses of a claim whose limit is left out or turned round: 36 hours for up to 36 hours."""
        for use in uses:
            language: Language = "zh" if use.sentence.language in ("zh", "mixed") else "en"
            text = use.claim.text.get(language)
            if not text:
                continue
            yield from limits(document, use.claim, use.sentence, use.start, use.end, text)
            yield from restrictions(document, use, text)


def _language(said: Statement) -> Language:
    return "zh" if said.language == "zh" else "en"
