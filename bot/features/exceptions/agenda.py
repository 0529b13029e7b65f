"""Exceptions that are about to end, on the agendas of meetings: they are renewed, or what they cover is mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.context import Context
from bot.features.meetings.state import language_of
from bot.i18n import text as t
from campaigns.exceptions import store
from campaigns.meetings.model import AgendaSource, Candidate, Meeting, Series
from campaigns.model import Due
from campaigns.moments import wall_of

AHEAD = dt.timedelta(days=7)
"""How long after a meeting an exception may end to be talked about there."""
AT_MOST = 5


@dataclass(frozen=True, slots=True)
class ExceptionSource:
    """What will soon be found again."""

    context: Context
    kind: ClassVar[str] = "exception"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """Of the series' campaign or of none, those that end within a week of the meeting."""
        last = max(dt.date.fromisoformat(meeting.at.at[:10]), self._day(now)) + AHEAD
        with self.context.database.reading() as session:
            found = store.in_force(session, series.brand, self._day(now))
            language = language_of(session, series, self.context.tasks.habits)
        near = [
            each
            for each in found
            if each.until <= last and (series.campaign is None or each.campaign in (None, series.campaign))
        ]
        return [
            Candidate(
                kind=self.kind,
                ref=each.id,
                title=t("exceptions.agenda", language, what=each.title, reason=each.reason),
                owner=each.author if each.author[:1] in "UW" else None,
                due=Due(at=each.until.isoformat(), zone=self.context.settings.time_zone, granularity="day"),
                since=each.created_at,
            )
            for each in near[:AT_MOST]
        ]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Those that hold no more."""
        with self.context.database.reading() as session:
            found = store.by_id(session, refs)
        return [ref for ref in refs if ref not in found or not found[ref].holds(self._day(now))]

    def _day(self, now: dt.datetime) -> dt.date:
        return wall_of(now, self.context.settings.time_zone).date()


def sources(context: Context) -> list[AgendaSource]:
    """What exceptions bring to an agenda."""
    return [ExceptionSource(context)]
