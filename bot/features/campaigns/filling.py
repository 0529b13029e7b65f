"""Forms of a campaign, read: what was written and chosen, and what of it cannot stand."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from bot.context import Body
from bot.forms import FieldRefused
from bot.interaction import entered
from campaigns.briefs import TEMPLATE
from campaigns.errors import UnreadablePhase
from campaigns.model import CampaignChannel, CampaignStatus, Phase
from campaigns.phases import phase_line, read_phases

LONG_PAST = dt.timedelta(days=365)
"""A phase of a new campaign that ended longer ago has a year typed wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The first form, read. ``brand`` is None where there was nothing to choose."""

    name: str
    goal: str
    brand: str | None
    owner: str | None
    audience: str | None
    phases: tuple[Phase, ...]
    channels: tuple[str, ...]
    home_channel: str | None
    status: CampaignStatus


def read_plan(body: Body, campaign: str, today: dt.date, *, new: bool) -> Plan:
    """The first form of the campaign of that id. Raises ``FieldRefused``; a phase of years ago only where it is
    ``new``, since nobody who mends an old campaign should be stopped by it."""
    found = entered(body)
    name, goal = " ".join(str(found.get("name") or "").split()), str(found.get("goal") or "").strip()
    if not re.search(r"\w", name):
        raise FieldRefused("name", "campaign.refused.no_name")
    if not goal:
        raise FieldRefused("goal", "campaign.refused.no_goal")
    try:
        phases = read_phases(campaign, str(found.get("phases") or ""), today)
    except UnreadablePhase as problem:
        raise FieldRefused("phases", problem.code, line=problem.line[:60]) from None
    old = next((phase for phase in phases if phase.end < today - LONG_PAST), None)
    if new and old is not None:
        raise FieldRefused("phases", "campaigns.phase_long_past", line=phase_line(old)[:60])
    return Plan(
        name=name,
        goal=goal,
        brand=found.get("brand"),
        owner=found.get("owner"),
        audience=str(found.get("audience") or "").strip() or None,
        phases=phases,
        channels=tuple(found.get("channels") or ()),
        home_channel=found.get("home"),
        status=cast("CampaignStatus", found.get("status") or "planned"),
    )


def read_roles(body: Body, campaign: str) -> tuple[CampaignChannel, ...]:
    """The second form: each channel with its owner and role."""
    found = entered(body)
    names = [block.partition(":")[2] for block in found if block.startswith("owner:")]
    return tuple(
        CampaignChannel(
            campaign=campaign,
            channel=each,
            role=" ".join(str(found.get(f"role:{each}") or "").split()),
            owner=found.get(f"owner:{each}"),
        )
        for each in names
    )


def read_brief(body: Body, before: Mapping[str, Any]) -> dict[str, Any]:
    """The brief: answers of this form in place of those before; what it does not ask stays. Raises ``FieldRefused``."""
    found, brief = entered(body), dict(before)
    for question in TEMPLATE:
        answer = str(found.get(question.id) or "").strip()
        if question.required and not answer:
            raise FieldRefused(question.id, "campaign.refused.no_word")
        brief.pop(question.id, None)
        if answer:
            brief[question.id] = answer
    link = brief.get("landing_link", "")
    if link and not re.match(r"https?://[^\s/.]+\.[^\s]+$", link):
        raise FieldRefused("landing_link", "campaign.refused.not_http")
    return brief


def id_of(name: str, seed: str) -> str:
    """The id of a new campaign: what of its name is plain letters, and a mark that is its own."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
    mark = hashlib.sha256(uuid.uuid5(uuid.NAMESPACE_OID, seed).bytes).hexdigest()[:6]
    return f"{words}-{mark}" if words else f"campaign-{mark}"


def same_names(phases: tuple[Phase, ...], before: tuple[Phase, ...], shown: Mapping[str, str]) -> tuple[Phase, ...]:
    """Phases under the names they had: the form shows a usual phase in the reader's language, which renames nothing.

    ``shown`` are the names as the form showed them, by the name that is stored.
    """
    stored = {said.casefold(): each for each, said in shown.items()}
    known = {each.name for each in before}

    def kept(phase: Phase) -> Phase:
        name = stored.get(phase.name.casefold())
        return replace(phase, name=name) if name in known and name is not None else phase

    return tuple(kept(each) for each in phases)
