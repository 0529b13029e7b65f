"""Series, meetings, items and decisions as their rows and back."""

from __future__ import annotations

from typing import Any, cast

from campaigns.meetings.model import AgendaItem, Decision, Meeting, MeetingStatus, Outcome, Series, SeriesKind
from campaigns.meetings.tables import AgendaItemRow, DecisionRow, MeetingRow, SeriesRow
from campaigns.model import Due, Granularity
from guidelines.model import Language


def series_columns(series: Series) -> dict[str, Any]:
    """The columns of a series' row, save its id."""
    return {
        "kind": series.kind,
        "title": series.title,
        "brand": series.brand,
        "campaign": series.campaign,
        "first": series.first.at,
        "zone": series.first.zone,
        "rule": series.rule,
        "minutes": series.minutes,
        "participants": {"users": list(series.participants)},
        "channel": series.channel,
        "lead_hours": series.lead_hours,
        "country": series.country,
        "language": series.language,
    }


def series_of(row: SeriesRow) -> Series:
    """The series that a row holds."""
    return Series(
        id=row.id,
        kind=cast(SeriesKind, row.kind),
        title=row.title,
        brand=row.brand,
        campaign=row.campaign,
        first=Due(at=row.first, zone=row.zone, granularity="minute"),
        rule=row.rule,
        minutes=row.minutes,
        participants=tuple(row.participants["users"]),
        channel=row.channel,
        lead_hours=row.lead_hours,
        country=row.country,
        language=cast("Language | None", row.language),
    )


def meeting_of(row: MeetingRow) -> Meeting:
    """The meeting that a row holds."""
    return Meeting(
        id=row.id,
        series=row.series,
        at=Due(at=row.at, zone=row.zone, granularity="minute"),
        status=cast(MeetingStatus, row.status),
        closed_at=row.closed_at,
    )


def due_columns(due: Due | None) -> dict[str, str | None]:
    """The three columns of a due date, or of none."""
    return {
        "due": due.at if due else None,
        "due_zone": due.zone if due else None,
        "due_granularity": due.granularity if due else None,
    }


def item_of(row: AgendaItemRow) -> AgendaItem:
    """The item that a row, or its columns alone, hold."""
    due = None
    if row.due is not None and row.due_zone is not None:
        due = Due(at=row.due, zone=row.due_zone, granularity=cast(Granularity, row.due_granularity))
    return AgendaItem(
        id=row.id,
        meeting=row.meeting,
        position=row.position,
        kind=row.kind,
        ref=row.ref,
        title=row.title,
        owner=row.owner,
        due=due,
        added_by=row.added_by,
        outcome=cast(Outcome, row.outcome),
        first_meeting=row.first_meeting,
        carried=row.carried,
        note=row.note,
        result=row.result,
    )


def decision_of(row: DecisionRow) -> Decision:
    """The decision that a row holds."""
    return Decision(
        id=row.id,
        meeting=row.meeting,
        item=row.item,
        text=row.text,
        owner=row.owner,
        due=Due(at=row.due, zone=row.due_zone, granularity=cast(Granularity, row.due_granularity)),
        by=row.by,
        at=row.at,
    )
