"""How the check of a brief speaks: findings that name the campaign and the field, and what could not be looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from consistency.document import Document
from consistency.model import NO_PARAMS, CampaignContext, Finding, ItemRef, NotChecked, Param, Span
from guidelines.model import Localized, Severity

NAME = "brief"


def finding(
    brief: CampaignContext,
    field: str,
    code: str,
    severity: Severity,
    *,
    point: Localized | None = None,
    params: Mapping[str, Param] = NO_PARAMS,
    confidence: float = 1.0,
) -> Finding:
    """A finding about the whole text under ``field`` of the brief; ``point`` is the line of a field of several."""
    return Finding(
        check=NAME,
        code=f"{NAME}.{code}",
        severity=severity,
        params=MappingProxyType({"campaign": brief.name, "field": field, **params}),
        item=ItemRef("brief", _item(brief, field, point)),
        confidence=confidence,
    )


def finding_at(
    document: Document,
    spans: Sequence[Span],
    brief: CampaignContext,
    field: str,
    code: str,
    severity: Severity,
    *,
    point: Localized | None = None,
    params: Mapping[str, Param] = NO_PARAMS,
    confidence: float = 1.0,
) -> Finding:
    """A finding about the words at the first of ``spans`` (at least one), with the others as related places."""
    first, *others = spans
    shown: dict[str, Param] = {"found": " ".join(document.quote(first).split()), **params}
    said = finding(brief, field, code, severity, point=point, params=shown, confidence=confidence)
    return replace(said, span=first, quote=document.quote(first), related=tuple(others))


def _item(brief: CampaignContext, field: str, point: Localized | None) -> str:
    """A name of its own for each line, which stays when other lines come and go: exceptions are made from it."""
    mark = hashlib.sha256(f"{point.en}\n{point.zh}".encode()).hexdigest()[:6] if point is not None else ""
    return ".".join(part for part in (brief.id, field, mark) if part)


def note(brief: CampaignContext, code: str, lines: Sequence[str]) -> NotChecked:
    """That ``lines`` of the brief were not looked for: how many, and the first of them."""
    params: dict[str, Param] = {"campaign": brief.name, "n": len(lines), "line": lines[0]}
    return NotChecked(NAME, f"{NAME}.{code}", MappingProxyType(params))
