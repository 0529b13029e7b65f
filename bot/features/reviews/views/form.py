"""The form of when a channel's review comes, of everything or of a campaign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import pickers
from bot.blocks import Block, field, modal, option, section, select, text_input
from bot.i18n import text as t
from bot.wording import mrkdwn
from bot.zones import city, zone_words
from campaigns.model import Campaign
from kpi.reviews.model import PERIODS
from kpi.reviews.schedule import Schedule

AUTO = "auto"
EVERYTHING = "*"
"""No campaign: an id has no star."""
CAMPAIGNS, SHOWN = 99, 10
"""Campaigns to choose from, as a select has room for a hundred options; schedules listed above."""
MORNING = "09:00"


def schedule_form(
    found: Sequence[Schedule],
    campaigns: Sequence[Campaign],
    language: str,
    *,
    channel: str | None,
    campaign: str | None,
    zone: str,
) -> Block:
    """``found`` are the schedules that are set; ``channel`` and ``campaign`` are chosen already. Of ``campaigns`` those
    that are not over can be chosen."""
    choose = t("form.choose", language)
    where = pickers.channel(language, channel)
    periods = [option(t(f"review.period.{each}", language), each) for each in PERIODS]
    weekdays = [option(t(f"review.weekday.{day}", language), str(day)) for day in range(7)]
    languages = [option(t("review.form.language.auto", language), AUTO)]
    languages += [option(t(f"meeting.language.{each}", language), each) for each in ("en", "zh")]
    scopes = [option(t("review.form.everything", language), EVERYTHING)]
    scopes += [option(each.name, each.id) for each in campaigns if each.active][:CAMPAIGNS]
    scope = next((each["value"] for each in scopes if each["value"] == campaign), EVERYTHING)
    names = {each.id: each.name for each in campaigns}
    at = pickers.clock(language, MORNING)
    hint = t("review.form.weekday_hint", language)
    there = "\n".join(schedule_line(each, names, language) for each in found[:SHOWN])
    blocks = [section(t("review.form.there", language, lines=there))] if found else []
    blocks += [
        field("review_channel", t("review.form.channel", language), where),
        field("scope", t("review.form.scope", language), select(scopes, placeholder=choose, initial=scope)),
        field("period", t("review.form.period", language), select(periods, placeholder=choose, initial="week")),
        field(
            "weekday", t("review.form.weekday", language), select(weekdays, placeholder=choose, initial="0"), hint=hint
        ),
        field("time", t("review.form.time", language), at),
        field("zone", t("review.form.zone", language), text_input(initial=city(zone, language), max_length=60)),
        field("language", t("review.form.language", language), select(languages, placeholder=choose, initial=AUTO)),
    ]
    return modal(
        t("review.form.title", language),
        blocks,
        close=t("review.form.cancel", language),
        submit=t("review.form.save", language),
        callback_id="review_schedule",
    )


def schedule_line(schedule: Schedule, names: Mapping[str, str], language: str) -> str:
    """A schedule in a line; ``names`` are those of campaigns by id."""
    period = t(f"review.period.{schedule.period}", language)
    name = mrkdwn(names.get(schedule.campaign or "", ""))
    return t(
        "review.schedule.line",
        language,
        channel=schedule.channel,
        period=period if schedule.campaign is None else t("review.schedule.of", language, period=period, campaign=name),
        weekday=t(f"review.weekday.{schedule.weekday}", language),
        time=f"{schedule.time:%H:%M}",
        zone=zone_words(schedule.zone, language),
    )
