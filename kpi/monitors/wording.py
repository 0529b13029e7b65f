"""The parameters of a reading as a person reads them: shares as per cent, days as dates, amounts with thousands.

A parameter's name says what it is: ``*_pct`` is a share (0.2 reads 20%; the sentence says
which way), ``*_signed`` a share with its sign (+20%), ``*_on`` a day, ``at`` a time, ``days`` and
``*_days``, ``known`` and ``wanted`` are counts; every other number is an amount in the KPI's unit.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

from kpi.monitors.model import Param
from kpi.months import MONTH_SHORT

_COUNTS = {"days", "known", "wanted"}


def shown(params: Mapping[str, Param], language: str) -> dict[str, str | int]:
    """``params`` spelled for ``language`` ("zh", else English), and ``n``, the days, which chooses a plural."""
    spelled: dict[str, str | int] = {name: _spell(name, value, language) for name, value in params.items()}
    days = params.get("days")
    return spelled | {"n": days} if isinstance(days, int) else spelled


def amount(value: float) -> str:
    """A number with thousands separators and as many digits as its size asks for; a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    digits = 0 if size >= 100 or value == round(value) else 1 if size >= 10 else 2 if size >= 1 else 4
    if digits == 4:
        return f"{value:.3g}"
    written = f"{value:,.{digits}f}"
    return written.rstrip("0").rstrip(".") if digits else written


def _spell(name: str, value: Param, language: str) -> str:
    if isinstance(value, dt.datetime):
        return f"{_day(value, language)} {value:%H:%M}"
    if isinstance(value, dt.date):
        return _day(value, language)
    if isinstance(value, str):
        return value
    if name in _COUNTS or name.endswith("_days"):
        return f"{value:.0f}"
    if name.endswith("_signed"):
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return sign + _share(abs(value))
    if name.endswith("_pct"):
        return _share(abs(value))
    return amount(float(value))


def _share(size: float) -> str:
    return f"{size:.0%}" if size >= 0.01 or size == 0 else f"{size:.1%}"


def _day(day: dt.date, language: str) -> str:
    return f"{day.month}月{day.day}日" if language == "zh" else f"{day.day} {MONTH_SHORT[day.month - 1]}"
