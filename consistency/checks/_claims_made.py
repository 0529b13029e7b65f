"""What a piece of copy claims, and whose words they are: what every finding about its claims starts from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from consistency.checks._attribution import Attribution
from consistency.checks._claims_compiled import CompiledClaims
from consistency.claims.boasts.read import Boast
from consistency.claims.claim_use import Use
from consistency.claims.limits.conditions import Judged
from consistency.document import Document
from consistency.facts import Fact, facts
from consistency.matching.phrasebook import Found
from consistency.matching.stretches import Place
from consistency.nlp.traditional import plainer
from consistency.numerals import EN_NUMERAL, ZH_NUMERAL
from consistency.whose.denials import is_negated
from consistency.whose.rivals import unnamed

_NUMBERED = re.compile(rf"[0-9]|{ZH_NUMERAL}|\b{EN_NUMERAL}\b", re.IGNORECASE)
"""A name with a number in it, which is no figure: Aurora 9."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A document, what is written in it, and whose words they are; ``read`` is it in Simplified Chinese."""

    document: Document
    read: Document
    figures: tuple[Fact, ...]
    follows: frozenset[int]
    """Where the figures begin that follow from approved sums."""
    wordings: Found
    ours: tuple[Place, ...]
    """Where our own names stand."""
    named: tuple[Place, ...]
    """Where a competitor is named in ``document``."""
    rivals: frozenset[Place]
    """The same, and where one is in ``read``."""
    attribution: Attribution

    @property
    def open_figures(self) -> Iterator[Fact]:
        """The figures that do not follow from approved sums."""
        return (figure for figure in self.figures if figure.start not in self.follows)


@dataclass(frozen=True, slots=True)
class Made:
    """The claims that a document makes: right (``uses``), of another of our things, wrong, and superlatives."""

    uses: tuple[Use, ...]
    of_another: tuple[Use, ...]
    judged: tuple[Judged, ...]
    boasts: tuple[Boast, ...]


def see(document: Document, compiled: CompiledClaims, as_of: dt.date | None) -> Seen:
    """What every finding about the claims of ``document`` starts from."""
    wordings = compiled.book.find(document)
    read = plainer(document)
    figures = facts(read.plain)
    preferred = wordings.of("preferred")
    ours = [m.place for m in preferred if m.form.is_name or (m.form.text.isascii() and not m.form.text.islower())]
    named = compiled.rivals.places(document.plain)
    rivals = frozenset(named).union(compiled.rivals.places(read.plain))
    others = rivals.union(compiled.older.places(read.plain), unnamed(read.plain))
    attribution = Attribution(
        read,
        tuple(sorted(others)),
        sorted({*ours, *compiled.older.own(read.plain)}),
        [m.place for m in preferred if _NUMBERED.search(m.form.text)],
        compiled.approved.texts,
    )
    reckoned = (each.starts(read, figures, as_of) for each in (compiled.reckoned, compiled.pieces))
    follows = compiled.sums.starts(read, figures, as_of).union(*reckoned)
    return Seen(document, read, figures, follows, wordings, tuple(ours), named, rivals, attribution)


def claims_made(seen: Seen, compiled: CompiledClaims, as_of: dt.date | None) -> Made:
    """What is claimed by a figure or fixed wording, then in other words, then by a superlative."""
    attribution = seen.attribution
    by_figure = [
        use for use in compiled.approved.uses(seen.read, seen.figures) if not attribution.is_no_use(use.start, use.end)
    ]
    of_another = tuple(use for use in by_figure if compiled.meant.is_of_another(use))
    uses = tuple(use for use in by_figure if use not in of_another)
    judged, in_words = compiled.values.contradicted(seen.read, seen.figures, uses, as_of)
    boasts = [b for b in compiled.boasts.find(seen.read, seen.rivals, seen.ours) if not is_negated(seen.read, b.start)]
    more = [*in_words, *(each for each in boasts if isinstance(each, Use))]
    more += compiled.freebies.given(seen.read, (*uses, *more))
    return Made(
        uses=(
            *uses,
            *(
                use
                for use in more
                if not attribution.is_no_use(use.start, use.end)
                and not attribution.by_others(use.start, use.end, money=True)
            ),
        ),
        of_another=of_another,
        judged=tuple(each for each in judged if each.start not in seen.follows),
        boasts=tuple(each for each in boasts if isinstance(each, Boast)),
    )
