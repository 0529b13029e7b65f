"""Campaigns, phases and due dates that do not hold together are refused with the field at fault."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from campaigns.errors import InvalidField
from campaigns.model import Campaign, Due, Phase

DAY = dt.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id": "Spring Launch"}, "id"),
        ({"id": ""}, "id"),
        ({"id": "春季"}, "id"),
        ({"name": " "}, "name"),
        ({"goal": ""}, "goal"),
        ({"status": "paused"}, "status"),
    ],
)
def test_a_campaign_that_does_not_hold_together_is_refused(changed: dict[str, Any], field: str) -> None:
    given: dict[str, Any] = {"id": "spring", "brand": "aurora", "name": "春季发布", "goal": "新机首月售出 5 万台"}
    assert Campaign(**given).status == "planned"
    with pytest.raises(InvalidField) as refused:
        Campaign(**(given | changed))
    assert refused.value.field == field


def test_a_phase_of_one_day_is_fine_and_one_that_ends_before_it_starts_is_not() -> None:
    Phase(campaign="spring", name="预热期", kind="teaser", start=DAY, end=DAY)
    with pytest.raises(InvalidField, match="2026-03-31 is before the start, 2026-04-01"):
        Phase(campaign="spring", name="预热期", kind="teaser", start=DAY, end=DAY - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("at", "granularity"), [("2026-02-28", "day"), ("2024-02-29T23:59", "minute"), ("2026-03-29T02:30", "minute")]
)
def test_a_due_date_is_wall_time_as_it_was_said(at: str, granularity: Any) -> None:
    assert Due(at=at, zone="Europe/Berlin", granularity=granularity).at == at


@pytest.mark.parametrize(
    ("at", "zone", "granularity", "field"),
    [
        ("2026-02-30", "Asia/Shanghai", "day", "due"),
        ("2026-02-28T18:00", "Asia/Shanghai", "day", "due"),
        ("2026-02-28", "Asia/Shanghai", "minute", "due"),
        ("2026-02-28T24:00", "Asia/Shanghai", "minute", "due"),
        ("2026-02-28T18:00:30", "Asia/Shanghai", "minute", "due"),
        ("Friday", "Asia/Shanghai", "day", "due"),
        ("2026-02-28", "Shanghai", "day", "zone"),
        ("2026-02-28", "../etc", "day", "zone"),
        ("2026-02-28", "", "day", "zone"),
        ("2026-02-28", "Asia/Shanghai", "week", "granularity"),
    ],
)
def test_a_due_date_that_is_none_is_refused(at: str, zone: str, granularity: Any, field: str) -> None:
    with pytest.raises(InvalidField) as refused:
        Due(at=at, zone=zone, granularity=granularity)
    assert refused.value.field == field
