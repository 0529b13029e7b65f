"""The form of when a channel's review comes."""

from __future__ import annotations

from collections.abc import Sequence

from bot.blocks import Block, field, modal, option, plain, section, select, text_input
from bot.i18n import text as t
from kpi.reviews.model import PERIODS
from kpi.reviews.schedule import Schedule

AUTO = "auto"
MORNING = "09:00"


def schedule_form(found: Sequence[Schedule], language: str, *, channel: str | None, zone: str) -> Block:
    """``found`` are the schedules that are set, ``channel`` the one offered first."""
    choose = t("form.choose", language)
    where: Block = {
        "type": "conversations_select",
        "action_id": "value",
        "placeholder": plain(choose, 150),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if channel:
        where["initial_conversation"] = channel
    periods = [option(t(f"review.period.{each}", language), each) for each in PERIODS]
    weekdays = [option(t(f"review.weekday.{day}", language), str(day)) for day in range(7)]
    languages = [option(t("review.form.language.auto", language), AUTO)]
    languages += [option(t(f"meeting.language.{each}", language), each) for each in ("en", "zh")]
    at: Block = {"type": "timepicker", "action_id": "value", "initial_time": MORNING}
    hint = t("review.form.weekday_hint", language)
    blocks = [
        section(t("review.form.there", language, lines="\n".join(schedule_line(e, language) for e in found[:10])))
    ]
    blocks = blocks if found else []
    blocks += [
        field("review_channel", t("review.form.channel", language), where),
        field("period", t("review.form.period", language), select(periods, placeholder=choose, initial="week")),
        field(
            "weekday", t("review.form.weekday", language), select(weekdays, placeholder=choose, initial="0"), hint=hint
        ),
        field("time", t("review.form.time", language), at),
        field("zone", t("review.form.zone", language), text_input(initial=zone, max_length=60)),
        field("language", t("review.form.language", language), select(languages, placeholder=choose, initial=AUTO)),
    ]
    return modal(
        t("review.form.title", language),
        blocks,
        close=t("review.form.cancel", language),
        submit=t("review.form.save", language),
        callback_id="review_schedule",
    )


def schedule_line(schedule: Schedule, language: str) -> str:
    """A schedule in a line."""
    return t(
        "review.schedule.line",
        language,
        channel=schedule.channel,
        period=t(f"review.period.{schedule.period}", language),
        weekday=t(f"review.weekday.{schedule.weekday}", language),
        time=f"{schedule.time:%H:%M}",
        zone=schedule.zone,
    )
