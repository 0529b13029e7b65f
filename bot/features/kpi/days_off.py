"""On which days the figures of a country are not to be judged by those of other weeks."""

from __future__ import annotations

from bot.settings import Settings
from campaigns.due.calendar import Calendar
from campaigns.reminders.store_people import country_of
from kpi.monitors.model import DaysOff, no_days_off


def of_workspace(settings: Settings) -> DaysOff:
    """Public holidays of the country that the settings name, else of their time zone; none where that is unknown."""
    return of_country(country_of(settings.time_zone, settings.holidays))


def of_country(country: str | None) -> DaysOff:
    """Public holidays of ``country``, an ISO code, with what else of a break is no ordinary day. UnknownCountry."""
    return Calendar(country).is_unusual if country else no_days_off
