"""Who hears of an entry of the record, where, and in what words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from bot.features.approvals.reading import Shown
from bot.features.approvals.views.lists import asks_of
from bot.features.approvals.views.record import entry_words
from bot.i18n import text as t
from bot.wording import person
from campaigns.approvals.flow import standing
from campaigns.approvals.model import ApprovalEvent

SAID_IN_THREAD = frozenset({"request_changes", "override", "edited_after", "withdraw", "delegate"})


@dataclass(frozen=True, slots=True)
class Say:
    """A message to post: the ``card`` in the thread, to a ``reviewer``, or a ``line`` in the thread."""

    what: Literal["card", "reviewer", "line"]
    to: str = ""
    """The reviewer."""
    why: str = ""
    """Key of the headline, or of the line; empty for the words of the entry itself."""

    def to_dict(self) -> dict[str, Any]:
        """Plain values, as a step keeps them."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Self:
        """What ``to_dict`` wrote."""
        return cls(**values)


def says(shown: Shown, number: int) -> list[Say]:
    """What the entry ``number`` of the record makes somebody hear, beside that every card shows it."""
    before = standing(shown.policy, shown.history[: number - 1])
    now = standing(shown.policy, shown.history[:number])
    event = shown.history[number - 1]
    found: list[Say] = []
    if event.kind == "open":
        found.append(Say("card"))
    if event.kind in SAID_IN_THREAD:
        found.append(Say("line"))
    if event.kind == "checked" and now.status == "changes":
        found.append(Say("line", why="approval.line.refused"))
    if now.status == "approved" and before.status != "approved":
        found.append(Say("line", why="approval.line.approved"))
    elif event.kind == "approve":
        found.append(Say("line"))
    opened = next((s.stage.id for s in now.stages if s.status == "open"), None) if now.status == "review" else None
    was = next((s.stage.id for s in before.stages if s.status == "open"), None) if before.status == "review" else None
    present = shown.approval.open_stage
    if event.kind == "delegate":
        found.append(Say("reviewer", to=str(event.detail["to"]), why="approval.ask.delegated"))
    elif opened is not None and opened != was and present is not None and present.stage.id == opened:
        again = event.revision > 1 and any(each.revision < event.revision for each in shown.history)
        why = "approval.ask.revision" if again else "approval.ask.stage"
        found += [Say("reviewer", to=user, why=why) for user in shown.deciders]
    return found


def line(shown: Shown, event: ApprovalEvent, why: str, language: str) -> str:
    """What is said in the thread; whoever has to act on it is named."""
    writer = person(shown.approval.author)
    asked = _both(shown)
    if why:
        return t(why, language, writer=writer, people=_names(asked), revision=event.revision)
    told = entry_words(event, language)
    if event.kind in ("request_changes", "edited_after"):
        others = [each for each in asked if each != event.by]
        return t("approval.line.to", language, people=_names(others), told=told) if others else told
    return told


def headline(shown: Shown, event: ApprovalEvent, why: str, language: str) -> str:
    """Why a card comes to a reviewer now."""
    if event.kind == "delegate":
        return t(why, language, person=person(event.by))
    return asks_of(shown, language, why)


def waits_for(shown: Shown, reader: str, language: str) -> str | None:
    """What stands above a reviewer's card for as long as it waits for their word; None once it does not."""
    opened = shown.approval.open_stage
    if opened is None or reader not in shown.deciders:
        return None
    away = next((user for user, other in opened.delegates.items() if other == reader), None)
    if away is not None:
        return t("approval.ask.delegated", language, person=person(away))
    return asks_of(shown, language, "approval.ask.stage")


def _both(shown: Shown) -> list[str]:
    return list(dict.fromkeys((shown.approval.author, shown.approval.requested_by)))


def _names(users: Iterable[str]) -> str:
    return " ".join(person(user) for user in users)
