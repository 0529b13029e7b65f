"""The campaign's brief and rhythm: which answers it must have, which phase a day falls in, what copy is held to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from campaigns.model import Campaign, Phase
from consistency.brief.lines import points
from consistency.model import CampaignContext


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a brief; ``id`` is the key of its answer, ``long`` asks for more than a line."""

    id: str
    required: bool = True
    long: bool = False


TEMPLATE: tuple[Question, ...] = (
    Question("idea"),
    Question("core_message", long=True),
    Question("proof", long=True),
    Question("must_say", required=False, long=True),
    Question("must_not_say", required=False, long=True),
    Question("landing_link", required=False),
    Question("budget", required=False),
    Question("contacts", required=False),
)
"""The brief of a brand that has none of its own: what a writer in any team needs to tell the same story.

Audience, channels, owners and dates are the campaign's own fields and are not asked twice.
"""


def missing_answers(brief: Mapping[str, Any], template: Iterable[Question] = TEMPLATE) -> tuple[str, ...]:
    """Ids of required questions without an answer, in the template's order."""
    return tuple(q.id for q in template if q.required and not str(brief.get(q.id) or "").strip())


PROMISES = ("idea", "core_message", "proof", "must_say")
"""Answers that say what the campaign tells its readers."""


def promised(campaign: Campaign) -> str:
    """What the brief of ``campaign`` says to its readers, an answer a paragraph; empty without a brief."""
    answers = (str(campaign.brief.get(key) or "").strip() for key in PROMISES)
    return "\n\n".join(answer.replace(" · ", "\n") for answer in answers if answer)


def phases_on(phases: Iterable[Phase], day: dt.date) -> tuple[Phase, ...]:
    """Every phase that runs on ``day``, the one that began last first: sustaining goes on while sales open."""
    running = (p for p in phases if p.start <= day <= p.end)
    return tuple(sorted(running, key=lambda p: (-p.start.toordinal(), p.end, p.name)))


def phase_of(phases: Iterable[Phase], day: dt.date) -> Phase | None:
    """The phase that ``day`` belongs to: of those that run, the one that began last; None between phases."""
    running = phases_on(phases, day)
    return running[0] if running else None


def context_of(campaign: Campaign, phases: Iterable[Phase], day: dt.date | None) -> CampaignContext:
    """What the brief of ``campaign`` holds copy to that goes live on ``day``, as the checker takes it."""
    every = tuple(phases)
    answers = {key: str(campaign.brief.get(key) or "") for key in ("must_say", "must_not_say", "landing_link")}
    phase = phase_of(every, day) if day is not None else None
    return CampaignContext(
        name=campaign.name,
        id=campaign.id,
        must_say=points(answers["must_say"]),
        must_not_say=points(answers["must_not_say"]),
        landing_link=answers["landing_link"].strip() or None,
        phase=phase.name if phase is not None else None,
        start=min((each.start for each in every), default=None),
        end=max((each.end for each in every), default=None),
    )
