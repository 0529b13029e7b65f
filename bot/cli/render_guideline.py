"""A guideline for a terminal, in the order a brand owner reads it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from guidelines.model import Guideline, Localized

ON_TRIAL = "on trial"
PHRASES = 4
"""Phrases that stand for a rule of a pack."""


def print_guideline(console: Console, guideline: Guideline) -> None:
    """Write the guideline's parts, each item with the id by which exceptions name it; empty parts are left out."""
    brand = guideline.brand
    console.print(Text(_both(brand.names), style="bold"), Text(f"({brand.id})", style="dim"))
    if guideline.message:
        _title(console, "Core message")
        console.print(f"  {_both(guideline.message.core)}")
        rows = ((p.id, _both(p.statement), "required" if p.required else "") for p in guideline.message.pillars)
        _table(console, "Pillars", ("id", "statement", ""), rows)
    traits = ((a.id, _both(a.name), _both(a.description)) for a in guideline.voice.attributes)
    _table(console, "Voice", ("id", "name", "description"), traits)
    targets = (
        (f"{t.language}.{t.measure.value}", _range(t.min, t.max), _both(t.reason), _trial(t.shadow))
        for t in guideline.voice.targets
    )
    _table(console, "Tone targets", ("id", "range", "reason", ""), targets)
    terms = (
        (t.id, t.preferred, ", ".join(v.text for v in t.forbidden), _both(t.reason), _trial(t.shadow))
        for t in guideline.terms
    )
    _table(console, "Terms", ("id", "write", "not", "reason", ""), terms)
    approved = ((c.id, _both(c.text), str(c.expires or "")) for c in guideline.claims.approved)
    _table(console, "Approved claims", ("id", "claim", "expires"), approved)
    banned = (
        (c.id, ", ".join((*c.phrases.en, *c.phrases.zh)), _both(c.reason), _trial(c.shadow))
        for c in guideline.claims.prohibited
    )
    _table(console, "Prohibited claims", ("id", "not", "reason", ""), banned)
    places = (
        (c.id, _both(c.name), str(c.max_length or ""), ", ".join(r.kind for r in c.required), _trial(c.shadow))
        for c in guideline.channels
    )
    _table(console, "Channels", ("id", "name", "at most", "must hold", ""), places)
    _table(console, "Journey stages", ("id", "name"), ((s.id, _both(s.name)) for s in guideline.stages))
    for pack in guideline.packs:
        rules = (
            (f"{pack.id}.{r.id}", _first([v.text for v in r.phrases]), _trial(pack.shadow or r.shadow))
            for r in pack.rules
        )
        _table(console, f"Rule pack {_both(pack.name)} ({pack.id})", ("id", "not", ""), rules)


def _first(phrases: Sequence[str]) -> str:
    rest = f" and {len(phrases) - PHRASES} more" if len(phrases) > PHRASES else ""
    return ", ".join(phrases[:PHRASES]) + rest


def _trial(shadow: bool) -> str:
    return ON_TRIAL if shadow else ""


def _both(text: Localized | None) -> str:
    return " / ".join(part for part in (text.en, text.zh) if part) if text else ""


def _range(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'} – {'' if high is None else f'{high:g}'}"


def _title(console: Console, title: str) -> None:
    console.print()
    console.print(Text(title, style="bold cyan"))


def _table(console: Console, title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    found = list(rows)
    if not found:
        return
    _title(console, title)
    table = Table(*columns, box=None, padding=(0, 2, 0, 2), header_style="dim")
    for row in found:
        table.add_row(*row)
    console.print(table)
