"""Everything in which pieces differ by words: names, codes, slogans, promises; each difference is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from consistency.compare.disagreements import make_id
from consistency.compare.model import Disagreement
from consistency.compare.parsed import ParsedAsset
from consistency.compare.worded.charges import charges_that_differ
from consistency.compare.worded.codes import codes_that_differ
from consistency.compare.worded.contacts import contacts_that_differ
from consistency.compare.worded.denials import denials
from consistency.compare.worded.name_variants import namesakes_that_differ
from consistency.compare.worded.names import known_forms, names_that_differ
from consistency.compare.worded.opposites import opposites_that_differ
from consistency.compare.worded.places import places_that_differ
from consistency.compare.worded.slogans import slogans_that_differ
from consistency.compare.worded.stances import stances_that_differ
from consistency.compile import CompiledGuideline


def words_that_differ(
    assets: Sequence[ParsedAsset], compiled: CompiledGuideline, told: Iterable[Disagreement]
) -> list[Disagreement]:
    """The differences of words between ``assets`` that ``told``, the differences of facts, do not quote already."""
    known = list(told)
    made: list[Disagreement] = []
    forms = known_forms(compiled)
    found = (
        *names_that_differ(assets, compiled),
        *codes_that_differ(assets),
        *contacts_that_differ(assets),
        *slogans_that_differ(assets, forms),
        *namesakes_that_differ(assets, forms),
        *places_that_differ(assets),
        *stances_that_differ(assets),
        *opposites_that_differ(assets, compiled.resources.encoder),
        *charges_that_differ(assets, compiled.resources.encoder),
        *denials(assets, compiled.resources.encoder),
    )
    for each in found:
        if any(_same(each, other) for other in known):
            continue
        at = next((i for i, other in enumerate(made) if _same(each, other)), None)
        if at is None:
            made.append(each)
        else:
            made[at] = joined(made[at], each)
    return made


def joined(one: Disagreement, other: Disagreement) -> Disagreement:
    """``one`` with what ``other``, which says the same of two assets, quotes of further ones."""
    there = {s.asset: s for s in one.sides}
    alike = all(s.value == there[s.asset].value for s in other.sides if s.asset in there)
    more = [s for s in other.sides if s.asset not in there]
    if not more or not alike or one.kind != other.kind:
        return one
    sides = (*one.sides, *more)
    return replace(one, sides=sides, id=make_id(one.kind, one.topic, sides))


def _same(one: Disagreement, other: Disagreement) -> bool:
    """Whether two assets are quoted by both at overlapping places."""
    met = {a.asset for a in one.sides for b in other.sides if a.asset == b.asset and a.span.overlaps(b.span)}
    return len(met) > 1
