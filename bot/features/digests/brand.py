"""What changed in how a campaign's brand speaks: new versions of its guideline, exceptions that end. Synchronous."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.blocks import cut
from bot.features.exceptions.views import person_of, said, subject
from bot.features.guide.naming import RuleNames
from bot.i18n import text as t
from bot.wording import date_words, mrkdwn
from campaigns.exceptions import store as exceptions
from campaigns.exceptions.store import Granted
from campaigns.model import Campaign
from campaigns.moments import wall_of
from guidelines import store as guidelines
from guidelines.errors import UnknownBrand
from guidelines.model import Guideline
from guidelines.store import VersionInfo


@dataclass(frozen=True, slots=True)
class BrandNews:
    """Versions published and exceptions ended early since a day, exceptions whose last day is still to come."""

    versions: tuple[VersionInfo, ...] = ()
    ending: tuple[Granted, ...] = ()
    ended: tuple[Granted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.versions or self.ending or self.ended)


def brand_news(
    session: Session, campaign: Campaign, *, since: dt.datetime, now: dt.datetime, last: dt.date, zone: str
) -> BrandNews:
    """What concerns the campaign: of versions those that replaced one, of exceptions those that end by ``last``."""
    day = wall_of(now, zone).date()
    try:
        published = guidelines.versions(session, campaign.brand)
    except UnknownBrand:
        published = ()

    def concerns(each: Granted) -> bool:
        return each.campaign in (None, campaign.id)

    held = exceptions.in_force(session, campaign.brand, day)
    over = exceptions.ended_since(session, campaign.brand, since)
    return BrandNews(
        versions=tuple(each for each in published if each.number > 1 and since <= each.published_at <= now),
        ending=tuple(each for each in held if each.until <= last and concerns(each)),
        ended=tuple(each for each in over if concerns(each)),
    )


def version_lines(news: BrandNews, language: str, zone: str) -> list[str]:
    """A line for each new version: which, since when, by whom, and what they wrote of it."""
    return [
        t(
            "digests.week.version",
            language,
            number=each.number,
            day=date_words(wall_of(each.published_at, zone).date(), language),
            person=person_of(each.author),
            note=mrkdwn(cut(" ".join(each.note.split()), 200)),
        )
        for each in news.versions
    ]


def exception_lines(news: BrandNews, guideline: Guideline | None, language: str, zone: str) -> list[str]:
    """A line for each exception that ends or was ended."""
    names = RuleNames(guideline, language)
    lines = [said(each, names, language).replace("\n", "  ·  ") for each in news.ending]
    for each in news.ended:
        if each.ended_at is not None:
            what = mrkdwn(cut(subject(each, names, language), 300))
            day = date_words(wall_of(each.ended_at, zone).date(), language)
            ended = t("exceptions.list.ended", language, day=day, person=person_of(each.ended_by or ""))
            lines.append(f"*{what}*  ·  {ended}")
    return lines
