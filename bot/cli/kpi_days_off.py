"""The option that names the country whose public holidays the figures of a file are read by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.fail import fail

if TYPE_CHECKING:
    from kpi.monitors.model import DaysOff

Holidays = Annotated[
    str | None,
    typer.Option(help="Country, such as CN, whose public holidays are not judged by ordinary days; else every day is."),
]


def days_off(country: str | None) -> DaysOff:
    """The days off of ``country``; a code without a calendar ends the command."""
    from bot.features.kpi.days_off import of_country
    from campaigns.countries import countries

    if country is None:
        return of_country(None)
    if country.upper() not in countries():
        fail(f"{country} has no calendar of public holidays. Give a code such as CN, DE or US.")
    return of_country(country.upper())
