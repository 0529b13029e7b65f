"""Where answers stand: builds the card of a checked revision and puts it in its place, once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakValueDictionary

from bot.blocks import Block, context, section
from bot.brand import InForce
from bot.errors import Refusal
from bot.features.campaigns.views.card import phase_name
from bot.features.check import views
from bot.gateway.calls import Calls
from bot.gateway.errors import ChannelUnreachable, MessageGone, ResponseUrlSpent
from bot.gateway.gateway import Gateway
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.jobs.held_to import campaign_of
from bot.wording import date_words
from campaigns import revisions, submissions
from campaigns.model import Campaign, Phase, Submission
from consistency.model import Report
from consistency.report_json import report_from_dict
from guidelines.model import GuidelineVersion
from storage.session import Database

log = logging.getLogger(__name__)

Message = tuple[str, list[Block]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an answer goes: a conversation (the direct message with ``person`` when None) and thread.

    ``private`` answers go through ``response_url``, which only the person who asked can see; otherwise it is the way
    when the bot may not post in the conversation.
    """

    person: str
    channel: str | None = None
    thread: str | None = None
    response_url: str | None = None
    private: bool = False
    replaces: bool = False
    """Whether the private answer takes the place of the message whose button gave the ``response_url``."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A checked revision with what is needed to show it."""

    submission: Submission
    number: int
    text: str
    report: Report
    previous: Report | None
    version: GuidelineVersion
    campaign: Campaign | None = None
    """The campaign it belongs to, as it is now."""
    phase: Phase | None = None
    """The campaign's phase on the day on which it goes live."""


class Answers:
    """Reads checked revisions and places their cards."""

    def __init__(self, database: Database, guidelines: InForce, gateway: Gateway, calls: Calls) -> None:
        self._database, self._guidelines, self._gateway, self._calls = database, guidelines, gateway, calls
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def checked(self, submission_id: str, number: int | None = None) -> Checked:
        """The revision (the latest checked one by default). Raises ``Refusal`` when it is not there or not checked."""
        with self._database.reading() as session:
            submission = submissions.get(session, submission_id)
            checked = [each for each in revisions.of_submission(session, submission_id) if each.report is not None]
            campaign, phase = campaign_of(session, submission)
        wanted = [each for each in checked if number is None or each.number == number]
        if not wanted:
            raise Refusal("campaigns.unknown_revision")
        revision = wanted[-1]
        earlier = [each for each in checked if each.number < revision.number]
        report = report_from_dict(revision.report or {})
        return Checked(
            submission,
            revision.number,
            revision.text,
            report,
            report_from_dict(earlier[-1].report or {}) if earlier else None,
            self._guidelines.version(submission.brand, report.version or 1),
            campaign,
            phase,
        )

    def card(
        self, checked: Checked, *, applied: int | None = None, unread: Sequence[tuple[str, Mapping[str, Any]]] = ()
    ) -> Message:
        """The card of a checked revision, in the language of the person who handed it in.

        ``unread`` says what of a file was not read: catalogue keys and parameters.
        """
        submission, guideline = checked.submission, checked.version.guideline
        language = submission.language
        message = guideline.message
        words, blocks = views.report_card(
            checked.report,
            submission_id=submission.id,
            revision=checked.number,
            language=language,
            text=checked.text,
            title=submission.file_name,
            previous=checked.previous,
            author=submission.author,
            applied=applied,
            pillars={p.id: p.name.best(language) for p in message.pillars} if message else {},
            context_line=_against(checked, language),
        )
        notes = [escape(t(code, language, **params)) for code, params in unread]
        return words, [*blocks, context(*notes)] if notes else blocks

    async def place(
        self, submission: Submission | None, message: Message, place: Place, *, key: str, look_first: bool
    ) -> None:
        """Put ``message`` where the submission's card stands, or post it and remember where.

        ``look_first``: an earlier attempt may have posted it under this ``key`` without living to remember.
        """
        if submission is None:
            await self._place(None, message, place, key=key, look_first=look_first)
            return
        # One at a time: a text that is changed while its first card is on the way has that card, and no second one.
        async with self._turns.setdefault(submission.id, asyncio.Lock()):
            known = await asyncio.to_thread(self._known, submission.id)
            await self._place(known, message, place, key=key, look_first=look_first)

    async def _place(
        self, submission: Submission | None, message: Message, place: Place, *, key: str, look_first: bool
    ) -> None:
        words, blocks = message
        if submission is not None and submission.card_channel and submission.card_ts:
            try:
                await self._gateway.update(submission.card_channel, submission.card_ts, text=words, blocks=blocks)
            except MessageGone:
                log.info("the card of %s was deleted; posting it again", submission.id)
            else:
                return
        if place.private and place.response_url:
            try:
                await self._gateway.respond(
                    place.response_url, text=words, blocks=blocks, replace_original=place.replaces
                )
            except ResponseUrlSpent:
                log.info("the private way to %s is closed; answering in a direct message", place.person)
            else:
                return
        await self._post(submission, message, place, key=key, look_first=look_first)

    async def _post(
        self, submission: Submission | None, message: Message, place: Place, *, key: str, look_first: bool
    ) -> None:
        words, blocks = message
        channel = None if place.private else place.channel
        thread = place.thread if channel else None
        if channel is None:
            channel = await self.direct(place.person)
        try:
            posted = await self._gateway.find_by_key(channel, thread, key) if look_first else None
            if posted is not None:
                await self._gateway.update(posted.channel, posted.ts, text=words, blocks=blocks)
            else:
                metadata = {"event_type": "unison_answer", "event_payload": {"key": key}}
                posted = await self._gateway.post(
                    channel, text=words, blocks=blocks, thread_ts=thread, metadata=metadata
                )
        except ChannelUnreachable:
            if place.private or place.channel is None:
                raise
            # Not a member there: the person still gets an answer, for their eyes only.
            private = replace(place, private=True)
            await self._place(submission, message, private, key=key, look_first=look_first)
            return
        if submission is not None:
            await asyncio.to_thread(self._remember, submission.id, posted.channel, posted.ts)

    async def direct(self, person: str) -> str:
        """The conversation of the bot with ``person`` alone."""
        return str((await self._calls.read("conversations.open", users=person))["channel"]["id"])

    def _known(self, submission_id: str) -> Submission:
        with self._database.reading() as session:
            return submissions.get(session, submission_id)

    def _remember(self, submission_id: str, channel: str, ts: str) -> None:
        with self._database.session() as session:
            submissions.set_card(session, submission_id, channel, ts)


PIECE, PIECES = 2900, 3
"""Characters of a preformatted block, and blocks of a message: together below what Slack takes in one message."""


def corrected(text: str, language: str, *, count: int) -> list[Message]:
    """The text with its fixes, to copy: in one message, or in as many as a long text takes."""
    pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
    parts = [pieces[start : start + PIECES] for start in range(0, len(pieces), PIECES)]
    messages: list[Message] = []
    for number, part in enumerate(parts, start=1):
        words = t("jobs.corrected", language, n=count)
        if number > 1:
            words = t("jobs.corrected_more", language, part=number, parts=len(parts))
        messages.append((words, [section(f"*{words}*"), *(_preformatted(piece) for piece in part)]))
    return messages


def _preformatted(text: str) -> Block:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]}],
    }


def _against(checked: Checked, language: str) -> str:
    """What the copy was checked as, and against which guideline."""
    submission, guideline = checked.submission, checked.version.guideline
    named: list[str] = []
    for item in (
        guideline.channel(submission.channel) if submission.channel else None,
        guideline.stage(submission.stage) if submission.stage else None,
    ):
        if item is not None:
            named.append(item.name.best(language))
    if checked.campaign is not None:
        key = "campaign.held_to" if checked.phase else "campaign.held_to_no_phase"
        phase = phase_name(checked.phase, language) if checked.phase else ""
        named.append(t(key, language, campaign=checked.campaign.name, phase=phase))
    if submission.as_of:
        named.append(t("jobs.as_of", language, date=date_words(submission.as_of, language)))
    brand = guideline.brand.names.best(language)
    named.append(t("jobs.against", language, brand=brand, version=checked.version.number))
    return " · ".join(named)
