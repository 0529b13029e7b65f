"""What the guideline's approved claims say of a disagreement: who is right, and which currencies belong together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from consistency.compare.facts.alignment import alignment
from consistency.compare.facts.answers import answer
from consistency.compare.facts.conflicts import Conflict
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset, vectorise
from consistency.document import parse
from consistency.nlp.encoder_api import Encoder
from consistency.statements.model import Statement
from consistency.statements.read import read_statements
from consistency.statements.values import OTHER, SAME, Figure
from consistency.statements.variants import compatible
from guidelines.model import ApprovedClaim, Guideline

CLOSE = 0.9
"""Alignment from which a claim speaks of what a statement speaks of."""


@dataclass(frozen=True, slots=True, eq=False)
class Approved:
    """The statements that one approved claim makes, in all its languages."""

    claim: ApprovedClaim
    said: tuple[EmbeddedStatement, ...]


def approved(guideline: Guideline, encoder: Encoder) -> tuple[Approved, ...]:
    """The approved claims that state something comparable, in the order of the guideline."""
    claims = guideline.claims.approved
    made: list[tuple[int, Statement]] = []
    for index, claim in enumerate(claims):
        for language in ("en", "zh"):
            text = claim.text.get(language)
            if text:
                made += [(index, s) for s in read_statements(parse(text))]
    said = vectorise(made, encoder)
    found = (Approved(claim, tuple(s for s in said if s.asset == i)) for i, claim in enumerate(claims))
    return tuple(a for a in found if a.said)


def in_force(claim: ApprovedClaim, day: date | None) -> bool:
    """Whether a claim holds on ``day``; without a day every claim does."""
    if day is None:
        return True
    return not (claim.valid_from and day < claim.valid_from) and not claim.is_over(day)


def ruling(said: EmbeddedStatement, claims: Sequence[Approved], day: date | None) -> tuple[str, bool] | None:
    """Claim id and whether ``said`` has its value; None when no claim in force speaks of the same thing."""
    best: tuple[float, int, str, bool] | None = None
    for index, each in enumerate(claims):
        if not in_force(each.claim, day):
            continue
        for known in each.said:
            if not _comparable(said.statement, known.statement):
                continue
            strength = alignment(said, known, alone=True, settled=frozenset())
            verdict = answer(said.statement, known.statement)
            if strength < CLOSE or verdict not in (SAME, OTHER):
                continue
            rank = (strength, -index, each.claim.id, verdict == SAME)
            if best is None or rank[:2] > best[:2]:
                best = rank
    return (best[2], best[3]) if best else None


def marked(
    ruled: Sequence[bool | None], values: Sequence[str], opposed: Iterable[tuple[int, int]]
) -> tuple[bool | None, ...]:
    """Who of the sides of a disagreement is right, from those on which a claim rules (None: it does not).

    A side with the ``values`` of a ruled one is as right as that; one that is ``opposed`` to a right side is wrong. A
    value that was ruled both ways tells nothing of the other sides.
    """
    known: dict[str, bool | None] = {}
    for value, right in zip(values, ruled, strict=True):
        if right is not None:
            known[value] = right if known.get(value, right) is right else None
    marks = [known.get(value) if right is None else right for value, right in zip(values, ruled, strict=True)]
    wrong = {b if marks[a] else a for a, b in opposed if True in (marks[a], marks[b])}
    return tuple(False if mark is None and i in wrong else mark for i, mark in enumerate(marks))


def _comparable(one: Statement, other: Statement) -> bool:
    if one.kind != other.kind or not compatible(one.qualifiers, other.qualifiers):
        return False
    a, b = one.value, other.value
    if isinstance(a, Figure) and isinstance(b, Figure) and one.kind in ("money", "quantity"):
        return a.unit == b.unit
    return one.topic == other.topic if one.kind in ("promise", "version") else True


def across_currencies(assets: Sequence[ParsedAsset], claims: Sequence[Approved]) -> list[Conflict]:
    """Prices in two currencies of which the guideline approves one and contradicts the other.

    A claim that names $699 and 4999 元 says that both are one price: an asset with $749 then contradicts one with
    4999 元.
    """
    found: list[Conflict] = []
    for each in claims:
        currencies = {k.statement.value.unit for k in each.said if isinstance(k.statement.value, Figure)}
        if len(currencies) < 2:
            continue
        judged = [
            (s, r[1])
            for parsed in assets
            for s in parsed.said
            if s.statement.kind == "money" and (r := ruling(s, [each], parsed.asset.copy.as_of))
        ]
        right = [s for s, good in judged if good]
        wrong = [s for s, good in judged if not good]
        for good in right:
            for bad in wrong:
                if good.asset != bad.asset and _unit(good) != _unit(bad):
                    found.append(Conflict(good, bad, 1.0))
    return found


def _unit(said: EmbeddedStatement) -> str:
    value = said.statement.value
    return value.unit if isinstance(value, Figure) else ""
