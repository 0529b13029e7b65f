"""What of campaigns is read from the database for a view. Synchronous."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.brand import InForce
from bot.errors import Refusal
from bot.features import command
from bot.features.campaigns.views.card import WORDS, Setting
from bot.features.campaigns.views.lists import Line
from bot.readers import Reader
from campaigns import store
from campaigns.digests.store_audience import audience
from campaigns.model import Campaign
from campaigns.overview import store as overviews
from campaigns.reminders.model import Habits
from campaigns.reminders.store_people import recipient
from guidelines import store as guidelines_store
from guidelines.errors import GuidelineError
from guidelines.model import Guideline, Language

COMMAND = "/campaign"
Choice = tuple[str, str]
_PLATFORM = re.compile(r"[A-Z][a-z]+[A-Z]")
"""A proper name written in one: of Product page and Search ad the first word says nothing."""


def guideline_of(session: Session, brand: str) -> Guideline | None:
    """The newest guideline of a campaign's brand; None when the store has none."""
    try:
        return guidelines_store.latest(session, brand).guideline
    except GuidelineError:
        return None


def setting(
    session: Session,
    campaign: Campaign,
    *,
    language: str,
    zone: str,
    now: dt.datetime,
    private: bool = False,
    window: bool = False,
) -> Setting:
    """For whom and where a card of the campaign is drawn."""
    guideline = guideline_of(session, campaign.brand)
    return Setting(
        language=language,
        zone=zone,
        now=now,
        channels={each.id: each.name.best(language) for each in guideline.channels} if guideline else {},
        brand=guideline.brand.names.best(language) if guideline else campaign.brand,
        # What the words answer goes where they were asked, and a window is no such place.
        words=() if window else tuple(each for each in WORDS if command.word(COMMAND, each) is not None),
        private=private,
    )


def zone_of(session: Session, campaign: Campaign, habits: Habits) -> str:
    """The zone whose days a card in the open goes by: that of whoever leads the campaign, or the team's."""
    return recipient(session, campaign.owner, habits).zone if campaign.owner else habits.zone


def language_there(session: Session, campaign: str, channel: str, habits: Habits, otherwise: Language) -> Language:
    """The language of a card in a conversation: in a channel that of most of the campaign's people, as its digests are;
    with one person, or where as many read either, ``otherwise``."""
    if channel.startswith("D"):
        return otherwise
    return audience(session, campaign, replace(habits, language=otherwise)).language


def channel_choices(session: Session, brand: str, language: str) -> list[Choice]:
    """Id and name of the brand's channels."""
    guideline = guideline_of(session, brand)
    return [(each.id, each.name.best(language)) for each in guideline.channels] if guideline else []


def channels_named(session: Session, brand: str, text: str) -> list[str]:
    """The brand's channels that a text names, in either language; a platform (WeChat, LinkedIn) also without the rest
    of its name where only one channel begins with it. RED is read only in capitals, being a colour otherwise."""
    guideline = guideline_of(session, brand)
    names = (
        {each.id: {name for name in (each.name.en, each.name.zh) if name} for each in guideline.channels}
        if guideline
        else {}
    )
    first = Counter(word for said in names.values() for word in {name.split()[0] for name in said})
    short = {word for word, often in first.items() if often == 1 and _PLATFORM.match(word)}

    def named(name: str) -> bool:
        pattern = rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name)
        return re.search(pattern, text, 0 if name.isupper() else re.IGNORECASE) is not None

    return [
        each for each, said in names.items() if any(map(named, said | ({name.split()[0] for name in said} & short)))
    ]


def brand_choices(session: Session, guidelines: InForce, language: str) -> list[Choice]:
    """Id and name of the brands, the one in force first. Raises ``Refusal`` without any."""
    known = list(guidelines_store.brands(session))
    if not known:
        raise Refusal("errors.no_guideline")
    try:
        current = guidelines.current().brand
    except Refusal:
        current = known[0]
    known.sort(key=lambda each: each != current)
    return [(each, guidelines_store.latest(session, each).guideline.brand.names.best(language)) for each in known]


def lines(session: Session, found: Iterable[Campaign], now: dt.datetime) -> list[Line]:
    """Campaigns as lists show them."""
    campaigns = list(found)
    late = overviews.late(session, [each.id for each in campaigns], now)
    return [Line(each, store.phases(session, each.id), late.get(each.id, 0)) for each in campaigns]


def mine(session: Session, reader: Reader, now: dt.datetime) -> list[Line]:
    """The person's campaigns that are under way."""
    return lines(session, overviews.of_person(session, reader.user), now)


def everybodys(session: Session, now: dt.datetime) -> tuple[list[Line], list[Campaign]]:
    """Campaigns under way, and those that are closed."""
    known = store.campaigns(session)
    return lines(session, [each for each in known if each.active], now), [each for each in known if not each.active]
