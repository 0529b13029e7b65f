"""The steps on the way of a piece of copy. Each may run twice, in whatever process, and has its effect once."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, cast

from bot.brand import InForce
from bot.database_work import reading
from bot.downloads import Downloads
from bot.errors import Refusal, reference
from bot.features.approvals import reading as approvals
from bot.features.check import views
from bot.files.front_matter import Head, head_of
from bot.gateway.calls import Calls
from bot.gateway.gateway import Gateway
from bot.i18n import text as t
from bot.incoming import text_of
from bot.jobs.answers import Answers, Place, corrected
from bot.jobs.described import as_stored, goes_live, in_campaign
from bot.jobs.engine import Jobs
from bot.jobs.held_to import brief_of
from bot.jobs.request import HandedIn, Revised
from bot.jobs.worker import LanguageProcess
from bot.readers import Readers
from campaigns import revisions, submissions
from campaigns.exceptions import store as exceptions
from campaigns.model import NewSubmission, Source, Submission
from consistency.check import LIMIT
from consistency.exceptions import apply
from consistency.model import Copy, CopyError
from consistency.report_json import report_to_dict
from storage.session import Database

WARM_SECONDS = 1.5
"""How long a person waits for the language models before they are told that these are still loading."""

NO_COPY = ("files.", "copy.empty")
"""Refusals of what holds no copy that could be kept."""

Told = dict[str, Any]
"""What one step tells the next: submission, revision, guideline version, fixes applied, what of a file was not read."""

Unread = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Received:
    """The text of a piece; of a file also its name, what of it was not read, and what it says of itself."""

    text: str
    file_name: str | None = None
    unread: Unread = field(default_factory=list)
    head: Head | None = None


@dataclass(slots=True)
class Walk:
    """One piece of work on its way: for whom, where to answer, and the submission once it is stored."""

    key: str
    team: str
    place: Place
    submission: str | None = None
    first: bool = False
    """Whether this is the first answer to a piece, so that what stands in the card's place may be overwritten."""


class Steps:
    """The steps, with what they need."""

    def __init__(
        self,
        *,
        jobs: Jobs,
        database: Database,
        guidelines: InForce,
        language: LanguageProcess,
        gateway: Gateway,
        calls: Calls,
        readers: Readers,
        downloads: Downloads,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._jobs, self._database, self._guidelines, self._language = jobs, database, guidelines, language
        self._calls, self._readers, self._downloads = calls, readers, downloads
        self._now = now
        self.answers = Answers(database, guidelines, gateway, calls)

    async def receive(self, handed: HandedIn) -> Told:
        """Fetch the text, store the submission, note which guideline version is in force."""
        reader = await self._readers.reader(handed.team, handed.author)
        got = await self._text(handed)
        if not got.text.strip():
            raise Refusal("copy.empty")
        version = await asyncio.to_thread(self._guidelines.current)
        today = self._readers.today(reader)  # when copy without a date is taken to go live

        def store() -> Told:
            with self._database.session() as session:
                # What a person says of the copy goes before what its file says.
                about = {**(got.head.about(version.guideline) if got.head else {}), **in_campaign(session, handed)}
                submission = submissions.receive(
                    session,
                    NewSubmission(
                        event_id=handed.key,
                        brand=version.brand,
                        author=handed.author,
                        team_id=handed.team,
                        source=cast(Source, handed.source),
                        language=reader.language,
                        text=got.text,
                        **as_stored(about, today),
                        file_name=got.file_name,
                        origin_channel=handed.origin_channel,
                        origin_ts=handed.origin_ts,
                        origin_thread_ts=handed.origin_thread,
                    ),
                    self._now(),
                )
            told = {"submission": submission.id, "revision": 1, "version": version.number}
            return {**told, "applied": None, "unread": got.unread}

        async with self._jobs.hands():
            return await asyncio.to_thread(store)

    async def _text(self, handed: HandedIn) -> Received:
        """The text: the file's, the one written, or that of the message it answers."""
        if handed.file is not None:
            return await self._file(handed.file)
        if handed.parent is None:
            return Received(handed.text)
        place = handed.parent
        found = await self._calls.read("conversations.replies", channel=place["channel"], ts=place["ts"], limit=1)
        messages = found.get("messages") or []
        message = messages[0] if messages else {}
        text, files = text_of(message), message.get("files") or []
        if not text and files:
            return await self._file(files[0])
        if not text:
            raise Refusal("errors.no_text_there")
        return Received(text)

    async def _file(self, file: Mapping[str, Any]) -> Received:
        name, data = await self._downloads.fetch(file)
        read = await self._language.read_file(name, data)
        head = None
        with suppress(CopyError):  # a front matter that cannot be read says nothing; the copy under it is checked
            head = head_of(name, data)
        return Received(read.text, name, list(read.warnings), head)

    async def receive_revision(self, revised: Revised) -> Told:
        """Store the next revision, with the fixes written in where that was asked; nothing where it is only checked."""
        if revised.again:
            current = await asyncio.to_thread(self._guidelines.current)
            latest = await self.read(revisions.get, revised.submission)
            told = {"submission": revised.submission, "revision": latest.number, "version": current.number}
            return {**told, "applied": None, "unread": [], "again": True}
        text, applied = revised.text, None
        if revised.apply:
            base = await asyncio.to_thread(self.answers.checked, revised.submission, revised.base)
            fixed = await self._language.apply_fixes(base.text, report_to_dict(base.report))
            if not fixed.applied:
                raise Refusal("errors.nothing_to_fix")
            text, applied = fixed.text, len(fixed.applied)
        if not text.strip():
            raise Refusal("copy.empty")
        version = await asyncio.to_thread(self._guidelines.current)
        submission = await self.read(submissions.get, revised.submission)
        today = self._readers.today(await self._readers.reader(submission.team_id, revised.actor))

        def store() -> Told:
            with self._database.session() as session:
                if revised.about is not None:
                    submissions.describe(session, submission.id, **as_stored(revised.about, today))
                else:
                    submissions.set_live(session, submission.id, goes_live(submission, today))
                added = revisions.add(session, revised.submission, text, self._now(), event_id=revised.key)
                # Nobody is to approve the text before while the new one is checked.
                approvals.followed(session, revised.submission, by=revised.actor, now=self._now())
            number = version.number
            told = {"submission": revised.submission, "revision": added.number, "version": number}
            return {**told, "applied": applied, "unread": []}

        return await asyncio.to_thread(store)

    async def check(self, received: Told, place: Place) -> None:
        """Check the revision and store its report; while the models load, say so where the card will stand."""
        submission = await self.read(submissions.get, received["submission"])
        revision = await self.read(revisions.get, submission.id, received["revision"])
        if revision.report is not None and not received.get("again"):
            return
        if len(revision.text) > LIMIT:
            raise CopyError("copy.too_long", limit=LIMIT, length=len(revision.text))
        if not await self._language.loaded(WARM_SECONDS) and submission.card_ts is None:
            message, key = views.warming_card(submission.language), _card_key(submission.id)
            await self.answers.place(submission, message, place, key=key, look_first=self._jobs.taken_up())
        copy = Copy(
            text=revision.text,
            channel=submission.channel,
            stage=submission.stage,
            campaign=submission.campaign,
            audience=submission.audience,
            language=submission.copy_language,
            as_of=submission.as_of,
            brief=await self.read(brief_of, submission),
        )
        version = await asyncio.to_thread(self._guidelines.version, submission.brand, received["version"])
        async with self._jobs.hands():
            found = await self._language.check(version, copy)
        today = self._readers.today(await self._readers.reader(submission.team_id, submission.author))

        def store() -> None:
            with self._database.session() as session:
                granted = exceptions.for_checking(session, submission.brand, today)
                about = {"channel": submission.channel, "submission": submission.id}
                report = apply(found, granted, day=today, live=submission.as_of, **about)
                revisions.record_report(
                    session,
                    submission.id,
                    revision.number,
                    report_to_dict(report),
                    verdict=report.verdict.value,
                    score=report.score,
                    guideline_version=report.version,
                    guideline_hash=report.guideline_hash,
                    now=self._now(),
                )

        await asyncio.to_thread(store)

    async def follow_approval(self, received: Told, walk: Walk) -> list[approvals.Begin]:
        """Let an approval catch up with the revision and its report; the walks that follow from it."""

        def follow() -> list[approvals.Begin]:
            with self._database.session() as session:
                return approvals.followed(session, received["submission"], by=walk.place.person, now=self._now())

        return await asyncio.to_thread(follow)

    async def answer(self, received: Told, place: Place) -> None:
        """Put the card in its place; that of a later revision, where one was checked and shown meanwhile."""
        number = received["revision"]
        checked = await asyncio.to_thread(self.answers.checked, received["submission"])
        if checked.number > number:
            return  # a later revision was checked meanwhile, and its card is the one to stand
        message = self.answers.card(checked, applied=received["applied"], unread=received["unread"])
        key = _card_key(checked.submission.id)
        while True:
            await self.answers.place(checked.submission, message, place, key=key, look_first=self._jobs.taken_up())
            checked = await asyncio.to_thread(self.answers.checked, received["submission"])
            if checked.number == number or checked.submission.card_ts is None:
                return  # a private card cannot be drawn over by whoever did not ask for it
            number, message = checked.number, self.answers.card(checked)

    async def hand_back(self, received: Told, place: Place) -> None:
        """The corrected text as a message under the card; on a private card the click itself showed it."""
        if place.private:
            return
        submission = await self.read(submissions.get, received["submission"])
        revision = await self.read(revisions.get, submission.id, received["revision"])
        thread = submission.origin_thread_ts or submission.origin_ts or submission.card_ts
        here = Place(person=place.person, channel=submission.card_channel, thread=thread)
        messages = corrected(revision.text, submission.language, count=received["applied"])
        for number, message in enumerate(messages, start=1):
            key = f"{submission.id}:{revision.number}:corrected:{number}"
            await self.answers.place(None, message, here, key=key, look_first=self._jobs.taken_up())

    async def apologise(self, walk: Walk, why: Refusal) -> None:
        """Say where the answer was to stand why there is none, and note it beside the submission."""
        reader = await self._readers.reader(walk.team, walk.place.person)
        reason = t(why.key, reader.language, **why.params)
        submission = await asyncio.to_thread(self._failed, walk.submission, reason)
        if submission is not None and submission.card_ts and not walk.first:
            submission = None  # the card of the revision before stands and is true; the failure is said beside it
        nothing_kept = walk.submission is None and why.key.startswith(NO_COPY)
        number = None if nothing_kept else reference(walk.key)
        message = views.failed_card(reader.language, reason=reason, reference=number)
        key = f"{walk.key}:failed"
        await self.answers.place(submission, message, walk.place, key=key, look_first=self._jobs.taken_up())

    def _failed(self, submission_id: str | None, reason: str) -> Submission | None:
        if submission_id is None:
            return None
        with self._database.session() as session:
            return submissions.record_failure(session, submission_id, reason)

    async def read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """What ``function(session, *arguments)`` reads."""
        return await reading(self._database, function, *arguments)


def _card_key(submission_id: str) -> str:
    return f"{submission_id}:card"
