"""Gathers contradicting pairs into disagreements: one a subject, with every asset that speaks of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from consistency.compare.approved_claims import Approved, across_currencies, marked, ruling
from consistency.compare.facts.alignment import agrees, alignment
from consistency.compare.facts.answers import opposed
from consistency.compare.facts.conflicts import Conflict, conflicts
from consistency.compare.model import NAMES, Disagreement, DisagreementKind, Side
from consistency.compare.normal_form import normal
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.model import Span
from consistency.statements.model import Statement

_ORDER: tuple[DisagreementKind, ...] = get_args(DisagreementKind)
_CONDITIONS = frozenset(
    {
        "shipping_threshold",
        "minimum_spend",
        "new_customers_only",
        "members_only",
        "pickup_only",
        "limited_stock",
        "unlimited",
    }
)
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BELONGS = 0.95
"""Alignment from which an asset that agrees with a side is shown beside it."""


def disagreements(assets: Sequence[ParsedAsset], claims: Sequence[Approved]) -> list[Disagreement]:
    """Every subject on which facts or promises differ, most harmful kind first."""
    found = list(conflicts(assets))
    found += across_currencies(assets, claims)
    return ranked(_disagreement(group, pairs, assets, claims) for group, pairs in _groups(found))


def ranked(found: Iterable[Disagreement]) -> list[Disagreement]:
    """The sure ones first, names last; each by kind, those that the guideline settles first, then by place."""
    return sorted(
        found,
        key=lambda d: (
            d.kind in NAMES,
            not d.sure,
            _ORDER.index(d.kind),
            d.claim is None,
            d.topic,
            d.sides[0].asset,
            d.sides[0].span,
        ),
    )


def make_id(kind: str, topic: str, sides: Sequence[Side]) -> str:
    """Stable for the same words in the same assets."""
    parts = [kind, topic, *(f"{s.asset}\x1f{s.quote}\x1f{s.sentence}" for s in sides)]
    return hashlib.sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _groups(found: Sequence[Conflict]) -> list[tuple[list[EmbeddedStatement], list[Conflict]]]:
    """Statements that hang together by contradictions of one concept."""
    parent: dict[int, int] = {}
    by_id: dict[int, EmbeddedStatement] = {}

    def root(key: int) -> int:
        while parent[key] != key:
            key = parent[key]
        return key

    for conflict in found:
        for said in (conflict.one, conflict.other):
            by_id[id(said)] = said
            parent.setdefault(id(said), id(said))
        parent[root(id(conflict.one))] = root(id(conflict.other))
    members: dict[int, list[EmbeddedStatement]] = {}
    for key, said in by_id.items():
        members.setdefault(root(key), []).append(said)
    made = []
    for key, group in members.items():
        pairs = [c for c in found if root(id(c.one)) == key]
        made.append((sorted(group, key=lambda s: (s.asset, s.statement.start)), pairs))
    return made


def _disagreement(
    group: list[EmbeddedStatement], pairs: list[Conflict], assets: Sequence[ParsedAsset], claims: Sequence[Approved]
) -> Disagreement:
    said = sorted([*group, *_supporters(group, assets)], key=lambda s: (s.asset, s.statement.start))
    rulings = {id(s): ruling(s, claims, assets[s.asset].asset.copy.as_of) for s in said}
    claim = _agreed_claim([r[0] for r in rulings.values() if r])
    bounds = any(opposed(c.one.statement, c.other.statement) for c in pairs)
    sides = []
    for each in said:
        verdict = rulings[id(each)]
        right = verdict[1] if verdict and verdict[0] == claim else None
        sides.append(_side(each, assets[each.asset], right, bounds))
    sides = _dated(sides)
    place = {id(each): at for at, each in enumerate(said)}
    opposite = [(place[id(pair.one)], place[id(pair.other)]) for pair in pairs]
    marks = marked([side.approved for side in sides], [side.value for side in sides], opposite)
    sides = [replace(side, approved=mark) for side, mark in zip(sides, marks, strict=True)]
    topic = _topic([s.statement for s in group])
    leading = min((s.statement for s in group), key=lambda s: (s.topic != topic, s.kind))
    kind = _kind(leading, pairs, bounds)
    wording = next((a.claim for a in claims if a.claim.id == claim), None)
    texts = [t for t in (wording.text.en, wording.text.zh) if t] if wording else []
    return Disagreement(
        id=make_id(kind, topic, sides),
        kind=kind,
        topic=topic,
        sides=tuple(sides),
        claim=claim,
        approved=" / ".join(texts) or None,
        confidence=round(min(0.99, 0.5 + 0.3 * max(c.strength for c in pairs)), 2),
    )


def _dated(sides: list[Side]) -> list[Side]:
    """A day without its year is the day that another side writes with it: 7 December is 7 December 2026."""
    full: dict[str, set[str]] = {}
    for side in sides:
        if _DATED.fullmatch(side.value):
            full.setdefault(side.value[5:], set()).add(side.value)
    known = {day: next(iter(years)) for day, years in full.items() if len(years) == 1}
    return [replace(side, value=known.get(side.value, side.value)) for side in sides]


def _supporters(group: list[EmbeddedStatement], assets: Sequence[ParsedAsset]) -> list[EmbeddedStatement]:
    """Of assets not in the group, the statement that says the same as a side of it."""
    inside = {s.asset for s in group}
    found = []
    for index, parsed in enumerate(assets):
        if index in inside:
            continue
        best = max(
            (
                (alignment(s, member) if s.statement.kind != "promise" else 1.0, -s.statement.start, s)
                for s in parsed.said
                for member in group
                if s.statement.kind == member.statement.kind
                and agrees(s, member)
                and (s.statement.kind not in ("promise", "version") or s.statement.topic == member.statement.topic)
            ),
            key=lambda each: each[:2],
            default=None,
        )
        if best and best[0] >= _BELONGS:
            found.append(best[2])
    return found


def _agreed_claim(ids: list[str]) -> str | None:
    return max(sorted(set(ids)), key=ids.count) if ids else None


def _side(said: EmbeddedStatement, parsed: ParsedAsset, right: bool | None, bounds: bool) -> Side:
    statement, document = said.statement, parsed.document
    span = document.span(statement.start, statement.end)
    sentence = next(
        (s.span for s in document.sentences if s.start <= statement.start < s.end), Span(span.start, span.end)
    )
    return Side(
        asset=parsed.asset.id,
        span=span,
        quote=document.quote(span),
        context=sentence,
        sentence=document.quote(sentence),
        value=normal(statement, bound=bounds),
        approved=right,
    )


def _topic(statements: list[Statement]) -> str:
    """The concept most sides name; what is counted or versioned goes by its own name."""
    named = [s.topic for s in statements if s.topic and s.sure] or [s.topic or s.noun for s in statements]
    return max(sorted(set(named)), key=named.count)


def _kind(statement: Statement, pairs: list[Conflict], bounds: bool) -> DisagreementKind:
    if any(c.currency for c in pairs):
        return "currency"
    if bounds or statement.topic in _CONDITIONS:
        return "condition"
    if statement.kind == "duration":
        return "warranty" if statement.topic in ("warranty", "replacement") else "duration"
    kinds: dict[str, DisagreementKind] = {
        "money": "price",
        "date": "date",
        "time": "time",
        "weekday": "date",
        "quantity": "quantity",
        "count": "quantity",
        "percentage": "percentage",
        "discount": "discount",
        "offer": "discount",
        "version": "version",
        "promise": "promise",
    }
    return kinds[statement.kind]
