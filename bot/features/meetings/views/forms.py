"""Forms of meetings: a series, a point for the agenda, a decision, and what is missing before a meeting can close."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot import pickers
from bot.blocks import Block, context, field, modal, option, section, select, text_input
from bot.features.tasks.views.rhythm import rhythm
from bot.i18n import text as t
from bot.wording import mrkdwn
from bot.zones import city
from campaigns.meetings.model import SERIES_KINDS, AgendaItem
from campaigns.model import Due

RULES = (
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=MONTHLY",
    "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=MONTHLY;INTERVAL=3",
)
ONCE = "once"
LEADS = (1, 2, 4, 24, 48)
LENGTHS = (15, 30, 45, 60, 90, 120)
ZONES = (
    "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney", "Asia/Kolkata",
    "Asia/Dubai", "Europe/Berlin", "Europe/Paris", "Europe/London", "America/Sao_Paulo", "America/New_York",
    "America/Chicago", "America/Los_Angeles", "UTC",
)  # fmt: skip
COUNTRIES = ("CN", "HK", "TW", "SG", "JP", "KR", "IN", "AE", "AU", "DE", "FR", "GB", "BR", "CA", "US")
NOBODY = "none"
ASKED = 25
"""Points that are asked about at once before a meeting is closed; each takes up to three of a form's 100 blocks."""

Choice = tuple[str, str]
T = TypeVar("T", bound=str | int)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFields:
    """A series as its form shows it. Days and times are ISO texts; ``rule`` is ``ONCE`` without one."""

    title: str = ""
    kind: str = "calibration"
    campaign: str | None = None
    channel: str | None = None
    participants: tuple[str, ...] = ()
    day: str | None = None
    time: str | None = "10:00"
    zone: str = "UTC"
    rule: str = "FREQ=WEEKLY"
    minutes: int = 60
    lead: int = 24
    country: str = NOBODY
    language: str = "en"


def series_form(
    fields: SeriesFields, *, language: str, metadata: str, new: bool, campaigns: Sequence[Choice] = ()
) -> Block:
    """The form of a series. ``campaigns`` are ids and names."""

    def choice(
        name: str, offered: list[Block], chosen: str | None, *, optional: bool = False, hint: bool = False
    ) -> Block:
        element = select(offered, placeholder=t("form.choose", language), initial=chosen)
        note = t(f"meeting.form.{name}_hint", language) if hint else None
        return field(name, t(f"meeting.form.{name}", language), element, optional=optional, hint=note)

    kinds = [option(t(f"meeting.series.{kind}", language), kind) for kind in SERIES_KINDS]
    rules = [option(t("meeting.form.once", language), ONCE)]
    rules += [option(_rhythm(rule, language), rule) for rule in _with(RULES, fields.rule)]
    lengths = [option(t("meeting.minutes_long", language, n=n), str(n)) for n in _with(LENGTHS, fields.minutes)]
    leads = [option(t("meeting.form.hours", language, n=n), str(n)) for n in _with(LEADS, fields.lead)]
    zones = [option(city(zone, language), zone) for zone in _with(ZONES, fields.zone)]
    countries = [option(t("meeting.country.none", language), NOBODY)]
    countries += [option(t(f"meeting.country.{each}", language), each) for each in COUNTRIES]
    languages = [option(t(f"meeting.language.{each}", language), each) for each in ("en", "zh")]
    channel = pickers.channel(language, fields.channel)
    people = pickers.people(language, fields.participants)
    blocks = [
        field("title", t("meeting.form.title", language), text_input(initial=fields.title, max_length=150)),
        choice("kind", kinds, fields.kind),
    ]
    if campaigns:
        offered = [option(name, each) for each, name in campaigns]
        blocks.append(choice("campaign", offered, fields.campaign, optional=True, hint=True))
    blocks += [
        field("channel", t("meeting.form.channel", language), channel, hint=t("meeting.form.channel_hint", language)),
        field("people", t("meeting.form.people", language), people),
        field("day", t("meeting.form.day", language), pickers.day(language, fields.day)),
        field("time", t("meeting.form.time", language), pickers.clock(language, fields.time)),
        choice("zone", zones, fields.zone),
        choice("rule", rules, fields.rule, hint=True),
        choice("minutes", lengths, str(fields.minutes)),
        choice("lead", leads, str(fields.lead), hint=True),
        choice("country", countries, fields.country, hint=True),
        choice("language", languages, fields.language),
    ]
    return modal(
        t("meeting.form.new" if new else "meeting.form.edit", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("meeting.button.save", language),
        callback_id="meeting_series",
        private_metadata=metadata,
    )


def add_form(
    meetings: Sequence[Choice], *, language: str, metadata: str, title: str = "", chosen: str | None = None
) -> Block:
    """A point for the agenda of one of ``meetings`` (series id and label)."""
    offered = [option(label, each) for each, label in meetings]
    which = select(offered, placeholder=t("form.choose", language), initial=chosen or meetings[0][0])
    return modal(
        t("meeting.add.title", language),
        [
            field("series", t("meeting.add.series", language), which),
            field("title", t("meeting.add.what", language), text_input(initial=title, max_length=300)),
            field("owner", t("meeting.add.owner", language), pickers.person(language), optional=True),
        ],
        close=t("modal.cancel", language),
        submit=t("meeting.button.add", language),
        callback_id="meeting_add",
        private_metadata=metadata,
    )


def decide_form(item: AgendaItem, *, language: str, metadata: str, day: str | None) -> Block:
    """What was decided, who sees to it, and by when."""
    return modal(
        t("meeting.decide.title", language),
        [
            context(t("meeting.decide.about", language, title=mrkdwn(item.title[:300]))),
            field("text", t("meeting.decide.text", language), text_input(multiline=True, max_length=600)),
            field("owner", t("meeting.decide.owner", language), pickers.person(language, item.owner)),
            field("day", t("meeting.decide.day", language), pickers.day(language, day)),
        ],
        close=t("modal.cancel", language),
        submit=t("meeting.button.decide", language),
        callback_id="meeting_decide",
        private_metadata=metadata,
    )


def missing_form(items: Sequence[AgendaItem], *, language: str, metadata: str, day: str | None) -> Block:
    """Who sees to each point that goes on, and by when; ``day`` is proposed, that of the next meeting."""
    blocks: list[Block] = [section(t("meeting.missing.why", language, n=len(items)))]
    for item in items[:ASKED]:
        blocks.append(section(f"*{mrkdwn(item.title[:150])}*"))
        if not item.owner:
            blocks.append(field(f"owner-{item.id}", t("meeting.decide.owner", language), pickers.person(language)))
        if item.due is None:
            blocks.append(field(f"day-{item.id}", t("meeting.decide.day", language), pickers.day(language, day)))
    return modal(
        t("meeting.missing.title", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("meeting.button.close", language),
        callback_id="meeting_close",
        private_metadata=metadata,
    )


def day_after(due: Due | None, fallback: dt.date) -> str:
    """The day to propose in a form."""
    return due.at[:10] if due is not None and due.at[:10] >= fallback.isoformat() else fallback.isoformat()


def _rhythm(rule: str, language: str) -> str:
    return rhythm("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" if rule.startswith("FREQ=DAILY;BYDAY") else rule, language)


def _with(known: tuple[T, ...], chosen: T) -> tuple[T, ...]:
    """The known choices, and the one that holds where it is another."""
    return known if chosen in known or chosen == ONCE else (*known, chosen)
