"""How a value of the copy stands to the approved one, which may be understated but not overstated."""

from __future__ import annotations

from decimal import Decimal

from consistency.statements.values import OPEN, OTHER, SAME, Answer, Figure, Value, compare_values

_COUNTED = "#"
_WORKDAY = "workday"
_DAYS = {"s": Decimal(1) / 86_400, "day": Decimal(1), _WORKDAY: Decimal(1)}
_REST = 2
"""Days off that any number of working days may hold, beside as many again."""
_CELSIUS = "°C"


def held_to(approved: Value, said: Value, *, exceeded: bool = False) -> Answer:
    """``compare_values`` for an approved value and what copy makes of it.

    Two channels may both be right where one says "up to"; copy that says "up to 15 %" of an approved 5 % is not, nor
    "at least 30" of 20. Groups of six keep to "at most 12". What the claim says is ``exceeded`` (more than 38,000) was
    approved for that number alone: 45,000 are too many, "from 12" leaves them open. What works at minus 15 °C works
    at minus 10, and what is approved for 5 °C is not for what still works at minus 5. A week of five working days is
    one of seven: 24 hours are no 7 of them.
    """
    answer = compare_values(approved, said)
    if not isinstance(approved, Figure) or not isinstance(said, Figure) or answer == SAME:
        return answer
    if approved.unit == said.unit == _CELSIUS and approved.high is not None:
        return OTHER if said.low < approved.low or (said.high or said.low) > approved.high else OPEN
    if _WORKDAY in (approved.unit, said.unit) and approved.unit != said.unit:
        return _of_workdays(approved, said)
    if approved.unit != said.unit or approved.high is not None or said.high is not None:
        return answer
    if approved.unit == _CELSIUS and approved.bound == "from" and approved.low < 0:
        return OTHER if said.low < approved.low else OPEN
    if approved.unit == _CELSIUS and said.bound == "from" and said.low < 0 <= approved.low:
        return OTHER
    if exceeded and approved.unit in (_COUNTED, "%") and said.low > approved.low and said.bound != "up_to":
        return OTHER
    priced = said.bound == "up_to" and approved.unit.isupper()  # "under £40" is true of £38
    if said.bound and approved.bound != "from" and said.low > approved.low and not priced:
        return OTHER
    if approved.bound == "up_to" and approved.unit == _COUNTED and said.bound != "from" and said.low < approved.low:
        return OPEN
    return answer


def _of_workdays(approved: Figure, said: Figure) -> Answer:
    """Whether working days and days, or hours, cannot be the same time."""
    if approved.unit not in _DAYS or said.unit not in _DAYS:
        return OPEN
    worked, plain = (approved, said) if approved.unit == _WORKDAY else (said, approved)
    least, most = worked.low, 2 * (worked.high or worked.low) + _REST
    low, high = (each * _DAYS[plain.unit] for each in (plain.low, plain.high or plain.low))
    return OTHER if high < least or low > most else OPEN
