"""How often people found what comparisons told to be a contradiction, by its kind."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from campaigns.comparisons.tables import ComparisonRow, DisagreementRow
from campaigns.precision.model import RulePrecision

LOOKED_AT = 1000
"""Disagreements that are looked at, those of the latest comparisons first."""


def kinds(session: Session, brand: str) -> tuple[RulePrecision, ...]:
    """Of each kind of disagreement (``comparison.price``) how many were told and judged.

    Helpful: somebody said which side is right or made a task of it, or a later comparison no longer has it. Not
    helpful: somebody said that the sides speak of two things. What may stand for a while, or is open, nobody judged.
    """
    query = (
        select(DisagreementRow.content, DisagreementRow.status)
        .join(ComparisonRow, ComparisonRow.id == DisagreementRow.comparison)
        .where(DisagreementRow.brand == brand)
        .order_by(ComparisonRow.made_at.desc(), DisagreementRow.id)
        .limit(LOOKED_AT)
    )
    found: Counter[str] = Counter()
    helpful: Counter[str] = Counter()
    unhelpful: Counter[str] = Counter()
    for content, status in session.execute(query):
        rule = f"comparison.{content['kind']}"
        found[rule] += 1
        helpful[rule] += status in ("given", "gone")
        unhelpful[rule] += status == "apart"
    return tuple(RulePrecision(rule, n, helpful[rule], unhelpful[rule]) for rule, n in sorted(found.items()))
