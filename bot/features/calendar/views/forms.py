"""Forms of the calendar: an item with everything, who it goes to, its approved copy, a table to load, a rule. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot import pickers
from bot.blocks import Block, context, field, modal, option, plain, select, text_input
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.zones import zone_words
from campaigns.calendar.headings import STATUSES
from campaigns.calendar.model import CONTENT_STATUSES, ContentItem, ContentStatus
from campaigns.calendar.table import TITLE_LENGTH

Choice = tuple[str, str]
"""Value and label of an option."""
SELECTORS = ("channel", "stage", "phase", "format")
DAYS = 90
"""The longest that something may be waited for by a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a campaign's content may be: ids with their names; phases are named by themselves."""

    channels: Sequence[Choice] = ()
    stages: Sequence[Choice] = ()
    phases: Sequence[Choice] = ()
    formats: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What the form of an item holds or was filled with. Day and time are ISO texts."""

    title: str = ""
    channel: str | None = None
    stage: str | None = None
    phase: str | None = None
    format: str | None = None
    owner: str | None = None
    day: str | None = None
    time: str | None = None
    status: ContentStatus = "idea"
    submission: str | None = None
    parent: str | None = None
    hands_off_to: str | None = None


def filled_of(item: ContentItem) -> Filled:
    """An item as its form shows it."""
    at = item.publish.at if item.publish else ""
    return Filled(
        title=item.title,
        channel=item.channel,
        stage=item.stage,
        phase=item.phase,
        format=item.format,
        owner=item.owner,
        day=at[:10] or None,
        time=at[11:] or None,
        status=item.status,
        submission=item.submission,
        parent=item.parent,
        hands_off_to=item.hands_off_to,
    )


def item_form(
    filled: Filled,
    choices: Choices,
    *,
    campaign: str,
    known: dict[str, str],
    language: str,
    zone: str,
    metadata: str,
    callback: str,
) -> Block:
    """``callback`` ``calendar_new`` makes an item, ``calendar_edit`` changes one. ``known`` are the words for the
    chosen copy, parent and next item, by id."""
    say = _say(language)
    channel: Block = _select(_with(choices.channels, filled.channel), filled.channel, language)
    if not choices.channels and not filled.channel:
        channel = text_input(max_length=60)
    blocks: list[Block] = [
        context(t("calendar.form.of", language, campaign=escape(campaign))),
        field("title", say("title"), text_input(initial=filled.title, max_length=TITLE_LENGTH)),
        field("channel", say("channel"), channel),
        field("day", say("day"), pickers.day(language, filled.day), optional=True),
        field(
            "time",
            say("time"),
            pickers.clock(language, filled.time),
            optional=True,
            hint=t("task.form.time_hint", language, zone=zone_words(zone, language)),
        ),
        field("owner", say("owner"), pickers.person(language, filled.owner), optional=True),
        field("status", say("status"), _select(_statuses(language), filled.status, language)),
    ]
    for name, offered, chosen in (
        ("stage", choices.stages, filled.stage),
        ("phase", choices.phases, filled.phase),
    ):
        if offered or chosen:
            blocks.append(field(name, say(name), _select(_with(offered, chosen), chosen, language), optional=True))
    blocks.append(
        field("format", say("format"), text_input(initial=filled.format or "", max_length=60), optional=True,
              hint=t("calendar.form.format_hint", language))
    )  # fmt: skip
    for name, chosen in (
        ("submission", filled.submission),
        ("parent", filled.parent),
        ("hands_off_to", filled.hands_off_to),
    ):
        blocks.append(field(name, say(name), _search(name, chosen, known, language), optional=True))
    new = callback == "calendar_new"
    return modal(
        t("calendar.form.new" if new else "calendar.form.edit", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("calendar.button.add" if new else "task.button.save", language),
        callback_id=callback,
        private_metadata=metadata,
    )


def hand_over_form(item: ContentItem, *, language: str, metadata: str) -> Block:
    """Who answers for it from now on."""
    return modal(
        t("calendar.form.hand_over", language),
        [
            context(escape(item.title)),
            field("owner", t("calendar.form.to", language), pickers.person(language)),
        ],
        close=t("modal.cancel", language),
        submit=t("calendar.button.hand_over", language),
        callback_id="calendar_hand_over",
        private_metadata=metadata,
    )


def link_form(item: ContentItem, known: dict[str, str], *, language: str, metadata: str) -> Block:
    """Which approved copy it is published with."""
    return modal(
        t("calendar.form.link", language),
        [
            context(escape(item.title)),
            field(
                "submission",
                t("calendar.field.submission", language),
                _search("submission", item.submission, known, language),
                optional=True,
                hint=t("calendar.form.link_hint", language),
            ),
        ],
        close=t("modal.cancel", language),
        submit=t("task.button.save", language),
        callback_id="calendar_link",
        private_metadata=metadata,
    )


def import_form(campaign: str, *, language: str, metadata: str) -> Block:
    """A table to load; what it would do is shown before it is done."""
    files: Block = {"type": "file_input", "action_id": "value", "filetypes": ["csv", "xlsx"], "max_files": 1}
    return modal(
        t("calendar.form.import", language),
        [
            context(t("calendar.form.of", language, campaign=escape(campaign))),
            field("file", t("calendar.form.file", language), files, hint=t("calendar.form.file_hint", language)),
        ],
        close=t("modal.cancel", language),
        submit=t("calendar.button.preview", language),
        callback_id="calendar_import",
        private_metadata=metadata,
    )


def rule_form(choices: Choices, *, campaign: str, language: str, metadata: str) -> Block:
    """When content of one sort goes out, content of another follows within so many days."""
    blocks: list[Block] = [context(t("calendar.form.of", language, campaign=escape(campaign)))]
    for side in ("when", "then"):
        blocks.append(
            {"type": "section", "text": {"type": "mrkdwn", "text": f"*{t(f'calendar.rule.{side}', language)}*"}}
        )
        for name, offered in zip(
            SELECTORS, (choices.channels, choices.stages, choices.phases, choices.formats), strict=True
        ):
            if offered:
                element = _select(offered, None, language)
                blocks.append(field(f"{side}_{name}", t(f"calendar.field.{name}", language), element, optional=True))
    number: Block = {
        "type": "number_input",
        "action_id": "value",
        "is_decimal_allowed": False,
        "min_value": "0",
        "max_value": str(DAYS),
        "initial_value": "2",
    }
    blocks += [
        field("days", t("calendar.rule.days", language), number, hint=t("calendar.rule.days_hint", language)),
        field("reason", t("calendar.rule.reason", language), text_input(max_length=200), optional=True),
    ]
    return modal(
        t("calendar.rule.new", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("task.button.save", language),
        callback_id="calendar_rule",
        private_metadata=metadata,
    )


def _say(language: str) -> Callable[[str], str]:
    return lambda name: t(f"calendar.field.{name}", language)


def _statuses(language: str) -> list[Choice]:
    return [(status, STATUSES[status]["zh" if language == "zh" else "en"]) for status in CONTENT_STATUSES]


def _with(offered: Sequence[Choice], chosen: str | None) -> list[Choice]:
    """What is offered, with what is chosen already although it is not."""
    there = list(offered)
    return there if chosen is None or chosen in [value for value, _ in there] else [*there, (chosen, chosen)]


def _select(offered: Sequence[Choice], initial: str | None, language: str) -> Block:
    options = [option(label, value) for value, label in offered]
    return select(options, placeholder=t("form.choose", language), initial=initial)


def _search(name: str, chosen: str | None, known: dict[str, str], language: str) -> Block:
    element: Block = {
        "type": "external_select",
        "action_id": f"calendar.find.{name}",
        "placeholder": plain(t("form.choose", language), 150),
        "min_query_length": 0,
    }
    return element | {"initial_option": option(known.get(chosen, chosen), chosen)} if chosen else element
