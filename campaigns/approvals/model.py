"""Stages, an approval and its record as plain frozen types, and who may decide. No database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from campaigns.approvals.errors import BadPolicy

ApprovalStatus = Literal["draft", "check", "review", "changes", "approved", "withdrawn"]
APPROVAL_STATUSES: tuple[ApprovalStatus, ...] = get_args(ApprovalStatus)
UNDER_WAY: tuple[ApprovalStatus, ...] = ("check", "review", "changes")
"""Somebody has to act: what digests, overviews and agendas tell of. A draft is its author's own business still."""
OPEN: tuple[ApprovalStatus, ...] = ("draft", *UNDER_WAY)
"""Not decided: what its author sees in a list and can withdraw, drafts too."""
EventKind = Literal[
    "open",
    "hand_over",
    "checked",
    "approve",
    "request_changes",
    "override",
    "delegate",
    "revise",
    "edited_after",
    "withdraw",
]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
OnRevision = Literal["reset", "keep_if_words_same", "keep"]
"""What a new revision does to a stage that approved the one before."""


@dataclass(frozen=True, slots=True, order=True)
class Reviewer:
    """Who decides: a person (``user``), or whoever has a role in the brand (``role``)."""

    kind: Literal["user", "role"]
    who: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.who}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One step of an approval: brand, legal, a region. ``need``: whether one reviewer suffices or each has to approve.

    ``days`` are the working days until the decision is due, counted from the day the stage opens.
    """

    id: str
    reviewers: tuple[Reviewer, ...]
    need: Literal["one", "all"] = "one"
    days: int = 2
    on_revision: OnRevision = "reset"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How a brand approves. A text enters review with one of the verdicts of ``gate``; others go back to the writer.

    ``overriders`` may put a stage aside with a reason. ``own_text``: whether writers may approve what they wrote.
    """

    stages: tuple[Stage, ...]
    gate: tuple[str, ...] = ("on_brand", "needs_work")
    overriders: tuple[Reviewer, ...] = (Reviewer("role", "brand_owner"),)
    own_text: bool = False
    zone: str = "Asia/Shanghai"
    country: str | None = "CN"

    def __post_init__(self) -> None:
        ids = [stage.id for stage in self.stages]
        if not ids:
            raise BadPolicy("there is no stage")
        if len(set(ids)) < len(ids):
            raise BadPolicy("two stages have the same id")
        for stage in self.stages:
            if not stage.reviewers:
                raise BadPolicy(f"stage {stage.id!r} has no reviewer")
            if stage.days < 0:
                raise BadPolicy(f"stage {stage.id!r} is due before it opens")

    def to_json(self) -> dict[str, Any]:
        """The policy as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Policy:
        """The policy that ``to_json`` wrote."""
        stages = tuple(
            Stage(
                **{k: v for k, v in s.items() if k != "reviewers"},
                reviewers=tuple(Reviewer(**r) for r in s["reviewers"]),
            )
            for s in data["stages"]
        )
        return cls(
            stages=stages,
            gate=tuple(data["gate"]),
            overriders=tuple(Reviewer(**r) for r in data["overriders"]),
            own_text=data["own_text"],
            zone=data["zone"],
            country=data["country"],
        )


DEFAULT = Policy(stages=(Stage(id="brand", reviewers=(Reviewer("role", "brand_owner"),)),))
"""The policy of a brand that has set none: one yes from a brand owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a requester asks beyond the policy. ``named`` are the people who are to decide in a stage, by its id;
    ``until`` the day by which all of it is wanted; ``delegate`` who may decide once a stage is late."""

    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    until: dt.date | None = None
    delegate: str | None = None
    campaign: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalEvent:
    """One entry of the record, never changed. ``by`` acted, for ``on_behalf_of`` when standing in.

    ``start`` and ``end`` are code points of the revision's text that the comment is about, ``quote`` those words.
    """

    number: int
    at: dt.datetime
    by: str
    kind: EventKind
    revision: int
    stage: str | None = None
    on_behalf_of: str | None = None
    comment: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageState:
    """Where a stage stands: ``by`` are the people who approved it, or the one who put it aside."""

    stage: Stage
    status: Literal["waiting", "open", "approved", "overridden", "changes"] = "waiting"
    by: tuple[str, ...] = ()
    satisfied: frozenset[Reviewer] = frozenset()
    delegates: Mapping[str, str] = field(default_factory=dict)
    """Who stands in for whom in this approval: reviewer to stand-in."""

    @property
    def passed(self) -> bool:
        """Whether the text is through."""
        return self.status in ("approved", "overridden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A text on its way. ``revision`` is the one being decided on, ``edited`` a later one than the approved text."""

    id: str
    submission: str
    brand: str
    campaign: str | None
    batch: str | None
    requested_by: str
    author: str
    status: ApprovalStatus
    revision: int
    stages: tuple[StageState, ...]
    deadline: dt.datetime | None
    """The moment (UTC) by which the open stage should decide."""
    edited: int | None
    created_at: dt.datetime
    changed_at: dt.datetime
    version: int
    delegate: str | None = None
    """Who may decide, besides the reviewers, once the deadline is over."""
    until: dt.date | None = None
    """The day by which the requester wants all of it decided."""

    @property
    def open_stage(self) -> StageState | None:
        """The stage that has to decide now; None while the text is not in review."""
        return next((s for s in self.stages if s.status == "open"), None) if self.status == "review" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenCopy:
    """An approved text as it was approved, with its report and the guideline it was checked under.

    ``seal`` is the SHA-256 of all of it: whoever keeps the seal can tell that nothing was changed.
    """

    approval: str
    submission: str
    revision: int
    text: str
    report: Mapping[str, Any]
    guideline_version: int | None
    guideline_hash: str
    frozen_at: dt.datetime
    seal: str


@dataclass(frozen=True, slots=True)
class Court:
    """Who has which role in the brand, and who stands in for whom today."""

    roles: Mapping[str, frozenset[str]]
    stand_ins: Mapping[str, str]

    def people(self, reviewer: Reviewer) -> frozenset[str]:
        """Everybody a reviewer's entry means."""
        return frozenset({reviewer.who}) if reviewer.kind == "user" else self.roles.get(reviewer.who, frozenset())

    def seats(
        self, reviewers: tuple[Reviewer, ...], user: str, delegates: Mapping[str, str] | None = None
    ) -> tuple[tuple[Reviewer, str | None], ...]:
        """The reviewers' entries that ``user`` may speak for, each with whom they stand in for (None: themselves)."""
        standing = {**self.stand_ins, **(delegates or {})}
        found: list[tuple[Reviewer, str | None]] = []
        for reviewer in reviewers:
            people = self.people(reviewer)
            if user in people:
                found.append((reviewer, None))
            else:
                away = sorted(p for p in people if standing.get(p) == user)
                if away:
                    found.append((reviewer, away[0]))
        return tuple(found)
