"""Disagreements that nobody has settled, on the agendas of meetings: of the series' campaign, or of the whole brand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from bot.context import Context
from bot.features.compare import reading
from bot.features.meetings.state import language_of
from campaigns.comparisons import store
from campaigns.comparisons.model import Disagreement
from campaigns.meetings.model import AgendaSource, Candidate, Meeting, Series
from campaigns.moments import wall_of

AT_MOST = 10


@dataclass(frozen=True, slots=True)
class DisagreementSource:
    """What channels say differently, in the order in which it harms."""

    context: Context
    kind: ClassVar[str] = "disagreement"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """Of meetings where channels are brought into line, and of other ones about the campaign."""
        if series.kind not in ("calibration", "launch"):
            return []
        with self.context.database.reading() as session:
            language = language_of(session, series, self.context.tasks.habits)
            found: dict[str, Disagreement] = {}
            for each in store.waiting(session, campaign=series.campaign, brand=series.brand, day=self._day(now)):
                found.setdefault(each.key, each)  # the same may stand in comparisons of files and of the campaign
            made = []
            for each in list(found.values())[:AT_MOST]:
                compared = store.get(session, each.comparison)
                version = reading.version_of(self.context.guidelines, compared)
                title = reading.line(each, compared, version, language)
                made.append(Candidate(kind=self.kind, ref=each.id, title=title, since=each.first_seen))
            return made

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Those that were settled, or that the latest comparison no longer has."""
        with self.context.database.reading() as session:
            found = store.by_id(session, refs)
            day = self._day(now)
            return [ref for ref in refs if ref not in found or not store.unsettled(session, found[ref], day)]

    def _day(self, now: dt.datetime) -> dt.date:
        return wall_of(now, self.context.settings.time_zone).date()


def sources(context: Context) -> list[AgendaSource]:
    """What comparisons bring to an agenda."""
    return [DisagreementSource(context)]
