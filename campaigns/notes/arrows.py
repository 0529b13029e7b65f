"""Arrows of an entry: a problem before them, what to do about it after them; or who and when."""

from __future__ import annotations

import re

from campaigns.notes import segments
from campaigns.notes.deadlines import Dates
from campaigns.notes.people import Directory

ARROW = re.compile(r"\s*(?:->|=>|→|——)\s*")


def after_problem(text: str, directory: Directory, dates: Dates) -> int | None:
    """Where what is to be done begins behind the last arrow that has a problem before it.

    None without an arrow, inside brackets, and where one side only says who or when.
    """
    found = [each for each in ARROW.finditer(text) if each.start() > 0]
    for arrow in reversed(found):
        before = max((each.end() for each in found if each.end() <= arrow.start()), default=0)
        ahead = text[: arrow.start()]
        inside = len(re.findall(r"[(（]", ahead)) > len(re.findall(r"[)）]", ahead))
        sides = [segments.read(side, directory, dates) for side in (text[before : arrow.start()], text[arrow.end() :])]
        if not inside and all(side.end > side.start or side.status_only for side in sides):
            return arrow.end()
    return None
