"""Where alerts go, as a form: what it offers, and the route it makes."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest

from bot.features.kpi.desk import why_closed
from bot.features.kpi.routing import route_from
from bot.features.kpi.views.routing import NEVER, route_line, routes_form
from bot.gateway.errors import refusal
from bot.gateway.lint import problems
from bot.i18n import has
from kpi.alerts.routing import Route

OFFERED = {"campaign": [("spring", "Spring <launch>")], "channel": [("email", "email")]}
ROUTES = (
    Route(scope="all", ref="", conversation="C1", zone="Asia/Shanghai", quiet=(22, 7)),
    Route(scope="campaign", ref="spring", conversation="C2"),
    Route(scope="campaign", ref="gone", conversation="C2"),
    Route(scope="severity", ref="high", conversation="C3", quiet=(0, 0)),
)
FILLED = {"scope": "channel:email", "to": "C9", "quiet": "21", "loud": "8", "zone": "Berlin", "gone": []}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_form_lists_every_route_and_offers_every_scope(language: str):
    form = routes_form(ROUTES, OFFERED, language, here="C1", zone="Asia/Shanghai", metadata="{}")
    assert problems("modal", form) == []
    fields = {each.get("block_id"): each.get("element", {}) for each in form["blocks"]}
    assert [each["value"] for each in fields["gone"]["options"]] == [
        "all:", "campaign:spring", "campaign:gone", "severity:high",
    ]  # fmt: skip
    scopes = [each["value"] for each in fields["scope"]["options"]]
    assert scopes == ["all:", "severity:high", "campaign:spring", "channel:email"]
    assert fields["to"]["initial_conversation"] == "C1"


def test_a_route_is_told_with_its_quiet_hours_and_names_are_no_markup():
    names = {"campaign:spring": "Spring <launch>"}
    assert [route_line(each, names, "en") for each in ROUTES] == [
        "all of them: <#C1>, quiet from 22 to 7 o'clock (Shanghai time)",
        "campaign Spring &lt;launch&gt;: <#C2>, quiet from 21 to 8 o'clock (the team's clock)",
        "campaign gone: <#C2>, quiet from 21 to 8 o'clock (the team's clock)",
        "severe ones: <#C3>, at any hour",
    ]


@pytest.mark.parametrize(
    ("changed", "quiet"), [({}, (21, 8)), ({"quiet": NEVER}, (0, 0)), ({"quiet": "7", "loud": "7"}, (7, 7))]
)
def test_a_filled_form_is_a_route(changed: dict[str, Any], quiet: tuple[int, int]):
    route = Route(scope="channel", ref="email", conversation="C9", zone="Europe/Berlin", quiet=quiet)
    assert route_from(FILLED | changed) == route


def test_without_a_channel_there_is_no_new_route_and_a_zone_that_is_none_is_refused():
    assert route_from(FILLED | {"to": None}) is None
    with pytest.raises((ZoneInfoNotFoundError, ValueError)):
        route_from(FILLED | {"zone": "Mars/Base"})


@pytest.mark.parametrize(
    ("slack", "why"),
    [
        ("not_in_channel", "not_in_channel"),
        ("is_archived", "is_archived"),
        ("restricted_action", "restricted"),
        ("missing_scope", "missing_scope"),
        ("channel_not_found", "channel_not_found"),
        ("token_revoked", "channel_not_found"),
    ],
)
def test_why_a_channel_takes_no_alerts_is_told_by_what_slack_says(slack: str, why: str):
    assert why_closed(refusal("chat.postMessage", slack)) == why
    assert has(f"alert.trouble.{why}")
