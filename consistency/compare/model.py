"""The comparison's own types: the assets of a campaign in; grid, disagreements, hand-offs and drift out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consistency.model import Copy, NotChecked, PillarCoverage, Span

DisagreementKind = Literal[
    "price",
    "currency",
    "discount",
    "date",
    "time",
    "warranty",
    "promise",
    "condition",
    "duration",
    "quantity",
    "percentage",
    "version",
    "slogan",
    "name",
]
"""In the order of what hurts most when a customer notices."""
NAMES: tuple[DisagreementKind, ...] = ("slogan", "name")
"""Kinds that are about wording, not about facts or promises."""
SURE = 0.75
"""Confidence from which facts and promises are told as contradictory; below, the sides may speak of two things."""
HandOffStatus = Literal["continues", "gaps", "broken"]
DriftStatus = Literal["close", "drifting", "apart"]
BROKEN = 0.25
"""Likeness under which a hand-off is broken unless a pillar goes on."""
CLOSE, APART = 0.45, 0.3
"""Mean likeness of a derived piece to its parent: from ``CLOSE`` it is close, below ``APART`` it is apart."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One piece of a campaign. ``parent``: the piece it was derived from; ``leads_to``: where its reader goes next.

    Ids are of this comparison; a ``parent`` or ``leads_to`` that is not among the assets is reported, not guessed.
    """

    id: str
    title: str
    copy: Copy
    parent: str | None = None
    leads_to: str | None = None
    reference: bool = False
    """What pieces are held to, such as the campaign's brief: it can disagree, but is no channel of its own."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one asset says of a subject: ``quote == text[span.start:span.end]``, inside the sentence ``context``.

    ``value`` is the normalised value, the same for all who agree. ``approved`` says whether the guideline's claim has
    this value; None when no claim settles it.
    """

    asset: str
    span: Span
    quote: str
    context: Span
    sentence: str
    value: str
    approved: bool | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One subject on which assets differ, with every asset that speaks of it, in the order of the assets.

    ``topic`` is a concept id ("warranty"), or the name or version it is about. ``claim`` is the approved claim that
    settles it. ``confidence`` is in (0, 1].
    """

    id: str
    kind: DisagreementKind
    topic: str
    sides: tuple[Side, ...]
    claim: str | None = None
    approved: str | None = None
    """The approved wording of the claim, in the guideline's own words."""
    confidence: float = 1.0

    @property
    def sure(self) -> bool:
        """Whether the sides surely speak of one thing: by their words, or because an approved claim settles it."""
        return self.kind in NAMES or self.claim is not None or self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class Row:
    """One pillar across the assets: ``cells`` are in the order of the assets; None where nothing was compared."""

    pillar: str
    name_en: str
    name_zh: str
    cells: tuple[PillarCoverage | None, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something one asset says that the other does not take up; ``topic`` and ``kind`` as in a disagreement."""

    kind: str
    topic: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class HandOff:
    """Whether ``target`` continues what ``source`` promised.

    ``broken``: they contradict, or nothing of the main message goes on; ``gaps``: an offer or pillar is not taken up.
    ``similarity`` is the mean, over the source's sentences, of the nearest sentence of the target.
    """

    source: str
    target: str
    status: HandOffStatus
    similarity: float
    dropped: tuple[Dropped, ...]
    pillars: tuple[str, ...]
    """Pillars that the source carries and the target does not."""
    disagreements: tuple[str, ...]
    """Ids of the disagreements between the two."""
    kept: bool
    """Whether a pillar that the source carries goes on in the target."""


@dataclass(frozen=True, slots=True)
class Drift:
    """How far ``asset`` went from the piece it was derived from; ``added`` are facts the parent does not have."""

    asset: str
    parent: str
    status: DriftStatus
    similarity: float
    farthest: tuple[Span, ...]
    """Sentences of the asset that no sentence of the parent resembles, most foreign first; at most three."""
    added: tuple[Dropped, ...]
    disagreements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a comparison found; equal assets and guideline give an equal comparison."""

    assets: tuple[Asset, ...]
    rows: tuple[Row, ...]
    disagreements: tuple[Disagreement, ...]
    handoffs: tuple[HandOff, ...]
    drifts: tuple[Drift, ...]
    not_checked: tuple[NotChecked, ...] = ()
    brand: str = ""
    version: int | None = None
    guideline_hash: str = ""

    @property
    def pieces(self) -> tuple[Asset, ...]:
        """The assets that readers see, without what they are held to."""
        return tuple(a for a in self.assets if not a.reference)


def hand_off_status(*, likeness: float, kept: bool, differ: bool, missing: bool) -> HandOffStatus:
    """What a hand-off is called whose sides ``differ`` on a fact, or where something is ``missing`` in the target."""
    if differ or (likeness < BROKEN and not kept):
        return "broken"
    return "gaps" if missing else "continues"


def drift_status(*, likeness: float, differ: bool) -> DriftStatus:
    """What a derived piece is called that is ``likeness`` near to its parent, and may ``differ`` from it on a fact."""
    if likeness < APART:
        return "apart"
    return "drifting" if likeness < CLOSE or differ else "close"
