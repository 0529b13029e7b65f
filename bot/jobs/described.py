"""What is said about a piece of copy: by its writer, by the campaign it was handed in at, as the store takes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy.orm import Session

from bot.jobs.request import HandedIn
from campaigns import store as campaigns
from campaigns.model import Submission
from guidelines.model import Language


def in_campaign(session: Session, handed: HandedIn) -> Mapping[str, str]:
    """What is said about a piece, with the campaign whose home it was handed in at and that campaign's audience."""
    about = dict(handed.about)
    here = handed.channel or handed.origin_channel
    found = campaigns.at_home(session, here) if here and "campaign" not in about else None
    if found is not None:
        about["campaign"] = found.id
    elif "campaign" in about:
        found = next((each for each in campaigns.campaigns(session) if each.id == about["campaign"]), None)
    if found is not None and found.audience:
        about.setdefault("audience", found.audience)
    return about


def as_stored(about: Mapping[str, str], today: dt.date | None) -> dict[str, Any]:
    """What is said about a piece of copy, as the store takes it."""
    return {
        "channel": about.get("channel"),
        "stage": about.get("stage"),
        "campaign": about.get("campaign"),
        "audience": about.get("audience"),
        "copy_language": cast("Language | None", about.get("language")),
        "as_of": dt.date.fromisoformat(about["as_of"]) if about.get("as_of") else today,
    }


def goes_live(submission: Submission, today: dt.date) -> dt.date | None:
    """The day copy is held to when it is looked at again ``today``.

    What was to go live since it was handed in, or on the day that it was, goes live today at the earliest; a day that
    was past already then was meant.
    """
    handed_in = submission.created_at.date() - dt.timedelta(days=1)  # by the clock of any zone
    stored = submission.as_of
    return today if stored is not None and handed_in <= stored < today else stored
