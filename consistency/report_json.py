"""The report as plain JSON values and back, without loss; the format is described in ``docs/report-format.md``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from consistency.model import (
    Finding,
    Fix,
    ItemRef,
    Measure,
    NotChecked,
    Param,
    PillarCoverage,
    Report,
    ScorePart,
    SentenceMessage,
    Span,
    Suppressed,
    Verdict,
)
from guidelines.model import Localized, Severity

__all__ = ["FORMAT", "UnknownFormat", "report_from_dict", "report_to_dict"]

FORMAT = 1
"""Goes up when a key changes its meaning or disappears; new keys alone do not raise it."""


class UnknownFormat(ValueError):
    """The stored report was written in a format this version does not read."""

    def __init__(self, found: object) -> None:
        self.found = found
        super().__init__(f"This report has format {found!r}; this version reads format {FORMAT}. Check the copy again.")


def report_to_dict(report: Report) -> dict[str, Any]:
    """Dictionaries, lists, strings, numbers, booleans and None only; keys are always the same and in the same order."""
    return {
        "format": FORMAT,
        "verdict": report.verdict.value,
        "score": report.score,
        "parts": [{"check": p.check, "weight": p.weight, "lost": p.lost, "findings": p.findings} for p in report.parts],
        "findings": [_finding(f) for f in report.findings],
        "measures": [
            {
                "name": m.name,
                "language": m.language,
                "value": m.value,
                "min": m.min,
                "max": m.max,
                "within": m.within,
                "alone": m.alone,
                "spans": [_span(s) for s in m.spans],
            }
            for m in report.measures
        ],
        "sentences": [
            {"span": _span(s.span), "pillar": s.pillar, "similarity": s.similarity, "on_message": s.on_message}
            for s in report.sentences
        ],
        "coverage": [
            {
                "pillar": c.pillar,
                "status": c.status,
                "similarity": c.similarity,
                "span": _optional_span(c.span),
                "expected": c.expected,
            }
            for c in report.coverage
        ],
        "checked": list(report.checked),
        "not_checked": [{"check": n.check, "code": n.code, "params": _params(n.params)} for n in report.not_checked],
        "languages": dict(report.languages),
        "brand": report.brand,
        "version": report.version,
        "guideline_hash": report.guideline_hash,
        "text_hash": report.text_hash,
        "characters": report.characters,
        "channel_length": report.channel_length,
        "words": report.words,
        "readable": report.readable,
        "suppressed": [
            {
                "finding": _finding(s.finding),
                "exception": s.exception,
                "reason": s.reason,
                "author": s.author,
                "until": s.until.isoformat(),
            }
            for s in report.suppressed
        ],
        "shadowed": [_finding(f) for f in report.shadowed],
    }


def report_from_dict(data: Mapping[str, Any]) -> Report:
    """The report that ``report_to_dict`` wrote, equal to it in every field.

    Raises ``UnknownFormat`` for another format, ``KeyError`` or ``ValueError`` for what is no report.
    """
    if data.get("format") != FORMAT:
        raise UnknownFormat(data.get("format"))
    return Report(
        verdict=Verdict(data["verdict"]),
        score=data["score"],
        parts=tuple(ScorePart(p["check"], p["weight"], p["lost"], p["findings"]) for p in data["parts"]),
        findings=tuple(_read_finding(f) for f in data["findings"]),
        measures=tuple(
            Measure(
                name=m["name"],
                language=m["language"],
                value=m["value"],
                min=m["min"],
                max=m["max"],
                spans=_read_spans(m["spans"]),
                alone=m.get("alone", False),
            )
            for m in data["measures"]
        ),
        sentences=tuple(
            SentenceMessage(_read_span(s["span"]), s["pillar"], s["similarity"], s["on_message"])
            for s in data["sentences"]
        ),
        coverage=tuple(
            PillarCoverage(
                pillar=c["pillar"],
                status=c["status"],
                similarity=c["similarity"],
                span=_read_optional_span(c["span"]),
                expected=c["expected"],
            )
            for c in data["coverage"]
        ),
        checked=tuple(data["checked"]),
        not_checked=tuple(NotChecked(n["check"], n["code"], _read_params(n["params"])) for n in data["not_checked"]),
        languages=MappingProxyType(dict(data["languages"])),
        brand=data["brand"],
        version=data["version"],
        guideline_hash=data["guideline_hash"],
        text_hash=data["text_hash"],
        characters=data["characters"],
        channel_length=data["channel_length"],
        # Reports of earlier versions do not have what follows.
        words=data.get("words", 0),
        readable=data.get("readable", 1.0),
        suppressed=tuple(
            Suppressed(
                _read_finding(s["finding"]), s["exception"], s["reason"], s["author"], date.fromisoformat(s["until"])
            )
            for s in data.get("suppressed", ())
        ),
        shadowed=tuple(_read_finding(f) for f in data.get("shadowed", ())),
    )


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _optional_span(span: Span | None) -> list[int] | None:
    return None if span is None else _span(span)


def _texts(value: Localized) -> dict[str, str | None]:
    return {"en": value.en, "zh": value.zh}


def _params(params: Mapping[str, Param]) -> dict[str, Any]:
    return {name: _texts(value) if isinstance(value, Localized) else value for name, value in params.items()}


def _finding(finding: Finding) -> dict[str, Any]:
    item, fix, reason = finding.item, finding.fix, finding.reason
    return {
        "id": finding.id,
        "check": finding.check,
        "code": finding.code,
        "severity": finding.severity.value,
        "span": _optional_span(finding.span),
        "quote": finding.quote,
        "params": _params(finding.params),
        "item": None if item is None else {"kind": item.kind, "id": item.id},
        "reason": None if reason is None else _texts(reason),
        "source": finding.source,
        "fix": None if fix is None else {"span": _span(fix.span), "replacement": fix.replacement},
        "confidence": finding.confidence,
        "related": [_span(s) for s in finding.related],
    }


def _read_span(value: list[int]) -> Span:
    start, end = value
    return Span(start, end)


def _read_optional_span(value: list[int] | None) -> Span | None:
    return None if value is None else _read_span(value)


def _read_spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple(_read_span(v) for v in values)


def _read_texts(value: Mapping[str, str | None]) -> Localized:
    return Localized(en=value["en"], zh=value["zh"])


def _read_params(values: Mapping[str, Any]) -> Mapping[str, Param]:
    # Reports of earlier versions have one text where there are two now.
    read = {name: _read_texts(value) if isinstance(value, Mapping) else value for name, value in values.items()}
    return MappingProxyType(read)


def _read_finding(data: Mapping[str, Any]) -> Finding:
    item, fix, reason = data["item"], data["fix"], data["reason"]
    return Finding(
        check=data["check"],
        code=data["code"],
        severity=Severity(data["severity"]),
        span=_read_optional_span(data["span"]),
        quote=data["quote"],
        params=_read_params(data["params"]),
        item=None if item is None else ItemRef(item["kind"], item["id"]),
        reason=None if reason is None else _read_texts(reason),
        source=data["source"],
        fix=None if fix is None else Fix(_read_span(fix["span"]), fix["replacement"]),
        confidence=data["confidence"],
        related=_read_spans(data["related"]),
        id=data["id"],
    )
