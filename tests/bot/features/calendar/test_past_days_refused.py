"""A day that is long over is refused where somebody plans, and taken where they record what was."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.features.calendar.submitting import not_past
from bot.features.campaigns.filling import read_plan
from bot.forms import FieldRefused
from campaigns.calendar.model import ContentItem
from campaigns.model import Due

NOW = dt.datetime(2026, 11, 22, 4, tzinfo=dt.UTC)
OLD = Due(at="2020-11-19", zone="Asia/Shanghai", granularity="day")
TODAY = Due(at="2026-11-22", zone="Asia/Shanghai", granularity="day")


def _item(publish: Due | None) -> ContentItem:
    return ContentItem(id="c1", campaign="launch", title="首发海报", channel="ad", publish=publish)


@pytest.mark.parametrize("before", [None, _item(None), _item(TODAY)])
def test_content_to_come_takes_no_day_in_the_past(before: ContentItem | None) -> None:
    with pytest.raises(FieldRefused) as refused:
        not_past({"publish": OLD, "status": "draft"}, before, NOW)
    assert refused.value.field == "day"


@pytest.mark.parametrize(
    ("fields", "before"),
    [
        ({"publish": OLD, "status": "published"}, None),
        ({"publish": TODAY, "status": "draft"}, None),
        ({"publish": None, "status": "draft"}, None),
        ({"publish": OLD, "status": "draft"}, _item(OLD)),
    ],
)
def test_what_is_out_or_late_already_keeps_its_day(fields: dict[str, Any], before: ContentItem | None) -> None:
    not_past(fields, before, NOW)


def _plan(phases: str) -> dict[str, Any]:
    given = {"name": "Spring", "goal": "Sell", "phases": phases}
    values = {name: {"x": {"type": "plain_text_input", "value": value}} for name, value in given.items()}
    return {"view": {"state": {"values": values}}}


def test_a_new_campaign_takes_no_phase_of_years_ago_and_an_old_one_keeps_it() -> None:
    body = _plan("Teaser 10 Jan 2020 to 15 Jan 2020")
    with pytest.raises(FieldRefused) as refused:
        read_plan(body, "spring", NOW.date(), new=True)
    assert (refused.value.field, refused.value.key) == ("phases", "campaigns.phase_long_past")
    assert read_plan(body, "spring", NOW.date(), new=False).phases
    assert read_plan(_plan("Teaser 10 Oct 2026 to 15 Dec 2026"), "spring", NOW.date(), new=True).phases
