"""From the record to where an approval stands: the one place that knows the rules of the way. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from campaigns.approvals.model import ApprovalEvent, ApprovalStatus, Policy, Reviewer, StageState


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an approval stands after its record."""

    status: ApprovalStatus
    revision: int
    stages: tuple[StageState, ...]
    edited: int | None = None
    refused_by_check: bool = False
    """Whether the text is back at the writer because of its verdict."""


def standing(policy: Policy, events: Iterable[ApprovalEvent]) -> Standing:
    """Fold the record, first to last. The record holds only what was allowed: this does not judge it again."""
    state = Standing("draft", 1, tuple(StageState(stage=s) for s in policy.stages))
    for event in events:
        state = _after(policy, state, event)
    return state


def _after(policy: Policy, state: Standing, event: ApprovalEvent) -> Standing:
    match event.kind:
        case "open":
            return replace(state, revision=event.revision)
        case "hand_over":
            return replace(state, status="check", revision=event.revision)
        case "checked":
            if event.detail["verdict"] in policy.gate:
                return _opened(replace(state, status="review", refused_by_check=False))
            return replace(state, status="changes", refused_by_check=True)
        case "approve":
            seats = frozenset(Reviewer(*seat) for seat in event.detail["seats"])
            return _opened(_in_stage(state, event, lambda s: _approved(s, seats, event.by)))
        case "request_changes":
            return replace(_in_stage(state, event, lambda s: replace(s, status="changes")), status="changes")
        case "override":
            if event.stage is None:
                return _opened(replace(state, status="review", refused_by_check=False))
            aside = _in_stage(state, event, lambda s: replace(s, status="overridden", by=(event.by,)))
            return _opened(replace(aside, status="review"))
        case "delegate":
            away = event.on_behalf_of or event.by
            to = {away: event.detail["to"]}
            return _in_stage(state, event, lambda s: replace(s, delegates={**s.delegates, **to}))
        case "revise":
            kept = set(event.detail["kept"])
            stages = tuple(s if s.stage.id in kept else StageState(stage=s.stage) for s in state.stages)
            return Standing("check", event.revision, stages)
        case "edited_after":
            return replace(state, edited=event.revision)
        case "withdraw":
            return replace(state, status="withdrawn")


def kept_stages(state: Standing, *, same_words: bool) -> tuple[str, ...]:
    """Ids of the stages whose approval survives a new revision; ``same_words``: only spaces and punctuation changed."""
    return tuple(
        s.stage.id
        for s in state.stages
        if s.passed and (s.stage.on_revision == "keep" or (s.stage.on_revision == "keep_if_words_same" and same_words))
    )


def _opened(state: Standing) -> Standing:
    """The first stage that is not through is open; approved when there is none."""
    if state.status != "review":
        return state
    for position, stage in enumerate(state.stages):
        if not stage.passed:
            opened = replace(stage, status="open")
            return replace(state, stages=(*state.stages[:position], opened, *state.stages[position + 1 :]))
    return replace(state, status="approved", edited=None)


def _in_stage(state: Standing, event: ApprovalEvent, change: Callable[[StageState], StageState]) -> Standing:
    stages = tuple(change(s) if s.stage.id == event.stage else s for s in state.stages)
    return replace(state, stages=stages)


def _approved(state: StageState, seats: frozenset[Reviewer], by: str) -> StageState:
    satisfied = state.satisfied | seats
    through = state.stage.need == "one" or satisfied >= set(state.stage.reviewers)
    people = (*state.by, by) if by not in state.by else state.by
    return replace(state, satisfied=satisfied, by=people, status="approved" if through else "open")
