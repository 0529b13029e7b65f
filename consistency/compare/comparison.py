"""The comparison's front door: the assets of a campaign and a guideline in, one comparison out."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from consistency.check import LIMIT
from consistency.compare.approved_claims import approved
from consistency.compare.disagreements import disagreements, ranked
from consistency.compare.facts.limits import within_limit
from consistency.compare.grid import grid
from consistency.compare.journey import drift, hand_off
from consistency.compare.model import Asset, Comparison
from consistency.compare.parsed import ParsedAsset, parse_assets
from consistency.compare.worded.differences import words_that_differ
from consistency.compile import CompiledGuideline, compile_guideline
from consistency.model import CopyError, NotChecked
from consistency.nlp.encoder_api import Encoder
from guidelines.model import Guideline, GuidelineVersion

MOST = 40
"""Assets that one comparison takes."""


def compare(
    assets: Sequence[Asset],
    guideline: Guideline | GuidelineVersion | CompiledGuideline,
    *,
    encoder: Encoder | None = None,
) -> Comparison:
    """Hold the assets of one campaign against each other: the same assets give the same comparison, always.

    ``encoder`` defaults to the bundled model. The assets' channels need not be of the guideline.

    Raises ``CopyError`` for what a person can put right: ``compare.too_few`` (fewer than two), ``compare.too_many``,
    ``compare.same_id``, ``compare.empty_asset`` and ``compare.asset_too_long``.
    """
    _refuse(assets)
    compiled = compile_guideline(guideline, encoder)
    model = compiled.resources.encoder
    limited = [within_limit(each) for each in parse_assets(assets, model)]
    parsed = tuple(each for each, _ in limited)
    facts = disagreements(parsed, approved(compiled.guideline, model))
    seen = [s for s in parsed if not s.asset.reference]
    found = ranked([*facts, *words_that_differ(seen, compiled, facts)])
    rows, silent = grid(parsed, compiled)
    columns = {a.id: i for i, a in enumerate(assets)}
    handoffs = tuple(
        hand_off(parsed[i], parsed[j], rows, (i, j), found, model)
        for i, a in enumerate(assets)
        if a.leads_to is not None and (j := columns.get(a.leads_to, i)) != i
    )
    drifts = tuple(
        drift(parsed[i], parsed[j], found, model)
        for i, a in enumerate(assets)
        if a.parent is not None and (j := columns.get(a.parent, i)) != i
    )
    return Comparison(
        assets=tuple(assets),
        rows=rows,
        disagreements=tuple(found),
        handoffs=handoffs,
        drifts=drifts,
        not_checked=(*silent, *_not_found(assets), *_unread(parsed), *(left for _, left in limited if left)),
        brand=compiled.guideline.brand.id,
        version=compiled.number,
        guideline_hash=compiled.content_hash,
    )


def _refuse(assets: Sequence[Asset]) -> None:
    if len(assets) < 2:
        raise CopyError("compare.too_few", n=len(assets))
    if len(assets) > MOST:
        raise CopyError("compare.too_many", limit=MOST, n=len(assets))
    seen: set[str] = set()
    for asset in assets:
        if asset.id in seen:
            raise CopyError("compare.same_id", id=asset.id)
        seen.add(asset.id)
        if not asset.copy.text.strip():
            raise CopyError("compare.empty_asset", asset=asset.title)
        if len(asset.copy.text) > LIMIT:
            raise CopyError("compare.asset_too_long", asset=asset.title, limit=LIMIT, length=len(asset.copy.text))


def _not_found(assets: Sequence[Asset]) -> list[NotChecked]:
    """Pieces that an asset names and that are not here to be compared."""
    ids = {a.id for a in assets}
    made = []
    for asset in assets:
        for code, name in (("compare.no_parent", asset.parent), ("compare.no_target", asset.leads_to)):
            if name is not None and name not in ids:
                made.append(NotChecked("compare", code, MappingProxyType({"asset": asset.title, "other": name})))
    return made


def _unread(assets: Sequence[ParsedAsset]) -> list[NotChecked]:
    """Assets in a language that is not read: nothing of theirs was compared."""
    made = []
    for parsed in assets:
        if not any(s.language in ("en", "zh", "mixed") for s in parsed.document.sentences):
            made.append(NotChecked("compare", "compare.unread", MappingProxyType({"asset": parsed.asset.title})))
    return made
