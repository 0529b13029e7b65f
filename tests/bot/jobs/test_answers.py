"""Answers to a text that is changed while its card is on the way."""

from __future__ import annotations

import asyncio
import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from bot.jobs.answers import Answers, Message, Place
from campaigns import submissions
from campaigns.model import NewSubmission, Submission
from storage.session import Database

HERE = Place(person="U1", channel="C1", thread="1.0")


class Channel:
    """Slack's side: what stands, by timestamp. That the first message arrived is told when ``heard`` is set."""

    def __init__(self) -> None:
        self.stands: dict[str, str] = {}
        self.arrived, self.heard = asyncio.Event(), asyncio.Event()

    async def post(self, channel: str, *, text: str, **_: Any) -> Any:
        ts = f"{len(self.stands) + 1}.0"
        self.stands[ts] = text
        self.arrived.set()
        if text == "first":
            await self.heard.wait()
        return SimpleNamespace(channel=channel, ts=ts)

    async def update(self, channel: str, ts: str, *, text: str, blocks: Any) -> None:
        self.stands[ts] = text


def handed_in(database: Database, event_id: str) -> Submission:
    new = NewSubmission(
        event_id=event_id, brand="b", author="U1", team_id="T1", source="dm", language="en", text="Our phone."
    )
    with database.session() as session:
        return submissions.receive(session, new, dt.datetime(2026, 11, 1, tzinfo=dt.UTC))


@pytest.fixture
def submission(database: Database) -> Submission:
    return handed_in(database, "e1")


def said(words: str) -> Message:
    return words, []


async def test_a_second_answer_waits_until_it_is_known_where_the_card_stands(
    database: Database, submission: Submission
):
    channel = Channel()
    answers = Answers(database, None, channel, None)  # type: ignore[arg-type]

    async def answer(words: str) -> None:
        await answers.place(submission, said(words), HERE, key="card", look_first=False)

    first = asyncio.create_task(answer("first"))
    await channel.arrived.wait()
    second = asyncio.create_task(answer("second"))
    await asyncio.sleep(0)
    channel.heard.set()
    await asyncio.gather(first, second)
    assert channel.stands == {"1.0": "second"}


async def test_answers_to_two_texts_do_not_wait_for_each_other(database: Database, submission: Submission):
    channel = Channel()
    answers = Answers(database, None, channel, None)  # type: ignore[arg-type]
    waiting = asyncio.create_task(answers.place(submission, said("first"), HERE, key="a", look_first=False))
    await channel.arrived.wait()
    async with asyncio.timeout(60):
        await answers.place(handed_in(database, "e2"), said("another's"), HERE, key="b", look_first=False)
    channel.heard.set()
    await waiting
    assert channel.stands == {"1.0": "first", "2.0": "another's"}
