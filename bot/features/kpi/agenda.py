"""Open alerts on the agendas of meetings: those of the series' campaign, or of the whole brand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sqlalchemy.orm import Session

from bot.context import Context
from bot.features.kpi.reading import words_of
from bot.features.meetings.state import language_of
from bot.i18n import text as t
from campaigns.meetings.model import AgendaSource, Candidate, Meeting, Series
from kpi import store as kpis
from kpi.alerts import store_lists
from kpi.alerts.model import Alert

AT_MOST = 10


@dataclass(frozen=True, slots=True)
class AlertSource:
    """Alerts somebody has to act on, severe ones first."""

    context: Context
    kind: ClassVar[str] = "alert"

    def candidates(self, series: Series, meeting: Meeting, now: dt.datetime) -> Sequence[Candidate]:
        """Of the campaign of the series or without one; of everything where the series has no campaign."""
        with self.context.database.reading() as session:
            language = language_of(session, series, self.context.tasks.habits)
            found = [
                each
                for each in store_lists.active(session)
                if series.campaign is None or each.campaign in (None, series.campaign)
            ]
            return [
                Candidate(
                    kind=self.kind,
                    ref=each.id,
                    title=_title(session, each, language),
                    owner=each.answers,
                    since=each.opened_at,
                )
                for each in found[:AT_MOST]
            ]

    def resolved(self, refs: Collection[str], now: dt.datetime) -> Collection[str]:
        """Those that are closed."""
        with self.context.database.reading() as session:
            found = store_lists.by_id(session, refs)
        return [ref for ref in refs if ref not in found or not found[ref].active]


def _title(session: Session, alert: Alert, language: str) -> str:
    name = kpis.kpi(session, alert.kpi).name.best(language)
    return t("alert.agenda", language, name=name, says=words_of(alert.lead.said, language))


def sources(context: Context) -> list[AgendaSource]:
    """What KPIs bring to an agenda."""
    return [AlertSource(context)]
