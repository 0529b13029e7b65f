"""A new monitor as its form says it: the fields of its kind, read and held to what they may be."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from bot.context import Body, asked
from bot.features.kpi import previewing
from bot.forms import FieldRefused
from kpi import store as kpis
from kpi.alerts.kinds import checked

NORMAL = "normal"


def monitor_values(given: Mapping[str, Any], body: Body) -> dict[str, Any]:
    """The plain data of a new monitor. Raises ``FieldRefused``."""
    return {
        "id": uuid.uuid5(uuid.NAMESPACE_OID, body["view"]["id"]).hex[:12],
        "kpi": given["monitor_kpi"],
        "kind": given["monitor_kind"],
        "parameters": _parameters(given),
        "least": max(_number(given, "least") or 0.0, 0.0),
        "severity": given["severity"],
        "channel": given.get("channel"),
        "by": asked(body).user,
    }


def _parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    sense = given.get("monitor_sensitivity") or NORMAL
    match given["monitor_kind"]:
        case "threshold":
            found = {"above": _number(given, "above"), "below": _number(given, "below"), "days": _days(given, "days")}
            if found["above"] is None and found["below"] is None:
                raise FieldRefused("above", "monitors.form.limit_missing")
            if found["above"] is not None and found["below"] is not None and found["below"] >= found["above"]:
                raise FieldRefused("below", "monitors.form.limits_crossed")
        case "change":
            found = {"fall": _share(given, "fall"), "rise": _share(given, "rise")}
            found |= {"days": int(given.get("window") or 7), "versus": int(given.get("versus") or 7)}
            if found["versus"] < found["days"]:
                raise FieldRefused("versus", "monitors.form.versus_short")
        case "goal_line":
            found = {"days": _days(given, "days")}
        case "no_data":
            found = {"grace": _days(given, "grace", least=0)}
        case "mix_shift":
            found = {"by": given.get("by")}
        case "ratio":
            found = {side: given.get(side) for side in ("numerator", "denominator")}
            for side, other in (("numerator", "denominator"), ("denominator", "numerator")):
                if found[other] and not found[side]:
                    raise FieldRefused(side, "monitors.form.side_missing")
    if sense != NORMAL:
        found["sensitivity"] = sense
    return {name: value for name, value in found.items() if value is not None}


def fits(session: Session, values: Mapping[str, Any]) -> None:
    """Hold a new monitor to its KPI. Raises ``FieldRefused`` and BadParameter."""
    watch = previewing.watch_from(values)
    kpi = kpis.kpi(session, watch.kpi)
    goal = kpis.goal(session, kpi.goal)
    if watch.kind == "ratio" and kpi.formula is None and "numerator" not in watch.parameters:
        raise FieldRefused("numerator", "monitors.form.side_missing")
    checked(watch, kpi, goal)


def _number(given: Mapping[str, Any], name: str) -> float | None:
    text = str(given.get(name) or "").replace(",", "").replace("，", "").strip().rstrip("%％")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise FieldRefused(name, "monitors.form.bad_number") from None


def _share(given: Mapping[str, Any], name: str) -> float | None:
    """Percent as a share."""
    percent = _number(given, name)
    if percent is None:
        return None
    if percent <= 0:
        raise FieldRefused(name, "monitors.form.bad_percent")
    return percent / 100


def _days(given: Mapping[str, Any], name: str, least: int = 1) -> int | None:
    number = _number(given, name)
    if number is None:
        return None
    if number < least or number != int(number):
        raise FieldRefused(name, "monitors.form.bad_days")
    return int(number)
