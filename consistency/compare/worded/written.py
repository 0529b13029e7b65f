"""Makes a disagreement of words: one form of writing for each asset, quoted in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consistency.compare.disagreements import make_id
from consistency.compare.model import Disagreement, DisagreementKind, Side
from consistency.compare.parsed import ParsedAsset
from consistency.model import Span


@dataclass(frozen=True, slots=True)
class Written:
    """What the asset at ``asset`` writes at ``span`` of its original; ``right`` when the guideline settles it."""

    asset: int
    span: Span
    value: str
    right: bool | None = None


def differing(
    kind: DisagreementKind, topic: str, forms: Sequence[Written], assets: Sequence[ParsedAsset], confidence: float
) -> Disagreement:
    """The disagreement between ``forms``, in the order given."""
    sides = []
    for form in forms:
        document = assets[form.asset].document
        span = form.span
        context = next((s.span for s in document.sentences if s.span.overlaps(span)), span)
        context = Span(min(context.start, span.start), max(context.end, span.end))
        sides.append(
            Side(
                asset=assets[form.asset].asset.id,
                span=span,
                quote=document.quote(span),
                context=context,
                sentence=document.quote(context),
                value=form.value,
                approved=form.right,
            )
        )
    return Disagreement(
        id=make_id(kind, topic, sides), kind=kind, topic=topic, sides=tuple(sides), confidence=confidence
    )
