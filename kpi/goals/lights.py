"""Five lights on a goal, and what to say and to propose where one is off; the sentences are in the catalogues."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kpi.goals.draft import GoalDraft
from kpi.goals.metrics import suggest
from kpi.model import GOAL_KINDS, Goal

LightName = Literal["metric", "number", "baseline", "owner", "dates", "relevance", "achievability"]
FIVE: tuple[LightName, ...] = ("metric", "number", "baseline", "owner", "dates")
Value = float | int | str | dt.date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the catalogue by key, and its parameters. ``metrics`` and ``metric`` hold metric ids, ``*_share``
    shares, ``*_on`` days; what writes the sentence spells them in the reader's language."""

    code: str
    params: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Light:
    """On, off, or None where it cannot be told; ``says`` what stands or is missing, ``fix`` what to write instead."""

    on: bool | None
    says: Phrase
    fix: Phrase | None = None


class Lights(dict[LightName, Light]):
    """The lights of a goal by name."""

    @property
    def smart(self) -> bool:
        """Whether all five are on."""
        return all(self[name].on for name in FIVE)


def lights(draft: GoalDraft, *, today: dt.date | None = None, known: tuple[Goal, ...] = ()) -> Lights:
    """The five lights of ``draft``, and ``relevance``: whether it names a parent or is a brand objective itself.

    ``today``: a period that is over by then is no period. ``known``: stored goals, of which a parent is proposed.
    """
    found = Lights()
    found["metric"] = _metric(draft)
    found["number"] = _number(draft)
    found["baseline"] = _baseline(draft)
    found["owner"] = (
        Light(True, Phrase("goal.owner.on", {"owners": draft.owners}))
        if draft.owners
        else Light(False, Phrase("goal.owner.off"), Phrase("goal.owner.fix"))
    )
    found["dates"] = _dates(draft, today)
    found["relevance"] = _relevance(draft, known)
    return found


def _metric(draft: GoalDraft) -> Light:
    if draft.metric is not None:
        unit = draft.unit or draft.metric.unit
        return Light(
            True, Phrase("goal.metric.on", {"metric": draft.metric.id, "unit": unit, "kind": draft.metric.kind})
        )
    words = {"words": draft.metric_words}
    if draft.vague:
        return Light(False, Phrase("goal.metric.vague", words), Phrase("goal.metric.fix", {"metrics": draft.vague}))
    first = tuple(suggest(kind)[0].id for kind in GOAL_KINDS)
    says = Phrase("goal.metric.unknown", words) if draft.metric_words else Phrase("goal.metric.unsaid")
    return Light(False, says, Phrase("goal.metric.fix_unknown", {"metrics": first}))


def _number(draft: GoalDraft) -> Light:
    change = draft.change
    if change is None:
        how = "lower" if draft.metric is not None and draft.metric.direction == "down" else "raise"
        return Light(False, Phrase("goal.number.off"), Phrase(f"goal.number.fix_{how}"))
    if draft.wrong_way and draft.metric is not None:
        better = "lower" if draft.metric.direction == "down" else "higher"
        named: Mapping[str, Value] = {"metric": draft.metric.id}
        return Light(False, Phrase(f"goal.number.wrong_{better}", named), Phrase("goal.number.fix_wrong"))
    name = {"relative": "change_share", "points": "change", "delta": "change", "target": "value"}[change.kind]
    says = Phrase(f"goal.number.{change.kind}", {name: change.value})
    if change.unsure:
        both: Mapping[str, Value] = {"change_share": change.value, "points": change.value * 100}
        return Light(True, says, Phrase("goal.number.fix_unsure", both))
    return Light(True, says)


def _baseline(draft: GoalDraft) -> Light:
    if draft.baseline is not None:
        return Light(True, Phrase("goal.baseline.on", {"value": draft.baseline}))
    if draft.compared:
        return Light(False, Phrase("goal.baseline.unnumbered", {"words": draft.compared}), Phrase("goal.baseline.fix"))
    return Light(False, Phrase("goal.baseline.off"), Phrase("goal.baseline.fix"))


def _dates(draft: GoalDraft, today: dt.date | None) -> Light:
    if draft.start is None or draft.end is None:
        return Light(False, Phrase("goal.dates.off"), Phrase("goal.dates.fix"))
    days: Mapping[str, Value] = {"start_on": draft.start, "end_on": draft.end}
    if (today is not None and draft.end < today) or draft.end <= draft.start:
        return Light(False, Phrase("goal.dates.over", days), Phrase("goal.dates.fix"))
    return Light(True, Phrase("goal.dates.from_today" if draft.open_start else "goal.dates.on", days))


def _relevance(draft: GoalDraft, known: tuple[Goal, ...]) -> Light:
    if draft.parent is not None:
        parent = next((each for each in known if each.id == draft.parent), None)
        name = parent.name.best(draft.language) if parent else draft.parent
        return Light(True, Phrase("goal.relevance.parent", {"parent": name}))
    metric = draft.metric
    if metric is not None and metric.level == "top" and metric.kind == "brand":
        return Light(True, Phrase("goal.relevance.brand"))
    above = tuple(_parents(draft, known))
    if above:
        return Light(False, Phrase("goal.relevance.off"), Phrase("goal.relevance.fix", {"parents": above[:3]}))
    return Light(False, Phrase("goal.relevance.off"), Phrase("goal.relevance.fix_none"))


def _parents(draft: GoalDraft, known: tuple[Goal, ...]) -> Iterator[str]:
    """Goals to stand under: those of its kind and time first, top level before channel; content is never a parent."""

    def far(goal: Goal) -> tuple[bool, bool, bool, str]:
        meets = draft.start is None or draft.end is None or (goal.start <= draft.end and draft.start <= goal.end)
        return not meets, draft.metric is None or goal.kind != draft.metric.kind, goal.level != "top", goal.id

    for goal in sorted(known, key=far):
        if goal.level != "content":
            yield goal.name.best(draft.language)
