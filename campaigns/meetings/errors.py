"""Errors a person can cause with meetings."""

from __future__ import annotations

from campaigns.errors import CampaignError


class UnknownMeeting(CampaignError):
    """No meeting or series of that id is stored."""

    code = "meetings.unknown"

    def __init__(self, meeting: str) -> None:
        self.meeting = meeting
        super().__init__(f"There is no meeting {meeting!r}; look at the list of meetings.")


class UnknownItem(CampaignError):
    """The agenda has no such item."""

    code = "meetings.unknown_item"

    def __init__(self, item: str) -> None:
        self.item = item
        super().__init__(f"There is no item {item!r} on the agenda; open the agenda again.")


class MeetingOver(CampaignError):
    """The meeting is closed or cancelled."""

    code = "meetings.over"

    def __init__(self, meeting: str, status: str) -> None:
        self.meeting, self.status = meeting, status
        super().__init__(f"The meeting is {status}; what is open stands on the agenda of the next one.")


class SeriesOver(CampaignError):
    """The series has no further meeting."""

    code = "meetings.series_over"

    def __init__(self, series: str) -> None:
        self.series = series
        super().__init__(f"Series {series!r} has no further meeting; give it a new rule, or make a single meeting.")


class ItemSettled(CampaignError):
    """The item was settled before."""

    code = "meetings.item_settled"

    def __init__(self, item: str, outcome: str) -> None:
        self.item, self.outcome = item, outcome
        super().__init__(f"This item is settled already ({outcome}); add a new one if it has to be talked about again.")


class OwnerOrDateMissing(CampaignError):
    """A decision or a task lacks who does it or by when."""

    code = "meetings.owner_or_date_missing"

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"Give the {what} an owner and a date: without both it will not happen.")
