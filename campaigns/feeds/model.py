"""A feed and what it is of."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, get_args

from campaigns.errors import CampaignError
from campaigns.model import Due

FeedKind = Literal["person", "campaign", "brand"]
FEED_KINDS: tuple[FeedKind, ...] = get_args(FeedKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed of a person, a campaign or a brand (``ref`` is the id). The token in its address is not kept."""

    id: str
    kind: FeedKind
    ref: str
    created_by: str
    created_at: dt.datetime
    revoked_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedTask:
    """As much of a task as a feed shows."""

    id: str
    title: str
    details: str
    due: Due
    created_at: dt.datetime
    changed_at: dt.datetime
    version: int


class UnknownFeed(CampaignError):
    """No feed of that address, or it was revoked: the two are not told apart."""

    code = "feeds.unknown"

    def __init__(self) -> None:
        super().__init__("This calendar address is not valid any more; ask the bot for a new one.")
