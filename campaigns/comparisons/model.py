"""Comparisons and their disagreements as plain frozen types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from campaigns.errors import CampaignError
from guidelines.model import Language

DisagreementStatus = Literal["open", "accepted", "given", "apart", "gone"]
DISAGREEMENT_STATUSES: tuple[DisagreementStatus, ...] = get_args(DisagreementStatus)
"""``accepted`` stands for a while with a reason; ``given`` has somebody who sees to it; ``apart`` is of two things, as
somebody said; ``gone`` no longer exists."""


class UnknownComparison(CampaignError):
    """No comparison of that id is stored."""

    code = "compare.unknown"

    def __init__(self, comparison: str) -> None:
        self.comparison = comparison
        super().__init__(f"There is no comparison {comparison!r}; compare the pieces again.")


class DisagreementGone(CampaignError):
    """The disagreement was settled, or a later comparison no longer has it."""

    code = "compare.gone"

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(f"The disagreement {key!r} is settled already.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One asset as it was compared. ``owner`` is who answers for it, ``submission`` where it came from."""

    id: str
    title: str
    text: str
    channel: str | None = None
    stage: str | None = None
    as_of: str | None = None
    """An ISO day."""
    parent: str | None = None
    leads_to: str | None = None
    owner: str | None = None
    submission: str | None = None
    reference: bool = False
    """What the pieces are held to: the campaign's brief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison. ``scope`` names what is compared again and again: a campaign, or the same files.

    ``result`` is its JSON (``comparison_to_dict``), None until it is made.
    """

    id: str
    brand: str
    scope: str
    campaign: str | None
    by: str
    team_id: str
    language: Language
    made_at: dt.datetime
    version: int
    pieces: tuple[Piece, ...]
    notes: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    """What was left out, and why: catalogue keys with parameters."""
    result: Mapping[str, Any] | None = None

    def piece(self, asset: str) -> Piece:
        """The piece of that id."""
        return next(each for each in self.pieces if each.id == asset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What pieces say differently, from one comparison of a scope to the next. ``key`` is made of what is said.

    ``content`` is the disagreement's JSON of the latest comparison that has it. ``exception`` is the id of the
    exception by which it was accepted, ``task`` of the task it became; ``by`` decided so ``at`` that moment.
    """

    id: str
    scope: str
    key: str
    brand: str
    campaign: str | None
    comparison: str
    position: int
    content: Mapping[str, Any] = field(default_factory=dict)
    status: DisagreementStatus = "open"
    first_seen: dt.datetime
    by: str | None = None
    at: dt.datetime | None = None
    right: str | None = None
    """The value that was said to be right."""
    task: str | None = None
    exception: str | None = None
