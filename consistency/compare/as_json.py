"""A comparison as plain JSON values: the contract of ``unison compare --format json``, described in docs/compare.md."""

from __future__ import annotations

from typing import Any

from consistency.compare.model import Comparison, Disagreement, Drift, Dropped, HandOff, Row, Side
from consistency.model import PillarCoverage, Span

SCHEMA = 1
"""Grows when a field changes its meaning or goes; new fields may come without."""


def comparison_to_dict(comparison: Comparison) -> dict[str, Any]:
    """Every field of ``comparison``; spans are ``[start, end]`` in code points of the asset's text."""
    return {
        "schema": SCHEMA,
        "brand": comparison.brand,
        "version": comparison.version,
        "guideline_hash": comparison.guideline_hash,
        "assets": [
            {
                "id": a.id,
                "title": a.title,
                "channel": a.copy.channel,
                "stage": a.copy.stage,
                "parent": a.parent,
                "leads_to": a.leads_to,
                "reference": a.reference,
            }
            for a in comparison.assets
        ],
        "disagreements": [_disagreement(d) for d in comparison.disagreements],
        "pillars": [_row(r, comparison) for r in comparison.rows],
        "handoffs": [_handoff(h) for h in comparison.handoffs],
        "drifts": [_drift(d) for d in comparison.drifts],
        "not_checked": [{"check": n.check, "code": n.code, "params": dict(n.params)} for n in comparison.not_checked],
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _disagreement(each: Disagreement) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "topic": each.topic,
        "confidence": each.confidence,
        "sure": each.sure,
        "claim": each.claim,
        "approved": each.approved,
        "sides": [_side(s) for s in each.sides],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "asset": side.asset,
        "span": _span(side.span),
        "quote": side.quote,
        "value": side.value,
        "approved": side.approved,
        "sentence": {"span": _span(side.context), "quote": side.sentence},
    }


def _row(row: Row, comparison: Comparison) -> dict[str, Any]:
    cells = zip(comparison.assets, row.cells, strict=True)
    return {
        "id": row.pillar,
        "name": {"en": row.name_en, "zh": row.name_zh},
        "cells": [{"asset": a.id, **_cell(c, a.copy.text)} for a, c in cells if c is not None],
    }


def _cell(cell: PillarCoverage, text: str) -> dict[str, Any]:
    best = None
    if cell.span is not None:
        best = {"span": _span(cell.span), "quote": text[cell.span.start : cell.span.end]}
    return {"status": cell.status, "expected": cell.expected, "similarity": cell.similarity, "sentence": best}


def _dropped(dropped: tuple[Dropped, ...]) -> list[dict[str, Any]]:
    return [{"kind": d.kind, "topic": d.topic, "span": _span(d.span), "quote": d.quote} for d in dropped]


def _handoff(each: HandOff) -> dict[str, Any]:
    return {
        "source": each.source,
        "target": each.target,
        "status": each.status,
        "similarity": each.similarity,
        "dropped": _dropped(each.dropped),
        "pillars": list(each.pillars),
        "kept": each.kept,
        "disagreements": list(each.disagreements),
    }


def _drift(each: Drift) -> dict[str, Any]:
    return {
        "asset": each.asset,
        "parent": each.parent,
        "status": each.status,
        "similarity": each.similarity,
        "farthest": [_span(s) for s in each.farthest],
        "added": _dropped(each.added),
        "disagreements": list(each.disagreements),
    }
