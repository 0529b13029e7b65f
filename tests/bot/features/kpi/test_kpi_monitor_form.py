"""A new monitor's form: each kind has its own fields, and what is written in them becomes its settings."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.features.kpi.monitor_asked import monitor_values
from bot.features.kpi.views.monitor_form import FIELDS, monitor_form
from bot.forms import FieldRefused
from bot.gateway.lint import problems
from kpi.alerts.kinds import KINDS as ALL_KINDS
from kpi.alerts.kinds import checked
from kpi.alerts.model import KINDS, Watch
from kpi.model import Goal, Kpi, Name

KPI = Kpi(id="visits", goal="g", name=Name("Visits", "访问量"), unit="visits", direction="up")
BODY = {"view": {"id": "V1"}, "user": {"id": "U1"}, "team": {"id": "T1"}}
GIVEN = {"monitor_kpi": "visits", "severity": "normal", "least": "0", "channel": None}


def made(kind: str, **given: Any) -> dict[str, Any]:
    return monitor_values({**GIVEN, "monitor_kind": kind, **given}, BODY)["parameters"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_fields_of_its_settings_and_no_others(kind: str, language: str):
    form = monitor_form([KPI], language, kind=kind, smallest="…", cuts=["city"], metadata="{}")
    assert problems("modal", form) == []
    names = [each["block_id"] for each in form["blocks"] if each["type"] == "input"]
    assert names == ["monitor_kpi", "monitor_kind", *FIELDS[kind], "least", "severity", "channel"]


def test_what_its_figures_are_not_cut_by_is_not_asked():
    form = monitor_form([KPI], "en", kind="mix_shift")
    assert "by" not in [each.get("block_id") for each in form["blocks"]]


@pytest.mark.parametrize(
    ("kind", "given", "parameters"),
    [
        ("anomaly", {"monitor_sensitivity": "high"}, {"sensitivity": "high"}),
        ("anomaly", {"monitor_sensitivity": "normal"}, {}),
        ("threshold", {"above": "1,200", "below": "", "days": "2"}, {"above": 1200.0, "days": 2}),
        ("change", {"fall": "20%", "rise": "", "window": "28", "versus": "364", "monitor_sensitivity": "normal"},
         {"fall": 0.2, "days": 28, "versus": 364}),
        ("goal_line", {"days": "3", "monitor_sensitivity": "low"}, {"days": 3, "sensitivity": "low"}),
        ("no_data", {"grace": "0"}, {"grace": 0}),
        ("mix_shift", {"by": "city", "monitor_sensitivity": "normal"}, {"by": "city"}),
        ("ratio", {"numerator": "a", "denominator": "b", "monitor_sensitivity": "normal"},
         {"numerator": "a", "denominator": "b"}),
        ("broken_data", {}, {}),
    ],
)  # fmt: skip
def test_what_is_written_becomes_settings_that_its_kind_takes(
    kind: str, given: dict[str, Any], parameters: dict[str, Any]
):
    assert made(kind, **given) == parameters
    assert set(parameters) <= ALL_KINDS[kind].parameters
    goal = Goal(
        id="g", name=KPI.name, kind="performance", level="top", metric="visits", unit="visits", baseline=50.0,
        target=100.0, owner="U1", start=dt.date(2026, 1, 1), end=dt.date(2026, 12, 31),
    )  # fmt: skip
    checked(Watch(id="w", kpi="visits", kind=kind, parameters=parameters), KPI, goal)


@pytest.mark.parametrize(
    ("kind", "given", "field", "key"),
    [
        ("threshold", {"above": "", "below": ""}, "above", "limit_missing"),
        ("threshold", {"above": "10", "below": "20"}, "below", "limits_crossed"),
        ("threshold", {"above": "many"}, "above", "bad_number"),
        ("threshold", {"above": "10", "days": "1.5"}, "days", "bad_days"),
        ("change", {"fall": "-3", "window": "7", "versus": "7"}, "fall", "bad_percent"),
        ("change", {"fall": "3", "window": "28", "versus": "7"}, "versus", "versus_short"),
        ("ratio", {"numerator": "a", "denominator": None}, "denominator", "side_missing"),
        ("no_data", {"grace": "-1"}, "grace", "bad_days"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(kind: str, given: dict[str, Any], field: str, key: str):
    with pytest.raises(FieldRefused) as refused:
        made(kind, **given)
    assert (refused.value.field, refused.value.key) == (field, f"monitors.form.{key}")
