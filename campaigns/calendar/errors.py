"""Errors a person can cause with the content calendar."""

from __future__ import annotations

from dataclasses import dataclass

from campaigns.errors import CampaignError


class UnknownContent(CampaignError):
    """No content item of that id is stored."""

    code = "calendar.unknown"

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__(f"There is no content item {item!r}; look at the calendar.")


class ForeignContent(CampaignError):
    """A table names the id of an item of another campaign."""

    code = "calendar.foreign"

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__(f"The id {item!r} belongs to another campaign; empty that cell to make a new item.")


class ContentChanged(CampaignError):
    """Somebody changed the item in between."""

    code = "calendar.changed"

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__("Somebody has just changed this item. Look at it as it is now and try again.")


class ParentCycle(CampaignError):
    """The item would be part of itself."""

    code = "calendar.parent_cycle"

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__("This item would come from itself; choose another parent idea.")


_UNREADABLE = {
    "too_big": "it is larger than {limit} MB",
    "no_rows": "it has no rows below the headings",
    "too_many_rows": "it has more than {limit:,} rows",
    "too_wide": "it has more than {limit} columns",
    "damaged": "it is damaged, protected by a password, or not a workbook",
    "broken": "row {row} or one before it is broken",
    "not_text": "it is not a text file",
    "encoding": "its characters are neither UTF-8 nor GB 18030",
}


class UnreadableTable(CampaignError):
    """The file is no table that can be read; ``problem`` is a stable word that ends its code."""

    def __init__(self, problem: str, *, limit: int = 0, row: int = 0) -> None:
        self.problem, self.limit, self.row = problem, limit, row
        self.code = f"calendar.unreadable.{problem}"
        why = _UNREADABLE[problem].format(limit=limit, row=row)
        super().__init__(f"This file cannot be read as a calendar: {why}. Send CSV or XLSX with a row of headings.")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in a row as the spreadsheet counts it (the headings are row 1). ``code`` ends a catalogue key."""

    row: int
    column: str
    code: str
    value: str = ""


class TableRefused(CampaignError):
    """Some rows are wrong: nothing was loaded. ``problems`` names every one of them."""

    code = "calendar.refused"

    def __init__(self, problems: tuple[RowProblem, ...]) -> None:
        self.problems = problems
        self.count = len(problems)
        first = "; ".join(f"row {p.row}, {p.column}: {p.code} {p.value}".rstrip() for p in problems[:3])
        super().__init__(f"Nothing was loaded, {len(problems)} problems: {first}. Mend them and send the file again.")
