"""Where an alert goes, when it may be said there, and who answers for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from kpi.alerts.model import Severity, Watch
from kpi.goals.people import split_owners
from kpi.model import Goal, Kpi

Scope = Literal["campaign", "channel", "severity", "all"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
"""Which alerts a route takes, the narrowest first: of a campaign, a marketing channel, a severity, all."""
QUIET = (21, 8)
"""Hours of the day between which alerts wait, where a route says nothing else. Severe ones never wait."""
_PERSON = re.compile(r"(?:<@)?([UW][A-Z0-9]{4,})(?:\|[^>]*)?>?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Alerts of ``scope`` and ``ref`` ("" for all) go to ``conversation``. ``quiet``: hours it waits there, in
    ``zone``; equal hours for never."""

    scope: Scope
    ref: str
    conversation: str
    zone: str | None = None
    quiet: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """Where an alert goes (None: to its owner directly) and when it may be said."""

    conversation: str | None
    at: dt.datetime


def way(
    watch: Watch, kpi: Kpi, severity: Severity, routes: Sequence[Route], *, now: dt.datetime, zone: str
) -> Way:  # fmt: skip
    """The monitor's own conversation, else the narrowest route. ``zone`` is that of whoever has no other."""
    wanted = {"campaign": kpi.campaign, "channel": kpi.channel, "severity": severity, "all": ""}
    fitting = (each for scope in SCOPES for each in routes if each.scope == scope and each.ref == wanted[scope])
    found = next(fitting, None)
    own = next((each for each in routes if each.conversation == watch.channel), None) if watch.channel else found
    quiet = own.quiet if own and own.quiet else QUIET
    at = now if severity == "high" else after_quiet(now, (own.zone if own else None) or zone, quiet)
    return Way(watch.channel or (found.conversation if found else None), at)


def after_quiet(now: dt.datetime, zone: str, quiet: tuple[int, int] = QUIET) -> dt.datetime:
    """``now``, or the end of the quiet hours that it falls into."""
    begin, end = quiet
    if begin == end:
        return now
    here = now.astimezone(ZoneInfo(zone))
    inside = begin <= here.hour or here.hour < end if begin > end else begin <= here.hour < end
    if not inside:
        return now
    day = here.date() + dt.timedelta(days=1) if begin > end and here.hour >= begin else here.date()
    return dt.datetime.combine(day, dt.time(end), here.tzinfo).astimezone(dt.UTC)


def owner_of(watch: Watch, goal: Goal | None) -> str | None:
    """Who answers: the monitor's owner, else the first owner of the goal who is a person's id, else the first named."""
    if watch.owner:
        return watch.owner
    if goal is None:
        return None
    return next(iter(people_of(goal.owner) or split_owners(goal.owner)), None)


def owners_in(owners: str) -> tuple[str, ...]:
    """The owners of a goal, none twice: people by their id, others by their name."""
    named = (_PERSON.fullmatch(each) or each for each in split_owners(owners))
    return tuple(dict.fromkeys(each if isinstance(each, str) else each[1] for each in named))


def people_of(owners: str) -> tuple[str, ...]:
    """The ids of people among the owners of a goal, in order."""
    return tuple(each for each in owners_in(owners) if is_person(each))


def is_person(owner: str | None) -> bool:
    """Whether ``owner`` is a person's id and not just a name."""
    return bool(owner and _PERSON.fullmatch(owner))
