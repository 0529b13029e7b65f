"""What a person can do with an approval, and the entry of the record that it makes, or why it may not. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from campaigns.approvals.errors import ApprovedAlready, CommentMissing, NotNow, NotTheirText, NotYours, WrongSpan
from campaigns.approvals.flow import Standing
from campaigns.approvals.model import OPEN, ApprovalStatus, Court, EventKind, Policy, Reviewer, StageState


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What an action is judged by: the standing, the rules, who is who, who wrote the text, and the text itself."""

    policy: Policy
    standing: Standing
    court: Court
    author: str
    text: str
    requester: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What goes into the record, besides who and when."""

    kind: EventKind
    stage: str | None = None
    on_behalf_of: str | None = None
    comment: str = ""
    span: tuple[int, int] | None = None
    quote: str = ""
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Action:
    """Base of what can be done; the comment goes into the record."""

    name: ClassVar[str]
    comment: str = ""

    def entry(self, scene: Scene, by: str) -> Entry:
        """The entry it makes; a typed error when it may not be done by that person or now."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class HandOver(Action):
    """The writer is ready: from draft, or with a text that was edited after it was approved."""

    name: ClassVar[str] = "hand_over"

    def entry(self, scene: Scene, by: str) -> Entry:
        state = scene.standing
        if state.status == "approved" and state.edited is not None:
            return Entry(kind="revise", comment=self.comment, detail={"kept": [], "revision": state.edited})
        _only(self, state.status, "draft")
        return Entry(kind="hand_over", comment=self.comment, detail={})


@dataclass(frozen=True, slots=True)
class Approve(Action):
    """A reviewer of the open stage says yes, for every seat they speak for."""

    name: ClassVar[str] = "approve"

    def entry(self, scene: Scene, by: str) -> Entry:
        stage = _open(self, scene)
        seats = _seats(scene, stage, by)
        if all(seat in stage.satisfied for seat, _ in seats):
            raise ApprovedAlready(by, stage.stage.id)
        away = next((other for _, other in seats if other is not None), None)
        detail = {"seats": [[seat.kind, seat.who] for seat, _ in seats]}
        return Entry(kind="approve", stage=stage.stage.id, on_behalf_of=away, comment=self.comment, detail=detail)


@dataclass(frozen=True, slots=True)
class RequestChanges(Action):
    """A reviewer of the open stage says what has to change, about the whole text or about ``span`` of it."""

    name: ClassVar[str] = "request_changes"
    span: tuple[int, int] | None = None

    def entry(self, scene: Scene, by: str) -> Entry:
        stage = _open(self, scene)
        seats = _seats(scene, stage, by)
        _commented(self)
        quote = ""
        if self.span is not None:
            start, end = self.span
            if not 0 <= start < end <= len(scene.text):
                raise WrongSpan(start, end, len(scene.text))
            quote = scene.text[start:end]
        return Entry(
            kind="request_changes",
            stage=stage.stage.id,
            on_behalf_of=seats[0][1],
            comment=self.comment,
            span=self.span,
            quote=quote,
            detail={},
        )


@dataclass(frozen=True, slots=True)
class Override(Action):
    """Somebody with the right to overrule puts the open stage aside, or the checker's no, with a reason."""

    name: ClassVar[str] = "override"

    def entry(self, scene: Scene, by: str) -> Entry:
        state = scene.standing
        seats = scene.court.seats(scene.policy.overriders, by)
        stage = next((s.stage.id for s in state.stages if s.status in ("open", "changes")), None)
        if state.status == "changes" and state.refused_by_check:
            stage = None
        else:
            _only(self, state.status, "review", "changes")
        if not seats:
            raise NotYours(by, stage or "check", tuple(map(str, scene.policy.overriders)))
        _commented(self)
        return Entry(kind="override", stage=stage, on_behalf_of=seats[0][1], comment=self.comment, detail={})


@dataclass(frozen=True, slots=True)
class Delegate(Action):
    """A reviewer of the open stage lets somebody else decide in this one approval."""

    name: ClassVar[str] = "delegate"
    to: str = ""

    def entry(self, scene: Scene, by: str) -> Entry:
        stage = _open(self, scene)
        seats = scene.court.seats(stage.stage.reviewers, by, stage.delegates)
        if not seats or (self.to == scene.author and not scene.policy.own_text):
            raise NotYours(self.to if seats else by, stage.stage.id, tuple(map(str, stage.stage.reviewers)))
        return Entry(
            kind="delegate",
            stage=stage.stage.id,
            on_behalf_of=seats[0][1],
            comment=self.comment,
            detail={"to": self.to},
        )


@dataclass(frozen=True, slots=True)
class Withdraw(Action):
    """The text is not wanted any more, says its author, who asked, or who may overrule; what was frozen stays so."""

    name: ClassVar[str] = "withdraw"

    def entry(self, scene: Scene, by: str) -> Entry:
        _only(self, scene.standing.status, *OPEN)
        if by not in (scene.author, scene.requester) and not scene.court.seats(scene.policy.overriders, by):
            raise NotTheirText(by, scene.author)
        _commented(self)
        return Entry(kind="withdraw", comment=self.comment, detail={})


def _only(action: Action, status: ApprovalStatus, *allowed: ApprovalStatus) -> None:
    if status not in allowed:
        raise NotNow(action.name, status)


def _commented(action: Action) -> None:
    if not action.comment.strip():
        raise CommentMissing(action.name)


def _open(action: Action, scene: Scene) -> StageState:
    _only(action, scene.standing.status, "review")
    return next(s for s in scene.standing.stages if s.status == "open")


def _seats(scene: Scene, stage: StageState, by: str) -> tuple[tuple[Reviewer, str | None], ...]:
    """The seats of the stage that ``by`` speaks for; NotYours when there are none, or it is their own text."""
    seats = scene.court.seats(stage.stage.reviewers, by, stage.delegates)
    own = by == scene.author and not scene.policy.own_text
    if not seats or own:
        raise NotYours(by, stage.stage.id, tuple(map(str, stage.stage.reviewers)))
    return seats
