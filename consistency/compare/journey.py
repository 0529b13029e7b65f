"""From one piece to the next: does the page continue what the ad promised, how far is a derived piece from its parent.

Sentences are compared by their vectors; calls to action and greetings, which are alike everywhere, are left out. The
limits were set on the demo's assets and on campaigns of our own: a rewording in the same language lies above .55, a
translation above .45, a sentence about something else mostly below .35.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from consistency.calls import is_boilerplate
from consistency.compare.facts.alignment import agrees
from consistency.compare.model import Disagreement, Drift, Dropped, HandOff, Row, drift_status, hand_off_status
from consistency.compare.parsed import EmbeddedStatement, ParsedAsset
from consistency.document import Sentence
from consistency.nlp.encoder_api import Encoder, Vectors
from consistency.statements.values import Stand

FOREIGN = 0.35
"""A sentence of a derived piece below this likeness to every sentence of the parent went its own way."""
ACROSS = 0.08
"""Added between two languages, where the encoder gives that much less."""
_SHOWN = 3
_OFFERS = frozenset({"money", "discount", "offer", "date", "promise"})
"""Kinds that a reader who follows a link expects to find again."""
_OFFER_TOPICS = frozenset({"warranty", "trial", "returns"})


def hand_off(
    source: ParsedAsset,
    target: ParsedAsset,
    rows: Sequence[Row],
    places: tuple[int, int],
    found: Sequence[Disagreement],
    encoder: Encoder,
) -> HandOff:
    """How ``target`` continues ``source``; ``places`` are their columns in ``rows``."""
    likeness, _ = _nearest(source, target, encoder)
    carried = [
        row.pillar
        for row in rows
        if (a := row.cells[places[0]]) is not None
        and a.status == "carried"
        and ((b := row.cells[places[1]]) is None or b.status == "missing")
    ]
    dropped = _not_in(source, target, offers_only=True)
    both = _between(source, target, found)
    kept = any(
        (a := row.cells[places[0]]) and (b := row.cells[places[1]]) and a.status == "carried" and b.status != "missing"
        for row in rows
    )
    missing = bool(dropped or carried)
    return HandOff(
        source=source.asset.id,
        target=target.asset.id,
        status=hand_off_status(likeness=likeness, kept=kept, differ=bool(both), missing=missing),
        similarity=likeness,
        dropped=tuple(dropped),
        pillars=tuple(carried),
        disagreements=tuple(d.id for d in both),
        kept=kept,
    )


def drift(child: ParsedAsset, parent: ParsedAsset, found: Sequence[Disagreement], encoder: Encoder) -> Drift:
    """How far ``child`` went from ``parent``."""
    likeness, sentences = _nearest(child, parent, encoder)
    both = _between(child, parent, found)
    foreign = sorted((value, sentence.span) for sentence, value in sentences if value < FOREIGN)
    return Drift(
        asset=child.asset.id,
        parent=parent.asset.id,
        status=drift_status(likeness=likeness, differ=bool(both)),
        similarity=likeness,
        farthest=tuple(span for _, span in foreign[:_SHOWN]),
        added=tuple(_not_in(child, parent, offers_only=False)),
        disagreements=tuple(d.id for d in both),
    )


def _nearest(one: ParsedAsset, other: ParsedAsset, encoder: Encoder) -> tuple[float, list[tuple[Sentence, float]]]:
    """Mean over the sentences of ``one`` of their best likeness in ``other``, and each; 1.0 without sentences."""
    first, second = _content(one), _content(other)
    if not first or not second:
        return (1.0 if not first else 0.0), []
    vectors: Vectors = encoder.encode([_words(s) for s in first])
    others: Vectors = encoder.encode([_words(s) for s in second])
    table = np.round(vectors @ others.T, 3)
    for row, a in enumerate(first):
        for column, b in enumerate(second):
            if (a.language == "en") != (b.language == "en"):
                table[row, column] += ACROSS
    best = [min(1.0, round(float(value), 3)) for value in table.max(axis=1)]
    return round(sum(best) / len(best), 3), list(zip(first, best, strict=True))


def _content(parsed: ParsedAsset) -> list[Sentence]:
    spoken = [s for s in parsed.document.sentences if s.language in ("en", "zh", "mixed") and len(s.text) >= 6]
    return [s for s in spoken if not is_boilerplate(s.text)]


def _words(sentence: Sentence) -> str:
    return " ".join(sentence.text.replace("\ufffc", " ").split())


def _not_in(one: ParsedAsset, other: ParsedAsset, *, offers_only: bool) -> list[Dropped]:
    """Statements of which ``other`` says nothing, neither the same value nor another one of the same concept."""
    made: list[Dropped] = []
    seen: set[tuple[str, str]] = set()
    for each in one.said:
        statement = each.statement
        wanted = statement.kind in _OFFERS or (statement.kind == "duration" and statement.topic in _OFFER_TOPICS)
        if (offers_only and not wanted) or statement.kind in ("time", "version"):
            continue
        if not offers_only and statement.kind != "promise" and not (statement.topic and statement.sure):
            continue
        if ("past", "yes") in statement.qualifiers or (statement.kind, statement.topic) in seen:
            continue
        if any(_takes_up(each, s) for s in other.said):
            continue
        seen.add((statement.kind, statement.topic))
        span = one.document.span(statement.start, statement.end)
        made.append(Dropped(statement.kind, statement.topic, span, one.document.quote(span)))
    return made


def _takes_up(one: EmbeddedStatement, other: EmbeddedStatement) -> bool:
    a, b = one.statement, other.statement
    if a.kind != b.kind:
        return False
    if isinstance(a.value, Stand):
        return a.topic == b.topic
    return agrees(one, other) or a.topic == b.topic or bool(a.also & b.also)


def _between(one: ParsedAsset, other: ParsedAsset, found: Sequence[Disagreement]) -> list[Disagreement]:
    """Disagreements in which the two assets stand on different sides."""
    both = []
    for each in found:
        values = {asset: {s.value for s in each.sides if s.asset == asset} for asset in (one.asset.id, other.asset.id)}
        mine, theirs = values[one.asset.id], values[other.asset.id]
        if mine and theirs and mine != theirs:
            both.append(each)
    return both
