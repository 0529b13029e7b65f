"""Messages of agendas claimed, placed and found again; action items of notes kept until they are made or dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, Self, cast

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from campaigns.errors import CampaignError
from campaigns.meetings.cards.tables import MeetingCardRow, NoteReviewRow
from campaigns.model import Due, Granularity
from guidelines.model import Language
from storage.upsert import insert_missing

ReviewState = Literal["open", "dropped", "made"]


class ReviewGone(CampaignError):
    """The action items of these notes are no longer kept."""

    code = "meetings.review_gone"

    def __init__(self, review: str) -> None:
        self.review = review
        super().__init__(f"There are no action items {review!r} to confirm; hand in the notes again.")


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """The message of a meeting's agenda, open at a page (from 0). ``ts`` is None while it is being posted."""

    meeting: str
    channel: str
    ts: str | None
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewItem:
    """One action item as people confirm it. ``named`` is whom the notes name; ``owner`` the Slack id, None if unknown.

    ``task`` is the id of the task it was made into or will be.
    """

    number: int
    title: str
    task: str
    owner: str | None = None
    named: str | None = None
    contributors: tuple[str, ...] = ()
    due: Due | None = None
    channel: str | None = None
    quote: str = ""
    state: ReviewState = "open"

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Self:
        """The item that ``dataclasses.asdict`` wrote."""
        due = told.get("due")
        given = {**told, "contributors": tuple(told.get("contributors") or ())}
        if due:
            given["due"] = Due(at=due["at"], zone=due["zone"], granularity=cast(Granularity, due["granularity"]))
        return cls(**given)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteReview:
    """Action items of one set of notes: ``channel`` and ``thread`` hold the card, ``link`` leads to the notes.

    ``decisions`` are those of the notes, in their own words.
    """

    id: str
    by: str
    language: Language
    channel: str
    created_at: dt.datetime
    thread: str | None = None
    ts: str | None = None
    link: str | None = None
    meeting: str | None = None
    page: int = 0
    items: tuple[ReviewItem, ...] = ()
    decisions: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[ReviewItem, ...]:
        """Those nobody has made or dropped yet."""
        return tuple(item for item in self.items if item.state == "open")


def claim_card(session: Session, meeting: str, channel: str, claim: str) -> bool:
    """Take the posting of a meeting's agenda in hand. True for the one ``claim`` that may post, as often as it asks."""
    row = {"meeting": meeting, "channel": channel, "ts": None, "claim": claim, "page": 0}
    if insert_missing(session, MeetingCardRow, [row]):
        return True
    found = session.get_one(MeetingCardRow, meeting)
    return found.claim == claim and found.ts is None


def release_card(session: Session, meeting: str, claim: str) -> None:
    """Let another post the agenda: it could not be posted, or its message is gone."""
    session.execute(delete(MeetingCardRow).filter_by(meeting=meeting, claim=claim))


def place_card(session: Session, meeting: str, channel: str, ts: str) -> None:
    """Note where the agenda stands."""
    session.execute(update(MeetingCardRow).filter_by(meeting=meeting).values(channel=channel, ts=ts))


def forget_card(session: Session, meeting: str) -> None:
    """Note that the message is gone."""
    session.execute(delete(MeetingCardRow).filter_by(meeting=meeting))


def turn_card(session: Session, meeting: str, page: int) -> None:
    """Note at which page the agenda is open."""
    session.execute(update(MeetingCardRow).filter_by(meeting=meeting).values(page=page))


def card(session: Session, meeting: str) -> MeetingCard | None:
    """The message of a meeting's agenda; None before it is posted."""
    row = session.get(MeetingCardRow, meeting, populate_existing=True)
    return None if row is None else MeetingCard(row.meeting, row.channel, row.ts, row.page)


def meeting_at(session: Session, channel: str, ts: str) -> str | None:
    """Which meeting a message is the agenda of."""
    return session.scalars(select(MeetingCardRow.meeting).filter_by(channel=channel, ts=ts)).one_or_none()


def add_review(session: Session, review: NoteReview) -> NoteReview:
    """Keep the items of notes; those kept under the same id stay as they are."""
    values = {name: getattr(review, name) for name in _COLUMNS}
    insert_missing(session, NoteReviewRow, [{**values, "items": _told(review)}])
    return reviewed(session, review.id)


def reviewed(session: Session, review: str, *, lock: bool = False) -> NoteReview:
    """The items of notes as they stand; with ``lock`` nobody else changes them in the meantime. ReviewGone."""
    query = select(NoteReviewRow).filter_by(id=review).execution_options(populate_existing=True)
    row = session.scalars(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise ReviewGone(review)
    values = {name: getattr(row, name) for name in _COLUMNS}
    items = tuple(ReviewItem.from_dict(each) for each in row.items["items"])
    return NoteReview(**values, items=items, decisions=tuple(row.items.get("decisions", ())))


def change_items(session: Session, review: str, *items: ReviewItem) -> NoteReview:
    """Put items in the place of those with the same numbers, unless these were made or dropped already."""
    found = reviewed(session, review, lock=True)
    given = {item.number: item for item in items}
    kept = tuple(given.get(each.number, each) if each.state == "open" else each for each in found.items)
    changed = replace(found, items=kept)
    session.execute(update(NoteReviewRow).filter_by(id=review).values(items=_told(changed)))
    return changed


def place_review(session: Session, review: str, channel: str, ts: str) -> None:
    """Note where the confirm card stands."""
    session.execute(update(NoteReviewRow).filter_by(id=review).values(channel=channel, ts=ts))


def turn_review(session: Session, review: str, page: int) -> None:
    """Note at which page the confirm card is open."""
    session.execute(update(NoteReviewRow).filter_by(id=review).values(page=page))


_COLUMNS = ("id", "by", "language", "meeting", "channel", "thread", "ts", "link", "page", "created_at")


def _told(review: NoteReview) -> dict[str, Any]:
    items = [{**asdict(item), "contributors": list(item.contributors)} for item in review.items]
    return {"items": items, "decisions": list(review.decisions)}
