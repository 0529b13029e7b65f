"""Cards placed and found again, digests said once a day, and tasks found by a word of their title."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from campaigns.cards.tables import CardRow, DigestRow, TaskCardRow
from campaigns.tasks.model import ACTIVE, Task
from campaigns.tasks.rows import task_of
from campaigns.tasks.tables import TaskRow
from guidelines.model import Language
from storage.upsert import insert_missing


@dataclass(frozen=True, slots=True)
class Card:
    """A message that shows a task."""

    channel: str
    ts: str
    language: Language


def place(session: Session, task: str, card: Card) -> None:
    """Note that ``card`` shows the task; a message shows one task, the last that was put there."""
    row = {"channel": card.channel, "ts": card.ts, "task": task, "language": card.language}
    if not insert_missing(session, TaskCardRow, [row]):
        here = (TaskCardRow.channel == card.channel, TaskCardRow.ts == card.ts)
        session.execute(update(TaskCardRow).where(*here).values(task=task, language=card.language))


def places(session: Session, task: str) -> tuple[Card, ...]:
    """Every card of a task, oldest first."""
    query = select(TaskCardRow).where(TaskCardRow.task == task).order_by(TaskCardRow.ts, TaskCardRow.channel)
    return tuple(Card(row.channel, row.ts, cast("Language", row.language)) for row in session.scalars(query))


def forget(session: Session, card: Card) -> None:
    """Note that a card is gone."""
    session.execute(delete(TaskCardRow).filter_by(channel=card.channel, ts=card.ts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A message that shows ``about``, an id of the kind ``subject``; ``reader`` is the one person it is for, or ""."""

    channel: str
    ts: str
    subject: str
    about: str
    language: Language
    reader: str = ""


def stand(session: Session, card: Standing) -> None:
    """Note where a card stands; a message shows one thing, the last that was put there."""
    values = {"subject": card.subject, "about": card.about, "reader": card.reader, "language": card.language}
    if not insert_missing(session, CardRow, [{"channel": card.channel, "ts": card.ts, **values}]):
        session.execute(update(CardRow).filter_by(channel=card.channel, ts=card.ts).values(**values))


def standing(session: Session, subject: str, about: str) -> tuple[Standing, ...]:
    """Every card that shows ``about``, oldest first."""
    query = select(CardRow).filter_by(subject=subject, about=about).order_by(CardRow.ts, CardRow.channel)
    return tuple(
        Standing(
            channel=row.channel,
            ts=row.ts,
            subject=row.subject,
            about=row.about,
            language=cast("Language", row.language),
            reader=row.reader,
        )
        for row in session.scalars(query)
    )


def fell(session: Session, card: Standing) -> None:
    """Note that a card is gone."""
    session.execute(delete(CardRow).filter_by(channel=card.channel, ts=card.ts))


def search(session: Session, words: str, limit: int) -> tuple[Task, ...]:
    """Active tasks whose title has ``words``, whatever the case, the latest first; any active one for no words."""
    query = select(TaskRow).where(TaskRow.status.in_(ACTIVE))
    if words.strip():
        query = query.where(TaskRow.title.icontains(words.strip(), autoescape=True))
    query = query.order_by(TaskRow.created_at.desc(), TaskRow.id).limit(limit)
    return tuple(task_of(row) for row in session.scalars(query))


def owners(session: Session) -> tuple[str, ...]:
    """Everybody who answers for an active task."""
    query = select(TaskRow.owner).where(TaskRow.status.in_(ACTIVE)).distinct().order_by(TaskRow.owner)
    return tuple(session.scalars(query))


def claim_digest(session: Session, user: str, day: dt.date, delivery: str, now: dt.datetime) -> bool:
    """Take the digest of a person's day in hand as part of ``delivery``.

    True for one delivery only, and for that one again whenever it is asked: the message is made anew after a crash.
    """
    row = {"user_id": user, "day": day, "delivery": delivery, "claimed_at": now, "sent_at": None}
    if insert_missing(session, DigestRow, [row]):
        return True
    return session.get_one(DigestRow, (user, day)).delivery == delivery


def said(session: Session, users: Iterable[str], since: dt.date) -> frozenset[tuple[str, dt.date]]:
    """Whose digests of which days, from ``since`` on, are in hand or sent."""
    query = select(DigestRow.user_id, DigestRow.day).where(DigestRow.user_id.in_(list(users)), DigestRow.day >= since)
    return frozenset((user, day) for user, day in session.execute(query))


def take_over(
    session: Session, lost: dt.datetime, now: dt.datetime, *, prefix: str
) -> tuple[tuple[str, dt.date, str], ...]:
    """Digests that stand alone (deliveries that begin with ``prefix``) and whose worker took them before ``lost``.

    Person, day and delivery; each is handed to one caller, who looks whether it was posted before posting it.
    """
    held = (DigestRow.sent_at.is_(None), DigestRow.claimed_at <= lost, DigestRow.delivery.startswith(prefix))
    taken = update(DigestRow).where(*held).values(claimed_at=now)
    found = session.execute(taken.returning(DigestRow.user_id, DigestRow.day, DigestRow.delivery)).all()
    return tuple((user, day, delivery) for user, day, delivery in sorted(found, key=lambda row: row[2]))


def digest_sent(session: Session, delivery: str, now: dt.datetime) -> None:
    """Note that the message with the digest was posted, or that there was nothing to say."""
    session.execute(update(DigestRow).where(DigestRow.delivery == delivery).values(sent_at=now))
