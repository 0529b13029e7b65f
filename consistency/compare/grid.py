"""The pillars of the message house across the assets: carried, weak or missing, each with its best sentence."""

from __future__ import annotations

from collections.abc import Sequence

from consistency.compare.model import Row
from consistency.compare.parsed import ParsedAsset
from consistency.compile import CompiledGuideline
from consistency.model import NotChecked, PillarCoverage

MESSAGE = "message"


def grid(assets: Sequence[ParsedAsset], compiled: CompiledGuideline) -> tuple[tuple[Row, ...], tuple[NotChecked, ...]]:
    """A row a pillar and a cell an asset, as the message check judges them; and what it could not judge, once each.

    What pieces are held to has no cell.
    """
    house = compiled.guideline.message
    prepared = next(((part, made) for part, made in compiled.parts if part.name == MESSAGE), None)
    if house is None or prepared is None or not house.pillars:
        return (), (NotChecked(MESSAGE, "message.no_house"),)
    part, made = prepared
    results = [
        None if s.asset.reference else part.run(s.document, s.asset.copy, made, compiled.resources) for s in assets
    ]
    cells: list[dict[str, PillarCoverage]] = [{c.pillar: c for c in r.coverage} if r else {} for r in results]
    rows = tuple(
        Row(
            pillar=pillar.id,
            name_en=pillar.name.best("en"),
            name_zh=pillar.name.best("zh"),
            cells=tuple(of_asset.get(pillar.id) for of_asset in cells),
        )
        for pillar in house.pillars
    )
    silent = tuple(NotChecked(MESSAGE, n.code, n.params) for r in results if r and not r.ran for n in r.not_checked)
    return rows, tuple({(n.code, tuple(n.params.items())): n for n in silent}.values())
