"""A person's hours as they stand, and the countries whose public holidays they may name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from sqlalchemy.orm import Session

from campaigns.countries import countries
from campaigns.moments import wall_of
from campaigns.reminders.model import Habits, Recipient
from campaigns.reminders.store_people import country_of, country_told, recipient

USUAL, NONE = "usual", "none"
"""Instead of a country: that of the team or of the person's zone, and no public holidays at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A person's hours; ``country`` is what they chose, ``usual`` the country that holds when they choose none.

    ``leave`` holds the days away that are not over on ``today``, which is a day of the person's zone.
    """

    person: Recipient
    country: str
    usual: str | None
    today: dt.date

    @property
    def leave(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """First and last days, both included."""
        return tuple(days for days in self.person.leave if days[1] >= self.today)


def told(session: Session, user: str, now: dt.datetime, habits: Habits) -> Told:
    """What ``user`` and their team have said."""
    person = recipient(session, user, habits)
    said = country_told(session, user)
    return Told(
        person=person,
        country=USUAL if said is None else said or NONE,
        usual=country_of(person.zone, habits.country),
        today=wall_of(now, person.zone).date(),
    )


def country_name(code: str, language: str) -> str:
    """``FR`` as France or 法国."""
    return _names(language).get(code, code)


def countries_like(typed: str, language: str) -> list[tuple[str, str]]:
    """Codes and names of countries with ``typed`` in their name in either language, or as their code; in order."""
    wanted = typed.strip().casefold()
    return sorted(
        (
            (code, country_name(code, language))
            for code in countries()
            if wanted == code.casefold() or any(wanted in country_name(code, each).casefold() for each in ("en", "zh"))
        ),
        key=lambda each: (not each[1].casefold().startswith(wanted), each[1]),
    )


@lru_cache
def _names(language: str) -> dict[str, str]:
    return dict(Locale.parse("zh_Hans" if language == "zh" else "en").territories)
