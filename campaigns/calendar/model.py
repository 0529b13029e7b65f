"""Content items, the matrix of them, and rules of what follows what, as plain frozen types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from campaigns.errors import InvalidField
from campaigns.model import Due, filled, known_value
from campaigns.moments import day_of

ContentStatus = Literal["idea", "draft", "review", "approved", "scheduled", "published", "cancelled"]
CONTENT_STATUSES: tuple[ContentStatus, ...] = get_args(ContentStatus)
OUT: tuple[ContentStatus, ...] = ("published", "cancelled")
"""Statuses of an item nobody has to do anything about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentItem:
    """One piece that is published once. ``stage`` is of the customer's journey, ``phase`` the name of a campaign's.

    ``submission`` is the approved copy, ``parent`` the idea it is cut from, ``hands_off_to`` what it leads the
    customer to.
    """

    id: str
    campaign: str
    title: str
    channel: str
    stage: str | None = None
    phase: str | None = None
    format: str | None = None
    owner: str | None = None
    publish: Due | None = None
    status: ContentStatus = "idea"
    submission: str | None = None
    parent: str | None = None
    hands_off_to: str | None = None
    version: int = 1
    changed_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        filled("title", self.title)
        filled("channel", self.channel)
        known_value("status", self.status, CONTENT_STATUSES)
        for name, other in (("parent", self.parent), ("hands_off_to", self.hands_off_to)):
            if other == self.id:
                raise InvalidField(name, "an item cannot lead to itself")

    @property
    def day(self) -> dt.date | None:
        """The local day it is published on."""
        return None if self.publish is None else day_of(self.publish)

    @property
    def live(self) -> bool:
        """Whether it counts: it is not cancelled."""
        return self.status != "cancelled"


GapKind = Literal["late", "unowned", "out_of_phase", "out_of_order", "undated", "empty"]
GAP_KINDS: tuple[GapKind, ...] = get_args(GapKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something to see to: an item, or an empty cell (``row`` and ``column``)."""

    kind: GapKind
    item: ContentItem | None = None
    row: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Items in rows and columns; what has to be seen to comes first, in ``gaps``.

    Columns of weeks are their Mondays as ISO dates. ``aside`` holds items that have no place: no date, or no stage.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[ContentItem, ...]]
    gaps: tuple[Gap, ...]
    aside: tuple[ContentItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Which items a rule speaks of; None means any."""

    channel: str | None = None
    stage: str | None = None
    phase: str | None = None
    format: str | None = None

    def matches(self, item: ContentItem) -> bool:
        """Whether the item is one of those."""
        return (
            (self.channel is None or self.channel == item.channel)
            and (self.stage is None or self.stage == item.stage)
            and (self.phase is None or self.phase == item.phase)
            and (self.format is None or self.format == item.format)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinationRule:
    """When an item of ``when`` goes out, one of ``then`` follows within ``within_days`` days, the same day included."""

    id: str
    campaign: str
    when: Selector
    then: Selector
    within_days: int
    reason: str = ""

    def __post_init__(self) -> None:
        if self.within_days < 0:
            raise InvalidField("within_days", "what follows cannot be due before")
        if self.when == self.then == Selector():
            raise InvalidField("rule", "say at least one channel, stage, phase or format")


WatchState = Literal["broken", "late", "missing", "planned", "kept"]
"""How a rule stands, what is worst first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """How a rule stands for one item: ``until`` is the last day on which the follower keeps it.

    broken: the time is over and nothing went out; late: the follower's own time is over, the rule's is not; missing:
    nothing is planned in time; planned: a follower is; kept: it went out.
    """

    rule: CoordinationRule
    item: ContentItem
    state: WatchState
    until: dt.date
    follower: ContentItem | None = None
