"""How a value of the copy stands to the approved one, which may be understated but not overstated."""

from __future__ import annotations

from consistency.statements.values import OPEN, OTHER, SAME, Answer, Figure, Value, compare_values

_COUNTED = "#"
_CELSIUS = "°C"


def held_to(approved: Value, said: Value, *, exceeded: bool = False) -> Answer:
    """``compare_values`` for an approved value and what copy makes of it.

    Two channels may both be right where one says "up to"; copy that says "up to 15 %" of an approved 5 % is not, nor
    "at least 30" of 20. Groups of six keep to "at most 12". What the claim says is ``exceeded`` (more than 38,000) was
    approved for that number alone: 45,000 are too many, "from 12" leaves them open. What works at minus 15 °C works
    at minus 10.
    """
    answer = compare_values(approved, said)
    if not isinstance(approved, Figure) or not isinstance(said, Figure) or answer == SAME:
        return answer
    if approved.unit == said.unit == _CELSIUS and approved.high is not None:
        return OTHER if said.low < approved.low or (said.high or said.low) > approved.high else OPEN
    if approved.unit != said.unit or approved.high is not None or said.high is not None:
        return answer
    if approved.unit == _CELSIUS and approved.bound == "from" and approved.low < 0:
        return OTHER if said.low < approved.low else OPEN
    if exceeded and approved.unit in (_COUNTED, "%") and said.low > approved.low and said.bound != "up_to":
        return OTHER
    priced = said.bound == "up_to" and approved.unit.isupper()  # "under £40" is true of £38
    if said.bound and approved.bound != "from" and said.low > approved.low and not priced:
        return OTHER
    if approved.bound == "up_to" and approved.unit == _COUNTED and said.bound != "from" and said.low < approved.low:
        return OPEN
    return answer
