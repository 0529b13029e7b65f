"""The days on which copy says that a sale begins or ends, and whether they lie within the campaign."""

from __future__ import annotations

import re
from datetime import date, timedelta

from consistency.document import Document
from consistency.statements.model import Statement
from consistency.statements.values import Day

_OFFER = re.compile(
    r"\b(?:sales?|offers?|discounts?|deals?|promotions?|campaign|save|\d+ ?% off|coupons?|vouchers?)\b"
    r"|开售|发售|促销|优惠|折|活动时间|活动期|特惠|大促|立减|满减|预售|抢购|券",
    re.IGNORECASE,
)
_HERE = timedelta(0)
_NEAR = timedelta(days=183)
"""A day farther from the campaign than half a year is of something else, such as the model before."""


def outside(document: Document, statements: tuple[Statement, ...], start: date, end: date) -> tuple[Statement, ...]:
    """The statements of a day of a sale that is not from ``start`` to ``end``, both included."""
    found = []
    for each in statements:
        if each.kind != "date" or not isinstance(each.value, Day) or not _of_a_sale(document, each):
            continue
        made = _days(each.value, start, end)
        away = min((max(start - day, day - end) for day in made), default=_HERE)
        if _HERE < away <= _NEAR:
            found.append(each)
    return tuple(found)


def _of_a_sale(document: Document, statement: Statement) -> bool:
    if statement.topic == "on_sale":
        return True
    if statement.topic not in ("start", "end"):
        return False
    return _OFFER.search(document.plain[slice(*statement.clause)]) is not None


def _days(value: Day, start: date, end: date) -> list[date]:
    """The days that ``value`` can be; none for a month, which is a hint and no day."""
    if value.day is None:
        return []
    years = (value.year,) if value.year else range(start.year - 1, end.year + 2)
    made = []
    for year in years:
        try:
            made.append(date(year, value.month, value.day))
        except ValueError:
            continue
    return made
