"""Goals, KPIs and figures that do not hold together are refused with the field at fault."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.errors import InvalidField
from kpi.model import Goal, Kpi, Name, Observation, dimension_key

GOAL: dict[str, Any] = {
    "id": "signups",
    "name": Name("New sign-ups", "新注册用户"),
    "kind": "performance",
    "level": "top",
    "metric": "new registered users",
    "unit": "users",
    "baseline": 40_000.0,
    "target": 50_000.0,
    "owner": "U1",
    "start": dt.date(2026, 1, 1),
    "end": dt.date(2026, 12, 31),
}
KPI: dict[str, Any] = {"id": "cpa", "name": Name(zh="获客成本"), "unit": "CNY", "direction": "down", "goal": "signups"}
DAY = dt.date(2026, 3, 12)
EIGHT = dt.timezone(dt.timedelta(hours=8))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"id": "New Sign-ups"}, "id"),
        ({"kind": "sales"}, "kind"),
        ({"level": "team"}, "level"),
        ({"metric": " "}, "metric"),
        ({"unit": ""}, "unit"),
        ({"owner": ""}, "owner"),
        ({"target": math.nan}, "target"),
        ({"baseline": math.inf}, "baseline"),
        ({"target": 40_000.0}, "target"),
        ({"end": dt.date(2026, 1, 1)}, "end"),
        ({"parent": "signups"}, "parent"),
    ],
)
def test_a_goal_that_is_not_one_is_refused(changed: dict[str, Any], field: str) -> None:
    Goal(**GOAL)
    with pytest.raises(InvalidField) as refused:
        Goal(**(GOAL | changed))
    assert refused.value.field == field


def test_a_goal_may_ask_for_less() -> None:
    assert Goal(**(GOAL | {"baseline": 100.0, "target": 85.0})).target == 85.0


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"id": ""}, "id"), ({"unit": ""}, "unit"), ({"direction": "left"}, "direction"), ({"formula": " "}, "formula")],
)
def test_a_kpi_that_does_not_hold_together_is_refused(changed: dict[str, Any], field: str) -> None:
    assert Kpi(**KPI).formula is None
    with pytest.raises(InvalidField) as refused:
        Kpi(**(KPI | changed))
    assert refused.value.field == field


@pytest.mark.parametrize(("en", "zh"), [(None, None), ("", " ")])
def test_a_name_is_given_in_some_language(en: str | None, zh: str | None) -> None:
    with pytest.raises(InvalidField, match="in English, in Chinese or in both"):
        Name(en, zh)


def test_a_name_falls_back_to_the_other_language() -> None:
    assert (Name("Reach", "触达").best("zh"), Name("Reach").best("zh"), Name(zh="触达").best("en")) == (
        "触达",
        "Reach",
        "触达",
    )


def test_a_figure_is_of_a_day_or_of_an_hour() -> None:
    hour = dt.datetime(2026, 3, 12, 18, tzinfo=EIGHT)
    assert Observation(kpi="cpa", at=DAY, value=1.0).grain == "day"
    assert Observation(kpi="cpa", at=hour, value=1.0).grain == "hour"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"value": math.nan}, "value"),
        ({"value": -math.inf}, "value"),
        ({"at": dt.datetime(2026, 3, 12, 18)}, "at"),  # noqa: DTZ001 (a naive value is the point)
        ({"at": dt.datetime(2026, 3, 12, 18, 5, tzinfo=EIGHT)}, "at"),
        ({"dimensions": {"": "上海"}}, "dimensions"),
        ({"dimensions": {"city": ""}}, "dimensions"),
    ],
)
def test_a_figure_that_is_none_is_refused(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidField) as refused:
        Observation(**({"kpi": "cpa", "at": DAY, "value": 1.0} | changed))
    assert refused.value.field == field


dimensions = st.dictionaries(st.sampled_from(["city", "device", "渠道"]), st.sampled_from(["a", "b", "上海"]))


@given(dimensions, dimensions)
def test_a_dimension_key_is_equal_exactly_for_equal_dimensions(a: dict[str, str], b: dict[str, str]) -> None:
    assert (dimension_key(a) == dimension_key(b)) == (a == b)
    assert dimension_key(dict(reversed(a.items()))) == dimension_key(a)
