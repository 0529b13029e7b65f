"""What is wrong with a source, and with its rows, in words for chat, where no option of a command can be given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot import i18n
from bot.gateway.mrkdwn import escape
from bot.i18n import text as t
from bot.wording import dated
from kpi.errors import KpiError
from kpi.sources.ingest.errors import SourceError
from kpi.sources.ingest.model import Report


def say(code: str, params: Mapping[str, object], language: str) -> str:
    """The sentence of ``code`` for chat, where there is one, else that of the command line."""
    name = code.removeprefix("kpi_sources.")
    key = f"kpi_sources.chat.{name}"
    safe = {each: escape(dated(value, language)) if isinstance(value, str) else value for each, value in params.items()}
    return t(key if i18n.has(key) else code, language, **safe)


def problem_of(problem: KpiError) -> dict[str, Any]:
    """An error as plain data: ``code`` and ``params``, and the ``faults`` of the rows where it has them."""
    if isinstance(problem, SourceError):
        return {"code": problem.code, "params": dict(problem.params)}
    return {"code": "kpi_sources.other_problem", "params": {"why": str(problem)}}


def fault_lines(report: Report, language: str, most: int) -> list[str]:
    """The first faults of rows, a line each, and how many more rows have one."""
    lines = []
    for fault in report.faults[:most]:
        reason = say(fault.code, fault.params, language)
        key = "kpi_sources.fault_in" if fault.column else "kpi_sources.fault"
        lines.append("• " + t(key, language, row=fault.row, reason=reason, column=escape(fault.column)))
    more = report.bad_rows - len(lines)
    return [*lines, t("kpi_sources.more_faults", language, n=more)] if more > 0 else lines


def when(at: dt.datetime | str | None, grain: str, zone: str) -> str:
    """A time as people read it: the day, or the hour in the zone of the source."""
    moment = dt.datetime.fromisoformat(at) if isinstance(at, str) else at
    if moment is None:
        return "–"
    moment = moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment
    return f"{moment:%Y-%m-%d}" if grain == "day" else f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
