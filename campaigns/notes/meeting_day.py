"""The day that notes say their meeting was held: a full date, with its year, near the top."""

from __future__ import annotations

import re
from datetime import date

from consistency.months import MONTH_NUMBER

_NAME = "(?:" + "|".join(MONTH_NUMBER) + r")[a-z]*\.?"
_DATE = re.compile(
    rf"(?P<y1>\d{{4}})\s*[-/.年]\s*(?P<m1>\d{{1,2}})\s*[-/.月]\s*(?P<d1>\d{{1,2}})|"
    rf"(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<n2>{_NAME}),?\s+(?P<y2>\d{{4}})|"
    rf"\b(?P<n3>{_NAME})\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})",
    re.IGNORECASE,
)
_LINES = 6


def meeting_day(notes: str) -> date | None:
    """The first full date in the first ``_LINES`` lines that say something; None without one that exists."""
    top = [line for line in notes.splitlines() if line.strip()][:_LINES]
    for found in _DATE.finditer("\n".join(top)):
        which = next(n for n in "123" if found[f"y{n}"])
        name = found[f"n{which}"] if which != "1" else None
        month = MONTH_NUMBER[name[:3].lower()] if name else int(found["m1"])
        try:
            return date(int(found[f"y{which}"]), month, int(found[f"d{which}"]))
        except ValueError:
            continue
    return None
