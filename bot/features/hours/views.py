"""Hours in a line and as a form."""

from __future__ import annotations

from bot import pickers
from bot.blocks import Block, context, field, modal, option, plain
from bot.features.hours.reading import NONE, USUAL, Told, country_name
from bot.features.tasks.when import span_words
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.zones import zone_words

SHOWN = 10
"""Leaves that the form lists; Slack takes no more boxes in a group."""


def summary(told: Told, language: str) -> str:
    """Hours, holidays and days away in a line; mrkdwn."""
    person = told.person
    holidays = t("hours.no_holidays", language)
    if person.country:
        holidays = t("hours.holidays", language, country=country_name(person.country, language))
    parts = [f"{person.opens:%H:%M}-{person.closes:%H:%M}", zone_words(person.zone, language), holidays]
    parts += [t("hours.away", language, days=span_words(*days, language, today=told.today)) for days in told.leave[:3]]
    return " · ".join(escape(each) for each in parts)


def hours_form(told: Told, language: str, *, metadata: str = "") -> Block:
    """The form; ``metadata`` travels with it."""
    chosen = country_option(told.country, told, language)
    country: Block = {
        "type": "external_select",
        "action_id": "hours.country",
        "min_query_length": 0,
        "initial_option": chosen,
        "placeholder": plain(t("form.choose", language), 150),
    }
    blocks = [
        context(t("hours.form.what", language, zone=escape(zone_words(told.person.zone, language)))),
        field("opens", t("hours.form.opens", language), pickers.clock(language, f"{told.person.opens:%H:%M}")),
        field("closes", t("hours.form.closes", language), pickers.clock(language, f"{told.person.closes:%H:%M}")),
        field("country", t("hours.form.country", language), country),
    ]
    if told.leave:
        boxes: Block = {
            "type": "checkboxes",
            "action_id": "value",
            "options": [
                option(span_words(*days, language, today=told.today), days[0].isoformat())
                for days in told.leave[:SHOWN]
            ],
        }
        blocks.append(field("back", t("hours.form.back", language), boxes, optional=True))
    day = pickers.day(language)
    hint = t("hours.form.last_hint", language)
    blocks += [
        field("first", t("hours.form.first", language), day, optional=True),
        field("last", t("hours.form.last", language), day, optional=True, hint=hint),
    ]
    return modal(
        t("hours.title", language),
        blocks,
        close=t("modal.cancel", language),
        submit=t("hours.form.save", language),
        callback_id="hours_save",
        private_metadata=metadata,
    )


def country_option(code: str, told: Told, language: str) -> Block:
    """A country, or one of the two choices that are none, as an option."""
    if code == NONE:
        return option(t("hours.form.none", language), NONE)
    if code == USUAL:
        usual = country_name(told.usual, language) if told.usual else t("hours.no_holidays", language)
        return option(t("hours.form.usual", language, country=usual), USUAL)
    return option(country_name(code, language), code)
